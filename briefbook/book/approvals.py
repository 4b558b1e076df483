"""Book room: who prepared and approved which text: signatures are put under entries and notes, and taken away; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefbook.book.cleaning import clean_name
from briefbook.book.edit import tab_of
from briefbook.book.parts import place_of, with_entry, with_tab
from briefbook.model.approving import entry_hash, tab_hash
from briefbook.model.book import Approval, Book
from briefbook.model.errors import BookError
from briefbook.model.kinds import ApprovalRole, EntryId, TabId


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and as what.

    Attributes:
        title: of the person, e.g. Director.
        date: YYYY-MM-DD.
    """

    name: str
    role: ApprovalRole = ApprovalRole.APPROVED
    title: str = ""
    date: str = ""


def sign_entry(book: Book, entry_id: EntryId, signature: Signature) -> Book:
    """Put a signature under an entry, for its text as it is; it replaces one that the same person gave as the same.

    Raises:
        NotInBook: there is no such entry.
        BookError: nobody is named.
    """
    tab, section, entry = place_of(book, entry_id)
    signed = replace(entry, approvals=_signed(entry.approvals, signature, entry_hash(entry)))
    return with_entry(book, tab, section, signed)


def sign_tab(book: Book, tab_id: TabId | None, signature: Signature) -> Book:
    """Put a signature under a note, for its text as it is; it replaces one that the same person gave as the same.

    Raises:
        NotInBook: there is no such tab.
        BookError: nobody is named.
    """
    tab = tab_of(book, tab_id)
    return with_tab(book, replace(tab, approvals=_signed(tab.approvals, signature, tab_hash(tab))))


def unsign_entry(book: Book, entry_id: EntryId, name: str, role: ApprovalRole) -> Book:
    """Take a signature away from an entry.

    Raises:
        NotInBook: there is no such entry.
        BookError: this person has not signed it so.
    """
    tab, section, entry = place_of(book, entry_id)
    return with_entry(book, tab, section, replace(entry, approvals=_unsigned(entry.approvals, name, role)))


def unsign_tab(book: Book, tab_id: TabId | None, name: str, role: ApprovalRole) -> Book:
    """Take a signature away from a note.

    Raises:
        NotInBook: there is no such tab.
        BookError: this person has not signed it so.
    """
    tab = tab_of(book, tab_id)
    return with_tab(book, replace(tab, approvals=_unsigned(tab.approvals, name, role)))


def _signed(approvals: Sequence[Approval], signature: Signature, text_hash: str) -> tuple[Approval, ...]:
    name = clean_name(signature.name)
    if not name:
        raise BookError("Say who approves the text; type a name.")
    title = clean_name(signature.title)
    new = Approval(signature.role, name, text_hash, signature.date, title)
    return (*_others(approvals, name, signature.role), new)


def _unsigned(approvals: tuple[Approval, ...], name: str, role: ApprovalRole) -> tuple[Approval, ...]:
    left = _others(approvals, clean_name(name), role)
    if len(left) == len(approvals):
        raise BookError(f"{name} has not {role.value} this text, so there is nothing to take back.")
    return left


def _others(approvals: Sequence[Approval], name: str, role: ApprovalRole) -> tuple[Approval, ...]:
    return tuple(one for one in approvals if (one.name.casefold(), one.role) != (name.casefold(), role))
