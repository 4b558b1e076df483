"""Model room: the briefing book being assembled. Unknown keys of a newer file are kept and written back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from briefbook.model.excerpt import Provenance
from briefbook.model.kinds import ApprovalRole, Copy, EntryId, EntryKind, Language, SectionId, TabId
from briefbook.model.note import Blocks, plain_text
from briefbook.model.plain import Keeping

FieldValue: TypeAlias = str | tuple[str, ...]

NOT_PLACED = SectionId("not-placed")
"""Id of the section that keeps what a change of template found no place for; no note shows it."""


@dataclass(frozen=True, slots=True)
class Wording(Keeping):
    """A label in both languages; either may be empty."""

    en: str = ""
    fr: str = ""

    def in_language(self, language: Language) -> str:
        """Return the label in `language`, or in the other where it has none."""
        return (self.fr or self.en) if language == "fr" else (self.en or self.fr)


@dataclass(frozen=True, slots=True)
class Redaction(Keeping):
    """A stretch of an entry's plain text, code points [start, end), that the disclosure copy withholds.

    Attributes:
        reason: for the officer's own records; no copy shows it.
    """

    start: int
    end: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Approval(Keeping):
    """Who prepared or approved a text, and which text that was.

    Attributes:
        text_hash: SHA-256 of the plain text (UTF-8) as 64 hex digits; another text is "changed since approval".
        date: YYYY-MM-DD.
    """

    role: ApprovalRole
    name: str
    text_hash: str
    date: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Keeping):
    """A piece of text in a section.

    Attributes:
        blocks: the text as used.
        provenance: where it was taken from, with the text as taken; None for the officer's own words.
        redactions: what the disclosure copy withholds, in order, apart from one another.
        other: the text in the language that is not the book's; empty when there is none yet.
        approvals: who prepared and approved which text.
        other_redactions: what the disclosure copy withholds of `other`, over code points of its plain text.
        translated: SHA-256 of the text that `other` was last set beside, as 64 hex digits; empty when not known.
        said_source: where the officer says that a pasted text comes from, in her words; nobody has checked it.
    """

    id: EntryId
    kind: EntryKind
    blocks: Blocks
    provenance: Provenance | None = None
    redactions: tuple[Redaction, ...] = ()
    other: Blocks = ()
    approvals: tuple[Approval, ...] = ()
    other_redactions: tuple[Redaction, ...] = ()
    translated: str = ""
    said_source: str = ""

    @property
    def text(self) -> str:
        """The text as used, plain."""
        return plain_text(self.blocks)

    @property
    def is_edited(self) -> bool:
        """Whether the text as used differs from the text as taken."""
        return self.provenance is not None and self.provenance.text != self.text

    @property
    def other_text(self) -> str:
        """The text in the language that is not the book's, plain; empty when there is none yet."""
        return plain_text(self.other)


@dataclass(frozen=True, slots=True)
class Section(Keeping):
    """A heading of a tab with its entries in order."""

    id: SectionId
    heading: Wording
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerSection(Keeping):
    """A section as a tab had it under another template, with the ids of the entries that stood in it."""

    id: SectionId
    heading: Wording
    entries: tuple[EntryId, ...] = ()


@dataclass(frozen=True, slots=True)
class Former(Keeping):
    """How a tab was arranged under a template that it has no more, so that going back finds everything its place."""

    template: str
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    sections: tuple[FormerSection, ...] = ()


@dataclass(frozen=True, slots=True)
class Tab(Keeping):
    """One note in the book: its template, its fields and its sections.

    Attributes:
        name: what the officer calls it; empty when it goes by the title of its note.
        approvals: who prepared and approved the note as a whole.
        former: how it was arranged under other templates, one for each.
    """

    id: TabId
    template: str
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    name: str = ""
    approvals: tuple[Approval, ...] = ()
    former: tuple[Former, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed(Keeping):
    """An entry as it stood in an exported file: its section and its plain text there."""

    entry: EntryId
    section: SectionId
    text: str


@dataclass(frozen=True, slots=True)
class Export(Keeping):
    """What was exported once, so that a file that comes back can be compared with what went out.

    Attributes:
        id: the mark of the export in the file.
        date: YYYY-MM-DD.
        tabs: the tabs it held, in order.
        placed: the entries in the order of the file.
        frame: what else stood in it, a paragraph or a row of a table each: title, headings, fields, annex.
    """

    id: str
    copy: Copy
    language: Language
    date: str
    tabs: tuple[TabId, ...]
    placed: tuple[Placed, ...]
    frame: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book(Keeping):
    """A briefing book: one or more tabs.

    Attributes:
        id: random, 32 hex digits; the key of its history and of its marks in Word.
        language: of its notes unless the export says otherwise.
        next_entry: number of the next entry id; ids are never used twice.
        name: the title on the cover of the binder; empty when the first note's title serves.
        exports: what went out, the latest last.
    """

    id: str
    language: Language
    tabs: tuple[Tab, ...]
    next_entry: int = 1
    name: str = ""
    exports: tuple[Export, ...] = ()

    def entries(self) -> Iterator[tuple[Tab, Section, Entry]]:
        """Walk over all entries with the tab and section they stand in, in order."""
        for tab in self.tabs:
            for section in tab.sections:
                for entry in section.entries:
                    yield tab, section, entry
