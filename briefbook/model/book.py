"""Model room: the briefing book being assembled. Unknown keys of a newer file are kept in `extra` and written back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from briefbook.model.excerpt import Provenance
from briefbook.model.kinds import EntryId, EntryKind, Language, SectionId, TabId
from briefbook.model.note import Blocks, plain_text
from briefbook.model.plain import Json

FieldValue: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A label in both languages; either may be empty."""

    en: str = ""
    fr: str = ""

    def in_language(self, language: Language) -> str:
        """Return the label in `language`, or in the other where it has none."""
        return (self.fr or self.en) if language == "fr" else (self.en or self.fr)


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of text in a section.

    Attributes:
        blocks: the text as used.
        provenance: where it was taken from, with the text as taken; None for the officer's own words.
    """

    id: EntryId
    kind: EntryKind
    blocks: Blocks
    provenance: Provenance | None = None
    extra: Mapping[str, Json] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text as used, plain."""
        return plain_text(self.blocks)

    @property
    def is_edited(self) -> bool:
        """Whether the text as used differs from the text as taken."""
        return self.provenance is not None and self.provenance.text != self.text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a tab with its entries in order."""

    id: SectionId
    heading: Wording
    entries: tuple[Entry, ...] = ()
    extra: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tab:
    """One note in the book: its template, its fields and its sections."""

    id: TabId
    template: str
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    extra: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """A briefing book: one or more tabs.

    Attributes:
        id: random, 32 hex digits; the key of its history and of its marks in Word.
        language: of its notes unless the export says otherwise.
        next_entry: number of the next entry id; ids are never used twice.
    """

    id: str
    language: Language
    tabs: tuple[Tab, ...]
    next_entry: int = 1
    extra: Mapping[str, Json] = field(default_factory=dict)

    def entries(self) -> Iterator[tuple[Tab, Section, Entry]]:
        """Walk over all entries with the tab and section they stand in, in order."""
        for tab in self.tabs:
            for section in tab.sections:
                for entry in section.entries:
                    yield tab, section, entry
