"""GUI room: where a row of the outline goes when it is moved by a step or dropped before another; pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefbook.model.book import Book, Section
from briefbook.model.kinds import EntryId, SectionId, TabId


@dataclass(frozen=True, slots=True)
class Place:
    """A place for an entry: in a section, before the entry that is at `at` when it has gone from where it was."""

    section_id: SectionId
    at: int


def stepped_entry(sections: Sequence[Section], entry_id: EntryId, step: int) -> Place | None:
    """Return where an entry goes by a step up (-1) or down (+1), into the next section too; None at the end."""
    for number, section in enumerate(sections):
        ids = [entry.id for entry in section.entries]
        if entry_id not in ids:
            continue
        at = ids.index(entry_id) + step
        if 0 <= at < len(ids):
            return Place(section.id, at)
        if not 0 <= number + step < len(sections):
            return None
        neighbour = sections[number + step]
        return Place(neighbour.id, len(neighbour.entries) if step < 0 else 0)
    return None


def dropped_entry(sections: Sequence[Section], entry_id: EntryId, section_id: SectionId, before: str) -> Place | None:
    """Return where an entry goes that is dropped before another one, at the end when `before` is empty."""
    section = next((one for one in sections if one.id == section_id), None)
    if section is None:
        return None
    ids = [entry.id for entry in section.entries if entry.id != entry_id]
    return Place(section_id, ids.index(EntryId(before)) if before in ids else len(ids))


def stepped_section(sections: Sequence[Section], section_id: SectionId, step: int) -> int | None:
    """Return the place that a section has after one step up (-1) or down (+1); None at the end."""
    ids = [section.id for section in sections]
    at = ids.index(section_id) + step if section_id in ids else -1
    return at if 0 <= at < len(ids) else None


def dropped_section(sections: Sequence[Section], section_id: SectionId, before: str) -> int:
    """Return the place that a section has when it is dropped before another one, at the end when `before` is empty."""
    ids = [section.id for section in sections if section.id != section_id]
    return ids.index(SectionId(before)) if before in ids else len(ids)


def place_before(book: Book, tab_id: TabId, section_id: SectionId, before: str) -> int | None:
    """Return the place of the entry `before` in a section; None, the end, when `before` is empty or has gone."""
    there = (tab_id, section_id)
    ids = [entry.id for tab, section, entry in book.entries() if (tab.id, section.id) == there]
    return ids.index(EntryId(before)) if before in ids else None


def dropped_tab(book: Book, tab_id: TabId, before: str) -> int:
    """Return the place that a tab has when it is dropped before another one, at the end when `before` is empty."""
    ids = [tab.id for tab in book.tabs if tab.id != tab_id]
    return ids.index(TabId(before)) if before in ids else len(ids)


def stepped_tab(book: Book, tab_id: TabId, step: int) -> int | None:
    """Return the place that a tab has after one step up (-1) or down (+1); None at the end."""
    ids = [tab.id for tab in book.tabs]
    at = ids.index(tab_id) + step if tab_id in ids else -1
    return at if 0 <= at < len(ids) else None
