"""Render room: a made-up book that tries a template: every kind of field, entry and text that a note may hold.

Its words are hostile on purpose: what looks like a tag, like Markdown or like XML has to come out as it stands.
"""

from briefbook.model.book import Book, Entry, FieldValue, Section, Tab, Wording
from briefbook.model.excerpt import Provenance, paragraphs, text_hash
from briefbook.model.kinds import EntryId, EntryKind, Fingerprint, FolderId, Language, SectionId, TabId
from briefbook.model.note import Block, Blocks, ListBlock, Para, Quote, Run, Table
from briefbook.model.template import FieldSpec, TemplateInfo

TRIAL_BOOK = "7b" * 16
LITERAL = "R&D <b>not bold</b> *not in italics* {{ no field }} {% no tag %}"
"""What a text of the trial says; a template that shows anything else of it reads an officer's text."""
_DAY = "2024-02-07"
_QUESTION = "What is done for those who wait?"


def trial_book(info: TemplateInfo, language: Language) -> Book:
    """Return a book with one note of the template: all fields filled, its sections with entries, one section empty."""
    sections = [_section(number, spec.id, spec.heading) for number, spec in enumerate(info.sections)]
    if info.sections_are_free or not sections:
        sections.append(_section(len(sections), "trial", Wording("One more section", "Une rubrique de plus")))
    sections.append(Section(SectionId("trial-empty"), Wording("An empty section", "Une rubrique vide")))
    fields = {spec.name: _value(spec, language) for spec in info.fields}
    tab = Tab(TabId("t1"), info.name, fields, tuple(sections))
    return Book(TRIAL_BOOK, language, (tab,), sum(len(one.entries) for one in sections) + 1)


def _value(spec: FieldSpec, language: Language) -> FieldValue:
    label = spec.label.in_language(language)
    match spec.type:
        case "date":
            return _DAY
        case "choice":
            return spec.choices[0][0]
        case "list":
            return (f"{label} 1", f"{label} 2 {LITERAL}")
    return f"{label} {LITERAL}"


def _section(number: int, section_id: str, heading: Wording) -> Section:
    first = 10 * number + 1
    entries = (_taken(first), *(_own(first + place, blocks) for place, blocks in enumerate(_texts(), 1)))
    return Section(SectionId(section_id), heading, entries)


def _texts() -> tuple[Blocks, ...]:
    points: Block = ListBlock(((Para((Run(LITERAL),)),), (Para((Run("A second point", bold=True),)),)))
    figures: Block = Table(((Run("Year"),), (Run("Claims"),)), (((Run("2023"),), (Run("25,236"),)),))
    french: Block = Para((Run("Une phrase en français."),), lang="fr")
    return paragraphs(_QUESTION), (points,), (figures,), (Quote(paragraphs(LITERAL)),), (french,)


def _own(number: int, blocks: Blocks) -> Entry:
    return Entry(EntryId(f"e{number}"), EntryKind.OWN, blocks)


def _taken(number: int) -> Entry:
    origin = Provenance(
        folder=FolderId("trial"),
        label="Trial",
        path="trial/statement.txt",
        document=Fingerprint("7b" * 32),
        ordinal=number,
        heading=(),
        span=(0, len(LITERAL)),
        page=None,
        text=LITERAL,
        text_hash=text_hash(LITERAL),
        title="A statement that was made up",
        publisher="Briefbook",
        date=_DAY,
        picked=_DAY,
    )
    return Entry(EntryId(f"e{number}"), EntryKind.EXCERPT, paragraphs(LITERAL), origin)
