"""GUI room: where the officer looks: topics and the folders of the corpus, with their counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefbook.gui.words import ENGLISH, Words

Index = QModelIndex | QPersistentModelIndex
_TOPICS, _FOLDERS = 0, 1


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic, or all documents when `key` is empty.

    Attributes:
        key: its id. colour: a place in TOPIC_COLOURS. tip: what it holds, in a sentence.
        count: how much there is of it, None while that is not known; of a topic what is filed under it.
        suggested: what its rules find beside that.
    """

    key: str
    label: str
    tip: str = ""
    colour: int = 0
    count: int | None = None
    suggested: int = 0


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder of the corpus; `path` is within the corpus with `/`, "" for the corpus itself."""

    path: str
    label: str
    count: int
    folders: tuple["FolderRow", ...] = ()


class NavigationRole(IntEnum):
    """What a row holds beside its text: the TopicRow or FolderRow, its counts in words, and whether it is a group."""

    TOPIC = Qt.ItemDataRole.UserRole + 1
    FOLDER = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    IS_GROUP = Qt.ItemDataRole.UserRole + 4


@dataclass(slots=True, eq=False)
class _Node:
    number: int
    parent: "_Node | None"
    row: int
    shows: TopicRow | FolderRow | None = None
    children: list["_Node"] = field(default_factory=list)

    def count(self, words: Words) -> str:
        if self.shows is None or self.shows.count is None:
            return ""
        number = words.number(self.shows.count)
        if isinstance(self.shows, TopicRow) and self.shows.key:
            return f"{number} · {words.number(self.shows.suggested)}"
        return number


class NavigationModel(QAbstractItemModel):
    """Two groups of rows: topics, the first of which is all documents, and folders."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ENGLISH
        self._numbers = 0
        self._nodes: dict[int, _Node] = {}
        self._root = _Node(0, None, 0)
        self._groups = [self._add(self._root, place) for place in (_TOPICS, _FOLDERS)]
        self._add(self._groups[_TOPICS], 0, TopicRow("", ""))

    def _add(self, parent: _Node, row: int, shows: TopicRow | FolderRow | None = None) -> _Node:
        self._numbers += 1
        node = self._nodes[self._numbers] = _Node(self._numbers, parent, row, shows)
        parent.children.insert(row, node)
        for place, one in enumerate(parent.children):
            one.row = place
        if isinstance(shows, FolderRow):
            for place, folder in enumerate(shows.folders):
                self._add(node, place, folder)
        return node

    def set_topics(self, topics: Sequence[TopicRow], documents: int) -> None:
        """Show these topics under "All documents" with its count."""
        self._show(self._groups[_TOPICS], [TopicRow("", "", count=documents), *topics])

    def set_folders(self, folders: Sequence[FolderRow]) -> None:
        """Show these folders."""
        self._show(self._groups[_FOLDERS], folders)

    def set_words(self, words: Words) -> None:
        """Word the groups in this language."""
        self._words = words
        for node in (*self._groups, self._groups[_TOPICS].children[0]):
            self._tell(node)

    def _show(self, group: _Node, rows: Sequence[TopicRow | FolderRow]) -> None:
        """Show rows in a group: those that only count anew stay, so that the selection stays; else all are changed."""
        if [_skeleton(node.shows) for node in group.children] == [_skeleton(row) for row in rows]:
            for node, row in zip(group.children, rows, strict=True):
                self._update(node, row)
            return
        place = self._index_of(group)
        if group.children:
            self.beginRemoveRows(place, 0, len(group.children) - 1)
            self._forget(group)
            self.endRemoveRows()
        if rows:
            self.beginInsertRows(place, 0, len(rows) - 1)
            for place_in_group, shows in enumerate(rows):
                self._add(group, place_in_group, shows)
            self.endInsertRows()

    def _forget(self, node: _Node) -> None:
        for child in node.children:
            self._forget(child)
            del self._nodes[child.number]
        node.children.clear()

    def _update(self, node: _Node, shows: TopicRow | FolderRow) -> None:
        if node.shows != shows:
            node.shows = shows
            self._tell(node)
        if isinstance(shows, FolderRow):
            for child, folder in zip(node.children, shows.folders, strict=True):
                self._update(child, folder)

    def _tell(self, node: _Node) -> None:
        place = self._index_of(node)
        self.dataChanged.emit(place, place)

    def _node(self, index: Index | None) -> _Node:
        return self._root if index is None or not index.isValid() else self._nodes[index.internalId()]

    def _index_of(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node.parent is None else self.createIndex(node.row, 0, node.number)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows stand under a row."""
        return len(self._node(parent).children)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: ARG002  # the same everywhere
        """Return 1."""
        return 1

    def index(self, row: int, column: int = 0, parent: Index | None = None) -> QModelIndex:
        """Return the row under `parent`; an invalid index when there is none."""
        children = self._node(parent).children
        return self._index_of(children[row]) if column == 0 and 0 <= row < len(children) else QModelIndex()

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]  # QObject.parent() takes none
        """Return the row above; an invalid index for a group."""
        above = self._node(index).parent
        return self._index_of(above) if above is not None else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row holds for a role."""
        if not index.isValid():
            return None
        node = self._node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._label(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(node)
        is_topic, is_folder = isinstance(node.shows, TopicRow), isinstance(node.shows, FolderRow)
        held: dict[int, object] = {
            Qt.ItemDataRole.ToolTipRole: node.shows.tip if isinstance(node.shows, TopicRow) else None,
            NavigationRole.TOPIC: node.shows if is_topic else None,
            NavigationRole.FOLDER: node.shows if is_folder else None,
            NavigationRole.COUNT: node.count(self._words),
            NavigationRole.IS_GROUP: node.parent is self._root,
        }
        return held.get(role)

    def _label(self, node: _Node) -> str:
        if node.shows is None:
            return self._words.topics if node.row == _TOPICS else self._words.folders
        return node.shows.label or self._words.all_documents

    def _spoken(self, node: _Node) -> str:
        label = self._label(node)
        if isinstance(node.shows, TopicRow) and node.shows.tip:
            return node.shows.tip
        count = node.count(self._words)
        return self._words.topic_count.format(label=label, n=count) if count else label

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that rows can be chosen, groups cannot."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._node(index).parent is self._root:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _skeleton(row: TopicRow | FolderRow | None) -> object:
    """Return a row without its count, to tell whether the rows are the same."""
    if isinstance(row, FolderRow):
        return (row.path, tuple(_skeleton(folder) for folder in row.folders))
    return replace(row, count=None, suggested=0, tip="") if row is not None else None
