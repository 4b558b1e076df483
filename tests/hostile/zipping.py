"""Writes zip archives byte by byte, so that any field of them may lie."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

STORED, DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of an archive as it is told; None for the truth.

    Attributes:
        raw: the bytes as they stand in the archive; compressed already.
        offset: where the directory says that the member begins.
    """

    name: bytes
    raw: bytes
    method: int = STORED
    flags: int = 0x800
    size: int = 0
    crc: int = 0
    offset: int | None = None
    mode: int = 0o100644


def stored(name: str, data: bytes) -> Entry:
    return Entry(name.encode("utf-8"), data, STORED, size=len(data), crc=zlib.crc32(data))


def deflated(name: str, data: bytes) -> Entry:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = packer.compress(data) + packer.flush()
    return Entry(name.encode("utf-8"), raw, DEFLATED, size=len(data), crc=zlib.crc32(data))


def bomb(name: str, size: int, before: bytes = b"", after: bytes = b"", filling: bytes = b" ") -> Entry:
    """Return a member that unpacks to `size` bytes and stands in a thousandth of them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = filling * (1_000_000 // len(filling))
    raw, crc, whole = packer.compress(before), zlib.crc32(before), len(before)
    while whole < size:
        raw += packer.compress(block)
        crc, whole = zlib.crc32(block, crc), whole + len(block)
    raw += packer.compress(after) + packer.flush()
    return Entry(name.encode("utf-8"), raw, DEFLATED, size=whole + len(after), crc=zlib.crc32(after, crc))


def archive(entries: Sequence[Entry], comment: bytes = b"") -> bytes:
    """Return the archive of these members in their order."""
    body, directory = bytearray(), bytearray()
    for entry in entries:
        offset = len(body) if entry.offset is None else entry.offset
        fields = (20, entry.flags, entry.method, 0, 0x5A21, entry.crc, len(entry.raw), entry.size & 0xFFFFFFFF)
        if entry.offset is None:
            body += b"PK\x03\x04" + struct.pack("<HHHHHIII", *fields) + struct.pack("<HH", len(entry.name), 0)
            body += entry.name + entry.raw
        directory += b"PK\x01\x02" + struct.pack("<H", 0x314) + struct.pack("<HHHHHIII", *fields)
        directory += struct.pack("<HHHHHII", len(entry.name), 0, 0, 0, 0, entry.mode << 16, offset) + entry.name
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(body), len(comment))
    return bytes(body + directory) + b"PK\x05\x06" + end + comment


def lying(entry: Entry, size: int) -> Entry:
    """Return the member with another size than it has."""
    return replace(entry, size=size)
