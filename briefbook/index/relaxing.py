"""Index room: what is shown where no passage has all of the words: passages with most of them.

What officers half remember is seldom all there. Quotations, exclusions and filters stay as they are; a word in the
title counts for every passage of its document, and what has more of the words comes before what has fewer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from briefbook.index import bitsets
from briefbook.index.asking import wanted_leaves
from briefbook.index.bitsets import Planes
from briefbook.index.matching import Matcher
from briefbook.index.ranking import Scored, Weighed, by_words, in_order, newest_first, rounded
from briefbook.index.schema import TITLE
from briefbook.index.standing import Everywhere
from briefbook.model.query import And, Or, Prefix, Query, Word

_FEWEST = 3
"""Of two words neither can be spared: what is left is another question."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The passages that have at least half of the words, some of them in their document's title.

    Attributes:
        found: all of them, filters aside, as a set.
    """

    _matcher: Matcher
    _words: Sequence[Weighed]
    _had: Planes
    _asked: int
    found: int

    def best(self, found: int, many: int) -> Scored:
        """Return the best passages of a set, so many, the best first."""
        snapshot = self._matcher.snapshot
        scored: Scored = []
        for had in range(1, self._asked + 1):
            some = bitsets.at_least(self._had, had, found) & ~bitsets.at_least(self._had, had + 1, found)
            share = had / self._asked
            best = by_words(snapshot, self._words, some, many) if some else []
            scored += [(rounded(score * share), number) for score, number in best]
        return in_order(snapshot, scored)[:many]

    def newest(self, found: int, many: int) -> Scored:
        """Return the newest passages of a set, so many, the newest first, those of one date the best first."""
        return newest_first(self._matcher.snapshot, self.best, found, many)


def relaxed(matcher: Matcher, query: Query) -> Relaxed | None:
    """Return what has most of the words of a query, None where too few of its parts are words."""
    if not isinstance(query, And):
        return None
    words = [part for part in query.parts if _is_plain(part)]
    if len(words) < _FEWEST:
        return None
    rest = matcher.bits(And(tuple(part for part in query.parts if not _is_plain(part))))
    each = [(matcher.bits(word), _by_title(matcher, word)) for word in words]
    had: Planes = reduce(bitsets.added, ([passages | titled] for passages, titled in each))
    stands_there = reduce(or_, (passages for passages, _ in each))
    leaves = [leaf for word in words for leaf in wanted_leaves(word)]
    stands = [{**matcher.stands(one), TITLE: Everywhere(_by_title(matcher, one))} for one in leaves]
    weighed = [Weighed(matcher, None, one) for one in stands]
    found = bitsets.at_least(had, (len(words) + 1) // 2, stands_there & rest)
    return Relaxed(matcher, weighed, had, len(words), found)


def _is_plain(part: Query) -> bool:
    if isinstance(part, Or):
        return all((isinstance(one, Prefix) and one.typed) or isinstance(one, Word) for one in part.parts)
    return isinstance(part, Prefix) or (isinstance(part, Word) and not part.title_only)


def _by_title(matcher: Matcher, part: Query) -> int:
    """Return the passages of all documents that have a word in their title."""
    leaves = wanted_leaves(part)
    return reduce(or_, (matcher.in_whole_documents(matcher.stands(leaf)[TITLE].bits) for leaf in leaves), 0)
