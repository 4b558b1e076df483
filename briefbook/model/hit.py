"""Model room: what a search answers."""

from dataclasses import dataclass

from briefbook.model.document import DocumentRow
from briefbook.model.kinds import PassageId, PassageKind


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query.

    Attributes:
        spans: [start, end) in Unicode code points of `text`, in order, not overlapping.
        ordinal: of the passage in its document, from 1.
    """

    passage_id: PassageId
    score: float
    text: str
    spans: tuple[tuple[int, int], ...]
    heading: tuple[str, ...]
    ordinal: int
    kind: PassageKind
    page: int | None
    document: DocumentRow


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits, how many there are in all, and whether the whole folder was looked at."""

    query: str
    total: int
    documents: int
    complete: bool
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()
