"""Render room: a picture file as a note may carry it: PNG or JPEG, of bounded size, without what it says of its maker.

Sources: W3C Portable Network Graphics (chunks), ITU-T T.81 (markers of JPEG).
"""

import struct
from collections.abc import Iterator
from typing import Final

from briefbook.model.errors import TemplateError
from briefbook.model.note import Picture

SUFFIXES: Final = (".png", ".jpg", ".jpeg")
"""Small letters; what else lies in a template's folder is no picture."""
_MAX_BYTES: Final = 5_000_000
_MAX_SIDE: Final = 10_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"
_PNG_KEPT: Final = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs")
)
_JPEG_DROPPED: Final = frozenset((0xFE, 0xE1, *range(0xE3, 0xEE), 0xEF))
"""Comments and applications' own segments (Exif, XMP, Photoshop); JFIF, colour profile and Adobe's transform stay."""
_JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN: Final = 0xDA


def read_picture(data: bytes, name: str, template: str) -> Picture:
    """Return the picture in a file; texts, places and times that a camera or program left in it are not in it.

    Raises:
        TemplateError: it is no PNG or JPEG picture, damaged, or far too large.
    """
    if len(data) > _MAX_BYTES:
        raise TemplateError(f"The picture {name} of the template {template} is over 5 MB; make it smaller.", template)
    try:
        picture = _png(data) if data.startswith(_PNG) else _jpeg(data) if data.startswith(_JPEG) else None
    except (IndexError, ValueError, struct.error) as error:
        raise TemplateError(
            f"The picture {name} of the template {template} is damaged; save it anew.", template
        ) from error
    if picture is None:
        raise TemplateError(f"The picture {name} of the template {template} is no PNG or JPEG file.", template)
    if not (0 < picture.width <= _MAX_SIDE and 0 < picture.height <= _MAX_SIDE):
        raise TemplateError(
            f"The picture {name} of the template {template} has no sides, or far too long ones.", template
        )
    return picture


def _png(data: bytes) -> Picture:
    width, height = struct.unpack(">II", data[16:24])
    return Picture("png", width, height, _PNG + b"".join(_chunks(data)))


def _chunks(data: bytes) -> Iterator[bytes]:
    place, kind = len(_PNG), b""
    while kind != b"IEND":
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind = data[place + 4 : place + 8]
        end = place + 12 + length
        if end > len(data):
            raise IndexError(kind)
        if kind in _PNG_KEPT:
            yield data[place:end]
        place = end


def _jpeg(data: bytes) -> Picture:
    width = height = 0
    kept = [_JPEG]
    place = len(_JPEG)
    while True:
        if data[place] != 0xFF:
            raise IndexError(place)
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == _SCAN:
            kept.append(data[place : data.rindex(b"\xff\xd9") + 2])
            return Picture("jpeg", width, height, b"".join(kept))
        (length,) = struct.unpack(">H", data[place + 2 : place + 4])
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
        if marker not in _JPEG_DROPPED:
            kept.append(data[place : place + 2 + length])
        place += 2 + length
