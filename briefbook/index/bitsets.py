"""Index room: sets of passages as whole numbers, bit by bit, and sums worked out for all passages at once.

Bit n of a set says whether passage n is in it: Python joins, cuts and counts 100,000 passages in a few microseconds.
`Planes` are a number for each passage, written as sets: the passages whose number has a one in its last binary digit,
in the last but one, and so on. Such numbers are added and compared for all passages at once.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, count, zip_longest
from typing import TypeAlias

Planes: TypeAlias = Sequence[int]

_ONES = bytes([0x30] + [0x31] * 255)
"""Leads from a byte to the digit that says whether it is more than nothing."""
_DIGITS = bytes.maketrans(b"01", b"\0\1")
_STEPS = [b"1" + b"0" * (step - 1) for step in range(256)]
"""The digits from one passage to the next, which is so many further on."""
_ANY = bytes([0] + [1] * 255)
_BITS = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]
"""The bits that are set in each byte."""
_SPARSE = 100
"""One passage in so many or less."""
_CROWDED = 5
"""One passage in so many: from there on it is faster to look at all than to go from one to the next."""


def from_bytes(marked: bytes | bytearray) -> int:
    """Return the passages whose byte is not zero."""
    return int(marked.translate(_ONES)[::-1] or b"0", 2)


def from_numbers(numbers: Iterable[int], passages: int) -> int:
    """Return these passages, of so many that there are."""
    packed = bytearray((passages >> 3) + 1)
    for number in numbers:
        packed[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(packed, "little")


def from_steps(first: int, steps: bytes) -> int:
    """Return a passage, and those that follow on it by these steps."""
    return int(b"".join([*map(_STEPS.__getitem__, reversed(steps)), b"1"]), 2) << first


def from_spans(spans: Iterable[tuple[int, int]], passages: int) -> int:
    """Return the passages from the start to before the end of any span, of so many that there are."""
    digits = bytearray(passages)
    for start, end in spans:
        digits[start:end] = b"\1" * (end - start)
    return from_bytes(digits)


def digits(found: int) -> str:
    """Return a one for each passage that is in a set and a zero for each that is not, the first passage first."""
    return format(found, "b")[::-1]


def numbers(found: int) -> list[int]:
    """Return the passages of a set, ascending."""
    many = found.bit_count()
    if many * _CROWDED > found.bit_length():
        return list(compress(count(), digits(found).encode("ascii").translate(_DIGITS)))
    if many * _SPARSE < found.bit_length():
        return list(_few(found))
    # what stands between two of them tells how far they are apart
    between = digits(found).split("1")[:-1]
    return list(accumulate(map((1).__add__, map(len, between)), initial=-1))[1:]


def _few(found: int) -> Iterator[int]:
    """Yield the passages of a set of few, ascending: bytes that hold none are passed over."""
    held = found.to_bytes((found.bit_length() + 7) >> 3, "little")
    marked = held.translate(_ANY)
    at = marked.find(1)
    while at >= 0:
        for bit in _BITS[held[at]]:
            yield at << 3 | bit
        at = marked.find(1, at + 1)


def added(one: Planes, other: Planes) -> list[int]:
    """Return the sum of two numbers of each passage."""
    total = []
    carry = 0
    for first, second in zip_longest(one, other, fillvalue=0):
        either = first ^ second
        total.append(either ^ carry)
        carry = first & second | carry & either
    total.append(carry)
    return total


def constant(number: int, found: int) -> list[int]:
    """Return one and the same number for the passages of a set, and zero for all others."""
    return [found if number >> digit & 1 else 0 for digit in range(number.bit_length())]


def at_least(planes: Planes, least: int, within: int) -> int:
    """Return the passages of a set whose number is `least` or more."""
    if least >> len(planes):
        return 0
    more, equal = 0, within
    for digit in reversed(range(len(planes))):
        ones = equal & planes[digit]
        if least >> digit & 1:
            equal = ones
        else:
            more |= ones
            equal ^= ones
    return more | equal


def greatest(planes: Planes, many: int, within: int) -> int:
    """Return the passages of a set with the greatest numbers: so many, and what is equal to the last; or all of it."""
    more, equal = 0, within
    for plane in reversed(planes):
        ones = equal & plane
        if (more | ones).bit_count() >= many:
            equal = ones
        else:
            more |= ones
            equal ^= ones
    return more | equal
