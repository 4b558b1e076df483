"""Index room: passages turned into posting lists in memory: for each term of a field the places where it stands.

The inner loops run in C, over all words of a document at once: a word leads to the list of its term, and the place is
appended there, a number for passage and word together (see `grouping`).
"""

from array import array
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, repeat
from operator import add, lshift
from zlib import crc32

from whoosh.util.numeric import length_to_byte

from briefbook.index.analysis import LONGEST, letters_of, runs_of, term_of
from briefbook.index.cards import Card
from briefbook.index.grouping import MOST_PASSAGES, MOST_WORDS, PLACE_BITS, WIDE_BITS, grouped
from briefbook.index.posting_block import Made
from briefbook.index.postings import FieldLengths, Postings
from briefbook.index.schema import (
    COLUMNS,
    DOCUMENT,
    FIELDS,
    GAP,
    HEADING,
    MARK,
    ROW,
    SAME,
    TEXT,
    TITLE,
    WORDS,
    IndexedDocument,
)
from briefbook.model.kinds import LANGUAGES, Language

_put = array.append
_FEWEST_WORDS = 4
"""Shorter texts say too little to be known as one another's."""


class _Lists(dict[str, "array[int]"]):
    """The list of places of each word in one language; words of one term share one."""

    def __init__(self, language: Language, heard: dict[str, str], by_term: dict[str, "array[int]"], kind: str) -> None:
        super().__init__({GAP: array(kind)})
        self._language = language
        self._heard = heard
        self._by_term = by_term
        self._kind = kind

    def __missing__(self, run: str) -> "array[int]":
        word = run[:LONGEST]
        term = self._heard.get(word)
        if term is None:
            term = self._heard[word] = term_of(word, self._language)
        found = self._by_term.get(term)
        if found is None:
            found = self._by_term[term] = array(self._kind)
        self[word] = found
        return found


class _Field:
    """The lists of one field."""

    def __init__(self, is_wide: bool, heard: Mapping[Language, dict[str, str]]) -> None:
        self._bits = WIDE_BITS if is_wide else PLACE_BITS
        self.by_term: dict[str, array[int]] = {}
        kind = "Q" if is_wide else "I"
        self.lists = {language: _Lists(language, heard[language], self.by_term, kind) for language in LANGUAGES}
        self._bytes = bytearray()
        self._total = 0

    def add(
        self,
        first: int,
        words: Sequence[Sequence[str]],
        lengths: Sequence[int],
        languages: Sequence[Language | None],
        gaps: Sequence[int],
    ) -> None:
        """Add the words of passages, from the number `first` on, each in its language or, where it has none, in all.

        Args:
            first: number of the first passage.
            words: of each passage, with GAP where there is no word.
            lengths: how many they are.
            languages: of each passage.
            gaps: how many of the words of each passage are none.
        """
        spoken = set(languages)
        for language in LANGUAGES:
            if spoken == {language}:
                self._put(language, range(first, first + len(words)), words, lengths)
            elif not spoken.isdisjoint((language, None)):
                chosen = [number for number, one in enumerate(languages) if one is None or one == language]
                self._put(
                    language,
                    [first + number for number in chosen],
                    [words[number] for number in chosen],
                    [lengths[number] for number in chosen],
                )
        held = lengths
        if any(gaps):
            held = [length - gap for length, gap in zip(lengths, gaps, strict=True)]
        if None in spoken:
            held = [
                length if language else length * len(LANGUAGES)
                for length, language in zip(held, languages, strict=True)
            ]
        self._bytes += bytes(first - len(self._bytes))
        self._bytes += bytes(map(_LENGTH_BYTES.__getitem__, held))
        self._total += sum(held)

    def _put(
        self, language: Language, passages: Sequence[int], words: Sequence[Sequence[str]], lengths: Sequence[int]
    ) -> None:
        starts = list(map(lshift, passages, repeat(self._bits)))
        places = chain.from_iterable(map(range, starts, map(add, starts, lengths)))
        lists = map(self.lists[language].__getitem__, chain.from_iterable(words))
        # a queue of no length only runs through them
        deque(map(_put, lists, places), maxlen=0)

    def lengths(self, passages: int) -> FieldLengths:
        """Return the lengths of the field in so many passages."""
        return FieldLengths(bytes(self._bytes.ljust(passages, b"\0")), self._total)


def _listed(passages: Sequence[int]) -> Postings:
    """Return the list of the passages of a document; mostly they follow one another."""
    if not isinstance(passages, range):
        return Postings.of(passages, None, None)
    return Postings((Made(passages[0], passages[-1], b"\1" * (len(passages) - 1), None, None),))


class _LengthBytes(dict[int, int]):
    """The byte by which Whoosh keeps a length."""

    def __missing__(self, length: int) -> int:
        byte = int(length_to_byte(length))
        self[length] = byte
        return byte


_LENGTH_BYTES = _LengthBytes()


class Inversion:
    """The posting lists, lengths and columns of passages, which are numbered as they come, from 0.

    Attributes:
        deleted: no passage.
    """

    deleted: frozenset[int] = frozenset()

    def __init__(self, is_wide: bool = False) -> None:
        """Start with no passage; `is_wide` when there may come more, or longer ones, than `fits` says."""
        self._heard: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
        self._columns = {name: array("I") for name in COLUMNS}
        self._fields = {name: _Field(is_wide, self._heard) for name in FIELDS}
        self._documents: dict[str, Sequence[int]] = {}
        self._cards: list[Card] = []

    @staticmethod
    def fits(passages: int, longest: int) -> bool:
        """Tell whether so many passages, the longest of so many words, need no wide places."""
        return passages <= MOST_PASSAGES and longest <= MOST_WORDS

    @property
    def count(self) -> int:
        """How many passages there are."""
        return len(self._columns[ROW])

    def add(self, document: IndexedDocument) -> None:
        """Add the passages of a document."""
        first, many = self.count, len(document.marks)
        if not many:
            return
        numbers = range(first, first + many)
        words = runs_of(document.said)
        lengths = list(map(len, words))
        self._cards.append(Card(document.first, many, sum(lengths), document.texts))
        self._columns[ROW].extend(range(document.first, document.first + many))
        self._columns[MARK].extend(document.marks)
        self._columns[WORDS].extend(lengths)
        same = map(crc32, map(letters_of, words), lengths)
        self._columns[SAME].extend(
            [mark if length >= _FEWEST_WORDS else 0 for mark, length in zip(same, lengths, strict=True)]
        )
        row = str(document.row)
        before = self._documents.get(row)
        self._documents[row] = numbers if before is None else [*before, *numbers]
        none = bytes(many)
        self._fields[TEXT].add(first, words, lengths, document.languages, none)
        if any(document.headings):
            gaps = [heading.count(GAP) for heading in document.headings]
            lengths = list(map(len, document.headings))
            self._fields[HEADING].add(first, document.headings, lengths, document.languages, gaps)
        if document.title:
            self._fields[TITLE].add(first, [document.title], [len(document.title)], [document.language], none[:1])

    def place(self, rows: Sequence[tuple[int, int]]) -> None:
        """Say of each document its row, and that of its first passage, where they were added as 0, 1, 2 and so on."""
        held = {number: self._documents.get(str(number), []) for number in range(len(rows))}
        self._documents = {str(row): held[number] for number, (row, _) in enumerate(rows) if held[number]}
        spans = [range(first, first + len(held[number])) for number, (_, first) in enumerate(rows)]
        self._columns[ROW] = array("I", chain.from_iterable(spans))
        firsts = [span.start for span in spans if span]
        self._cards = [replace(card, first=first) for card, first in zip(self._cards, firsts, strict=True)]

    @property
    def cards(self) -> Sequence[Card]:
        """The documents, in the order of their passages."""
        return self._cards

    def column(self, name: str) -> "array[int]":
        """Return a number for each passage."""
        return self._columns[name]

    def words(self, language: Language) -> Mapping[str, str]:
        """Return all words that stand in a field in this language, each with its term."""
        return self._heard[language]

    def lengths(self, field: str) -> FieldLengths:
        """Return the lengths of a field."""
        return self._fields[field].lengths(self.count)

    def terms(self) -> Iterator[tuple[str, bytes, Postings]]:
        """Yield field, term and posting list, in the order in which a segment keeps them; each list is let go of."""
        for row in sorted(self._documents):
            yield DOCUMENT, row.encode("utf-8"), _listed(self._documents[row])
        for name, field in self._fields.items():
            for term in sorted(field.by_term):
                yield name, term.encode("utf-8"), grouped(field.by_term[term])
