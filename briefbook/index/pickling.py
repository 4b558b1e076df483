"""Index room: pickles of Whoosh, made harmless and read fast.

Whoosh keeps its lists of segments and its posting blocks as pickles, and a pickle can run code when it is read. Once
guarded, Whoosh reads through an unpickler that knows six harmless names and refuses all others, and writes blocks with
protocol 4: the protocol 2 of its own turns each byte string into a call.
"""

import io
import pickle
import struct
from collections import defaultdict
from struct import Struct
from types import SimpleNamespace
from typing import IO

import whoosh.codec.whoosh3
import whoosh.columns
import whoosh.filedb.structfile
import whoosh.formats
import whoosh.index

_PROTOCOL = 4
_HARMLESS: dict[tuple[str, str], object] = {
    ("whoosh.codec.whoosh3", "W3Codec"): whoosh.codec.whoosh3.W3Codec,
    ("whoosh.codec.whoosh3", "W3Segment"): whoosh.codec.whoosh3.W3Segment,
    ("builtins", "int"): int,
    ("collections", "defaultdict"): defaultdict,
    ("_struct", "unpack"): struct.unpack,
    ("builtins", "str.split"): str.split,
}
"""Classes, and two functions by which a posting block is parted (`posting_block`)."""


_NUMBER, _WEIGHT, _LENGTH = Struct("<i"), Struct(">d"), Struct("<I")
_INLINE = b"\x80\x04J%s\x85G%s\x85%s%s%s\x85\x87."
_INFO = Struct("<4sicic8scBcBcB2s")
_INFO_START = b"\x80\x04(J"
"""Pickles with what differs left open (source: opcodes of `pickletools`)."""
_AT_NUMBER, _AT_WEIGHT, _AT_TEXT, _AFTER_TEXT = 3, 9, 23, 3
"""Where in `_INLINE` what differs stands, and how much follows on the text."""

INFO_SIZE = _INFO.size
"""Bytes that head a block."""
_AT_LEVEL = 23


class _Harmless(pickle.Unpickler):
    """Reads the few classes that an index of ours is made of."""

    def find_class(self, module_name: str, global_name: str, /) -> object:
        """Return a class that an index needs.

        Raises:
            pickle.UnpicklingError: the pickle names anything else.
        """
        try:
            return _HARMLESS[module_name, global_name]
        except KeyError as error:
            raise pickle.UnpicklingError(f"an index holds no {module_name}.{global_name}") from error


def load(file: IO[bytes]) -> object:
    """Return the value that the next pickle of a file holds.

    Raises:
        pickle.UnpicklingError: it is damaged, or names what no index holds.
    """
    try:
        return _Harmless(file).load()
    except MemoryError as error:  # a length that was damaged; what is whole is small
        raise pickle.UnpicklingError("a pickle of an index is never so large") from error


def loads(data: bytes) -> object:
    """Return the value that a pickle holds.

    Raises:
        pickle.UnpicklingError: it is damaged, or names what no index holds.
    """
    return load(io.BytesIO(data))


def dumps(value: object, protocol: int = _PROTOCOL) -> bytes:
    """Return a value as a pickle, whatever older protocol was asked for."""
    return pickle.dumps(value, max(protocol, _PROTOCOL))


def inline(number: int, weight: float, value: str) -> bytes:
    """Return the pickle of the posting list of a single passage, put together by hand: there are many of them."""
    text = value.encode("utf-8", "surrogatepass")
    long = _LENGTH.pack(len(text))
    return _INLINE % (_NUMBER.pack(number), _WEIGHT.pack(weight), b"X", long, text)


def inlined(data: bytes) -> tuple[int, float, str]:
    """Return number, weight and value that `inline` was given.

    Raises:
        pickle.UnpicklingError: it did not make this.
    """
    (number,), (weight,) = _NUMBER.unpack_from(data, _AT_NUMBER), _WEIGHT.unpack_from(data, _AT_WEIGHT)
    value = data[_AT_TEXT:-_AFTER_TEXT].decode("utf-8", "surrogatepass")
    if inline(number, weight, value) != data:
        raise pickle.UnpicklingError("a posting list of a single passage is not as it was put together")
    return number, weight, value


def block_info(numbers: tuple[int, int], weight: float, level: int, bounds: tuple[int, int]) -> bytes:
    """Return the pickle of what heads a block: how many passages, the last one, the greatest weight, and so on."""
    count, last = numbers
    shortest, longest = bounds
    held = _WEIGHT.pack(weight)
    return _INFO.pack(_INFO_START, count, b"J", last, b"G", held, b"K", level, b"K", shortest, b"K", longest, b"t.")


def block_packing(info: bytes) -> tuple[int, int]:
    """Return how many passages a block has, and how it is packed, from its head that `block_info` made.

    Raises:
        pickle.UnpicklingError: it did not make this.
    """
    if len(info) != INFO_SIZE or not info.startswith(_INFO_START):
        raise pickle.UnpicklingError("the head of a posting block is not as it was put together")
    (count,) = _NUMBER.unpack_from(info, len(_INFO_START))
    return count, info[_AT_LEVEL]


def guard_whoosh() -> None:
    """Have Whoosh read and write its pickles through this module, in the whole process."""
    whoosh.codec.whoosh3.loads = loads
    whoosh.codec.whoosh3.dumps = dumps
    whoosh.columns.loads = loads
    whoosh.formats.loads = loads
    whoosh.filedb.structfile.load_pickle = load
    whoosh.index.toc_loaders = {}
    whoosh.index.pickle = SimpleNamespace(
        loads=loads, load=load, dumps=pickle.dumps, PicklingError=pickle.PicklingError
    )
