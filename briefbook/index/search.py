"""Index room: a request answered: matched, filtered, ranked, and its best passages fetched and checked."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest

from briefbook.index.asking import wanted_leaves
from briefbook.index.filtering import allowed
from briefbook.index.matching import Matcher
from briefbook.index.ranking import add_leaf, rounded, scores
from briefbook.index.resembling import Resemblance
from briefbook.index.schema import TEXT, TITLE, Packed, count
from briefbook.index.snapshot import Snapshot
from briefbook.index.spans import Highlighter
from briefbook.model.hit import Hit, Results
from briefbook.model.kinds import SortOrder, passage_id
from briefbook.model.query import And, Or, Prefix, Query, Request, Understood, Word

_FEWEST_TO_RELAX = 3
"""Of two words neither can be spared: what is left is another question."""
_RELAXED = "No passage has all of these words; shown are passages with most of them."


def find(matcher: Matcher, request: Request, understood: Understood, *, complete: bool) -> Results:
    """Return the best passages that answer a request.

    Raises:
        Exception: the index is damaged.
    """
    snapshot = matcher.snapshot
    places = allowed(snapshot, understood.filters)
    query, notes = understood.query, understood.notes
    found: Collection[int] = _within(snapshot, matcher.passages(query), places)
    scored = scores(matcher, query, found)
    if request.like is not None:
        likeness = Resemblance(request.like, lambda word: _standing(matcher, word), len(snapshot.live))
        scored = {number: rounded(score) for number, score in likeness.scores(snapshot).items() if number in found}
        query = Or((query, *likeness.words))
    elif not found and (relaxed := _relaxed(matcher, query, places)):
        scored, notes = relaxed, (*notes, _RELAXED)
    best = _best(snapshot, scored, request)
    return Results(
        query=request.text,
        total=len(scored),
        documents=len({snapshot.document_of[number] for number in scored}),
        complete=complete,
        hits=tuple(_hits(matcher, query, best, scored)),
        notes=notes,
    )


def _standing(matcher: Matcher, word: Word) -> tuple[Sequence[int], Sequence[int]]:
    held = matcher.occurrences(word)[TEXT]
    return list(held), list(map(count, held.values()))


def _within(snapshot: Snapshot, found: Iterable[int], places: frozenset[int] | None) -> frozenset[int]:
    if places is None:
        return frozenset(found)
    return frozenset(number for number in found if snapshot.document_of[number] in places)


def _best(snapshot: Snapshot, scored: dict[int, float], request: Request) -> list[int]:
    """Return the first passages: the best, or the newest; of equals the newer, then by id."""
    order, document_of = snapshot.order, snapshot.document_of

    def best_first(number: int) -> tuple[float, int, int]:
        return -scored[number], order[document_of[number]], number

    def newest_first(number: int) -> tuple[int, float, int, int]:
        return snapshot.ages[document_of[number]], *best_first(number)

    if request.sort is SortOrder.NEWEST:
        return nsmallest(request.limit, scored, key=newest_first)
    return nsmallest(request.limit, scored, key=best_first)


def _hits(matcher: Matcher, query: Query, best: list[int], scored: dict[int, float]) -> Iterable[Hit]:
    snapshot = matcher.snapshot
    highlighter = Highlighter(query, snapshot.catalogue)
    for number, stored in zip(best, snapshot.texts(best), strict=True):
        passage, document = stored.passage, snapshot.documents[snapshot.document_of[number]]
        yield Hit(
            passage_id=passage_id(document.fingerprint, passage.ordinal),
            score=scored[number],
            text=passage.text,
            spans=highlighter.spans(passage.text, passage.language or document.row.language),
            heading=passage.heading,
            ordinal=passage.ordinal,
            kind=passage.kind,
            page=passage.page,
            document=document.row,
        )


def _relaxed(matcher: Matcher, query: Query, places: frozenset[int] | None) -> dict[int, float]:
    """Return passages, with their scores, that have at least half of the words, some in their document's title.

    What officers half remember is seldom all there. Quotations, exclusions and filters stay as they are.
    """
    if not isinstance(query, And):
        return {}
    words = [part for part in query.parts if _is_plain(part)]
    if len(words) < _FEWEST_TO_RELAX:
        return {}
    rest = tuple(part for part in query.parts if not _is_plain(part))
    snapshot = matcher.snapshot
    within = _within(snapshot, matcher.passages(And(rest)), places)
    had: Counter[int] = Counter()
    stands_there: set[int] = set()
    for word in words:
        passages = matcher.passages(word)
        stands_there |= passages
        had.update(passages | _by_title(matcher, word).keys())
    enough = (len(words) + 1) // 2
    found = {number: 0.0 for number in stands_there & within if had[number] >= enough}
    for leaf in wanted_leaves(Or(tuple(words))):
        add_leaf(snapshot, {**matcher.occurrences(leaf), TITLE: _by_title(matcher, leaf)}, found)
    return {number: rounded(score * had[number] / len(words)) for number, score in found.items()}


def _is_plain(part: Query) -> bool:
    if isinstance(part, Or):
        return all((isinstance(one, Prefix) and one.typed) or isinstance(one, Word) for one in part.parts)
    return isinstance(part, Prefix) or (isinstance(part, Word) and not part.title_only)


def _by_title(matcher: Matcher, part: Query) -> dict[int, Packed]:
    """Return the passages of all documents that have a word in their title."""
    found: dict[int, Packed] = {}
    for leaf in wanted_leaves(part):
        found.update(matcher.in_whole_documents(matcher.occurrences(leaf)[TITLE]))
    return found
