"""Review room: text that the disclosure copy withholds, and that another copy or the other language shows."""

from collections.abc import Iterator

from briefbook.model.book import Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import Copy, EntryKind


def redactions(tab: Tab, copy: Copy | None) -> tuple[Finding, ...]:
    """Return what is withheld and yet can be read.

    Args:
        tab: the note.
        copy: the copy that is to be made; None while the note is written.
    """
    return tuple(_findings(tab, copy))


def _findings(tab: Tab, copy: Copy | None) -> Iterator[Finding]:
    entries = [entry for section in tab.sections for entry in section.entries if entry.kind is not EntryKind.SELF]
    if copy in (Copy.MINISTER, Copy.WORKING):
        count = sum(len(entry.redactions) for entry in entries)
        if count:
            what = "One stretch of text is" if count == 1 else f"{count:,} stretches of text are"
            sentence = (
                f"{what} withheld in the disclosure copy alone; this copy shows {'it' if count == 1 else 'them'}."
            )
            yield Finding("withheld-text-shown", "info", sentence, "", {"count": str(count)})
    for entry in entries:
        if entry.other_text and bool(entry.redactions) != bool(entry.other_redactions):
            sentence = f"Of the text {entry.id} something is withheld in one language and nothing in the other."
            yield Finding("withheld-in-one-language", "warning", sentence, entry.id)
