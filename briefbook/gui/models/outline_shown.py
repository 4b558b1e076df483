"""GUI room: what the rows of the outline hold: headings, the beginnings of entries, marks and tips."""

from collections.abc import Collection
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from briefbook.gui.models.outline_rows import Node, OutlineRows
from briefbook.gui.models.outline_words import entry_text, source_text, spoken_entry, spoken_section
from briefbook.gui.words import ENGLISH, Words
from briefbook.model.book import Book, Entry, Section
from briefbook.model.kinds import EntryId, Language, SectionId, TabId

Index = QModelIndex | QPersistentModelIndex


class OutlineRole(IntEnum):
    """What a row holds beside its text: the Section or Entry; a section's number from 1, entries, destination mark.

    An entry is stale when its source was changed since it was picked.
    """

    SECTION = Qt.ItemDataRole.UserRole + 1
    ENTRY = Qt.ItemDataRole.UserRole + 2
    NUMBER = Qt.ItemDataRole.UserRole + 3
    COUNT = Qt.ItemDataRole.UserRole + 4
    IS_DESTINATION = Qt.ItemDataRole.UserRole + 5
    IS_STALE = Qt.ItemDataRole.UserRole + 6


class ShownOutline(OutlineRows):
    """One tab of a book in one language, with the destination marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language: Language = "en"
        self._destination: SectionId | None = None
        self._stale: frozenset[EntryId] = frozenset()
        self._words = ENGLISH

    def set_book(self, book: Book, tab_id: TabId, language: Language) -> None:
        """Show this state of the book; rows that stay keep their selection and stay open."""
        tab = next((tab for tab in book.tabs if tab.id == tab_id), None)
        is_worded_anew = language != self.language
        self.language = language
        self.follow(tab.sections if tab is not None else ())
        if is_worded_anew:
            self.tell_changed(*self.tree.root.children)

    def set_destination(self, section_id: SectionId | None) -> None:
        """Mark the section to which passages are added."""
        old, self._destination = self._destination, section_id
        if old != section_id:
            self.tell_changed(*(node for node in self.tree.root.children if node.key in (old, section_id)))

    def set_stale(self, entries: Collection[EntryId]) -> None:
        """Mark the entries whose source was changed since they were picked; all others lose their mark."""
        changed = self._stale.symmetric_difference(entries)
        self._stale = frozenset(entries)
        self.tell_changed(*(node for node in self.tree.entries() if node.key in changed))

    def set_words(self, words: Words) -> None:
        """Speak this language to assistive programs and in tool tips."""
        self._words = words
        self.tell_changed(*self.tree.root.children, *self.tree.entries())

    def section(self, index: Index) -> Section | None:
        """Return the section of a row; of an entry the section it stands in; None for no row."""
        node = self.node(index)
        return node.section or (node.parent.section if node.parent is not None else None)

    def entry(self, index: Index) -> Entry | None:
        """Return the entry of a row, None for a section."""
        return self.node(index).entry

    def section_id(self, index: Index) -> SectionId | None:
        """Return the id of the row's section; of an entry the section it stands in."""
        section = self.section(index)
        return section.id if section is not None else None

    def entry_id(self, index: Index) -> EntryId | None:
        """Return the id of the row's entry, None for a section."""
        entry = self.entry(index)
        return entry.id if entry is not None else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row holds for a role."""
        node = self.node(index)
        if node.section is not None:
            return self._section_data(node, node.section, role)
        return self._entry_data(node.entry, role) if node.entry is not None else None

    def _section_data(self, node: Node, section: Section, role: int) -> object:
        heading, is_destination = section.heading.in_language(self.language), node.key == self._destination
        count = len(node.children)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return heading
            case Qt.ItemDataRole.ToolTipRole:
                return f"{heading} · {self._words.destination}" if is_destination else heading
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_section(heading, node.row + 1, count, self._words, is_destination=is_destination)
        held = {
            OutlineRole.SECTION: section,
            OutlineRole.NUMBER: node.row + 1,
            OutlineRole.COUNT: count,
            OutlineRole.IS_DESTINATION: is_destination,
        }
        return held.get(role)  # type: ignore[call-overload]  # a role is an int, the keys are ints with names

    def _entry_data(self, entry: Entry, role: int) -> object:
        is_stale = entry.id in self._stale
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry_text(entry)
            case Qt.ItemDataRole.ToolTipRole:
                return source_text(entry, self._words) + (f" · {self._words.stale}" if is_stale else "")
            case Qt.ItemDataRole.AccessibleTextRole:
                return (f"{self._words.stale}, " if is_stale else "") + spoken_entry(entry, self._words)
            case OutlineRole.ENTRY:
                return entry
            case OutlineRole.IS_STALE:
                return is_stale
        return None
