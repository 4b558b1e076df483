"""GUI room: what an empty pane says: one sentence with the key to press."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QLabel

from briefbook.gui.typography import GRID

_WIDEST_LETTERS = 44


class EmptyHint(QLabel):
    """One muted sentence in the middle of an empty pane; it lets the mouse through to the pane."""

    def __init__(self, pane: QAbstractScrollArea, sentence: str = "") -> None:
        super().__init__(pane.viewport())
        self._pane = pane
        self._has_rows: Callable[[], bool] = lambda: False
        self._sentence = sentence
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        pane.viewport().installEventFilter(self)
        self._refresh()

    def watch(self, model: QAbstractItemModel, has_rows: Callable[[], bool] | None = None) -> None:
        """Show the sentence only while this model has no row, or none that `has_rows` counts as one."""
        self._has_rows = has_rows or (lambda: model.rowCount() > 0)
        for change in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            change.connect(self._refresh)
        self._refresh()

    def say(self, sentence: str) -> None:
        """Show this sentence; nothing when it is empty."""
        self._sentence = sentence
        self._refresh()

    def _refresh(self) -> None:
        self.setText(self._sentence)
        self.setVisible(bool(self._sentence) and not self._has_rows())
        self._place()

    def _place(self) -> None:
        room = self._pane.viewport().rect()
        widest = self.fontMetrics().averageCharWidth() * _WIDEST_LETTERS
        side = max(4 * GRID, (room.width() - widest) // 2)
        self.setGeometry(room.adjusted(side, 4 * GRID, -side, -4 * GRID))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the pane changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
