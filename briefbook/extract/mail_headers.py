"""Extract room: the head of a mail or of a part of one: its lines, the letters in them, the day they name.

Lines are taken apart here rather than by the standard library, which stops at the first line that breaks the rules;
only the parameters of a value ("charset=…") are left to it, with its lenient policy.
"""

import binascii
import codecs
import re
from dataclasses import dataclass
from email.message import Message
from email.utils import collapse_rfc2231_value

from briefbook.extract.base import TEXT_LIMIT
from briefbook.extract.encoding import decode
from briefbook.model.errors import DamagedFile, TooLarge
from briefbook.model.text import clean

_HEAD_LIMIT = 1_000_000
"""Bytes of a head that are looked at; what stands behind is left out."""
_MOST_LINES = 2_000
_VALUE_LIMIT = 20_000
_PARAMETER_LIMIT = 4_000
"""Characters of a value that is searched for parameters, which takes time with the square of its length."""
_FIELD = re.compile(r"([!-9;-~]{1,80}(?: [!-9;-~]{1,40})?)[ \t]{0,20}:(.*)", re.DOTALL)
_MAILBOX_LINE = re.compile(rb"(?:>?From |>From:)[^\n]*\n")
_AHEAD = 3
"""Lines after one that is no header, within which another header shows that the head goes on."""
_WORD = re.compile(r"=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([bBqQ])\?([^?\n]{0,2000})\?=")
_BETWEEN_WORDS = re.compile(r"(?<=\?=)[ \t]+(?==\?)")
_NOT_BASE64 = bytes(code for code in range(256) if not (code < 128 and (chr(code).isalnum() or chr(code) in "+/")))
_MOST_PIECES = 1_000
_LONG = 5_000_000
"""Bytes from which on the encoding of a text is not guessed."""
_SAME = {
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "iso-8859-8-i": "iso-8859-8",
}
"""Names of encodings under which programs write a larger one (source: WHATWG Encoding Standard)."""
_KNOWN = re.compile(
    r"utf-?(?:7|8|16|16le|16be|32)|windows-\d+|cp\d+|iso-8859-\d+|iso-2022-[\w-]+|koi8-\w+|mac[\w-]*|big5[\w-]*"
    r"|gb\w+|shift_jis|euc-\w+|tis-620|hz-gb-2312|viscii",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of a mail or of a part, in order.

    Attributes:
        fields: name in lower case, value on one line, letters not yet decoded.
        end: where in the data the body begins.
    """

    fields: tuple[tuple[str, str], ...]
    end: int

    def get(self, name: str) -> str:
        """Return the first value of this name that is not empty, or nothing."""
        return next((value for one, value in self.fields if one == name and value), "")

    def parameter(self, header: str, name: str) -> str:
        """Return a parameter of a header such as `charset`, its letters decoded; nothing when it is not there."""
        message = Message()
        message[header] = self.get(header)[:_PARAMETER_LIMIT]
        try:
            found = message.get_param(name, "", header=header)
            value = collapse_rfc2231_value(found) if found else ""
        except (ValueError, LookupError, TypeError, AttributeError):
            return ""
        return decoded_words(value)


def read_headers(data: bytes, start: int, end: int) -> Headers:
    """Return the headers that stand at `start`; those lines that break the rules are left out."""
    mailbox = _MAILBOX_LINE.match(data, start, end)
    while mailbox is not None:
        start = mailbox.end()
        mailbox = _MAILBOX_LINE.match(data, start, end)
    lines: list[str] = []
    place = start
    limit = min(end, start + _HEAD_LIMIT)
    while place < limit and len(lines) < _MOST_LINES:
        stop = data.find(b"\n", place, limit)
        stop = limit if stop < 0 else stop
        raw = data[place:stop].rstrip(b"\r")
        if not raw:
            return Headers(_fields(lines), min(end, stop + 1))
        line = _letters(raw[:_VALUE_LIMIT])
        if not _is_header(line) and not _head_goes_on(data, stop + 1, limit):
            return Headers(_fields(lines), place)
        lines.append(line)
        place = stop + 1
    return Headers(_fields(lines), _end_of_head(data, place, end))


def _end_of_head(data: bytes, place: int, end: int) -> int:
    """Return where the body begins after a head that is too long to be read whole."""
    found = [at + len(mark) for mark in (b"\n\n", b"\n\r\n") if (at := data.find(mark, max(0, place - 2), end)) >= 0]
    return min(found, default=end)


def _is_header(line: str) -> bool:
    return line[:1] in {" ", "\t"} or _FIELD.match(line) is not None


def _head_goes_on(data: bytes, start: int, limit: int) -> bool:
    """Tell whether a header still follows after a line that is none."""
    for line in data[start : min(limit, start + 2_000)].split(b"\n")[:_AHEAD]:
        if not line.rstrip(b"\r"):
            return False
        if _is_header(_letters(line)):
            return True
    return False


def _fields(lines: list[str]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        match = _FIELD.match(line) if line[:1] not in {" ", "\t"} else None
        if match is not None:
            found.append((match[1].lower(), [match[2].strip()]))
        elif found and line[:1] in {" ", "\t"} and sum(map(len, found[-1][1][-1:])) < _VALUE_LIMIT:
            found[-1][1].append(line.strip())
    return tuple((name, " ".join(part for part in parts if part)[:_VALUE_LIMIT]) for name, parts in found)


def _letters(raw: bytes) -> str:
    """Headers are ASCII by the rules; of those that are not, most are UTF-8, older ones Windows-1252."""
    try:
        return clean(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return clean(raw.decode("cp1252", "replace"))


def decoded_words(value: str) -> str:
    """Return a value with its encoded words (`=?UTF-8?Q?…?=`) as letters; one that cannot be decoded stays."""
    if "=?" not in value:
        return value
    pieces: list[str] = []
    joined = _BETWEEN_WORDS.sub("", value[:_VALUE_LIMIT])
    run: tuple[str, bytes] = ("", b"")
    end = 0
    for word in _WORD.finditer(joined):
        data = _word_bytes(word[2], word[3])
        charset = python_name(word[1])
        if word.start() != end or charset != run[0]:
            pieces += [_word_text(*run), joined[end : word.start()]]
            run = ("", b"")
        if data is None or not charset:
            pieces += [_word_text(*run), word.group()]
            run = ("", b"")
        else:
            run = (charset, run[1] + data)
        end = word.end()
    return "".join((*pieces, _word_text(*run), joined[end:]))


def _word_bytes(form: str, text: str) -> bytes | None:
    raw = text.encode("utf-8", "replace")
    return from_base64(raw) if form in "bB" else binascii.a2b_qp(raw, header=True)


def _word_text(charset: str, data: bytes) -> str:
    return clean(data.decode(charset, "replace")).replace("\n", " ") if charset else ""


def from_base64(data: bytes) -> bytes:
    """Return what is written in base 64; signs that do not belong to it are skipped, a broken end is left out."""
    # Several pieces may be set one behind the other, each with its own padding; so many paddings are none.
    if data.count(b"=") > _MOST_PIECES:
        return _quads(data)
    return b"".join(_quads(piece) for piece in data.split(b"=") if piece)


def _quads(data: bytes) -> bytes:
    letters = data.translate(None, _NOT_BASE64)
    letters = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _long_text(data: bytes, path: str, name: str) -> str:
    """Decode without a guess, which would take more memory than such a text deserves."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
    if len(text) > TEXT_LIMIT:
        raise TooLarge(path, f"It holds more than {TEXT_LIMIT // 1_000_000} million characters; split it into parts.")
    return clean(text)


def python_name(charset: str) -> str:
    """Return the name by which Python knows an encoding of letters, or nothing: codecs that are none are refused."""
    name = charset.strip("\"' ").lower()
    name = _SAME.get(name, name)
    if not _KNOWN.fullmatch(name):
        return ""
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    return name


def text_of(data: bytes, path: str, charset: str) -> str:
    """Return the text of bytes of which the head says that they are in `charset`; nothing stops it but their number.

    Raises:
        TooLarge: there is more text than Briefbook takes from one file.
    """
    name = python_name(charset)
    if len(data) > _LONG:
        return _long_text(data, path, name or "cp1252")
    if name in {"utf-7", "utf-16", "utf-16le", "utf-16be", "utf-32"}:
        return clean(data.decode(name, "replace"))
    try:
        return decode(data, path, name)
    except DamagedFile:
        return clean(data.replace(b"\0", b"").decode(name or "cp1252", "replace"))
