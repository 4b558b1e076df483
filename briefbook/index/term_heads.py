"""Index room: what heads the posting lists of a segment, found in its table of terms: one by one, or many in a run.

The table is an ordered hash file of Whoosh 2.7.4 (its module `filedb.filetables`). A typed beginning asks for hundreds
of terms that stand side by side in it; to run through them takes a tenth of the time that as many look-ups take.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from struct import Struct
from typing import TypeAlias

from whoosh.filedb.filetables import OrderedHashReader
from whoosh.filedb.structfile import StructFile

_FIELD = Struct("!H")
_SIZES = Struct("!ii")
_LETTERS = 3
"""Terms that have so many bytes in common, that of their language included, stand near one another."""
_RUN = 6
"""From so many terms on a run is faster than as many look-ups."""
_AT_ONCE = 8192


Run: TypeAlias = dict[bytes, str]
"""Terms that stand near one another, by their bytes and in order."""


def runs(terms: Iterable[str]) -> list[Run]:
    """Return terms in runs that are looked up together."""
    wanted = sorted((term.encode("utf-8"), term) for term in set(terms))
    return [dict(near) for _, near in groupby(wanted, lambda one: one[0][:_LETTERS])]


class TermHeads:
    """The table of terms of one segment, read."""

    def __init__(self, file: StructFile, length: int) -> None:
        """Take the file of the table.

        Raises:
            Exception: it is damaged.
        """
        self._table = OrderedHashReader(file, length)
        fields: dict[str, int] = self._table.extras["fieldmap"]
        self._keys = {field: _FIELD.pack(number) for field, number in fields.items()}
        self._fields = {key: field for field, key in self._keys.items()}

    def head(self, field: str, term: str) -> bytes | None:
        """Return what heads the list of a term; None where there is none."""
        before = self._keys.get(field)
        if before is None:
            return None
        found: bytes | None = self._table.get(before + term.encode("utf-8"))
        return found

    def heads(self, field: str, runs: Iterable[Run]) -> Iterator[tuple[str, bytes]]:
        """Yield those of the terms of these runs that there are, each with what heads its list."""
        before = self._keys.get(field)
        if before is None:
            return
        for some in runs:
            if len(some) < _RUN:
                found = ((key, self._table.get(before + key)) for key in some)
                yield from ((some[key], head) for key, head in found if head is not None)
            else:
                # a run is in order, so its first and its last term are those of the dictionary
                entries = self._between(before + next(iter(some)), before + next(reversed(some)))
                yield from ((term, head) for key, head in entries if (term := some.get(key[_FIELD.size :])) is not None)

    def items(self) -> Iterator[tuple[str, bytes, bytes]]:
        """Yield field, term and what heads its list, in the order in which the segment keeps them."""
        for key, head in self._table:
            yield self._fields[key[: _FIELD.size]], key[_FIELD.size :], head

    def _between(self, first: bytes, last: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield the keys from one to another, both included, each with its head."""
        at, end = self._table.closest_key_pos(first), self._table.endofdata
        length = _AT_ONCE
        while at is not None and at < end:
            data = self._table.dbfile.get(at, min(length, end - at))
            read = 0
            for key, head, entry_end in _entries(data):
                if key > last:
                    return
                yield key, head
                read = entry_end
            # one entry may be longer than what was read
            length = _AT_ONCE if read else 2 * length
            at += read

    def close(self) -> None:
        """Let go of the file."""
        self._table.close()


def _entries(data: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Yield each key with its head and the place where both end; what is not whole is left out."""
    place = 0
    while place + _SIZES.size <= len(data):
        key, head = _SIZES.unpack_from(data, place)
        middle = place + _SIZES.size + key
        end = middle + head
        if end > len(data):
            return
        yield data[place + _SIZES.size : middle], data[middle:end], end
        place = end
