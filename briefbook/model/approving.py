"""Model room: which text an approval holds for, and whether it still is that text; pure.

Where there is a text in the other language when somebody signs, it is part of what is signed; one that is written later
does not change what was signed.
"""

from collections.abc import Iterable, Sequence

from briefbook.model.book import NOT_PLACED, Approval, Entry, Tab
from briefbook.model.excerpt import text_hash
from briefbook.model.kinds import ApprovalRole, ApprovalState, EntryKind

BOOKKEEPING_FIELDS = frozenset(
    ("status", "version", "prepared_by", "approved_by", "approvals", "date_modified", "last_validated")
)
"""Fields that say how far the work on a note is: they change because it was approved."""

_BETWEEN = "\n\f\n"


def entry_hash(entry: Entry) -> str:
    """Return the hash of what somebody signs who signs this entry now."""
    return text_hash(_joined(entry.text, entry.other_text))


def tab_hash(tab: Tab) -> str:
    """Return the hash of what somebody signs who signs this note now: its fields, headings and texts as exported."""
    return text_hash(_joined(tab_text(tab), _other_texts(tab)))


def tab_text(tab: Tab) -> str:
    """Return what of a note is signed, in lines: fields, headings in both languages, texts; no note to self."""
    lines = [
        f"{name}: {value if isinstance(value, str) else '; '.join(value)}"
        for name, value in sorted(tab.fields.items())
        if name not in BOOKKEEPING_FIELDS
    ]
    for section in tab.sections:
        entries = _exported(section.entries) if section.id != NOT_PLACED else []
        if entries:
            lines += [section.heading.en, section.heading.fr, *(entry.text for entry in entries)]
    return "\n".join(lines)


def entry_state(entry: Entry, role: ApprovalRole = ApprovalRole.APPROVED) -> ApprovalState:
    """Return whether the entry's text is the one that was approved (or prepared, by the role)."""
    return _state(entry.approvals, role, (text_hash(entry.text), entry_hash(entry)))


def tab_state(tab: Tab, role: ApprovalRole = ApprovalRole.APPROVED) -> ApprovalState:
    """Return whether the note is the one that was approved (or prepared, by the role)."""
    return _state(tab.approvals, role, (text_hash(tab_text(tab)), tab_hash(tab)))


def entry_stands(entry: Entry, approval: Approval) -> bool:
    """Tell whether this signature was given to the entry's text as it is."""
    return approval.text_hash in (text_hash(entry.text), entry_hash(entry))


def tab_stands(tab: Tab, approval: Approval) -> bool:
    """Tell whether this signature was given to the note as it is."""
    return approval.text_hash in (text_hash(tab_text(tab)), tab_hash(tab))


def _state(approvals: Iterable[Approval], role: ApprovalRole, hashes: Sequence[str]) -> ApprovalState:
    signed = [one.text_hash in hashes for one in approvals if one.role is role]
    if not signed:
        return ApprovalState.NONE
    # What the last one signed is what counts: an earlier signature may be of another text.
    return ApprovalState.APPROVED if signed[-1] else ApprovalState.CHANGED


def _exported(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.kind is not EntryKind.SELF and entry.text]


def _other_texts(tab: Tab) -> str:
    sections = (section for section in tab.sections if section.id != NOT_PLACED)
    return "\n".join(entry.other_text for section in sections for entry in _exported(section.entries))


def _joined(text: str, other: str) -> str:
    return f"{text}{_BETWEEN}{other}" if other.strip("\n") else text
