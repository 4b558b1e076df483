"""Model room: many frozen objects made at once, a field of all of them at a time.

A frozen dataclass takes five times as long to make as a plain one, since each field is set through a check that nothing
sets it; documents have a hundred passages each, and folders thousands of documents.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import TypeVar

T = TypeVar("T")


def made(kind: type[T], columns: Mapping[str, Sequence[object]]) -> tuple[T, ...]:
    """Return objects of a dataclass with slots and without rules of its own for making one.

    Args:
        kind: the class.
        columns: for each of its fields the values, in the order of the objects; all of one length.

    Raises:
        ValueError: a field is missing, is not one of the class, or has another number of values.
    """
    if tuple(columns) != tuple(getattr(kind, "__slots__", ())) or len(set(map(len, columns.values()))) != 1:
        raise ValueError(kind.__name__)
    count = len(next(iter(columns.values())))
    objects = tuple(map(object.__new__, repeat(kind, count)))
    for name, values in columns.items():
        deque(map(getattr(kind, name).__set__, objects, values), maxlen=0)
    return objects
