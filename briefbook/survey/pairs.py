"""Survey room: which English and French documents of a folder are versions of one text, each in one pair at most.

Not every document is compared with every other: those that share a name, a number, an address, a day or the rarest
anchors are, so that the time grows with the number of documents and not with its square.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefbook.model.pair import Pair
from briefbook.survey.name_keys import language_in_name
from briefbook.survey.pair_score import PairRow, Side, likelihood, side

__all__ = ["PairRow", "pairs"]

_LEAST = 0.5
"""Confidence below which a pair is not worth showing."""
_RAREST = 60
"""Anchors of a document that are looked up in the others."""
_COMMON = 40
"""Documents that have an anchor, above which it is not looked up."""
_NEAREST = 6
"""Documents that are compared, of those that share rare anchors."""
_CROWD = 8
"""Documents with the same key, above which the key says nothing."""
_MARGIN = 1.0
"""How much likelier than the next one a pair must be to be beyond doubt."""
_TRUST = 0.75
"""What a greater lead adds, where there were others to compare with."""


def pairs(rows: Sequence[PairRow]) -> tuple[Pair, ...]:
    """Return the pairs of a folder, in the order of their English paths."""
    english = [row for row in rows if _language(row) == "en"]
    french = [row for row in rows if _language(row) == "fr"]
    weights = _weights(english, french)
    matching = _Matching([side(row, weights) for row in english], [side(row, weights) for row in french], weights)
    return tuple(sorted(matching.found(), key=lambda pair: pair.en))


def _language(row: PairRow) -> str | None:
    return row.language or language_in_name(row.path)


def _weights(english: Sequence[PairRow], french: Sequence[PairRow]) -> dict[str, float]:
    """Weigh the anchors that stand in both languages: rare ones more, those of one language mainly hardly."""
    in_english = Counter(anchor for row in english for anchor in row.anchors)
    in_french = Counter(anchor for row in french for anchor in row.anchors)
    count = len(english) + len(french)
    weights = {}
    for anchor, times in in_english.items():
        other = in_french.get(anchor)
        if other:
            shares = times / len(english), other / len(french)
            balance = min(1.0, 4 * min(shares) / max(shares))
            weights[anchor] = balance * math.log(1 + count / (times + other))
    return weights


@dataclass(slots=True)
class _Matching:
    """Both languages, with the likelihood of every two documents that were compared."""

    english: Sequence[Side]
    french: Sequence[Side]
    weights: Mapping[str, float]
    odds: dict[tuple[int, int], float] = field(default_factory=dict)

    def found(self) -> Iterator[Pair]:
        """Compare what is worth comparing and yield the pairs, likeliest first."""
        size = len(self.english) + len(self.french)
        crowds = Counter(one.numbers for one in (*self.english, *self.french))
        for en, fr in self._worth_comparing():
            one, other = self.english[en], self.french[fr]
            self.odds[en, fr] = likelihood(one, other, self.weights, size, crowds[one.numbers])
        yield from self._assigned()

    def _assigned(self) -> Iterator[Pair]:
        """Take the likeliest two first; what comes close for either of them makes the pair less sure."""
        by_english: dict[int, list[float]] = defaultdict(list)
        by_french: dict[int, list[float]] = defaultdict(list)
        for (en, fr), odds in self.odds.items():
            by_english[en].append(odds)
            by_french[fr].append(odds)
        taken_english: set[int] = set()
        taken_french: set[int] = set()
        for (en, fr), odds in sorted(self.odds.items(), key=self._rank):
            if en in taken_english or fr in taken_french:
                continue
            rival = max(_rival(by_english[en], odds), _rival(by_french[fr], odds))
            lead = max(0.0, min(odds - rival, 3.0)) - _MARGIN
            sure = odds + (lead if lead < 0 else lead * _TRUST)
            confidence = 1 / (1 + math.exp(-sure))
            if confidence < _LEAST:
                continue
            taken_english.add(en)
            taken_french.add(fr)
            yield Pair(self.english[en].row.path, self.french[fr].row.path, round(confidence, 3))

    def _rank(self, item: tuple[tuple[int, int], float]) -> tuple[float, str, str]:
        (en, fr), odds = item
        return -odds, self.english[en].row.path, self.french[fr].row.path

    def _worth_comparing(self) -> Iterator[tuple[int, int]]:
        yield from self._by_key([[one.name] for one in self.english], [[one.name] for one in self.french])
        yield from self._by_key([[one.numbers] for one in self.english], [[one.numbers] for one in self.french])
        yield from self._by_key([one.addresses for one in self.english], [one.addresses for one in self.french])
        yield from self._by_key([[one.row.date] for one in self.english], [[one.row.date] for one in self.french])
        yield from self._by_anchors()

    def _by_key(
        self, english: Sequence[Iterable[Hashable]], french: Sequence[Iterable[Hashable]]
    ) -> Iterator[tuple[int, int]]:
        places: dict[Hashable, list[int]] = defaultdict(list)
        for fr, keys in enumerate(french):
            for key in keys:
                if key:
                    places[key].append(fr)
        for en, keys in enumerate(english):
            for key in keys:
                if key and len(places.get(key, ())) <= _CROWD:
                    yield from ((en, fr) for fr in places.get(key, ()))

    def _by_anchors(self) -> Iterator[tuple[int, int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for fr, one in enumerate(self.french):
            for anchor in one.shared:
                places[anchor].append(fr)
        for en, one in enumerate(self.english):
            near: dict[int, float] = defaultdict(float)
            for anchor in sorted(one.shared, key=lambda anchor: (-self.weights[anchor], anchor))[:_RAREST]:
                if len(places[anchor]) <= _COMMON:
                    for fr in places[anchor]:
                        near[fr] += self.weights[anchor]
            for fr in sorted(near, key=lambda place: (-near[place], place))[:_NEAREST]:
                yield en, fr


def _rival(odds: Sequence[float], best: float) -> float:
    """The likeliest of the others that were compared; without others there is no lead."""
    others = sorted(odds)
    others.remove(best)
    return others[-1] if others else best - _MARGIN
