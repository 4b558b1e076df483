"""Index room: passages that speak of the same as a paragraph: its words, weighted, looked for together.

A word weighs as much as it says in this folder (idf as Lucene has it: ln(1 + (N - n + .5) / (n + .5))), times how often
it stands in the paragraph; passages are scored by BM25 over their text (Robertson and Zaragoza; K1 1.2, B .75), for the
words that weigh most. Words too common to ask for are left out.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from heapq import nlargest
from operator import add, and_, or_

from briefbook.index import bitsets
from briefbook.index.analysis import asked_words, terms, words
from briefbook.index.bitsets import Planes
from briefbook.index.ranking import Scored, at_least_the_last, in_order, newest_first, rounded
from briefbook.index.snapshot import Snapshot
from briefbook.index.standing import Standing
from briefbook.index.stop_words import too_common
from briefbook.model.query import Word

K1, B = 1.2, 0.75
MOST_WORDS = 30
"""More words add time, and lead away from the subject (tried on CACM: from 20 to 40 it makes little difference)."""
AT_FIRST = 1000
"""So many passages with the weightiest words are scored first."""
_UNIT = 1 / 64
"""Of a score, in which bounds are whole numbers."""
_ROUNDING = 1e-5
"""Sums of one and the same numbers may differ by less."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A word with what it says at most, and where it stands."""

    word: Word
    weight: float
    text: Standing

    @property
    def most(self) -> float:
        """Return what it adds at most to the score of a passage, which has hardly another word."""
        often = self.text.most
        return self.weight * (K1 + 1) * often / (often + K1 * (1 - B))


class Resemblance:
    """How much passages resemble one paragraph.

    Attributes:
        words: those that are looked for, the weightiest first.
        found: the passages that have any of them, but for those that are the paragraph itself, as a set.
    """

    def __init__(
        self, paragraph: str, look_up: Callable[[Word], Standing], snapshot: Snapshot, at_first: int = AT_FIRST
    ) -> None:
        """Weigh the words of a paragraph; `look_up` tells where a word stands in texts.

        So many passages are scored at first; the others are scored where they can be as good.
        """
        self._at_first = at_first
        self._snapshot = snapshot
        passages = snapshot.live.bit_count()
        each = (_weighed(Word(word), often, look_up, passages) for word, often in _counted(paragraph).items())
        self._weighed = nlargest(MOST_WORDS, (one for one in each if one.weight > 0), key=lambda one: one.weight)
        self.words = tuple(one.word for one in self._weighed)
        any_of = reduce(or_, (one.text.bits for one in self._weighed), 0)
        self.found = any_of & ~bitsets.from_numbers(self._itself(paragraph), snapshot.count)

    def best(self, found: int, many: int) -> Scored:
        """Return the best passages of a set, so many, the best first."""
        scored = self._scored(found & self.found, many)
        return in_order(self._snapshot, at_least_the_last(scored, many))[:many]

    def newest(self, found: int, many: int) -> Scored:
        """Return the newest passages of a set, so many, the newest first, those of one date the best first."""
        return newest_first(self._snapshot, self.best, found, many)

    def _scored(self, found: int, many: int) -> Scored:
        """Return the best passages of a set, so many, and some others.

        Those with the weightiest words are scored first. What could be as good as the worst of the best, if each of its
        words stood in it as often as in any other and in the shortest text, is scored too.
        """
        seed = 0
        for one in self._weighed:
            if seed.bit_count() < max(self._at_first, many):
                seed |= one.text.bits & found
        scored = self._all_scored(seed)
        best = at_least_the_last(scored, many)
        if len(best) < many:
            return scored + self._all_scored(found & ~seed)
        least = math.floor((min(score for score, _ in best) - _ROUNDING) / _UNIT)
        at_most: Planes = reduce(
            bitsets.added, (bitsets.constant(math.ceil(one.most / _UNIT), one.text.bits) for one in self._weighed)
        )
        return scored + self._all_scored(bitsets.at_least(at_most, max(0, least), found & ~seed))

    def _all_scored(self, found: int) -> Scored:
        numbers = bitsets.numbers(found)
        lengths, mean = self._snapshot.lengths, self._snapshot.mean_length
        shares = [K1 * (1 - B + B * length / mean) for length in map(lengths.__getitem__, numbers)]
        totals = [0.0] * len(numbers)
        for one in self._weighed:
            if one.text.bits & found:
                weight = one.weight * (K1 + 1)
                each = zip(one.text.counts(numbers), shares, strict=True)
                totals = list(map(add, totals, [weight * often / (often + share) for often, share in each]))
        return [(rounded(total), number) for total, number in zip(totals, numbers, strict=True)]

    def _itself(self, paragraph: str) -> list[int]:
        """Return the passages that say the paragraph word for word."""
        asked = words(paragraph)
        having_all = reduce(and_, (one.text.bits for one in self._weighed)) if self._weighed else 0
        lengths = self._snapshot.lengths
        long_enough = [number for number in bitsets.numbers(having_all) if lengths[number] == len(asked)]
        texts = self._snapshot.texts(long_enough)
        return [number for number, one in zip(long_enough, texts, strict=True) if words(one.passage.text) == asked]


def _counted(paragraph: str) -> Mapping[str, int]:
    """Return how often each word stands in a paragraph, all forms of a word as one."""
    asked = asked_words(paragraph)
    common = too_common(asked)
    forms: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for word in asked:
        if word not in common:
            own = terms(word, None)
            known = next((forms[term] for term in own if term in forms), word)
            forms.update((term, known) for term in own if term not in forms)
            counts[known] += 1
    return counts


def _weighed(word: Word, often: int, look_up: Callable[[Word], Standing], passages: int) -> _Weighed:
    text = look_up(word)
    having = text.bits.bit_count()
    idf = math.log(1 + (passages - having + 0.5) / (having + 0.5)) if having else 0.0
    return _Weighed(word, often * idf, text)
