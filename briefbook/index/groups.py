"""Index room: the passages of the catalogue, read group by group, as they are packed."""

import sqlite3
from bisect import bisect_right, insort
from collections.abc import Iterable

from briefbook.index.packing import Group, StoredPassage
from briefbook.index.recent import Recent

_KEPT = 200
"""Groups that stay unpacked: about 10 MB."""


class Groups:
    """All groups of passages; the first passage of a group has the row of the group, the others follow."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._unpacked: Recent[int, Group] = Recent(_KEPT)
        self._firsts: list[int] = []

    def passages(self, rows: Iterable[int]) -> dict[int, StoredPassage]:
        """Return the passages of these rows, in the order asked for; one that is not there is left out.

        Raises:
            Exception: a group is damaged.
        """
        found: dict[int, StoredPassage] = {}
        first, group = 0, None
        for row in rows:
            if group is None or not first <= row < first + group.count:
                first, group = self._known(row) or self._read(row)
            if group is not None and row - first < group.count:
                found[row] = group.passage(row - first)
        return found

    def _known(self, row: int) -> tuple[int, Group] | None:
        """Return the group of a passage with the row of its first one, where it is unpacked."""
        place = bisect_right(self._firsts, row) - 1
        first = self._firsts[place] if place >= 0 else 0
        group = self._unpacked.get(first)
        return None if group is None or row >= first + group.count else (first, group)

    def _read(self, row: int) -> tuple[int, Group | None]:
        """Return the group that a passage would be in with the row of its first one; none where there is none."""
        query = "SELECT row, held FROM passages WHERE row <= ? ORDER BY row DESC LIMIT 1"
        found = self._connection.execute(query, (row,)).fetchone()
        if found is None:
            return 0, None
        first, group = int(found[0]), Group(found[1])
        if first not in self._unpacked:
            insort(self._firsts, first)
        self._unpacked.put(first, group, 1)
        return first, group
