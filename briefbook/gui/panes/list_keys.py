"""GUI room: a field that narrows a list: its arrow keys and Enter act on the list."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ListKeys(QObject):
    """Passes the keys of a field on to a list; the field owns it."""

    def __init__(self, field: QLineEdit, rows: QListWidget, take: Callable[[], None]) -> None:
        super().__init__(field)
        self._rows = rows
        self._take = take
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step through the list, or take its current row."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                row = self._rows.currentRow() + step
                self._rows.setCurrentRow(max(0, min(row, self._rows.count() - 1)))
                return True
        return super().eventFilter(watched, event)
