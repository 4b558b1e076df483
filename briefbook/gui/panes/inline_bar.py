"""GUI room: a strip above the results that says one thing with an action or two; it never takes the keyboard focus."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech

Level = Literal["info", "warning", "danger"]
_BUTTONS_SHARE = 0.5
_ICONS = {"info": "info", "warning": "warning", "danger": "error"}


class InlineBar(QWidget):
    """One sentence, one action or two, and a way to close it; hidden while it has nothing to say.

    Attributes:
        button: of the first action. other: of the second one.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._level: Level = "info"
        self._deeds: list[Callable[[], None]] = []
        self._icon = QLabel(self)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        # Set anew, the policy forgets that a wrapped text is as tall as its width makes it.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.sentence.setSizePolicy(policy)
        self.button, self.other = QPushButton(self), QPushButton(self)
        for place, button in enumerate((self.button, self.other)):
            button.clicked.connect(lambda _checked, place=place: self._act(place))
        self._close = QToolButton(self)
        self._close.setProperty("role", "quiet")
        self._close.clicked.connect(self.hide)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(2 * GRID)
        self._buttons.addWidget(self.button)
        self._buttons.addWidget(self.other)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.addWidget(self._icon, 0, 0)
        self._grid.addWidget(self.sentence, 0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.addLayout(self._buttons, 0, 2)
        self._grid.addWidget(self._close, 0, 3)
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
        self.ask(sentence, level, [(action, do)] if action and do is not None else [])

    def ask(self, sentence: str, level: Level, actions: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Show a sentence with up to two buttons; each does what it says and closes the bar."""
        self._deeds = [do for _, do in actions]
        self.sentence.setText(sentence)
        for place, button in enumerate((self.button, self.other)):
            button.setVisible(place < len(actions))
            button.setText(actions[place][0] if place < len(actions) else "")
        if level != self._level:
            self._level = level
            self._show_level()
        self._arrange()
        self.show()

    def _arrange(self) -> None:
        """Put the buttons below the sentence where they would leave it too little room, and below each other."""
        widths = [one.sizeHint().width() for one in (self.button, self.other) if one.text()]
        needed = sum(widths) + 2 * GRID * len(widths)
        beside = needed <= self.width() * _BUTTONS_SHARE
        side_by_side = needed <= self.width() - 16 * GRID
        way = QBoxLayout.Direction
        self._buttons.setDirection(way.LeftToRight if side_by_side else way.TopToBottom)
        self._grid.removeItem(self._buttons)
        self._grid.addLayout(self._buttons, *((0, 2, 1, 1) if beside else (1, 1, 1, 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sentence the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _act(self, place: int) -> None:
        do = self._deeds[place]
        self.hide()
        do()
