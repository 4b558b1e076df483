"""Index room: what the rows of the catalogue sum up to, so that one that was changed, lost or revived is noticed.

SQLite keeps no checks of its pages. So each row that can be shown has a mark, the CRC-32 of what it says, and for each
generation the sum of the marks of all rows that it shows is kept (the seal). Who reads the rows works out their sum.
"""

import marshal
import sqlite3
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence

DOCUMENTS, PROBLEMS, PASSED, SKIPPED = "documents", "problems", "passed", "skipped"
LEXICON = "lexicon"
"""Its sum is a fact of the catalogue: words have no generation."""
_FORM = 2
"""The form of marshal in which equal values are equal bytes; it is the fastest there is, less than 1 µs a row."""


def row_mark(values: tuple[str | int | bytes | None, ...]) -> int:
    """Return the mark of a row, 32 bits, from what it says, as SQLite gives it back."""
    return zlib.crc32(marshal.dumps(values, _FORM))


def content_mark(body: bytes, marks: Sequence[int]) -> int:
    """Return the mark, 32 bits, of a document's packed form and its passages, of which the marks are given."""
    return zlib.crc32(struct.pack(f"<{len(marks)}I", *marks), zlib.crc32(body))


class Seals:
    """The sums of one generation, while a writer makes the next one of it."""

    def __init__(self, connection: sqlite3.Connection, generation: int) -> None:
        self._connection = connection
        self._sums = dict(_kept(connection, generation))

    def add(self, table: str, mark: int) -> None:
        """Count a row that the next generation shows."""
        self._sums[table] = self._sums.get(table, 0) + mark

    def take(self, table: str, condition: str, values: Mapping[str, int | str]) -> None:
        """Count the rows that answer an SQL condition, and that the next generation does not show any more."""
        query = f"SELECT sum(mark) FROM {table} WHERE {condition}"
        (total,) = self._connection.execute(query, values).fetchone()
        self.add(table, -(total or 0))

    def write(self, generation: int) -> None:
        """Write down the sums of the next generation; those of the one before it stay, a reader may still need them."""
        self._connection.execute("DELETE FROM seals WHERE generation < ?", (generation - 1,))
        rows = [(generation, table, total) for table, total in self._sums.items()]
        self._connection.executemany("INSERT INTO seals (generation, name, value) VALUES (?, ?, ?)", rows)


def compare(connection: sqlite3.Connection, generation: int, table: str, marks: Iterable[int]) -> None:
    """Compare the marks, worked out anew, of all rows of a table that a generation shows with its seal.

    Raises:
        ValueError: a row is not as it was written, or one is missing or too many.
    """
    if sum(marks) != _kept(connection, generation).get(table, 0):
        raise ValueError(f"the {table} of the catalogue are not those that were written")


def _kept(connection: sqlite3.Connection, generation: int) -> Mapping[str, int]:
    rows = connection.execute("SELECT name, value FROM seals WHERE generation = ?", (generation,))
    return dict(rows.fetchall())
