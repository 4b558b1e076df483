"""GUI room: drawing of a results row."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefbook.gui.chip_words import TopicMark
from briefbook.gui.look import Look
from briefbook.gui.models.results import ResultRole
from briefbook.gui.panes.result_row import SIDE, Piece, RowFonts, RowShape, RowShaper, icon_size
from briefbook.gui.panes.row_ground import draw_bar, draw_ground, draw_ring, ground, has_keyboard
from briefbook.gui.standing import Standing
from briefbook.gui.theme import TOPIC_COLOURS, Theme
from briefbook.gui.typography import GRID
from briefbook.model.hit import Hit

_DOT_SHARE = 0.5
"""Of the room for an icon."""
_RING = 1.5
"""Pixels: a topic that is only suggested is a ring."""


class ResultsDelegate(QStyledItemDelegate):
    """Title and source of a passage, its snippet with the words found, and how it stands to the rest."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_look(look)
        self._shaper = RowShaper()
        self._fonts: dict[str, RowFonts] = {}

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._look = look
        self._doubtful = replace(look.words, undated=look.words.date_unclear)

    @property
    def lines(self) -> int:
        """How many lines of its text a passage shows at most."""
        return self._shaper.lines

    @lines.setter
    def lines(self, lines: int) -> None:
        self._shaper.lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row in the width of `option`."""
        width = _row_width(option)
        shape = self._shape(index, width, option.font)
        return QSize(width, round(shape.height + 0.5)) if shape else QSize()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        rect: QRect = option.rect
        shape = self._shape(index, _row_width(option), option.font)
        if shape is None:
            return
        fonts, theme = self._row_fonts(option.font), self._look.theme
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, has_focus = option.state, has_keyboard(option)
        draw_ground(painter, rect, ground(state, has_focus, theme))
        painter.translate(rect.topLeft())
        _write(painter, shape.title, fonts.title, theme.text)
        for piece in shape.meta:
            _write(painter, piece, fonts.small, theme.warning if _is_unclear(index) else theme.muted)
        if shape.heading:
            _write(painter, shape.heading, fonts.small, theme.muted)
        shape.snippet.draw(painter, QPointF(shape.snippet_box.topLeft()), theme, theme.text)
        for piece in shape.also:
            _write(painter, piece, fonts.small, theme.muted)
        if shape.badge:
            self._draw_badge(painter, shape.badge, fonts)
        for piece, topic in shape.topics:
            self._draw_topic(painter, piece, topic, fonts)
        painter.restore()
        _draw_edges(painter, rect, state, has_focus, theme)

    def _draw_badge(self, painter: QPainter, badge: Piece, fonts: RowFonts) -> None:
        size = icon_size(fonts)
        scale = painter.device().devicePixelRatio()
        mark = self._look.icons.pixmap("check", size, self._look.theme.success, scale)
        painter.drawPixmap(QPointF(badge.box.left() - size - GRID, badge.box.top()), mark)
        _write(painter, badge, fonts.small, self._look.theme.success)

    def _draw_topic(self, painter: QPainter, piece: Piece, topic: TopicMark, fonts: RowFonts) -> None:
        size, edge = icon_size(fonts), round(icon_size(fonts) * _DOT_SHARE)
        colour = QColor(TOPIC_COLOURS[topic.colour % len(TOPIC_COLOURS)].on(self._look.theme))
        painter.setPen(QPen(colour, _RING))
        painter.setBrush(colour if topic.is_filed else Qt.BrushStyle.NoBrush)
        middle = QPointF(piece.box.left() - GRID - size / 2, piece.box.center().y())
        painter.drawEllipse(middle, edge / 2, edge / 2)
        _write(painter, piece, fonts.small, self._look.theme.muted)

    def _shape(self, index: QModelIndex | QPersistentModelIndex, width: int, font: QFont) -> RowShape | None:
        hit, standing = index.data(ResultRole.HIT), index.data(ResultRole.STANDING)
        if not isinstance(hit, Hit) or not isinstance(standing, Standing):
            return None
        look = (self._look.theme, self._doubtful if _is_unclear(index) else self._look.words)
        return self._shaper.shape(hit, standing, width, self._row_fonts(font), look)

    def _row_fonts(self, font: QFont) -> RowFonts:
        key = font.key()
        if key not in self._fonts:
            self._fonts = {key: RowFonts.of(font)}
        return self._fonts[key]


def _is_unclear(index: QModelIndex | QPersistentModelIndex) -> bool:
    return index.data(ResultRole.IS_DATE_UNCLEAR) is True


def _draw_edges(painter: QPainter, rect: QRect, state: QStyle.StateFlag, has_focus: bool, theme: Theme) -> None:
    """Draw the hairline below a row; when it is selected, its bar, and the ring when the keyboard is on it."""
    if state & QStyle.StateFlag.State_Selected:
        draw_bar(painter, rect, theme.accent if has_focus else theme.field_border)
    else:
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.left() + SIDE, rect.bottom(), rect.right() - SIDE, rect.bottom())
    if state & QStyle.StateFlag.State_HasFocus and has_focus:
        draw_ring(painter, rect, theme)


def _row_width(option: QStyleOptionViewItem) -> int:
    """Return the width of rows beside the scroll bar, shown or not: a bar that comes must not break lines anew."""
    view = option.widget
    if isinstance(view, QAbstractScrollArea):
        return view.width() - view.verticalScrollBar().sizeHint().width()
    rect: QRect = option.rect
    return rect.width()


def _write(painter: QPainter, piece: Piece, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    text = QFontMetricsF(font).elidedText(piece.text, Qt.TextElideMode.ElideRight, piece.box.width())
    painter.drawText(QPointF(piece.box.left(), piece.box.top() + piece.baseline), text)
