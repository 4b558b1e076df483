"""Index room: one generation of both stores, opened together: what a search sees from its beginning to its end."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from functools import cached_property
from itertools import compress, repeat
from pathlib import Path
from typing import Self

from briefbook.index import bitsets
from briefbook.index.bounds import Lengths, Share
from briefbook.index.catalogue import Catalogue, StoredPassage
from briefbook.index.documents import NOWHERE, Documents, Listed
from briefbook.index.posting_lists import PostingLists
from briefbook.index.recent import Recent
from briefbook.index.schema import MARK, SAME, WORDS
from briefbook.index.segments import Column, Segments, last_generation
from briefbook.index.tables import mark_of
from briefbook.model.kinds import Fingerprint, PassageId

_ATTEMPTS = 20
_KEPT_TEXTS = 2000
_SPARSE = 100
"""When one passage in so many, or less, is found, each is looked up."""
_CROWDED = 4
"""When there are more passages than one for so many documents, all documents are looked at."""
_SELDOM = 1
"""So many times the documents of passages are counted one by one; it takes longer to make all ready for it."""
_PREFIX = 16
"""Digits of a document's fingerprint that stand in the ids of its passages."""


class Snapshot:
    """Both stores at one generation; passages go by their number in the segments, documents by their place in a list.

    Attributes:
        segments: of which it is one generation.
        documents: in the order of their passages.
        count: of passages, those that are gone included.
        live: all passages that are there, as a set of `bitsets`.
        lists: where terms stand.
        mean_length: of the passages that are there, at least 1.
    """

    def __init__(self, segments: Segments, catalogue: Catalogue, before: Self | None = None) -> None:
        """Join both stores; what was read for the snapshot `before`, and still holds, is not read again."""
        self.segments = segments
        self.catalogue = catalogue
        self.generation = segments.generation
        self.documents = Documents(segments)
        self.count = segments.count
        gone = segments.deleted()
        self.live = ((1 << self.count) - 1) ^ bitsets.from_numbers(gone, self.count)
        self.mean_length = max(1.0, self.documents.words / max(1, self.count - len(gone)))
        self._asked = 0
        self._counted: tuple[int, Sequence[tuple[int, int]]] = (0, ())
        self._classes: Lengths | None = None
        self._texts: Recent[int, StoredPassage] = Recent(_KEPT_TEXTS)
        self._ordinals: dict[int, Sequence[int]] = {}
        self.lists: PostingLists = PostingLists(segments, None if before is None else before.lists)

    @classmethod
    def open(cls, store: Path, before: Self | None = None) -> Self:
        """Return the last generation of a store; `before` is an earlier one of the same store.

        Raises:
            Exception: it is damaged.
        """
        known = None if before is None else before.segments
        for _ in range(_ATTEMPTS):
            with ExitStack() as opened:
                segments = Segments.open(store, known)
                opened.callback(segments.close, known)
                catalogue = opened.enter_context(closing(Catalogue.open(store, segments.generation)))
                if catalogue.last_generation < segments.generation:
                    raise ValueError("the catalogue is older than the segments")
                # A commit in between may have cleared away rows that these segments still ask for.
                if last_generation(store) == segments.generation:
                    snapshot = cls(segments, catalogue, before)
                    snapshot._begin()
                    opened.pop_all()
                    return snapshot
        raise ValueError("the index was written too fast to be read")

    def _begin(self) -> None:
        """Read what every query needs, so that the first one waits for no more than its own."""
        self.catalogue.begin()
        _ = self.lengths, self.documents.ends

    @classmethod
    def empty(cls) -> Self:
        """Return what there is to see before anything was indexed."""
        return cls(Segments.empty(), Catalogue.empty())

    def close(self, after: Self | None = None) -> None:
        """Let go of all files, but for those that the snapshot `after` reads on."""
        with closing(self.catalogue):
            self.segments.close(None if after is None else after.segments)

    def place_of(self, number: int) -> int:
        """Return the place of the document that a passage is of; NOWHERE for one that is gone."""
        return self.documents.place_of(number)

    def document_of(self, number: int) -> Listed:
        """Return the document that a passage, which is there, is of."""
        return self.documents[self.place_of(number)]

    def order_of(self, number: int) -> tuple[str, Fingerprint, str]:
        """Return by what a passage comes before its equals: date, fingerprint and path of its document."""
        return self.documents.order(self.place_of(number))

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """For each document the number of its first passage, and that after its last."""
        ends = self.documents.ends
        found = [(0, 0)] * len(self.documents)
        for place, start, end in zip(self.documents.places, self.documents.starts, ends, strict=True):
            if place != NOWHERE:
                found[place] = (start, end)
        return found

    def passages_of(self, documents: Iterable[int]) -> int:
        """Return the passages of the documents at these places, as a set."""
        wanted = bytearray(len(self.documents) + 1)  # the last is what NOWHERE leads to
        for place in documents:
            wanted[place] = 1
        marks = (b"\0", b"\1")
        each = zip(self.documents.places, self.documents.starts, self.documents.ends, strict=True)
        return bitsets.from_bytes(b"".join([marks[wanted[place]] * (end - start) for place, start, end in each]))

    def documents_in(self, found: int) -> int:
        """Return of how many documents the passages of a set are."""
        self._asked += 1
        if self._asked <= _SELDOM:
            return len(self.counted_by_document(found))
        # added to all of a document's passages but the last, any that is found carries over into the last
        last, rest = self.documents.last_of_each, self.documents.all_but_last
        return (((found & rest) + rest | found) & last).bit_count()

    def counted_by_document(self, found: int) -> Sequence[tuple[int, int]]:
        """Return the place of each document that any passage of a set is of, in order, with how many are."""
        if self._counted[0] != found:
            self._counted = found, self._counted_by_document(found)
        return self._counted[1]

    def _counted_by_document(self, found: int) -> Sequence[tuple[int, int]]:
        if found.bit_count() * _SPARSE < found.bit_length():
            return self.documents.counted(bitsets.numbers(found))
        held = bitsets.digits(found)
        if found.bit_count() * _CROWDED > len(self.documents.starts):
            counts = list(map(held.count, repeat("1"), self.documents.starts, self.documents.ends))
            return list(compress(zip(self.documents.places, counts, strict=True), counts))
        counted = []
        at = held.find("1")
        while at >= 0:
            which = bisect_right(self.documents.starts, at) - 1
            end = self.documents.starts[which + 1] if which + 1 < len(self.documents.starts) else self.count
            counted.append((self.documents.places[which], held.count("1", at, end)))
            at = held.find("1", end)
        return counted

    @cached_property
    def newest_first(self) -> Sequence[int]:
        """The places of the documents, the newest first, then by id.

        A date that is known less well counts as the older one: YYYY sorts before YYYY-MM.
        """
        ids = list(zip(self.documents.column("fingerprint"), self.documents.column("path"), strict=True))
        dates = [date or "" for date in self.documents.column("date")]
        return sorted(sorted(range(len(ids)), key=ids.__getitem__), key=dates.__getitem__, reverse=True)

    def by_length(self, share: Share) -> Lengths:
        """Return the lengths of all passages in classes, by what a word adds in a text of some relative length."""
        if self._classes is None:
            mean = self.mean_length
            self._classes = Lengths(self.lengths, lambda often, length: share(often, length / mean))
        return self._classes

    @cached_property
    def lengths(self) -> "array[int]":
        """For each passage its words."""
        return self.segments.column(WORDS)

    @cached_property
    def same(self) -> Column:
        """For each passage a check of its words: the same for equal texts, 0 for one of few words."""
        return self.segments.packed_column(SAME)

    def numbers_of(self, ids: Iterable[PassageId]) -> list[int]:
        """Return the passages of these ids that there are; of identical files those of each.

        Raises:
            ValueError: the catalogue is damaged.
        """
        wanted: dict[str, set[str]] = {}
        for one in ids:
            prefix, _, ordinal = one.partition(":")
            wanted.setdefault(prefix, set()).add(ordinal)
        if not wanted:
            return []
        found = []
        for place, fingerprint in enumerate(self.documents.column("fingerprint")):
            ordinals = wanted.get((fingerprint or "")[:_PREFIX])
            if ordinals:
                held = zip(range(*self.spans[place]), self._ordinals_of(place), strict=True)
                found += [number for number, ordinal in held if str(ordinal) in ordinals]
        return found

    def _ordinals_of(self, place: int) -> Sequence[int]:
        known = self._ordinals.get(place)
        if known is None:
            known = self._ordinals[place] = [one.passage.ordinal for one in self.texts(range(*self.spans[place]))]
        return known

    def texts(self, numbers: Sequence[int]) -> list[StoredPassage]:
        """Return the passages of these numbers from the catalogue, each checked against the segments.

        Raises:
            ValueError: the catalogue has another passage there, or none.
        """
        known = {number: self._texts.get(number) for number in numbers}
        missing = [number for number, stored in known.items() if stored is None]
        rows = dict(zip(missing, map(self.documents.row_of, missing), strict=True))
        by_row = self.catalogue.passages(rows.values()) if missing else {}
        for number, row in rows.items():
            stored = by_row.get(row)
            _, fingerprint, _ = self.order_of(number)
            if stored is None or self.segments.number(MARK, number) != mark_of(
                fingerprint, stored.passage, stored.stored_heading
            ):
                raise ValueError(f"passage {number} is not the one that was indexed")
            self._texts.put(number, stored, 1)
            known[number] = stored
        return [stored for stored in map(known.__getitem__, numbers) if stored is not None]
