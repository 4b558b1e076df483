"""Index room: a block of a posting list: a pickle for Whoosh, put together by hand so that it is read in parts.

Whoosh wants a tuple of steps, counts and values, one object for each passage; to make those objects is what takes the
time, on writing and on reading. So the pickle holds them as plain bytes and text, with the two harmless functions that
part them: `struct.unpack` for the steps, `str.split` for the places. This module reads the steps and counts alone, and
the places only when they are asked for. Source: opcodes of `pickletools`, protocol 4.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pickle import UnpicklingError
from struct import Struct, unpack_from
from sys import byteorder
from typing import NamedTuple

from briefbook.index.deflate import beginning, compressed, decompressed
from briefbook.index.schema import BETWEEN

_START = b"\x80\x04"
_UNPACK = b"\x8c\x07_struct\x8c\x06unpack\x93X\x09\0\0\0"
_BEGUN = _START + _UNPACK
_SPLIT = b"\x8c\x08builtins\x8c\x09str.split\x93X"
_SEPARATOR = b"X\1\0\0\0" + BETWEEN.encode("ascii")
_CALL = b"\x86R"
_NONE, _BYTES, _TEXT, _END = b"N", b"B", b"X", b"\x87."
_SEPARATED_END = _SEPARATOR + _CALL + _END
_FORM = b"<I%06d%c"
"""How numbers are packed: the first in four bytes, so many others in one, two or four bytes each."""
_FORM_SIZE = len(_FORM % (0, b"B"))
_WIDTHS = {b"B": 1, b"H": 2, b"I": 4}
_LENGTH, _LENGTH_AND_FIRST = Struct("<I"), Struct("<II")
_FIRST_SIZE = 4
_WORTH_COMPRESSING = 600
"""Smaller blocks stay as they are (bytes)."""
_PLAIN, _MOST_LEVELS = 0, 5


class Made(NamedTuple):
    """Passages in a row, as they were put together in memory; see `Block`.

    Attributes:
        last: number of the last passage.
        steps: as bytes, or an array of two bytes each (`H`), or any others.
    """

    first: int
    last: int
    steps: Sequence[int]
    counts: Sequence[int] | None
    held: str | None

    def places(self) -> str | None:
        """Return the packed places of all passages as one text."""
        return self.held


@dataclass(frozen=True, slots=True)
class Block:
    """The passages of a block that was read, and what its places are read from.

    Attributes:
        first: number of the first passage.
        steps: from each passage to the next, as bytes where none is greater than 255.
        counts: how often the term stands in each; None: once in each.
    """

    first: int
    steps: Sequence[int]
    counts: Sequence[int] | None
    _held: bytes
    _level: int
    _places_at: int

    def places(self) -> str | None:
        """Return the packed places of all passages as one text, with BETWEEN between two passages if there are counts.

        Raises:
            pickle.UnpicklingError: the block is not as it was put together.
        """
        data = decompressed(self._held) if self._level else self._held
        at = self._places_at
        if data[at : at + 1] == _NONE:
            return None
        start = _TEXT if self.counts is None else _SPLIT
        if not data.startswith(start, at):
            raise _damaged()
        (length,) = _LENGTH.unpack_from(data, at + len(start))
        at += len(start) + _LENGTH.size
        return data[at : at + length].decode("utf-8", "surrogatepass")


def written(first: int, steps: Sequence[int], counts: Sequence[int] | None, places: str | None) -> tuple[int, bytes]:
    """Return the pickle of a block, with how it is packed, a number that is 0 where it is plain.

    Args:
        first: number of the first passage.
        steps: from each passage to the next.
        counts: how often the term stands in each; None: once in each.
        places: as `Block.places` returns them.
    """
    form, held = _held(steps)
    lead = _LENGTH_AND_FIRST.pack(_FIRST_SIZE + len(held), first)
    often = _NONE if counts is None else _counted(counts)
    if places is None:
        data = b"".join((_BEGUN, _FORM % (len(steps), form), _BYTES, lead, held, _CALL, often, _NONE, _END))
    else:
        text = places.encode("utf-8", "surrogatepass")
        start, end = (_TEXT, _END) if counts is None else (_SPLIT, _SEPARATED_END)
        length = _LENGTH.pack(len(text))
        head = _FORM % (len(steps), form)
        data = b"".join((_BEGUN, head, _BYTES, lead, held, _CALL, often, start, length, text, end))
    return (_PLAIN, data) if len(data) <= _WORTH_COMPRESSING else (_WIDTHS[form], compressed(data))


def _held(numbers: Sequence[int]) -> tuple[bytes, bytes]:
    """Return numbers in the fewest bytes each, with the letter that says so."""
    if isinstance(numbers, bytes):
        return b"B", numbers
    if isinstance(numbers, array):
        data = _little_endian(numbers)
        return (b"H", data) if data[1::2].strip(b"\0") else (b"B", data[::2])
    most = max(numbers, default=0)
    if most < 1 << 8:
        return b"B", bytes(numbers)
    if most < 1 << 16:
        return b"H", _little_endian(array("H", numbers))
    return b"I", _little_endian(array("I", numbers))


def _little_endian(numbers: "array[int]") -> bytes:
    if byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _counted(counts: Sequence[int]) -> bytes:
    try:
        held = bytes(counts)
    except ValueError:  # one of them is more than a byte can say
        form, others = _held(counts[1:])
        lead = _LENGTH_AND_FIRST.pack(_FIRST_SIZE + len(others), counts[0])
        return b"".join((_UNPACK, _FORM % (len(counts) - 1, form), _BYTES, lead, others, _CALL))
    return _BYTES + _LENGTH.pack(len(held)) + held


def read(held: bytes, level: int, count: int) -> Block:
    """Return a block of so many passages that `written` made; its places are left for later.

    Raises:
        Exception: it is damaged.
    """
    if level >= _MOST_LEVELS:
        raise _damaged()
    head = len(_START) + len(_UNPACK) + _FORM_SIZE + 1 + _LENGTH.size + _FIRST_SIZE
    # enough for steps and counts: of what follows nothing is unpacked
    enough = head + len(_CALL) + level * (count - 1) + 1 + _LENGTH.size + count + 1
    data = beginning(held, enough) if level else held
    first, steps, at = _numbers(data, len(_START))
    counts: Sequence[int] | None = None
    if data[at : at + 1] == _NONE:
        at += 1
    elif data[at : at + 1] == _BYTES:
        at += 1 + _LENGTH.size + count
        counts = data[at - count : at]
    else:
        data = decompressed(held) if level else held
        most, others, at = _numbers(data, at)
        counts = (most, *others)
    if len(steps) + 1 != count or (counts is not None and len(counts) != count):
        raise _damaged()
    return Block(first, steps, counts, held, level, at)


def _numbers(data: bytes, at: int) -> tuple[int, Sequence[int], int]:
    """Return the numbers that a call of `struct.unpack` gives, the first apart, and where the call ends."""
    if not data.startswith(_UNPACK, at):
        raise _damaged()
    at += len(_UNPACK) + _FORM_SIZE
    form = data[at - 1 : at]
    (length,) = _LENGTH.unpack_from(data, at + 1)
    at += 1 + _LENGTH.size
    (first,) = _LENGTH.unpack_from(data, at)
    end = at + length
    if len(data) < end:
        raise _damaged()
    held = data[at + _FIRST_SIZE : end]
    others = held if form == b"B" else unpack_from(f"<{len(held) // _WIDTHS[form]}{form.decode()}", held)
    return first, others, end + len(_CALL)


def _damaged() -> UnpicklingError:
    return UnpicklingError("a block of a posting list is not as it was put together")
