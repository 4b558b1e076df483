"""Extract room: dates in English and French text. What can be read in two ways gives both readings."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefbook.extract.blanks import INVISIBLE

_MONTHS = (
    ("january", "janvier", "jan", "janv"),
    ("february", "février", "fevrier", "feb", "févr", "fevr", "fév"),
    ("march", "mars", "mar"),
    ("april", "avril", "apr", "avr"),
    ("may", "mai"),
    ("june", "juin", "jun"),
    ("july", "juillet", "jul", "juil"),
    ("august", "août", "aout", "aug"),
    ("september", "septembre", "sept", "sep"),
    ("october", "octobre", "oct"),
    ("november", "novembre", "nov"),
    ("december", "décembre", "decembre", "dec", "déc"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
MONTH_NAMES = "|".join(sorted(_NUMBER, key=len, reverse=True))
"""The names of the months in both languages, short ones too, as alternatives of a regular expression."""

_LONGEST = 100
"""Code points; a line with more says more than a date."""
_EARLIEST_YEAR = 1901
_BUILT = 2026
"""No clock is right that shows an earlier year."""
_BEGINNINGS = frozenset({"1970-01-01", "1980-01-01", "1601-01-01", "1904-01-01", "1899-12-30"})
"""Where the clocks of machines begin: a value that was never set."""
_GAP = r"[ \t\n\u00a0\u2007\u2009\u202f]+"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_PATTERN = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<iy>{_YEAR})-(?P<im>0[1-9]|1[0-2])-(?P<id>0[1-9]|[12]\d|3[01])(?![\d-])
    | (?P<sy>{_YEAR})/(?P<sm>0[1-9]|1[0-2])/(?P<sd>0[1-9]|[12]\d|3[01])(?![\d/])
    | (?P<n1>\d\d?)(?P<sign>[/.-])(?P<n2>\d\d?)(?P=sign)(?P<ny>{_YEAR})(?![\d/-])
    | (?P<em>{MONTH_NAMES})\.?{_GAP}(?P<ed>{_DAY})(?:st|nd|rd|th)?,?{_GAP}(?P<ey>{_YEAR})(?!\w)
    | (?P<fd>{_DAY})(?:er|st|nd|rd|th)?{_GAP}(?:of{_GAP})?(?P<fm>{MONTH_NAMES})\.?,?{_GAP}(?P<fy>{_YEAR})(?!\w)
    | (?P<mm>{MONTH_NAMES})\.?,?{_GAP}(?P<my>{_YEAR})(?!\w)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HINT = re.compile(rf"{_YEAR}")
_DATE_WORDS = re.compile(
    rf"\b(?:{MONTH_NAMES}|spring|summer|fall|autumn|winter|printemps|été|automne|hiver"
    r"|and|et|to|à|au|from|de|du|le|er|early|late|mid|début|fin)\b|[\d\s,.–/-]",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:(?:on|le|du)\s+)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|lun|mer|jeu|ven|sam|dim)\b\.?)?,?\s*(?:le\s+|the\s+)?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"[ \u00a0,]+(?:at|à|[–|-])?[ \u00a0]*\d{1,2}(?::\d\d(?::\d\d)?|[ \u00a0]?h[ \u00a0]?(?:\d\d)?)"
    r"[ \u00a0]?(?:[ap]\.?m\.?)?(?:[ \u00a0]\(?[A-Z]{2,4}\)?)?\Z",
    re.IGNORECASE,
)
"""The time of day behind a date."""
_STAMP = re.compile(rf"\s*({_YEAR})-(\d\d)(?:-(\d\d))?(?=[T\s]|\Z)")
_NUMERIC = re.compile(rf"(?<![\w/.-])(\d\d?)[/.-](\d\d?)[/.-]{_YEAR}(?![\d/-])")
_MONTHS_OF_YEAR = 12
_MOST_DAYS = 31
_NAMED = re.compile(rf"(?<![0-9A-Za-z])({_YEAR})([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a text.

    Attributes:
        start: first code point of it; `end` is one after the last.
        readings: YYYY-MM-DD or YYYY-MM; two when day and month cannot be told apart.
    """

    start: int
    end: int
    readings: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Whether the day is known."""
        return all(len(reading) == len("YYYY-MM-DD") for reading in self.readings)


def find_dates(text: str) -> Iterator[DateFound]:
    """Find the dates in `text`, from left to right; what no calendar has is passed over."""
    if not _HINT.search(text):
        return
    for match in _PATTERN.finditer(text):
        readings = _readings(match)
        if readings:
            yield DateFound(match.start(), match.end(), readings)


def whole_date(text: str) -> DateFound | None:
    """Return the date that `text` is, apart from a weekday, brackets and a full stop; None when it says more."""
    core = _TIME.sub("", text.strip(" \t\n\r\u00a0()[].,;" + INVISIBLE)) if len(text) <= _LONGEST else ""
    start = _weekday_end(core)
    for found in find_dates(core):
        return found if found.start == start and found.end == len(core) else None
    return None


def stamp(text: str) -> str | None:
    """Return the date of a machine's time stamp (ISO 8601), or None."""
    match = _STAMP.match(text)
    if match is None:
        return None
    year, month, day = match.groups()
    return _calendar(year, month, day) if day else _month(year, int(month))


def value_dates(text: str) -> tuple[str, ...]:
    """Return the readings of a field that should be a date: a time stamp or the one date written out in it."""
    machine = stamp(text)
    if machine:
        return (machine,)
    found = {date.readings for date in find_dates(text)}
    return found.pop() if len(found) == 1 else ()


def is_plausible(reading: str) -> bool:
    """Tell whether a document can have come out on that day: no clock begins there, and it is not years ahead."""
    year = int(reading[:4])
    latest = max(datetime.date.today().year, _BUILT) + 1
    return _EARLIEST_YEAR <= year <= latest and reading not in _BEGINNINGS


def numeric_order(text: str) -> set[str]:
    """Return in which order a text writes days and months in figures where it can be told: "day" or "month" first."""
    found: set[str] = set()
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[2])
        if max(first, second) <= _MOST_DAYS and (first > _MONTHS_OF_YEAR) != (second > _MONTHS_OF_YEAR):
            found.add("day" if first > _MONTHS_OF_YEAR else "month")
    return found


def file_name_date(name: str) -> str | None:
    """Return the one full date in a file name, or None."""
    dates = {_calendar(match[1], match[3], match[4]) for match in _NAMED.finditer(name)}
    return dates.pop() if len(dates) == 1 else None


def is_date_like(text: str) -> bool:
    """Tell whether a short text is a date, a month, a year or a span of days, as cells of a table of events are."""
    core = text.strip(" \t\n\r\u00a0.")
    if len(core) > 60 or not core:
        return False
    return not _DATE_WORDS.sub("", core) and bool(_HINT.search(core))


def _weekday_end(text: str) -> int:
    match = _WEEKDAY.match(text)
    return match.end() if match else 0


def _readings(match: re.Match[str]) -> tuple[str, ...]:
    part = match.groupdict()
    if part["n1"]:
        return _numeric(part["n1"], part["n2"], part["ny"])
    if part["mm"]:
        reading = _month(part["my"], _NUMBER[part["mm"].lower()])
        return (reading,) if reading else ()
    for year, month, day in (("iy", "im", "id"), ("sy", "sm", "sd"), ("ey", "em", "ed"), ("fy", "fm", "fd")):
        if part[year]:
            name = part[month].lower()
            reading = _calendar(part[year], str(_NUMBER.get(name, name)), part[day])
            return (reading,) if reading else ()
    return ()


def _numeric(first: str, second: str, year: str) -> tuple[str, ...]:
    """Read mm/dd/yyyy and dd/mm/yyyy; both stand when both are in the calendar and differ."""
    readings = {_calendar(year, first, second), _calendar(year, second, first)} - {None}
    return tuple(sorted(reading for reading in readings if reading))


def _calendar(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _month(year: str, month: int) -> str | None:
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None
