"""Index room: a whole commit compared with what was written, in small steps, when the computer is idle.

What is asked for is compared on the way; this finds what nobody asked for yet: each segment by its BLAKE2, each
document of the catalogue with all its passages, the lexicon, and the trees in which SQLite keeps its rows.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import TOC

from briefbook.index.catalogue import Catalogue
from briefbook.index.damage import trusted
from briefbook.index.manifest import comparing
from briefbook.index.place import Place
from briefbook.index.schema import MARK, ROW, SCHEMA
from briefbook.index.segments import INDEX_NAME, SegmentView, last_generation
from briefbook.index.storage import LastingStorage
from briefbook.model.errors import IndexDamaged

_END = object()


def check(place: Place) -> Iterator[None]:
    """Compare the last commit with what was written; yield after each step.

    A step takes a few milliseconds, where a document or a segment is large some tens of them.

    It ends early when a new commit comes meanwhile: that one is to be checked.

    Raises:
        IndexDamaged: it must be made anew.
        IndexingError: the system refused for the moment.
    """
    with trusted():
        store = place.store()
    if store is None:
        return
    with trusted():
        generation = last_generation(store)
    steps = _checked(store, generation)
    while True:
        try:
            with trusted():
                is_at_end = next(steps, _END) is _END
        except IndexDamaged:
            if _has_moved_on(place, store, generation):
                return
            raise
        if is_at_end:
            return
        yield


def _has_moved_on(place: Place, store: Path, generation: int) -> bool:
    with trusted():
        return place.store() != store or last_generation(store) != generation


def _checked(store: Path, generation: int) -> Iterator[None]:
    with ExitStack() as opened:
        storage = LastingStorage(store)
        opened.callback(storage.release)
        toc = TOC.read(storage, INDEX_NAME, gen=generation, schema=SCHEMA)
        catalogue = opened.enter_context(closing(Catalogue.open(store, generation)))
        yield
        for segment in toc.segments:
            name = segment.make_filename(W3Segment.COMPOUND_EXT)
            for _ in comparing(store / name, storage.manifest[name]):
                yield
        marks: dict[int, int] = {}
        for segment in toc.segments:
            with closing(SegmentView(storage, segment)) as view:
                rows = view.column(ROW)
                held = dict(zip(rows, view.column(MARK), strict=True))
                for number in view.deleted:
                    del held[rows[number]]
            marks.update(held)
            yield
        yield from _rows_checked(catalogue, marks)


def _rows_checked(catalogue: Catalogue, marks: dict[int, int]) -> Iterator[None]:
    """Compare every row that can be shown."""
    catalogue.problems()
    catalogue.skipped()
    documents = catalogue.documents()
    yield
    for stored in documents:
        found = catalogue.marks(stored)
        if found != [marks.pop(stored.first + number, None) for number in range(stored.passages)]:
            raise ValueError(f"the passages of document {stored.number} are not those that were indexed")
        yield
    if marks:
        raise ValueError("the segments hold passages of no document")
    yield from catalogue.check()
