"""Index room: what a search needs of the documents of one segment, as it lies beside their passages in its file.

The catalogue has all of it too. Here it stands in columns that are read at once, compared like any byte of a segment;
of most documents a search asks for nothing, so a text is cut out of its column when it is asked for.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, TypeAlias, TypeVar, cast, get_args

from briefbook.index.column import packed, unpacked
from briefbook.index.pickling import dumps, loads

Field = Literal["path", "fingerprint", "title", "date", "publisher", "kind", "language", "marking", "folder"]
"""What documents are shown, filtered, counted and put in order by."""
_FIELDS: tuple[Field, ...] = get_args(Field)
_REPEATED: frozenset[Field] = frozenset(("date", "publisher", "kind", "language", "marking", "folder"))
"""What many documents share."""
Text: TypeAlias = str | None
Texts: TypeAlias = tuple[Text, Text, Text, Text, Text, Text, Text, Text, Text]
"""A text for each field, in their order."""
NO_TEXTS: Texts = (None,) * 9
_ORDERING: tuple[Field, ...] = ("date", "fingerprint", "path")
_IS_THERE = " "
_Key = TypeVar("_Key")
_Held: TypeAlias = tuple[bytes, str | tuple[Text, ...]]


@dataclass(frozen=True, slots=True)
class Card:
    """A document of a segment.

    Attributes:
        first: row of its first passage in the catalogue; the others follow.
        passages: how many it has, at least one.
        words: how many its passages have together.
        texts: what is known of it.
    """

    first: int
    passages: int
    words: int
    texts: Texts


class _Apart:
    """A field in which nearly every document has another text: all one after another, a sign before each there is."""

    def __init__(self, starts: bytes, texts: str) -> None:
        self._starts = unpacked(starts)
        self._texts = texts

    @staticmethod
    def held(values: Sequence[Text]) -> _Held:
        marked = ["" if one is None else f"{_IS_THERE}{one}" for one in values]
        return packed(array("I", accumulate(map(len, marked), initial=0))), "".join(marked)

    def __getitem__(self, number: int) -> Text:
        marked = self._texts[self._starts[number] : self._starts[number + 1]]
        return marked[len(_IS_THERE) :] if marked else None

    def whole(self) -> Iterable[Text]:
        return map(self.__getitem__, range(len(self._starts) - 1))

    def counts(self, numbers: Sequence[int], counts: Iterable[int]) -> Mapping[Text, int]:
        return _totals(map(self.__getitem__, numbers), counts)


class _Shared:
    """A field in which few texts are those of many documents."""

    def __init__(self, which: bytes, texts: tuple[Text, ...]) -> None:
        self._which = unpacked(which)
        self._texts = texts

    @staticmethod
    def held(values: Sequence[Text]) -> _Held:
        known = {one: number for number, one in enumerate(dict.fromkeys(values))}
        return packed(array("I", map(known.__getitem__, values))), tuple(known)

    def __getitem__(self, number: int) -> Text:
        return self._texts[self._which[number]]

    def whole(self) -> Iterable[Text]:
        return map(self._texts.__getitem__, self._which)

    def counts(self, numbers: Sequence[int], counts: Iterable[int]) -> Mapping[Text, int]:
        if len(self._texts) == 1:
            return {self._texts[0]: sum(counts)}
        totals = _totals(map(self._which.__getitem__, numbers), counts)
        return {self._texts[which]: total for which, total in totals.items()}


def _totals(keys: Iterable[_Key], counts: Iterable[int]) -> dict[_Key, int]:
    totals: dict[_Key, int] = {}
    for key, count in zip(keys, counts, strict=True):
        totals[key] = totals.get(key, 0) + count
    return totals


class Cards:
    """The documents of one segment, in the order of their passages.

    Attributes:
        firsts: row of the first passage of each.
        passages: how many each has.
        words: how many words the passages of each have together.
    """

    def __init__(self, held: bytes) -> None:
        """Take what `packed_cards` returned.

        Raises:
            Exception: it did not return this.
        """
        numbers, columns = cast("tuple[tuple[bytes, bytes, bytes], list[_Held]]", loads(held))
        self.firsts, self.passages, self.words = map(unpacked, numbers)
        self._columns = dict(zip(_FIELDS, map(_column, columns), strict=True))
        self._ordering = [self._columns[field] for field in _ORDERING]

    def __len__(self) -> int:
        return len(self.firsts)

    def order(self, number: int) -> tuple[Text, Text, Text]:
        """Return date, fingerprint and path of the document of a number."""
        dates, fingerprints, paths = self._ordering
        return dates[number], fingerprints[number], paths[number]

    def text(self, field: Field, number: int) -> Text:
        """Return a field of the document of a number, from 0."""
        return self._columns[field][number]

    def column(self, field: Field) -> Iterable[Text]:
        """Return a field of each document."""
        return self._columns[field].whole()

    def counts(self, field: Field, numbers: Sequence[int], counts: Iterable[int]) -> Mapping[Text, int]:
        """Return for each text of a field the sum of the counts of those of these documents that have it."""
        return self._columns[field].counts(numbers, counts)

    def __iter__(self) -> Iterator[Card]:
        """Return each document by itself."""
        texts = cast("Iterable[Texts]", zip(*map(self.column, _FIELDS), strict=True))
        return map(Card, self.firsts, self.passages, self.words, texts)


def _column(held: _Held) -> _Apart | _Shared:
    numbers, texts = held
    return _Apart(numbers, texts) if isinstance(texts, str) else _Shared(numbers, texts)


def packed_cards(cards: Sequence[Card]) -> bytes:
    """Return the documents of a segment as its file holds them."""
    numbers = zip(*((one.first, one.passages, one.words) for one in cards), strict=True)
    columns = zip(_FIELDS, zip(*(one.texts for one in cards), strict=True), strict=True)
    kept = [(_Shared if field in _REPEATED else _Apart).held(values) for field, values in columns]
    return dumps((tuple(packed(array("I", each)) for each in numbers), kept))
