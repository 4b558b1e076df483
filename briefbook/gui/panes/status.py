"""GUI room: the line at the foot of the window: what was done last, indexing, problems, language."""

from typing import Literal

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech

_WORDS_FROM = 90
"""Letters: where the window is narrower, the buttons of indexing show their signs only."""
State = Literal["reading", "stopping", "paused"]


class StatusLine(QWidget):
    """The foot of the window ("statusMessage", "indexProgress", "indexPause", "indexCancel", "problemsButton").

    Signals:
        undo_asked, pause_asked, cancel_asked, problems_asked, language_asked: its buttons.
    """

    undo_asked = Signal()
    pause_asked = Signal()
    cancel_asked = Signal()
    problems_asked = Signal()
    language_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._problems = 0
        self._done, self._total = 0, 0
        self._state: State = "reading"
        self.message = ElidedLabel(self)
        self.message.setObjectName("statusMessage")
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._check = QLabel(self)
        self._undo = self._quiet("", self.undo_asked)
        self._undo.hide()
        self._check.hide()
        self._indexing = QLabel(self)
        self._indexing.setProperty("role", "muted")
        self.progress = QProgressBar(self)
        self.progress.setObjectName("indexProgress")
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(32 * GRID)
        self.pause, self.cancel = QPushButton(self), QPushButton(self)
        self.pause.setObjectName("indexPause")
        self.pause.clicked.connect(self.pause_asked)
        self.cancel.setObjectName("indexCancel")
        self.cancel.clicked.connect(self.cancel_asked)
        self.problems = self._quiet("problemsButton", self.problems_asked)
        self._language = self._quiet("languageButton", self.language_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._check)
        row.addWidget(self.message, 1)
        self._of_indexing = (self._indexing, self.progress, self.pause, self.cancel)
        for widget in (self._undo, *self._of_indexing, self.problems, self._language):
            row.addWidget(widget)
        self.hide_progress()
        self.set_look(look)

    def _quiet(self, name: str, signal: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setProperty("role", "quiet")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(signal)
        return button

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        self._undo.setText(say("undo.button"))
        dress(self._undo, look, "undo", colour=look.theme.accent)
        self._language.setText("EN | FR")
        self._language.setToolTip(say("status.language"))
        self._language.setAccessibleName(say("status.language"))
        dress(self.problems, look, "warning", colour=look.theme.warning)
        self._show_check()
        self.progress.setAccessibleName(say("index.looking"))
        self._show_progress()
        self.show_problems(self._problems)

    def say(self, sentence: str, *, can_undo: bool = False) -> None:
        """Say what was done last; `can_undo` puts an Undo button beside it."""
        self.message.show_text(sentence)
        self._undo.setVisible(can_undo)
        self._check.setVisible(can_undo)

    def _show_check(self) -> None:
        size, theme = icon_size(self.font()), self._look.theme
        self._check.setPixmap(self._look.icons.pixmap("check", size, theme.success, self.devicePixelRatioF()))

    def show_progress(self, done: int, total: int) -> None:
        """Say how far indexing is; a total of 0 means that it is not known yet."""
        self._done, self._total = done, total
        if self._state == "paused":
            self._state = "reading"
        self._show_progress()
        for widget in self._of_indexing:
            widget.show()

    def show_stopping(self) -> None:
        """Say that indexing is being stopped."""
        self._state = "stopping"
        self._show_progress()

    def show_paused(self) -> None:
        """Say how far indexing came before the officer had it paused, with the way to go on."""
        self._state = "paused"
        for widget in self._of_indexing:
            widget.show()
        self._show_progress()

    def hide_progress(self) -> None:
        """Say no more of indexing."""
        self._done, self._total, self._state = 0, 0, "reading"
        self._indexing.setMinimumWidth(0)
        for widget in self._of_indexing:
            widget.hide()

    def _show_progress(self) -> None:
        say = speech(self._look)
        if self._state == "stopping":
            sentence = say("index.stopping")
        elif self._state == "paused":
            counts = {"done": self._done, "total": self._total}
            sentence = say("index.paused", **counts) if self._total else say("index.held")
        elif self._total:
            sentence = say("index.progress", done=self._done, total=self._total)
        else:
            sentence = say("index.looking")
        self._indexing.setText(sentence)
        self._indexing.setMinimumWidth(max(self._indexing.minimumWidth(), self._indexing.sizeHint().width()))
        is_idle = self._state == "paused"
        self.progress.setRange(0, self._total or int(is_idle))
        self.progress.setValue(self._done)
        self.progress.setVisible(not is_idle and not self._indexing.isHidden())
        is_narrow = self.width() < _WORDS_FROM * self.fontMetrics().averageCharWidth()
        buttons = (
            (self.pause, "play" if is_idle else "pause", say("index.resume") if is_idle else say("index.pause")),
            (self.cancel, "stop", say("index.cancel")),
        )
        for button, icon, name in buttons:
            button.setText("" if is_narrow else name)
            dress(button, self._look, icon, name)
            button.setEnabled(self._state != "stopping")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the buttons out where there is no room for them."""
        super().resizeEvent(event)
        self._show_progress()

    def show_problems(self, count: int) -> None:
        """Offer the list of files that could not be read; nothing where there is none."""
        self._problems = count
        self.problems.setText(speech(self._look).counted("problems", count))
        self.problems.setVisible(count > 0)
