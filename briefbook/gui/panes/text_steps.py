"""GUI room: stepping through places of a text, around its ends."""

from bisect import bisect_left
from collections.abc import Sequence

Place = tuple[int, int]
"""First position and the position behind, in UTF-16 units of a text document."""


class TextSteps:
    """Places in order, one of which may be the current one."""

    def __init__(self, places: Sequence[Place] = ()) -> None:
        self.places = tuple(places)
        self._current = -1

    @property
    def number(self) -> int:
        """Number of the current place from 1, 0 for none."""
        return self._current + 1

    @property
    def current(self) -> Place | None:
        """The current place."""
        return self.places[self._current] if self._current >= 0 else None

    def go_to(self, number: int) -> None:
        """Make the place of this number, from 1, current; 0 for none."""
        self._current = number - 1

    def go_from(self, position: int) -> None:
        """Make the first place at or behind `position` current, around the end."""
        if self.places:
            self._current = bisect_left(self.places, (position, position)) % len(self.places)

    def step(self, direction: int) -> None:
        """Make the next (+1) or the previous (-1) place current."""
        if self.places:
            start = self._current if self._current >= 0 or direction > 0 else 0
            self._current = (start + direction) % len(self.places)
