"""Extract room: bytes become text: byte order mark, escapes, UTF-8, the Western encodings, then charset-normalizer."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from briefbook.extract.base import TEXT_LIMIT
from briefbook.extract.escaped_encodings import unescaped
from briefbook.extract.vietnamese import vietnamese
from briefbook.extract.western import western
from briefbook.model.errors import DamagedFile, TooLarge
from briefbook.model.text import clean

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_HALF_LETTER = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]{0,1}|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
_REST_OF_LETTER = re.compile(rb"\A[\x80-\xbf]{1,3}")
_LOST = "\ufffd"
_CONTROLS = bytes(code for code in range(128) if (code < 32 and chr(code) not in "\t\n\r") or code == 127)
_NO_CHARACTER = b"\xef\xbf"
"""Begins what stands for no character, and the mark of a lost one."""
_FEWEST = 10
_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})
"""Categories that text in UTF-16 read with its bytes the wrong way round is full of; line ends aside."""


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
    text = _decode_plainly(data)
    if text is not None and len(text) <= TEXT_LIMIT:
        return text
    text = _decode(data, path, declared)
    if len(text) > TEXT_LIMIT:
        raise TooLarge(path, f"It holds more than {TEXT_LIMIT // 1_000_000} million characters; split it into parts.")
    return clean(text.replace("\f", "\n").replace("\v", "\n"))


def _decode_plainly(data: bytes) -> str | None:
    """Return the text of UTF-8 that holds no character to be taken out, None of all else; bytes are told soonest."""
    if len(data.translate(None, _CONTROLS)) < len(data) or data.startswith(codecs.BOM_UTF8):
        return None
    if (b"\xef" in data and _NO_CHARACTER in data) or (b"~" in data and b"~{" in data):
        return None
    text = _strictly(data, "utf-8")
    return text if text is None or "\r" not in text else text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, path: str, declared: str) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if b"\0" in data:
        return _without_mark(data, path)
    text = unescaped(data)
    if text is not None:
        return text
    for name in ("utf-8", declared):
        text = _strictly(data, name)
        if text is not None:
            return text
    return _cut_utf8(data) or _nearly_utf8(data) or vietnamese(data) or western(data) or _guess(data, path)


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name) if name else None
    except (UnicodeDecodeError, LookupError):
        return None


def _without_mark(data: bytes, path: str) -> str:
    """UTF-16 of Western text has a zero in every other byte; of other text, only its blanks and line ends have."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = max(1, len(sample) // 2)
    for name, zeros, others in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if zeros.count(0) > 0.7 * half and others.count(0) < 0.02 * half:
            return data.decode(name, "replace")
    for name in ("utf-16-le", "utf-16-be"):
        if _is_text(sample[: len(sample) - len(sample) % 2], name):
            return data.decode(name, "replace")
    raise DamagedFile(path, "It holds binary data instead of text; open it in the program that made it.")


def _is_text(sample: bytes, name: str) -> bool:
    text = _strictly(sample, name) or ""
    letters = sum(1 for char in text if unicodedata.category(char)[0] in "LM")
    blanks = sum(1 for char in text if char in " \u00a0\u3000\r\n")
    is_all_signs = all(char in "\r\n\t\f" or unicodedata.category(char) not in _NO_TEXT for char in text)
    return is_all_signs and len(text) >= _FEWEST and blanks > 0 and letters >= 0.4 * len(text)


def _cut_utf8(data: bytes) -> str | None:
    """UTF-8 that begins or ends in the middle of a letter, as the first part of a longer file does."""
    end = _HALF_LETTER.search(data, max(0, len(data) - 4))
    start = _REST_OF_LETTER.search(data)
    whole = data[start.end() if start else 0 : end.start() if end else len(data)]
    text = _strictly(whole, "utf-8")
    # Where no other letter is UTF-8, the last byte may as well be the last letter of a Western text.
    if text is None or (text.isascii() and western(data) is not None):
        return None
    return f"{_LOST if start else ''}{text}{_LOST if end else ''}"


def _nearly_utf8(data: bytes) -> str | None:
    """A long UTF-8 file with a few other bytes is UTF-8 still; those came from a Windows text that was put into it."""
    text = data.decode("utf-8", "surrogateescape")
    letters = sum(1 for char in text if char > "\x7f")
    strays = re.findall("[\udc80-\udcff]", text)
    letters -= len(strays)
    if letters < 20 or len(strays) * 10 > letters or len(strays) * 1000 > len(text):
        return None
    return re.sub("[\udc80-\udcff]", lambda stray: _stray(ord(stray.group()) - 0xDC00), text)


def _stray(byte: int) -> str:
    return bytes((byte,)).decode("cp1252", "replace")


def _guess(data: bytes, path: str) -> str:
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise DamagedFile(path, "Its letters are in an encoding that cannot be told; save it again as UTF-8.")
    return data.decode(best.encoding, "replace")
