"""Index room: several segments made one, without the passages that were deleted.

Segments are merged with those of about their own size, so that each passage is rewritten once for each eightfold growth
of the index, and a document added alone costs little.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import accumulate, chain, compress, groupby
from operator import itemgetter
from typing import Protocol, TypeAlias

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import Storage
from whoosh.util.numeric import byte_to_length

from briefbook.index.cards import Card
from briefbook.index.postings import FieldLengths, Postings
from briefbook.index.schema import COLUMNS, DOCUMENT, FIELDS, ROW
from briefbook.index.segment_file import SegmentFile
from briefbook.index.segments import INDEX_NAME

TOGETHER = 8
"""So many segments of one size become one."""
FEWEST_IN_HASTE = 32
"""So many do when someone waits for what is added: joining them can be left for later."""
_SIZE_BITS = 3
"""Segments within a factor of eight are of one size."""
_FIELD_ORDER = {name: number for number, name in enumerate((DOCUMENT, *FIELDS))}


class Source(Protocol):
    """What a segment is made of: passages that were just read, or those of an older segment."""

    @property
    def count(self) -> int:
        """How many passages there are."""

    @property
    def deleted(self) -> frozenset[int]:
        """The passages that are to be left out."""

    def column(self, name: str) -> "array[int]":
        """Return a number for each passage."""

    @property
    def cards(self) -> Iterable[Card]:
        """The documents of all of its passages, in their order."""

    def lengths(self, field: str) -> FieldLengths:
        """Return the lengths of a field."""

    def terms(self) -> Iterator[tuple[str, bytes, Postings]]:
        """Yield field, term and posting list, in the order in which a segment keeps them."""


def due(segments: Sequence[W3Segment], added: int, together: int = TOGETHER) -> list[W3Segment]:
    """Return what is to be merged with a segment of `added` passages.

    That is the small segments when `together` are of one size, and any of which more than half is deleted.
    """
    sizes = [_size(int(one.doc_count())) for one in segments]
    counted = Counter([*sizes, *([_size(added)] if added else [])])
    full = max((size for size, count in counted.items() if count >= together), default=-1)
    return [
        one
        for one, size in zip(segments, sizes, strict=True)
        if size <= full or 2 * one.deleted_count() > one.doc_count_all()
    ]


def _size(passages: int) -> int:
    return passages.bit_length() // _SIZE_BITS


def write(storage: Storage, sources: Sequence[Source]) -> list[W3Segment]:
    """Return one new segment of all passages that were not deleted, none when there is no passage.

    Raises:
        Exception: a source is damaged, or the system refused.
    """
    kept = [[number not in one.deleted for number in range(one.count)] for one in sources]
    columns = {name: array("I") for name in COLUMNS}
    for one, mask in zip(sources, kept, strict=True):
        for name, values in columns.items():
            values.extend(compress(one.column(name), mask) if one.deleted else one.column(name))
    if not columns[ROW]:
        return []
    file = SegmentFile(storage, INDEX_NAME, {field: _lengths(field, sources, kept) for field in FIELDS})
    is_whole = len(sources) == 1 and all(kept[0])
    for field, term, postings in sources[0].terms() if is_whole else _by_term(sources, kept):
        file.add(field, term, postings)
    return [file.finished(columns, _cards(sources, kept))]


def _cards(sources: Sequence[Source], kept: Sequence[Sequence[bool]]) -> list[Card]:
    """Return the documents that are kept: one is deleted with all of its passages."""
    cards: list[Card] = []
    for source, mask in zip(sources, kept, strict=True):
        start = 0
        for card in source.cards:
            if mask[start]:
                cards.append(card)
            start += card.passages
    return cards


def _lengths(field: str, sources: Sequence[Source], kept: Sequence[Sequence[bool]]) -> FieldLengths:
    held = b""
    total = 0
    for source, mask in zip(sources, kept, strict=True):
        lengths = source.lengths(field)
        is_whole = all(mask)
        part = lengths.held if is_whole else bytes(compress(lengths.held, mask))
        held += part
        total += lengths.total if is_whole else sum(map(byte_to_length, part))
    return FieldLengths(held, total)


def _by_term(sources: Sequence[Source], kept: Sequence[Sequence[bool]]) -> Iterator[tuple[str, bytes, Postings]]:
    """Yield each term of any source with its posting list in all of them, in the order that segments keep."""
    runs = []
    base = 0
    for source, mask in zip(sources, kept, strict=True):
        runs.append(_terms(source, _Renumbering(mask, base)))
        base += sum(mask)
    for (_, term, field), found in groupby(merge(*runs, key=itemgetter(0)), itemgetter(0)):
        joined = _joined([postings for _, postings in found])
        if joined.numbers:
            yield field, term, joined


_Key: TypeAlias = tuple[int, bytes, str]


class _Renumbering:
    """What becomes of the numbers of the passages of one segment."""

    def __init__(self, mask: Sequence[bool], base: int) -> None:
        self._mask = mask
        self._is_whole = all(mask)
        # where nothing was deleted, the running count of what is kept is each passage's own number
        self._shifted = [base - 1 + running for running in accumulate(mask)]

    def apply(self, postings: Postings) -> Postings:
        """Return a posting list as it is in the new segment."""
        shifted = self._shifted.__getitem__
        if self._is_whole:
            return Postings.of(list(map(shifted, postings.numbers)), postings.counts, postings.values)
        mask = [self._mask[number] for number in postings.numbers]
        counts = None if postings.counts is None else list(compress(postings.counts, mask))
        values = None if postings.values is None else list(compress(postings.values, mask))
        return Postings.of(list(map(shifted, compress(postings.numbers, mask))), counts, values)


def _terms(source: Source, renumbering: _Renumbering) -> Iterator[tuple[_Key, Postings]]:
    for field, term, postings in source.terms():
        yield (_FIELD_ORDER[field], term, field), renumbering.apply(postings)


def _joined(parts: Sequence[Postings]) -> Postings:
    if len(parts) == 1:
        return parts[0]
    numbers = list(chain.from_iterable(one.numbers for one in parts))
    counts = list(chain.from_iterable(one.counts or (1,) * len(one.numbers) for one in parts))
    values = None if parts[0].values is None else list(chain.from_iterable(one.values or () for one in parts))
    return Postings.of(numbers, counts, values)
