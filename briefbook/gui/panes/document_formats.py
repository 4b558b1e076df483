"""GUI room: how the parts of a document are set: sizes, spaces, colours."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextTableFormat,
)

from briefbook.gui.theme import Theme
from briefbook.gui.typography import CAPTION, GRID, READING_LINE
from briefbook.model.kinds import PassageKind

LEFT = 6 * GRID
RIGHT = 6 * GRID
QUOTE_LEFT = 5 * GRID
LIST_INDENT = 1
INDENT_WIDTH = 5 * GRID
_TITLE = 1.35
_HEADINGS = (1.15, 1.0, 1.0)
_TIGHT = 1.25
_FIGURE = re.compile(r"[\s$€£%+−–-]*[\d][\d\s,.\u00a0\u202f%$€]*")


class Formats:
    """The formats of one theme at one font."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._size = font.pointSizeF()
        self.body = self._chars(1.0, theme.text)
        self.strong = self._chars(1.0, theme.text, strong=True)
        self.small = self._chars(CAPTION, theme.muted)
        self.warning = self._chars(CAPTION, theme.warning)
        self.title = self._chars(_TITLE, theme.text, strong=True)
        self.hit = self._chars(1.0, theme.on_hit, strong=True)
        self.hit.setBackground(QBrush(QColor(theme.hit)))
        self.title_block = _block(0, GRID, _TIGHT)
        self.fact_block = _block(0, 0, _TIGHT)
        self.end_of_head = _block(0, 4 * GRID, _TIGHT)
        self._body_block = _block(0, 2 * GRID, READING_LINE)
        self._item_block = _block(0, GRID, READING_LINE)
        self._quote_block = _block(0, 2 * GRID, READING_LINE)
        self._quote_block.setLeftMargin(QUOTE_LEFT)
        self.furniture_block = _block(0, GRID, _TIGHT)
        self.table = self._table()

    def _chars(self, factor: float, colour: str, *, strong: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFontPointSize(self._size * factor)
        made.setForeground(QBrush(QColor(colour)))
        made.setFontWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return made

    def passage_block(self, kind: PassageKind) -> QTextBlockFormat:
        """Return the format of a passage of this kind."""
        if kind is PassageKind.QUOTATION:
            return self._quote_block
        return self._item_block if kind is PassageKind.LIST_ITEM else self._body_block

    def heading(self, level: int) -> tuple[QTextBlockFormat, QTextCharFormat]:
        """Return the formats of a heading of this level, from 1."""
        factor = _HEADINGS[min(level, len(_HEADINGS)) - 1]
        block = _block(4 * GRID if level == 1 else 2 * GRID, GRID, _TIGHT)
        block.setHeadingLevel(min(level + 1, 6))
        return block, self._chars(factor, self._theme.text if level < 3 else self._theme.muted, strong=True)

    def page_line(self, why: str) -> QTextCharFormat:
        """Return the format of a line of the page; the reason why it is none of the document's stands in its tip."""
        made = self._chars(CAPTION, self._theme.muted)
        made.setToolTip(why)
        return made

    def link(self, target: str) -> QTextCharFormat:
        """Return the format of a small link to `target`."""
        made = self._chars(CAPTION, self._theme.accent)
        made.setAnchor(True)
        made.setAnchorHref(target)
        made.setFontUnderline(True)
        return made

    def cell_block(self, text: str) -> QTextBlockFormat:
        """Return the format of a table cell: figures stand at the right."""
        made = _block(0, 0, _TIGHT)
        made.setAlignment(Qt.AlignmentFlag.AlignRight if _FIGURE.fullmatch(text) else Qt.AlignmentFlag.AlignLeft)
        return made

    def _table(self) -> QTextTableFormat:
        made = QTextTableFormat()
        made.setHeaderRowCount(1)
        made.setBorder(1)
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderBrush(QBrush(QColor(self._theme.border)))
        made.setBorderCollapse(True)
        made.setCellPadding(1.5 * GRID)
        made.setCellSpacing(0)
        made.setTopMargin(GRID)
        made.setBottomMargin(2 * GRID)
        return made


def _block(above: float, below: float, line: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(above)
    made.setBottomMargin(below)
    made.setLineHeight(line * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made
