"""GUI room: the bar that finds text in the document that is shown."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from briefbook.gui.look import Look
from briefbook.gui.typography import GRID, icon_size


class FindBar(QWidget):
    """A field, what was found, and a button that closes it.

    Signals:
        text_typed: the text sought has changed (text). stepped: Enter +1, Shift+Enter -1. closed: Escape or the button.
    """

    text_typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._field = QLineEdit(self)
        self._field.setObjectName("findInText")
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self.text_typed)
        self._found = QLabel(self)
        self._found.setProperty("role", "muted")
        self._close = QToolButton(self)
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._field, 1)
        row.addWidget(self._found)
        row.addWidget(self._close)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._words = look.words
        self._field.setPlaceholderText(look.words.find_in_text)
        self._field.setAccessibleName(look.words.find_in_text)
        edge = icon_size(self.font())
        self._close.setIcon(look.icons.icon("close", edge))
        self._close.setIconSize(QSize(edge, edge))
        self._close.setAccessibleName(look.words.close)
        self._close.setToolTip(look.words.close)

    @property
    def text(self) -> str:
        """What is sought."""
        return self._field.text()

    def take_focus(self) -> None:
        """Put the keyboard into the field, its text selected."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def show_place(self, number: int, total: int) -> None:
        """Say which of how many places is shown."""
        place = self._words.hit_place.format(n=number, total=total) if total else self._words.not_found
        self._found.setText(place if self._field.text() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Enter, close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()
