"""Book room: the bytes of a `.brief` file: canonical JSON in an envelope with its hash, and the rules of a book.

There is one format so far, so nothing is to be migrated yet.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefbook.disk import envelope
from briefbook.model.book import Book, Entry
from briefbook.model.kinds import EntryKind
from briefbook.model.plain import NOTHING, Json, JsonObject, PlainError, from_plain, to_plain

FORMAT = "briefbook/1"

_BOOK_ID = re.compile("[0-9a-f]{32}")
_ENTRY_ID = re.compile("e([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class Content:
    """What is in the bytes: the book, when it was saved, as the writer gave it, and what stands beside these."""

    book: Book
    saved_at: str
    beside: Mapping[str, Json]


def encode(book: Book, saved_at: str, beside: Mapping[str, Json] = NOTHING) -> bytes:
    """Return the bytes of the file of a book, with what a newer Briefbook wrote beside it.

    Raises:
        ValueError: a text holds half a character (a lone surrogate).
    """
    return envelope.wrap(FORMAT, body_of(book), saved_at, beside)


def decode(data: bytes) -> Content:
    """Return what is in the bytes of a file.

    Raises:
        EnvelopeDamaged: the bytes are not those that were written.
        EnvelopeNewer: they are whole, of a newer format.
        PlainError: they are whole, but this is no book; the text names the place.
    """
    found = envelope.unwrap(data, FORMAT)
    try:
        book = from_plain(Book, found.body)
    except RecursionError as error:
        raise PlainError("Book: nested too deeply") from error
    for fault in _faults(book):
        raise PlainError(fault)
    return Content(book, found.saved_at, found.beside)


def state_of(book: Book) -> JsonObject:
    """Return the plain form of a book without what went out of it: what its history compares and takes back."""
    return body_of(replace(book, exports=()))


def body_of(book: Book) -> JsonObject:
    """Return the plain form of a book: what its file holds."""
    plain = to_plain(book)
    if not isinstance(plain, dict):
        raise TypeError("a book is an object")
    return plain


def book_id_in(data: bytes) -> str | None:
    """Return what looks like the id of a book in the bytes of a damaged file; None when nothing does."""
    match = re.search(rb'"id": "([0-9a-f]{32})"', data)
    return match[1].decode("ascii") if match else None


def _faults(book: Book) -> Iterator[str]:
    """Yield what breaks a rule that no type expresses; a file changed by hand or by another program may do so."""
    if not _BOOK_ID.fullmatch(book.id):
        yield f"Book.id: 32 hex digits expected, {book.id!r} found"
    if not book.tabs:
        yield "Book.tabs: there is no tab"
    yield from _repeated("Book.tabs", [tab.id for tab in book.tabs])
    for tab in book.tabs:
        yield from _repeated(f"the tab {tab.id!r}", [section.id for section in tab.sections])
    entries = [entry for _, _, entry in book.entries()]
    yield from _repeated("Book", [entry.id for entry in entries])
    for entry in entries:
        yield from _entry_faults(entry, book.next_entry)


def _entry_faults(entry: Entry, next_entry: int) -> Iterator[str]:
    match = _ENTRY_ID.fullmatch(entry.id)
    if match is None:
        yield f"the entry {entry.id!r}: e1, e2 … expected as its id"
    elif int(match[1]) >= next_entry:
        yield f"Book.next_entry: {next_entry} was given to the entry {entry.id!r} or one before it"
    if (entry.kind is EntryKind.EXCERPT) != (entry.provenance is not None):
        yield f"the entry {entry.id!r}: excerpts have a provenance, and they alone"


def _repeated(place: str, ids: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            yield f"{place}: the id {one!r} is given twice"
            return
        seen.add(one)
