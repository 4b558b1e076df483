"""GUI room: one tab of the book as a tree: its sections, and under each its entries."""

from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefbook.gui.words import Words
from briefbook.model.book import Book, Entry, Section
from briefbook.model.kinds import EntryId, Language, SectionId, TabId

Index = QModelIndex | QPersistentModelIndex


class OutlineRole(IntEnum):
    """What a row holds beside its text: the Section or Entry; a section's number from 1, entries, destination mark."""

    SECTION = Qt.ItemDataRole.UserRole + 1
    ENTRY = Qt.ItemDataRole.UserRole + 2
    NUMBER = Qt.ItemDataRole.UserRole + 3
    COUNT = Qt.ItemDataRole.UserRole + 4
    IS_DESTINATION = Qt.ItemDataRole.UserRole + 5


class OutlineModel(QAbstractItemModel):
    """Sections and entries; it never changes the book, it says what the officer asked for.

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

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def set_book(self, book: Book, tab_id: TabId, language: Language) -> None:
        """Show this state of the book; rows that stay keep their selection and stay open."""

    def set_destination(self, section_id: SectionId | None) -> None:
        """Mark the section to which passages are added."""

    def set_words(self, words: Words) -> None:
        """Speak this language to assistive programs and in tool tips."""

    def section(self, index: Index) -> Section | None:
        """Return the section of a row; of an entry the section it stands in; None for no row."""

    def entry(self, index: Index) -> Entry | None:
        """Return the entry of a row, None for a section."""

    def section_id(self, index: Index) -> SectionId | None:
        """Return the id of the row's section; of an entry the section it stands in."""

    def entry_id(self, index: Index) -> EntryId | None:
        """Return the id of the row's entry, None for a section."""

    def index_of_section(self, section_id: SectionId) -> QModelIndex:
        """Return the row of a section; an invalid index when there is none."""
        return QModelIndex()

    def index_of_entry(self, entry_id: EntryId) -> QModelIndex:
        """Return the row of an entry; an invalid index when there is none."""
        return QModelIndex()
