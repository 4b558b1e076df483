"""App room: changing what stands in a book: entries and sections are edited, moved, removed and renamed."""

from briefbook.app.assembling import OpenBook, make_section
from briefbook.book import edit
from briefbook.book.retyping import retyped
from briefbook.model.book import Section, Wording
from briefbook.model.excerpt import Excerpt
from briefbook.model.kinds import EntryId, SectionId, TabId
from briefbook.model.note import Blocks

__all__ = [
    "add_section",
    "edit_text",
    "move",
    "move_section",
    "remove",
    "remove_section",
    "rename_section",
    "restore_text",
    "retake",
    "retyped",
]


def edit_text(opened: OpenBook, entry_id: EntryId, blocks: Blocks) -> None:
    """Replace the text of an entry; an excerpt keeps its provenance and the text as taken.

    Raises:
        NotInBook: there is no such entry.
    """
    opened.apply(f"edit:{entry_id}", edit.edit_entry(opened.book, entry_id, blocks))


def restore_text(opened: OpenBook, entry_id: EntryId) -> None:
    """Give an excerpt the text as taken again."""
    opened.apply(f"restore:{entry_id}", edit.restore_entry(opened.book, entry_id))


def retake(opened: OpenBook, entry_id: EntryId, excerpt: Excerpt) -> None:
    """Replace an excerpt by its source as it is now, with its new provenance, at the same place."""
    opened.apply(f"retake:{entry_id}", edit.retake_entry(opened.book, entry_id, excerpt))


def move(opened: OpenBook, entry_id: EntryId, section: str, at: int | None = None, tab: TabId | None = None) -> None:
    """Move an entry into a section of its note, or of `tab`, before the entry at `at` (from 0), or to its end."""
    place = edit.tab_of(opened.book, tab) if tab is not None else edit.tab_with(opened.book, entry_id)
    where = edit.section_named(place, section)
    opened.apply(f"move:{entry_id}", edit.move_entry(opened.book, entry_id, where.id, at, place.id))


def remove(opened: OpenBook, entry_id: EntryId) -> None:
    """Take an entry out of the book."""
    opened.apply(f"remove:{entry_id}", edit.remove_entry(opened.book, entry_id))


def add_section(opened: OpenBook, heading: str, at: int | None = None, tab: TabId | None = None) -> SectionId:
    """Add a section with this heading in the book's language, before the section at `at`, or at the end."""
    wording = Wording(fr=heading) if opened.book.language == "fr" else Wording(en=heading)
    return make_section(opened, wording, tab, at)


def rename_section(opened: OpenBook, name: str, heading: str, tab: TabId | None = None) -> None:
    """Give a section another heading in the book's language; the other language keeps its own."""
    where, section = _named(opened, name, tab)
    old = section.heading
    wording = Wording(old.en, heading) if opened.book.language == "fr" else Wording(heading, old.fr)
    opened.apply(f"rename-section:{heading}", edit.rename_section(opened.book, where, section.id, wording))


def move_section(opened: OpenBook, name: str, at: int, tab: TabId | None = None) -> None:
    """Move a section to the place `at`, from 0."""
    where, section = _named(opened, name, tab)
    label = f"move-section:{section.heading.in_language(opened.book.language)}"
    opened.apply(label, edit.move_section(opened.book, where, section.id, at))


def remove_section(opened: OpenBook, name: str, tab: TabId | None = None) -> None:
    """Take a section with all its entries out of the book."""
    where, section = _named(opened, name, tab)
    label = f"remove-section:{section.heading.in_language(opened.book.language)}"
    opened.apply(label, edit.remove_section(opened.book, where, section.id))


def _named(opened: OpenBook, name: str, tab: TabId | None) -> tuple[TabId, Section]:
    where = edit.tab_of(opened.book, tab)
    return where.id, edit.section_named(where, name)
