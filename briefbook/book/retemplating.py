"""Book room: a note gets another template midway: its texts find their sections there, and the way back; pure.

A section goes where its id is, else where its heading is, English or French; what finds no section stands under
`NOT_PLACED`, which no note shows. How the note was arranged is kept, so that going back puts every text where it was,
unless the officer moved it meanwhile.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefbook.book.cleaning import clean_fields
from briefbook.book.edit import tab_of
from briefbook.book.parts import folded, with_tab
from briefbook.model.book import NOT_PLACED, Book, Entry, FieldValue, Former, FormerSection, Section, Tab, Wording
from briefbook.model.kinds import EntryId, SectionId, TabId
from briefbook.model.template import TemplateInfo

NOT_PLACED_HEADING = Wording("Not placed", "Sans place")


@dataclass(frozen=True, slots=True)
class Retemplating:
    """What a note is changed to.

    Attributes:
        old: its template as it is; None when that one cannot be read any more.
        new: the template it gets.
        fields: its fields as they fit the new template.
    """

    old: TemplateInfo | None
    new: TemplateInfo
    fields: Mapping[str, FieldValue]


def retemplate(book: Book, tab_id: TabId | None, change: Retemplating) -> Book:
    """Give a note another template.

    Raises:
        NotInBook: there is no such tab.
    """
    tab = tab_of(book, tab_id)
    info = change.new
    former = former_of(tab, info.name)
    frame = tuple(_restored_frame(former, tab, change)) if former is not None else tuple(_new_frame(tab, change))
    filled = _filled(frame, _targets(tab, frame, former))
    kept = tuple(one for one in tab.former if one.template not in (tab.template, info.name))
    return with_tab(
        book,
        replace(
            tab,
            template=info.name,
            fields=clean_fields(change.fields),
            sections=filled,
            former=(*kept, _as_former(tab)),
        ),
    )


def former_of(tab: Tab, template: str) -> Former | None:
    """Return how the tab was arranged under this template, None when it never had it."""
    return next((one for one in tab.former if one.template == template), None)


def origin_of(tab: Tab, entry_id: EntryId) -> Wording | None:
    """Return the heading that an entry without a place stood under last, None when that is not known."""
    for former in reversed(tab.former):
        for section in former.sections:
            if entry_id in section.entries and section.id != NOT_PLACED:
                return section.heading
    return None


def _as_former(tab: Tab) -> Former:
    sections = (FormerSection(one.id, one.heading, tuple(entry.id for entry in one.entries)) for one in tab.sections)
    return Former(tab.template, tab.fields, tuple(sections))


def _new_frame(tab: Tab, change: Retemplating) -> Iterator[Section]:
    """Walk over the sections of the new template, with the headings that the officer gave them under the old one."""
    for spec in change.new.sections:
        yield _section(tab, SectionId(spec.id), spec.heading, change.old)


def _restored_frame(former: Former, tab: Tab, change: Retemplating) -> Iterator[Section]:
    """Walk over the sections as the tab had them under this template."""
    for section in former.sections:
        if section.id != NOT_PLACED:
            yield _section(tab, section.id, section.heading, change.old)


def _section(tab: Tab, section_id: SectionId, heading: Wording, old: TemplateInfo | None) -> Section:
    """Return a section yet without texts; a heading that the officer gave it under the old template stays hers."""
    source = next((one for one in tab.sections if one.id == section_id), None)
    if source is None:
        return Section(section_id, heading)
    declared = next((spec.heading for spec in old.sections if spec.id == section_id), None) if old else None
    is_hers = declared is not None and source.heading != declared
    return replace(source, heading=source.heading if is_hers else heading, entries=())


def _targets(tab: Tab, frame: tuple[Section, ...], former: Former | None) -> Iterator[tuple[SectionId, Entry]]:
    """Walk over the entries of the tab with the section that each goes to."""
    was = {} if former is None else {entry: one for one in former.sections for entry in one.entries}
    known = {section.id for section in frame}
    for section in tab.sections:
        mapped = _match(section, frame)
        for entry in section.entries:
            before = was.get(entry.id)
            stayed = before is not None and section.id == _where(before, tab)
            if before is not None and before.id in known and (stayed or section.id == NOT_PLACED):
                yield before.id, entry
            else:
                yield mapped, entry


def _where(before: FormerSection, tab: Tab) -> SectionId:
    """Return the section that the texts of a former section were put into when the tab got its present template."""
    return _match(Section(before.id, before.heading), tab.sections)


def _match(section: Section, frame: Iterable[Section]) -> SectionId:
    if section.id == NOT_PLACED:
        return NOT_PLACED
    placed = [one for one in frame if one.id != NOT_PLACED]
    for one in placed:
        if one.id == section.id:
            return one.id
    names = _names(section.heading)
    return next((one.id for one in placed if names & _names(one.heading)), NOT_PLACED)


def _names(heading: Wording) -> frozenset[str]:
    return frozenset(name for name in (folded(heading.en), folded(heading.fr)) if name)


def _filled(frame: tuple[Section, ...], targets: Iterator[tuple[SectionId, Entry]]) -> tuple[Section, ...]:
    held: dict[SectionId, list[Entry]] = {}
    for section_id, entry in targets:
        held.setdefault(section_id, []).append(entry)
    filled = tuple(replace(section, entries=tuple(held.get(section.id, ()))) for section in frame)
    left = tuple(held.get(NOT_PLACED, ()))
    return (*filled, Section(NOT_PLACED, NOT_PLACED_HEADING, left)) if left else filled
