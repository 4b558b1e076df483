"""Extract room: compound files (OLE), the small file system that Outlook messages are in, read within bounds.

Every chain of sectors is followed at most as far as there are sectors, the directory without recursion, and what is
taken out in all is counted: hostile files point at themselves (source: [MS-CFB]).
"""

import struct
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_IN_HEADER = 109
"""Sectors of the allocation table that the header names itself."""
_ENTRY = 128
_MOST_ENTRIES = 20_000
_MINI = 64
_STORAGE, _STREAM = 1, 2
_LONGEST_PATH = 1_000
_MOST_TAKEN = 300_000_000
"""Bytes of all streams taken out of one file; several may lie on the same sectors."""


class BrokenFile(Exception):
    """A compound file that breaks the rules so that nothing can be taken out of it, or too much would be."""


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    size: int


class CompoundFile:
    """The streams of a compound file by their path: names joined by `/`."""

    def __init__(self, data: bytes) -> None:
        """Read the tables of the file.

        Raises:
            BrokenFile: they cannot be read.
        """
        if not data.startswith(_SIGNATURE) or len(data) < _HEADER:
            raise BrokenFile("no compound file")
        self._data = data
        self._taken = 0
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in {9, 12}:
            raise BrokenFile("sectors of a size that does not exist")
        self._size = 1 << shift
        self._sectors = (len(data) - 1) // self._size
        directory, self._cutoff, mini = struct.unpack_from("<I4xII", data, 48)
        self._fat = self._table(self._fat_sectors())
        raw = self._chain(directory, self._fat)
        if not raw:
            raise BrokenFile("no directory")
        self._streams: dict[str, _Entry] = {}
        self._folders: dict[str, list[str]] = {}
        for folder, path, entry in _walk(raw, is_large=shift == 12):
            if entry is None:
                self._folders.setdefault(folder, []).append(path)
            else:
                self._streams.setdefault(path, entry)
        self._mini_fat = self._table(list(self._numbers(mini, self._fat)))
        root = _entry(raw, 0, is_large=shift == 12)
        self._mini_data = self._chain(root.start, self._fat)[: root.size]

    @property
    def sizes(self) -> Iterator[tuple[str, int]]:
        """The streams by path, with the number of bytes that the directory claims."""
        return ((path, entry.size) for path, entry in self._streams.items())

    @property
    def folders(self) -> Mapping[str, Sequence[str]]:
        """The folders in each folder; the path of a folder ends with `/`, that of the outermost is empty."""
        return self._folders

    def read(self, path: str) -> bytes:
        """Return a stream; nothing when there is none of this path, what there is of one that is cut off.

        Raises:
            BrokenFile: more is taken out of the file than it can hold.
        """
        entry = self._streams.get(path)
        if entry is None or not entry.size:
            return b""
        if entry.size < self._cutoff:
            found = self._mini_chain(entry)
        else:
            found = self._chain(entry.start, self._fat, entry.size)[: entry.size]
        self._taken += len(found)
        if self._taken > _MOST_TAKEN:
            raise BrokenFile("several streams lie on the same bytes")
        return found

    def _fat_sectors(self) -> list[int]:
        """Return the sectors that hold the allocation table, each once."""
        found = dict.fromkeys(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        (place,) = struct.unpack_from("<I", self._data, 68)
        seen: set[int] = set()
        while place < self._sectors and place not in seen:
            seen.add(place)
            numbers = self._table([place])
            found.update(dict.fromkeys(numbers[:-1]))
            place = numbers[-1]
        return [number for number in found if number < self._sectors]

    def _table(self, sectors: list[int]) -> Sequence[int]:
        """Return the numbers that stand in sectors."""
        raw = b"".join(self._sector(number) for number in sectors)
        count = len(raw) // 4
        return array("L", struct.unpack_from(f"<{count}I", raw))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size].ljust(self._size, b"\0")

    def _numbers(self, start: int, table: Sequence[int]) -> Iterator[int]:
        """Yield the sectors of a chain, each once at most."""
        seen = bytearray(len(table))
        while start < len(table) and not seen[start]:
            seen[start] = 1
            yield start
            start = table[start]

    def _chain(self, start: int, table: Sequence[int], size: int = -1) -> bytes:
        chunks: list[bytes] = []
        left = size
        for number in self._numbers(start, table):
            if number >= self._sectors or (size >= 0 and left <= 0):
                break
            chunks.append(self._sector(number))
            left -= self._size
        return b"".join(chunks)

    def _mini_chain(self, entry: _Entry) -> bytes:
        chunks: list[bytes] = []
        for number in self._numbers(entry.start, self._mini_fat):
            if len(chunks) * _MINI >= entry.size:
                break
            chunks.append(self._mini_data[number * _MINI : (number + 1) * _MINI])
        return b"".join(chunks)[: entry.size]


def _entry(raw: bytes, number: int, is_large: bool) -> _Entry:
    start, size, high = struct.unpack_from("<III", raw, number * _ENTRY + 116)
    return _Entry(start, size + (high << 32 if is_large else 0))


def _walk(raw: bytes, is_large: bool) -> Iterator[tuple[str, str, _Entry | None]]:
    """Yield folder and path of each stream with its place, and of each folder without one.

    A directory is a tree of siblings within a tree of folders.
    """
    count = len(raw) // _ENTRY
    if count > _MOST_ENTRIES:
        raise BrokenFile("more entries than any message has")
    seen = {0}
    todo = [(struct.unpack_from("<I", raw, 76)[0], "")]
    while todo:
        number, folder = todo.pop()
        if number >= count or number in seen:
            continue
        seen.add(number)
        place = number * _ENTRY
        length, kind = struct.unpack_from("<HB", raw, place + 64)
        left, right, child = struct.unpack_from("<III", raw, place + 68)
        name = raw[place : place + min(64, max(0, length - 2))].decode("utf-16-le", "replace")
        path = f"{folder}{name}"
        if kind == _STREAM:
            yield folder, path, _entry(raw, number, is_large)
        todo += [(right, folder), (left, folder)]
        if kind == _STORAGE and len(path) < _LONGEST_PATH:
            yield folder, f"{path}/", None
            todo.append((child, f"{path}/"))
