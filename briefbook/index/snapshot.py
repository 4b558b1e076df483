"""Index room: one generation of both stores, opened together: what a search sees from its beginning to its end."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Self

from briefbook.index.catalogue import Catalogue, Stored, StoredPassage
from briefbook.index.recent import Recent
from briefbook.index.schema import MARK, ROW, WORDS, Packed
from briefbook.index.segments import Segments, last_generation
from briefbook.index.tables import mark_of

_ATTEMPTS = 20
_KEPT_POSTINGS = 3_000_000
"""About 300 MB at most, reached only by a folder of hundreds of thousands of passages."""
NOWHERE = -1


class Snapshot:
    """Both stores at one generation; passages go by their number in the segments, documents by their place in a list.

    Attributes:
        documents: in the order of their passages.
        document_of: for each passage the place of its document, NOWHERE for one that is gone.
        live: all passages that are there.
        lengths: for each passage its words.
        mean_length: of the passages that are there, at least 1.
        order: for each document its rank, the newest first, then by id.
        ages: for each document the rank of its date, equal for equal dates; no date is the oldest.
    """

    def __init__(self, segments: Segments, catalogue: Catalogue) -> None:
        self._segments = segments
        self.catalogue = catalogue
        self.generation = segments.generation
        self.documents = catalogue.documents()
        self._rows = segments.column(ROW)
        self._marks = segments.column(MARK)
        self.lengths = segments.column(WORDS)
        gone = segments.deleted()
        self.document_of = _documents_of(self._rows, self.documents, gone)
        self.live: frozenset[int] = frozenset(range(len(self._rows))) - gone
        if len(self.live) != sum(stored.passages for stored in self.documents):
            raise ValueError("the catalogue and the segments do not hold the same passages")
        self.mean_length = max(1.0, sum(self.lengths[number] for number in self.live) / max(1, len(self.live)))
        self.order = _newest_first(self.documents)
        self.ages = _ages(self.documents)
        self._numbers = {row: number for number, row in enumerate(self._rows) if number in self.live}
        self._postings: Recent[tuple[str, str], dict[int, Packed]] = Recent(_KEPT_POSTINGS)

    @classmethod
    def open(cls, store: Path) -> Self:
        """Return the last generation of a store.

        Raises:
            Exception: it is damaged.
        """
        for _ in range(_ATTEMPTS):
            with ExitStack() as opened:
                segments = opened.enter_context(closing(Segments.open(store)))
                catalogue = opened.enter_context(closing(Catalogue.open(store, segments.generation)))
                # A commit in between may have cleared away rows that these segments still ask for.
                if last_generation(store) == segments.generation:
                    snapshot = cls(segments, catalogue)
                    opened.pop_all()
                    return snapshot
        raise ValueError("the index was written too fast to be read")

    @classmethod
    def empty(cls) -> Self:
        """Return what there is to see before anything was indexed."""
        return cls(Segments.empty(), Catalogue.empty())

    def close(self) -> None:
        """Let go of all files."""
        with closing(self.catalogue):
            self._segments.close()

    def occurrences(self, field: str, term: str) -> dict[int, Packed]:
        """Return for each passage that has the term in this field its packed places there; not to be changed."""
        found = self._postings.get((field, term))
        if found is None:
            found = self._segments.occurrences(field, term)
            self._postings.put((field, term), found, len(found) + 1)
        return found

    def passages_of(self, document: int) -> Iterable[int]:
        """Return the passages of the document at a place of the list, in order."""
        stored = self.documents[document]
        return (self._numbers[row] for row in range(stored.first, stored.first + stored.passages))

    def texts(self, numbers: Sequence[int]) -> list[StoredPassage]:
        """Return the passages of these numbers from the catalogue, each checked against the segments.

        Raises:
            ValueError: the catalogue has another passage there, or none.
        """
        by_row = self.catalogue.passages(self._rows[number] for number in numbers)
        found = []
        for number in numbers:
            stored = by_row.get(self._rows[number])
            fingerprint = self.documents[self.document_of[number]].fingerprint
            if stored is None or self._marks[number] != mark_of(fingerprint, stored.passage, stored.stored_heading):
                raise ValueError(f"passage {number} is not the one that was indexed")
            found.append(stored)
        return found


def _documents_of(rows: "array[int]", documents: Sequence[Stored], gone: frozenset[int]) -> "array[int]":
    firsts = [stored.first for stored in documents]
    places = array("i", [NOWHERE]) * len(rows)
    for number, row in enumerate(rows):
        if number in gone:
            continue
        place = bisect_right(firsts, row) - 1
        if place < 0 or row >= documents[place].first + documents[place].passages:
            raise ValueError(f"passage {number} belongs to no document")
        places[number] = place
    return places


def _newest_first(documents: Sequence[Stored]) -> list[int]:
    by_id = sorted(range(len(documents)), key=lambda place: (documents[place].fingerprint, documents[place].row.path))
    # YYYY sorts before YYYY-MM: a date that is known less well counts as the older one
    ordered = sorted(by_id, key=lambda place: documents[place].row.date or "", reverse=True)
    ranks = [0] * len(documents)
    for rank, place in enumerate(ordered):
        ranks[place] = rank
    return ranks


def _ages(documents: Sequence[Stored]) -> list[int]:
    dates = sorted({stored.row.date or "" for stored in documents}, reverse=True)
    rank = {date: number for number, date in enumerate(dates)}
    return [rank[stored.row.date or ""] for stored in documents]
