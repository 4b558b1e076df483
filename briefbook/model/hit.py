"""Model room: what a search answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefbook.model.document import DocumentRow
from briefbook.model.kinds import FacetName, PassageId, PassageKind


@dataclass(frozen=True, slots=True)
class Also:
    """Another passage that says the same as a hit; `identical` when word for word, case and typography aside."""

    passage_id: PassageId
    ordinal: int
    identical: bool
    document: DocumentRow


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query.

    Attributes:
        spans: [start, end) in Unicode code points of `text`, in order, not overlapping.
        ordinal: of the passage in its document, from 1.
        also: where the same is said elsewhere, the newest first; among the passages found, the newest is the hit.
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
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the passages found have a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits, how many there are in all, and whether the whole folder was looked at.

    Attributes:
        total: passages found, those shown under `also` of a hit included.
        facets: for each facet the values that the passages have, the most frequent first, then by value. A facet that
            is filtered by is counted as if it were not, so that its other values can be chosen.
        suggestion: what may have been meant, as a query, where nothing was found.
    """

    query: str
    total: int
    documents: int
    complete: bool
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()
    facets: Mapping[FacetName, tuple[FacetCount, ...]] = field(default_factory=dict)
    suggestion: str | None = None
