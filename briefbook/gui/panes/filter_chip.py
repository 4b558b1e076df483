"""GUI room: a filter that holds, as a chip: what it lets through, and a button that takes it away."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from briefbook.gui.chip_words import ChipWords, shortened
from briefbook.gui.filters import Chip
from briefbook.gui.panes.dressing import dress
from briefbook.gui.wording import speech

_TAKE_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class FilterChip(QFrame):
    """One chip ("chip-SORT"); its value takes the keyboard, its cross is for the mouse and for those who listen.

    Attributes:
        value: the button that says what is let through. cross: the button that takes the filter away.

    Signals:
        chosen: its value is pressed. removed: it is not wanted any more. stepped: Left -1, Right +1.
    """

    chosen = Signal()
    removed = Signal()
    stepped = Signal(int)

    def __init__(self, chip: Chip, words: ChipWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = chip
        self.setObjectName(f"chip-{chip.sort}")
        self.setProperty("role", "typed-chip" if chip.is_typed else "chip")
        self.value, self.cross = QToolButton(self), QToolButton(self)
        for button in (self.value, self.cross):
            button.setProperty("role", "in-chip")
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.value.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.value.clicked.connect(self.chosen)
        self.cross.clicked.connect(self.removed)
        self.value.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 0)
        row.setSpacing(0)
        row.addWidget(self.value)
        row.addWidget(self.cross)
        self._word(words)

    def _word(self, words: ChipWords) -> None:
        say, text = speech(words.look), words.chip(self.shown)
        name = words.name(self.shown.sort)
        self.value.setText(shortened(text).replace("&", "&&"))
        form = "filter.chip-typed" if self.shown.is_typed else "filter.chip"
        whole = say(form, name=name, value=text)
        self.value.setAccessibleName(whole)
        self.value.setAccessibleDescription(say("filter.keys"))
        self.value.setToolTip(whole)
        dress(self.cross, words.look, "close", say("filter.remove", name=name, value=text), words.look.theme.muted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Del, Left and Right from the value."""
        if watched is self.value and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _TAKE_AWAY:
                self.removed.emit()
                return True
            if key in _STEPS:
                self.stepped.emit(_STEPS[key])
                return True
        return super().eventFilter(watched, event)
