"""Book room: the parts of a book: how one is found by its id, and how one takes the place of another; pure."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from briefbook.model.book import NOT_PLACED, Book, Entry, Section, Tab, Wording
from briefbook.model.errors import NotInBook
from briefbook.model.kinds import EntryId, SectionId
from briefbook.model.text import fold

T = TypeVar("T")

_LONGEST_SLUG = 60
_NAMES_TOLD = 12
_NOT_SLUG = re.compile("[^a-z0-9]+")


def place_of(book: Book, entry_id: EntryId) -> tuple[Tab, Section, Entry]:
    """Return the entry of this id with the tab and the section it stands in.

    Raises:
        NotInBook: there is none.
    """
    for tab, section, entry in book.entries():
        if entry.id == entry_id:
            return tab, section, entry
    raise missing("entry", entry_id, [one.id for _, _, one in book.entries()])


def section_of(tab: Tab, section_id: SectionId) -> Section:
    """Return the section of this id.

    Raises:
        NotInBook: there is none.
    """
    for section in tab.sections:
        if section.id == section_id:
            return section
    raise missing("section", section_id, [one.id for one in tab.sections])


def missing(noun: str, wanted: str, names: Sequence[str]) -> NotInBook:
    """Return the error about a name that is not there: it says which one may be meant, or which ones there are."""
    known = {folded(name): name for name in reversed(names)}
    close = difflib.get_close_matches(folded(wanted), known, n=1)
    start = f"The book has no {noun} “{wanted}”"
    if close:
        return NotInBook(f"{start}; did you mean “{known[close[0]]}”?")
    told = ", ".join(f"“{name}”" for name in names[:_NAMES_TOLD])
    more = " and more" if len(names) > _NAMES_TOLD else ""
    return NotInBook(f"{start}; it has {told or 'none yet'}{more}.")


def folded(name: str) -> str:
    """Return a name as it is compared: case, accents and superfluous blanks aside."""
    return " ".join(part for part in fold(name).split(" ") if part)


def inserted(items: tuple[T, ...], new: tuple[T, ...], at: int | None) -> tuple[T, ...]:
    """Return the items with the new ones before the item at `at`; None, or beyond the end, is the end."""
    place = len(items) if at is None else max(0, at)
    return (*items[:place], *new, *items[place:])


def with_tab(book: Book, tab: Tab) -> Book:
    """Return the book with this tab in the place of the one of its id."""
    return replace(book, tabs=_swapped(book.tabs, lambda one: one.id == tab.id, tab))


def with_section(book: Book, tab: Tab, section: Section) -> Book:
    """Return the book with this section in the place of the one of its id in `tab`."""
    return with_tab(book, replace(tab, sections=_swapped(tab.sections, lambda one: one.id == section.id, section)))


def with_entry(book: Book, tab: Tab, section: Section, entry: Entry) -> Book:
    """Return the book with this entry in the place of the one of its id in `section` of `tab`."""
    entries = _swapped(section.entries, lambda one: one.id == entry.id, entry)
    return with_section(book, tab, replace(section, entries=entries))


def _swapped(items: tuple[T, ...], is_old: Callable[[T], bool], new: T) -> tuple[T, ...]:
    return tuple(new if is_old(item) else item for item in items)


def free_id(tab: Tab, heading: Wording) -> SectionId:
    """Return an id for a section of this heading that no section of the tab has."""
    slug = _NOT_SLUG.sub("-", fold(heading.en or heading.fr))[:_LONGEST_SLUG].strip("-") or "section"
    # A section that happens to be called so must not be taken for the one that no note shows.
    return SectionId(numbered(slug, [NOT_PLACED, *(section.id for section in tab.sections)]))


def numbered(name: str, taken: Iterable[str]) -> str:
    """Return the name, or `name-2`, `name-3` … where it is taken."""
    known, free, number = set(taken), name, 1
    while free in known:
        number += 1
        free = f"{name}-{number}"
    return free
