"""GUI room: the topics as a table: label, rules, and how much is filed, suggested, rejected and lost."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from briefbook.gui.chip_words import ChipWords
from briefbook.gui.look import Look
from briefbook.gui.panes.filter_menu import dot
from briefbook.gui.topics import TopicsState, colour_place
from briefbook.gui.typography import GRID, icon_size, tabular
from briefbook.gui.wording import Speech, speech
from briefbook.model.topic import Topic, TopicCount

_ID = Qt.ItemDataRole.UserRole
COLUMNS = ("topic", "rules", "filed", "suggested", "rejected", "lost")
_FIRST_NUMBER = 2
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_RULES, _COUNTS, _SELDOM = 1, (2, 3), (4, 5)
_LABEL_SHARE = 0.34
_ROOMY = 60
"""Letters in a line of the table from which on it has all columns."""
_CRAMPED = 30
"""With fewer it has the labels alone; the left column has the counts too."""


class TopicTable(QTreeWidget):
    """One row a topic ("topicTable").

    Signals:
        topic_chosen: another topic is current (its id, "" for none).
        removal_asked: Del. move_asked: Alt+Up -1, Alt+Down +1. edit_asked: Enter. left: Escape.
    """

    topic_chosen = Signal(str)
    removal_asked = Signal()
    move_asked = Signal(int)
    edit_asked = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topicTable")
        self._state = TopicsState()
        self._is_filling = False
        self.setColumnCount(len(COLUMNS))
        self.setRootIsDecorated(False)
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in range(_FIRST_NUMBER, len(COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(6 * GRID)
        self.currentItemChanged.connect(lambda _now, _before: self._tell())
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        self.setAccessibleName(say("topics.title"))
        theme = look.theme
        self.setStyleSheet(
            f"QTreeWidget::item {{ padding: {GRID}px {2 * GRID}px {GRID}px 0; color: {theme.text}; }}"
            f"QTreeWidget::item:hover {{ background: {theme.hover}; }}"
            f"QTreeWidget::item:selected {{ background: {theme.selection_idle}; color: {theme.text}; }}"
            f"QTreeWidget::item:selected:active {{ background: {theme.selection}; }}"
            f"QTreeWidget {{ border: 2px solid transparent; }} QTreeWidget:focus {{ border-color: {theme.accent}; }}"
        )
        edge = icon_size(self.font())
        self.setIconSize(QSize(edge, edge))
        self.setHeaderLabels([say(f"topics.{name}") for name in COLUMNS])
        for column in range(_FIRST_NUMBER, len(COLUMNS)):
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.show_state(self._state)

    def show_state(self, state: TopicsState) -> None:
        """Show these topics; the current one stays so, or the one that takes its place."""
        current, row = self.topic(), self.currentIndex().row()
        self._state = state
        self._is_filling = True
        self.clear()
        for topic in state.topics:
            self.addTopLevelItem(self._item(topic, state.counts.get(topic.id)))
        self._is_filling = False
        if not self.choose(current) and state.topics:
            self.setCurrentIndex(self.model().index(min(max(row, 0), len(state.topics) - 1), 0))
        self._tell()

    def choose(self, topic_id: str) -> bool:
        """Make a topic current, and tell whether it is there."""
        places = (self.model().index(row, 0) for row in range(self.topLevelItemCount()))
        found = next((index for index in places if index.data(_ID) == topic_id), None)
        if found is not None:
            self.setCurrentIndex(found)
        return found is not None

    def topic(self) -> str:
        """Return the id of the current topic, "" where there is none."""
        index = self.currentIndex()
        return str(index.siblingAtColumn(0).data(_ID)) if index.isValid() else ""

    def _tell(self) -> None:
        if not self._is_filling:
            self.topic_chosen.emit(self.topic())

    def _item(self, topic: Topic, count: TopicCount | None) -> QTreeWidgetItem:
        say, number = speech(self._look), self._look.words.number
        counts = () if count is None else (count.filed, count.suggested, count.rejected, count.lost)
        texts = [say.of(topic.label), " · ".join(topic.rules), *(number(one) if one else "–" for one in counts)]
        item = QTreeWidgetItem(texts)
        item.setData(0, _ID, topic.id)
        item.setIcon(0, dot(ChipWords(self._look), colour_place(topic.colour), icon_size(self.font())))
        item.setToolTip(0, texts[0])
        item.setToolTip(1, "\n".join(topic.rules))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, self._spoken(texts[0], counts, say))
        for column in range(_FIRST_NUMBER, len(COLUMNS)):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setFont(column, tabular(self.font()))
        return item

    @staticmethod
    def _spoken(label: str, counts: tuple[int, ...], say: Speech) -> str:
        if not counts:
            return label
        filed, suggested = say.counted("are-filed", counts[0]), say.counted("are-suggested", counts[1])
        return say("topic.tip", label=label, filed=filed, suggested=suggested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the labels their share; where there is little room, leave out what can be left out."""
        super().resizeEvent(event)
        letters = self.viewport().width() / max(1, self.fontMetrics().averageCharWidth())
        for column in (_RULES, *_SELDOM):
            self.setColumnHidden(column, letters < _ROOMY)
        for column in _COUNTS:
            self.setColumnHidden(column, letters < _CRAMPED)
        mode = QHeaderView.ResizeMode
        self.header().setSectionResizeMode(0, mode.Interactive if letters >= _ROOMY else mode.Stretch)
        if letters >= _ROOMY:
            self.header().resizeSection(0, int(self.viewport().width() * _LABEL_SHARE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the table; everything else moves in it."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.move_asked.emit(_STEPS[key])
        elif held == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        elif held == Qt.KeyboardModifier.NoModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit()
        elif held == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
