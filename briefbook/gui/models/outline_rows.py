"""GUI room: the rows of the outline and how they follow the book: rows that stay keep their place in the views.

Two tabs may have a section of the same id, so a row of a section is known by both ids, as its key.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from briefbook.model.book import Entry, Section, Tab
from briefbook.model.kinds import EntryId, SectionId, TabId

Index = QModelIndex | QPersistentModelIndex
_BETWEEN = "\x1f"
"""Between the ids of a key: no text of a book holds it."""


def section_key(tab_id: TabId, section_id: SectionId) -> str:
    """Return the key of the row of a section."""
    return f"{tab_id}{_BETWEEN}{section_id}"


def ids_in(key: str) -> tuple[TabId, SectionId]:
    """Return the tab and the section of a key; no section for the key of a tab."""
    tab_id, _, section_id = key.partition(_BETWEEN)
    return TabId(tab_id), SectionId(section_id)


@dataclass(slots=True, eq=False)
class Node:
    """A row: a tab, a section, an entry, or the root; `number` stays the same while the row is there."""

    number: int
    key: str = ""
    tab: Tab | None = None
    section: Section | None = None
    entry: Entry | None = None
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    @property
    def row(self) -> int:
        """Where it stands under its parent."""
        return self.parent.children.index(self) if self.parent is not None else 0


class Tree:
    """All rows, found by number and by key; the root holds the tabs, a tab its sections."""

    def __init__(self) -> None:
        self.root = Node(0)
        self._numbers = 0
        self._nodes = {0: self.root}

    def node(self, number: int) -> Node:
        """Return the row of this number."""
        return self._nodes[number]

    def tab(self, tab_id: str) -> Node | None:
        """Return the row of a tab, None when there is none."""
        return next((node for node in self.root.children if node.key == tab_id), None)

    def section(self, key: str) -> Node | None:
        """Return the row of a section, None when there is none."""
        return next((node for node in self.sections() if node.key == key), None)

    def entry(self, entry_id: str) -> Node | None:
        """Return the row of an entry, None when there is none."""
        return next((node for node in self.entries() if node.key == entry_id), None)

    def of_tab(self, tab: Tab) -> Node:
        """Return the row of a tab that is there."""
        return next(node for node in self.root.children if node.key == tab.id)

    def of_section(self, tab: Tab, section: Section) -> Node:
        """Return the row of a section that is there."""
        key = section_key(tab.id, section.id)
        return next(node for node in self.of_tab(tab).children if node.key == key)

    def sections(self) -> Iterator[Node]:
        """Walk over the rows of all sections, in order."""
        for tab in self.root.children:
            yield from tab.children

    def entries(self) -> Iterator[Node]:
        """Walk over the rows of all entries, in order."""
        for section in self.sections():
            yield from section.children

    def put(self, node: Node, parent: Node, row: int) -> None:
        """Let a row stand at `row` under `parent`; a new one gets its number."""
        if node.number == 0:
            self._numbers += 1
            node.number = self._numbers
            self._nodes[node.number] = node
        node.parent = parent
        parent.children.insert(row, node)

    def forget(self, node: Node) -> None:
        """Take a row and all below it away."""
        if node.parent is not None:
            node.parent.children.remove(node)
        self._drop(node)

    def _drop(self, node: Node) -> None:
        del self._nodes[node.number]
        for one in node.children:
            self._drop(one)


class OutlineRows(QAbstractItemModel):
    """Tabs, sections and entries as rows of a tree with one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tree = Tree()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are below a row: tabs, sections or entries."""
        return len(self.node(parent).children)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: ARG002  # the same everywhere
        """Return 1."""
        return 1

    def index(self, row: int, column: int = 0, parent: Index | None = None) -> QModelIndex:
        """Return the row under `parent`; an invalid index when there is none."""
        children = self.node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]  # QObject.parent() takes none
        """Return the section of an entry, the tab of a section; an invalid index for a tab."""
        above = self.node(index).parent
        return self.index_of(above) if above is not None else QModelIndex()

    def has_sections(self) -> bool:
        """Tell whether any tab has a section."""
        return any(tab.children for tab in self.tree.root.children)

    def node(self, index: Index | None) -> Node:
        """Return what stands in a row; the root for no row."""
        if index is None or not index.isValid():
            return self.tree.root
        return self.tree.node(index.internalId())

    def index_of(self, node: Node | None) -> QModelIndex:
        """Return the row in which a node stands; an invalid index for the root or none."""
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.row, 0, node.number)

    def index_of_tab(self, tab_id: TabId) -> QModelIndex:
        """Return the row of a tab; an invalid index when there is none."""
        return self.index_of(self.tree.tab(tab_id))

    def index_of_section(self, tab_id: TabId, section_id: SectionId) -> QModelIndex:
        """Return the row of a section; an invalid index when there is none."""
        return self.index_of(self.tree.section(section_key(tab_id, section_id)))

    def index_of_entry(self, entry_id: EntryId) -> QModelIndex:
        """Return the row of an entry; an invalid index when there is none."""
        return self.index_of(self.tree.entry(entry_id))

    def follow(self, tabs: Sequence[Tab]) -> None:
        """Turn the rows into those of `tabs`, in steps that views can follow: removed, added, moved, changed."""
        kept = {entry.id for tab in tabs for section in tab.sections for entry in section.entries}
        for node in list(self.tree.entries()):
            if node.key not in kept:
                self._remove(node)
        self._make_room(tabs)
        for tab in tabs:
            for section in tab.sections:
                self._fill(self.tree.of_section(tab, section), section.entries)
        keys = {section_key(tab.id, section.id) for tab in tabs for section in tab.sections}
        for node in list(self.tree.sections()):
            if node.key not in keys:
                self._remove(node)
        for gone in [node for node in self.tree.root.children if node.key not in {tab.id for tab in tabs}]:
            self._remove(gone)
        for row, tab in enumerate(tabs):
            node = self.tree.of_tab(tab)
            self._move(node, self.tree.root, row)
            self._update(node, tab=tab)
            for place, section in enumerate(tab.sections):
                self._move(self.tree.of_section(tab, section), node, place)
                self._update(self.tree.of_section(tab, section), section=section)

    def _make_room(self, tabs: Sequence[Tab]) -> None:
        """Put in the rows of tabs and sections that are new, each at the end."""
        for tab in tabs:
            if self.tree.tab(tab.id) is None:
                self._insert(Node(0, tab.id, tab=tab), self.tree.root, len(self.tree.root.children))
            node = self.tree.of_tab(tab)
            present = {one.key for one in node.children}
            for section in tab.sections:
                key = section_key(tab.id, section.id)
                if key not in present:
                    self._insert(Node(0, key, section=section), node, len(node.children))

    def _fill(self, section: Node, entries: Sequence[Entry]) -> None:
        present = {node.key: node for node in self.tree.entries()}
        for row, entry in enumerate(entries):
            node = present.get(entry.id)
            if node is None:
                self._insert(Node(0, entry.id, entry=entry), section, row)
            else:
                self._move(node, section, row)
                self._update(node, entry=entry)

    def _insert(self, node: Node, parent: Node, row: int) -> None:
        self.beginInsertRows(self.index_of(parent), row, row)
        self.tree.put(node, parent, row)
        self.endInsertRows()

    def _remove(self, node: Node) -> None:
        self.beginRemoveRows(self.index_of(node.parent), node.row, node.row)
        self.tree.forget(node)
        self.endRemoveRows()

    def _move(self, node: Node, parent: Node, row: int) -> None:
        """Let a row stand at `row` under `parent`; within one parent it only ever goes upwards."""
        old, place = node.parent, node.row
        if old is None or (old is parent and place == row):
            return
        self.beginMoveRows(self.index_of(old), place, place, self.index_of(parent), row)
        old.children.remove(node)
        self.tree.put(node, parent, row)
        self.endMoveRows()

    def _update(
        self, node: Node, tab: Tab | None = None, section: Section | None = None, entry: Entry | None = None
    ) -> None:
        if (node.tab, node.section, node.entry) != (tab, section, entry):
            node.tab, node.section, node.entry = tab, section, entry
            self.tell_changed(node)

    def tell_changed(self, *nodes: Node) -> None:
        """Let the views draw rows anew."""
        for node in nodes:
            place = self.index_of(node)
            self.dataChanged.emit(place, place)
