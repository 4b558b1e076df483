"""GUI room: the outline with its heading line: add a section, and everything else that can be done to a row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.look import Look
from briefbook.gui.models.outline import OutlineModel
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.outline_view import OutlineView
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech

_LEAST_ROWS = 12 * GRID
"""Pixels of the rows that are seen at least; where a bar needs the room, they give way down to this."""


class OutlinePane(QWidget):
    """The outline ("outline") of the book.

    Attributes:
        menu: opens from the button and from a right click; the window fills it with commands.

    Signals:
        section_asked: a new section is wanted.
    """

    section_asked = Signal()

    def __init__(self, model: OutlineModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.view = OutlineView(model, look, self)
        self.view.setObjectName("outline")
        self.view.setMinimumHeight(_LEAST_ROWS)
        self.menu = QMenu(self)
        self._title = QLabel(self)
        self._title.setProperty("role", "section-label")
        self._add = QToolButton(self)
        self._add.clicked.connect(self.section_asked)
        self._more = QToolButton(self)
        self._more.setMenu(self.menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(
            lambda place: self.menu.popup(self.view.viewport().mapToGlobal(place))
        )
        top = QHBoxLayout()
        top.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, GRID)
        top.setSpacing(GRID)
        top.addWidget(self._title, 1)
        top.addWidget(self._add)
        top.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        say = speech(look)
        self._title.setText(say("outline.title"))
        for button, icon, key in ((self._add, "plus", "outline.add"), (self._more, "more", "outline.more")):
            dress(button, look, icon, say(key))
        self.view.set_hint(say("outline.hint"))
