"""Index room: how like two passages are, told by their shingles, three words in a row.

Of a long passage a sketch is kept: the least of the hashes of its shingles. The least of two sketches together are a
fair sample of the shingles of both passages, and how many of them stand in both tells how many of all do. A passage of
no more shingles than a sketch has is told exactly. The hashes are the same in every process.

Source: Broder, "On the resemblance and containment of documents", 1997 (the bottom-k sketch).
"""

from collections.abc import Sequence
from heapq import nsmallest
from itertools import islice
from typing import TypeAlias
from zlib import crc32

ALIKE = 0.8
"""From this share of common shingles on, passages say the same."""
FEWEST_WORDS = 8
"""Shorter passages are the same word for word, or they are not: `Thank you.` is said everywhere."""
SIZE = 256
"""Hashes of a sketch: of a likeness of 0.8 it tells 0.8, give or take 0.025 (standard error)."""
_SHINGLE = 3

Sketch: TypeAlias = frozenset[int]


def sketch(words: Sequence[str]) -> Sketch:
    """Return the sketch of a passage, from its words, folded."""
    found = shingles(words)
    return found if len(found) <= SIZE else frozenset(nsmallest(SIZE, found))


def shingles(words: Sequence[str]) -> frozenset[int]:
    """Return hashes of what stands in a row in these folded words; of all of them together when they are few."""
    held = list(map(crc32, map(str.encode, words)))
    if len(held) <= _SHINGLE:
        return frozenset((hash(tuple(held)),))
    # a hash of numbers, unlike one of texts, is the same in every process
    return frozenset(map(hash, zip(*(islice(held, start, None) for start in range(_SHINGLE)), strict=False)))


def likeness(one: Sketch, other: Sketch) -> float:
    """Return the share, 0 to 1, of all shingles of two passages that both have (Jaccard), told by their sketches."""
    if one.isdisjoint(other):
        return 0.0
    both = one | other
    if len(one) < SIZE and len(other) < SIZE:
        return len(one & other) / len(both)
    least = nsmallest(SIZE, both)
    return sum(1 for shingle in least if shingle in one and shingle in other) / len(least)
