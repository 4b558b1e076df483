"""Index room: which passages filters let through, filter by filter, so that one of them can be left out."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import and_
from typing import Protocol

from briefbook.index.cards import Field
from briefbook.index.dates import days
from briefbook.index.recent import Recent
from briefbook.index.snapshot import Snapshot
from briefbook.model.kinds import FacetName
from briefbook.model.query import Filters
from briefbook.model.text import fold

_KEPT = 10_000_000
"""Bytes, about."""
_Test = tuple[Field, Callable[[str], bool]]
"""A field of a document, and which values of it pass; none is an empty one."""


class Topics(Protocol):
    """The topics that filters may name."""

    def of_name(self, name: str, /) -> int | None:
        """Return the passages of the topic of this name, None where there is none."""


class NoTopics:
    """For where filters may name no topic."""

    def of_name(self, _name: str, /) -> int | None:
        """Return None."""
        return None


class Allowed:
    """What filters let through, as sets of passages."""

    def __init__(self, live: int, by_facet: Mapping[FacetName, int]) -> None:
        self._live = live
        self._by_facet = by_facet

    def passages(self, without: FacetName | None = None) -> int:
        """Return what passes every filter, but for the one of the facet `without`."""
        wanted = [found for name, found in self._by_facet.items() if name is not without]
        return reduce(and_, wanted, self._live)

    def restricts(self, name: FacetName) -> bool:
        """Tell whether there is a filter of this facet."""
        return name in self._by_facet


class Filtering:
    """Tells over one snapshot what filters let through, and remembers it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: Recent[tuple[FacetName, object], int] = Recent(_KEPT)

    def allowed(self, filters: Filters, topics: Topics) -> Allowed:
        """Return what filters let through; a name that no topic has restricts nothing."""
        by_facet = {name: self._passages(name, key, test) for name, key, test in _tests(filters)}
        named = [found for name in filters.topics if (found := topics.of_name(name)) is not None]
        if named:
            by_facet[FacetName.TOPIC] = reduce(and_, named)
        return Allowed(self._snapshot.live, by_facet)

    def _passages(self, name: FacetName, key: object, test: _Test) -> int:
        found = self._known.get((name, key))
        if found is None:
            snapshot = self._snapshot
            field, passes = test
            held = snapshot.documents.column(field)
            passing = {value for value in set(held) if passes(value or "")}
            found = snapshot.passages_of(place for place, value in enumerate(held) if value in passing)
            self._known.put((name, key), found, found.bit_length() // 8 + 1)
        return found


def _tests(filters: Filters) -> Sequence[tuple[FacetName, object, _Test]]:
    """Return for each facet that is filtered by what the filter says, and which documents pass it."""
    tests: list[tuple[FacetName, object, _Test]] = []
    if filters.kinds:
        tests.append((FacetName.KIND, filters.kinds, ("kind", {one.value for one in filters.kinds}.__contains__)))
    if filters.languages:
        tests.append((FacetName.LANGUAGE, filters.languages, ("language", filters.languages.__contains__)))
    if filters.publishers:
        tests.append((FacetName.PUBLISHER, filters.publishers, ("publisher", _any_of(filters.publishers))))
    if filters.markings:
        tests.append((FacetName.MARKING, filters.markings, ("marking", _any_of(filters.markings))))
    if filters.under:
        folder = filters.under.rstrip("/")
        tests.append((FacetName.FOLDER, folder, ("path", lambda path: f"{path}/".startswith(f"{folder}/"))))
    if filters.since or filters.until:
        tests.append((FacetName.YEAR, (filters.since, filters.until), ("date", _dated(filters))))
    return tests


def _any_of(names: Sequence[str]) -> Callable[[str], bool]:
    folded = {fold(one) for one in names}
    return lambda name: fold(name) in folded


def _dated(filters: Filters) -> Callable[[str], bool]:
    # a document dated 2023 may be of May 2023
    first = days(filters.since)[0] if filters.since else None
    last = days(filters.until)[1] if filters.until else None

    def passes(date: str) -> bool:
        try:
            earliest, latest = days(date)
        except ValueError:  # whatever a file calls its date, it is none
            return False
        return (first is None or latest >= first) and (last is None or earliest <= last)

    return passes
