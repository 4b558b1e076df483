"""Index room: which documents a search may look in."""

from collections.abc import Callable

from briefbook.index.catalogue import Stored
from briefbook.index.dates import days
from briefbook.index.snapshot import Snapshot
from briefbook.model.query import Filters
from briefbook.model.text import fold

_Test = Callable[[Stored], bool]


def allowed(snapshot: Snapshot, filters: Filters) -> frozenset[int] | None:
    """Return the places of the documents that pass every filter, None when there is no filter."""
    tests = _tests(filters)
    if not tests:
        return None
    return frozenset(place for place, stored in enumerate(snapshot.documents) if all(test(stored) for test in tests))


def _tests(filters: Filters) -> list[_Test]:
    tests: list[_Test] = []
    if filters.kinds:
        tests.append(lambda stored: stored.row.kind in filters.kinds)
    if filters.languages:
        tests.append(lambda stored: stored.row.language in filters.languages)
    if filters.publishers:
        publishers = {fold(one) for one in filters.publishers}
        tests.append(lambda stored: fold(stored.row.publisher or "") in publishers)
    if filters.under:
        folder = filters.under.rstrip("/")
        tests.append(lambda stored: stored.row.path == folder or stored.row.path.startswith(f"{folder}/"))
    if filters.since:
        first = days(filters.since)[0]
        # a document dated 2023 may be of May 2023
        tests.append(lambda stored: stored.days is not None and stored.days[1] >= first)
    if filters.until:
        last = days(filters.until)[1]
        tests.append(lambda stored: stored.days is not None and stored.days[0] <= last)
    return tests
