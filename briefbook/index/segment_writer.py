"""Index room: commits of the index: passages added and documents taken out, in segments that Whoosh reads."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import TOC, FileIndex, clean_files

from briefbook.index.inversion import Inversion
from briefbook.index.merging import TOGETHER, due, write
from briefbook.index.schema import DOCUMENT, SCHEMA
from briefbook.index.segments import INDEX_NAME, SegmentView, last_generation
from briefbook.index.sharing import Share
from briefbook.index.storage import LastingStorage


def create(folder: Path) -> None:
    """Make an empty index, generation 0, in an empty folder.

    Raises:
        OSError: the system refused.
    """
    storage = LastingStorage(folder)
    try:
        FileIndex.create(storage, SCHEMA, INDEX_NAME)
    finally:
        storage.release()


def commit(
    folder: Path, added: Inversion, removed: Iterable[int], together: int = TOGETHER, share: Share | None = None
) -> None:
    """Write the next generation: without the documents of these rows, and with these passages.

    Args:
        folder: where the index lies.
        added: the passages.
        removed: rows of documents.
        together: so many segments of one size become one.
        share: what is added beside that, in a segment of its own.

    Raises:
        Exception: it could not be written; the generation before it stands.
    """
    generation = last_generation(folder)
    storage = LastingStorage(folder)
    try:
        segments: list[W3Segment] = list(TOC.read(storage, INDEX_NAME, gen=generation, schema=SCHEMA).segments)
        _delete(storage, segments, removed)
        small = due(segments, added.count, together)
        new = _written(storage, small, added)
        shared = [] if share is None else share.written(storage)
        segments = [*(one for one in segments if one not in small), *new, *shared]
        TOC(SCHEMA, segments, generation + 1).write(storage, INDEX_NAME)
        clean_files(storage, INDEX_NAME, generation + 1, segments)
    finally:
        storage.release()


def is_due(folder: Path) -> bool:
    """Tell whether there are segments to be made one.

    Raises:
        Exception: the list of segments is damaged.
    """
    storage = LastingStorage(folder)
    try:
        toc = TOC.read(storage, INDEX_NAME, gen=last_generation(folder), schema=SCHEMA)
        return bool(due(toc.segments, 0))
    finally:
        storage.release()


def _written(storage: LastingStorage, small: Sequence[W3Segment], inversion: Inversion) -> list[W3Segment]:
    views: list[SegmentView] = []
    try:
        views += [SegmentView(storage, one) for one in small]
        return write(storage, [*views, inversion])
    finally:
        for view in views:
            view.close()


def _delete(storage: LastingStorage, segments: Sequence[W3Segment], rows: Iterable[int]) -> None:
    wanted = [str(row) for row in rows]
    for segment in segments if wanted else ():
        with closing(SegmentView(storage, segment)) as view:
            for row in wanted:
                postings = view.postings(DOCUMENT, row)
                for number in () if postings is None else postings.numbers:
                    segment.delete_document(number)
