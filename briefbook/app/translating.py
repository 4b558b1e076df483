"""App room: the second language of a book: texts set beside those of the book's own language, and which lack one."""

from dataclasses import dataclass

from briefbook.app.assembling import OpenBook
from briefbook.book import second_language
from briefbook.book.edit import tab_of
from briefbook.model.book import Book, Entry
from briefbook.model.excerpt import text_hash
from briefbook.model.kinds import EntryId, Language, SectionId, TabId
from briefbook.model.note import Blocks


@dataclass(frozen=True, slots=True)
class Untranslated:
    """An entry without a text in the other language, and where it stands."""

    tab: TabId
    section: SectionId
    entry: Entry


def set_other(opened: OpenBook, entry_id: EntryId, blocks: Blocks) -> None:
    """Set the text of an entry in the language that is not the book's; no blocks take it away.

    Raises:
        NotInBook: there is no such entry.
    """
    opened.apply(f"translate:{entry_id}", second_language.set_other(opened.book, entry_id, blocks))


def swap(opened: OpenBook, entry_id: EntryId) -> None:
    """Exchange the two texts of an entry, with what is withheld of each.

    Raises:
        NotInBook: there is no such entry.
        BookError: it has no text in the other language.
    """
    opened.apply(f"swap:{entry_id}", second_language.swap(opened.book, entry_id))


def other_language(book: Book) -> Language:
    """Return the language that is not the book's."""
    return "en" if book.language == "fr" else "fr"


def untranslated(book: Book, tab: TabId | None = None) -> tuple[Untranslated, ...]:
    """Return the entries of a book, or of one of its notes, that have no text in the other language yet."""
    tabs = book.tabs if tab is None else (tab_of(book, tab),)
    return tuple(
        Untranslated(one.id, section.id, entry) for one in tabs for section, entry in second_language.without_other(one)
    )


def is_behind(entry: Entry) -> bool:
    """Tell whether the text was edited after its text in the other language was set."""
    return bool(entry.other_text and entry.translated) and entry.translated != text_hash(entry.text)
