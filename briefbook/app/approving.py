"""App room: who prepared and approved which text, and whether it still is that text."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefbook.app.assembling import OpenBook
from briefbook.book import approvals
from briefbook.book.approvals import Signature
from briefbook.book.edit import tab_of
from briefbook.model.approving import entry_stands, entry_state, tab_stands, tab_state
from briefbook.model.book import Approval, Book, Entry, Tab
from briefbook.model.kinds import ApprovalRole, ApprovalState, EntryId, TabId

__all__ = ["Signature", "Signed", "approve_entry", "approve_tab", "signed", "state_of", "withdraw"]


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature and the text it stands under.

    Attributes:
        entry: the entry; None for the note as a whole.
        stands: whether the text is still the one that was signed.
    """

    tab: TabId
    entry: EntryId | None
    approval: Approval
    stands: bool


def approve_entry(opened: OpenBook, entry_id: EntryId, signature: Signature) -> None:
    """Put a signature (prepared or approved, by its role) under an entry, for its text as it is.

    Raises:
        NotInBook: there is no such entry.
        BookError: nobody is named.
    """
    opened.apply(f"approve:{entry_id}", approvals.sign_entry(opened.book, entry_id, signature))


def approve_tab(opened: OpenBook, signature: Signature, tab: TabId | None = None) -> None:
    """Put a signature (prepared or approved, by its role) under a note, for its fields and texts as they are.

    Raises:
        NotInBook: there is no such note.
        BookError: nobody is named.
    """
    changed = approvals.sign_tab(opened.book, tab, signature)
    opened.apply(f"approve:{tab_of(opened.book, tab).id}", changed)


def withdraw(
    opened: OpenBook, name: str, role: ApprovalRole, entry_id: EntryId | None = None, tab: TabId | None = None
) -> None:
    """Take a signature away from an entry, or from a note where no entry is named.

    Raises:
        NotInBook: there is no such entry or note.
        BookError: this person has not signed it so.
    """
    if entry_id is not None:
        changed = approvals.unsign_entry(opened.book, entry_id, name, role)
    else:
        changed = approvals.unsign_tab(opened.book, tab, name, role)
    opened.apply(f"withdraw:{entry_id or tab_of(opened.book, tab).id}", changed)


def state_of(signed_thing: Entry | Tab, role: ApprovalRole = ApprovalRole.APPROVED) -> ApprovalState:
    """Return whether an entry or a note is the one that was approved: none, approved, or changed since."""
    return entry_state(signed_thing, role) if isinstance(signed_thing, Entry) else tab_state(signed_thing, role)


def signed(book: Book, tab: TabId | None = None) -> Iterator[Signed]:
    """Walk over all signatures of a book, or of one of its notes: those of the note, then those of its entries."""
    for one in book.tabs if tab is None else (tab_of(book, tab),):
        for approval in one.approvals:
            yield Signed(one.id, None, approval, tab_stands(one, approval))
        for section in one.sections:
            for entry in section.entries:
                for approval in entry.approvals:
                    yield Signed(one.id, entry.id, approval, entry_stands(entry, approval))
