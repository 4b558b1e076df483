"""GUI room: the rows of the outline and how they follow the book: rows that stay keep their place in the views."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from briefbook.model.book import Entry, Section
from briefbook.model.kinds import EntryId, SectionId

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True, eq=False)
class Node:
    """A row: a section with its entries, an entry, or the root; `number` stays the same while the row is there."""

    number: int
    key: str = ""
    section: Section | None = None
    entry: Entry | None = None
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    @property
    def row(self) -> int:
        """Where it stands under its parent."""
        return self.parent.children.index(self) if self.parent is not None else 0


class Tree:
    """All rows, found by number and by id; the root holds the sections."""

    def __init__(self) -> None:
        self.root = Node(0)
        self._numbers = 0
        self._nodes = {0: self.root}

    def node(self, number: int) -> Node:
        """Return the row of this number."""
        return self._nodes[number]

    def section(self, section_id: str) -> Node | None:
        """Return the row of a section, None when there is none."""
        return next((node for node in self.root.children if node.key == section_id), None)

    def entry(self, entry_id: str) -> Node | None:
        """Return the row of an entry, None when there is none."""
        return next((node for node in self.entries() if node.key == entry_id), None)

    def entries(self) -> Iterator[Node]:
        """Walk over the rows of all entries, in order."""
        for section in self.root.children:
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
        for one in (node, *node.children):
            del self._nodes[one.number]


class OutlineRows(QAbstractItemModel):
    """Sections and entries as rows of a tree with one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tree = Tree()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many sections there are, or how many entries a section has."""
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
        """Return the section of an entry; an invalid index for a section."""
        above = self.node(index).parent
        return self.index_of(above) if above is not None else QModelIndex()

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

    def index_of_section(self, section_id: SectionId) -> QModelIndex:
        """Return the row of a section; an invalid index when there is none."""
        return self.index_of(self.tree.section(section_id))

    def index_of_entry(self, entry_id: EntryId) -> QModelIndex:
        """Return the row of an entry; an invalid index when there is none."""
        return self.index_of(self.tree.entry(entry_id))

    def follow(self, sections: Sequence[Section]) -> None:
        """Turn the rows into those of `sections`, in steps that views can follow: removed, added, moved, changed."""
        kept = {entry.id for section in sections for entry in section.entries}
        for node in list(self.tree.entries()):
            if node.key not in kept:
                self._remove(node)
        present = {node.key for node in self.tree.root.children}
        for section in sections:
            if section.id not in present:
                self._insert(Node(0, section.id, section=section), self.tree.root, len(self.tree.root.children))
        nodes = {node.key: node for node in self.tree.root.children}
        for section in sections:
            self._fill(nodes[section.id], section.entries)
        for gone in nodes.keys() - {section.id for section in sections}:
            self._remove(nodes[gone])
        for row, section in enumerate(sections):
            self._move(nodes[section.id], self.tree.root, row)
            self._update(nodes[section.id], section=section)

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

    def _update(self, node: Node, section: Section | None = None, entry: Entry | None = None) -> None:
        if (node.section, node.entry) != (section, entry):
            node.section, node.entry = section, entry
            self.tell_changed(node)

    def tell_changed(self, *nodes: Node) -> None:
        """Let the views draw rows anew."""
        for node in nodes:
            place = self.index_of(node)
            self.dataChanged.emit(place, place)
