"""GUI room: the strip that asks where a pasted text is from, with a line for the answer; it can be passed over."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech

_LETTERS_BESIDE = 90
"""Average letters of width from which on the line stands beside the question; below it where there is less."""


class SourceBar(QWidget):
    """The question "Where is this text from?" ("sourceBar"); hidden while nothing is asked.

    Attributes:
        sentence: what was left out of the text, and the question. field: for the answer. take: takes the answer.

    Signals:
        answered: Enter or the button, with what was typed (str).
        passed: Escape or the button; nothing is said.
    """

    answered = Signal(str)
    passed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon, self.sentence = QLabel(self), QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.sentence.setSizePolicy(policy)
        self.field = QLineEdit(self)
        self.field.setObjectName("pastedFrom")
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.take = QPushButton(self)
        self._pass = QToolButton(self)
        self._pass.setProperty("role", "quiet")
        self.field.returnPressed.connect(self._answer)
        self.take.clicked.connect(lambda _checked: self._answer())
        self._pass.clicked.connect(lambda _checked: self.passed.emit())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.addWidget(self._icon, 0, 0)
        self._grid.addWidget(self._pass, 0, 4)
        self._grid.setColumnStretch(2, 1)
        self.hide()
        self.set_look(look)
        self._arrange()

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        say, theme, size = speech(look), look.theme, icon_size(self.font())
        dress(self._pass, look, "close", say("paste.pass"))
        self.take.setText(say("paste.take"))
        self.field.setAccessibleName(say("paste.ask"))
        self.field.setPlaceholderText(say("paste.example"))
        edges = f"border: none; border-bottom: 1px solid {theme.border}; border-left: {GRID}px solid {theme.accent};"
        self.setStyleSheet(f"SourceBar {{ background: {theme.raised}; {edges} }}")
        self._icon.setPixmap(look.icons.pixmap("info", size, theme.accent, self.devicePixelRatioF()))

    def ask(self, sentence: str, known: Sequence[str]) -> None:
        """Ask; answers that are `known` are completed while they are typed."""
        self.sentence.setText(sentence)
        self._arrange()
        self._known.setStringList(list(known))
        self.field.clear()
        self.show()

    def _answer(self) -> None:
        text = self.field.text().strip()
        if text:
            self.answered.emit(text)
        else:
            self.passed.emit()

    def _arrange(self) -> None:
        """Put the line below the sentence where there is little room beside it."""
        beside = self.width() >= self.fontMetrics().averageCharWidth() * _LETTERS_BESIDE
        wanted = self.fontMetrics().horizontalAdvance(self.sentence.text()) + GRID
        self._grid.setColumnMinimumWidth(1, min(wanted, self.width() // 2) if beside else 0)
        for widget in (self.sentence, self.field, self.take):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.sentence, *((0, 1) if beside else (0, 1, 1, 3)))
        self._grid.addWidget(self.field, *((0, 2) if beside else (1, 1, 1, 2)))
        self._grid.addWidget(self.take, *((0, 3) if beside else (1, 3, 1, 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sentence the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass over the question with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.passed.emit()
        else:
            super().keyPressEvent(event)
