"""Index room: the table of terms of a segment, written: each term with what heads its posting list, found by a hash.

The format is that of Whoosh 2.7.4 (`filedb.filetables`, an ordered hash file), with CRC-32 as its hash. It is gathered
in memory, about a hundred bytes for each term.
"""

from array import array
from collections.abc import Sequence
from struct import Struct
from sys import byteorder
from zlib import crc32

from briefbook.index.pickling import dumps

_MAGIC = b"HSH3"
_CRC = 1
"""The number by which Whoosh knows the hash function."""
_START = Struct("!Bii")
_SIZES = Struct("!ii")
_POINTER = Struct("!Iq")
_TABLE = Struct("!qi")
_TABLES = 256
_INT = Struct("!i")
_FIELD = Struct("!H")


class TermTable:
    """The terms of a segment, in the order of their fields and then of their bytes."""

    def __init__(self, fields: Sequence[str]) -> None:
        self._fields = {name: number for number, name in enumerate(fields)}
        self._parts = [_MAGIC, _START.pack(_CRC, 0, 0)]
        self._end = sum(map(len, self._parts))
        self._places = array("q")
        self._hashed: list[list[tuple[int, int]]] = [[] for _ in range(_TABLES)]

    def add(self, field: str, term: bytes, head: bytes) -> None:
        """Add a term, greater than the one before it, with what heads its posting list."""
        key = _FIELD.pack(self._fields[field]) + term
        self._parts += (_SIZES.pack(len(key), len(head)), key, head)
        hashed = crc32(key)
        self._hashed[hashed % _TABLES].append((hashed, self._end))
        self._places.append(self._end)
        self._end += _SIZES.size + len(key) + len(head)

    def finished(self) -> bytes:
        """Return the whole file; nothing can be added afterwards."""
        directory = []
        for entries in self._hashed:
            directory.append(_TABLE.pack(self._end, 2 * len(entries)))
            self._put(_hash_table(entries))
        self._put(b"".join(directory))
        start = self._end
        extras = {"fieldmap": self._fields, "indextype": "q", "indexlen": len(self._places)}
        self._put(dumps(extras))
        if byteorder == "little":
            self._places.byteswap()
        self._put(self._places.tobytes())
        self._put(_INT.pack(self._end - start))
        return b"".join(self._parts)

    def _put(self, part: bytes) -> None:
        self._parts.append(part)
        self._end += len(part)


def _hash_table(entries: Sequence[tuple[int, int]]) -> bytes:
    """Half of the slots stay empty; an entry whose slot is taken goes into the next free one."""
    slots = 2 * len(entries)
    table = bytearray(slots * _POINTER.size)
    taken = bytearray(slots)
    for hashed, place in entries:
        slot = (hashed >> 8) % slots
        while taken[slot]:
            slot = (slot + 1) % slots
        taken[slot] = 1
        _POINTER.pack_into(table, slot * _POINTER.size, hashed, place)
    return bytes(table)
