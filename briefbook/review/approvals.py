"""Review room: texts that were approved and edited since."""

from collections.abc import Iterable, Iterator

from briefbook.model.approving import entry_state, tab_state
from briefbook.model.book import Approval, Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import ApprovalRole, ApprovalState


def changed_since_approval(tab: Tab) -> tuple[Finding, ...]:
    """Return a finding for the note, and for each of its entries, that is not the one that was approved any more."""
    return tuple(_findings(tab))


def _findings(tab: Tab) -> Iterator[Finding]:
    if tab_state(tab) is ApprovalState.CHANGED:
        name = _last(tab.approvals)
        sentence = f"The note was changed since {name} approved it."
        yield Finding("changed-since-approval", "warning", sentence, "", {"name": name})
    for section in tab.sections:
        for entry in section.entries:
            if entry_state(entry) is ApprovalState.CHANGED:
                name = _last(entry.approvals)
                sentence = f"The text {entry.id} was changed since {name} approved it."
                yield Finding("changed-since-approval", "warning", sentence, entry.id, {"name": name})


def _last(approvals: Iterable[Approval]) -> str:
    return [one.name for one in approvals if one.role is ApprovalRole.APPROVED][-1]
