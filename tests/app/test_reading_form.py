"""What a guest read comes over to the indexer as it was; a guest that sends anything else is refused."""

import json
from dataclasses import replace

import pytest

from briefbook.app.reading_form import DATA_CAP, from_columns, to_columns
from briefbook.model.document import Document, Evidence, Figure, Furniture, Passage, Problem, Reading
from briefbook.model.kinds import DocumentKind, Fingerprint, PassageKind, ProblemKind
from briefbook.model.plain import Json, JsonObject, PlainError

PASSAGES = (
    Passage(2, PassageKind.PARAGRAPH, "Un énoncé.", ("One", "Two"), "fr", 1),
    Passage(3, PassageKind.LIST_ITEM, "An item.", ("One", "Two"), "en", 2),
    Passage(5, PassageKind.TABLE, "a\tb", (), None, None),
)
DOCUMENT = Document("a.zip", Fingerprint("0" * 64), DocumentKind("other"), PASSAGES, "Title", parts=1)
SAID = replace(
    DOCUMENT,
    furniture=(Furniture(1, "\ud83d menu", "A link of the web page."),),
    evidence=(Evidence("date", None, "le 3/4", 0.7, ("2023-03-04", "2023-04-03")), Evidence("title", "Title", "Title")),
    figures=(Figure(2, (0, 2), "12", "claims", "2023"), Figure(3, (4, 5), "1")),
)
PART = Document("a.zip/b.txt", Fingerprint("1" * 64), DocumentKind("other"), PASSAGES[:1], is_part=True)
EMPTY = Document("a.zip/c.txt", Fingerprint("2" * 64), DocumentKind("other"), (), furniture=(Furniture(1, "x", "y"),))
READING = Reading(SAID, (PART, EMPTY), (Problem("a.zip/d", ProblemKind.DAMAGED, "It is damaged.", part=True),))


def sent() -> tuple[JsonObject, bytes]:
    """Return the reading as it arrives."""
    head, data = to_columns(READING)
    plain = json.loads(json.dumps(head))
    assert isinstance(plain, dict)
    return plain, data


def with_column(name: str, column: Json) -> tuple[JsonObject, bytes]:
    """Return the reading with another column for its first document."""
    plain, data = sent()
    columns = plain["columns"]
    assert isinstance(columns, list)
    first = columns[0]
    assert isinstance(first, dict)
    columns[0] = {**first, name: column}
    return plain, data


def test_a_reading_comes_over_as_it_was() -> None:
    assert from_columns(*sent()) == READING


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("ordinal", [2, 3]),
        ("ordinal", [True, 3, 5]),
        ("ordinal", None),
        ("kind", "pxt"),
        ("kind", ["p", "l", "t"]),
        ("kind", "plt" * 2),
        ("text", [10, 8, None]),
        ("text", [10, 8, True]),
        ("text", [10, -1, 3]),
        ("text", [10, 8, 2]),
        ("text", [10, 8, 3_000]),
        ("heading", [0, 0, -1]),
        ("heading", [0, 0, 2]),
        ("headings", [["One", "Two"], [1]]),
        ("language", "fd-"),
        ("language", None),
        ("page", [1, "2", None]),
        ("page", [1, 2]),
        ("furniture", [[1], []]),
        ("furniture", []),
        ("why", ["A reason.", "One without its line."]),
        ("evidence", [["title", "A", "line", "sure", []]]),
        ("evidence", [["title", "A", "line", 1.0, [1]]]),
        ("evidence", ["title"]),
        ("figures", [[2, 0, 1, "1", ""]]),
        ("figures", [[True, 0, 1, "1", "", None]]),
    ],
)
def test_columns_that_do_not_fit_are_refused(name: str, column: Json) -> None:
    with pytest.raises(PlainError):
        from_columns(*with_column(name, column))


@pytest.mark.parametrize("columns", [None, [], [None, None, None], [{}, {}, {}, {}]])
def test_columns_are_asked_for_each_document(columns: Json) -> None:
    plain, data = sent()
    with pytest.raises(PlainError):
        from_columns({**plain, "columns": columns}, data)


@pytest.mark.parametrize("data", [b"", b"\xff" * 30, "é".encode() * 400])
def test_text_that_does_not_fit_its_lengths_is_refused(data: bytes) -> None:
    with pytest.raises(PlainError):
        from_columns(sent()[0], data)


def test_more_text_than_a_file_may_give_is_refused() -> None:
    with pytest.raises(PlainError, match="more text than allowed"):
        from_columns(sent()[0], bytes(DATA_CAP + 1))


def test_a_reading_is_asked_for() -> None:
    with pytest.raises(PlainError):
        from_columns({"columns": []}, b"")
