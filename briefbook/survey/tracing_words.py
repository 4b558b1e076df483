"""Survey room: a text as words for tracing: folded, with the way back, and the hashes of three words in a row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from briefbook.model.sentences import sentence_spans
from briefbook.model.text import fold, fold_with_offsets

_WORD = re.compile(r"[^\W_]+'?")
_BITS = 40
_MASK = (1 << _BITS) - 1
_FACTORS = (0x9E3779B97F, 0xC2B2AE3D27, 0x165667B19E3)
"""Odd numbers that tell the first, second and third word of a shingle apart."""
_WINDOW = 3
"""Of so many shingles in a row one is kept at least: a run of five words is met wherever it begins."""


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded; an apostrophe ends a word that it follows (l’, don’)."""
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text with their places in it, in code points, and where its sentences begin and end in words."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return from and to, in code points, of the words [start, end); where nothing is, the place before `start`."""
        if start < end:
            return self.spans[start][0], self.spans[end - 1][1]
        place = self.spans[start][0] if start < len(self.spans) else len(self.text)
        return place, place

    def raw(self, start: int, end: int) -> str:
        """Return the words [start, end) as they stand in the text."""
        first, last = self.span(start, end)
        return self.text[first:last]


def read_words(text: str) -> Words:
    """Return a text as words."""
    folded = fold_with_offsets(text)
    found = [(match[0], folded.original_span(*match.span())) for match in _WORD.finditer(folded.text)]
    spans = tuple(span for _, span in found)
    sentences: list[tuple[int, int]] = []
    place = 0
    for _, end in sentence_spans(text):
        first = place
        while place < len(spans) and spans[place][0] < end:
            place += 1
        if place > first:
            sentences.append((first, place))
    return Words(text, tuple(word for word, _ in found), spans, tuple(sentences))


class Shingler:
    """Hashes of 40 bits of three words in a row: the same in every process."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int, int]] = {}

    def all(self, words: Sequence[str]) -> list[int]:
        """Return the hash of each three words in a row."""
        known = self._known
        rows = [known.get(word) or self._hashed(word) for word in words]
        return [(one[0] + two[1] + three[2]) & _MASK for one, two, three in zip(rows, rows[1:], rows[2:], strict=False)]

    def some(self, words: Sequence[str]) -> set[int]:
        """Return the least hash of each three in a row: two texts with five words in common share one."""
        every = self.all(words)
        if len(every) < _WINDOW:
            return set(every)
        return set(map(min, every, every[1:], every[2:]))

    def _hashed(self, word: str) -> tuple[int, int, int]:
        number = int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=5).digest(), "big")
        first, second, third = (number * factor & _MASK for factor in _FACTORS)
        self._known[word] = (first, second, third)
        return first, second, third
