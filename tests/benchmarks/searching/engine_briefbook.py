"""Briefbook's own index. Every answer brings the facets too, and passages that say the same are grouped.

What is indexed is committed whenever it comes to as much text as the indexing job commits at once.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from briefbook.app.index_job import BATCH_TEXT
from briefbook.app.invert_job import InvertingChild
from briefbook.index.changes import FileState
from briefbook.index.folder_index import Beside, FolderIndex
from briefbook.model.document import Document
from briefbook.model.query import Filters, Request
from tests.benchmarks.searching.asking import HITS, Asked

_PASSAGE = 150
"""What the indexing job counts for a passage beside its text."""
_STATE = FileState(size=1, mtime_ns=1, extractor="1")


class Briefbook:
    """The index of one folder, as the program writes and reads it."""

    def __init__(self, place: Path) -> None:
        self._index = FolderIndex(place)
        self._held = ExitStack()

    def build(self, documents: Iterable[Document]) -> None:
        self._build(documents, None)

    def build_beside(self, documents: Iterable[Document]) -> None:
        """Index all documents as the indexing job does: with a second process."""
        with InvertingChild() as beside:
            self._build(documents, beside)

    def _build(self, documents: Iterable[Document], beside: Beside | None) -> None:
        with self._index.writer(beside) as writer:
            weight = 0
            for document in documents:
                writer.put(document, _STATE)
                weight += sum([len(one.text) for one in document.passages]) + _PASSAGE * len(document.passages)
                if weight > BATCH_TEXT:
                    writer.commit()
                    weight = 0
            writer.commit()

    def open(self) -> None:
        self._reader = self._index.reader()
        self._held.callback(self._reader.close)

    def find(self, asked: Asked) -> int:
        return self._reader.find(request(asked), True).total

    def rank(self, question: str, depth: int) -> list[str]:
        hits = self._reader.find(Request("", like=question, limit=depth), True).hits
        # what says the same is shown as one hit, with all the documents it stands in
        return [one.path for hit in hits for one in (hit.document, *(also.document for also in hit.also))]

    def begin_adding(self) -> None:
        self.open()
        self._writer = self._held.enter_context(self._index.writer())

    def add(self, document: Document) -> None:
        self._writer.put(document, _STATE)
        self._writer.commit()
        self._reader.refresh()

    def close(self) -> None:
        self._held.close()


def request(asked: Asked) -> Request:
    """Return a query as it is typed in Briefbook, with its filters beside it."""
    phrase = [f'"{" ".join(asked.phrase)}"'] if asked.phrase else []
    # what is being typed stands last
    text = " ".join((*asked.words, *phrase, *(f"-{one}" for one in asked.none), asked.beginning)).strip()
    kinds = () if asked.kind is None else (asked.kind,)
    filters = Filters(kinds=kinds, since=asked.since, until=asked.until)
    return Request(text, filters, limit=HITS, typing=asked.beginning != "")
