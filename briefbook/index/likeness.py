"""Index room: how like two passages are, and short marks by which those that are alike find one another.

Passages are compared by their shingles, three words in a row. What is alike to four fifths has nearly always one of the
smallest shingles in common, so a passage is first looked for among those that share one (a bottom-k sketch: Broder,
"On the resemblance and containment of documents", 1997), and then compared shingle by shingle.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from operator import xor
from typing import TypeVar
from zlib import crc32

ALIKE = 0.8
"""From this share of common shingles on, passages say the same."""
FEWEST_WORDS = 8
"""Shorter passages are the same word for word, or they are not: `Thank you.` is said everywhere."""
SKETCH = 2
"""Marks of a sketch: of two passages just alike enough, 19 of 20 share one or the other."""
_SHINGLE = 3
Shingle = TypeVar("Shingle", tuple[str, ...], int)
_SEED = 0x9E3779B9


def same_mark(words: Sequence[str]) -> int:
    """Return the mark, 32 bits, that passages with the same folded words have in common; 0 for no words."""
    return crc32(" ".join(words).encode("utf-8"))


def word_marks(word: str) -> tuple[int, int]:
    """Return the marks, 32 bits each, of a folded word at the first and at the second place of a pair."""
    held = word.encode("utf-8")
    return crc32(held, _SEED), crc32(held[::-1])


def sketch(firsts: Sequence[int], seconds: Sequence[int]) -> tuple[int, ...]:
    """Return the sketch of a passage, from the marks of its words in order at the first and the second place of a pair.

    Pairs of words are what is cheap enough to be marked while a folder is indexed. Short passages have no sketch.
    """
    if len(firsts) < FEWEST_WORDS:
        return ()
    return tuple(sorted(set(map(xor, firsts, islice(seconds, 1, None))))[:SKETCH])


def shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return what stands in a row in these folded words; all of them together when they are few."""
    if len(words) <= _SHINGLE:
        return frozenset((tuple(words),))
    return frozenset(zip(*(islice(words, start, None) for start in range(_SHINGLE)), strict=False))


def likeness(one: frozenset[Shingle], other: frozenset[Shingle]) -> float:
    """Return the share, 0 to 1, that is common to two sets of shingles (Jaccard)."""
    if one.isdisjoint(other):
        return 0.0
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def are_alike(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two passages, given as their folded words, say the same, but for a word here and there."""
    first, second = list(one), list(other)
    if first == second:
        return True
    if min(len(first), len(second)) < FEWEST_WORDS:
        return False
    return likeness(shingles(first), shingles(second)) >= ALIKE
