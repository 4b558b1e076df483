"""GUI room: what stands where no passage answers: a sentence, what may have been meant, how to ask."""

from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from briefbook.gui.look import Look
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech
from briefbook.model.query_help import QUERY_SIGNS

_GAP = 4
_SIGNS = 6
"""Ways to ask that are shown; the sheet of keys has all."""


class EmptyResults(QScrollArea):
    """Lies over an empty list ("emptyResults").

    Attributes:
        meant: the button that searches for what may have been meant ("suggestion").

    Signals:
        suggestion_taken: that query is wanted (str). left: Escape on the button.
    """

    suggestion_taken = Signal(str)
    left = Signal()

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("emptyResults")
        self._over = over
        self._suggestion = ""
        self._shows_help = False
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self)
        self.sentence, self._help = QLabel(page), QLabel(page)
        self.meant = QPushButton(page)
        self.meant.setObjectName("suggestion")
        self.meant.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.meant.clicked.connect(lambda _checked: self.suggestion_taken.emit(self._suggestion))
        self.meant.installEventFilter(self)
        for label in (self.sentence, self._help):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setProperty("role", "muted")
        self._help.setTextFormat(Qt.TextFormat.RichText)
        column = QVBoxLayout(page)
        column.setContentsMargins(*(4 * GRID,) * 4)
        column.setSpacing(3 * GRID)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(self.meant, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._help)
        column.addStretch(2)
        self.setWidget(page)
        over.installEventFilter(self)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        ground = f"#emptyResults, #emptyResults > QWidget > QWidget {{ background: {look.theme.surface}; }}"
        self.setStyleSheet(ground)
        self._word()

    def say(self, sentence: str, suggestion: str = "", *, with_help: bool = False) -> None:
        """Say why nothing is shown; nothing at all hides it."""
        self.sentence.setText(sentence)
        self._suggestion, self._shows_help = suggestion, with_help
        self._word()
        self.setVisible(bool(sentence))
        self._place()

    def _word(self) -> None:
        say = speech(self._look)
        self.meant.setText(say("empty.suggestion", query=self._suggestion).replace("&", "&&"))
        self.meant.setVisible(bool(self._suggestion))
        self._help.setText(self._table())
        self._help.setVisible(self._shows_help)

    def _table(self) -> str:
        theme, language = self._look.theme, self._look.words.language
        rows = "".join(
            f'<tr><td style="color: {theme.text}"><b>{escape(example)}</b></td><td>{escape(meaning)}</td></tr>'
            for _, example, meaning in (sign.in_language(language) for sign in QUERY_SIGNS[:_SIGNS])
        )
        return f'<table cellspacing="0" cellpadding="{_GAP}" align="center">{rows}</table>'

    @property
    def can_suggest(self) -> bool:
        """Whether there is something that may have been meant."""
        return bool(self._suggestion) and self.isVisible()

    def _place(self) -> None:
        self.setGeometry(self._over.rect())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what it lies over; let Enter take what was meant, and Escape go back."""
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        elif watched is self.meant and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.meant.click()
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Up):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
