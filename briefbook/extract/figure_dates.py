"""Extract room: the date that a figure holds for, when its sentence states one and only one."""

import functools
import re

from briefbook.extract.dates import DateFound, find_dates

_LONGEST = 1_000
"""Code points; in a longer run of text without a full stop nothing says which date goes with which figure."""
_REMEMBERED = 8
"""Sentences whose dates are kept in mind: one often states several figures."""
_AS_OF = re.compile(
    r"\b(?:as (?:of|at)|up to|effective|au|en date du|à compter du|jusqu[’']au|dès le)[ \u00a0]+(?:le[ \u00a0])?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w$€£,.:/-])(?:(?:19|20)\d\d)(?![\w/–-]|[.,]\d|[ \u00a0](?:%|\$))")
_HINT = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(r"(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)?\d\d)(?!\d)")


def has_year(text: str, start: int, end: int) -> bool:
    """Tell whether a part of a text may hold a year."""
    # to look for these is many times as fast as to look for either followed by digits
    may_be = text.find("20", start, end) >= 0 or text.find("19", start, end) >= 0
    return may_be and _HINT.search(text, start, end) is not None


@functools.lru_cache(_REMEMBERED)
def _dates_in(sentence: str) -> tuple[DateFound, ...]:
    return tuple(find_dates(sentence))


def holds_for(sentence: str, token: str) -> str | None:
    """Return the date of a sentence's figures: the one it says "as of" of, else its only date or year; None if unsure.

    Args:
        sentence: in which the figure stands.
        token: the number itself; a sentence whose only year is the number has none.
    """
    if len(sentence) > _LONGEST or not has_year(sentence, 0, len(sentence)):
        return None
    dates = _dates_in(sentence)
    stated = _AS_OF.search(sentence)
    if stated:
        named = next((one for one in dates if one.start == stated.end() and len(one.readings) == 1), None)
        year = _YEAR.match(sentence, stated.end())
        if named or year:
            return named.readings[0] if named else sentence[stated.end() : stated.end() + 4]
    if _RANGE.search(sentence):
        return None
    spans = [(one.start, one.end) for one in dates]
    years = {
        match.group()
        for match in _YEAR.finditer(sentence)
        if not any(start <= match.start() < end for start, end in spans) and match.group() != token
    }
    readings = {reading for one in dates for reading in one.readings} | years
    return readings.pop() if len(readings) == 1 else None
