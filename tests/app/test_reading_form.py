"""What a guest read comes over to the indexer as it was; a guest that sends anything else is refused."""

import json

import pytest

from briefbook.app.reading_form import from_columns, to_columns
from briefbook.model.document import Document, Furniture, Passage, Problem, Reading
from briefbook.model.kinds import DocumentKind, Fingerprint, PassageKind, ProblemKind
from briefbook.model.plain import Json, JsonObject, PlainError

PASSAGES = (
    Passage(2, PassageKind.PARAGRAPH, "Un énoncé.", ("One", "Two"), "fr", 1),
    Passage(3, PassageKind.LIST_ITEM, "An item.", ("One", "Two"), "en", 2),
    Passage(5, PassageKind.TABLE, "a\tb", (), None, None),
)
DOCUMENT = Document("a.zip", Fingerprint("0" * 64), DocumentKind("other"), PASSAGES, "Title", parts=1)
PART = Document("a.zip/b.txt", Fingerprint("1" * 64), DocumentKind("other"), PASSAGES[:1], is_part=True)
EMPTY = Document("a.zip/c.txt", Fingerprint("2" * 64), DocumentKind("other"), (), furniture=(Furniture(1, "x", "y"),))
READING = Reading(DOCUMENT, (PART, EMPTY), (Problem("a.zip/d", ProblemKind.DAMAGED, "It is damaged.", part=True),))


def sent() -> JsonObject:
    """Return the reading as it arrives."""
    plain = json.loads(json.dumps(to_columns(READING)))
    assert isinstance(plain, dict)
    return plain


def with_column(name: str, column: Json) -> JsonObject:
    """Return the reading with another column for its first document."""
    plain = sent()
    passages = plain["passages"]
    assert isinstance(passages, list)
    first = passages[0]
    assert isinstance(first, dict)
    passages[0] = {**first, name: column}
    return plain


def test_a_reading_comes_over_as_it_was() -> None:
    assert from_columns(sent()) == READING


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("ordinal", [2, 3]),
        ("ordinal", [True, 3, 5]),
        ("ordinal", None),
        ("kind", ["speech", "list-item", "table"]),
        ("text", ["", "", None]),
        ("heading", [0, 0, -1]),
        ("heading", [0, 0, 2]),
        ("headings", [["One", "Two"], [1]]),
        ("language", ["de", None, None]),
        ("page", [1, "2", None]),
    ],
)
def test_columns_that_do_not_fit_are_refused(name: str, column: Json) -> None:
    with pytest.raises(PlainError):
        from_columns(with_column(name, column))


@pytest.mark.parametrize("passages", [None, [], [None, None, None], [{}, {}, {}, {}]])
def test_columns_are_asked_for_each_document(passages: Json) -> None:
    with pytest.raises(PlainError):
        from_columns({**sent(), "passages": passages})


def test_a_reading_is_asked_for() -> None:
    with pytest.raises(PlainError):
        from_columns({"passages": []})
