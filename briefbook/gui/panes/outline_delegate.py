"""GUI room: drawing of the rows of the outline: tabs, sections with number and count, entries with their glyph."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefbook.gui.look import Look
from briefbook.gui.marks import ICONS, Mark
from briefbook.gui.models.outline_shown import OutlineRole
from briefbook.gui.typography import GRID, SMALLEST_TARGET, caption, row_height, semibold, tabular
from briefbook.model.book import Entry
from briefbook.model.kinds import EntryKind

GLYPHS = {EntryKind.EXCERPT: "excerpt", EntryKind.OWN: "own", EntryKind.SELF: "self"}
SIDE = 3 * GRID
_GAP = 2 * GRID
_OUTDENT = SMALLEST_TARGET - GRID
"""Pixels that entries stand left of where the tree would set them: a narrow pane has no room to give away."""
Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """One line for each row; what stands at its right is never cut, the text gives way."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row; sections and tabs stand a little apart."""
        extra = 0 if index.data(OutlineRole.ENTRY) is not None else GRID
        return QSize(0, row_height(option.font) + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row on the ground that the view has laid."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry = index.data(OutlineRole.ENTRY)
        if isinstance(entry, Entry):
            self._draw_entry(painter, option, index, entry)
        elif index.data(OutlineRole.TAB) is not None:
            self._draw_tab(painter, option, index)
        else:
            self._draw_section(painter, option, index)
        painter.restore()

    def _draw_tab(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._look.theme, QRectF(option.rect)
        is_current = index.data(OutlineRole.IS_CURRENT) is True
        size = _glyph_size(QFont(option.font))
        corner = QPointF(rect.left(), rect.center().y() - size / 2)
        self._glyph(painter, "document", corner, size, theme.accent if is_current else theme.muted)
        left = rect.left() + size + _GAP
        box = QRectF(left, rect.top(), max(0.0, rect.right() - SIDE - left), rect.height())
        font = semibold(QFont(option.font)) if is_current else QFont(option.font)
        _text(painter, str(index.data()), box, font, theme.text)

    def _draw_section(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, words = self._look.theme, self._look.words
        font, rect = QFont(option.font), QRectF(option.rect)
        right = rect.right() - SIDE
        count = index.data(OutlineRole.COUNT)
        shown = words.number(count) if isinstance(count, int) and count else words.empty
        right -= _write(painter, shown, rect.toRect(), right, tabular(caption(font)), theme.muted) + _GAP
        if index.data(OutlineRole.IS_DESTINATION):
            size = _glyph_size(font)
            right -= size
            self._glyph(painter, "destination", QPointF(right, rect.center().y() - size / 2), size, theme.accent)
            right -= _GAP
        left = self._draw_number(painter, rect, font, index)
        box = QRectF(left, rect.top(), max(0.0, right - left), rect.height())
        _text(painter, str(index.data()), box, semibold(font), theme.text)

    def _draw_number(self, painter: QPainter, rect: QRectF, font: QFont, index: Index) -> float:
        """Draw the number of a section, or a warning where no note shows it; return where its heading begins."""
        theme = self._look.theme
        if index.data(OutlineRole.IS_UNPLACED):
            size = _glyph_size(font)
            self._glyph(painter, "warning", QPointF(rect.left(), rect.center().y() - size / 2), size, theme.warning)
            return rect.left() + size + _GAP
        number, small = f"{index.data(OutlineRole.NUMBER)}", tabular(font)
        left = rect.left() + QFontMetricsF(small).horizontalAdvance("0" * max(1, len(number))) + _GAP
        _text(painter, number, QRectF(rect.left(), rect.top(), left - rect.left(), rect.height()), small, theme.muted)
        return left

    def _draw_entry(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, entry: Entry) -> None:
        theme = self._look.theme
        font, rect = QFont(option.font), QRectF(option.rect)
        size = _glyph_size(font)
        left, right = rect.left() - _OUTDENT, rect.right() - SIDE
        top = rect.center().y() - size / 2
        self._glyph(painter, GLYPHS[entry.kind], QPointF(left, top), size, theme.muted)
        left += size + _GAP
        for mark in reversed(index.data(OutlineRole.MARKS)):
            right -= size
            self._glyph(painter, ICONS[mark], QPointF(right, top), size, self._colour(mark))
            right -= _GAP
        is_aside = entry.kind is EntryKind.SELF
        font.setItalic(is_aside)
        box = QRectF(left, rect.top(), max(0.0, right - left), rect.height())
        _text(painter, str(index.data()), box, font, theme.muted if is_aside else theme.text)

    def _colour(self, mark: Mark) -> str:
        theme = self._look.theme
        return {Mark.STALE: theme.warning, Mark.CHANGED: theme.warning, Mark.APPROVED: theme.success}.get(
            mark, theme.muted
        )

    def _glyph(self, painter: QPainter, name: str, corner: QPointF, size: int, colour: str) -> None:
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(corner, self._look.icons.pixmap(name, size, colour, scale))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the field in which a heading is typed."""
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(str(index.data()))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002
        """Let the field fill the row, and grow over it where its frame needs more."""
        rect: QRect = option.rect
        height = max(rect.height(), editor.sizeHint().height())
        editor.setGeometry(rect.left(), rect.center().y() - height // 2, rect.width() - GRID, height)


def _glyph_size(font: QFont) -> int:
    return round(QFontMetricsF(font).height() * 0.95)


def _text(painter: QPainter, text: str, box: QRectF, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _write(painter: QPainter, text: str, rect: QRect, right: float, font: QFont, colour: str) -> float:
    """Write a text that ends at `right`, and return its width in pixels."""
    width = QFontMetricsF(font).horizontalAdvance(text) + 1
    _text(painter, text, QRectF(right - width, rect.top(), width + 1, rect.height()), font, colour)
    return width
