"""App room: where passages that were decided about stand in the index now; what was found is remembered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from briefbook.index.folder_index import IndexReader
from briefbook.library.anchoring import Found, Place, find_again
from briefbook.model.document import Document, DocumentRow, Passage
from briefbook.model.errors import DocumentMissing
from briefbook.model.hit import Hit
from briefbook.model.kinds import PassageId
from briefbook.model.query import Request
from briefbook.model.text import fold
from briefbook.model.topic import Anchor, anchor_of, document_key

_QUOTED_WORDS = 12
_MOST_SAME = 200
"""Passages looked at that have the same beginning."""
_MOST_LIKE = 20
"""Passages looked at that speak of the same, the likest first."""
_DOCUMENTS_KEPT = 50
_Key: TypeAlias = tuple[PassageId, str, str]


class Whereabouts:
    """Finds passages again through one reader; use it from one thread, and `forget` when the reader shows another."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._found: dict[_Key, Found | None] = {}
        self._paths: dict[str, list[DocumentRow]] | None = None
        self._documents: dict[str, Document | None] = {}

    def forget(self) -> None:
        """Look again where something may have changed: what stands unchanged in a document still there is kept."""
        self._paths = None
        self._documents.clear()
        self._found = {
            key: found
            for key, found in self._found.items()
            if found is not None
            and found.likeness == 1.0
            and found.place.document in self._rows(found.place.passage_id)
        }

    def find(self, anchor: Anchor) -> Found | None:
        """Return where the passage of an anchor stands now; None when it is lost.

        Raises:
            IndexDamaged: the index must be made anew.
        """
        key = _key(anchor)
        if key not in self._found:
            self._found[key] = find_again(anchor, self)
        return self._found[key]

    def quick_id(self, anchor: Anchor) -> PassageId | None:
        """Return the present id of a passage from what is known without looking: its own while its document is there.

        For search as one types: a passage that moved is known here once `find` found it.
        """
        key = _key(anchor)
        if key in self._found:
            found = self._found[key]
            return None if found is None else found.place.passage_id
        return anchor.passage_id if self._rows(anchor.passage_id) else None

    def by_id(self, passage_id: PassageId, path: str) -> Place | None:
        """Return the passage of this id: of identical files that at `path`, else the first; None without one."""
        rows = self._rows(passage_id)
        row = next((row for row in rows if row.path == path), rows[0] if rows else None)
        places = () if row is None else self.at_path(row.path)
        return next((place for place in places if place.passage_id == passage_id), None)

    def anchor(self, passage_id: PassageId, path: str | None) -> Anchor | None:
        """Return the anchor of a passage as it stands now: of identical files that at `path`, else the first."""
        place = self.by_id(passage_id, path or "")
        document = None if place is None else self._document(place.document.path)
        if place is None or document is None or path not in (None, place.document.path):
            return None
        return anchor_of(place.document, document.fingerprint, place.passage)

    def copies(self, anchor: Anchor) -> Iterator[Anchor]:
        """Yield the anchors of all passages with the text of one, case, accents and typography aside."""
        wanted = fold(anchor.text)
        for place in self.with_text(anchor.text):
            if fold(place.passage.text) == wanted:
                copy = self.anchor(place.passage_id, place.document.path)
                if copy is not None:
                    yield copy

    def at_path(self, path: str) -> Sequence[Place]:
        """Return the passages of the document at a path; none without one."""
        document = self._document(path)
        return () if document is None else [Place(document.row, passage) for passage in document.passages]

    def with_text(self, text: str) -> Iterator[Place]:
        """Yield passages that may have this text, case, accents and typography aside: all that have it among them."""
        words = fold(text).replace('"', " ").split(" ")
        beginning = " ".join([word for word in words if word][:_QUOTED_WORDS])
        if beginning:
            for hit in self._hits(Request(f'"{beginning}"', limit=_MOST_SAME)):
                yield from self._places(hit)

    def like(self, text: str) -> Iterator[Place]:
        """Yield a bounded number of passages that may be like this text."""
        for hit in self._hits(Request("", limit=_MOST_LIKE, like=text)):
            yield from self._places(hit)

    def _hits(self, request: Request) -> tuple[Hit, ...]:
        return self._reader.find(replace(request, suggests=False), complete=True).hits

    def _places(self, hit: Hit) -> Iterator[Place]:
        yield Place(hit.document, Passage(hit.ordinal, hit.kind, hit.text, hit.heading, None, hit.page))
        for also in hit.also:
            place = self.by_id(also.passage_id, also.document.path)
            if place is not None:
                yield place

    def _rows(self, passage_id: PassageId) -> Sequence[DocumentRow]:
        """Return the documents with the content that an id names, in the order of their paths."""
        if self._paths is None:
            self._paths = {}
            for row in self._reader.documents():
                self._paths.setdefault(document_key(row.id), []).append(row)
        return self._paths.get(passage_id.partition(":")[0], ())

    def _document(self, path: str) -> Document | None:
        if path not in self._documents:
            if len(self._documents) >= _DOCUMENTS_KEPT:
                self._documents.clear()
            try:
                self._documents[path] = self._reader.document(path)
            except DocumentMissing:
                self._documents[path] = None
        return self._documents[path]


def _key(anchor: Anchor) -> _Key:
    return anchor.passage_id, anchor.path, anchor.text_hash


def in_order(anchors: Iterable[Anchor]) -> list[Anchor]:
    """Return anchors so that those of one document follow one another: each document is then read once."""
    return sorted(anchors, key=lambda one: (one.path, one.document, one.ordinal))
