"""Index room: the passages of the catalogue, read group by group, as they are packed."""

import sqlite3
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

    def passages(self, rows: Iterable[int]) -> dict[int, StoredPassage]:
        """Return the passages of these rows, in the order asked for; one that is not there is left out.

        Raises:
            Exception: a group is damaged.
        """
        found: dict[int, StoredPassage] = {}
        first, group = 0, None
        for row in rows:
            if group is None or not first <= row < first + group.count:
                first = self._first_of(row)
                group = self._group(first)
            if group is not None and row - first < group.count:
                found[row] = group.passage(row - first)
        return found

    def _first_of(self, row: int) -> int:
        """Return the row of the group that a passage would be in; 0 where there is none."""
        query = "SELECT row FROM passages WHERE row <= ? ORDER BY row DESC LIMIT 1"
        found = self._connection.execute(query, (row,)).fetchone()
        return 0 if found is None else int(found[0])

    def _group(self, first: int) -> Group | None:
        known = self._unpacked.get(first)
        if known is None:
            held = self._connection.execute("SELECT held FROM passages WHERE row = ?", (first,)).fetchone()
            if held is None:
                return None
            known = Group(held[0])
            self._unpacked.put(first, known, 1)
        return known
