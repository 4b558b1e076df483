"""Book room: every change to a book, as a pure function from the book before to the book after.

Entry ids count up per book and are never used again while the change that gave them stands; undo brings the counter
back too, so that undoing everything gives the very same book.

A `tab_id` of None means the first tab. A place `at` counts from 0 in the result; None, or beyond the end, is the end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefbook.book.carrying import carried
from briefbook.book.cleaning import clean_entry, clean_fields, clean_heading, clean_name
from briefbook.book.parts import (
    folded,
    free_id,
    inserted,
    missing,
    place_of,
    section_of,
    with_entry,
    with_section,
    with_tab,
)
from briefbook.book.redactions import followed
from briefbook.model.book import Book, Entry, FieldValue, Section, Tab, Wording
from briefbook.model.errors import BookError
from briefbook.model.excerpt import Excerpt, blocks_of, item_like, language_in, spoken_in
from briefbook.model.kinds import EntryId, EntryKind, Language, PassageKind, SectionId, TabId
from briefbook.model.note import Blocks, ListBlock, Quote, Table
from briefbook.model.template import TemplateInfo


def new_book(book_id: str, info: TemplateInfo, language: Language, fields: Mapping[str, FieldValue]) -> Book:
    """Return a book of one tab with the sections that its template starts with.

    Args:
        book_id: random, 32 hex digits.
        info: the template.
        language: of the note.
        fields: values of the template's fields.
    """
    return Book(book_id, language, (new_tab(TabId(info.name), info, fields),))


def new_tab(tab_id: TabId, info: TemplateInfo, fields: Mapping[str, FieldValue]) -> Tab:
    """Return a tab with the sections that its template starts with."""
    sections = tuple(Section(SectionId(spec.id), spec.heading) for spec in info.sections)
    return Tab(tab_id, info.name, clean_fields(fields), sections)


def set_fields(book: Book, tab_id: TabId | None, values: Mapping[str, FieldValue | None]) -> Book:
    """Set fields of a tab; None takes the value away.

    Raises:
        NotInBook: there is no such tab.
    """
    tab = tab_of(book, tab_id)
    kept = {name: value for name, value in tab.fields.items() if name not in values}
    new = clean_fields({name: value for name, value in values.items() if value is not None})
    return with_tab(book, replace(tab, fields={**kept, **new}))


def add_section(book: Book, tab_id: TabId | None, heading: Wording, at: int | None = None) -> tuple[Book, SectionId]:
    """Add an empty section and return its id: the heading in small letters, numbered when another section has it.

    Raises:
        NotInBook: there is no such tab.
        BookError: the heading is empty.
    """
    tab = tab_of(book, tab_id)
    wording = clean_heading(heading)
    section = Section(free_id(tab, wording), wording)
    return with_tab(book, replace(tab, sections=inserted(tab.sections, (section,), at))), section.id


def rename_section(book: Book, tab_id: TabId | None, section_id: SectionId, heading: Wording) -> Book:
    """Give a section another heading; it keeps its id.

    Raises:
        NotInBook: there is no such tab or section.
        BookError: the heading is empty.
    """
    tab = tab_of(book, tab_id)
    return with_section(book, tab, replace(section_of(tab, section_id), heading=clean_heading(heading)))


def move_section(book: Book, tab_id: TabId | None, section_id: SectionId, at: int | None) -> Book:
    """Move a section, with its entries, to the place `at` in its tab.

    Raises:
        NotInBook: there is no such tab or section.
    """
    tab = tab_of(book, tab_id)
    section = section_of(tab, section_id)
    others = tuple(one for one in tab.sections if one.id != section_id)
    return with_tab(book, replace(tab, sections=inserted(others, (section,), at)))


def remove_section(book: Book, tab_id: TabId | None, section_id: SectionId) -> Book:
    """Take a section out of its tab, with its entries.

    Raises:
        NotInBook: there is no such tab or section.
    """
    tab = tab_of(book, tab_id)
    gone = section_of(tab, section_id)
    return with_tab(book, replace(tab, sections=tuple(one for one in tab.sections if one is not gone)))


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

    What a newer Briefbook wrote beside the parts that are as they were is kept; beside what was edited it goes.

    Raises:
        NotInBook: there is no such entry.
    """
    tab, section, entry = place_of(book, entry_id)
    edited = replace(entry, blocks=carried(entry.blocks, blocks))
    return with_entry(book, tab, section, followed(entry, clean_entry(edited)))


def say_source(book: Book, entry_id: EntryId, said_source: str) -> Book:
    """Note where the text of an entry comes from, in the officer's words; empty takes it away.

    Raises:
        NotInBook: there is no such entry.
    """
    tab, section, entry = place_of(book, entry_id)
    return with_entry(book, tab, section, replace(entry, said_source=clean_name(said_source)))


def restore_entry(book: Book, entry_id: EntryId) -> Book:
    """Give an excerpt the text as taken again.

    Its form (paragraph, list item, quotation, table) is that of the text as used: the provenance keeps the plain text.

    Raises:
        NotInBook: there is no such entry.
        BookError: the entry is the officer's own text.
    """
    tab, section, entry = place_of(book, entry_id)
    if entry.provenance is None:
        raise BookError(f"The entry {entry_id} was not taken from a document, so it has no text as taken to restore.")
    blocks = spoken_in(_in_form_of(entry.blocks, entry.provenance.text), language_in(entry.blocks))
    return with_entry(book, tab, section, followed(entry, replace(entry, blocks=blocks)))


def retake_entry(book: Book, entry_id: EntryId, excerpt: Excerpt) -> Book:
    """Let an entry be another excerpt, at the same place: the text as it stands in its source now.

    Raises:
        NotInBook: there is no such entry.
    """
    tab, section, entry = place_of(book, entry_id)
    taken = replace(entry, kind=EntryKind.EXCERPT, blocks=excerpt.blocks, provenance=excerpt.provenance)
    return with_entry(book, tab, section, followed(entry, clean_entry(taken)))


def move_entry(
    book: Book, entry_id: EntryId, section_id: SectionId, at: int | None = None, tab_id: TabId | None = None
) -> Book:
    """Move an entry to the place `at` in a section of its own tab, or of the tab `tab_id`.

    Raises:
        NotInBook: there is no such entry or tab, or no such section in it.
    """
    tab, _, entry = place_of(book, entry_id)
    tab = tab if tab_id is None else tab_of(book, tab_id)
    section_of(tab, section_id)
    without = remove_entry(book, entry_id)
    tab = tab_of(without, tab.id)
    target = section_of(tab, section_id)
    return with_section(without, tab, replace(target, entries=inserted(target.entries, (entry,), at)))


def remove_entry(book: Book, entry_id: EntryId) -> Book:
    """Take an entry out of the book.

    Raises:
        NotInBook: there is no such entry.
    """
    tab, section, entry = place_of(book, entry_id)
    return with_section(book, tab, replace(section, entries=tuple(one for one in section.entries if one is not entry)))


def tab_of(book: Book, tab_id: TabId | None) -> Tab:
    """Return the tab of this id, the first one for None.

    Raises:
        NotInBook: there is none.
    """
    for tab in book.tabs:
        if tab_id is None or tab.id == tab_id:
            return tab
    raise missing("tab", str(tab_id or ""), [tab.id for tab in book.tabs])


def find_section(tab: Tab, name: str) -> Section | None:
    """Return the section whose id or heading, English or French, is `name`, case and accents aside; None without one.

    An id counts more than a heading, and the first section more than those after it; `key_messages` is `key-messages`.
    """
    wanted = folded(name)
    for section in tab.sections:
        if folded(section.id).replace("_", "-") == wanted.replace("_", "-"):
            return section
    for section in tab.sections:
        if wanted and wanted in (folded(section.heading.en), folded(section.heading.fr)):
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
        raise missing("section", name, names)
    return section


def entry_of(book: Book, entry_id: EntryId) -> Entry:
    """Return the entry of this id.

    Raises:
        NotInBook: there is none.
    """
    return place_of(book, entry_id)[2]


def tab_with(book: Book, entry_id: EntryId) -> Tab:
    """Return the tab that an entry stands in.

    Raises:
        NotInBook: there is no such entry.
    """
    return place_of(book, entry_id)[0]


def _added(
    book: Book, tab: Tab, section_id: SectionId, new: Sequence[Entry], at: int | None
) -> tuple[Book, tuple[EntryId, ...]]:
    section = section_of(tab, section_id)
    ids = tuple(EntryId(f"e{book.next_entry + number}") for number in range(len(new)))
    entries = tuple(clean_entry(replace(entry, id=entry_id)) for entry, entry_id in zip(new, ids, strict=True))
    counted = replace(book, next_entry=book.next_entry + len(new))
    return with_section(counted, tab, replace(section, entries=inserted(section.entries, entries, at))), ids


def _in_form_of(blocks: Blocks, text: str) -> Blocks:
    match blocks:
        case (Table(),):
            return blocks_of(PassageKind.TABLE, text)
        case (ListBlock() as listed,):
            return (item_like(listed, blocks_of(PassageKind.PARAGRAPH, text)),)
        case (Quote(),):
            return blocks_of(PassageKind.QUOTATION, text)
        case _:
            return blocks_of(PassageKind.PARAGRAPH, text)
