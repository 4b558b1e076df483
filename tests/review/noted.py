"""A note to hold against the checks."""

from dataclasses import replace

from briefbook.model.book import Entry, Section, Tab, Wording
from briefbook.model.excerpt import Provenance, paragraphs, text_hash
from briefbook.model.finding import Finding
from briefbook.model.kinds import EntryId, EntryKind, Fingerprint, FolderId, SectionId, TabId
from briefbook.model.template import FieldSpec, Limits, SectionSpec, TemplateInfo

INFO = TemplateInfo(
    name="narrative",
    title=Wording("Narrative", "Trame"),
    note_title=Wording("{committee}"),
    fields=(
        FieldSpec("committee", "text", Wording("Committee", "Comité"), Wording(), required=True),
        FieldSpec(
            "marking",
            "choice",
            Wording("Marking"),
            Wording(),
            choices=(("unclassified", Wording("Unclassified")), ("secret", Wording("Secret"))),
        ),
    ),
    sections=(
        SectionSpec("introduction", Wording("Introduction"), Wording(), required=True),
        SectionSpec("ferries", Wording("Ferries", "Traversiers"), Wording()),
    ),
)


def own(number: int, text: str, kind: EntryKind = EntryKind.OWN) -> Entry:
    return Entry(EntryId(f"e{number}"), kind, paragraphs(text))


def taken(number: int, text: str) -> Entry:
    provenance = Provenance(
        FolderId("f"), "Papers", "a.txt", Fingerprint("ab" * 32), 1, (), (0, len(text)), text, text_hash(text)
    )
    return Entry(EntryId(f"e{number}"), EntryKind.EXCERPT, paragraphs(text), provenance)


def note(*sections: tuple[str, tuple[Entry, ...]], **fields: str) -> Tab:
    made = tuple(Section(SectionId(name), Wording(name.capitalize()), entries) for name, entries in sections)
    return Tab(TabId("narrative"), "narrative", fields, made)


NO_LIMITS = Limits()


def limited(whole: Limits = NO_LIMITS, section: Limits = NO_LIMITS) -> TemplateInfo:
    first, *others = INFO.sections
    return replace(INFO, limits=whole, sections=(replace(first, limits=section), *others))


def said(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(one.code, one.severity, one.place) for one in found]
