"""Render room: what differs between two texts, word by word, as a reader would mark it with a pen; pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

Kind = Literal["same", "deleted", "inserted"]

_TOKEN: Final = re.compile(r"\w+|.", re.DOTALL)
_MOST_PAIRS: Final = 4_000_000
"""Beyond so many pairs of words to compare, what differs in the middle counts as one change: the time is quadratic."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text that stands in both texts, in the first alone, or in the second alone."""

    kind: Kind
    text: str


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return the changes that make `after` of `before`, in order; what is deleted stands before what takes its place.

    The texts of all that is not inserted give `before`, of all that is not deleted `after`.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    raw = [
        ("".join(old[:head]), "".join(new[:head])),
        *_middle(old[head:old_end], new[head:new_end]),
        ("".join(old[old_end:]), "".join(new[new_end:])),
    ]
    return tuple(_written(_joined(raw)))


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words both begin with."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _middle(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Walk over pairs of stretches; those of one pair are the same text, or one takes the place of the other."""
    if len(old) * len(new) > _MOST_PAIRS:
        yield "".join(old), "".join(new)
        return
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for _tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield "".join(old[old_start:old_end]), "".join(new[new_start:new_end])


def _joined(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Join changes that only a blank or a sign parts: three words struck out read better than three times one."""
    full = [pair for pair in pairs if pair != ("", "")]
    held: tuple[str, str] | None = None
    for place, (old, new) in enumerate(full):
        is_change = old != new
        is_bridge = held is not None and place + 1 < len(full) and full[place + 1][0] != full[place + 1][1]
        if is_change or (is_bridge and _is_slight(old)):
            held = (old, new) if held is None else (held[0] + old, held[1] + new)
            continue
        if held is not None:
            yield held
            held = None
        yield old, new
    if held is not None:
        yield held


def _is_slight(text: str) -> bool:
    return len(text) <= 2 and not any(char.isalnum() or char in "\n\t" for char in text)


def _written(pairs: Iterator[tuple[str, str]]) -> Iterator[Change]:
    for old, new in pairs:
        if old == new:
            yield Change("same", old)
            continue
        if old:
            yield Change("deleted", old)
        if new:
            yield Change("inserted", new)
