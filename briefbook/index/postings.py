"""Index room: posting lists as they lie in a segment: blocks of numbers, weights and places, and what heads them.

The format is that of Whoosh 2.7.4 (its module `codec.whoosh3`), which reads all of it. Lists are written whole and not
posting by posting, blocks are larger, and a list of a single passage lies in the table of terms. The bounds of lengths
are those of the whole field: Whoosh skips fewer blocks then, and finds the same.
"""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub
from struct import Struct
from typing import Self, TypeAlias, cast

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from briefbook.index.pickling import INFO_SIZE, block_info, block_level, dumps_simple, inline, inlined, loads
from briefbook.index.schema import Packed

_BLOCK = 4096
_LEVEL = 1
_WORTH_COMPRESSING = 256
"""Smaller blocks stay as they are (bytes)."""
_SIZE = Struct("!i")
_HEAD = Struct("!BfIBBfII")
_EXTENT = Struct("!qi")
_INLINE = 1

_Numbers: TypeAlias = tuple[int, ...]
_Data: TypeAlias = tuple[_Numbers, Sequence[int] | None, tuple[Packed, ...] | None]
"""Steps, how often the term stands in each passage (None: once in each), and its places there."""


class Postings:
    """Where a term stands.

    Attributes:
        counts: how often it stands in each passage; None: once in each.
        values: its packed places in each; None where the field keeps none.
    """

    __slots__ = ("_numbers", "_steps", "counts", "values")

    def __init__(self, numbers: Sequence[int], counts: Sequence[int] | None, values: Sequence[Packed] | None) -> None:
        self._numbers: Sequence[int] | None = numbers
        self._steps: Sequence[int] | None = None
        self.counts = counts
        self.values = values

    @classmethod
    def of_steps(cls, steps: Sequence[int], counts: Sequence[int] | None, values: Sequence[Packed] | None) -> Self:
        """Return a list of which the first passage is known, and then the step from each to the next."""
        made = cls((), counts, values)
        made._numbers, made._steps = None, steps
        return made

    def part(self, start: int, end: int) -> "Postings":
        """Return the list of the passages from one place in it to before another; its first step is as it stands."""
        steps, counts, values = self.steps, self.counts, self.values
        if not start and end >= len(steps):
            return self
        return Postings.of_steps(
            steps[start:end],
            None if counts is None else counts[start:end],
            None if values is None else values[start:end],
        )

    @property
    def numbers(self) -> Sequence[int]:
        """The passages, ascending."""
        if self._numbers is None:
            self._numbers = list(accumulate(self._steps or ()))
        return self._numbers

    @property
    def steps(self) -> Sequence[int]:
        """The first passage, then the step from each to the next."""
        if self._steps is None:
            held = self._numbers or ()
            self._steps = (*held[:1], *map(sub, held[1:], held))
        return self._steps


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
    """Return what the table of terms says of a list, and its blocks, to lie at `offset`; none for a single passage."""
    steps, counts = postings.steps, postings.counts
    df, first = len(steps), steps[0]
    bounds = (lengths.shortest, lengths.longest)
    if df == 1:
        weight = 1.0 if counts is None else float(counts[0])
        value = "" if postings.values is None else postings.values[0]
        return _HEAD.pack(_INLINE, weight, df, *bounds, weight, first, first) + inline(first, weight, value), b""
    parts = [WHOOSH3_HEADER_MAGIC]
    last, most = 0, 1
    for start in range(0, df, _BLOCK):
        # a negative size says that no block follows
        sign = -1 if start + _BLOCK >= df else 1
        last, highest = _add_block(parts, postings.part(start, start + _BLOCK), (sign, last), bounds)
        most = max(most, highest)
    blocks = b"".join(parts)
    total = df if counts is None else sum(counts)
    return _HEAD.pack(0, total, df, *bounds, most, first, last) + _EXTENT.pack(offset, len(blocks)), blocks


def _add_block(parts: list[bytes], held: Postings, at: tuple[int, int], bounds: tuple[int, int]) -> tuple[int, int]:
    """Add a block, given the sign of its size and the number before it; return its last number and highest count."""
    sign, before = at
    steps, counts = held.steps, held.counts
    most = 1 if counts is None else _highest(counts)
    # each block begins with a passage's number, not with a step
    deltas = (before + steps[0], *steps[1:]) if before else steps
    last = sum(deltas)
    data = dumps_simple((deltas, None if most == 1 else counts, held.values))
    level = _LEVEL if len(data) > _WORTH_COMPRESSING else 0
    if level:
        data = compressed(data)
    info = block_info((len(steps), last), float(most), level, bounds)
    parts += (_SIZE.pack(sign * (len(info) + len(data))), info, data)
    return last, most


def _highest(counts: Sequence[int]) -> int:
    """Return the highest count: nearly all are low, and those are taken out first."""
    if isinstance(counts, bytes):
        for low in (1, 2, 3):
            counts = counts.translate(None, bytes((low,)))
            if not counts:
                return low
    return max(counts)


def compressed(data: bytes) -> bytes:
    """Return bytes as zlib packs them, by how often each is met alone: what repeats is too short to be looked for."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_HUFFMAN_ONLY)
    return packer.compress(data) + packer.flush()


def decoded(head: bytes, read: Callable[[int, int], bytes]) -> Postings:
    """Return the list that `encoded` made, from what the table of terms says of it and what reads from its blocks.

    Raises:
        Exception: it is damaged.
    """
    if head[0] == _INLINE:
        number, weight, value = inlined(head[_HEAD.size :])
        return Postings((number,), None if weight == 1 else (int(weight),), (value,) if value else None)
    offset, length = _EXTENT.unpack_from(head, _HEAD.size)
    data = read(offset, length)
    at, size = len(WHOOSH3_HEADER_MAGIC), 1
    blocks = []
    while size > 0:
        (size,) = _SIZE.unpack_from(data, at)
        start, at = at + _SIZE.size, at + _SIZE.size + abs(size)
        held = data[start + INFO_SIZE : at]
        level = block_level(data[start : start + INFO_SIZE])
        blocks.append(cast(_Data, loads(zlib.decompress(held) if level else held)))
    return _joined(blocks)


def _joined(blocks: Sequence[_Data]) -> Postings:
    if len(blocks) == 1:
        ((steps, counts, values),) = blocks
        return Postings.of_steps(steps, counts, values)
    numbers: list[int] = []
    counted: list[int] = []
    held: list[Packed] = []
    for steps, counts, values in blocks:
        numbers.extend(accumulate(steps))
        counted.extend((1,) * len(steps) if counts is None else counts)
        held.extend(values or ())
    return Postings(numbers, counted, held or None)
