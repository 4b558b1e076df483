"""Index room: which documents a search may look in."""

from collections.abc import Callable

from briefbook.index.dates import days
from briefbook.index.snapshot import Snapshot
from briefbook.model.document import DocumentRow
from briefbook.model.errors import QueryError
from briefbook.model.query import Filters
from briefbook.model.text import fold

_Test = Callable[[DocumentRow], bool]


def allowed(snapshot: Snapshot, filters: Filters) -> frozenset[int] | None:
    """Return the places of the documents that pass every filter, None when there is no filter.

    Raises:
        QueryError: a date of the filters is no date.
    """
    tests = _tests(filters)
    if not tests:
        return None
    return frozenset(
        place for place, stored in enumerate(snapshot.documents) if all(test(stored.row) for test in tests)
    )


def _tests(filters: Filters) -> list[_Test]:
    tests: list[_Test] = []
    if filters.kinds:
        tests.append(lambda row: row.kind in filters.kinds)
    if filters.languages:
        tests.append(lambda row: row.language in filters.languages)
    if filters.publishers:
        publishers = {fold(one) for one in filters.publishers}
        tests.append(lambda row: row.publisher is not None and fold(row.publisher) in publishers)
    if filters.under:
        folder = filters.under.rstrip("/")
        tests.append(lambda row: row.path == folder or row.path.startswith(f"{folder}/"))
    if filters.since or filters.until:
        tests.append(_dated(filters.since, filters.until))
    return tests


def _dated(since: str | None, until: str | None) -> _Test:
    """Return whether a document may be of that time: one dated 2023 may be of May 2023."""
    try:
        first = days(since)[0] if since else None
        last = days(until)[1] if until else None
    except ValueError as error:
        raise QueryError(f"A date is written YYYY, YYYY-MM or YYYY-MM-DD: {error}.", 0) from error

    def is_of_that_time(row: DocumentRow) -> bool:
        if row.date is None:
            return False
        begins, ends = days(row.date)
        return (first is None or ends >= first) and (last is None or begins <= last)

    return is_of_that_time
