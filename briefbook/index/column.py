"""Index room: how numbers of 32 bits lie in the segments: side by side, as Whoosh writes them."""

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
