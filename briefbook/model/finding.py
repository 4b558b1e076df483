"""Model room: what a check has to say about a book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark with the place it speaks of.

    Attributes:
        code: short and stable, e.g. `empty-section`.
        sentence: for the officer, in English.
        place: id of the section, entry or field; empty for the whole book.
        values: the numbers and names in the sentence, by their role, for saying it in another language.
    """

    code: str
    severity: Severity
    sentence: str
    place: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
