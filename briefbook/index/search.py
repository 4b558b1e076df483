"""Index room: a request answered: matched, filtered, ranked, and its best passages fetched and checked."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from briefbook.index import parser
from briefbook.index.facets import counted
from briefbook.index.gathering import Group, grouped
from briefbook.index.matching import Matcher
from briefbook.index.ranking import Ranking, Scored
from briefbook.index.relaxing import relaxed
from briefbook.index.resembling import Resemblance
from briefbook.index.scoping import Scopes
from briefbook.index.spans import Highlighter
from briefbook.model.hit import Hit, Results
from briefbook.model.kinds import SortOrder, passage_id
from briefbook.model.query import Or, Query, Request, Understood

RELAXED = "No passage has all of these words; shown are passages with most of them."


class Ranks(Protocol):
    """Puts passages in order."""

    def best(self, found: int, many: int) -> Scored:
        """Return the best passages of a set, so many, the best first."""

    def newest(self, found: int, many: int) -> Scored:
        """Return the newest passages of a set, so many, the newest first."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """Which passages answer a request, filters aside, in what order, and what of them is marked."""

    found: int
    ranks: Ranks
    query: Query
    notes: tuple[str, ...]


def find(
    matcher: Matcher,
    request: Request,
    understood: Understood,
    *,
    complete: bool,
    understand: Callable[[Request], Understood] = parser.understand,
) -> Results:
    """Return the best passages that answer a request; `understand` reads the rules of its topics.

    Raises:
        Exception: the index is damaged.
    """
    scopes = Scopes(matcher, request, understand)
    matcher.topics = scopes
    allowed = matcher.filtering.allowed(understood.filters, scopes)
    within = allowed.passages()
    answer = _answer(matcher, request, understood, within)
    found = answer.found & within
    groups = _first(matcher, answer.ranks, found, request)
    return Results(
        query=request.text,
        total=found.bit_count(),
        documents=matcher.snapshot.documents_in(found),
        complete=complete,
        hits=tuple(_hits(matcher, answer.query, groups)),
        notes=(*answer.notes, *scopes.notes(understood.filters.topics)),
        facets=counted(matcher.facets, answer.found, allowed, scopes),
    )


def _answer(matcher: Matcher, request: Request, understood: Understood, within: int) -> _Answer:
    query, notes = understood.query, understood.notes
    found = matcher.bits(query)
    if request.like is not None:
        likeness = Resemblance(request.like, matcher.in_text, matcher.snapshot)
        return _Answer(found & likeness.found, likeness, Or((query, *likeness.words)), notes)
    if not found & within:
        others = relaxed(matcher, query)
        if others is not None and others.found & within:
            return _Answer(others.found, others, query, (*notes, RELAXED))
    return _Answer(found, Ranking.of(matcher, query), query, notes)


def _first(matcher: Matcher, ranks: Ranks, found: int, request: Request) -> Sequence[Group]:
    """Return the first groups of passages that say the same, in the order asked for."""
    put_in_order = ranks.newest if request.sort is SortOrder.NEWEST else ranks.best
    many = request.limit + request.limit // 2
    while True:
        scored = put_in_order(found, many)
        groups = grouped(matcher, scored, found, request.limit)
        if len(groups) >= request.limit or len(scored) < many:
            return groups
        many *= 4


def _hits(matcher: Matcher, query: Query, groups: Sequence[Group]) -> Iterable[Hit]:
    highlighter = Highlighter(query, matcher.snapshot.catalogue)
    for group in groups:
        passage, document = group.stored.passage, matcher.snapshot.document_of(group.number)
        yield Hit(
            passage_id=passage_id(document.fingerprint, passage.ordinal),
            score=group.score,
            text=passage.text,
            spans=highlighter.spans(passage.text, passage.language or document.row.language),
            heading=passage.heading,
            ordinal=passage.ordinal,
            kind=passage.kind,
            page=passage.page,
            document=document.row,
            also=group.also,
        )
