"""App room: words are found in a note and replaced in the officer's own text; what was taken from a source stays."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefbook.app.assembling import OpenBook
from briefbook.book import replacing
from briefbook.book.replacing import FindOptions, Found, find_in
from briefbook.model.book import Book
from briefbook.model.kinds import EntryId, TabId

__all__ = ["FindOptions", "Found", "Replaced", "find", "find_in", "replace", "replace_all"]


@dataclass(frozen=True, slots=True)
class Replaced:
    """What came of a replacement.

    Attributes:
        places: how many places were changed.
        entries: the entries that were changed.
        taken: entries that were not changed, since their text is taken from a source.
    """

    places: int
    entries: tuple[EntryId, ...]
    taken: tuple[EntryId, ...]


def find(book: Book, words: str, options: FindOptions, tab: TabId | None = None) -> tuple[Found, ...]:
    """Return the places where `words` stand in a book, or in one of its notes, in order; notes to self included."""
    return tuple(replacing.find(book, words, options, tab))


def replace(opened: OpenBook, found: Sequence[Found], text: str, *, in_excerpts: bool = False) -> Replaced:
    """Put `text` in the place of what was found, as one edit; bold, links and languages around it stay.

    Args:
        opened: the book in which it was found, unchanged since.
        found: one place, or many.
        text: what is put there.
        in_excerpts: whether the officer said that text taken from a source is to be changed too.

    Raises:
        NotInBook: an entry is not there any more.
    """
    chosen: dict[tuple[EntryId, bool], list[tuple[int, int]]] = {}
    taken: dict[EntryId, None] = {}
    for one in found:
        if one.is_own or in_excerpts:
            chosen.setdefault((one.entry, one.other), []).append((one.start, one.end))
        else:
            taken[one.entry] = None
    book = opened.book
    for (entry_id, other), spans in chosen.items():
        book = replacing.replace_in(book, entry_id, spans, text, other=other)
    opened.apply(f"replace:{text}", book)
    entries = tuple(dict.fromkeys(entry_id for entry_id, _ in chosen))
    return Replaced(sum(len(spans) for spans in chosen.values()), entries, tuple(taken))


def replace_all(
    opened: OpenBook,
    words: str,
    text: str,
    options: FindOptions,
    tab: TabId | None = None,
    *,
    in_excerpts: bool = False,
) -> Replaced:
    """Put `text` in the place of `words` wherever they stand in a book, or in one of its notes, as one edit."""
    return replace(opened, find(opened.book, words, options, tab), text, in_excerpts=in_excerpts)
