"""Review room: texts that a change of template found no place for: no note shows them."""

from briefbook.model.book import NOT_PLACED, Tab
from briefbook.model.finding import Finding


def not_placed(tab: Tab) -> tuple[Finding, ...]:
    """Return a finding when texts of the note have no place yet."""
    count = sum(len(section.entries) for section in tab.sections if section.id == NOT_PLACED)
    if not count:
        return ()
    what = "One text stands" if count == 1 else f"{count:,} texts stand"
    sentence = f"{what} under “Not placed” and will not be in the note; move what is needed into a section."
    return (Finding("not-placed", "warning", sentence, NOT_PLACED, {"count": str(count)}),)
