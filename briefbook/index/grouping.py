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

from briefbook.index.posting_block import Made
from briefbook.index.postings import Postings
from briefbook.index.schema import BETWEEN, pack

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
_SAME = "\uc000"
"""What stands between two places of one passage, until it is taken out; no place is so large."""
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
    first, last = places[0] >> PLACE_BITS, places[-1] >> PLACE_BITS
    if lanes == 1:
        return Postings((Made(first, first, b"", None, chr((places[0] & _PLACE) + 1)),))
    ones = _ones(lanes)
    held = int.from_bytes(_little_endian(places), "little")
    words = (held & ones * _PLACE) + ones
    passages = held >> PLACE_BITS & ones * (MOST_PASSAGES - 1)
    steps = (passages >> _LANE) - (passages & (1 << _LANE * (lanes - 1)) - 1)
    kept = _steps(steps.to_bytes(_LANE_BYTES * (lanes - 1), "little"))
    if len(kept) == lanes - 1:
        text = words.to_bytes(_LANE_BYTES * lanes, "little").decode("utf-32-le")
        return Postings((Made(first, last, kept, None, text),))
    text = _cut(words, steps, ones, lanes)
    return Postings((Made(first, last, kept, counts_of(text.split(BETWEEN)), text),))


def _steps(lanes: bytes) -> Sequence[int]:
    """Return the steps that are not 0, as bytes where all are small."""
    if lanes[1::_LANE_BYTES].strip(b"\0") or lanes[2::_LANE_BYTES].strip(b"\0"):
        return tuple(filter(None, _native(array("I", lanes))))
    return lanes[::_LANE_BYTES].replace(b"\0", b"")


def _cut(words: int, steps: int, ones: int, lanes: int) -> str:
    """Return the places with BETWEEN between two passages."""
    between = ones >> _LANE
    same = (steps + between * _BEYOND >> _LANE - 1 & between) ^ between
    text = (words | same * _BETWEEN).to_bytes(_LANE_BYTES * lanes, "little").decode("utf-16-le")
    return text[:-1].replace(_SAME, "")


def counts_of(values: Sequence[str]) -> Sequence[int]:
    """Return how many places each value holds, as bytes where none holds more than 255."""
    try:
        return bytes(map(len, values))
    except ValueError:  # more than a byte can say
        return tuple(map(len, values))


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
    return Postings.of(tuple(by_passage), counts_of(values), values)
