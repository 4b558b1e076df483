"""Model room: what a check has to say about a book."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark with the place it speaks of.

    Attributes:
        code: short and stable, e.g. `empty-section`.
        sentence: for the officer.
        place: id of the section, entry or field; empty for the whole book.
    """

    code: str
    severity: Severity
    sentence: str
    place: str = ""
