"""Index room: the documents of one generation, as its segments hold them: each by its place, and by its passages."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import get_args

from briefbook.index import bitsets
from briefbook.index.cards import Cards, Field
from briefbook.index.segments import Segments
from briefbook.model.document import DocumentRow
from briefbook.model.kinds import DocumentKind, Fingerprint, Language, document_id

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Listed:
    """What is shown of a document."""

    row: DocumentRow
    fingerprint: Fingerprint


class Documents:
    """The documents that have passages, in the order of these; one that is gone has no place.

    Attributes:
        starts: the first passage of each document, of those that are gone too.
        places: of each of them its place, NOWHERE of one that is gone.
        words: how many words all their passages have, those that are gone left out.
    """

    def __init__(self, segments: Segments) -> None:
        """Read what the segments hold of them.

        Raises:
            Exception: it is damaged.
        """
        # lists: they are looked up by the thousand, and an array makes a number anew each time
        self.starts: list[int] = []
        self.places: list[int] = []
        self.words = 0
        self._rows = array("I")
        self._parts: list[tuple[Cards, Sequence[int]]] = []
        self._bases = array("I")
        self._count = 0
        self._passages = segments.count
        for base, view in segments.spans:
            self._add(base, view.count, view.cards, view.deleted)
        self._columns: dict[Field, Sequence[str | None]] = {}
        self._made: dict[int, Listed] = {}
        self._orders: dict[int, tuple[str, Fingerprint, str]] = {}

    def _add(self, base: int, passages: int, cards: Cards, gone: frozenset[int]) -> None:
        """Add those of a segment; all passages of a document stand in a row, and are gone together."""
        *starts, end = accumulate(cards.passages, initial=base)
        if end != base + passages:
            raise ValueError("a segment does not hold the passages of its documents")
        kept: Sequence[int] = range(len(starts))
        if gone:
            kept = [number for number, start in enumerate(starts) if start - base not in gone]
            places = [NOWHERE] * len(starts)
            for place, number in enumerate(kept, self._count):
                places[number] = place
            self.places += places
            self.words += sum(map(cards.words.__getitem__, kept))
        else:
            self.places.extend(range(self._count, self._count + len(starts)))
            self.words += sum(cards.words)
        self.starts.extend(starts)
        self._rows += cards.firsts
        self._parts.append((cards, kept))
        self._bases.append(self._count)
        self._count += len(kept)

    @cached_property
    def ends(self) -> Sequence[int]:
        """After the last passage of each document, of those that are gone too."""
        return [*self.starts[1:], self._passages] if self.starts else []

    @cached_property
    def last_of_each(self) -> int:
        """The last passage of each document, as a set."""
        spans = zip(self.starts, self.ends, strict=True)
        return bitsets.from_bytes(b"".join([bytes(end - start - 1) + b"\1" for start, end in spans]))

    @cached_property
    def all_but_last(self) -> int:
        """All passages of each document but the last, as a set."""
        return ((1 << self._passages) - 1) ^ self.last_of_each

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> Listed:
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = self._listed(place)
        return made

    def place_of(self, number: int) -> int:
        """Return the place of the document that a passage is of; NOWHERE for one that is gone."""
        return self.places[bisect_right(self.starts, number) - 1]

    def counted(self, numbers: Sequence[int]) -> list[tuple[int, int]]:
        """Return the place of each document that any of some passages, ascending, is of, with how many are."""
        counted = []
        at, starts, ends, places = 0, self.starts, self.ends, self.places
        while at < len(numbers):
            which = bisect_right(starts, numbers[at]) - 1
            after = bisect_left(numbers, ends[which], at)
            counted.append((places[which], after - at))
            at = after
        return counted

    def row_of(self, number: int) -> int:
        """Return the row of a passage in the catalogue."""
        which = bisect_right(self.starts, number) - 1
        return self._rows[which] + number - self.starts[which]

    def text(self, field: Field, place: int) -> str | None:
        """Return a field of the document at a place."""
        cards, number = self._part(place)
        return cards.text(field, number)

    def column(self, field: Field) -> Sequence[str | None]:
        """Return a field of each document."""
        found = self._columns.get(field)
        if found is None:
            found = self._columns[field] = list(chain.from_iterable(_kept(field, *part) for part in self._parts))
        return found

    def counts(self, field: Field, by_place: Sequence[tuple[int, int]]) -> Iterator[tuple[str | None, int]]:
        """Yield the texts of a field with the sum of the counts of documents at places, in order; some come again."""
        start = 0
        for base, (cards, kept) in zip(self._bases, self._parts, strict=True):
            end = bisect_left(by_place, (base + len(kept),), start)
            numbers = [kept[place - base] for place, _ in by_place[start:end]]
            yield from cards.counts(field, numbers, [count for _, count in by_place[start:end]]).items()
            start = end

    def order(self, place: int) -> tuple[str, Fingerprint, str]:
        """Return date, empty for none, fingerprint and path of a document."""
        known = self._orders.get(place)
        if known is None:
            cards, number = self._part(place)
            dated, fingerprint, path = cards.order(number)
            known = self._orders[place] = (dated or "", Fingerprint(fingerprint or ""), path or "")
        return known

    def _part(self, place: int) -> tuple[Cards, int]:
        which = bisect_right(self._bases, place) - 1 if len(self._bases) > 1 else 0
        cards, kept = self._parts[which]
        return cards, kept[place - self._bases[which]]

    def _listed(self, place: int) -> Listed:
        cards, number = self._part(place)
        _, fingerprint, path = self.order(place)
        row = DocumentRow(
            document_id(fingerprint, path),
            path,
            cards.text("title", number),
            cards.text("date", number),
            cards.text("publisher", number),
            DocumentKind(cards.text("kind", number) or ""),
            language_of(cards.text("language", number)),
        )
        return Listed(row, fingerprint)


def _kept(field: Field, cards: Cards, kept: Sequence[int]) -> Iterable[str | None]:
    column = cards.column(field)
    return column if len(kept) == len(cards) else map(list(column).__getitem__, kept)


def language_of(stored: str | None) -> Language | None:
    """Return the language that is stored under its name.

    Raises:
        ValueError: it is no language.
    """
    if stored is None:
        return None
    for language in get_args(Language):
        if stored == language:
            return language  # type: ignore[no-any-return]  # get_args of the Literal gives its members
    raise ValueError(f"{stored!r} is no language")
