"""Index room: passages that speak of the same as a paragraph: its words, weighted, looked for together.

A word weighs as much as it says in this folder (idf as Lucene has it: ln(1 + (N - n + .5) / (n + .5))), times how often
it stands in the paragraph; passages are scored by BM25 over their text (Robertson and Zaragoza; K1 1.2, B .75), for the
words that weigh most. Words too common to ask for are left out.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Protocol, TypeAlias

from briefbook.index.analysis import asked_words, terms, words
from briefbook.index.catalogue import StoredPassage
from briefbook.index.stop_words import too_common
from briefbook.model.query import Word

K1, B = 1.2, 0.75
MOST_WORDS = 30
"""More words add time, and lead away from the subject (tried on CACM: from 20 to 40 it makes little difference)."""

Held: TypeAlias = tuple[Sequence[int], Sequence[int]]
"""The passages whose text has a word, and how often each has it."""


class Ground(Protocol):
    """What is looked through."""

    @property
    def lengths(self) -> Sequence[int]:
        """For each passage the words of its text."""

    @property
    def mean_length(self) -> float:
        """Of all texts."""

    def texts(self, numbers: Sequence[int]) -> Iterable[StoredPassage]:
        """Return the passages of these numbers."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    word: Word
    weight: float
    held: Held


class Resemblance:
    """How much each passage resembles one paragraph."""

    def __init__(self, paragraph: str, look_up: Callable[[Word], Held], passages: int) -> None:
        """Weigh the words of a paragraph, of so many passages; `look_up` tells where a word stands."""
        self._paragraph = paragraph
        each = (_weighed(Word(word), often, look_up, passages) for word, often in _counted(paragraph).items())
        self._weighed = nlargest(MOST_WORDS, (one for one in each if one.weight > 0), key=lambda one: one.weight)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that are looked for, the weightiest first."""
        return tuple(one.word for one in self._weighed)

    def scores(self, ground: Ground) -> dict[int, float]:
        """Return the score of each passage that has any of the words, but for those that are the paragraph itself."""
        lengths = ground.lengths
        shares = [K1 * (1 - B + B * length / ground.mean_length) for length in range(max(lengths, default=0) + 1)]
        totals = [0.0] * len(lengths)
        for one in self._weighed:
            weight = one.weight * (K1 + 1)
            for number, often in zip(*one.held, strict=True):
                totals[number] += weight * often / (often + shares[lengths[number]])
        for number in self._itself(ground):
            totals[number] = 0.0
        return {number: total for number, total in enumerate(totals) if total}

    def _itself(self, ground: Ground) -> list[int]:
        """Return the passages that say the paragraph word for word."""
        asked = words(self._paragraph)
        if not self._weighed:
            return []
        first, *others = sorted((one.held[0] for one in self._weighed), key=len)
        having_all = set(first).intersection(*others)
        long_enough = [number for number in sorted(having_all) if ground.lengths[number] == len(asked)]
        texts = ground.texts(long_enough)
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


def _weighed(word: Word, often: int, look_up: Callable[[Word], Held], passages: int) -> _Weighed:
    held = look_up(word)
    having = len(held[0])
    idf = math.log(1 + (passages - having + 0.5) / (having + 0.5)) if having else 0.0
    return _Weighed(word, often * idf, held)
