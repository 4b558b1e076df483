"""GUI room: a tree that draws its own rows by the look: ground, chevrons, bar and focus ring."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.row_ground import draw_bar, draw_ground, draw_ring, ground, has_keyboard
from briefbook.gui.typography import SMALLEST_TARGET

_CHEVRON = 14
Index = QModelIndex | QPersistentModelIndex


class QuietTree(QTreeView):
    """A tree without header, frame and branch lines."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.is_entering = False
        self._under = QPersistentModelIndex()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(SMALLEST_TARGET)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard; the row that Qt makes current then, where there is none, is no choice of the officer's."""
        self.is_entering = True
        super().focusInEvent(event)
        self.is_entering = False

    def take_look(self, look: Look) -> None:
        """Draw the rows by this look from now on."""
        self.look = look
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def row_colour(self, index: Index) -> str:  # noqa: ARG002  # for trees that have such rows
        """Return a colour that goes before the state of a row, "" for none."""
        return ""

    def is_barred(self, index: Index) -> bool:  # noqa: ARG002  # for trees that have such rows
        """Tell whether a row has the bar at its left."""
        return False

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row on its ground."""
        whole: QRect = option.rect
        row = QRect(0, whole.top(), self.viewport().width(), whole.height())
        cell = QStyleOptionViewItem(option)
        cell.rect = self.visualRect(index)
        state = self._state(index)
        focus = has_keyboard(cell)
        draw_ground(painter, row, self.row_colour(index) or ground(state, focus, self.look.theme))
        if self.is_barred(index):
            draw_bar(painter, row, self.look.theme.accent)
        self.drawBranches(painter, QRect(0, row.top(), cell.rect.left(), row.height()), index)
        self.itemDelegate().paint(painter, cell, index)
        if focus and index == self.currentIndex():
            draw_ring(painter, row, self.look.theme)

    def _state(self, index: Index) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_None
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self._under == index:
            state |= QStyle.StateFlag.State_MouseOver
        return state

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the chevron of a row that can be opened or closed."""
        if not self.model().hasChildren(index):
            return
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        picture = self.look.icons.pixmap(name, _CHEVRON, self.look.theme.muted, self.devicePixelRatioF())
        left = rect.right() + 1 - self.indentation() + (self.indentation() - _CHEVRON) / 2
        painter.drawPixmap(QPointF(left, rect.center().y() + 1 - _CHEVRON / 2), picture)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row is under the pointer."""
        self._hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show that no row is under the pointer."""
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def _hover(self, index: QModelIndex) -> None:
        if self._under != index:
            self._under = QPersistentModelIndex(index)
            self.viewport().update()
