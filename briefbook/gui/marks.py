"""GUI room: what is to be known of an entry at a glance: each mark has a picture and a word, never colour alone."""

from collections.abc import Iterator
from enum import StrEnum

from briefbook.model.approving import entry_state
from briefbook.model.book import Book, Entry
from briefbook.model.kinds import ApprovalRole, ApprovalState, EntryKind


class Mark(StrEnum):
    """A state of an entry that the outline shows, in the order in which it does."""

    STALE = "stale"
    CHANGED = "changed"
    APPROVED = "approved"
    WITHHELD = "withheld"
    UNTRANSLATED = "untranslated"
    EDITED = "edited"


ICONS = {
    Mark.STALE: "warning",
    Mark.CHANGED: "check-changed",
    Mark.APPROVED: "check",
    Mark.WITHHELD: "eye-off",
    Mark.UNTRANSLATED: "language",
    Mark.EDITED: "rename",
}
"""The picture of each mark."""


def is_bilingual(book: Book) -> bool:
    """Tell whether any text of the book stands in its other language too."""
    return any(entry.other for _, _, entry in book.entries())


def marks_of(entry: Entry, *, is_stale: bool, wants_both: bool) -> tuple[Mark, ...]:
    """Return the marks of an entry.

    Args:
        entry: the entry.
        is_stale: whether its source was changed since it was picked.
        wants_both: whether the book has texts in both languages, so that one that has not is marked.
    """
    return tuple(_marks(entry, is_stale=is_stale, wants_both=wants_both))


def _marks(entry: Entry, *, is_stale: bool, wants_both: bool) -> Iterator[Mark]:
    if is_stale:
        yield Mark.STALE
    approval = entry_state(entry, ApprovalRole.APPROVED) if entry.approvals else ApprovalState.NONE
    if approval is ApprovalState.CHANGED:
        yield Mark.CHANGED
    if approval is ApprovalState.APPROVED:
        yield Mark.APPROVED
    if entry.redactions or entry.other_redactions:
        yield Mark.WITHHELD
    if wants_both and not entry.other and entry.kind is not EntryKind.SELF:
        yield Mark.UNTRANSLATED
    if entry.is_edited:
        yield Mark.EDITED
