"""Book room: the tabs of a book: they are added, named, moved, copied, taken out; sections go between them; pure."""

from collections.abc import Mapping
from dataclasses import replace

from briefbook.book.cleaning import clean_name
from briefbook.book.edit import new_tab, tab_of
from briefbook.book.parts import folded, free_id, inserted, missing, numbered, section_of, with_tab
from briefbook.model.book import NOT_PLACED, Book, Entry, FieldValue, Tab
from briefbook.model.errors import BookError
from briefbook.model.kinds import EntryId, SectionId, TabId
from briefbook.model.template import TemplateInfo


def add_tab(
    book: Book, info: TemplateInfo, fields: Mapping[str, FieldValue], name: str = "", at: int | None = None
) -> tuple[Book, TabId]:
    """Add a tab of this template before the tab at `at`, or at the end, and return its id, never used before."""
    tab = replace(new_tab(_free_tab_id(book, info.name), info, fields), name=clean_name(name))
    return replace(book, tabs=inserted(book.tabs, (tab,), at)), tab.id


def rename_tab(book: Book, tab_id: TabId, name: str) -> Book:
    """Give a tab a name; an empty one lets it go by the title of its note.

    Raises:
        NotInBook: there is no such tab.
    """
    return with_tab(book, replace(tab_of(book, tab_id), name=clean_name(name)))


def move_tab(book: Book, tab_id: TabId, at: int | None) -> Book:
    """Move a tab to the place `at`.

    Raises:
        NotInBook: there is no such tab.
    """
    tab = tab_of(book, tab_id)
    others = tuple(one for one in book.tabs if one.id != tab.id)
    return replace(book, tabs=inserted(others, (tab,), at))


def remove_tab(book: Book, tab_id: TabId) -> Book:
    """Take a tab out of the book, with everything in it.

    Raises:
        NotInBook: there is no such tab.
        BookError: it is the only one.
    """
    tab = tab_of(book, tab_id)
    if len(book.tabs) == 1:
        raise BookError("A book has at least one note; add another one before this one is removed.")
    return replace(book, tabs=tuple(one for one in book.tabs if one.id != tab.id))


def duplicate_tab(book: Book, tab_id: TabId, name: str = "") -> tuple[Book, TabId]:
    """Put a copy of a tab after it and return the id of the copy; nobody has approved the copy yet.

    Raises:
        NotInBook: there is no such tab.
    """
    tab = tab_of(book, tab_id)
    number = book.next_entry
    new_ids: dict[EntryId, EntryId] = {}
    for section in tab.sections:
        for entry in section.entries:
            new_ids[entry.id] = EntryId(f"e{number}")
            number += 1
    copy = replace(
        tab,
        id=_free_tab_id(book, tab.template),
        name=clean_name(name),
        sections=tuple(replace(one, entries=_copied(one.entries, new_ids)) for one in tab.sections),
        approvals=(),
        former=(),
    )
    tabs = inserted(book.tabs, (copy,), book.tabs.index(tab) + 1)
    return replace(book, tabs=tabs, next_entry=number), copy.id


def _copied(entries: tuple[Entry, ...], new_ids: Mapping[EntryId, EntryId]) -> tuple[Entry, ...]:
    return tuple(replace(entry, id=new_ids[entry.id], approvals=()) for entry in entries)


def send_section(
    book: Book, tab_id: TabId | None, section_id: SectionId, to: TabId, at: int | None = None
) -> tuple[Book, SectionId]:
    """Move a section with its entries into another tab and return its id there.

    Entries that have no place yet join those of the other tab.

    Raises:
        NotInBook: there is no such tab or section.
    """
    tab, target = tab_of(book, tab_id), tab_of(book, to)
    section = section_of(tab, section_id)
    left = replace(tab, sections=tuple(one for one in tab.sections if one.id != section_id))
    without = with_tab(book, left)
    target = tab_of(without, target.id)
    taken = {one.id for one in target.sections}
    if section_id == NOT_PLACED and NOT_PLACED in taken:
        joined = tuple(
            replace(one, entries=(*one.entries, *section.entries)) if one.id == NOT_PLACED else one
            for one in target.sections
        )
        return with_tab(without, replace(target, sections=joined)), section_id
    new_id = free_id(target, section.heading) if section_id in taken else section_id
    arrived = inserted(target.sections, (replace(section, id=new_id),), at)
    return with_tab(without, replace(target, sections=arrived)), new_id


def tab_named(book: Book, name: str) -> Tab:
    """Return the tab whose id or name is `name`, case and accents aside; an id counts more than a name.

    Raises:
        NotInBook: there is none; the sentence says which one may be meant.
    """
    wanted = folded(name)
    for tab in book.tabs:
        if folded(tab.id) == wanted:
            return tab
    for tab in book.tabs:
        if wanted and folded(tab.name) == wanted:
            return tab
    raise missing("note", name, [one for tab in book.tabs for one in (tab.id, tab.name) if one])


def _free_tab_id(book: Book, template: str) -> TabId:
    """Return an id that no tab has, nor had when the book was exported: files that come back name their tabs."""
    exported = (tab for export in book.exports for tab in export.tabs)
    return TabId(numbered(template, [*(tab.id for tab in book.tabs), *exported]))
