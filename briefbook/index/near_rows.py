"""Index room: NEAR within the words of one field: which of its parts stand where, and which of them are near."""

from collections.abc import Sequence
from typing import TypeAlias

from briefbook.index.asking import Lexicon, Slot, slots
from briefbook.model.query import Fuzzy, Near, Or, Phrase, Prefix, Query, Wildcard, Word

Stretch: TypeAlias = tuple[int, int]
"""Words [start, end) of a field, counted from 0."""


def near_one_another(ones: Sequence[Stretch], others: Sequence[Stretch], distance: int) -> list[Stretch]:
    """Return those stretches of either that stand at most so many words from one of the other, not overlapping it."""
    found: set[Stretch] = set()
    for one in ones:
        for other in others:
            apart = max(other[0] - one[1], one[0] - other[1]) + 1
            if 0 < apart <= distance:
                found.update((one, other))
    return sorted(found)


class NearRows:
    """Finds the parts of a query in words, each with the terms that it is kept under."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._slots: dict[Query, Sequence[tuple[Slot, frozenset[str]]]] = {}

    def stretches(self, node: Query, held: Sequence[str], kept: Sequence[frozenset[str]]) -> Sequence[Stretch]:
        """Return where a part stands in the words of a field, in order; of NEAR, only what is near."""
        match node:
            case Near(one=one, other=other, distance=distance):
                ones = self.stretches(one, held, kept)
                return near_one_another(ones, self.stretches(other, held, kept), distance) if ones else ()
            case Or(parts=parts):
                return sorted({found for part in parts for found in self.stretches(part, held, kept)})
            case Word() | Prefix() | Phrase() | Wildcard() | Fuzzy():
                row = self._slots.get(node)
                if row is None:
                    row = [(slot, frozenset(slot.terms)) for slot in slots(node, self._lexicon)]
                    self._slots[node] = row
                return _standing(row, held, kept)
        return ()


def _standing(
    row: Sequence[tuple[Slot, frozenset[str]]], held: Sequence[str], kept: Sequence[frozenset[str]]
) -> Sequence[Stretch]:
    if not row:
        return ()
    return [
        (place, place + len(row))
        for place in range(len(held) - len(row) + 1)
        if all(
            not wanted.isdisjoint(kept[place + step]) and slot.accepts(held[place + step])
            for step, (slot, wanted) in enumerate(row)
        )
    ]
