"""Survey room: what a text has in common with its translation: numbers, names, and words of one root."""

import re
import sys
from collections.abc import Iterable

from briefbook.model.text import fold

_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"\d(?:[\d.,:]|[ \u00a0\u202f](?=\d{3}(?!\d)))*")
_DIGITS = re.compile(r"\d")
_LONG = 7
_ROOT = 6
_READ = 60_000
"""Code points of a document that are looked at."""


def anchors(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the anchors of a document, each once, in order.

    An anchor is a word, the root of a long word ("securi-", of security and sécurité), or the digits of a number
    ("#405000", of 405,000 and 405 000). Only those that both languages share say anything.

    Args:
        texts: the title, the headings and the passages.
    """
    found: set[str] = set()
    left = _READ
    for text in texts:
        folded = fold(text[:left])
        for word in set(_WORD.findall(folded)):
            found.add(sys.intern(word))
            if len(word) >= _LONG:
                found.add(sys.intern(f"{word[:_ROOT]}-"))
        for number in _NUMBER.findall(folded):
            digits = "".join(_DIGITS.findall(number))
            if len(digits) >= 2:
                found.add(sys.intern(f"#{digits}"))
        left -= len(text)
        if left <= 0:
            break
    return tuple(sorted(found))
