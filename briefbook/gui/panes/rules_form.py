"""GUI room: which files of the folder are read: wildcards line by line, and what they come to for one file."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from briefbook.gui.look import Look
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech
from briefbook.model.folder import FolderRules

_PAUSE_MS = 900
_LINES = 3


class RulesForm(QWidget):
    """The wildcards of one folder ("folderRules").

    Signals:
        changed: other wildcards stand there after a pause (FolderRules).
        test_asked: the officer wants to know what becomes of one file.
    """

    changed = Signal(object)
    test_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("folderRules")
        self._known: FolderRules | None = None
        self._folder = ""
        self._title, self._hint, self.answer = QLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("role", "section-label")
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._title.setWordWrap(True)
        self.answer.setObjectName("rulesAnswer")
        self.answer.setWordWrap(True)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self._labels = (QLabel(self), QLabel(self))
        self._boxes = (QPlainTextEdit(self), QPlainTextEdit(self))
        for name, label, box in zip(("include", "exclude"), self._labels, self._boxes, strict=True):
            box.setObjectName(f"rules-{name}")
            box.setProperty("role", "field")
            box.setTabChangesFocus(True)
            box.textChanged.connect(self._follow_typing)
            label.setBuddy(box)
        self._test = QPushButton(self)
        self._test.setObjectName("testRules")
        self._test.clicked.connect(self.test_asked)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._lay_out()
        self.setEnabled(False)
        self.set_look(look)

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.setSpacing(4 * GRID)
        for label, box in zip(self._labels, self._boxes, strict=True):
            column = QVBoxLayout()
            column.setSpacing(GRID)
            column.addWidget(label)
            column.addWidget(box)
            texts.addLayout(column)
        testing = QHBoxLayout()
        testing.setSpacing(3 * GRID)
        testing.addWidget(self._test)
        testing.addWidget(self.answer, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self._title)
        whole.addLayout(texts)
        whole.addWidget(self._hint)
        whole.addLayout(testing)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        self._hint.setText(say("rules.hint"))
        self._test.setText(say("rules.test"))
        for name, label, box in zip(("include", "exclude"), self._labels, self._boxes, strict=True):
            label.setText(say(f"rules.{name}"))
            box.setAccessibleName(say(f"rules.{name}"))
            box.setPlaceholderText(say(f"rules.{name}-example"))
            box.setFixedHeight(_LINES * box.fontMetrics().lineSpacing() + 5 * GRID)
        self._name()

    def _name(self) -> None:
        say = speech(self._look)
        self._title.setText(say("rules.title", folder=self._folder) if self._folder else say("rules.none"))

    def show_rules(self, folder: str, rules: FolderRules) -> None:
        """Show the wildcards of the folder of this name."""
        self._folder, self._known = folder, rules
        for box, wildcards in zip(self._boxes, (rules.include, rules.exclude), strict=True):
            box.blockSignals(True)
            box.setPlainText("\n".join(wildcards))
            box.blockSignals(False)
        self.setEnabled(True)
        self._name()

    @property
    def rules(self) -> FolderRules:
        """What stands in the form: one wildcard a line."""
        include, exclude = (
            tuple(line.strip() for line in box.toPlainText().split("\n") if line.strip()) for box in self._boxes
        )
        return FolderRules(include, exclude)

    def take_focus(self) -> None:
        """Put the keyboard where files are left out."""
        self._boxes[1].setFocus()

    def text(self) -> str:
        """Return the words by which the form is found."""
        return " ".join(label.text() for label in (self._title, *self._labels, self._hint))

    def _follow_typing(self) -> None:
        self._pause.start()

    def flush(self) -> None:
        """Tell what was typed since the last pause, now."""
        if self._pause.isActive():
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        if self._known is not None and self.rules != self._known:
            self._known = self.rules
            self.changed.emit(self.rules)
