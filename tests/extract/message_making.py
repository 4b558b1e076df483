"""Outlook messages for the tests, made from nothing: a compound file with the streams that a message has."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_END, _FREE, _FAT, _LIST, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC, 0xFFFFFFFF
_IN_HEADER = 109
_SECTOR, _MINI, _CUTOFF = 512, 64, 4_096
Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _Node:
    name: str
    data: bytes | None
    children: list[int] = field(default_factory=list)
    start: int = _END
    right: int = _NONE


def compound(tree: Tree) -> bytes:
    """A compound file with these folders and streams."""
    nodes = [_Node("Root Entry", None)]
    _grow(nodes, 0, tree)
    mini, body = bytearray(), bytearray()
    mini_fat: list[int] = []
    fat: list[int] = []
    for node in nodes[1:]:
        if node.data is not None and len(node.data) < _CUTOFF:
            node.start = _put(mini, mini_fat, node.data, _MINI)
        elif node.data is not None:
            node.start = _put(body, fat, node.data, _SECTOR)
    mini_start = _put(body, fat, bytes(mini), _SECTOR)
    table_start = _put(body, fat, _numbers(mini_fat), _SECTOR)
    directory = _put(body, fat, _entries(nodes, mini_start, len(mini)), _SECTOR)
    count = len(fat) // 126 + 1
    more = max(0, count - _IN_HEADER + 126) // 127
    first = len(fat)
    fat += [_FAT] * count + [_LIST] * more
    named = [*range(first, first + count), *[_FREE] * (_IN_HEADER + 127 * more - count)]
    body += _numbers(fat).ljust(count * _SECTOR, b"\xff")
    for number in range(more):
        start = _IN_HEADER + 127 * number
        following = first + count + number + 1 if number + 1 < more else _END
        body += _numbers([*named[start : start + 127], following])
    signature = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header = struct.pack("<8s16xHHHHH6x", signature, 0x3E, 3, 0xFFFE, 9, 6)
    where = first + count if more else _END
    header += struct.pack("<9I", 0, count, directory, 0, _CUTOFF, table_start, 1, where, more)
    return header + _numbers(named[:_IN_HEADER]) + bytes(body)


def _grow(nodes: list[_Node], parent: int, tree: Tree) -> None:
    for name, value in tree.items():
        nodes.append(_Node(name, value if isinstance(value, bytes) else None))
        place = len(nodes) - 1
        if nodes[parent].children:
            nodes[nodes[parent].children[-1]].right = place
        nodes[parent].children.append(place)
        if not isinstance(value, bytes):
            _grow(nodes, place, value)


def _put(body: bytearray, table: list[int], data: bytes, size: int) -> int:
    if not data:
        return _END
    start = len(table)
    count = (len(data) + size - 1) // size
    table += [start + n + 1 for n in range(count - 1)] + [_END]
    body += data.ljust(count * size, b"\0")
    return start


def _numbers(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _entries(nodes: Sequence[_Node], mini_start: int, mini_size: int) -> bytes:
    out = bytearray()
    for place, node in enumerate(nodes):
        name = node.name.encode("utf-16-le")
        kind = 5 if place == 0 else 2 if node.data is not None else 1
        start, size = (mini_start, mini_size) if place == 0 else (node.start, len(node.data or b""))
        child = node.children[0] if node.children else _NONE
        links = (_NONE, node.right, child)
        out += name.ljust(64, b"\0")
        out += struct.pack("<HBBIII36xIQ", len(name) + 2, kind, 1, *links, start, size)
    return bytes(out)


def text(property_id: int, value: str) -> dict[str, bytes]:
    """A text property in Unicode."""
    return {f"__substg1.0_{property_id:04X}001F": value.encode("utf-16-le")}


def narrow(property_id: int, value: bytes) -> dict[str, bytes]:
    """A text property in the code page of the message."""
    return {f"__substg1.0_{property_id:04X}001E": value}


def binary(property_id: int, value: bytes) -> dict[str, bytes]:
    """A property of bytes."""
    return {f"__substg1.0_{property_id:04X}0102": value}


def fixed(head: int, values: Mapping[int, int]) -> dict[str, bytes]:
    """The stream of numbers and moments; `head` is how many bytes stand before them."""
    rows = (struct.pack("<IIQ", name << 16 | 3, 6, value) for name, value in values.items())
    return {"__properties_version1.0": b"\0" * head + b"".join(rows)}
