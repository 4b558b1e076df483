"""Index room: the segments of Whoosh, read: which passages a term stands in, and where.

This is all that searching asks of Whoosh; numbers of passages count through all segments, from 0.
"""

from array import array
from pathlib import Path
from typing import Self

from whoosh.index import TOC, FileIndex
from whoosh.reading import TermNotFound

from briefbook.index.schema import SCHEMA
from briefbook.index.storage import LastingStorage

INDEX_NAME = "MAIN"
_ATTEMPTS = 20


class Segments:
    """One commit of the index, as it stays while a writer goes on."""

    def __init__(self, generation: int, storage: LastingStorage | None, reader: object) -> None:
        self.generation = generation
        self._storage = storage
        self._reader = reader
        leaves = [] if storage is None else list(reader.leaf_readers())  # type: ignore[attr-defined]  # untyped Whoosh
        self._leaves = [(leaf, base) for leaf, base in leaves if leaf.doc_count_all()]
        self.count = sum(leaf.doc_count_all() for leaf, _ in self._leaves)

    @classmethod
    def empty(cls) -> Self:
        """Return what an index is before its first commit."""
        return cls(0, None, None)

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
                reader = FileIndex._reader(storage, SCHEMA, toc.segments, generation)
            except FileNotFoundError:
                storage.release()
                if last_generation(folder) == generation:
                    raise
            except BaseException:
                storage.release()
                raise
            else:
                return cls(generation, storage, reader)
        raise FileNotFoundError(f"no commit in {folder} held still")

    def column(self, name: str) -> "array[int]":
        """Return a number for each passage, those deleted included."""
        values = array("I")
        for leaf, _ in self._leaves:
            values.extend(leaf.column_reader(name, translate=False))
        return values

    def deleted(self) -> frozenset[int]:
        """Return the passages that are gone but not yet cleared away."""
        return frozenset(base + number for leaf, base in self._leaves for number in leaf.segment().deleted_docs())

    def occurrences(self, field: str, term: str) -> dict[int, bytes]:
        """Return for each passage that has the term in this field its packed places there."""
        key = term.encode("utf-8")
        found: dict[int, bytes] = {}
        for leaf, base in self._leaves:
            try:
                matcher = leaf.postings(field, key)
            except TermNotFound:
                continue
            number, value, forward, is_active = matcher.id, matcher.value, matcher.next, matcher.is_active
            while is_active():
                found[base + number()] = value()
                forward()
        return found

    def close(self) -> None:
        """Let go of all files."""
        if self._storage is None:
            return
        self._reader.close()  # type: ignore[attr-defined]  # untyped Whoosh
        self._storage.release()
        # Whoosh lets the memory map of a segment go with the last view of it only.
        self._leaves, self._reader, self._storage = [], None, None


def last_generation(folder: Path) -> int:
    """Return the number of the last commit in a folder; 0 is the empty one it starts with.

    Raises:
        FileNotFoundError: there is no commit.
    """
    numbers = [int(path.stem.rpartition("_")[2]) for path in folder.glob(f"_{INDEX_NAME}_*.toc")]
    if not numbers:
        raise FileNotFoundError(f"there is no index in {folder}")
    return max(numbers)
