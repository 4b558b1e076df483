"""Review room: texts that one of the two languages lacks, or that were edited after they were translated."""

from collections.abc import Iterator

from briefbook.model.book import NOT_PLACED, Entry, Tab
from briefbook.model.excerpt import text_hash
from briefbook.model.finding import Finding
from briefbook.model.kinds import EntryKind, Language

_NAMES = {"en": "English", "fr": "French"}


def other_language(tab: Tab, language: Language, *, is_asked: bool) -> tuple[Finding, ...]:
    """Return what is missing of a note's texts in the language that is not the book's.

    Args:
        tab: the note.
        language: the language that is not the book's.
        is_asked: whether a note in this language is to be made; else texts that lack it count only where others have
            it already: a book in one language needs no second one.
    """
    return tuple(_findings(tab, language, is_asked=is_asked))


def _findings(tab: Tab, language: Language, *, is_asked: bool) -> Iterator[Finding]:
    entries = [
        entry
        for section in tab.sections
        if section.id != NOT_PLACED
        for entry in section.entries
        if entry.kind is not EntryKind.SELF and entry.text
    ]
    lacking = [entry for entry in entries if not entry.other_text]
    if lacking and (is_asked or len(lacking) < len(entries)):
        what = "One text has" if len(lacking) == 1 else f"{len(lacking):,} texts have"
        end = "the note shows it as it is." if len(lacking) == 1 else "the note shows them as they are."
        sentence = f"{what} no {_NAMES[language]} yet; {end}"
        values = {"count": str(len(lacking)), "language": language}
        yield Finding("no-other-language", "warning" if is_asked else "info", sentence, lacking[0].id, values)
    for entry in entries:
        if _is_behind(entry):
            sentence = (
                f"The text {entry.id} was edited after its {_NAMES[language]} was written; check that they agree."
            )
            yield Finding("translation-behind", "warning", sentence, entry.id, {"language": language})


def _is_behind(entry: Entry) -> bool:
    return bool(entry.other_text and entry.translated) and entry.translated != text_hash(entry.text)
