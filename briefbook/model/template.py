"""Model room: what a template says of itself: its fields and the sections it starts with."""

from dataclasses import dataclass
from typing import Literal

from briefbook.model.book import FieldValue, Wording

FieldType = Literal["text", "date", "choice", "list"]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field that a note of this template has.

    Attributes:
        default: value when none is set; None when there is none.
        choices: allowed values of a choice, with their wording.
    """

    name: str
    type: FieldType
    label: Wording
    help: Wording
    required: bool = False
    default: FieldValue | None = None
    choices: tuple[tuple[str, Wording], ...] = ()


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section that a new note of this template starts with."""

    id: str
    heading: Wording
    guidance: Wording


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A template as the officer chooses it; `note_title` holds field names in braces."""

    name: str
    title: Wording
    note_title: Wording
    fields: tuple[FieldSpec, ...]
    sections: tuple[SectionSpec, ...]
    sections_are_free: bool = True

    def field(self, name: str) -> FieldSpec | None:
        """Return the field of this name, None when it declares none."""
        return next((field for field in self.fields if field.name == name), None)
