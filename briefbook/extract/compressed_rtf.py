"""Extract room: the way Outlook packs RTF text (LZFu; source: [MS-OXRTFCP])."""

import struct

_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n"
    b"\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What stands in the window before the first byte is unpacked (same source, 2.1.2.1)."""
_WINDOW = 4_096
_HEADER = 16
_PACKED, _PLAIN = b"LZFu", b"MELA"
_LARGEST = 10_000_000
"""Bytes of RTF that are unpacked; the text of a mail is far shorter."""


def unpacked_rtf(data: bytes) -> bytes:
    """Return the RTF text; as far as it goes when it is cut off, nothing when it is none."""
    if len(data) < _HEADER:
        return b""
    size, form = struct.unpack_from("<4xI4s", data)
    if form == _PLAIN:
        return data[_HEADER : _HEADER + size]
    return _unpacked(data, min(size, _LARGEST)) if form == _PACKED else b""


def _unpacked(data: bytes, size: int) -> bytes:
    out = bytearray(_START)
    end = len(_START) + size
    place = _HEADER
    while place < len(data) and len(out) < end:
        flags = data[place]
        place += 1
        for bit in range(8):
            if place >= len(data):
                break
            if not flags >> bit & 1:
                out.append(data[place])
                place += 1
                continue
            reference = int.from_bytes(data[place : place + 2], "big")
            place += 2
            # The window is a ring: the place of the next byte in it says that the end is reached.
            back = (len(out) - (reference >> 4)) % _WINDOW
            if back == 0 or back > len(out):
                return bytes(out[len(_START) : end])
            for _ in range((reference & 15) + 2):
                out.append(out[-back])
    return bytes(out[len(_START) : end])
