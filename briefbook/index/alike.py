"""Index room: which passages of a folder say the same words, found by the checks of their words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from briefbook.index.analysis import words
from briefbook.index.column import ORDER, WIDTH
from briefbook.index.documents import NOWHERE
from briefbook.index.likeness import Sketch, sketch
from briefbook.index.recent import Recent
from briefbook.index.snapshot import Snapshot

_KEPT = 1000
_LOOKED_AT = 3
"""By so many of its bytes one passage in a thousand may be the right one."""
_STEP = 40_000
_OFTEN_ASKED = 3
"""From so many searches on it pays to have all passages in order."""


def _ones_at(wanted: Iterable[int]) -> bytes:
    """Return the table that makes these bytes 1, and all others 0."""
    table = bytearray(256)
    for byte in wanted:
        table[byte] = 1
    return bytes(table)


class Alike:
    """Finds the passages of one snapshot that share a check."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._repeated: Mapping[int, Sequence[int]] | None = None
        self._asked = 0
        self._sketches: Recent[int, Sketch] = Recent(_KEPT)

    def with_same_words(self, numbers: Iterable[int]) -> Mapping[int, Sequence[int]]:
        """Return for each of these passages all passages, itself included, that may have the same words.

        A check is of 32 bits: what shares one is nearly always the same, and has yet to be compared.
        """
        same = self._snapshot.same
        checks = {number: same[number] for number in numbers if same[number]}
        held = self._of_checks(frozenset(checks.values()))
        there = {
            check: [one for one in held[check] if self._snapshot.place_of(one) != NOWHERE]
            for check in checks.values()
            if len(held.get(check, ())) > 1
        }
        return {number: there[check] for number, check in checks.items() if len(there.get(check, ())) > 1}

    def sketch(self, number: int) -> Sketch:
        """Return the sketch of a passage."""
        found = self._sketches.get(number)
        if found is None:
            (stored,) = self._snapshot.texts((number,))
            found = sketch(words(stored.passage.text))
            self._sketches.put(number, found, 1)
        return found

    def prepare(self) -> Iterator[None]:
        """Put all passages in order by their checks, in steps of a few milliseconds; then none is looked for."""
        same = self._snapshot.same.whole()
        first: dict[int, int] = {}
        repeated: dict[int, list[int]] = {}
        for start in range(0, len(same), _STEP):
            for number, check in enumerate(same[start : start + _STEP], start):
                known = first.setdefault(check, number)
                if known != number and check:
                    repeated.setdefault(check, [known]).append(number)
            yield
        self._repeated = repeated

    def _of_checks(self, checks: frozenset[int]) -> Mapping[int, Sequence[int]]:
        """Return the passages of each of these checks: first those of which each byte is a byte of some check."""
        self._asked += 1
        if self._repeated is None and self._asked > _OFTEN_ASKED:
            for _ in self.prepare():
                pass
        if self._repeated is not None:
            return self._repeated
        same = self._snapshot.same
        marks = [check.to_bytes(WIDTH, ORDER) for check in checks]
        may_be = -1
        for plane, wanted in zip(self._planes, zip(*marks, strict=True), strict=False):
            may_be &= int.from_bytes(plane.translate(_ones_at(wanted)), "little")
        left = may_be.to_bytes(len(same), "little") if marks else b""
        found: dict[int, list[int]] = {}
        number = left.find(1)
        while number >= 0:
            if same[number] in checks:
                found.setdefault(same[number], []).append(number)
            number = left.find(1, number + 1)
        return found

    @cached_property
    def _planes(self) -> Sequence[bytes]:
        """The first bytes of all checks, the second bytes, and so on."""
        return [self._snapshot.same.plane(byte) for byte in range(_LOOKED_AT)]
