"""Index room: the places of a term grouped by passage, by arithmetic on all of them at once.

A place is one number of 32 bits: the passage's in its upper 17 and the word's within the passage in its lower 15. All
places of a term side by side are one whole number of Python, a lane of 32 bits for each; one subtraction of it from
itself, shifted by a lane, gives the steps from each place to the next. What is too large for a lane is grouped one by
one.
"""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from operator import sub
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
_HIGH_BYTES = 0xFFFFFF00
_GOES_ON, _ENDS = b"\xfe", b"\xff"
"""Whether another place of the same passage follows; no such number of places is told by a byte here."""
_MARKS = _ENDS + _GOES_ON + bytes(254)
_MOST_REPLACED = 12
_FEW = 16


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
    if lanes <= _FEW:
        return _grouped_few(places)
    ones = _ones(lanes)
    held = int.from_bytes(_little_endian(places), "little")
    words = (held & ones * _PLACE) + ones
    passages = held >> PLACE_BITS & ones * (MOST_PASSAGES - 1)
    steps = (passages >> _LANE) - (passages & (1 << _LANE * (lanes - 1)) - 1)
    held_steps = steps.to_bytes(_LANE_BYTES * (lanes - 1), "little")
    if steps & (ones >> _LANE) * _HIGH_BYTES:
        kept: Sequence[int] = tuple(filter(None, _native(array("I", held_steps))))
    else:
        kept = held_steps[::_LANE_BYTES].replace(b"\0", b"")
    if len(kept) == lanes - 1:
        text = words.to_bytes(_LANE_BYTES * lanes, "little").decode("utf-32-le")
        return Postings((Made(first, last, kept, None, text),))
    same = _same(steps, ones >> _LANE)
    text = (words | same * _BETWEEN).to_bytes(_LANE_BYTES * lanes, "little").decode("utf-16-le")
    text = text[:-1].replace(_SAME, "")
    return Postings((Made(first, last, kept, _counts(same, lanes - 1, text), text),))


def _same(steps: int, between: int) -> int:
    """Return the lanes, a one in each, between two places of the same passage."""
    return (steps + between * _BEYOND >> _LANE - 1 & between) ^ between


def _counts(same: int, lanes: int, text: str) -> Sequence[int]:
    """Return how many places each passage has: one more than it has lanes that say that the next is of it too."""
    flags = same.to_bytes(_LANE_BYTES * lanes, "little")[::_LANE_BYTES].translate(_MARKS) + _ENDS
    most = 1
    while _GOES_ON * most in flags:
        most += 1
        if most > _MOST_REPLACED:
            return counts_of(text.split(BETWEEN))
    for often in range(most, 1, -1):
        flags = flags.replace(_GOES_ON * (often - 1) + _ENDS, bytes((often,)))
    return flags.replace(_ENDS, b"\1")


def _grouped_few(places: "array[int]") -> Postings:
    """Return a few places, two at least, passage by passage; for them arithmetic takes long to make ready."""
    numbers: list[int] = []
    texts: list[str] = []
    for place in places:
        number, text = place >> PLACE_BITS, chr((place & _PLACE) + 1)
        if numbers and number == numbers[-1]:
            texts[-1] += text
        else:
            numbers.append(number)
            texts.append(text)
    steps = list(map(sub, numbers[1:], numbers))
    if len(numbers) == len(places):
        return Postings((Made(numbers[0], numbers[-1], steps, None, "".join(texts)),))
    return Postings((Made(numbers[0], numbers[-1], steps, bytes(map(len, texts)), BETWEEN.join(texts)),))


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
