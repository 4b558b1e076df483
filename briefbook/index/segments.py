"""Index room: the segments of Whoosh, read: which passages a term stands in, and where.

This is all that searching asks of Whoosh; numbers of passages count through all segments, from 0.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from copy import copy
from pathlib import Path
from typing import Self

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.index import TOC

from briefbook.index.cards import Cards
from briefbook.index.postings import FieldLengths, Postings, decoded, length_column
from briefbook.index.schema import SCHEMA
from briefbook.index.segment_file import CARDS
from briefbook.index.storage import LastingStorage
from briefbook.index.term_heads import Run, TermHeads

INDEX_NAME = "MAIN"
_ATTEMPTS = 20


class SegmentView:
    """One segment, read; numbers of passages count from 0.

    Attributes:
        name: of the segment: no other ever has it, and only what is deleted of it changes.
        count: of its passages, those deleted included.
        deleted: passages that are gone but not yet cleared away.
    """

    def __init__(self, storage: LastingStorage, segment: W3Segment) -> None:
        """Open a segment that a commit names.

        Raises:
            Exception: it is not there, or damaged.
        """
        self.name = str(segment.segment_id())
        self._names: dict[str, str] = {}
        self._columns: dict[str, array[int]] = {}
        self._cards: Cards | None = None
        self._segment = segment
        self._files = storage.open_parts(segment.make_filename(W3Segment.COMPOUND_EXT))
        table = segment.make_filename(W3Codec.TERMS_EXT)
        self._terms = TermHeads(self._files.open_file(table), self._files.file_length(table))
        self._passages = segment.codec().per_document_reader(self._files, segment)
        self._posts = self._files.open_file(segment.make_filename(W3Codec.POSTS_EXT))
        self.count = int(segment.doc_count_all())
        self.deleted: frozenset[int] = frozenset(segment.deleted_docs())

    def without(self, deleted: Iterable[int]) -> Self:
        """Return the same segment, its files shared, with what a later commit has deleted of it."""
        later = frozenset(deleted)
        if later == self.deleted:
            return self
        view = copy(self)
        view.deleted = later
        return view

    def shares_files_with(self, other: Self) -> bool:
        """Tell whether to close one of them is to close the other."""
        return self._files is other._files

    def column(self, name: str) -> "array[int]":
        """Return a number for each passage; not to be changed."""
        values = self._columns.get(name)
        if values is None:
            values = self._columns[name] = self._files.numbers(self._column(name), self.count)
        return values

    def number(self, name: str, passage: int) -> int:
        """Return the number of one passage in a column."""
        return self._files.number(self._column(name), passage)

    def plane(self, name: str, byte: int) -> bytes:
        """Return of the number of each passage one byte, 0 the highest."""
        return self._files.plane(self._column(name), self.count, byte)

    def lengths(self, field: str) -> FieldLengths:
        """Return the lengths of a field."""
        name = length_column(field)
        is_there = self._files.file_exists(W3Codec.column_filename(self._segment, name))
        held = self._files.content(self._column(name)) if is_there else bytes(self.count)
        return FieldLengths(held, int(self._passages.field_length(field)))

    @property
    def cards(self) -> Cards:
        """The documents of all its passages, those deleted included."""
        if self._cards is None:
            self._cards = Cards(self._files.content(self._segment.make_filename(CARDS)))
        return self._cards

    def _column(self, name: str) -> str:
        found = self._names.get(name)
        if found is None:
            found = self._names[name] = str(W3Codec.column_filename(self._segment, name))
        return found

    def postings(self, field: str, term: str) -> Postings | None:
        """Return where a term stands; None where it does not."""
        head = self._terms.head(field, term)
        return None if head is None else self.postings_after(head)

    def heads(self, field: str, runs: Iterable[Run]) -> Iterator[tuple[str, bytes]]:
        """Yield those of many terms that there are, each with what heads its posting list."""
        return self._terms.heads(field, runs)

    def postings_after(self, head: bytes) -> Postings:
        """Return the posting list that something is the head of."""
        return decoded(head, self._posts.get)

    def terms(self) -> Iterator[tuple[str, bytes, Postings]]:
        """Yield field, term and posting list, in the order in which the segment keeps them."""
        for field, term, head in self._terms.items():
            yield field, term, self.postings_after(head)

    def close(self) -> None:
        """Let go of all files."""
        self._terms.close()
        self._posts.close()
        self._files.close()


class Segments:
    """One commit of the index, as it stays while a writer goes on."""

    def __init__(self, generation: int, storage: LastingStorage | None, views: Sequence[SegmentView]) -> None:
        self.generation = generation
        self._storage = storage
        self._views = [one for one in views if one.count]
        self._bases = [sum(one.count for one in self._views[:number]) for number in range(len(self._views))]
        self.count = sum(one.count for one in self._views)

    @classmethod
    def empty(cls) -> Self:
        """Return what an index is before its first commit."""
        return cls(0, None, ())

    @classmethod
    def open(cls, folder: Path, before: Self | None = None) -> Self:
        """Return the last commit in a folder; segments that are as they were in the commit `before` are not read again.

        Raises:
            Exception: there is none, or it is damaged; Whoosh tells in many ways.
        """
        known = {} if before is None else {view.name: view for view in before._views}
        for _ in range(_ATTEMPTS):
            generation = last_generation(folder)
            try:
                with ExitStack() as opened:
                    storage = LastingStorage(folder)
                    opened.callback(storage.release)
                    toc = TOC.read(storage, INDEX_NAME, gen=generation, schema=SCHEMA)
                    views = [_view(storage, one, known, opened) for one in toc.segments]
                    opened.pop_all()
                    return cls(generation, storage, views)
            except FileNotFoundError:
                if last_generation(folder) == generation:
                    raise
        raise FileNotFoundError(f"no commit in {folder} held still")

    @property
    def spans(self) -> Sequence[tuple[int, SegmentView]]:
        """Each segment with the number of its first passage."""
        return list(zip(self._bases, self._views, strict=True))

    def column(self, name: str) -> "array[int]":
        """Return a number for each passage, those deleted included; not to be changed."""
        if len(self._views) == 1:
            return self._views[0].column(name)
        values = array("I")
        for view in self._views:
            values += view.column(name)
        return values

    def packed_column(self, name: str) -> "Column":
        """Return a number for each passage, those deleted included, each read when it is asked for."""
        return Column(self, name)

    def number(self, name: str, passage: int) -> int:
        """Return the number of one passage in a column."""
        which = bisect_right(self._bases, passage) - 1
        return self._views[which].number(name, passage - self._bases[which])

    def deleted(self) -> frozenset[int]:
        """Return the passages that are gone but not yet cleared away."""
        return frozenset(base + number for base, view in self.spans for number in view.deleted)

    def close(self, after: Self | None = None) -> None:
        """Let go of all files, but for those that the commit `after` reads on."""
        kept = () if after is None else after._views
        for view in self._views:
            if not any(view.shares_files_with(one) for one in kept):
                view.close()
        if self._storage is not None:
            self._storage.release()
        self._views, self._storage = [], None


class Column:
    """A number for each passage, of which few are asked for: each is read where it lies."""

    def __init__(self, segments: Segments, name: str) -> None:
        self._segments = segments
        self._name = name

    def __getitem__(self, number: int) -> int:
        return self._segments.number(self._name, number)

    def __len__(self) -> int:
        return self._segments.count

    def plane(self, byte: int) -> bytes:
        """Return of each number one byte, 0 the highest."""
        return b"".join([view.plane(self._name, byte) for _, view in self._segments.spans])

    def whole(self) -> "array[int]":
        """Return all of them; not to be changed."""
        return self._segments.column(self._name)


def _view(
    storage: LastingStorage, segment: W3Segment, known: Mapping[str, SegmentView], opened: ExitStack
) -> SegmentView:
    view = known.get(str(segment.segment_id()))
    if view is not None:
        return view.without(segment.deleted_docs())
    view = SegmentView(storage, segment)
    opened.callback(view.close)
    return view


def last_generation(folder: Path) -> int:
    """Return the number of the last commit in a folder; 0 is the empty one it starts with.

    Raises:
        FileNotFoundError: there is no commit.
    """
    numbers = [int(path.stem.rpartition("_")[2]) for path in folder.glob(f"_{INDEX_NAME}_*.toc")]
    if not numbers:
        raise FileNotFoundError(f"there is no index in {folder}")
    return max(numbers)
