"""Index room: the segments of Whoosh, read: which passages a term stands in, and where.

This is all that searching asks of Whoosh; numbers of passages count through all segments, from 0.
"""

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from sys import byteorder
from typing import Self

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.index import TOC
from whoosh.reading import TermNotFound

from briefbook.index.postings import FieldLengths, Postings, decoded, length_column
from briefbook.index.schema import SCHEMA, Packed
from briefbook.index.storage import LastingStorage

INDEX_NAME = "MAIN"
_ATTEMPTS = 20


class SegmentView:
    """One segment, read; numbers of passages count from 0.

    Attributes:
        count: of its passages, those deleted included.
        deleted: passages that are gone but not yet cleared away.
    """

    def __init__(self, storage: LastingStorage, segment: W3Segment) -> None:
        """Open a segment that a commit names.

        Raises:
            Exception: it is not there, or damaged.
        """
        self._segment = segment
        self._files = storage.open_parts(segment.make_filename(W3Segment.COMPOUND_EXT))
        self._terms = segment.codec().terms_reader(self._files, segment)
        self._passages = segment.codec().per_document_reader(self._files, segment)
        self._posts = self._files.open_file(segment.make_filename(W3Codec.POSTS_EXT))
        self.count = int(segment.doc_count_all())
        self.deleted: frozenset[int] = frozenset(segment.deleted_docs())

    def column(self, name: str) -> "array[int]":
        """Return a number for each passage."""
        values = array("I", self._content(name))
        if byteorder == "little":
            values.byteswap()
        if len(values) != self.count:
            raise ValueError(f"the column {name} does not fit its segment")
        return values

    def lengths(self, field: str) -> FieldLengths:
        """Return the lengths of a field."""
        name = length_column(field)
        is_there = self._files.file_exists(W3Codec.column_filename(self._segment, name))
        held = self._content(name) if is_there else bytes(self.count)
        return FieldLengths(held, int(self._passages.field_length(field)))

    def _content(self, name: str) -> bytes:
        return self._files.content(W3Codec.column_filename(self._segment, name))

    def postings(self, field: str, term: str) -> Postings | None:
        """Return where a term stands; None where it does not."""
        try:
            return decoded(self._terms.term_info(field, term.encode("utf-8")), self._posts.get)
        except TermNotFound:
            return None

    def terms(self) -> Iterator[tuple[str, bytes, Postings]]:
        """Yield field, term and posting list, in the order in which the segment keeps them."""
        for (field, term), head in self._terms.items():
            yield field, term, decoded(head, self._posts.get)

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
    def open(cls, folder: Path) -> Self:
        """Return the last commit in a folder.

        Raises:
            Exception: there is none, or it is damaged; Whoosh tells in many ways.
        """
        for _ in range(_ATTEMPTS):
            generation = last_generation(folder)
            storage = LastingStorage(folder)
            try:
                toc = TOC.read(storage, INDEX_NAME, gen=generation, schema=SCHEMA)
                views = [SegmentView(storage, one) for one in toc.segments]
            except FileNotFoundError:
                storage.release()
                if last_generation(folder) == generation:
                    raise
            except BaseException:
                storage.release()
                raise
            else:
                return cls(generation, storage, views)
        raise FileNotFoundError(f"no commit in {folder} held still")

    def column(self, name: str) -> "array[int]":
        """Return a number for each passage, those deleted included."""
        values = array("I")
        for view in self._views:
            values += view.column(name)
        return values

    def deleted(self) -> frozenset[int]:
        """Return the passages that are gone but not yet cleared away."""
        held = zip(self._views, self._bases, strict=True)
        return frozenset(base + number for view, base in held for number in view.deleted)

    def occurrences(self, field: str, term: str) -> dict[int, Packed]:
        """Return for each passage that is there and has the term in this field its packed places there."""
        found: dict[int, Packed] = {}
        for view, base in zip(self._views, self._bases, strict=True):
            postings = view.postings(field, term)
            if postings is not None:
                held = zip(map(base.__add__, postings.numbers), postings.values or (), strict=True)
                found.update((one for one in held if one[0] - base not in view.deleted) if view.deleted else held)
        return found

    def close(self) -> None:
        """Let go of all files."""
        for view in self._views:
            view.close()
        if self._storage is not None:
            self._storage.release()
        self._views, self._storage = [], None


def last_generation(folder: Path) -> int:
    """Return the number of the last commit in a folder; 0 is the empty one it starts with.

    Raises:
        FileNotFoundError: there is no commit.
    """
    numbers = [int(path.stem.rpartition("_")[2]) for path in folder.glob(f"_{INDEX_NAME}_*.toc")]
    if not numbers:
        raise FileNotFoundError(f"there is no index in {folder}")
    return max(numbers)
