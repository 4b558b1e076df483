"""Index room: posting lists as they lie in a segment: blocks of numbers, weights and places, and what heads them.

The format is that of Whoosh 2.7.4 (its module `codec.whoosh3`), which reads all of it. Lists are written whole and not
posting by posting, blocks (`posting_block`) are larger, and a list of a single passage lies in the table of terms. The
bounds of lengths are those of the whole field: Whoosh skips fewer blocks then, and finds the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from operator import sub
from struct import Struct
from typing import Self, TypeAlias

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from briefbook.index import posting_block
from briefbook.index.pickling import INFO_SIZE, block_info, block_packing, inline, inlined
from briefbook.index.posting_block import Block, Made
from briefbook.index.schema import BETWEEN, Packed

_BLOCK = 4096
_FEW = 16
"""So many counts are looked at one by one."""
_SIZE = Struct("!i")
_HEAD = Struct("!BfIBBfII")
_EXTENT = Struct("!qi")
_INLINE = 1

Run: TypeAlias = Made | Block
"""Passages in a row: the first, the steps between them, how often the term stands in each, and its places."""


class Postings:
    """Where a term stands.

    Attributes:
        runs: its passages, run by run.
        count: of passages.
    """

    __slots__ = ("_counts", "_numbers", "_values", "count", "runs")

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs
        self.count = 1 + len(runs[0].steps) if len(runs) == 1 else sum([1 + len(run.steps) for run in runs])
        self._counts: Sequence[int] | None = None
        self._numbers: Sequence[int] | None = None
        self._values: Sequence[Packed] | None = None

    @classmethod
    def of(cls, numbers: Sequence[int], counts: Sequence[int] | None, values: Sequence[Packed] | None) -> Self:
        """Return the list of these passages, ascending; see `counts` and `values`."""
        if not numbers:
            return cls(())
        places = None if values is None else ("" if counts is None else BETWEEN).join(values)
        made = cls((Made(numbers[0], numbers[-1], list(map(sub, numbers[1:], numbers)), counts, places),))
        made._numbers = numbers
        return made

    @property
    def numbers(self) -> Sequence[int]:
        """The passages, ascending."""
        if self._numbers is None:
            each = (accumulate(run.steps, initial=run.first) for run in self.runs)
            self._numbers = list(chain.from_iterable(each))
        return self._numbers

    @property
    def counts(self) -> Sequence[int] | None:
        """How often it stands in each passage; None: once in each."""
        if len(self.runs) == 1:
            return self.runs[0].counts
        if self._counts is None:
            each = [b"\1" * (1 + len(run.steps)) if run.counts is None else run.counts for run in self.runs]
            whole = all(isinstance(counts, bytes) for counts in each)
            self._counts = b"".join(map(bytes, each)) if whole else tuple(chain.from_iterable(each))
        return self._counts

    @property
    def values(self) -> Sequence[Packed] | None:
        """Its packed places in each passage; None where the field keeps none."""
        if self._values is None:
            each = [_values(run) for run in self.runs]
            if None in each:
                return None
            self._values = each[0] if len(each) == 1 else list(chain.from_iterable(one or () for one in each))
        return self._values

    def made(self) -> Made:
        """Return it as one run, as it is written.

        Raises:
            TypeError: it was read.
        """
        (run,) = self.runs
        if not isinstance(run, Made):
            raise TypeError("a list that was read is not written again")
        return run


def _values(run: Run) -> Sequence[Packed] | None:
    places = run.places()
    # a text of one place for each passage is as good as a list of them
    return places if places is None or run.counts is None else places.split(BETWEEN)


@dataclass(frozen=True, slots=True)
class FieldLengths:
    """How many words a field has: a byte for each passage, as Whoosh keeps lengths, and the sum."""

    held: bytes
    total: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """The shortest and the longest field in a segment, as the bytes by which Whoosh keeps lengths."""

    shortest: int
    longest: int


def length_column(field: str) -> str:
    """Return the name by which Whoosh knows the column of the lengths of a field."""
    return f"_{field}_len"


def encoded(postings: Postings, lengths: Bounds, offset: int) -> tuple[bytes, bytes]:
    """Return what the table of terms says of a list, and its blocks, to lie at `offset`; none for a single passage.

    The list is one that was made in memory: one run.
    """
    run = postings.made()
    df, counts = postings.count, run.counts
    bounds = (lengths.shortest, lengths.longest)
    if df == 1:
        weight = 1.0 if counts is None else float(counts[0])
        head = _HEAD.pack(_INLINE, weight, df, *bounds, weight, run.first, run.first)
        return head + inline(run.first, weight, run.held or ""), b""
    parts = [WHOOSH3_HEADER_MAGIC]
    most = 1
    for block in (run,) if df <= _BLOCK else _parted(run):
        highest = 1 if block.counts is None else _highest(block.counts)
        most = max(most, highest)
        level, data = posting_block.written(block.first, block.steps, block.counts, block.held)
        info = block_info((1 + len(block.steps), block.last), float(highest), level, bounds)
        parts += (_SIZE.pack(len(info) + len(data)), info, data)
    # a negative size says that no block follows
    parts[-3] = _SIZE.pack(-(len(parts[-2]) + len(parts[-1])))
    blocks = b"".join(parts)
    # between two passages stands a sign that is no place
    total = df if counts is None or run.held is None else len(run.held) - (df - 1)
    return _HEAD.pack(0, total, df, *bounds, most, run.first, run.last) + _EXTENT.pack(offset, len(blocks)), blocks


def _parted(run: Made) -> Sequence[Made]:
    """Return a run in pieces that each fill a block."""
    df, counts, places = 1 + len(run.steps), run.counts, run.held
    pieces = []
    first, at = run.first, 0
    for start in range(0, df, _BLOCK):
        steps = run.steps[start : start + _BLOCK - 1]
        some = None if counts is None else counts[start : start + _BLOCK]
        length = len(steps) + 1 if some is None else _sum(some) + len(some)
        text = None if places is None else places[at : at + length - (some is not None)]
        last = first + _sum(steps)
        pieces.append(Made(first, last, steps, some, text))
        at += length
        first = last + sum(run.steps[start + _BLOCK - 1 : start + _BLOCK])
    return pieces


def _sum(numbers: Sequence[int]) -> int:
    """Return the sum of numbers: of bytes most are 1, and those are counted and not added."""
    if not isinstance(numbers, bytes):
        return sum(numbers)
    others = numbers.translate(None, b"\1")
    return len(numbers) - len(others) + sum(others)


def _highest(counts: Sequence[int]) -> int:
    """Return the highest count: nearly all are low, and those are taken out first."""
    if isinstance(counts, bytes) and len(counts) > _FEW:
        for low in (1, 2, 3):
            counts = counts.translate(None, bytes((low,)))
            if not counts:
                return low
    return max(counts)


def decoded(head: bytes, read: Callable[[int, int], bytes]) -> Postings:
    """Return the list that `encoded` made, from what the table of terms says of it and what reads from its blocks.

    Raises:
        Exception: it is damaged.
    """
    if head[0] == _INLINE:
        number, weight, value = inlined(head[_HEAD.size :])
        return Postings((Made(number, number, b"", None if weight == 1 else (int(weight),), value or None),))
    offset, length = _EXTENT.unpack_from(head, _HEAD.size)
    data = read(offset, length)
    at, size = len(WHOOSH3_HEADER_MAGIC), 1
    blocks = []
    while size > 0:
        (size,) = _SIZE.unpack_from(data, at)
        start, at = at + _SIZE.size, at + _SIZE.size + abs(size)
        count, level = block_packing(data[start : start + INFO_SIZE])
        blocks.append(posting_block.read(data[start + INFO_SIZE : at], level, count))
    return Postings(blocks)
