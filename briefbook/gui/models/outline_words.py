"""GUI room: what a row of the outline says: on the screen, in its tip, and to assistive programs."""

import html
from collections.abc import Iterable, Sequence

from briefbook.gui.marks import Mark
from briefbook.gui.words import Words
from briefbook.model.book import Entry, Section
from briefbook.model.kinds import EntryKind, Language
from briefbook.model.text import first_words

_SHOWN = 240
_SPOKEN = 400


def entry_text(entry: Entry) -> str:
    """Return the beginning of an entry on one line."""
    return first_words(entry.text, _SHOWN)


def entry_tip(entry: Entry, marks: Iterable[Mark], words: Words) -> str:
    """Return in one line where an entry was taken from, or what kind it is when it was not, and what its marks say."""
    source = entry.provenance
    if source is None:
        parts = [words.entry_kinds[entry.kind], *([entry.said_source] if entry.said_source else [])]
    else:
        parts = [source.title or source.path.rsplit("/", 1)[-1], source.date or words.undated, f"¶{source.ordinal}"]
    return " · ".join((*parts, *(words.marks[mark] for mark in marks)))


def spoken_entry(entry: Entry, marks: Iterable[Mark], words: Words) -> str:
    """Return an entry as it is read aloud."""
    parts = [words.entry_kinds[entry.kind], *(words.marks[mark] for mark in marks)]
    source = entry.provenance
    if source is not None:
        parts.append(words.source.format(title=source.title or source.path))
        parts.append(source.date or words.undated)
    return f"{', '.join(parts)}: {first_words(entry.text, _SPOKEN)}"


def spoken_tab(title: str, number: int, count: int, words: Words, *, is_current: bool) -> str:
    """Return a tab as it is read aloud."""
    parts = [title, words.tab.format(n=number), words.counted(words.section_count, count) if count else words.empty]
    if is_current:
        parts.append(words.current)
    return ", ".join(parts)


def spoken_section(heading: str, number: int, count: int, words: Words, states: Sequence[str]) -> str:
    """Return a section as it is read aloud; `states` says what it is besides."""
    parts = [heading, words.section.format(n=number)]
    parts.append(words.counted(words.entry_count, count) if count else words.empty)
    return ", ".join((*parts, *states))


def plain_of(section: Section | None, entries: tuple[Entry, ...], language: Language) -> str:
    """Return a section or entries as plain text for other programs; notes to self stay here."""
    shown = [entry.text for entry in entries if entry.kind is not EntryKind.SELF]
    head = [section.heading.in_language(language)] if section is not None else []
    return "\n\n".join(head + shown)


def html_of(section: Section | None, entries: tuple[Entry, ...], language: Language) -> str:
    """Return a section or entries as HTML for other programs; notes to self stay here."""
    head = f"<h2>{html.escape(section.heading.in_language(language))}</h2>" if section is not None else ""
    texts = [html.escape(entry.text).replace("\n", "<br>") for entry in entries if entry.kind is not EntryKind.SELF]
    return head + "".join(f"<p>{text}</p>" for text in texts)
