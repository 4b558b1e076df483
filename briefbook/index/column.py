"""Index room: a number for each passage, as it lies in the segments: few of them are asked for, so none is unpacked."""

from array import array
from sys import byteorder
from typing import Literal

WIDTH = 4
"""Bytes of a number."""
ORDER: Literal["big"] = "big"
"""The highest byte comes first."""


def unpacked(held: bytes) -> "array[int]":
    """Return all numbers of a column."""
    values = array("I", held)
    if byteorder != ORDER:
        values.byteswap()
    return values


def packed(values: "array[int]") -> bytes:
    """Return numbers as they lie in a column."""
    if byteorder == ORDER:
        return values.tobytes()
    swapped = array(values.typecode, values)
    swapped.byteswap()
    return swapped.tobytes()


class Column:
    """Numbers that are unpacked one by one."""

    def __init__(self, held: bytes) -> None:
        self._held = held

    def __getitem__(self, number: int) -> int:
        start = WIDTH * number
        return int.from_bytes(self._held[start : start + WIDTH], ORDER)

    def __len__(self) -> int:
        return len(self._held) // WIDTH

    def plane(self, byte: int) -> bytes:
        """Return of each number one byte, 0 the highest."""
        return self._held[byte::WIDTH]

    def whole(self) -> "array[int]":
        """Return all of them."""
        return unpacked(self._held)
