"""Book room: a new book filled with the sections and texts of a note; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefbook.book import edit
from briefbook.model.book import Book, Section, Wording
from briefbook.model.excerpt import Excerpt
from briefbook.model.kinds import EntryId, Language, SectionId
from briefbook.model.note import Blocks
from briefbook.model.template import TemplateInfo


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """A text on its way into a book: taken from somewhere, or the officer's own words."""

    blocks: Blocks
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A heading with its texts; without one they go to the first section of the template."""

    heading: str
    entries: tuple[DraftEntry, ...]


def drafted(book: Book, info: TemplateInfo, drafts: Sequence[DraftSection]) -> tuple[Book, tuple[EntryId, ...]]:
    """Return a new book of one note with these sections, and the ids of the entries in their order.

    The sections stand as in the note, where the template leaves that free; of its own those follow that it requires.
    """
    ids: list[EntryId] = []
    used: list[SectionId] = []
    for draft in drafts:
        book, section = _section(book, draft.heading, book.language)
        used += [section] if section not in used else []
        for entry in draft.entries:
            if entry.excerpt is not None:
                excerpt = Excerpt(entry.blocks, entry.excerpt.provenance)
                book, made = edit.add_excerpts(book, None, section, [excerpt])
                ids += made
            else:
                book, one = edit.write(book, None, section, entry.blocks)
                ids.append(one)
    return _ordered(book, info, used), tuple(ids)


def _section(book: Book, heading: str, language: Language) -> tuple[Book, SectionId]:
    tab = book.tabs[0]
    if not heading and tab.sections:
        return book, tab.sections[0].id
    found = edit.find_section(tab, heading or "Introduction")
    if found is not None:
        return book, found.id
    name = heading or "Introduction"
    return edit.add_section(book, None, Wording(fr=name) if language == "fr" else Wording(en=name))


def _ordered(book: Book, info: TemplateInfo, used: Sequence[SectionId]) -> Book:
    tab = book.tabs[0]
    if not info.sections_are_free:
        return book
    required = {spec.id for spec in info.sections if spec.required}
    by_id = {section.id: section for section in tab.sections}
    first: list[Section] = [by_id[one] for one in used]
    rest = [section for section in tab.sections if section.id not in used and section.id in required]
    return replace(book, tabs=(replace(tab, sections=(*first, *rest)), *book.tabs[1:])) if first else book
