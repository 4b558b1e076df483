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
from typing import NamedTuple

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
_BEYOND = 0x7FFFFFFF
"""Added to a step it sets the lane's last bit, but to a step of 0."""
_KEPT = 512
_BYTE, _TWO_BYTES = 0xFFFFFF00, 0xFFFF0000
"""What of a lane is beyond one byte, and beyond two."""
_SAME, _OTHER = b"\xff", b"\0"
"""Whether the place that follows is in the same passage, or in another."""
_BY_STEP = _SAME + _OTHER * 255
_GONE = "\uff00"
"""What stands between two places of one passage, until it is taken out; no place is so large."""
_MOST_COUNTED = 128
"""A lane of a byte holds twice as much; what counts more is counted one by one."""
_FEW = 20


class _Lanes(NamedTuple):
    """Numbers with the same in each of so many lanes."""

    ones: int
    words: int
    passages: int
    beyond_byte: int


@lru_cache(maxsize=_KEPT)
def _lanes(count: int) -> _Lanes:
    ones = _repeated(b"\1\0\0\0", count)
    return _Lanes(ones, ones * _PLACE, ones * (MOST_PASSAGES - 1), ones * _BYTE)


@lru_cache(maxsize=_KEPT)
def _repeated(held: bytes, count: int) -> int:
    return int.from_bytes(held * count, "little")


def grouped(places: "array[int]") -> Postings:
    """Return the places of a term, ascending, passage by passage; `places` are lanes of 32 bits, or of 64."""
    if places.itemsize != _LANE_BYTES:
        return _grouped_wide(places)
    count = len(places)
    first, last = places[0] >> PLACE_BITS, places[-1] >> PLACE_BITS
    if count == 1:
        return Postings((Made(first, first, b"", None, chr((places[0] & _PLACE) + 1)),))
    if count <= _FEW:
        return _grouped_few(places)
    lanes = _lanes(count)
    held = int.from_bytes(_little_endian(places), "little")
    passages = held >> PLACE_BITS & lanes.passages
    # on the last place follows another passage, so that it ends like any other
    steps = (passages >> _LANE | last + 1 << _LANE * (count - 1)) - passages
    kept, same = _steps(steps, lanes, count)
    words = ((held & lanes.words) + lanes.ones).to_bytes(_LANE_BYTES * count, "little")
    if same is None:
        return Postings((Made(first, last, kept[:-1], None, words.decode("utf-32-le")),))
    parted = bytearray(words)
    parted[_LANE_BYTES - 1 :: _LANE_BYTES] = same
    text = parted.decode("utf-16-le").replace(_GONE, "")[: -len(BETWEEN)]
    return Postings((Made(first, last, kept[:-1], _counts(same) or counts_of(text.split(BETWEEN)), text),))


def _steps(steps: int, lanes: _Lanes, count: int) -> tuple[Sequence[int], bytes | None]:
    """Return the steps that are none of 0, and whether each place is in the passage of the one that follows.

    None instead of the latter: none is.
    """
    held = steps.to_bytes(_LANE_BYTES * count, "little")
    if not steps & lanes.beyond_byte:
        each = held[::_LANE_BYTES]
        short = each.translate(None, b"\0")
        return short, None if len(short) == count else each.translate(_BY_STEP)
    text = held.decode("utf-32-le", "surrogatepass")
    same = None
    if "\0" in text:
        text = text.replace("\0", "")
        flags = steps + lanes.ones * _BEYOND >> _LANE - 1 & lanes.ones
        same = flags.to_bytes(_LANE_BYTES * count, "little")[::_LANE_BYTES].translate(_BY_STEP)
    if steps & lanes.ones * _TWO_BYTES:
        return list(map(ord, text)), same
    return _native(array("H", text.encode("utf-16-le", "surrogatepass"))), same


def _counts(same: bytes) -> bytes | None:
    """Return how many places each passage has; None where one has more than are counted so.

    Each place, a lane of a byte, counts itself, then adds what the one before it in its passage counted, then the one
    two before, four before, and so on: the last of each passage has counted all of them.
    """
    count = len(same)
    goes_on = int.from_bytes(same, "little")
    counted = _repeated(b"\1", count)
    reached, back = goes_on << 8, 1
    while reached:
        if back >= _MOST_COUNTED:
            return None
        counted += counted << 8 * back & reached
        reached &= reached << 8 * back
        back *= 2
    ends = goes_on ^ _repeated(_SAME, count)
    return (counted & ends).to_bytes(count, "little").translate(None, b"\0")


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
