"""GUI room: the topics of the folder: a table above, the current one below with what its rules find."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.empty_hint import EmptyHint
from briefbook.gui.panes.flow_layout import FlowLayout
from briefbook.gui.panes.splitter import Splitter
from briefbook.gui.panes.topic_form import TopicForm
from briefbook.gui.panes.topic_sample import TopicSample
from briefbook.gui.panes.topic_table import TopicTable
from briefbook.gui.topics import TopicsState
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech

_ICONS = (("duplicate", "copy"), ("delete", "trash"), ("up", "arrow-up"), ("down", "arrow-down"))
_IN_MENU = ("import", "export")
BUTTONS = ("new", *(name for name, _ in _ICONS), *_IN_MENU)
"""What is done with topics, by the names of the buttons."""
_SHARES = (220, 320)


class TopicsPane(QWidget):
    """The manager of topics ("topics").

    Attributes:
        table, form, sample: its parts.

    Signals:
        asked: a button (its name: new, duplicate, delete, up, down, import, export).
        closed: the pane is not wanted any more.
    """

    asked = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topics")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state = TopicsState()
        self.table, self.form, self.sample = TopicTable(look, self), TopicForm(look, self), TopicSample(look, self)
        self._title, self._close = QLabel(self), QToolButton(self)
        self._title.setProperty("role", "title")
        self._new, self._more = QPushButton(self), QToolButton(self)
        self._new.setObjectName("topic-new")
        self._new.clicked.connect(self._asking("new"))
        self._tools: dict[str, QToolButton] = {name: QToolButton(self) for name, _ in _ICONS}
        for name, button in self._tools.items():
            button.setObjectName(f"topic-{name}")
            button.clicked.connect(self._asking(name))
        menu = QMenu(self._more)
        self._entries: dict[str, QAction] = {name: menu.addAction("") for name in _IN_MENU}
        for name, entry in self._entries.items():
            entry.triggered.connect(self._asking(name))
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setObjectName("topic-more")
        self._close.clicked.connect(self.closed)
        self._hint = EmptyHint(self.table)
        self._hint.watch(self.table.model())
        self.table.removal_asked.connect(self._asking("delete"))
        self.table.move_asked.connect(lambda step: self.asked.emit("up" if step < 0 else "down"))
        self.table.edit_asked.connect(self.form.take_focus)
        self.table.left.connect(self.closed)
        self.table.topic_chosen.connect(self._show_topic)
        for field in (self.form.english, self.form.french, self.form.rules):
            field.installEventFilter(self)
        self._lay_out()
        self.set_look(look)

    def _asking(self, name: str) -> Callable[[], None]:
        return lambda *_checked: self.asked.emit(name)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, GRID)
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        deeds = QWidget(self)
        deeds.setContentsMargins(3 * GRID, 0, 3 * GRID, GRID)
        line = FlowLayout(deeds, 2 * GRID)
        for widget in (self._new, *self._tools.values(), self._more):
            line.addWidget(widget)
        lower = QWidget()
        lower.setProperty("role", "surface")
        lower.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lower.setMinimumWidth(1)  # else the widest of its parts would stand out at the right
        inner = QVBoxLayout(lower)
        inner.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        inner.setSpacing(3 * GRID)
        inner.addWidget(self.form)
        inner.addWidget(self.sample)
        inner.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("topicArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(lower)
        halves = Splitter(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(area)
        halves.setSizes(list(_SHARES))
        halves.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(deeds)
        column.addWidget(halves, 1)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        self._title.setText(say("topics.title"))
        self._hint.say(say("topics.none"))
        self._new.setText(say("topics.new"))
        for name, entry in self._entries.items():
            entry.setText(say(f"topics.{name}"))
        dress(self._more, look, "more", say("topics.more"))
        for name, icon in _ICONS:
            dress(self._tools[name], look, icon, say(f"topics.{name}"))
        dress(self._close, look, "close", say("topics.close"))

    def show_state(self, state: TopicsState) -> None:
        """Show these topics."""
        self._state = state
        self.table.show_state(state)

    def _show_topic(self, topic_id: str) -> None:
        topic = self._state.topic(topic_id)
        self.form.flush()
        self.form.show_topic(topic)
        self.sample.setEnabled(topic is not None)
        self._entries["export"].setEnabled(topic is not None)
        for button in self._tools.values():
            button.setEnabled(topic is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape in a field go back to the table."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.form.flush()
            self.table.setFocus()
            return True
        return super().eventFilter(watched, event)
