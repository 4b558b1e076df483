"""Marked text is laid out in the room there is, and no more."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from briefbook.gui.look import system_font
from briefbook.gui.painting import LaidText, Layouts, lay_out
from briefbook.gui.snippet import ELLIPSIS, Snippet, cut
from briefbook.gui.theme import LIGHT
from tests.gui.samples import BOAT, PERMITS, spans

LONG = cut(PERMITS * 4, spans(PERMITS * 4, "human trafficking"))


def laid(width: float, lines: int = 3, size: float = 10, snippet: Snippet = LONG) -> LaidText:
    return lay_out(snippet, system_font(size), width, lines, LIGHT.on_hit)


@pytest.mark.parametrize("size", [9.0, 10.0, 14.0, 20.0])
@pytest.mark.parametrize("width", [120.0, 320.0, 640.0, 1200.0])
def test_text_that_is_too_long_ends_with_an_ellipsis_in_its_last_line(
    qapp: QApplication, width: float, size: float
) -> None:
    text = laid(width, size=size)
    assert text.lines == 3
    assert text.layout.lineCount() == 3
    last = text.layout.lineAt(2)
    assert last.textStart() + last.textLength() == len(text.layout.text())
    assert text.layout.text().endswith(ELLIPSIS)
    assert last.naturalTextWidth() <= width


def test_short_text_takes_no_more_lines_than_it_needs(qapp: QApplication) -> None:
    text = laid(640, snippet=Snippet("Human trafficking is a crime.", ((0, 17),)))
    assert text.lines == 1
    assert text.layout.text() == "Human trafficking is a crime."


def test_marks_stand_behind_the_marked_words_after_wide_characters(qapp: QApplication) -> None:
    text = laid(2000, snippet=Snippet(BOAT, spans(BOAT, "human trafficking")))
    line = text.layout.lineAt(0)
    start = BOAT.encode("utf-16-le").index("human".encode("utf-16-le")) // 2
    left = line.cursorToX(start)
    assert isinstance(left, tuple)  # the stubs say float
    assert text.marks[0].left() == pytest.approx(left[0] - 1)


def test_marks_stay_within_the_lines(qapp: QApplication) -> None:
    text = laid(320)
    assert text.marks
    assert all(mark.left() >= -1 and mark.right() <= 321 and mark.bottom() <= text.height + 1 for mark in text.marks)


def test_marked_words_are_drawn_on_the_colour_of_hits(qapp: QApplication) -> None:
    text = laid(640, snippet=Snippet("Human trafficking", ((0, 5),)))
    image = QImage(640, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    text.draw(painter, QPointF(10, 10), LIGHT, LIGHT.text)
    painter.end()
    colours = [image.pixelColor(x, y).name().upper() for x in range(640) for y in range(60)]
    assert colours.count(LIGHT.hit) > 50


def test_the_same_snippet_is_laid_out_once(qapp: QApplication) -> None:
    layouts, font = Layouts(kept=2), system_font(10)
    first = layouts.laid(LONG, font, 300, 3, LIGHT)
    assert layouts.laid(LONG, font, 300, 3, LIGHT) is first
    assert layouts.laid(LONG, font, 301, 3, LIGHT) is not first
    layouts.laid(LONG, font, 302, 3, LIGHT)
    assert layouts.laid(LONG, font, 300, 3, LIGHT) is not first
