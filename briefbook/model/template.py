"""Model room: what a template says of itself: its fields and the sections it starts with."""

from dataclasses import dataclass
from typing import Literal

from briefbook.model.book import FieldValue, Wording

FieldType = Literal["text", "date", "choice", "list"]
SectionKind = Literal["paragraphs", "bullets", "table", "qa", "fields"]
"""The form that the texts of a section usually have; a note prints its paragraphs so, nothing is refused."""
TemplateLook = Literal["narrative", "note", "speech", "memo", "news"]
"""The look of a template's own reference.docx: prose, points, large type, a block of headings, a news product."""


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
class Limits:
    """How much text there should be; 0 is no limit. Advice: nothing is refused for it.

    Attributes:
        sentence_words: the longest sentence, in words.
        words_per_minute: for a text that is spoken: how fast.
    """

    words_min: int = 0
    words_max: int = 0
    items_min: int = 0
    items_max: int = 0
    sentence_words: int = 0
    words_per_minute: int = 0


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section that a new note of this template starts with.

    Attributes:
        required: whether a note without text there is not ready.
        topics: ids of topics whose passages belong there (the starter set's ids).
    """

    id: str
    heading: Wording
    guidance: Wording
    kind: SectionKind = "paragraphs"
    required: bool = False
    limits: Limits = Limits()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """Something that is wrong with a template.

    Attributes:
        file: of the template's folder; empty for the folder itself.
        line: number of the line, or of the paragraph in a Word file, from 1; 0 when none is to blame.
        text: that line as it stands.
        sentence: what is wrong and what would be right.
    """

    file: str
    line: int
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A template as the officer chooses it; `note_title` holds field names in braces.

    Attributes:
        genre: what the note is, in the words of the kinds of documents; empty for the officer's own.
        limits: of the note as a whole.
        look: of its reference.docx, when Briefbook makes it.
        words: what its text says itself, by name; a name of its own, none of those that Briefbook brings.
    """

    name: str
    title: Wording
    note_title: Wording
    fields: tuple[FieldSpec, ...]
    sections: tuple[SectionSpec, ...]
    sections_are_free: bool = True
    genre: str = ""
    limits: Limits = Limits()
    look: TemplateLook = "narrative"
    words: tuple[tuple[str, Wording], ...] = ()

    def field(self, name: str) -> FieldSpec | None:
        """Return the field of this name, None when it declares none."""
        return next((field for field in self.fields if field.name == name), None)

    def section(self, section_id: str) -> SectionSpec | None:
        """Return the section of this id, None when the officer made it."""
        return next((section for section in self.sections if section.id == section_id), None)
