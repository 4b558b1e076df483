"""Index room: the places of a term grouped by passage, by arithmetic on all of them at once.

A place is one number of 32 bits: the passage's in its upper 17 and the word's within the passage in its lower 15. All
places of a term side by side are one whole number of Python, a lane of 32 bits for each; one subtraction of it from
itself, shifted by a lane, gives the steps from each place to the next. What is too large for a lane is grouped one by
one.
"""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from sys import byteorder

from briefbook.index.postings import Postings
from briefbook.index.schema import pack

PLACE_BITS = 15
"""The bit from which on a place says the passage."""
MOST_PASSAGES = 1 << 17
MOST_WORDS = (1 << PLACE_BITS) - 1
"""So many passages, and words of a passage, fit into lanes."""
WIDE_BITS = 32
"""The bit from which on a place of 64 bits says the passage."""
_LANE = 32
_LANE_BYTES = 4
_PLACE = (1 << PLACE_BITS) - 1
_SAME, _NEXT = "\uc000", "\uc001"
"""What stands between two places of one passage, and of two; no place is so large."""
_BETWEEN = 0xC000 << 16
_BEYOND = 0x7FFFFFFF
"""Added to a step it sets the lane's last bit, but to a step of 0."""
_KEPT = 512


@lru_cache(maxsize=_KEPT)
def _ones(lanes: int) -> int:
    return int.from_bytes(b"\1\0\0\0" * lanes, "little")


def grouped(places: "array[int]") -> Postings:
    """Return the places of a term, ascending, passage by passage; `places` are lanes of 32 bits, or of 64."""
    if places.itemsize != _LANE_BYTES:
        return _grouped_wide(places)
    lanes = len(places)
    first = places[0] >> PLACE_BITS
    if lanes == 1:
        return Postings.of_steps((first,), None, (chr(places[0] & _PLACE),))
    ones = _ones(lanes)
    held = int.from_bytes(_little_endian(places), "little")
    words = held & ones * _PLACE
    passages = held >> PLACE_BITS & ones * (MOST_PASSAGES - 1)
    steps = (passages >> _LANE) - (passages & (1 << _LANE * (lanes - 1)) - 1)
    kept = (first, *filter(None, _numbers(steps, lanes - 1)))
    if len(kept) == lanes:
        return Postings.of_steps(kept, None, tuple(words.to_bytes(_LANE_BYTES * lanes, "little").decode("utf-32-le")))
    values = _cut(words, steps, ones, lanes)
    return Postings.of_steps(kept, counts_of(values), values)


def _cut(words: int, steps: int, ones: int, lanes: int) -> tuple[str, ...]:
    """Return the places of each passage: between two of them stands what they are parted or kept together by."""
    between = ones >> _LANE
    parted = steps + between * _BEYOND >> _LANE - 1 - 16 & between << 16 | between * _BETWEEN
    text = (words | parted).to_bytes(_LANE_BYTES * lanes, "little").decode("utf-16-le")
    return tuple(text[:-1].replace(_SAME, "").split(_NEXT))


def counts_of(values: Sequence[str]) -> Sequence[int]:
    """Return how many places each value holds, as bytes where none holds more than 255."""
    try:
        return bytes(map(len, values))
    except ValueError:  # more than a byte can say
        return tuple(map(len, values))


def _numbers(lanes: int, count: int) -> "array[int]":
    return _native(array("I", lanes.to_bytes(_LANE_BYTES * count, "little")))


def _little_endian(places: "array[int]") -> "array[int]":
    return _native(array(places.typecode, places)) if byteorder == "big" else places


def _native(numbers: "array[int]") -> "array[int]":
    if byteorder == "big":
        numbers.byteswap()
    return numbers


def _grouped_wide(places: "array[int]") -> Postings:
    by_passage: dict[int, list[int]] = {}
    for place in places:
        by_passage.setdefault(place >> WIDE_BITS, []).append(place & (1 << WIDE_BITS) - 1)
    values = tuple(map(pack, by_passage.values()))
    return Postings(tuple(by_passage), counts_of(values), values)
