"""Index room: posting lists as they lie in a segment: blocks of numbers, weights and places, and what heads them.

The format is that of Whoosh 2.7.4 (its module `codec.whoosh3`), which reads all of it. Lists are written whole and not
posting by posting, blocks are larger, and a list of a single passage lies in the table of terms. The bounds of lengths
are those of the whole field: Whoosh skips fewer blocks then, and finds the same.
"""

import io
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub
from struct import Struct
from typing import TypeAlias, cast

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo

from briefbook.index.pickling import dumps_simple, load, loads

_BLOCK = 1024
_LEVEL = 1
_WORTH_COMPRESSING = 256
"""Smaller blocks stay as they are (bytes)."""
_SIZE = Struct("!i")
_HEAD = Struct("!BfIBBfII")
_EXTENT = Struct("!qi")
_INLINE = 1

_Numbers: TypeAlias = tuple[int, ...]
_Weights: TypeAlias = tuple[float, ...] | None
"""How often a term stands in each passage, whole numbers where they are many; None: once in each."""
_Data: TypeAlias = tuple[_Numbers, _Weights, tuple[bytes, ...] | None]


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term stands.

    Attributes:
        numbers: of the passages, ascending.
        counts: how often it stands in each; None: once in each.
        values: its packed places in each; None where the field keeps none.
    """

    numbers: Sequence[int]
    counts: Sequence[int] | None
    values: Sequence[bytes] | None


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
    numbers, counts = postings.numbers, postings.counts
    df, first, last = len(numbers), numbers[0], numbers[-1]
    if counts is None:
        weight, most = float(df), 1.0
    else:
        weight, most = float(sum(counts)), float(max(counts))
    bounds = (lengths.shortest, lengths.longest)
    if df == 1:
        value = b"" if postings.values is None else postings.values[0]
        inline = dumps_simple(((first,), (weight,), (value,)))
        return _HEAD.pack(_INLINE, weight, df, *bounds, most, first, last) + inline, b""
    blocks = _blocks(postings, bounds)
    head = _HEAD.pack(0, weight, df, *bounds, most, first, last) + _EXTENT.pack(offset, len(blocks))
    return head, blocks


def _blocks(postings: Postings, bounds: tuple[int, int]) -> bytes:
    parts = [WHOOSH3_HEADER_MAGIC]
    count = len(postings.numbers)
    for start in range(0, count, _BLOCK):
        numbers = postings.numbers[start : start + _BLOCK]
        counts = None if postings.counts is None else postings.counts[start : start + _BLOCK]
        values = None if postings.values is None else tuple(postings.values[start : start + _BLOCK])
        most = 1 if counts is None else max(counts)
        deltas = (numbers[0], *map(sub, numbers[1:], numbers))
        data = dumps_simple((deltas, None if counts is None or most == 1 else tuple(counts), values))
        level = _LEVEL if len(data) > _WORTH_COMPRESSING else 0
        if level:
            data = zlib.compress(data, level)
        info = dumps_simple((len(numbers), numbers[-1], float(most), level, *bounds))
        size = len(info) + len(data)
        # a negative size says that no block follows
        parts += (_SIZE.pack(-size if start + _BLOCK >= count else size), info, data)
    return b"".join(parts)


def decoded(head: W3TermInfo, read: Callable[[int, int], bytes]) -> Postings:
    """Return the list that `encoded` made, from what the table of terms says of it and what reads from its blocks.

    Raises:
        Exception: it is damaged.
    """
    if head.is_inlined():
        ids, weights, inline = cast("tuple[_Numbers, _Weights, tuple[bytes, ...]]", head.inlined_postings())
        return Postings(ids, _counts(weights, 1), inline)
    offset, (length,) = head.extent()  # Whoosh leaves the length as it was unpacked
    file = io.BytesIO(read(offset, length))
    file.seek(len(WHOOSH3_HEADER_MAGIC))
    numbers: list[int] = []
    counts: list[int] = []
    values: list[bytes] = []
    is_last = False
    while not is_last:
        is_last, (deltas, weights, packed) = _block(file)
        numbers.extend(accumulate(deltas))
        counts.extend(_counts(weights, len(deltas)))
        values.extend(packed or ())
    return Postings(numbers, counts, values or None)


def _block(file: io.BytesIO) -> tuple[bool, _Data]:
    (size,) = _SIZE.unpack(file.read(_SIZE.size))
    start = file.tell()
    level = cast("tuple[int, int, float, int, int, int]", load(file))[3]
    data = file.read(start + abs(size) - file.tell())
    return size < 0, cast(_Data, loads(zlib.decompress(data) if level else data))


def _counts(weights: _Weights, count: int) -> Sequence[int]:
    return (1,) * count if weights is None else tuple(map(int, weights))
