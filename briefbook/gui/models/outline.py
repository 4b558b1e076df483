"""GUI room: one tab of the book as a tree that can be rearranged: it never changes the book, it says what was asked."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from briefbook.gui.dragged import ENTRY, PASSAGES, DraggedRow, passages_in, put_row, row_in
from briefbook.gui.models.outline_rows import Node
from briefbook.gui.models.outline_shown import ShownOutline
from briefbook.gui.models.outline_words import html_of, plain_of
from briefbook.model.kinds import EntryId, SectionId

Index = QModelIndex | QPersistentModelIndex


class OutlineModel(ShownOutline):
    """Sections and entries, renamed in place, dragged and dropped.

    In every drop `before` is the id of the row in front of which it goes, "" for the end.

    Signals:
        passages_dropped: (section id, before entry id, tuple[DraggedPassage, ...]).
        text_dropped: (section id, before entry id, plain text) from another program.
        entry_dropped: (entry id, section id, before entry id).
        section_dropped: (section id, before section id).
        section_renamed: (section id, heading as typed).
    """

    passages_dropped = Signal(str, str, object)
    text_dropped = Signal(str, str, str)
    entry_dropped = Signal(str, str, str)
    section_dropped = Signal(str, str)
    section_renamed = Signal(str, str)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another heading; the row changes when the book does."""
        node = self.node(index)
        if role != Qt.ItemDataRole.EditRole or node.section is None or not isinstance(value, str):
            return False
        heading = value.strip(" \t\n")
        if heading and heading != node.section.heading.in_language(self.language):
            self.section_renamed.emit(node.key, heading)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row: sections are renamed and take drops, all are chosen and dragged."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        always = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        if self.node(index).section is not None:
            return always | flag.ItemIsEditable | flag.ItemIsDropEnabled
        return always | flag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        """Return the types in which rows are dragged and dropped."""
        return [ENTRY, PASSAGES, "text/plain", "text/html"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return a row as it is dragged: its id for the outline, its text for other programs."""
        data = QMimeData()
        node = self.node(indexes[0])
        entries = (node.entry,) if node.entry is not None else tuple(one.entry for one in node.children if one.entry)
        above = node if node.parent is None or node.section is not None else node.parent
        put_row(data, DraggedRow(SectionId(above.key), EntryId(node.key if node.entry is not None else "")))
        data.setText(plain_of(node.section, entries, self.language))
        data.setHtml(html_of(node.section, entries, self.language))
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
        if data.hasUrls() or not self.tree.root.children:
            return False
        return data.hasFormat(ENTRY) or data.hasFormat(PASSAGES) or data.hasText()

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Say what was let go where; the row comes when the book has it."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        moved = row_in(data)
        if moved is not None and not moved.entry_id:
            return self._drop_section(moved.section_id, self._section_gap(row, parent))
        section, before = self._entry_gap(row, parent)
        passages = passages_in(data)
        if moved is not None:
            self._drop_entry(moved.entry_id, section, before)
        elif passages:
            self.passages_dropped.emit(section.key, before, passages)
        else:
            self.text_dropped.emit(section.key, before, data.text())
        return True

    def _drop_section(self, section_id: str, before: str) -> bool:
        if before not in _places_of(self.tree.root.children, section_id):
            self.section_dropped.emit(section_id, before)
        return True

    def _drop_entry(self, entry_id: str, section: Node, before: str) -> None:
        if before not in _places_of(section.children, entry_id):
            self.entry_dropped.emit(entry_id, section.key, before)

    def _entry_gap(self, row: int, parent: Index) -> tuple[Node, str]:
        """Return the section and the entry before which something is let go."""
        sections, target = self.tree.root.children, self.node(parent)
        if target.parent is None:
            if row == 0:
                return sections[0], _key_at(sections[0].children, 0)
            return sections[row - 1 if row > 0 else -1], ""
        if target.entry is not None:
            return target.parent, target.key
        return target, _key_at(target.children, row)

    def _section_gap(self, row: int, parent: Index) -> str:
        """Return the section before which a section is let go: within another one means behind it."""
        sections, target = self.tree.root.children, self.node(parent)
        if target.parent is None:
            return _key_at(sections, row)
        if target.section is not None and row < 0:
            return target.key
        above = target if target.section is not None else target.parent
        return _key_at(sections, above.row + 1)


def _key_at(nodes: Sequence[Node], row: int) -> str:
    return nodes[row].key if 0 <= row < len(nodes) else ""


def _places_of(nodes: Sequence[Node], key: str) -> tuple[str, ...]:
    """Return the gaps in which a row already stands: before itself and before the next."""
    row = next((row for row, node in enumerate(nodes) if node.key == key), None)
    return () if row is None else (key, _key_at(nodes, row + 1))
