"""Index room: passages turned into posting lists in memory: for each term of a field the places where it stands.

The inner loops run in C: a word's number leads to the list of its term, and the place is appended there. A place is one
number, the passage's in its upper half and the word's in its lower.
"""

from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from struct import Struct
from sys import byteorder

from whoosh.util.numeric import length_to_byte

from briefbook.index.analysis import terms
from briefbook.index.postings import FieldLengths, Postings
from briefbook.index.schema import COLUMNS, DOCUMENT, FIELDS, MARK, ROW, SAME, TEXT, WORDS, IndexedPassage, pack
from briefbook.index.vocabulary import GAP
from briefbook.model.kinds import LANGUAGES, Language

_PASSAGE = 32
"""The bit from which on a place says the passage."""
_LOW, _HIGH = (0, 1) if byteorder == "little" else (1, 0)
_PLACE_BYTES = 4
_put = array.append


class _Formats(dict[int, str]):
    """How `struct` calls the bytes of so many places."""

    def __missing__(self, places: int) -> str:
        self[places] = name = f"{_PLACE_BYTES * places}s"
        return name


_FORMATS = _Formats()


class _Lists(dict[int, "array[int]"]):
    """The list of places of each word in one language; words of one term share one."""

    def __init__(self, words: Sequence[str], language: Language, by_term: dict[str, "array[int]"]) -> None:
        super().__init__({GAP: array("Q")})
        self._words = words
        self._language = language
        self._by_term = by_term

    def __missing__(self, number: int) -> "array[int]":
        (term,) = terms(self._words[number], self._language)
        found = self._by_term.get(term)
        if found is None:
            found = self._by_term[term] = array("Q")
        self[number] = found
        return found


class _Field:
    """The lists of one field."""

    def __init__(self, words: Sequence[str]) -> None:
        self.by_term: dict[str, array[int]] = {}
        self._lists = {language: _Lists(words, language, self.by_term) for language in LANGUAGES}
        self._bytes = bytearray()
        self._total = 0

    def add(self, passage: int, numbers: Sequence[int], languages: Sequence[Language]) -> None:
        for language in languages:
            lists = self._lists[language]
            # a queue of no length only runs through them
            deque(map(_put, map(lists.__getitem__, numbers), count(passage << _PASSAGE)), maxlen=0)
        length = (len(numbers) - numbers.count(GAP)) * len(languages)
        self._bytes += bytes(passage - len(self._bytes))
        self._bytes.append(_LENGTH_BYTES[length])
        self._total += length

    def words(self, language: Language) -> Iterable[int]:
        """Return the numbers of its words in a language, GAP included."""
        return self._lists[language].keys()

    def lengths(self, passages: int) -> FieldLengths:
        """Return the lengths of the field in so many passages."""
        return FieldLengths(bytes(self._bytes.ljust(passages, b"\0")), self._total)


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

    def __init__(self, words: Sequence[str]) -> None:
        """Start with no passage; `words` has the word of each number, and may grow."""
        self._columns = {name: array("I") for name in COLUMNS}
        self._fields = {name: _Field(words) for name in FIELDS}
        self._documents: dict[str, list[int]] = {}

    @property
    def count(self) -> int:
        """How many passages there are."""
        return len(self._columns[ROW])

    def add(self, passages: Iterable[IndexedPassage]) -> None:
        """Add passages."""
        rows, marks, same, lengths = (self._columns[name] for name in (ROW, MARK, SAME, WORDS))
        for one in passages:
            number = len(rows)
            for field, language, numbers in one.fields:
                self._fields[field].add(number, numbers, LANGUAGES if language is None else (language,))
                if field == TEXT:
                    lengths.append(len(numbers))
            rows.append(one.row)
            marks.append(one.mark)
            same.append(one.same)
            self._documents.setdefault(str(one.document), []).append(number)

    def column(self, name: str) -> "array[int]":
        """Return a number for each passage."""
        return self._columns[name]

    def words(self, language: Language) -> set[int]:
        """Return the numbers of all words that stand in a field of this language."""
        return set().union(*(field.words(language) for field in self._fields.values())) - {GAP}

    def lengths(self, field: str) -> FieldLengths:
        """Return the lengths of a field."""
        return self._fields[field].lengths(self.count)

    def terms(self) -> Iterator[tuple[str, bytes, Postings]]:
        """Yield field, term and posting list, in the order in which a segment keeps them."""
        for row in sorted(self._documents):
            yield DOCUMENT, row.encode("utf-8"), Postings(self._documents[row], None, None)
        for name, field in self._fields.items():
            for term in sorted(field.by_term):
                yield name, term.encode("utf-8"), _grouped(field.by_term[term])


def _grouped(places: "array[int]") -> Postings:
    """Return the places of a term, passage by passage."""
    halves = memoryview(places).cast("B").cast("I")
    numbers = halves[_HIGH::2].tolist()
    counted = Counter(numbers)
    packed = pack(halves[_LOW::2])
    if len(counted) == len(numbers):
        return Postings(numbers, None, Struct(_FORMATS[1] * len(numbers)).unpack(packed))
    counts = list(counted.values())
    # cutting the bytes in one call takes half the time of cutting one by one
    return Postings(list(counted), counts, Struct("".join(map(_FORMATS.__getitem__, counts))).unpack(packed))
