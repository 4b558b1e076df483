"""GUI room: what the rows of the outline hold: titles, headings, the beginnings of entries, marks and tips."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from briefbook.gui.marks import Mark, is_bilingual, marks_of
from briefbook.gui.models.outline_rows import Node, OutlineRows, section_key
from briefbook.gui.models.outline_words import entry_text, entry_tip, spoken_entry, spoken_section, spoken_tab
from briefbook.gui.words import ENGLISH, Words
from briefbook.model.book import NOT_PLACED, Book, Entry, Section, Tab
from briefbook.model.kinds import EntryId, Language, SectionId, TabId

Index = QModelIndex | QPersistentModelIndex


class OutlineRole(IntEnum):
    """What a row holds beside its text: the Tab, Section or Entry; its number from 1, the rows below it, its marks.

    The tab that is worked on is current; a section of texts without a place is unplaced: no note shows them.
    """

    SECTION = Qt.ItemDataRole.UserRole + 1
    ENTRY = Qt.ItemDataRole.UserRole + 2
    NUMBER = Qt.ItemDataRole.UserRole + 3
    COUNT = Qt.ItemDataRole.UserRole + 4
    IS_DESTINATION = Qt.ItemDataRole.UserRole + 5
    MARKS = Qt.ItemDataRole.UserRole + 6
    TAB = Qt.ItemDataRole.UserRole + 7
    IS_CURRENT = Qt.ItemDataRole.UserRole + 8
    IS_UNPLACED = Qt.ItemDataRole.UserRole + 9


class ShownOutline(OutlineRows):
    """The tabs of a book in one language, with the tab that is worked on and the destination marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language: Language = "en"
        self._current = TabId("")
        self._titles: Mapping[TabId, str] = {}
        self._destination = ""
        self._stale: frozenset[EntryId] = frozenset()
        self._notes: Mapping[EntryId, str] = {}
        self._wants_both = False
        self._words = ENGLISH

    def set_book(self, book: Book, current: TabId, titles: Mapping[TabId, str]) -> None:
        """Show this state of the book; rows that stay keep their selection and stay open.

        Args:
            book: the book, in whose language headings are shown.
            current: the tab that is worked on.
            titles: what each tab is called; its id where there is none.
        """
        is_worded_anew, wanted_both = book.language != self.language, self._wants_both
        self._wants_both = is_bilingual(book)
        renamed = {tab for tab in titles if titles[tab] != self._titles.get(tab)} | {current, self._current}
        is_renamed = is_worded_anew or titles != self._titles or current != self._current
        self.language, self._titles, self._current = book.language, dict(titles), current
        self.follow([_shown(tab) for tab in book.tabs])
        if is_renamed:
            self.tell_changed(*(node for node in self.tree.root.children if node.key in renamed))
        if is_worded_anew:
            self.tell_changed(*self.tree.sections())
        if wanted_both != self._wants_both:
            self.tell_changed(*self.tree.entries())

    def set_destination(self, tab_id: TabId, section_id: SectionId | None) -> None:
        """Mark the section to which passages are added."""
        old, self._destination = self._destination, section_key(tab_id, section_id) if section_id is not None else ""
        if old != self._destination:
            self.tell_changed(*(node for node in self.tree.sections() if node.key in (old, self._destination)))

    def set_stale(self, entries: Collection[EntryId]) -> None:
        """Mark the entries whose source was changed since they were picked; all others lose their mark."""
        changed = self._stale.symmetric_difference(entries)
        self._stale = frozenset(entries)
        self.tell_changed(*(node for node in self.tree.entries() if node.key in changed))

    def set_notes(self, notes: Mapping[EntryId, str]) -> None:
        """Say more of these entries in their tips, and nothing more of the others."""
        self._notes = dict(notes)

    def set_words(self, words: Words) -> None:
        """Speak this language to assistive programs and in tool tips."""
        self._words = words
        self.tell_changed(*self.tree.root.children, *self.tree.sections(), *self.tree.entries())

    def tab_id(self, index: Index) -> TabId | None:
        """Return the tab of a row, or that in which it stands; None for no row."""
        node = self.node(index)
        while node.parent is not None and node.tab is None:
            node = node.parent
        return node.tab.id if node.tab is not None else None

    def is_tab(self, index: Index) -> bool:
        """Tell whether the row is that of a tab."""
        return self.node(index).tab is not None

    def section(self, index: Index) -> Section | None:
        """Return the section of a row; of an entry the section it stands in; None for a tab and no row."""
        node = self.node(index)
        return node.section or (node.parent.section if node.parent is not None else None)

    def entry(self, index: Index) -> Entry | None:
        """Return the entry of a row, None for a section."""
        return self.node(index).entry

    def ids_of(self, index: Index) -> tuple[str, str, str]:
        """Return the ids of tab, section and entry of a row; empty where there is none."""
        return self.tab_id(index) or "", self.section_id(index) or "", self.entry_id(index) or ""

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
        if node.tab is not None:
            return self._tab_data(node, node.tab, role)
        if node.section is not None:
            return self._section_data(node, node.section, role)
        return self._entry_data(node.entry, role) if node.entry is not None else None

    def _tab_data(self, node: Node, tab: Tab, role: int) -> object:
        title, is_current = tab.name or self._titles.get(tab.id) or tab.id, tab.id == self._current
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole | Qt.ItemDataRole.ToolTipRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_tab(title, node.row + 1, len(node.children), self._words, is_current=is_current)
        held = {
            OutlineRole.TAB: tab,
            OutlineRole.NUMBER: node.row + 1,
            OutlineRole.COUNT: len(node.children),
            OutlineRole.IS_CURRENT: is_current,
        }
        return held.get(role)  # type: ignore[call-overload]  # a role is an int, the keys are ints with names

    def _section_data(self, node: Node, section: Section, role: int) -> object:
        heading, is_destination = section.heading.in_language(self.language), node.key == self._destination
        count = len(node.children)
        states = [self._words.destination] if is_destination else []
        states += [self._words.unplaced] if section.id == NOT_PLACED else []
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return heading
            case Qt.ItemDataRole.ToolTipRole:
                return " · ".join((heading, *states))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_section(heading, node.row + 1, count, self._words, states)
        held = {
            OutlineRole.SECTION: section,
            OutlineRole.NUMBER: node.row + 1,
            OutlineRole.COUNT: count,
            OutlineRole.IS_DESTINATION: is_destination,
            OutlineRole.IS_UNPLACED: section.id == NOT_PLACED,
        }
        return held.get(role)  # type: ignore[call-overload]  # a role is an int, the keys are ints with names

    def _entry_data(self, entry: Entry, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry_text(entry)
            case Qt.ItemDataRole.ToolTipRole:
                return " · ".join(filter(None, (entry_tip(entry, self._marks(entry), self._words), self._note(entry))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_entry(entry, self._marks(entry), self._words)
            case OutlineRole.ENTRY:
                return entry
            case OutlineRole.MARKS:
                return self._marks(entry)
        return None

    def _marks(self, entry: Entry) -> tuple[Mark, ...]:
        return marks_of(entry, is_stale=entry.id in self._stale, wants_both=self._wants_both)

    def _note(self, entry: Entry) -> str:
        return self._notes.get(entry.id, "")


def _shown(tab: Tab) -> Tab:
    """Return a tab without the section for texts that have no place, once every text has one."""
    sections = tuple(one for one in tab.sections if one.entries or one.id != NOT_PLACED)
    return tab if len(sections) == len(tab.sections) else replace(tab, sections=sections)
