"""Index room: the manifest: what each file of a commit must hold, so that nothing else is ever taken for it.

It is the end of the list of segments (TOC), of which Whoosh reads the beginning only: written, flushed and named with
it, it costs a commit no flush of its own. For each file it has the size, the BLAKE2 of the whole, which is compared
when the computer is idle, and a CRC-32 of every 16 KiB, which are compared before the first use of any byte in them.
A file is hashed once, when it is finished: the next manifest takes over what this one says of it.
"""

import base64
import hashlib
import json
import struct
import sys
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefbook.index.deflate import checksum

CHUNK = 1 << 14
"""Bytes that are compared together: about 2 µs."""
_STEP = 64 * CHUNK
"""Bytes that are read at once when a whole file is compared: about 1 ms."""
_MARK = b"BRIEFSUM"
_TAIL = struct.Struct("<8sQ")
"""What precedes the digest at the end: the mark, and the length of the manifest before it in bytes."""
_DIGEST = 16


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What is known of a finished file.

    Attributes:
        size: in bytes.
        digest: BLAKE2b of the whole, as hexadecimal digits.
        chunks: CRC-32 of each CHUNK bytes; the last may be shorter.
    """

    size: int
    digest: str
    chunks: "array[int]"


Manifest = Mapping[str, FileCheck]
"""By the name of the file."""


def check_of(path: Path) -> FileCheck:
    """Return what is to be known of a finished file.

    Raises:
        OSError: it cannot be read.
    """
    whole, chunks, size = _hash(), array("I"), 0
    for part in _parts(path):
        whole.update(part)
        chunks.extend(checksum(part[start : start + CHUNK]) for start in range(0, len(part), CHUNK))
        size += len(part)
    return FileCheck(size, whole.hexdigest(), chunks)


def comparing(path: Path, check: FileCheck) -> Iterator[int]:
    """Compare a whole file with its check; yield after each part, about a millisecond, how many bytes it had.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not as it was written.
    """
    whole, size = _hash(), 0
    for part in _parts(path):
        whole.update(part)
        size += len(part)
        yield len(part)
    if size != check.size or whole.hexdigest() != check.digest:
        raise ValueError(f"{path.name} is not as it was written")


def _parts(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(_STEP):
            yield part


def _hash() -> "hashlib.blake2b":
    return hashlib.blake2b(digest_size=_DIGEST)


def sealed(content: bytes, manifest: Manifest) -> bytes:
    """Return the end of a TOC that begins with `content`: the manifest, and a digest of both."""
    plain = {name: [one.size, one.digest, _packed(one.chunks)] for name, one in manifest.items()}
    body = json.dumps(plain).encode("ascii")
    end = body + _TAIL.pack(_MARK, len(body))
    return end + hashlib.blake2b(content + end, digest_size=_DIGEST).digest()


def unsealed(data: bytes) -> Manifest:
    """Return the manifest at the end of a whole TOC.

    Raises:
        ValueError: the TOC is not as it was written.
    """
    kept, digest = data[:-_DIGEST], data[-_DIGEST:]
    if len(kept) < _TAIL.size or hashlib.blake2b(kept, digest_size=_DIGEST).digest() != digest:
        raise ValueError("the list of segments is not as it was written")
    mark, length = _TAIL.unpack_from(kept, len(kept) - _TAIL.size)
    if mark != _MARK:
        raise ValueError("the list of segments has no manifest")
    end = len(kept) - _TAIL.size
    plain = json.loads(kept[end - length : end])
    return {name: FileCheck(size, digest, _unpacked(chunks)) for name, (size, digest, chunks) in plain.items()}


def _packed(chunks: "array[int]") -> str:
    return base64.b64encode(_little_endian(chunks).tobytes()).decode("ascii")


def _unpacked(packed: str) -> "array[int]":
    return _little_endian(array("I", base64.b64decode(packed)))


def _little_endian(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        return numbers
    swapped = array(numbers.typecode, numbers)
    swapped.byteswap()
    return swapped
