"""Book room: the text of an entry in the language that is not the book's: set beside it, changed, exchanged; pure."""

from collections.abc import Iterator
from dataclasses import replace

from briefbook.book.carrying import carried
from briefbook.book.cleaning import clean_entry
from briefbook.book.parts import place_of, with_entry
from briefbook.book.redactions import followed
from briefbook.model.book import NOT_PLACED, Book, Entry, Section, Tab
from briefbook.model.errors import BookError
from briefbook.model.excerpt import text_hash
from briefbook.model.kinds import EntryId, EntryKind
from briefbook.model.note import Blocks


def set_other(book: Book, entry_id: EntryId, blocks: Blocks) -> Book:
    """Set the text of an entry in the other language; none takes it away. It counts as said of the text as it is now.

    Raises:
        NotInBook: there is no such entry.
    """
    tab, section, entry = place_of(book, entry_id)
    cleaned = clean_entry(replace(entry, other=carried(entry.other, blocks)))
    made = replace(cleaned, translated=text_hash(entry.text) if cleaned.other_text else "")
    return with_entry(book, tab, section, followed(entry, made))


def swap(book: Book, entry_id: EntryId) -> Book:
    """Exchange the two texts of an entry, with what is withheld of each.

    Raises:
        NotInBook: there is no such entry.
        BookError: it has no text in the other language.
    """
    tab, section, entry = place_of(book, entry_id)
    if not entry.other_text:
        raise BookError(f"The entry {entry_id} has no text in the other language yet; write one first.")
    swapped = replace(
        entry,
        blocks=entry.other,
        other=entry.blocks,
        redactions=entry.other_redactions,
        other_redactions=entry.redactions,
        translated=text_hash(entry.other_text) if entry.translated == text_hash(entry.text) else "",
    )
    return with_entry(book, tab, section, swapped)


def without_other(tab: Tab) -> Iterator[tuple[Section, Entry]]:
    """Walk over the entries of a note that have no text in the other language yet; notes to self need none."""
    for section in tab.sections:
        if section.id != NOT_PLACED:
            for entry in section.entries:
                if entry.kind is not EntryKind.SELF and entry.text and not entry.other_text:
                    yield section, entry
