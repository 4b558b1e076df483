"""Index room: how many of the passages found have each value: facts of their documents, and topics they answer."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeAlias

from briefbook.index import bitsets
from briefbook.index.cards import Field
from briefbook.index.filtering import Allowed
from briefbook.index.snapshot import Snapshot
from briefbook.model.hit import FacetCount
from briefbook.model.kinds import FacetName
from briefbook.model.query import Scope

_OFTEN_ASKED = 1
"""So many times the first facet is counted document by document, each other once more: one search prepares one."""
_LARGE = 50
"""Values of one document in so many, or more, are counted as sets; the others document by document."""
_SPARSE = 100
"""When one passage in so many, or less, is left to be counted, the documents of all are."""
_ByDocument: TypeAlias = Sequence[tuple[int, int]]
"""Places of documents, each with how many of its passages are found."""


def _itself(value: str) -> str:
    return value


def _year(date: str) -> str:
    year = date[:4]
    return year if len(year) == 4 and year.isascii() and year.isdigit() else ""


_VALUE_OF: Mapping[FacetName, tuple[Field, Callable[[str], str]]] = {
    FacetName.KIND: ("kind", _itself),
    FacetName.PUBLISHER: ("publisher", _itself),
    FacetName.YEAR: ("date", _year),
    FacetName.LANGUAGE: ("language", _itself),
    FacetName.FOLDER: ("folder", _itself),
    FacetName.MARKING: ("marking", _itself),
}
"""The field of a document that a facet is taken from, and its value there, empty for none."""


_digits = lru_cache(maxsize=2)(bitsets.digits)
"""Several facets are counted over one set of passages."""


@dataclass(frozen=True, slots=True)
class _Facet:
    """The values of one facet.

    Attributes:
        large: with the passages of each, the most frequent first.
        small: with the spans of passages of the documents of each.
        small_of: for the places of those documents the value of each.
    """

    large: Sequence[tuple[str, int]]
    small: Sequence[tuple[str, Sequence[tuple[int, int]]]]
    small_of: Mapping[int, str]

    def counted(self, found: int, by_document: Callable[[int], _ByDocument]) -> Iterable[tuple[str, int]]:
        """Yield each value with how many passages of a set have it; a passage has one value at most."""
        left = found.bit_count()
        for value, passages in self.large:
            if not left:
                return
            count = (found & passages).bit_count()
            left -= count
            yield value, count
        if left * _SPARSE < found.bit_length():
            totals: Counter[str] = Counter()
            for place, count in by_document(found) if left else ():
                totals[self.small_of.get(place, "")] += count
            del totals[""]
            yield from totals.items()
        elif self.small:
            held = _digits(found)
            for value, spans in self.small:
                yield value, sum(held.count("1", start, end) for start, end in spans)


class Facets:
    """The facets of all passages of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._facets: dict[FacetName, _Facet] = {}
        self._asked: Counter[FacetName] = Counter()

    def counts(self, name: FacetName, found: int) -> tuple[FacetCount, ...]:
        """Return how many passages of a set have each value of a facet of their documents."""
        facet = self._facets.get(name)
        if facet is None:
            self._asked[name] += 1
            if self._asked[name] <= _OFTEN_ASKED + list(_VALUE_OF).index(name):
                return in_order(self._counted(name, found).items())
            facet = self._prepared(name)
        return in_order(facet.counted(found, self._snapshot.counted_by_document))

    def prepare(self, name: FacetName) -> None:
        """Put together the values of a facet as sets; from then on it is counted by them."""
        self._prepared(name)

    def _prepared(self, name: FacetName) -> _Facet:
        facet = self._facets.get(name)
        if facet is None:
            facet = self._facets[name] = self._facet(*_VALUE_OF[name])
        return facet

    def _counted(self, name: FacetName, found: int) -> Mapping[str, int]:
        """Return how many passages of a set have each value, document by document."""
        field, value_of = _VALUE_OF[name]
        values: Counter[str] = Counter()
        for value, count in self._snapshot.documents.counts(field, self._snapshot.counted_by_document(found)):
            values[value_of(value or "")] += count
        del values[""]
        return values

    def _facet(self, field: Field, value_of: Callable[[str], str]) -> _Facet:
        snapshot = self._snapshot
        places: dict[str, list[int]] = {}
        for place, held in enumerate(snapshot.documents.column(field)):
            if held and (value := value_of(held)):
                places.setdefault(value, []).append(place)
        large = [(value, held) for value, held in places.items() if len(held) * _LARGE >= len(snapshot.documents)]
        large.sort(key=lambda one: -len(one[1]))
        small = [(value, held) for value, held in places.items() if len(held) * _LARGE < len(snapshot.documents)]
        return _Facet(
            [(value, snapshot.passages_of(held)) for value, held in large],
            [(value, [snapshot.spans[place] for place in held]) for value, held in small],
            {place: value for value, held in small for place in held},
        )


def in_order(counted: Iterable[tuple[str, int]]) -> tuple[FacetCount, ...]:
    """Return the values that any passage has, the most frequent first, then by value."""
    held = [FacetCount(value, count) for value, count in counted if count]
    return tuple(sorted(held, key=lambda one: (-one.count, one.value)))


class Topics(Protocol):
    """The topics there are."""

    @property
    def all(self) -> Sequence[Scope]:
        """All topics."""

    def passages(self, scope: Scope) -> int:
        """Return the passages of a topic."""


def counted(
    facets: Facets, answers: int, allowed: Allowed, topics: Topics
) -> Mapping[FacetName, tuple[FacetCount, ...]]:
    """Return for each facet how many of the passages that answer a query, within its filters, have each value.

    A facet that is filtered by is counted as if it were not.
    """
    within = answers & allowed.passages()
    out: dict[FacetName, tuple[FacetCount, ...]] = {}
    for name in FacetName:
        found = answers & allowed.passages(without=name) if allowed.restricts(name) else within
        if name is FacetName.TOPIC:
            each = ((one.names[0], (found & topics.passages(one)).bit_count()) for one in topics.all)
            out[name] = in_order(each)
        else:
            out[name] = facets.counts(name, found)
    return out
