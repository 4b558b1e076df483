"""GUI room: the choice of a topic: type a few letters, press Enter; a name that no topic has makes a new one."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefbook.gui.chip_words import ChipWords
from briefbook.gui.look import Look
from briefbook.gui.panes.filter_menu import dot
from briefbook.gui.panes.list_keys import ListKeys
from briefbook.gui.topics import TopicsState
from briefbook.gui.typography import GRID, icon_size, row_height
from briefbook.gui.wording import speech
from briefbook.model.text import fold

_ID = Qt.ItemDataRole.UserRole
_ROWS = 10
_LETTERS = 40


class TopicPicker(QDialog):
    """The topics ("topicPicker"), narrowed by what is typed; those the passage is filed under are checked.

    Signals:
        chosen: a topic (its id). named: a topic that is to be made (its label).
    """

    chosen = Signal(str)
    named = Signal(str)

    def __init__(self, state: TopicsState, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topicPicker")
        self._look = look
        self._say = speech(look)
        self._state = state
        self._words = ChipWords(look, state.marks(look.words.language))
        self._checked: frozenset[str] = frozenset()
        self.setWindowTitle(self._say("filing.title"))
        self.box, self.list = QLineEdit(self), QListWidget(self)
        self.box.setObjectName("topicBox")
        self.box.setPlaceholderText(self._say("filing.hint"))
        self.box.setAccessibleName(self._say("filing.hint"))
        self.list.setObjectName("topicChoice")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setFixedHeight(_ROWS * row_height(self.font()) + 2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.box)
        column.addWidget(self.list)
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.box.textChanged.connect(self._narrow)
        ListKeys(self.box, self.list, self._take)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.list.itemClicked.connect(lambda _item: self._take())
        self.box.setFocus()

    def ask(self, checked: Collection[str], current: str) -> None:
        """Open with the topics that hold the passage checked, and this one current."""
        self._checked = frozenset(checked)
        self._narrow("")
        rows = [self.list.item(row).data(_ID) for row in range(self.list.count())]
        self.list.setCurrentRow(rows.index(current) if current in rows else 0)
        self.open()

    def _narrow(self, typed: str) -> None:
        words = fold(typed).split(" ")
        self.list.clear()
        for topic in self._state.topics:
            if all(word in fold(f"{topic.label.en} {topic.label.fr}") for word in words):
                self._add(topic.id)
        name = typed.strip(" ")
        taken = {fold(label) for one in self._state.topics for label in (one.label.en, one.label.fr)}
        if name and fold(name) not in taken:
            item = QListWidgetItem(self._say("filing.new", name=name), self.list)
            item.setData(_ID, "")
            self._dress_row(item)
        self.list.setCurrentRow(0)

    def _add(self, topic_id: str) -> None:
        mark = self._words.topics[topic_id]
        item = QListWidgetItem(mark.label, self.list)
        item.setData(_ID, topic_id)
        self._dress_row(item)
        if topic_id in self._checked:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._say("filing.is-filed", label=mark.label))
            item.setToolTip(self._say("filing.is-filed", label=mark.label))

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._look = look
        self._words = ChipWords(look, self._words.topics)
        for row in range(self.list.count()):
            self._dress_row(self.list.item(row))

    def _dress_row(self, item: QListWidgetItem) -> None:
        """Give a row its height and its icon: a check where the passage is filed, else the colour of the topic."""
        size, look, topic_id = icon_size(self.font()), self._look, str(item.data(_ID))
        if not topic_id:
            item.setIcon(look.icons.icon("plus", size, look.theme.muted))
        elif topic_id in self._checked:
            item.setIcon(look.icons.icon("check", size, look.theme.success))
        else:
            item.setIcon(dot(self._words, self._words.topics[topic_id].colour, size))
        item.setSizeHint(QSize(0, row_height(self.font())))
        self.list.setIconSize(QSize(size, size))

    def _take(self) -> None:
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        topic_id = str(item.data(_ID))
        self.accept()
        if topic_id:
            self.chosen.emit(topic_id)
        else:
            self.named.emit(self.box.text().strip(" "))
