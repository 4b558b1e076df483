"""Review room: sections that have no text for the note."""

from briefbook.model.book import Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import EntryKind, Language


def empty_sections(tab: Tab, language: Language) -> tuple[Finding, ...]:
    """Return a finding for each section without an excerpt or own text; notes to self do not count."""
    return tuple(
        Finding(
            "empty-section",
            "warning",
            f"The section “{section.heading.in_language(language)}” has no text; it is left out of the minister copy.",
            section.id,
        )
        for section in tab.sections
        if all(entry.kind is EntryKind.SELF for entry in section.entries)
    )
