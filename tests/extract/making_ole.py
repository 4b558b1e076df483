"""Compound files (OLE) for the tests, made from nothing: a header, a table of sectors, a directory, streams."""

import struct
from collections.abc import Mapping

_SECTOR = 512
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SMALLEST_STREAM = 4_096


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams, each filled up with zeros to the size that needs no mini stream."""
    bodies = {name: data.ljust(_SMALLEST_STREAM, b"\0") for name, data in streams.items()}
    bodies = {name: data.ljust(-(-len(data) // _SECTOR) * _SECTOR, b"\0") for name, data in bodies.items()}
    per_directory = _SECTOR // 128
    directory_sectors = -(-(len(bodies) + 1) // per_directory)
    fat = [_FAT, *_chain(1, directory_sectors)]
    starts: list[int] = []
    for data in bodies.values():
        starts.append(len(fat))
        fat += _chain(len(fat), len(data) // _SECTOR)
    assert len(fat) <= _SECTOR // 4
    entries = [_entry("Root Entry", 5, _END, 0, child=1 if bodies else _FREE)]
    for number, (name, data) in enumerate(bodies.items(), start=1):
        right = number + 1 if number < len(bodies) else _FREE
        entries.append(_entry(name, 2, starts[number - 1], len(data), right=right))
    entries += [_entry("", 0, 0, 0)] * (directory_sectors * per_directory - len(entries))
    table = struct.pack(f"<{_SECTOR // 4}I", *fat, *[_FREE] * (_SECTOR // 4 - len(fat)))
    return _header() + table + b"".join(entries) + b"".join(bodies.values())


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END]


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _SMALLEST_STREAM, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE, right: int = _FREE) -> bytes:
    letters = name.encode("utf-16-le")
    head = letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters) + 2 if name else 0, kind, 1)
    return head + struct.pack("<III", _FREE, right, child) + bytes(36) + struct.pack("<IQ", start, size)
