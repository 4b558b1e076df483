"""Scores and the order of passages worked out one by one, from the formulas and the texts alone."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from briefbook.index.analysis import terms, words
from briefbook.index.asking import wanted_leaves
from briefbook.model.document import Document, Passage
from briefbook.model.kinds import LANGUAGES
from briefbook.model.query import And, Everything, Filters, Not, Phrase, Prefix, Query, Word
from tests.index.making import Place
from tests.index.oracle import Corpus

K1, B = 1.2, 0.75
BOOSTS = (1.0, 0.5, 0.7)
"""Of text, heading, title."""
TITLE = 2
AMONG = 300


@dataclass(frozen=True, eq=False)
class Held:
    """A passage with the words of its fields: text, heading, title."""

    document: Document
    passage: Passage
    fields: tuple[Sequence[str], Sequence[str], Sequence[str]]

    @property
    def place(self) -> Place:
        return self.document.path, self.passage.ordinal

    def starts(self, leaf: Query, corpus: Corpus, field: int) -> list[list[int]]:
        """Return for each language the places at which a leaf stands in a field."""
        # a title is in the language of its document, whatever its first passage is in
        language = self.document.language if field == TITLE else self.passage.language or self.document.language
        spoken = LANGUAGES if language is None else (language,)
        held = self.fields[field]
        if isinstance(leaf, Phrase):
            asked = words(leaf.text)
            return [[p for p in range(len(held) - len(asked) + 1) if held[p : p + len(asked)] == asked]]
        assert isinstance(leaf, Word | Prefix)
        (wanted,) = corpus.wanted(leaf)
        return [[p for p, w in enumerate(held) if not wanted.terms.isdisjoint(terms(w, one))] for one in spoken]


Starts = tuple[list[list[int]], list[list[int]], list[list[int]]]


class Ranked:
    """All passages of a corpus of single words and quotations, ranked by brute force."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._corpus = Corpus(documents)
        self._held = [
            Held(document, passage, (words(passage.text), heading_words(passage), title_words(document, number)))
            for document in documents
            for number, passage in enumerate(document.passages)
        ]
        lengths = [len(one.fields[0]) for one in self._held]
        self._mean = max(1.0, sum(lengths) / max(1, len(lengths)))
        self._known: dict[Query, dict[Held, Starts]] = {}

    def best(self, query: Query, filters: Filters, many: int) -> list[tuple[float, Place]]:
        """Return the best passages with their scores, of equals the newer first, then by id, then as they stand."""
        answers = self._corpus.answers(query, filters)
        found = [one for one in self._held if one.place in answers]
        leaves = wanted_leaves(query)
        having = [sum(any(map(any, held)) for held in self._starts(leaf).values()) for leaf in leaves]
        weighed = list(zip(leaves, having, strict=True))
        first = in_order([(round(sum(self._score(one, *each) for each in weighed), 6), one) for one in found])
        if isinstance(query, And):
            pairs = self._pairs(query)
            near = [(round(score + self._nearness(one, pairs), 6), one) for score, one in first[:AMONG]]
            first = in_order(near) + first[AMONG:]
        return [(score, one.place) for score, one in first[:many]]

    def _starts(self, leaf: Query) -> dict[Held, Starts]:
        if leaf not in self._known:
            corpus = self._corpus
            self._known[leaf] = {
                one: (one.starts(leaf, corpus, 0), one.starts(leaf, corpus, 1), one.starts(leaf, corpus, 2))
                for one in self._held
            }
        return self._known[leaf]

    def _idf(self, passages: int) -> float:
        return math.log(max(1, len(self._held)) / (passages + 1)) + 1

    def _score(self, one: Held, leaf: Query, having: int) -> float:
        total = 0.0
        for field, boost in enumerate(BOOSTS):
            often = max(map(len, self._starts(leaf)[one][field]))
            norm = (1 - B) + B * len(one.fields[0]) / self._mean if field == 0 else 1.0
            total += boost * often / (often + K1 * norm)
        return total * self._idf(having) * (K1 + 1)

    def _pairs(self, query: And) -> list[tuple[Query, Query, float]]:
        parts = [part for part in query.parts if not isinstance(part, Not | Everything)]
        having = {part: sum(any(held[0]) for held in self._starts(part).values()) for part in parts}
        there = [part for part in parts if having[part]]
        return [(one, other, 0.5 * self._idf(max(having[one], having[other]))) for one, other in pairwise(there)]

    def _nearness(self, one: Held, pairs: Sequence[tuple[Query, Query, float]]) -> float:
        total = 0.0
        for first, second, weight in pairs:
            ones, others = (list(chain.from_iterable(self._starts(part)[one][0])) for part in (first, second))
            apart = [b - a for a in ones for b in others if 0 < abs(b - a) < 8]
            total += weight * max((1.5 if step == 1 else 1 / abs(step) for step in apart), default=0)
        return total


def in_order(scored: list[tuple[float, Held]]) -> list[tuple[float, Held]]:
    ordered = sorted(
        scored, key=lambda one: (one[1].document.fingerprint, one[1].document.path, one[1].passage.ordinal)
    )
    return sorted(ordered, key=lambda one: (one[0], one[1].document.date or ""), reverse=True)


def heading_words(passage: Passage) -> Sequence[str]:
    return [word for number, one in enumerate(passage.heading) for word in (*([""] if number else []), *words(one))]


def title_words(document: Document, number: int) -> Sequence[str]:
    return words(document.title or "") if number == 0 else []
