"""Disk room: a file of JSON records to which one can only add; what was added once is there after any crash.

A line is the CRC-32 of a record as eight hex digits, a space, the record, a newline. Reading stops at the first line
that is not right: it was being written when the machine stopped.
"""

import json
import os
import zlib
from collections.abc import Iterable
from pathlib import Path

from briefbook.disk import atomic
from briefbook.model.plain import JsonObject


class Journal:
    """The journal at `path`, which need not be there yet; one process at a time may write to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._end: int | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def read(self) -> tuple[JsonObject, ...]:
        """Return the records up to the first damaged line; none when there is no file.

        Raises:
            OSError: the file cannot be read.
        """
        records, self._end = self._scan()
        return records

    def append(self, record: JsonObject) -> None:
        """Add a record; when this returns it is on the disk.

        Raises:
            OSError: the system refused; the journal holds what it held.
            ValueError: a text holds half a character (a lone surrogate), or a number is not finite.
        """
        line = _line(record)
        if not self._path.exists():
            atomic.write(self._path, b"")  # gives the file a name that lasts
            self._end = 0
        if self._end is None or self._path.stat().st_size != self._end:
            self._end = self._scan()[1]
        with self._path.open("r+b", buffering=0) as file:
            # What stands after the last good line is the rest of a write that failed: nothing may be glued to it.
            file.truncate(self._end)
            file.seek(self._end)
            _write_all(file.fileno(), line)
            os.fsync(file.fileno())
        self._end += len(line)

    def rewrite(self, records: Iterable[JsonObject]) -> None:
        """Make `records` the whole content, all or nothing.

        Raises:
            OSError: the system refused; the journal holds what it held.
            ValueError: as `append`.
        """
        data = b"".join(_line(record) for record in records)
        atomic.write(self._path, data)
        self._end = len(data)

    def _scan(self) -> tuple[tuple[JsonObject, ...], int]:
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return (), 0
        records: list[JsonObject] = []
        start = 0
        while (end := data.find(b"\n", start)) >= 0:
            record = _record(data[start:end])
            if record is None:
                break
            records.append(record)
            start = end + 1
        return tuple(records), start


def _write_all(handle: int, line: bytes) -> None:
    rest = memoryview(line)
    while rest:  # a nearly full disk takes a part and says so by the count
        rest = rest[os.write(handle, rest) :]


def _line(record: JsonObject) -> bytes:
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    content = text.encode()
    return b"%08x %s\n" % (zlib.crc32(content), content)


def _record(line: bytes) -> JsonObject | None:
    checksum, blank, content = line[:8], line[8:9], line[9:]
    if blank != b" " or checksum != b"%08x" % zlib.crc32(content):
        return None
    try:
        record: object = json.loads(content)
    except ValueError:  # the checksum is right, but nobody of ours wrote it
        return None
    return record if isinstance(record, dict) else None
