"""Command line room: what is said of notes, approvals and the second language, in lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefbook.app.approving import Signed
from briefbook.app.translating import Untranslated
from briefbook.cli.setting import columns, one_line
from briefbook.cli.wording import counted
from briefbook.model.book import Book
from briefbook.model.kinds import EntryId, Language
from briefbook.model.text import first_words

_LANGUAGES = {"en": "English", "fr": "French"}


def tab_lines(book: Book, titles: Mapping[str, str]) -> Iterator[str]:
    """Walk over the lines that `tab` prints: the notes of the book."""
    rows = [(tab.id, one_line(tab.name or titles[tab.id]), f"({tab.template})") for tab in book.tabs]
    yield from columns(rows, "")


def retemplated_lines(
    book: Book, titles: Mapping[str, str], not_placed: Sequence[EntryId], fields_left: Sequence[str]
) -> Iterator[str]:
    """Walk over the lines that `tab template` prints: the notes, and what found no place."""
    yield from tab_lines(book, titles)
    if not_placed:
        yield f"Under “Not placed”, in no note: {', '.join(not_placed)}. Move them with “move”, or undo."
    if fields_left:
        yield f"Fields that the template has no use for: {', '.join(fields_left)}. Going back finds them again."


def approval_lines(signed: Sequence[Signed]) -> Iterator[str]:
    """Walk over the lines that `approve` and `approvals` print."""
    rows = [
        (
            one.entry or one.tab,
            one.approval.role.value,
            one_line(", ".join(part for part in (one.approval.name, one.approval.title) if part)),
            one.approval.date,
            "" if one.stands else "changed since",
        )
        for one in signed
    ]
    yield from columns(rows, "") if rows else ("Nobody has approved anything yet.",)


def untranslated_lines(language: Language, lacking: Sequence[Untranslated]) -> Iterator[str]:
    """Walk over the lines that `untranslated` prints."""
    name = _LANGUAGES[language]
    if not lacking:
        yield f"Every text has its {name}."
        return
    verb = "has" if len(lacking) == 1 else "have"
    yield f"{counted(len(lacking), 'text')} {verb} no {name} yet:"
    yield from columns([(one.entry.id, first_words(one_line(one.entry.text), 80)) for one in lacking])


def replaced_lines(places: int, entries: Iterable[EntryId], taken: Sequence[EntryId]) -> Iterator[str]:
    """Walk over the lines that `replace` prints."""
    ids = ", ".join(entries)
    yield f"{counted(places, 'place')} changed{f' ({ids})' if ids else ''}."
    if taken:
        yield f"Not changed, taken from a source: {', '.join(taken)}. Add --in-excerpts to change them too."


def pasted_lines(entry_id: EntryId, pictures: int, struck: int) -> Iterator[str]:
    """Walk over the lines that `paste` prints."""
    yield f"Pasted: {entry_id}"
    if pictures:
        yield f"Left out: {counted(pictures, 'picture')}."
    if struck:
        yield f"Left out: {counted(struck, 'stretch', 'stretches')} that was struck out or deleted."
