"""Book room: what a newer Briefbook wrote beside parts of a text goes on with the parts that an edit left alone; pure.

An editor makes all blocks of an entry anew and knows nothing of such keys.
"""

import dataclasses
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, TypeVar

from briefbook.model.note import Blocks
from briefbook.model.plain import Keeping

T = TypeVar("T")


def carried(before: Blocks, after: Blocks) -> Blocks:
    """Return the blocks as they are `after` an edit, with what was kept beside those parts that are as `before`.

    A block, list, table or footnote keeps it while something within was edited. A run whose words or look changed, and
    a block whose style, numbering or language did, lose what stood beside them: nobody here knows what that meant.
    """
    return _matched(before, after) if _keeps_something(before) else after


def _keeps_something(value: object) -> bool:
    if isinstance(value, tuple):
        return any(map(_keeps_something, value))
    return isinstance(value, Keeping) and (bool(value.extra) or any(map(_keeps_something, _inner(value).values())))


def _inner(value: Keeping) -> dict[str, Any]:
    """Return the fields of a node that hold other nodes, or lists of words, by their names."""
    values = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
    return {name: one for name, one in values if isinstance(one, tuple)}


def _matched(before: tuple[T, ...], after: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(_each_matched(before, after))


def _each_matched(before: tuple[T, ...], after: tuple[T, ...]) -> Iterator[T]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        if end - start == last - first:
            for one, other in zip(before[start:end], after[first:last], strict=True):
                yield _with_kept(one, other)
        else:
            yield from after[first:last]


def _with_kept(before: T, after: T) -> T:
    if before == after:
        return before
    if isinstance(before, tuple) and isinstance(after, tuple):
        return _matched(before, after)  # type: ignore[return-value]  # a tuple of the same
    if not isinstance(before, Keeping) or not isinstance(after, Keeping) or type(before) is not type(after):
        return after
    old, new = _inner(before), _inner(after)
    # fields of a class that is not known here by name
    matched: dict[str, Any] = {name: _with_kept(one, new[name]) for name, one in old.items() if name in new}
    made = dataclasses.replace(after, **matched)
    is_same_beside = dataclasses.replace(made, **old) == before
    return dataclasses.replace(made, extra=before.extra) if is_same_beside else made
