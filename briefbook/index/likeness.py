"""Index room: how like two passages are, told by their shingles, three words in a row.

Source: Broder, "On the resemblance and containment of documents", 1997.
"""

from collections.abc import Sequence
from itertools import islice
from typing import TypeVar

ALIKE = 0.8
"""From this share of common shingles on, passages say the same."""
FEWEST_WORDS = 8
"""Shorter passages are the same word for word, or they are not: `Thank you.` is said everywhere."""
_SHINGLE = 3
Shingle = TypeVar("Shingle", tuple[str, ...], int)


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
