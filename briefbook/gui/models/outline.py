"""GUI room: the book as a tree that can be rearranged: it never changes the book, it says what was asked."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from briefbook.gui.dragged import ENTRY, PASSAGES, DraggedRow, passages_in, put_row, row_in
from briefbook.gui.foreign_text import foreign_text, is_text
from briefbook.gui.models.outline_rows import Node, ids_in, section_key
from briefbook.gui.models.outline_shown import ShownOutline
from briefbook.gui.models.outline_words import html_of, plain_of
from briefbook.model.book import NOT_PLACED, Entry
from briefbook.model.kinds import EntryId, SectionId, TabId

Index = QModelIndex | QPersistentModelIndex


class OutlineModel(ShownOutline):
    """Tabs, sections and entries, renamed in place, dragged and dropped.

    In every drop `before` is the id of the row in front of which it goes, "" for the end. A section is meant by the id
    of its tab and its own.

    Signals:
        passages_dropped: (tab id, section id, before entry id, tuple[DraggedPassage, ...]).
        text_dropped: (tab id, section id, before entry id, ForeignText) from another program.
        entry_dropped: (entry id, tab id, section id, before entry id).
        section_dropped: (tab id, section id, before section id); within its tab.
        section_renamed: (tab id, section id, heading as typed).
        tab_dropped: (tab id, before tab id).
        tab_renamed: (tab id, name as typed).
    """

    passages_dropped = Signal(str, str, str, object)
    text_dropped = Signal(str, str, str, object)
    entry_dropped = Signal(str, str, str, str)
    section_dropped = Signal(str, str, str)
    section_renamed = Signal(str, str, str)
    tab_dropped = Signal(str, str)
    tab_renamed = Signal(str, str)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another heading or name; the row changes when the book does."""
        node = self.node(index)
        if role != Qt.ItemDataRole.EditRole or not _is_named(node) or not isinstance(value, str):
            return False
        heading = value.strip(" \t\n")
        if not heading or heading == index.data():
            return False
        if node.section is not None:
            self.section_renamed.emit(*ids_in(node.key), heading)
        elif node.tab is not None:
            self.tab_renamed.emit(node.tab.id, heading)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row: all are chosen and dragged; those above entries take names and drops."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        always = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        node = self.node(index)
        if node.entry is not None:
            return always | flag.ItemNeverHasChildren
        return always | flag.ItemIsDropEnabled | (flag.ItemIsEditable if _is_named(node) else flag.NoItemFlags)

    def mimeTypes(self) -> list[str]:
        """Return the types in which rows are dragged and dropped."""
        return [ENTRY, PASSAGES, "text/plain", "text/html"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return a row as it is dragged: its ids for the outline, its text for other programs."""
        data = QMimeData()
        node = self.node(indexes[0])
        tab_id, section_id = self.tab_id(indexes[0]), self.section_id(indexes[0])
        entry_id = EntryId(node.key if node.entry is not None else "")
        put_row(data, DraggedRow(tab_id or TabId(""), section_id or SectionId(""), entry_id))
        shown = [node] if node.tab is None else node.children
        data.setText("\n\n".join(plain_of(one.section, _entries(one), self.language) for one in shown))
        data.setHtml("".join(html_of(one.section, _entries(one), self.language) for one in shown))
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """Return that rows are moved here and copied elsewhere."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that passages are copied in and rows are moved."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002  # anywhere in the outline is a place
        row: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
        parent: Index,  # noqa: ARG002
    ) -> bool:
        """Tell whether something dragged can be let go here; files are for the window."""
        if data.hasUrls() or not self.has_sections():
            return False
        return data.hasFormat(ENTRY) or data.hasFormat(PASSAGES) or is_text(data)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Say what was let go where; the row comes when the book has it."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        moved = row_in(data)
        if moved is not None and not moved.section_id:
            return self._drop_tab(moved.tab_id, self._tab_gap(row, parent))
        if moved is not None and not moved.entry_id:
            return self._drop_section(moved, *self._section_gap(row, parent))
        section, before = self._entry_gap(row, parent)
        passages = passages_in(data)
        if moved is not None:
            self._drop_entry(moved.entry_id, section, before)
        elif passages:
            self.passages_dropped.emit(*ids_in(section.key), before, passages)
        elif (text := foreign_text(data)) is not None:
            self.text_dropped.emit(*ids_in(section.key), before, text)
        return True

    def _drop_tab(self, tab_id: str, before: str) -> bool:
        if before not in _places_of(self.tree.root.children, tab_id):
            self.tab_dropped.emit(tab_id, before)
        return True

    def _drop_section(self, moved: DraggedRow, tab: Node, before: str) -> bool:
        """Let a section go in its own tab; in another one it stays where it was."""
        key = section_key(moved.tab_id, moved.section_id)
        if tab.key == moved.tab_id and before not in _places_of(tab.children, key):
            self.section_dropped.emit(moved.tab_id, moved.section_id, ids_in(before)[1])
        return True

    def _drop_entry(self, entry_id: str, section: Node, before: str) -> None:
        if before not in _places_of(section.children, entry_id):
            self.entry_dropped.emit(entry_id, *ids_in(section.key), before)

    def _entry_gap(self, row: int, parent: Index) -> tuple[Node, str]:
        """Return the section and the entry before which something is let go."""
        target = self.node(parent)
        if target.entry is not None and target.parent is not None:
            return target.parent, target.key
        if target.section is not None:
            return target, _key_at(target.children, row)
        if target.tab is None:
            return next(reversed(list(self.tree.sections()))), ""
        if row == 0 and target.children:
            return target.children[0], _key_at(target.children[0].children, 0)
        sections = target.children[:row] if row > 0 else target.children
        return (sections or list(self.tree.sections()))[-1], ""

    def _section_gap(self, row: int, parent: Index) -> tuple[Node, str]:
        """Return the tab and the section before which a section is let go: within another one means behind it."""
        target = self.node(parent)
        if target.parent is None:
            return self.tree.root.children[-1], ""
        if target.tab is not None:
            return target, _key_at(target.children, row)
        above = target if target.section is not None else target.parent
        tab = above.parent or self.tree.root
        if target.section is not None and row < 0:
            return tab, target.key
        return tab, _key_at(tab.children, above.row + 1)

    def _tab_gap(self, row: int, parent: Index) -> str:
        """Return the tab before which a tab is let go: within another one means behind it."""
        target = self.node(parent)
        if target.parent is None:
            return _key_at(self.tree.root.children, row)
        while target.tab is None and target.parent is not None:
            target = target.parent
        return _key_at(self.tree.root.children, target.row + 1)


def _is_named(node: Node) -> bool:
    """Tell whether a row has a name that the officer gives it: no entry, and not what holds texts without a place."""
    return node.entry is None and (node.section is None or node.section.id != NOT_PLACED)


def _entries(node: Node) -> tuple[Entry, ...]:
    """Return the entries of a row: its own, or those below it."""
    return (node.entry,) if node.entry is not None else tuple(one.entry for one in node.children if one.entry)


def _key_at(nodes: Sequence[Node], row: int) -> str:
    return nodes[row].key if 0 <= row < len(nodes) else ""


def _places_of(nodes: Sequence[Node], key: str) -> tuple[str, ...]:
    """Return the gaps in which a row already stands: before itself and before the next."""
    row = next((row for row, node in enumerate(nodes) if node.key == key), None)
    return () if row is None else (key, _key_at(nodes, row + 1))
