"""App room: redlines and review copies: which notes can be made so, and what the guest is told of the findings."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefbook.model.errors import UsageError
from briefbook.model.finding import Finding
from briefbook.model.kinds import Copy, TabId
from briefbook.model.plain import Json, JsonObject, to_plain


def refuse_other_copies(copy: Copy, out: Path) -> None:
    """Refuse a redline or review copy that would show sources where none may stand, or that is no Word file.

    Raises:
        UsageError: it is not of the working copy, or not a .docx.
    """
    if copy is not Copy.WORKING:
        raise UsageError(
            f"A redline or review copy shows what the sources say, so it is made of the working copy, not of the "
            f"{copy} copy; choose the working copy."
        )
    if out.suffix.lower() != ".docx":
        raise UsageError(f"A redline or review copy is a Word file; give {out.name} a name that ends in .docx.")


def annotations(
    findings: Mapping[TabId, Iterable[Finding]], *, redline: bool = False, review: bool = False
) -> JsonObject:
    """Return what the guest is told: `{redline, review, findings: [{tab, finding}]}`; findings come by their tab."""
    told: list[Json] = [
        {"tab": tab, "finding": to_plain(finding)} for tab, some in findings.items() for finding in some
    ]
    return {"redline": redline, "review": review, "findings": told if review else []}
