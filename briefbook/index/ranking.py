"""Index room: how well a passage answers: BM25 over text, heading and title, and words near one another.

BM25 as Whoosh has it (Robertson and Zaragoza; K1 1.2, B .75, idf ln(N / (df + 1)) + 1), summed over the fields. Only
passages that are there count, so a score depends on the folder alone, never on how its index grew. All forms of a word
count as one word. Length matters in the text alone: headings and titles are all short.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from briefbook.index.asking import wanted_leaves
from briefbook.index.matching import Matcher, Occurrences
from briefbook.index.schema import HEADING, TEXT, TITLE, Packed, count, unpack
from briefbook.index.snapshot import Snapshot
from briefbook.model.query import And, Everything, Not, Query, Word

K1, B = 1.2, 0.75
BOOSTS = {TEXT: 1.0, HEADING: 0.5, TITLE: 0.7}
NEARNESS = 0.5
"""What two words side by side add, as part of the rarer one's idf; the further apart, the less."""
FAR = 8
"""Words so far apart add nothing."""
_DIGITS = 6
"""Scores are rounded so that they, and the order of equals, are the same on every machine."""


def idf(snapshot: Snapshot, passages: int) -> float:
    """Return the weight of something that so many passages have."""
    return math.log(max(1, len(snapshot.live)) / (passages + 1)) + 1


def scores(matcher: Matcher, query: Query, found: Collection[int]) -> dict[int, float]:
    """Return the score of each passage found."""
    total = dict.fromkeys(found, 0.0)
    for leaf in wanted_leaves(query):
        add_leaf(matcher.snapshot, matcher.occurrences(leaf), total)
    _add_nearness(matcher, query, total)
    return {number: rounded(score) for number, score in total.items()}


def rounded(score: float) -> float:
    """Return a score as it is compared and shown."""
    return round(score, _DIGITS)


def add_leaf(snapshot: Snapshot, occurrences: Occurrences, total: dict[int, float]) -> None:
    """Add to the scores what a part of the query contributes."""
    weight = idf(snapshot, len(frozenset().union(*occurrences.values())))
    for field, by_passage in occurrences.items():
        boost = weight * BOOSTS[field] * (K1 + 1)
        for number in _shorter(by_passage, total):
            often = count(by_passage[number])
            total[number] += boost * often / (often + K1 * _norm(snapshot, field, number))


def _norm(snapshot: Snapshot, field: str, number: int) -> float:
    if field != TEXT:
        return 1.0
    return (1 - B) + B * snapshot.lengths[number] / snapshot.mean_length


def _shorter(one: Mapping[int, object], other: Mapping[int, object]) -> Iterable[int]:
    if len(one) <= len(other):
        return (number for number in one if number in other)
    return (number for number in other if number in one)


def _add_nearness(matcher: Matcher, query: Query, total: dict[int, float]) -> None:
    if not isinstance(query, And):
        return
    snapshot = matcher.snapshot
    units = [_in_text(matcher, part) for part in query.parts if not isinstance(part, Not | Everything)]
    for one, other in pairwise(unit for unit in units if unit):
        weight = NEARNESS * idf(snapshot, max(len(one), len(other)))
        for number in _shorter(one, total):
            if number in other:
                apart = _apart(unpack(one[number]), unpack(other[number]))
                if apart < FAR:
                    total[number] += weight / apart


def _in_text(matcher: Matcher, part: Query) -> Mapping[int, Packed]:
    leaves = [leaf for leaf in wanted_leaves(part) if not (isinstance(leaf, Word) and leaf.title_only)]
    each = [matcher.occurrences(leaf)[TEXT] for leaf in leaves]
    if len(each) == 1:
        return each[0]
    merged: dict[int, Packed] = {}
    for found in each:
        for number, places in found.items():
            merged[number] = merged.get(number, "") + places
    return merged


def _apart(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many words the nearest two places lie apart, at least 1: a word is not near itself."""
    nearest = FAR
    for place in one:
        for second in other:
            apart = abs(second - place)
            if 0 < apart < nearest:
                nearest = apart
    return nearest
