"""A results row holds what it shows, at every width and every size of text."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from briefbook.gui.chip_words import TopicMark
from briefbook.gui.look import Look, system_font
from briefbook.gui.panes.result_row import SIDE, Piece, RowFonts, RowShape, RowShaper
from briefbook.gui.standing import Standing
from briefbook.gui.theme import LIGHT
from briefbook.gui.words import FRENCH, Words
from briefbook.model.hit import Also, Hit
from briefbook.model.kinds import PassageId, PassageKind
from tests.gui.samples import PERMITS, TABLE, hit, row


def also(date: str | None, path: str) -> Also:
    return Also(PassageId("cd" * 8 + ":1"), 1, identical=True, document=row("Elsewhere", path, date))


LONG_TITLE = "A backgrounder with a title that is much longer than any column of the window is wide, at any size"
HITS = {
    "plain": hit(),
    "long title": replace(hit(PERMITS * 3), document=row(LONG_TITLE)),
    "no title": replace(hit(), document=row(None, date=None), heading=()),
    "table": hit(TABLE, 11, PassageKind.TABLE),
    "said often": replace(hit(), also=(also("2021-03-04", "a.txt"), also("2024-01-31", "b.txt"), also(None, "c.txt"))),
}
TOPICS = (TopicMark("Human trafficking", 0), TopicMark("A topic with a label that is much too long for a row", 3))
EVERY_HIT = pytest.mark.parametrize("name", HITS)
EVERY_SIZE = pytest.mark.parametrize("size", [9.0, 10.0, 14.0, 20.0])
EVERY_WIDTH = pytest.mark.parametrize("width", [300.0, 360.0, 640.0, 1400.0])


def shape(shown: Hit, width: float, size: float, words: Words, in_book: str = "", *topics: TopicMark) -> RowShape:
    return RowShaper().shape(shown, Standing(in_book, topics), width, RowFonts.of(system_font(size)), (LIGHT, words))


def pieces(made: RowShape) -> list[Piece]:
    optional = (made.heading, *made.also, made.badge)
    marks = [piece for piece, _ in made.topics]
    return [made.title, *made.meta, *marks, *(piece for piece in optional if piece is not None)]


@EVERY_HIT
@EVERY_SIZE
@EVERY_WIDTH
def test_nothing_stands_outside_its_row_or_on_something_else(
    qapp: QApplication, look: Look, name: str, size: float, width: float
) -> None:
    badge = "A heading that is rather long for a badge in a row"
    made = shape(HITS[name], width, size, look.words, badge, *TOPICS)
    boxes = [*(piece.box for piece in pieces(made)), made.snippet_box]
    assert all(box.top() >= 0 and box.bottom() < made.height for box in boxes)
    assert all(box.left() >= SIDE and box.right() <= width - SIDE + 0.5 for box in boxes)
    for one in boxes:
        assert not [other for other in boxes if other is not one and other.adjusted(0, 1, 0, -1).intersects(one)]


@EVERY_HIT
@EVERY_SIZE
@EVERY_WIDTH
def test_kind_date_and_place_are_never_cut(
    qapp: QApplication, look: Look, name: str, size: float, width: float
) -> None:
    fonts = RowFonts.of(system_font(size))
    for words in (look.words, FRENCH):
        made = shape(HITS[name], width, size, words)
        shown = " ".join(piece.text for piece in made.meta)
        assert words.kind(HITS[name].document.kind) in shown
        assert f"¶{HITS[name].ordinal}" in shown
        assert (HITS[name].document.date or words.undated) in shown
        metrics = QFontMetricsF(fonts.small)
        assert all(metrics.horizontalAdvance(piece.text) <= piece.box.width() + 1 for piece in made.meta)


def test_title_and_date_share_a_line_where_both_can_be_read(qapp: QApplication, look: Look) -> None:
    wide, narrow = shape(HITS["plain"], 700, 10, look.words), shape(HITS["plain"], 300, 20, look.words)
    assert wide.meta[0].box.left() > wide.title.box.left()
    assert wide.meta[0].box.top() + wide.meta[0].baseline == pytest.approx(wide.title.box.top() + wide.title.baseline)
    assert narrow.meta[0].box.top() >= narrow.title.box.bottom()


def test_the_first_hit_is_in_sight_in_a_narrow_column_of_large_text(qapp: QApplication, look: Look) -> None:
    made = shape(
        hit("Some words that say little come first here, and then more of them: " * 4 + PERMITS), 340, 20, look.words
    )
    assert made.snippet.marks


def test_a_document_without_a_title_shows_its_file_name(qapp: QApplication, look: Look) -> None:
    made = shape(HITS["no title"], 640, 10, look.words)
    assert made.title.text == "protection.docx"
    assert made.heading is None


def test_the_heading_leaves_out_the_title_that_stands_above_it(qapp: QApplication, look: Look) -> None:
    made = shape(HITS["plain"], 640, 10, look.words)
    assert made.heading is not None
    assert made.heading.text == "Victims"


def test_the_badge_says_in_words_where_the_passage_stands(qapp: QApplication, look: Look) -> None:
    with_badge = shape(HITS["plain"], 640, 10, look.words, in_book="Human Trafficking")
    assert with_badge.badge is not None
    assert with_badge.badge.text == "in the book: Human Trafficking"
    assert with_badge.height > shape(HITS["plain"], 640, 10, look.words).height


def test_a_passage_that_is_said_elsewhere_says_in_how_many_documents_and_when(qapp: QApplication, look: Look) -> None:
    made = shape(HITS["said often"], 640, 10, look.words)
    assert [piece.text for piece in made.also] == ["also in 3 documents · first said 2021-03-04 · last said 2024-01-31"]
    narrow = shape(HITS["said often"], 300, 10, look.words)
    assert [piece.text for piece in narrow.also] == [
        "also in 3 documents",
        "first said 2021-03-04 · last said 2024-01-31",
    ]
    within = replace(hit(), also=(replace(also(None, "x"), document=row()),))
    again = shape(within, 640, 10, FRENCH)
    assert [piece.text for piece in again.also] == ["une fois de plus dans ce document"]
    assert shape(HITS["plain"], 640, 10, look.words).also == ()


def test_topics_stand_beside_the_badge_where_there_is_room(qapp: QApplication, look: Look) -> None:
    made = shape(HITS["plain"], 640, 10, look.words, "Introduction", TOPICS[0])
    assert made.badge is not None
    ((piece, topic),) = made.topics
    assert (piece.text, topic.colour) == ("Human trafficking", 0)
    assert piece.box.top() == made.badge.box.top()
    assert piece.box.left() > made.badge.box.right()
    assert shape(HITS["plain"], 640, 10, look.words, "", TOPICS[0]).badge is None
