"""GUI room: the bar that finds words in the note and puts others in their place in the officer's own text."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech


class NoteFindBar(QWidget):
    """What is sought in the note ("noteFind"), how, and what takes its place.

    Attributes:
        field, instead: what is sought; what takes its place.

    Signals:
        sought: the words or what counts as the same have changed.
        stepped: Enter +1, Shift+Enter -1.
        replace_asked: at the place that is shown (False), or wherever the words stand (True).
        closed: Escape or the button.
    """

    sought = Signal()
    stepped = Signal(int)
    replace_asked = Signal(bool)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteFind")
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field, self.instead = QLineEdit(self), QLineEdit(self)
        self.field.setObjectName("findInNote")
        self.instead.setObjectName("replaceInNote")
        self.field.setClearButtonEnabled(True)
        self.found = QLabel(self)
        self.found.setProperty("role", "muted")
        self.match_case, self.whole_words = QCheckBox(self), QCheckBox(self)
        self.one, self.all = QPushButton(self), QPushButton(self)
        self._close = QToolButton(self)
        self.field.textChanged.connect(lambda _text: self.sought.emit())
        for box in (self.match_case, self.whole_words):
            box.toggled.connect(lambda _on: self.sought.emit())
        self.one.clicked.connect(lambda _checked: self.replace_asked.emit(False))
        self.all.clicked.connect(lambda _checked: self.replace_asked.emit(True))
        self._close.clicked.connect(self.closed)
        way = QBoxLayout.Direction.LeftToRight
        self._lines: tuple[tuple[QBoxLayout, tuple[QWidget, QWidget]], ...] = (
            (QBoxLayout(way), (self.match_case, self.whole_words)),
            (QBoxLayout(way), (self.one, self.all)),
        )
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        rows = QGridLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self.field, 0, 0)
        rows.addWidget(self.found, 0, 1)
        rows.addWidget(self._close, 0, 2)
        rows.addWidget(self.instead, 1, 0, 1, 3)
        for row, (line, widgets) in enumerate(self._lines, start=2):
            line.setSpacing(2 * GRID)
            for widget in widgets:
                line.addWidget(widget)
            line.addStretch(1)
            rows.addLayout(line, row, 0, 1, 3)
        rows.setColumnStretch(0, 1)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        say = speech(look)
        for line, key in ((self.field, "replace.find"), (self.instead, "replace.by")):
            line.setPlaceholderText(say(key))
            line.setAccessibleName(say(key))
        self.match_case.setText(say("replace.case"))
        self.whole_words.setText(say("replace.whole"))
        self.one.setText(say("replace.one"))
        self.all.setText(say("replace.all"))
        dress(self._close, look, "close", say("close.bar"))

    def take_focus(self) -> None:
        """Put the keyboard into the field, its text selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange by the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange by what the words need: in larger letters, or in another language."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """Put what stands side by side below each other where there is no room for it."""
        way = QBoxLayout.Direction
        for line, widgets in self._lines:
            wanted = sum(widget.sizeHint().width() for widget in widgets) + 7 * GRID
            line.setDirection(way.LeftToRight if wanted <= self.width() else way.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step or replace with Enter, close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.instead.hasFocus():
                self.replace_asked.emit(False)
            else:
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()
