"""What belongs together stays on one page: points of a list, a question and its answer, what is announced."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml.etree import _Element

from briefbook.model.excerpt import paragraphs
from briefbook.model.note import Blocks, Doc, ExcerptBlock, Heading, ListBlock, NoteMeta, Para, Quote, Run, Table
from briefbook.render import word
from briefbook.render.wordml import W
from tests.render.making import narrative
from tests.render.revisions import body_of

TITLE = Heading(1, (Run("Title"),), "title")


def body(*blocks: object) -> list[_Element]:
    doc = Doc(NoteMeta("Title", "en"), (TITLE, *blocks))  # type: ignore[arg-type]  # blocks of every kind
    return list(body_of(word.write(doc, narrative().read("reference.docx"))))


def kept(elements: list[_Element]) -> Iterator[str]:
    """Walk over the texts of the paragraphs that are kept with the next one by a property of their own."""
    for one in elements:
        mark = one.find(f"{W}pPr/{W}keepNext")
        if mark is not None and mark.get(f"{W}val") not in ("0", "false"):
            yield "".join(text.text or "" for text in one.iter(f"{W}t"))


def points(count: int) -> ListBlock:
    return ListBlock(tuple(paragraphs(f"Point {number}.") for number in range(1, count + 1)))


@pytest.mark.parametrize(
    ("count", "together"), [(1, []), (2, ["Point 1."]), (3, ["Point 1.", "Point 2."]), (5, ["Point 1.", "Point 4."])]
)
def test_no_point_of_a_list_stands_alone(count: int, together: list[str]) -> None:
    assert list(kept(body(*paragraphs("Before."), points(count), *paragraphs("After.")))) == together


def test_points_of_neighbouring_lists_are_one_list() -> None:
    assert list(kept(body(points(1), points(1), points(1)))) == ["Point 1.", "Point 1."]


def test_a_question_stays_with_what_stands_below_it() -> None:
    question = Quote(paragraphs("Why nine?"))
    below = (Heading(4, (Run("Response"),), "r"), *paragraphs("Because."))
    assert list(kept(body(Heading(3, (Run("Question 1"),), "q"), question, *below))) == ["Why nine?"]
    beside = (Heading(3, (Run("Question 2"),), "r"), *paragraphs("Because."))
    assert list(kept(body(Heading(3, (Run("Question 1"),), "q"), question, *beside))) == []


TABLE = Table(((Run("Year"),),), (((Run("2023"),),),))


@pytest.mark.parametrize("announced", [Quote(paragraphs("Said.")), TABLE, points(1)])
def test_what_ends_with_a_colon_stays_with_what_it_announces(announced: Quote | Table | ListBlock) -> None:
    assert "This was said:" in list(kept(body(*paragraphs("This was said:"), announced)))
    assert "This was said." not in list(kept(body(*paragraphs("This was said."), announced)))


def test_a_last_table_begins_no_empty_page() -> None:
    *_, last, _section = body(TABLE)
    (spacing,) = last.findall(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule"), spacing.get(f"{W}before")) == ("20", "exact", "0")


def test_labels_have_the_room_that_the_longest_of_them_needs() -> None:
    def detail(label: str) -> Para:
        return Para((Run(label, bold=True), Run(" value")), "details")

    short, long = "To:", "Date provided to the office:"
    assert indents(body(detail(short))) == [None]
    assert len(set(indents(body(detail(short), detail(long))))) == 1
    assert None not in indents(body(detail(short), detail(long)))
    apart: Blocks = (detail(long), *paragraphs("Text."), detail(short))
    assert indents(body(*apart))[-1] is None


def indents(elements: list[_Element]) -> list[str | None]:
    found = [one.find(f"{W}pPr") for one in elements]
    details = [one for one in found if one is not None and _style(one) == "Details"]
    return [None if (ind := one.find(f"{W}ind")) is None else ind.get(f"{W}hanging") for one in details]


def _style(properties: _Element | None) -> str | None:
    style = None if properties is None else properties.find(f"{W}pStyle")
    return None if style is None else style.get(f"{W}val")


LONG = ExcerptBlock("e2", paragraphs("One.\n\nTwo."))
CAPTIONED = ExcerptBlock("e2", (replace(TABLE, caption=(Run("Years"),)),))


@pytest.mark.parametrize(
    ("entry", "gaps"),
    [(LONG, 1), (CAPTIONED, 1), (ExcerptBlock("e2", paragraphs("One.")), 0), (ExcerptBlock("e2", (TABLE,)), 1)],
)
def test_what_is_long_and_follows_a_table_does_not_begin_right_behind_it(entry: ExcerptBlock, gaps: int) -> None:
    styles = [_style(one.find(f"{W}pPr")) for one in body(TABLE, entry, *paragraphs("End.")) if one.tag == f"{W}p"]
    assert styles.count("TableGap") == gaps
