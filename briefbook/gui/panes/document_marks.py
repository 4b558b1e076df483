"""GUI room: the bars at the left of a document's text, and the layout that they need: current passage, quotations."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QTextBlock, QTextDocument
from PySide6.QtWidgets import QTextEdit

from briefbook.gui.panes.document_formats import LEFT, QUOTE_LEFT
from briefbook.gui.panes.row_ground import BAR
from briefbook.gui.typography import GRID

_BLOCKS_AT_ONCE = 40


def lay_out(rich: QTextDocument, goal: int) -> Iterator[None]:
    """Lay out a text as far as block `goal`, a few blocks at each step."""
    layout = rich.documentLayout()
    for number in range(0, goal, _BLOCKS_AT_ONCE):
        layout.blockBoundingRect(rich.findBlockByNumber(number))
        yield
    layout.blockBoundingRect(rich.findBlockByNumber(goal))


def draw_passage_bar(view: QTextEdit, first: int, last: int, colour: str) -> None:
    """Draw the bar beside the blocks `first` to `last`, which must be laid out."""
    rich = view.document()
    layout = rich.documentLayout()
    above = layout.blockBoundingRect(rich.findBlockByNumber(first))
    below = layout.blockBoundingRect(rich.findBlockByNumber(last))
    scrolled = view.verticalScrollBar().value()
    bar = QRectF(LEFT / 2 - BAR / 2, above.top() - scrolled, BAR, below.bottom() - above.top())
    _draw(view, bar, colour)


def draw_quote_bars(view: QTextEdit, colour: str) -> None:
    """Draw a thin bar beside each quotation that is in sight."""
    layout = view.document().documentLayout()
    scrolled, bottom = view.verticalScrollBar().value(), view.viewport().height()
    block = view.cursorForPosition(view.viewport().rect().topLeft()).block()
    while block.isValid():
        box = layout.blockBoundingRect(block)
        if box.top() - scrolled > bottom:
            return
        if block.blockFormat().leftMargin() == QUOTE_LEFT:
            _draw(view, QRectF(LEFT + GRID, box.top() - scrolled, 2, _text_height(layout, block)), colour)
        block = block.next()


def _text_height(layout: QAbstractTextDocumentLayout, block: QTextBlock) -> float:
    return layout.blockBoundingRect(block).height() - block.blockFormat().bottomMargin()


def _draw(view: QTextEdit, bar: QRectF, colour: str) -> None:
    painter = QPainter(view.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
    painter.end()
