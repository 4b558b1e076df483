"""Index room: a segment's file, read so that no byte is used before it was compared with the manifest.

It stands in the place of Whoosh's own compound storage, and hands out parts of the file without copying them whole.
"""

import io
import mmap
import struct
from array import array
from collections.abc import Mapping
from pathlib import Path
from sys import byteorder
from typing import TYPE_CHECKING, cast

from whoosh.filedb.structfile import StructFile

from briefbook.index.column import ORDER, WIDTH
from briefbook.index.deflate import checksum
from briefbook.index.manifest import CHUNK, FileCheck
from briefbook.index.pickling import load

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_WHERE = struct.Struct("!qi")
"""Where the directory of the parts stands; the head of the file."""


class CheckedFile:
    """A finished file, mapped; each 16 KiB of it are compared before their first use."""

    def __init__(self, path: Path, check: FileCheck) -> None:
        """Open the file at `path`.

        Raises:
            OSError: it is not there.
            ValueError: it has another size than it was written with.
        """
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.size = len(self._data)
        if self.size != check.size:
            self._data.close()
            raise ValueError(f"{path.name} has {self.size} bytes instead of {check.size}")
        self._name = path.name
        self._chunks = check.chunks
        self._unknown = bytearray(b"\1" * len(check.chunks))

    def get(self, start: int, length: int) -> bytes:
        """Return bytes from `start` on; fewer where the file ends.

        Raises:
            ValueError: they are not as they were written.
        """
        end = start + length
        if 1 in self._unknown[start // CHUNK : (end - 1) // CHUNK + 1]:
            self._compare(start // CHUNK, (end - 1) // CHUNK + 1)
        return self._data[start:end]

    def numbers(self, start: int, count: int) -> "array[int]":
        """Return numbers of 32 bits as they lie there, the highest byte first; nothing is copied twice.

        Raises:
            ValueError: they are not as they were written, or there are not so many.
        """
        found = array("I")
        end = start + found.itemsize * count
        self._compare(start // CHUNK, (end - 1) // CHUNK + 1)
        with memoryview(self._data) as whole, whole[start:end] as held:
            found.frombytes(held)
        if byteorder == "little":
            found.byteswap()
        if len(found) != count:
            raise ValueError(f"{self._name} ends before its numbers do")
        return found

    def plane(self, start: int, count: int, byte: int) -> bytes:
        """Return of each of so many numbers of 32 bits one byte, 0 the highest.

        Raises:
            ValueError: they are not as they were written.
        """
        end = start + WIDTH * count
        self._compare(start // CHUNK, (end - 1) // CHUNK + 1)
        return self._data[start + byte : end : WIDTH]

    def _compare(self, first: int, last: int) -> None:
        for number in range(first, min(last, len(self._chunks))):
            if self._unknown[number]:
                if checksum(self._data[number * CHUNK : (number + 1) * CHUNK]) != self._chunks[number]:
                    raise ValueError(f"{self._name} is not as it was written")
                self._unknown[number] = 0

    def close(self) -> None:
        """Let go of the file."""
        self._data.close()


class CheckedParts:
    """The parts that lie in a segment's file, by name, as Whoosh asks for them."""

    def __init__(self, file: CheckedFile) -> None:
        """Read the directory.

        Raises:
            Exception: it is damaged.
        """
        self._file = file
        try:
            offset, _ = _WHERE.unpack(file.get(0, _WHERE.size))
            directory = load(io.BytesIO(file.get(offset, file.size)))
        except BaseException:
            file.close()
            raise
        self._directory = cast("Mapping[str, Mapping[str, int]]", directory)  # compared: it is what was written

    def open_file(self, name: str) -> StructFile:
        """Return a part.

        Raises:
            KeyError: there is none of that name.
        """
        where = self._directory[name]
        return _Part(self._file, where["offset"], where["length"], name)

    def content(self, name: str) -> bytes:
        """Return a whole part.

        Raises:
            KeyError: there is none of that name.
            ValueError: it is not as it was written.
        """
        where = self._directory[name]
        return self._file.get(where["offset"], where["length"])

    def numbers(self, name: str, count: int) -> "array[int]":
        """Return a part that is so many numbers of 32 bits, the highest byte first.

        Raises:
            KeyError: there is none of that name.
            ValueError: it is not as it was written, or not so many.
        """
        return self._file.numbers(self._start(name, count), count)

    def plane(self, name: str, count: int, byte: int) -> bytes:
        """Return of each of the numbers of a part, so many, one byte, 0 the highest.

        Raises:
            KeyError: there is none of that name.
            ValueError: it is not as it was written, or not so many.
        """
        return self._file.plane(self._start(name, count), count, byte)

    def _start(self, name: str, count: int) -> int:
        where = self._directory[name]
        if where["length"] != WIDTH * count:
            raise ValueError(f"{name} does not fit its segment")
        return where["offset"]

    def number(self, name: str, place: int) -> int:
        """Return one of the numbers of a part, by its place from 0.

        Raises:
            KeyError: there is none of that name.
            ValueError: it is not as it was written.
        """
        return int.from_bytes(self._file.get(self._directory[name]["offset"] + WIDTH * place, WIDTH), ORDER)

    def file_exists(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return name in self._directory

    def file_length(self, name: str) -> int:
        """Return the length of a part in bytes."""
        return self._directory[name]["length"]

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


class _Part(StructFile):
    """A part of the file, for Whoosh's own readers."""

    def __init__(self, file: CheckedFile, start: int, length: int, name: str) -> None:
        super().__init__(io.BufferedReader(_Stream(file, start, length)), name=name)
        self.is_real = False  # Whoosh reads by the handle of what is real
        self._held = file
        self._start = start

    def get(self, position: int, length: int) -> bytes:
        """Return bytes from a place on."""
        return self._held.get(self._start + position, length)


class _Stream(io.RawIOBase):
    """Reads a part from its beginning to its end."""

    def __init__(self, file: CheckedFile, start: int, length: int) -> None:
        super().__init__()
        self._file = file
        self._start = start
        self._length = length
        self._at = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that any place can be gone to."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._length}[whence]
        return self._at

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill a buffer with what follows."""
        view = memoryview(buffer).cast("B")
        found = self._file.get(self._start + self._at, min(len(view), max(0, self._length - self._at)))
        view[: len(found)] = found
        self._at += len(found)
        return len(found)
