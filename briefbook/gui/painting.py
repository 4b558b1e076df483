"""GUI room: drawing of text with marked words, laid out once and kept.

Source of the number kept: 100,000 rows scrolled, 3 ms a frame with 400 layouts kept, 6.7 with none.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from briefbook.gui.offsets import Offsets, utf16_length
from briefbook.gui.snippet import ELLIPSIS, Snippet
from briefbook.gui.theme import Theme
from briefbook.gui.typography import GRID

_KEPT = 400
_LEADING = 1.12
_ROUNDING = 2.5


@dataclass(frozen=True, slots=True)
class LaidText:
    """Text in lines of one width, ready to be drawn.

    Attributes:
        height: in pixels. marks: the rectangles behind marked words, from the text's own corner.
    """

    layout: QTextLayout
    height: float
    lines: int
    marks: tuple[QRectF, ...]

    def draw(self, painter: QPainter, corner: QPointF, theme: Theme, colour: str) -> None:
        """Draw it with its upper left corner at `corner`, marked words on the colour of hits."""
        if self.marks:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hit))
            for mark in self.marks:
                painter.drawRoundedRect(mark.translated(corner), _ROUNDING, _ROUNDING)
        painter.setPen(QColor(colour))
        self.layout.draw(painter, corner)


class Layouts:
    """Snippets laid out in lines; the last 400 are kept."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._laid: OrderedDict[tuple[object, ...], LaidText] = OrderedDict()

    def laid(self, snippet: Snippet, font: QFont, width: float, lines: int, theme: Theme) -> LaidText:
        """Return a snippet in at most `lines` lines of `width` pixels; where it is cut, it ends with an ellipsis."""
        key = (snippet, font.key(), width, lines, theme.name)
        found = self._laid.get(key)
        if found is None:
            found = self._laid[key] = lay_out(snippet, font, width, lines, theme.on_hit)
            if len(self._laid) > self._kept:
                self._laid.popitem(last=False)
        else:
            self._laid.move_to_end(key)
        return found


def lay_out(snippet: Snippet, font: QFont, width: float, lines: int, ink: str) -> LaidText:
    """Return a snippet in at most `lines` lines of `width` pixels; marked words are semibold in the colour `ink`."""
    layout, drawn, rest = _lines(snippet, font, width, lines, ink)
    if rest is not None:
        layout, drawn, _ = _lines(_shortened(snippet, font, width, rest), font, width, lines, ink)
        snippet = _with_text(snippet, layout.text())
    height = sum(line.height() for line in drawn) + _gap(drawn) * max(0, len(drawn) - 1)
    return LaidText(layout, height, len(drawn), _marks(snippet, drawn))


def _gap(lines: Sequence[QTextLine]) -> float:
    return lines[0].height() * (_LEADING - 1) if lines else 0.0


def _lines(
    snippet: Snippet, font: QFont, width: float, most: int, ink: str
) -> tuple[QTextLayout, list[QTextLine], QTextLine | None]:
    """Return the layout, its lines, and the last line when text is left over behind it."""
    layout = QTextLayout(snippet.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(snippet, ink))
    drawn: list[QTextLine] = []
    layout.beginLayout()
    top = 0.0
    while len(drawn) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height() * _LEADING
        drawn.append(line)
    layout.endLayout()
    last = drawn[-1] if drawn else None
    is_cut = last is not None and last.textStart() + last.textLength() < utf16_length(snippet.text)
    return layout, drawn, last if is_cut else None


def _formats(snippet: Snippet, ink: str) -> list[QTextLayout.FormatRange]:
    offsets = Offsets(snippet.text)
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.DemiBold)
    strong.setForeground(QColor(ink))
    made = []
    for start, end in snippet.spans:
        one = QTextLayout.FormatRange()
        one.start = offsets.units(start)
        one.length = offsets.units(end) - one.start
        one.format = strong
        made.append(one)
    return made


def _shortened(snippet: Snippet, font: QFont, width: float, last: QTextLine) -> Snippet:
    """Return the snippet up to the word before which an ellipsis fits at the end of the last line."""
    room = width - QFontMetricsF(font).horizontalAdvance(ELLIPSIS) - GRID
    offsets = Offsets(snippet.text)
    first = offsets.points(last.textStart())
    place = offsets.points(last.xToCursor(room, QTextLine.CursorPosition.CursorOnCharacter))
    word = max(snippet.text.rfind(" ", first, place + 1), first)
    if word > first:
        place = word
    return _with_text(snippet, snippet.text[:place].rstrip(" \u00a0\u2028,;:.–—-…") + ELLIPSIS)


def _with_text(snippet: Snippet, text: str) -> Snippet:
    end = len(text) - text.endswith(ELLIPSIS)
    return Snippet(text, tuple((start, min(stop, end)) for start, stop in snippet.spans if start < end))


def _marks(snippet: Snippet, lines: Sequence[QTextLine]) -> tuple[QRectF, ...]:
    offsets = Offsets(snippet.text)
    made = []
    for start, end in snippet.spans:
        first, last = offsets.units(start), offsets.units(end)
        for line in lines:
            begin, stop = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if begin < stop:
                made.append(_mark(line, begin, stop))
    return tuple(made)


def _mark(line: QTextLine, begin: int, stop: int) -> QRectF:
    left, right = sorted((_x(line, begin), _x(line, stop)))
    right = min(right, line.naturalTextRect().right())
    return QRectF(left - 1, line.y(), right - left + 2, line.height())


def _x(line: QTextLine, place: int) -> float:
    # The stubs say float; PySide6 6.11 answers with the place it took beside it.
    found: object = line.cursorToX(place)
    x = found[0] if isinstance(found, tuple) else found
    return x if isinstance(x, float) else 0.0
