"""Extract room: bytes become text: byte order mark, then UTF-8, then the Western encodings, then charset-normalizer."""

import codecs
import re

from charset_normalizer import from_bytes

from briefbook.extract.base import TEXT_LIMIT
from briefbook.model.errors import DamagedFile, TooLarge
from briefbook.model.text import clean

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = frozenset("àâäáãåçéèêëíîïìñóôöòõøúûüùÿæœßÀÂÄÁÃÅÇÉÈÊËÍÎÏÌÑÓÔÖÒÕØÚÛÜÙŸÆŒ«»‘’“”–—…•·°§©®™€£²³ªº½¿¡\u00a0")
_ACCENTED = re.compile(r"[À-ÿŒœŸ]")
_TOUCHING = re.compile(r"[À-ÿŒœŸ]{2}")
_SAMPLE = 65_536


def decode(data: bytes, path: str, declared: str = "") -> str:
    """Return the text of `data`, with newlines as line ends and no character that a note could not hold.

    Args:
        data: the bytes of the file.
        path: of the file within its folder, for the error.
        declared: the encoding that the file names in its own text; tried after a byte order mark and UTF-8.

    Raises:
        DamagedFile: the bytes are no text.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    text = _decode(data, path, declared)
    if len(text) > TEXT_LIMIT:
        raise TooLarge(path, f"It holds more than {TEXT_LIMIT // 1_000_000} million characters; split it into parts.")
    return clean(text.replace("\f", "\n").replace("\v", "\n"))


def _decode(data: bytes, path: str, declared: str) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if b"\0" in data:
        return _without_mark(data, path)
    for name in ("utf-8", declared):
        text = _strictly(data, name)
        if text is not None:
            return text
    return _nearly_utf8(data) or _western(data) or _guess(data, path)


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name) if name else None
    except (UnicodeDecodeError, LookupError):
        return None


def _without_mark(data: bytes, path: str) -> str:
    """UTF-16 of Western text has a zero in every other byte; anything else with zeros is no text."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = max(1, len(sample) // 2)
    for name, zeros, others in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if zeros.count(0) > 0.7 * half and others.count(0) < 0.02 * half:
            return data.decode(name, "replace")
    raise DamagedFile(path, "It holds binary data instead of text; open it in the program that made it.")


def _nearly_utf8(data: bytes) -> str | None:
    """A long UTF-8 file with a few broken bytes is UTF-8 still: one letter in a thousand may be lost."""
    text = data.decode("utf-8", "replace")
    letters = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    broken = text.count("\ufffd")
    return text if letters >= 20 and broken * 10 <= letters and broken * 1000 <= len(text) else None


def _western(data: bytes) -> str | None:
    """Windows-1252, when what it makes of the high bytes is what English and French texts hold."""
    text = _strictly(data, "cp1252")
    if text is None:
        return None
    high = [char for char in text if char > "\x7f"]
    usual = sum(1 for char in high if char in _WESTERN)
    return text if usual >= 0.95 * len(high) and _looks_spelled(text) else None


def _looks_spelled(text: str) -> bool:
    """Accents stand inside words: text where most accented letters touch one another is not Western."""
    accented, touching = len(_ACCENTED.findall(text)), len(_TOUCHING.findall(text))
    return touching * 8 <= max(accented, 8)


def _guess(data: bytes, path: str) -> str:
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise DamagedFile(path, "Its letters are in an encoding that cannot be told; save it again as UTF-8.")
    return data.decode(best.encoding, "replace")
