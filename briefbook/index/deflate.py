"""Index room: streams in the form of zlib and their checksum, three times as fast by ISA-L (package `isal`).

Any zlib reads them; the bytes may differ from one processor to the next, what they hold does not.
"""

from isal import isal_zlib

_LEVEL = 1
"""A higher one takes a fifth longer, and leaves a fiftieth less."""


def checksum(data: bytes) -> int:
    """Return the CRC-32 of data: of a long one, four times as fast as by `zlib`."""
    return isal_zlib.crc32(data)


def compressed(data: bytes) -> bytes:
    """Return data, packed."""
    return isal_zlib.compress(data, _LEVEL)


def decompressed(held: bytes) -> bytes:
    """Return what was packed.

    Raises:
        isal.isal_zlib.error: it is damaged.
    """
    return isal_zlib.decompress(held)


def beginning(held: bytes, length: int) -> bytes:
    """Return no more than the first bytes, so many, of what was packed.

    Raises:
        isal.isal_zlib.error: it is damaged.
    """
    return isal_zlib.decompressobj().decompress(held, length)
