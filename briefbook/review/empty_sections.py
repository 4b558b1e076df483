"""Review room: sections that have no text for the note."""

from collections.abc import Iterator

from briefbook.model.book import NOT_PLACED, Section, Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import EntryKind, Language
from briefbook.model.template import TemplateInfo


def empty_sections(tab: Tab, language: Language, info: TemplateInfo | None = None) -> tuple[Finding, ...]:
    """Return a finding for each section without an excerpt or own text; notes to self do not count.

    One that the template requires is an error.
    """
    return tuple(_findings(tab, language, info))


def is_empty(section: Section) -> bool:
    """Tell whether a section has nothing that a note shows."""
    return all(entry.kind is EntryKind.SELF for entry in section.entries)


def _findings(tab: Tab, language: Language, info: TemplateInfo | None) -> Iterator[Finding]:
    for section in tab.sections:
        if section.id == NOT_PLACED or not is_empty(section):
            continue
        heading = section.heading.in_language(language)
        spec = info.section(section.id) if info is not None else None
        if spec is not None and spec.required:
            sentence = f"The section “{heading}” has no text, and the note needs one there."
            yield Finding("empty-section", "error", sentence, section.id, {"heading": heading, "required": "yes"})
        else:
            sentence = f"The section “{heading}” has no text; the minister and disclosure copies leave it out."
            yield Finding("empty-section", "warning", sentence, section.id, {"heading": heading})
