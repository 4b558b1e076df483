"""Model room: pure functions over text: what may stand in a file, and how text is folded for finding it again.

Nothing here uses `str.split()`, `strip()` or a bare white-space class on officers' text: those eat U+00A0 and more.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LAYOUT = re.compile("[ \t\n\r]+")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_LIKE = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029\t\n\r\x85", " "),
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "ß": "ss",
    "ẞ": "ss",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "…": "...",
}


def clean(text: str) -> str:
    """Return `text` without the characters that no XML, Markdown or HTML file may hold; line ends become newlines."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True, slots=True)
class Folded:
    """Text as it is compared, with the way back.

    Attributes:
        text: lower case, no accents, plain quotes, dashes and blanks, nothing invisible.
        offsets: for each code point of `text` the code point of the original it comes from, and one more for the end.
    """

    text: str
    offsets: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original of the folded code points [start, end), end > start."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> str:
    """Return `text` as it is compared: lower case, no accents, plain quotes, dashes and blanks, nothing invisible."""
    # Python translates ASCII many times as fast as anything else, and of most texts nearly all is ASCII
    if not text.isascii():
        text = text.replace("\u00a0", " ").replace("’", "'").replace("—", "-")
        if not text.isascii():
            text = _BEYOND_ASCII.sub(_folded, text)
    return text.translate(_TABLE)


def _folded(found: "re.Match[str]") -> str:
    return _TABLE[ord(found[0])]


def fold_with_offsets(text: str) -> Folded:
    """Return `text` folded, with the offset in `text` of every code point of the result."""
    folded = text.translate(_TABLE)
    if all(len(_TABLE[ord(char)]) == 1 for char in set(text)):
        return Folded(folded, range(len(text) + 1))
    offsets = [place for place, char in enumerate(text) for _ in _TABLE[ord(char)]]
    return Folded(folded, [*offsets, len(text)])


class _FoldingTable(dict[int, str]):
    """What each code point is folded to, found when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code))
        return folded


_TABLE = _FoldingTable()


def _fold_char(char: str) -> str:
    if char in _INVISIBLE:
        return ""
    like = _LIKE.get(char)
    if like is not None:
        return like
    if char.isascii():
        return char.lower()
    parts = (one for one in unicodedata.normalize("NFKD", char) if not unicodedata.combining(one))
    return "".join(_LIKE.get(one, one) for one in parts).lower()


def first_words(text: str, limit: int) -> str:
    """Return the beginning of `text` on one line, at most `limit` code points, cut between words with an ellipsis."""
    line = _one_line(text[: 4 * limit])
    if len(line) <= limit < len(text):  # blanks alone can make the beginning of a long text so short
        line = _one_line(text)
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", 0, limit)
    return line[: cut if cut > limit // 2 else limit - 1].rstrip(" ,;:") + "…"


def _one_line(text: str) -> str:
    return " ".join([part for part in _LAYOUT.split(text) if part])
