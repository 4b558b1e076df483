"""Book room: words are found in the texts of a book, and others put in their place; pure."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefbook.book.parts import place_of, with_entry
from briefbook.book.redactions import followed
from briefbook.book.splicing import Splice, Stretch, spliced, stretches
from briefbook.model.book import Book
from briefbook.model.kinds import EntryId, EntryKind, SectionId, TabId
from briefbook.model.note import Blocks
from briefbook.model.text import Folded, clean, fold, fold_with_offsets


@dataclass(frozen=True, slots=True)
class FindOptions:
    """What counts as the same.

    Attributes:
        match_case: capitals must agree.
        whole_words: the words must not go on before or after.
        match_accents: accents, quotation marks and dashes must agree.
        other: the texts in the other language are looked through instead.
    """

    match_case: bool = False
    whole_words: bool = False
    match_accents: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the words stand: code points [start, end) of the entry's plain text.

    Attributes:
        is_own: whether the officer wrote the text, as she does translations; else it was taken from a document.
        other: whether it is the text in the other language.
    """

    tab: TabId
    section: SectionId
    entry: EntryId
    start: int
    end: int
    is_own: bool
    other: bool = False


def find(book: Book, words: str, options: FindOptions, tab: TabId | None = None) -> Iterator[Found]:
    """Walk over the places where `words` stand in the texts of a book, or of one of its tabs, in order.

    Words are not found across the end of a line, a paragraph or a cell.
    """
    wanted = _folded(clean(words), options).text
    if not wanted.strip():
        return
    for one, section, entry in book.entries():
        if tab is None or one.id == tab:
            is_own = options.other or entry.kind is not EntryKind.EXCERPT
            for start, end in find_in(entry.other if options.other else entry.blocks, words, options):
                yield Found(one.id, section.id, entry.id, start, end, is_own, options.other)


def find_in(blocks: Blocks, words: str, options: FindOptions) -> Iterator[tuple[int, int]]:
    """Walk over the places, [start, end) in code points of the plain text, where `words` stand in blocks."""
    wanted = _folded(clean(words), options).text
    if wanted.strip():
        for stretch in stretches(blocks):
            yield from _in_stretch(stretch, wanted, options)


def replace_in(book: Book, entry_id: EntryId, spans: Sequence[tuple[int, int]], text: str, *, other: bool) -> Book:
    """Put `text` in the place of these stretches of an entry's text; what stands around keeps its look.

    Raises:
        NotInBook: there is no such entry.
    """
    tab, section, entry = place_of(book, entry_id)
    line = clean(text).replace("\n", " ")
    splices = [Splice(start, end, line) for start, end in sorted(spans)]
    blocks = spliced(entry.other if other else entry.blocks, splices)
    changed = replace(entry, other=blocks) if other else replace(entry, blocks=blocks)
    return with_entry(book, tab, section, followed(entry, changed))


def _in_stretch(stretch: Stretch, wanted: str, options: FindOptions) -> Iterator[tuple[int, int]]:
    folded = _folded(stretch.text, options)
    place = folded.text.find(wanted)
    while place >= 0:
        end = place + len(wanted)
        first, last = folded.offsets[place], folded.offsets[end]
        if options.whole_words and not _is_whole(stretch.text, first, last):
            place = folded.text.find(wanted, place + 1)
            continue
        yield stretch.start + first, stretch.start + last
        place = folded.text.find(wanted, end)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (start > 0 and _is_word(text[start - 1]) and _is_word(text[start])) and not (
        end < len(text) and _is_word(text[end]) and _is_word(text[end - 1])
    )


def _is_word(char: str) -> bool:
    return char.isalnum() or unicodedata.combining(char) > 0


def _folded(text: str, options: FindOptions) -> Folded:
    """Return the text as it is compared, with the offset in it of every code point of the result."""
    match options.match_case, options.match_accents:
        case False, False:
            return fold_with_offsets(text)
        case True, False:
            return _each(text, _without_accents)
        case False, True:
            return _each(text, str.lower)
        case _:
            return Folded(text, range(len(text) + 1))


def _each(text: str, change: Callable[[str], str]) -> Folded:
    parts = [change(char) for char in text]
    offsets = [place for place, part in enumerate(parts) for _ in part]
    return Folded("".join(parts), [*offsets, len(text)])


def _without_accents(char: str) -> str:
    plain = fold(char)
    return plain.upper() if char.isupper() else plain
