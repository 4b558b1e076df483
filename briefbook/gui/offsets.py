"""GUI room: the one place where code points and the UTF-16 units that Qt counts in are turned into each other."""

from bisect import bisect_left

_LAST_SINGLE = "\uffff"


class Offsets:
    """The places of one text, counted both ways."""

    def __init__(self, text: str) -> None:
        self._wide: list[int] = []
        if not text.isascii():
            self._wide = [place for place, char in enumerate(text) if char > _LAST_SINGLE]
        self._wide_units = [place + number for number, place in enumerate(self._wide)]

    def units(self, point: int) -> int:
        """Return the UTF-16 unit at which the code point `point` begins."""
        return point + bisect_left(self._wide, point)

    def points(self, unit: int) -> int:
        """Return the code point that the UTF-16 unit `unit` begins; within a pair, the code point of the pair."""
        before = bisect_left(self._wide_units, unit)
        if before and unit == self._wide_units[before - 1] + 1:
            return self._wide[before - 1]
        return unit - before


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text) if text.isascii() else len(text) + sum(char > _LAST_SINGLE for char in text)
