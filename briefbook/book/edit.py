"""Book room: every change to a book, as a pure function from the book before to the book after.

Entry ids count up per book and are never used again while the change that gave them stands; undo brings the counter
back too, so that undoing everything gives the very same book.

A `tab_id` of None means the first tab. A place `at` counts from 0 in the result; None, or beyond the end, is the end.
"""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from briefbook.model.book import Book, Entry, FieldValue, Section, Tab, Wording
from briefbook.model.errors import BookError, NotInBook
from briefbook.model.excerpt import Excerpt, blocks_of, language_in, spoken_in
from briefbook.model.kinds import EntryId, EntryKind, Language, PassageKind, SectionId, TabId
from briefbook.model.note import Blocks, ListBlock, Quote, Table
from briefbook.model.plain import Json, from_plain, to_plain
from briefbook.model.template import TemplateInfo
from briefbook.model.text import clean, fold

T = TypeVar("T")

_LONGEST_SLUG = 60
_NAMES_TOLD = 12
_NOT_SLUG = re.compile("[^a-z0-9]+")


def new_book(book_id: str, info: TemplateInfo, language: Language, fields: Mapping[str, FieldValue]) -> Book:
    """Return a book of one tab with the sections that its template starts with.

    Args:
        book_id: random, 32 hex digits.
        info: the template.
        language: of the note.
        fields: values of the template's fields.
    """
    sections = tuple(Section(SectionId(spec.id), spec.heading) for spec in info.sections)
    tab = Tab(TabId(info.name), info.name, _clean_fields(fields), sections)
    return Book(book_id, language, (tab,))


def set_fields(book: Book, tab_id: TabId | None, values: Mapping[str, FieldValue | None]) -> Book:
    """Set fields of a tab; None takes the value away.

    Raises:
        NotInBook: there is no such tab.
    """
    tab = tab_of(book, tab_id)
    kept = {name: value for name, value in tab.fields.items() if name not in values}
    new = _clean_fields({name: value for name, value in values.items() if value is not None})
    return _with_tab(book, replace(tab, fields={**kept, **new}))


def add_section(book: Book, tab_id: TabId | None, heading: Wording, at: int | None = None) -> tuple[Book, SectionId]:
    """Add an empty section and return its id: the heading in small letters, numbered when another section has it.

    Raises:
        NotInBook: there is no such tab.
        BookError: the heading is empty.
    """
    tab = tab_of(book, tab_id)
    wording = _clean_heading(heading)
    section = Section(_free_id(tab, wording), wording)
    return _with_tab(book, replace(tab, sections=_inserted(tab.sections, (section,), at))), section.id


def rename_section(book: Book, tab_id: TabId | None, section_id: SectionId, heading: Wording) -> Book:
    """Give a section another heading; it keeps its id.

    Raises:
        NotInBook: there is no such tab or section.
        BookError: the heading is empty.
    """
    tab = tab_of(book, tab_id)
    return _with_section(book, tab, replace(_section(tab, section_id), heading=_clean_heading(heading)))


def move_section(book: Book, tab_id: TabId | None, section_id: SectionId, at: int | None) -> Book:
    """Move a section, with its entries, to the place `at` in its tab.

    Raises:
        NotInBook: there is no such tab or section.
    """
    tab = tab_of(book, tab_id)
    section = _section(tab, section_id)
    others = tuple(one for one in tab.sections if one.id != section_id)
    return _with_tab(book, replace(tab, sections=_inserted(others, (section,), at)))


def remove_section(book: Book, tab_id: TabId | None, section_id: SectionId) -> Book:
    """Take a section out of its tab, with its entries.

    Raises:
        NotInBook: there is no such tab or section.
    """
    tab = tab_of(book, tab_id)
    gone = _section(tab, section_id)
    return _with_tab(book, replace(tab, sections=tuple(one for one in tab.sections if one is not gone)))


def add_excerpts(
    book: Book, tab_id: TabId | None, section_id: SectionId, excerpts: Sequence[Excerpt], at: int | None = None
) -> tuple[Book, tuple[EntryId, ...]]:
    """Put excerpts into a section, in their order, and return the ids of their entries.

    Raises:
        NotInBook: there is no such tab or section.
    """
    new = [Entry(EntryId(""), EntryKind.EXCERPT, excerpt.blocks, excerpt.provenance) for excerpt in excerpts]
    return _added(book, tab_of(book, tab_id), section_id, new, at)


def write(
    book: Book,
    tab_id: TabId | None,
    section_id: SectionId,
    blocks: Blocks,
    kind: EntryKind = EntryKind.OWN,
    at: int | None = None,
) -> tuple[Book, EntryId]:
    """Put the officer's own text, or a note to self, into a section and return the id of its entry.

    Raises:
        NotInBook: there is no such tab or section.
        ValueError: the kind is that of an excerpt, which cannot be written.
    """
    if kind is EntryKind.EXCERPT:
        raise ValueError("an excerpt is taken from a document, not written")
    changed, ids = _added(book, tab_of(book, tab_id), section_id, [Entry(EntryId(""), kind, blocks)], at)
    return changed, ids[0]


def edit_entry(book: Book, entry_id: EntryId, blocks: Blocks) -> Book:
    """Replace the text of an entry; an excerpt keeps its provenance and the text as taken.

    Raises:
        NotInBook: there is no such entry.
    """
    tab, section, entry = _place_of(book, entry_id)
    return _with_entry(book, tab, section, _clean_entry(replace(entry, blocks=blocks)))


def restore_entry(book: Book, entry_id: EntryId) -> Book:
    """Give an excerpt the text as taken again.

    Its form (paragraph, list item, quotation, table) is that of the text as used: the provenance keeps the plain text.

    Raises:
        NotInBook: there is no such entry.
        BookError: the entry is the officer's own text.
    """
    tab, section, entry = _place_of(book, entry_id)
    if entry.provenance is None:
        raise BookError(f"The entry {entry_id} was not taken from a document, so it has no text as taken to restore.")
    blocks = spoken_in(blocks_of(_form(entry.blocks), entry.provenance.text), language_in(entry.blocks))
    return _with_entry(book, tab, section, replace(entry, blocks=blocks))


def retake_entry(book: Book, entry_id: EntryId, excerpt: Excerpt) -> Book:
    """Let an entry be another excerpt, at the same place: the text as it stands in its source now.

    Raises:
        NotInBook: there is no such entry.
    """
    tab, section, entry = _place_of(book, entry_id)
    taken = replace(entry, kind=EntryKind.EXCERPT, blocks=excerpt.blocks, provenance=excerpt.provenance)
    return _with_entry(book, tab, section, _clean_entry(taken))


def move_entry(book: Book, entry_id: EntryId, section_id: SectionId, at: int | None = None) -> Book:
    """Move an entry to the place `at` in a section of its tab.

    Raises:
        NotInBook: there is no such entry, or no such section in its tab.
    """
    tab, _, entry = _place_of(book, entry_id)
    _section(tab, section_id)
    without = remove_entry(book, entry_id)
    tab = tab_of(without, tab.id)
    target = _section(tab, section_id)
    return _with_section(without, tab, replace(target, entries=_inserted(target.entries, (entry,), at)))


def remove_entry(book: Book, entry_id: EntryId) -> Book:
    """Take an entry out of the book.

    Raises:
        NotInBook: there is no such entry.
    """
    tab, section, entry = _place_of(book, entry_id)
    return _with_section(book, tab, replace(section, entries=tuple(one for one in section.entries if one is not entry)))


def tab_of(book: Book, tab_id: TabId | None) -> Tab:
    """Return the tab of this id, the first one for None.

    Raises:
        NotInBook: there is none.
    """
    for tab in book.tabs:
        if tab_id is None or tab.id == tab_id:
            return tab
    raise _missing("tab", str(tab_id or ""), [tab.id for tab in book.tabs])


def find_section(tab: Tab, name: str) -> Section | None:
    """Return the section whose id or heading, English or French, is `name`, case and accents aside; None without one.

    An id counts more than a heading, and the first section more than those after it.
    """
    wanted = _folded(name)
    for section in tab.sections:
        if _folded(section.id) == wanted:
            return section
    for section in tab.sections:
        if wanted and wanted in (_folded(section.heading.en), _folded(section.heading.fr)):
            return section
    return None


def section_named(tab: Tab, name: str) -> Section:
    """Return the section whose id or heading is `name`, as `find_section` does.

    Raises:
        NotInBook: there is none; the sentence says which one may be meant.
    """
    section = find_section(tab, name)
    if section is None:
        names = [one for each in tab.sections for one in (each.heading.en, each.heading.fr) if one]
        raise _missing("section", name, names)
    return section


def entry_of(book: Book, entry_id: EntryId) -> Entry:
    """Return the entry of this id.

    Raises:
        NotInBook: there is none.
    """
    return _place_of(book, entry_id)[2]


def _place_of(book: Book, entry_id: EntryId) -> tuple[Tab, Section, Entry]:
    for tab, section, entry in book.entries():
        if entry.id == entry_id:
            return tab, section, entry
    raise _missing("entry", entry_id, [one.id for _, _, one in book.entries()])


def _section(tab: Tab, section_id: SectionId) -> Section:
    for section in tab.sections:
        if section.id == section_id:
            return section
    raise _missing("section", section_id, [one.id for one in tab.sections])


def _missing(noun: str, wanted: str, names: Sequence[str]) -> NotInBook:
    """Return the error about a name that is not there: it says which one may be meant, or which ones there are."""
    known = {_folded(name): name for name in reversed(names)}
    close = difflib.get_close_matches(_folded(wanted), known, n=1)
    start = f"The book has no {noun} “{wanted}”"
    if close:
        return NotInBook(f"{start}; did you mean “{known[close[0]]}”?")
    told = ", ".join(f"“{name}”" for name in names[:_NAMES_TOLD])
    more = " and more" if len(names) > _NAMES_TOLD else ""
    return NotInBook(f"{start}; it has {told or 'none yet'}{more}.")


def _folded(name: str) -> str:
    return " ".join(part for part in fold(name).split(" ") if part)


def _added(
    book: Book, tab: Tab, section_id: SectionId, new: Sequence[Entry], at: int | None
) -> tuple[Book, tuple[EntryId, ...]]:
    section = _section(tab, section_id)
    ids = tuple(EntryId(f"e{book.next_entry + number}") for number in range(len(new)))
    entries = tuple(_clean_entry(replace(entry, id=entry_id)) for entry, entry_id in zip(new, ids, strict=True))
    counted = replace(book, next_entry=book.next_entry + len(new))
    return _with_section(counted, tab, replace(section, entries=_inserted(section.entries, entries, at))), ids


def _inserted(items: tuple[T, ...], new: tuple[T, ...], at: int | None) -> tuple[T, ...]:
    place = len(items) if at is None else max(0, at)
    return (*items[:place], *new, *items[place:])


def _swapped(items: tuple[T, ...], is_old: Callable[[T], bool], new: T) -> tuple[T, ...]:
    return tuple(new if is_old(item) else item for item in items)


def _with_tab(book: Book, tab: Tab) -> Book:
    return replace(book, tabs=_swapped(book.tabs, lambda one: one.id == tab.id, tab))


def _with_section(book: Book, tab: Tab, section: Section) -> Book:
    return _with_tab(book, replace(tab, sections=_swapped(tab.sections, lambda one: one.id == section.id, section)))


def _with_entry(book: Book, tab: Tab, section: Section, entry: Entry) -> Book:
    entries = _swapped(section.entries, lambda one: one.id == entry.id, entry)
    return _with_section(book, tab, replace(section, entries=entries))


def _free_id(tab: Tab, heading: Wording) -> SectionId:
    slug = _NOT_SLUG.sub("-", fold(heading.en or heading.fr))[:_LONGEST_SLUG].strip("-") or "section"
    taken = {section.id for section in tab.sections}
    free, number = SectionId(slug), 1
    while free in taken:
        number += 1
        free = SectionId(f"{slug}-{number}")
    return free


def _form(blocks: Blocks) -> PassageKind:
    match blocks:
        case (Table(),):
            return PassageKind.TABLE
        case (ListBlock(),):
            return PassageKind.LIST_ITEM
        case (Quote(),):
            return PassageKind.QUOTATION
        case _:
            return PassageKind.PARAGRAPH


def _clean_heading(heading: Wording) -> Wording:
    wording = Wording(clean(heading.en), clean(heading.fr))
    if not _folded(wording.en) and not _folded(wording.fr):
        raise BookError("A section needs a heading; type one.")
    return wording


def _clean_fields(fields: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    return {
        name: clean(value) if isinstance(value, str) else tuple(clean(item) for item in value)
        for name, value in fields.items()
    }


def _clean_entry(entry: Entry) -> Entry:
    """Return the entry without the characters that no file may hold, half an emoji among them: it must be savable."""
    plain = to_plain(entry)
    cleaned = _clean_plain(plain)
    return entry if cleaned == plain else from_plain(Entry, cleaned)


def _clean_plain(plain: Json) -> Json:
    match plain:
        case str():
            return clean(plain)
        case list():
            return [_clean_plain(item) for item in plain]
        case dict():
            return {key: _clean_plain(item) for key, item in plain.items()}
        case _:
            return plain
