"""Index room: where something that was asked for stands in one field: in which passages, how often, at which places.

Passages are counted and compared by the hundred thousand, places are looked up for the few that matter.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, repeat
from typing import Protocol, TypeAlias

from briefbook.index import bitsets
from briefbook.index.postings import Postings
from briefbook.index.schema import Packed, unpack

MOST = 255
"""What stands in a passage more often than this counts as if it stood there so often."""
_LONG = 16
_DEARER = 8
"""To look up a passage is as much work as to count so many."""
_TIERS = (1, 2, 3, 5, 9, 16)
_POSTING = 100
"""Bytes that a passage takes in a posting list."""
_FEW = 1000
"""So many passages are put into a set one by one."""
_SPARSE = 32
"""What fewer than one passage in so many have is kept passage by passage."""

Lists: TypeAlias = Sequence[tuple[int, Postings]]
"""Posting lists, each with the number of the first passage of its segment."""
Counts: TypeAlias = bytes | Mapping[int, int]
"""How often for each passage: a byte for each, or only those that have it."""


class Standing(Protocol):
    """Where something stands in one field.

    Attributes:
        bits: the passages that have it.
        weight: how much memory it takes, in bytes, about.
    """

    bits: int
    weight: int

    @property
    def most(self) -> int:
        """How often it stands in any passage, at most."""

    def counts(self, numbers: Sequence[int]) -> Iterator[int]:
        """Return how often it stands in each of these passages, up to MOST."""

    def dense(self, passages: int) -> bytes:
        """Return how often it stands in each passage, of so many that there are."""

    def places(self, numbers: Collection[int], /) -> dict[int, Sequence[int]]:
        """Return for those of these passages that have it the places, ascending, at which it begins."""


class Counted:
    """What was found by its posting lists: those of several terms of one language are summed.

    Of a text in no known language each word stands under a term of each language: the greater count is the true one.
    How often it stands anywhere is worked out when it is first asked for.
    """

    def __init__(self, by_language: Sequence[Lists], passages: int, live: int) -> None:
        self._by_language = by_language
        self._lists = [held for lists in by_language for held in lists]
        self._passages = passages
        self._looked_up = 0
        self.bits = live & _having(self._lists, passages)
        self.weight = passages + passages // 8 + _POSTING * sum(one.count for _, one in self._lists)

    @cached_property
    def _counts(self) -> Counts:
        counts: Counts = {}
        for lists in self._by_language:
            found = _summed(lists, self._passages)
            counts = _greater(counts, found) if counts else found
        return counts

    @cached_property
    def most(self) -> int:
        """How often it stands in any passage, at most."""
        return _most(self._counts)

    def counts(self, numbers: Sequence[int]) -> Iterator[int]:
        """Return how often it stands in each of these passages, up to MOST."""
        own = self._own(numbers)
        if own is not None:
            return own
        self._looked_up += len(numbers)
        if "_counts" not in self.__dict__ and self._is_seldom_asked():
            return iter(self._looked_up_counts(numbers))
        if isinstance(self._counts, bytes):
            return map(self._counts.__getitem__, numbers)
        return map(self._counts.get, numbers, repeat(0))

    def _own(self, numbers: Sequence[int]) -> Iterator[int] | None:
        """Return its counts as they were read, where these are the passages of its only list."""
        if len(self._lists) > 1 or not self._lists:
            return None
        ((base, one),) = self._lists
        if len(numbers) != one.count or numbers != list(map(base.__add__, one.numbers)):
            return None
        return repeat(1, one.count) if one.counts is None else map(min, one.counts, repeat(MOST))

    def _is_seldom_asked(self) -> bool:
        """Tell whether to look up all passages asked for so far is less work than to count in all."""
        return _DEARER * self._looked_up * len(self._lists) < sum(one.count for _, one in self._lists)

    def _looked_up_counts(self, numbers: Sequence[int]) -> list[int]:
        counts = [0] * len(numbers)
        for lists in self._by_language:
            found = [0] * len(numbers)
            for base, one in lists:
                for at, often in _often(one, numbers, base):
                    found[at] = min(MOST, found[at] + often)
            counts = list(map(max, counts, found))
        return counts

    def dense(self, passages: int) -> bytes:
        """Return how often it stands in each passage, of so many that there are."""
        if isinstance(self._counts, bytes):
            return self._counts
        return _spread(self._counts.items(), passages)

    def places(self, numbers: Collection[int], /) -> dict[int, Sequence[int]]:
        """Return for those of these passages that have it the places, ascending, at which it begins."""
        found: dict[int, Sequence[int]] = {}
        ordered = sorted(numbers)
        for base, one in self._lists:
            # those that lie between the first and the last passage of the list
            start = bisect_left(ordered, base + one.numbers[0])
            wanted = ordered[start : bisect_right(ordered, base + one.numbers[-1], start)]
            for number, packed in _held(one, [number - base for number in wanted]):
                places = unpack(packed)
                known = found.get(number + base)
                found[number + base] = places if known is None else sorted({*known, *places})
        return found


class Placed:
    """What was found place by place: quotations, and words whose other forms do not count."""

    def __init__(self, places: Mapping[int, Sequence[int]], passages: int) -> None:
        self._places = places
        self.bits = bitsets.from_numbers(places, passages)
        self.most = max(map(len, places.values()), default=0)
        self.weight = 200 * len(places) + passages // 8

    def counts(self, numbers: Sequence[int]) -> Iterator[int]:
        """Return how often it stands in each of these passages, up to MOST."""
        return (min(MOST, len(self._places.get(number, ()))) for number in numbers)

    def dense(self, passages: int) -> bytes:
        """Return how often it stands in each passage, of so many that there are."""
        return _spread(((number, min(MOST, len(places))) for number, places in self._places.items()), passages)

    def places(self, numbers: Collection[int], /) -> dict[int, Sequence[int]]:
        """Return for those of these passages that have it the places, ascending, at which it begins."""
        return {number: self._places[number] for number in numbers if number in self._places}


class Everywhere:
    """What stands in the title of a document, as if all of its passages had it once."""

    most = 1

    def __init__(self, found: int) -> None:
        self.bits = found
        self.weight = found.bit_length() * 2
        self._held = bitsets.digits(found)

    def counts(self, numbers: Sequence[int]) -> Iterator[int]:
        """Return how often it stands in each of these passages, up to MOST."""
        held = self._held
        return (int(held[number : number + 1] == "1") for number in numbers)

    def dense(self, passages: int) -> bytes:
        """Return how often it stands in each passage, of so many that there are."""
        return _spread(((number, 1) for number in bitsets.numbers(self.bits)), passages)

    def places(self, _numbers: Collection[int], /) -> dict[int, Sequence[int]]:
        """Return none: it stands at no place of a passage."""
        return {}


def _most(counts: Counts) -> int:
    """Return the greatest of them, or little more."""
    if not isinstance(counts, bytes):
        return max(counts.values(), default=0)
    return next((often for often in _TIERS if not counts.translate(None, bytes(range(often + 1)))), MOST)


def _spread(counts: Iterable[tuple[int, int]], passages: int) -> bytes:
    held = bytearray(passages)
    for number, often in counts:
        held[number] = often
    return bytes(held)


def _held(postings: Postings, wanted: Sequence[int]) -> Iterator[tuple[int, Packed]]:
    """Yield those of the wanted passages that a list has, with their packed places."""
    if not wanted:
        return
    numbers, values = postings.numbers, postings.values
    if values is None:
        return
    # a short list is run through, in a long one each is looked for
    some = frozenset(wanted).intersection(numbers) if len(numbers) < _LONG * len(wanted) else wanted
    for number in some:
        place = bisect_left(numbers, number)
        if place < len(numbers) and numbers[place] == number:
            yield number, values[place]


def _often(postings: Postings, numbers: Sequence[int], base: int) -> Iterator[tuple[int, int]]:
    """Yield for those of the passages that a list has where they stand in `numbers`, and how often it says."""
    held, counts = postings.numbers, postings.counts
    for at, number in enumerate(numbers):
        place = bisect_left(held, number - base)
        if place < len(held) and held[place] == number - base:
            yield at, 1 if counts is None else counts[place]


def _having(lists: Lists, passages: int) -> int:
    """Return the passages that any of the lists has."""
    found, count = 0, 0
    others: list[Iterable[int]] = []
    for base, one in lists:
        for run in one.runs:
            if isinstance(run.steps, bytes) and len(run.steps) > _LONG:
                found |= bitsets.from_steps(base + run.first, run.steps)
            else:
                others.append(accumulate(run.steps, initial=base + run.first))
                count += 1 + len(run.steps)
    if count < _FEW:
        return found | bitsets.from_numbers(chain.from_iterable(others), passages) if count else found
    held = bytearray(passages)
    for numbers in others:
        deque(map(held.__setitem__, numbers, repeat(1)), maxlen=0)
    return found | bitsets.from_bytes(held)


def _summed(lists: Lists, passages: int) -> Counts:
    if sum(one.count for _, one in lists) * _SPARSE < passages:
        return _few(lists)
    return _many(lists, passages)


def _few(lists: Lists) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for base, one in lists:
        numbers = map(base.__add__, one.numbers)
        if not found:
            found = dict(zip(numbers, one.counts or repeat(1), strict=False))
        else:
            for number, often in zip(numbers, one.counts or repeat(1), strict=False):
                found[number] = found.get(number, 0) + often
    if max(found.values(), default=0) > MOST:
        return {number: min(MOST, often) for number, often in found.items()}
    return found


def _many(lists: Lists, passages: int) -> bytes:
    found = bytearray(passages)
    begun: set[int] = set()
    for base, one in lists:
        counts: Iterable[int] = one.counts or repeat(1)
        if one.counts and max(one.counts) > MOST:
            counts = [min(MOST, often) for often in one.counts]
        if base not in begun:
            # the first of its segment; a queue of no length only runs through them
            deque(map(found.__setitem__, map(base.__add__, one.numbers), counts), maxlen=0)
            begun.add(base)
            continue
        for number, often in zip(map(base.__add__, one.numbers), counts, strict=False):
            total = found[number] + often
            found[number] = total if total < MOST else MOST
    return bytes(found)


def _greater(one: Counts, other: Counts) -> Counts:
    if isinstance(one, bytes) and isinstance(other, bytes):
        first, second = bitsets.from_bytes(one), bitsets.from_bytes(other)
        if not first & second:
            joined = int.from_bytes(one, "little") | int.from_bytes(other, "little")
            return joined.to_bytes(len(one), "little")
        return bytes(map(max, one, other))
    if isinstance(one, bytes) or isinstance(other, bytes):
        dense, few = (one, other) if isinstance(one, bytes) else (other, one)
        held = bytearray(dense)
        for number in few:
            held[number] = max(held[number], few[number])
        return bytes(held)
    found = dict(one)
    for number, often in other.items():
        if often > found.get(number, 0):
            found[number] = often
    return found
