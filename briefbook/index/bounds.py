"""Index room: how good the passages of a query can be at most, for all of them at once.

What a word can add to a score depends on how often it stands in a passage and on how long the passage is. Both are
known as a byte for each passage, so a table of 256 bounds says it for all passages in one call; the bounds of the words
of a query are then added as `bitsets.Planes`. Only passages whose bound reaches the worst score that is still wanted
have to be scored. Bounds are whole numbers of UNIT, rounded up.
"""

import math
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import reduce

from briefbook.index import bitsets
from briefbook.index.bitsets import Planes
from briefbook.index.standing import Standing

UNIT = 1 / 64
"""Of a score."""
_FINEST = 127
"""Steps from nothing to the most that a word can add."""
_OFTEN = (0, 1, 2, 3, 5, 9, 19, 255)
"""The greatest of each of eight classes by how often something stands in a passage: each class has one bound."""
_CLASSES = 32
_CLASS_OF = bytes(bisect_left(_OFTEN, often) for often in range(256))
_ABSENT = bytes([255] + [0] * 255)
_DIGITS = [bytes(0x31 if level >> digit & 1 else 0x30 for level in range(256)) for digit in range(8)]

Share = Callable[[int, float], float]
"""What a word adds that stands so often in a text of so many words, as a share of its weight."""


class Lengths:
    """The lengths of all passages, in classes."""

    def __init__(self, lengths: "array[int]", share: Share) -> None:
        """Class passages by their words; the longer a passage, the less each word of it adds."""
        self._share = share
        most = share(1, 0)
        short = [min(_CLASSES - 1, int((1 - share(1, length) / most) * _CLASSES)) for length in range(256)]
        long = [0, *(min(_CLASSES - 1, int((1 - share(1, 256 * upper) / most) * _CLASSES)) for upper in range(1, 256))]
        self.count = len(lengths)
        self._shortest = _shortest(short, long)
        held = array("I", lengths)
        if sys.byteorder == "big":
            held.byteswap()
        width = held.itemsize
        low, high = held.tobytes()[0::width], held.tobytes()[1::width]
        # what is longer than 65,535 words is taken for shorter than it is: its bound is too high, never too low
        self._classes = _number(low.translate(_eightfold(short))) & _number(high.translate(_ABSENT))
        self._classes |= _number(high.translate(_eightfold(long)))

    def levels(self, often: bytes, weight: float, unit: float) -> tuple[bytes, int]:
        """Return for each passage how many units a word adds at most that stands so often in it, and the most of all.

        The most is that of any passage there could be; to look for it among those that there are takes longer.
        """
        table = bytearray(256)
        for number in range(_CLASSES):
            for times, most in enumerate(_OFTEN[1:], start=1):
                table[number << 3 | times] = math.ceil(weight * self._share(most, self._shortest[number]) / unit)
        both = _number(often.translate(_CLASS_OF)) | self._classes
        return both.to_bytes(self.count, "little").translate(table), max(table)


def _shortest(short: Sequence[int], long: Sequence[int]) -> list[float]:
    """Return for each class the fewest words that a passage of it has."""
    fewest = [math.inf] * _CLASSES
    for length, number in [*enumerate(short), *((256 * upper, number) for upper, number in enumerate(long) if upper)]:
        fewest[number] = min(fewest[number], length)
    return fewest


def _eightfold(classes: Sequence[int]) -> bytes:
    return bytes(number << 3 for number in classes)


def _number(held: bytes) -> int:
    return int.from_bytes(held, "little")


def of_word(text: Standing, lengths: Lengths, weight: float, besides: Sequence[tuple[Standing, float]]) -> Planes:
    """Return what a word of this weight adds at most in each passage.

    Args:
        text: where it stands in the text.
        lengths: of all passages.
        weight: the most that it can add there.
        besides: where else it stands, each with the most that it adds there.
    """
    coarse = max(0, math.ceil(math.log2(max(1.0, weight / UNIT / _FINEST))))
    unit = UNIT * (1 << coarse)
    planes: Planes = []
    if text.bits:
        levels, highest = lengths.levels(text.dense(lengths.count), weight, unit)
        backwards = levels[::-1]
        planes = [int(backwards.translate(_DIGITS[digit]), 2) for digit in range(highest.bit_length())]
    for standing, most in besides:
        planes = bitsets.added(planes, bitsets.constant(math.ceil(most / unit), standing.bits))
    return [*[0] * coarse, *planes]


class Bounds:
    """The bounds of all passages for a whole query."""

    def __init__(self, words: Sequence[Planes]) -> None:
        self._planes = reduce(bitsets.added, words)

    def greatest(self, found: int, many: int) -> int:
        """Return so many passages of a set, or more, that can be the best."""
        return bitsets.greatest(self._planes, many, found)

    def at_least(self, score: float, found: int) -> int:
        """Return the passages of a set that can have this score or a better one."""
        return bitsets.at_least(self._planes, max(0, math.ceil(score / UNIT)), found)
