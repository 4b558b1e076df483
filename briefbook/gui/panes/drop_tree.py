"""GUI room: a tree that shows by the look where what is dragged would go: a line between rows, or a row filled."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.quiet_tree import QuietTree
from briefbook.gui.typography import GRID

_OPEN_AFTER_MS = 600
_LINE = 2
_KNOB = 3
Index = QModelIndex | QPersistentModelIndex
_Gap = QAbstractItemView.DropIndicatorPosition


class DropTree(QuietTree):
    """A tree into which rows are dropped; a closed row opens after 600 ms under the pointer."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._target = QPersistentModelIndex()
        self._gap = _Gap.OnViewport
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        # Qt's own delay would also close a row that is open.
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.setInterval(_OPEN_AFTER_MS)
        self._opening.timeout.connect(self._open_target)

    def row_colour(self, index: Index) -> str:
        """Return the colour of the row that would take what is dragged."""
        is_target = self._gap == _Gap.OnItem and self._target.isValid() and self._target == index
        return self.look.theme.drop if is_target else ""

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Follow the pointer."""
        super().dragMoveEvent(event)
        if event.isAccepted():
            self._mark(self.indexAt(event.position().toPoint()), self.dropIndicatorPosition())
        else:
            self._mark(QModelIndex(), _Gap.OnViewport)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no place any longer."""
        super().dragLeaveEvent(event)
        self._mark(QModelIndex(), _Gap.OnViewport)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let go; the model says where."""
        super().dropEvent(event)
        self._mark(QModelIndex(), _Gap.OnViewport)

    def _mark(self, target: QModelIndex, gap: QAbstractItemView.DropIndicatorPosition) -> None:
        if self._target != target:
            self._opening.start()
        if not target.isValid():
            self._opening.stop()
        self._target, self._gap = QPersistentModelIndex(target), gap
        self.viewport().update()

    def _open_target(self) -> None:
        if self._target.isValid():
            self.expand(self._target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows and our own mark; the style's mark is drawn in the dragging state only."""
        state = self.state()
        if state == QAbstractItemView.State.DraggingState:
            self.setState(QAbstractItemView.State.NoState)
            super().paintEvent(event)
            self.setState(state)
        else:
            super().paintEvent(event)
        if self._target.isValid() and self._gap in (_Gap.AboveItem, _Gap.BelowItem):
            self._draw_line(self.visualRect(self._target))

    def _draw_line(self, row: QRect) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = row.top() if self._gap == _Gap.AboveItem else row.bottom() + 1
        height = max(height, _KNOB + 1)
        left = row.left() - self.indentation() + 2 * GRID
        accent = QColor(self.look.theme.accent)
        painter.setPen(QPen(accent, _LINE))
        painter.setBrush(QColor(self.look.theme.surface))
        painter.drawLine(left + _KNOB, height, self.viewport().width() - 2 * GRID, height)
        painter.drawEllipse(QPointF(left, height), _KNOB, _KNOB)
        painter.end()
