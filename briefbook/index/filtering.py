"""Index room: which passages filters let through, filter by filter, so that one of them can be left out."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import and_
from typing import Protocol

from briefbook.index.catalogue import Stored
from briefbook.index.dates import days
from briefbook.index.recent import Recent
from briefbook.index.snapshot import Snapshot
from briefbook.model.kinds import FacetName
from briefbook.model.query import Filters
from briefbook.model.text import fold

_KEPT = 10_000_000
"""Bytes, about."""
_Test = Callable[[Stored], bool]


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
            found = snapshot.passages_of(place for place, stored in enumerate(snapshot.documents) if test(stored))
            self._known.put((name, key), found, found.bit_length() // 8 + 1)
        return found


def _tests(filters: Filters) -> Sequence[tuple[FacetName, object, _Test]]:
    """Return for each facet that is filtered by what the filter says, and which documents pass it."""
    tests: list[tuple[FacetName, object, _Test]] = []
    if filters.kinds:
        tests.append((FacetName.KIND, filters.kinds, lambda stored: stored.row.kind in filters.kinds))
    if filters.languages:
        tests.append((FacetName.LANGUAGE, filters.languages, lambda stored: stored.row.language in filters.languages))
    if filters.publishers:
        publishers = {fold(one) for one in filters.publishers}
        key = tuple(sorted(publishers))
        tests.append((FacetName.PUBLISHER, key, lambda stored: fold(stored.row.publisher or "") in publishers))
    if filters.markings:
        markings = {fold(one) for one in filters.markings}
        key = tuple(sorted(markings))
        tests.append((FacetName.MARKING, key, lambda stored: fold(stored.marking or "") in markings))
    if filters.under:
        folder = filters.under.rstrip("/")
        tests.append((FacetName.FOLDER, folder, lambda stored: f"{stored.row.path}/".startswith(f"{folder}/")))
    if filters.since or filters.until:
        tests.append((FacetName.YEAR, (filters.since, filters.until), _dated(filters)))
    return tests


def _dated(filters: Filters) -> _Test:
    # a document dated 2023 may be of May 2023
    first = days(filters.since)[0] if filters.since else None
    last = days(filters.until)[1] if filters.until else None

    def passes(stored: Stored) -> bool:
        if stored.days is None:
            return False
        return (first is None or stored.days[1] >= first) and (last is None or stored.days[0] <= last)

    return passes
