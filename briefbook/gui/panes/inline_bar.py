"""GUI room: a strip above the results that says one thing with one action; it never takes the keyboard focus."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech

Level = Literal["info", "warning", "danger"]
_ICONS = {"info": "info", "warning": "warning", "danger": "error"}


class InlineBar(QWidget):
    """One sentence, at most one action, and a way to close it; hidden while it has nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._level: Level = "info"
        self._do: Callable[[], None] | None = None
        self._icon = QLabel(self)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._act)
        self._close = QToolButton(self)
        self._close.setProperty("role", "quiet")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        dress(self._close, look, "close", speech(look)("close.bar"))
        self._show_level()

    def _show_level(self) -> None:
        colour = {"info": self._look.theme.accent, "warning": self._look.theme.warning}.get(
            self._level, self._look.theme.danger
        )
        size = icon_size(self.font())
        edges = (
            f"border: none; border-bottom: 1px solid {self._look.theme.border}; border-left: {GRID}px solid {colour};"
        )
        self.setStyleSheet(f"InlineBar {{ background: {self._look.theme.raised}; {edges} }}")
        self._icon.setPixmap(self._look.icons.pixmap(_ICONS[self._level], size, colour, self.devicePixelRatioF()))

    def say(self, sentence: str, level: Level = "info", action: str = "", do: Callable[[], None] | None = None) -> None:
        """Show a sentence, with a button `action` that does `do` and closes the bar."""
        self._do = do
        self.sentence.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        if level != self._level:
            self._level = level
            self._show_level()
        self.show()

    def _act(self) -> None:
        do = self._do
        self.hide()
        if do is not None:
            do()
