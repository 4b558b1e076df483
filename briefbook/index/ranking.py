"""Index room: how well a passage answers: BM25 over text, heading and title, and words near one another.

BM25 as Whoosh has it (Robertson and Zaragoza; K1 1.2, B .75, idf ln(N / (df + 1)) + 1), summed over the fields. Only
passages that are there count, so a score depends on the folder alone, never on how its index grew. All forms of a word
count as one word. Length matters in the text alone: headings and titles are all short.

The best are found without scoring all (`bounds`). How near words stand to one another is looked at in the best of them
only: the NEARNESS_AMONG that are first by their words. Of equals the newer document comes first, then by its id, then
the passage that stands first.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import reduce
from itertools import groupby, pairwise
from operator import itemgetter, or_
from typing import Self, TypeAlias

from briefbook.index import bitsets
from briefbook.index.asking import Leaf, wanted_leaves
from briefbook.index.bitsets import Planes
from briefbook.index.bounds import Bounds, of_word
from briefbook.index.matching import NOTHING, Matcher, Stands, union
from briefbook.index.schema import HEADING, TEXT, TITLE
from briefbook.index.snapshot import Snapshot
from briefbook.index.standing import MOST, Standing
from briefbook.model.query import And, Everything, Not, Prefix, Query

K1, B = 1.2, 0.75
BOOSTS = {TEXT: 1.0, HEADING: 0.5, TITLE: 0.7}
NEARNESS = 0.5
"""What two words side by side add, as part of the rarer one's idf; the further apart, the less."""
IN_ORDER = 1.5
"""By how much more it counts when the one follows on the other, as typed."""
_FEWEST_LETTERS = 3
"""A shorter beginning may be of nearly any word: beside what it stands says nothing."""
FAR = 8
"""Words so far apart add nothing."""
NEARNESS_AMONG = 300
_FEW = 1000
"""So many passages are scored one by one sooner than their bounds are added."""
_SOME = 6000
"""So many, sooner than the bounds of a word that is asked for once are worked out."""
_DIGITS = 6
"""Scores are rounded so that they, and the order of equals, are the same on every machine."""
_ROUNDING = 10.0**-_DIGITS
_SHARES = [often / (often + K1) for often in range(MOST + 1)]
"""What a word adds that stands so often in a heading or title, as part of the most."""

Scored: TypeAlias = list[tuple[float, int]]
"""Passages with their scores, the best first."""
Totals: TypeAlias = tuple[Sequence[int], Sequence[float]]
"""Passages, and the score of each, not yet rounded."""


def idf(snapshot: Snapshot, passages: int) -> float:
    """Return the weight of something that so many passages have."""
    return math.log(max(1, snapshot.live.bit_count()) / (passages + 1)) + 1


def rounded(score: float) -> float:
    """Return a score as it is compared and shown."""
    return round(score, _DIGITS)


class Ranking:
    """The scores that passages get for one query."""

    def __init__(self, matcher: Matcher, leaves: Sequence[Leaf], near: Query | None = None) -> None:
        """Score by these leaves; `near` is the query whose words may stand side by side."""
        self._snapshot = matcher.snapshot
        self._words = [Weighed(matcher, leaf, matcher.stands(leaf)) for leaf in leaves]
        self._pairs = _pairs(matcher, near)

    @classmethod
    def of(cls, matcher: Matcher, query: Query) -> Self:
        """Return the ranking of a query by all that it wants."""
        return cls(matcher, wanted_leaves(query), query)

    def best(self, found: int, many: int) -> Scored:
        """Return the best passages of a set, so many, the best first."""
        if not self._pairs:
            return by_words(self._snapshot, self._words, found, many)
        first = by_words(self._snapshot, self._words, found, max(NEARNESS_AMONG, many), is_last=False)
        hopeful = self._hopeful(first[:NEARNESS_AMONG], many)
        among = in_order(self._snapshot, self._with_nearness(hopeful))
        return (among + first[NEARNESS_AMONG:])[:many]

    def _hopeful(self, scored: Scored, many: int) -> Scored:
        """Return of passages, the best first, those that nearness may bring among so many of the best."""
        if len(scored) <= many:
            return scored
        most = IN_ORDER * sum(weight for *_, weight in self._pairs) + 2 * _ROUNDING
        least = scored[many - 1][0] - most
        return [one for one in scored if one[0] >= least]

    def newest(self, found: int, many: int) -> Scored:
        """Return the newest passages of a set, so many, the newest first, those of one date the best first."""
        return newest_first(self._snapshot, self.best, found, many)

    def _with_nearness(self, scored: Scored) -> Scored:
        totals = {number: score for score, number in scored}
        for one, other, weight in self._pairs:
            ones, others = one.places(totals), other.places(totals)
            for number in ones.keys() & others.keys():
                totals[number] += weight * _nearness(ones[number], others[number])
        return [(rounded(score), number) for number, score in totals.items()]


class Weighed:
    """A leaf of a query with its weight."""

    def __init__(self, matcher: Matcher, leaf: Leaf | None, stands: Stands) -> None:
        """Weigh what stands there; the bounds of a leaf are remembered, None is for none that comes again."""
        self._matcher = matcher
        self._leaf = leaf
        self._stands = {field: one for field, one in stands.items() if one.bits}
        self._weight = idf(matcher.snapshot, union(stands).bit_count()) * (K1 + 1)

    def add_scores(self, totals: list[float], numbers: Sequence[int], found: int, lengths: Sequence[float]) -> None:
        """Add field by field what it adds to the scores of these passages, which are those of the set `found`.

        `lengths` is K1 times the norm of each.
        """
        for field, one in self._stands.items():
            held = one.bits & found
            if not held:
                continue
            boost = self._weight * BOOSTS[field]
            if field == TEXT:
                triples = zip(totals, one.counts(numbers), lengths, strict=True)
                totals[:] = [total + boost * often / (often + length) for total, often, length in triples]
            else:
                # few have it there
                having = bitsets.numbers(held)
                for number, often in zip(having, one.counts(having), strict=True):
                    totals[bisect_left(numbers, number)] += boost * _SHARES[often]

    def is_asked_again(self) -> bool:
        """Tell whether this leaf was asked this before: then it pays to know what it adds at most."""
        if self._leaf is None:
            return False
        before = self._leaf in self._matcher.asked
        self._matcher.asked.put(self._leaf, True, 1)
        return before

    def bound(self) -> Planes:
        """Return what it adds at most in each passage."""
        matcher = self._matcher
        planes = None if self._leaf is None else matcher.bounds.get(self._leaf)
        if planes is None:
            besides = [
                (one, self._weight * BOOSTS[field] * one.most / (one.most + K1))
                for field, one in self._stands.items()
                if field != TEXT
            ]
            text = self._stands.get(TEXT, NOTHING)
            planes = of_word(text, matcher.snapshot.by_length(share), self._weight * BOOSTS[TEXT], besides)
            if self._leaf is not None:
                matcher.bounds.put(self._leaf, planes, sum(plane.bit_length() for plane in planes) // 8 + 1)
        return planes


def share(often: int, relative_length: float) -> float:
    """Return what a word adds that stands so often in a text so many times as long as the mean, as part of the most."""
    return often / (often + K1 * ((1 - B) + B * relative_length))


def by_words(snapshot: Snapshot, words: Sequence[Weighed], found: int, many: int, *, is_last: bool = True) -> Scored:
    """Return the best passages of a set, so many, the best first, by the words they have.

    Those of one score are in order, but where all of the set come back and `is_last` says that they are put in order
    once more.
    """
    if not words:
        return [(0.0, number) for number in _newest(snapshot, found, many)]
    again = [word.is_asked_again() for word in words]
    few = _FEW if all(again) else _SOME
    if found.bit_count() <= max(few, many):
        best = _best(_totals(snapshot, words, found), many)
        if len(best) <= many and not is_last:
            return sorted(best, reverse=True)
        return in_order(snapshot, best)[:many]
    bounds = Bounds([word.bound() for word in words])
    sure = bounds.greatest(found, many)
    scored = _best(_totals(snapshot, words, sure), many)
    least = min(score for score, _ in scored)
    # what may be as good as the last of them is scored too
    others = bounds.at_least(least - _ROUNDING, found) & ~sure
    return in_order(snapshot, at_least_the_last(scored + _best(_totals(snapshot, words, others), many), many))[:many]


def at_least_the_last(scored: Scored, many: int) -> Scored:
    """Return those that are as good as the last of the best, of which there are so many."""
    if len(scored) <= many:
        return scored
    least = sorted((score for score, _ in scored), reverse=True)[many - 1]
    return [one for one in scored if one[0] >= least]


def _best(totals: Totals, many: int) -> Scored:
    """Return of all scores, rounded, those that are as good as the last of the best, of which there are so many."""
    numbers, scores = totals
    least = sorted(scores, reverse=True)[many - 1] - _ROUNDING if len(scores) > many else -math.inf
    chosen = [(rounded(score), number) for score, number in zip(scores, numbers, strict=True) if score >= least]
    return at_least_the_last(chosen, many)


def _totals(snapshot: Snapshot, words: Sequence[Weighed], found: int) -> Totals:
    numbers = bitsets.numbers(found)
    norms = _Norms(snapshot.mean_length)
    lengths = list(map(norms.__getitem__, map(snapshot.lengths.__getitem__, numbers)))
    totals = [0.0] * len(numbers)
    for word in words:
        word.add_scores(totals, numbers, found, lengths)
    return numbers, totals


class _Norms(dict[int, float]):
    """K1 times the norm of a text, by its words; many texts have as many."""

    def __init__(self, mean: float) -> None:
        super().__init__()
        self._mean = mean

    def __missing__(self, length: int) -> float:
        norm = self[length] = K1 * ((1 - B) + B * length / self._mean)
        return norm


def in_order(snapshot: Snapshot, scored: Scored) -> Scored:
    """Return passages the best first; of equals the newer document, then by its id, then the passage that is first."""
    out: Scored = []
    for _, equals in groupby(sorted(scored, key=itemgetter(0), reverse=True), itemgetter(0)):
        some = list(equals)
        out += some if len(some) == 1 else _equals_in_order(snapshot, some)
    return out


def _equals_in_order(snapshot: Snapshot, scored: Scored) -> Scored:
    keyed = [(*snapshot.order_of(number), number, score) for score, number in scored]
    keyed.sort(key=itemgetter(1, 2, 3))
    # a sort leaves equals in the order of the one before it
    keyed.sort(key=itemgetter(0), reverse=True)
    return [(one[4], one[3]) for one in keyed]


def newest_first(snapshot: Snapshot, best: Callable[[int, int], Scored], found: int, many: int) -> Scored:
    """Return the newest passages of a set, so many, the newest first, those of one date the best first."""
    held = bitsets.digits(found)
    out: Scored = []
    dates = snapshot.documents.column("date")
    for _, places in groupby(snapshot.newest_first, lambda place: dates[place] or ""):
        spans = [snapshot.spans[place] for place in places]
        if len(out) < many and any(held.find("1", start, end) >= 0 for start, end in spans):
            out += best(found & bitsets.from_spans(spans, snapshot.count), many - len(out))
    return out


def _newest(snapshot: Snapshot, found: int, many: int) -> list[int]:
    held = bitsets.digits(found)
    out: list[int] = []
    for place in snapshot.newest_first:
        start, end = snapshot.spans[place]
        while len(out) < many and (number := held.find("1", start, end)) >= 0:
            out.append(number)
            start = number + 1
        if len(out) == many:
            break
    return out


Pair: TypeAlias = tuple["Places", "Places", float]


class Places:
    """Where any leaf of a part of a query stands in texts."""

    def __init__(self, standing: Sequence[Standing]) -> None:
        self._standing = standing

    @property
    def count(self) -> int:
        """How many passages have it."""
        return reduce(or_, (one.bits for one in self._standing), 0).bit_count()

    def places(self, numbers: Collection[int]) -> Mapping[int, Sequence[int]]:
        """Return for those of these passages that have it its places there."""
        found: dict[int, Sequence[int]] = {}
        for one in self._standing:
            for number, places in one.places(numbers).items():
                found[number] = (*found[number], *places) if number in found else places
        return found


def _pairs(matcher: Matcher, query: Query | None) -> list[Pair]:
    """Return each two parts of a query that follow on one another, with what they add side by side."""
    if not isinstance(query, And):
        return []
    parts = [_in_text(matcher, part) for part in query.parts if not isinstance(part, Not | Everything)]
    return [
        (one, other, NEARNESS * idf(matcher.snapshot, max(one.count, other.count)))
        for one, other in pairwise(part for part in parts if part.count)
    ]


def _in_text(matcher: Matcher, part: Query) -> Places:
    leaves = [
        leaf for leaf in wanted_leaves(part) if not (isinstance(leaf, Prefix) and len(leaf.text) < _FEWEST_LETTERS)
    ]
    return Places([stands[TEXT] for leaf in leaves if TEXT in (stands := matcher.stands(leaf))])


def _nearness(one: Sequence[int], other: Sequence[int]) -> float:
    """Return what the nearest two places add, at most IN_ORDER; a word is not near itself."""
    nearest = 0.0
    for place in one:
        for second in other:
            apart = second - place
            if -FAR < apart < FAR and apart:
                nearest = max(nearest, IN_ORDER if apart == 1 else 1 / abs(apart))
    return nearest
