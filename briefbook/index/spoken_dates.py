"""Index room: dates as officers say them, English or French: `2023-05`, `last month`, `il y a 3 semaines`, `May 2023`.

Each is a stretch of days; what is said of today counts from a day that is given, never from a clock.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from briefbook.index.dates import days
from briefbook.model.text import fold

Stretch: TypeAlias = tuple[str, str]
"""The first and the last date, as a filter has them."""

_UNITS = {
    **dict.fromkeys(("day", "days", "jour", "jours"), "day"),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), "week"),
    **dict.fromkeys(("month", "months", "mois"), "month"),
    **dict.fromkeys(("quarter", "quarters", "trimestre", "trimestres"), "quarter"),
    **dict.fromkeys(("year", "years", "an", "ans", "annee", "annees"), "year"),
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier jan janv",
            "february fevrier feb fev",
            "march mars mar",
            "april avril apr avr",
            "may mai",
            "june juin jun",
            "july juillet jul juil",
            "august aout aug",
            "september septembre sep sept",
            "october octobre oct",
            "november novembre nov",
            "december decembre dec",
        ),
        start=1,
    )
    for name in names.split()
}
_UNIT = f"(?P<unit>{'|'.join(_UNITS)})"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\.?"
_NUMBER = r"(?P<number>\d{1,4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
_PAST = "(?:last|previous|past|prior)"
_PASSE = "(?:dernier|derniere|passe|passee|precedent|precedente)"
_DERNIERS = "(?:derniers|dernieres|passes|passees|precedents|precedentes)"
_ARTICLE = re.compile(r"\A(?:the|in|on|le|la|les|l'|au|aux|du|de la|des|en|ces)(?:\s+|(?<='))")


def stretch(text: str, today: date) -> Stretch:
    """Return the first and the last date that something said may mean.

    Raises:
        ValueError: it is no date.
    """
    plain = re.sub(r"\s+", " ", fold(text)).strip(" ,.")
    match = re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", plain, re.ASCII)
    if match is not None:
        dated = "-".join(part.zfill(2) for part in match.groups() if part)
        days(dated)
        return dated, dated
    spoken = re.sub("[-_]", " ", plain)
    spoken = _ARTICLE.sub("", spoken)
    for pattern, meaning in _FORMS:
        said = pattern.fullmatch(spoken)
        if said is not None:
            try:
                return meaning(said, today)
            except OverflowError as error:
                raise ValueError(f"{text!r} lies before all dates") from error
    raise ValueError(f"{text!r} is no date")


def _today(_: "re.Match[str]", today: date) -> Stretch:
    return _one(today)


def _yesterday(_: "re.Match[str]", today: date) -> Stretch:
    return _one(today - timedelta(days=1))


def _one(day: date) -> Stretch:
    return day.isoformat(), day.isoformat()


def _this(said: "re.Match[str]", today: date) -> Stretch:
    return _unit_of(today, _UNITS[said["unit"]])


def _last(said: "re.Match[str]", today: date) -> Stretch:
    unit = _UNITS[said["unit"]]
    return _unit_of(_back(today, 1, unit), unit)


def _last_so_many(said: "re.Match[str]", today: date) -> Stretch:
    return _back(today, int(said["number"]), _UNITS[said["unit"]]).isoformat(), today.isoformat()


def _ago(said: "re.Match[str]", today: date) -> Stretch:
    return _one(_back(today, int(said["number"]), _UNITS[said["unit"]]))


def _in_month(said: "re.Match[str]", today: date) -> Stretch:
    """Return a month or a day of it; without a year, the last such that has begun."""
    found = said.groupdict()
    month, day = _MONTHS[said["month"]], found.get("day")
    has_begun = (month, int(day or 1)) <= (today.month, today.day)
    year = int(found.get("year") or (today.year if has_begun else today.year - 1))
    dated = f"{year:04}-{month:02}" + (f"-{int(day):02}" if day else "")
    days(dated)
    return dated, dated


def _unit_of(day: date, unit: str) -> Stretch:
    """Return the whole day, week (from Monday), month, quarter or year that a day lies in."""
    match unit:
        case "week":
            monday = day - timedelta(days=day.weekday())
            return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        case "month":
            return f"{day:%Y-%m}", f"{day:%Y-%m}"
        case "quarter":
            first = 3 * ((day.month - 1) // 3) + 1
            return f"{day.year:04}-{first:02}", f"{day.year:04}-{first + 2:02}"
        case "year":
            return f"{day.year:04}", f"{day.year:04}"
    return _one(day)


def _back(day: date, number: int, unit: str) -> date:
    """Return the day so many days, weeks, months, quarters or years before.

    Raises:
        ValueError: no day lies so far back.
        OverflowError: as before.
    """
    match unit:
        case "day":
            return day - timedelta(days=number)
        case "week":
            return day - timedelta(weeks=number)
    months = day.year * 12 + day.month - 1 - number * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(months, 12)
    if year < date.min.year:
        raise ValueError("no day lies so far back")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_FORMS: tuple[tuple["re.Pattern[str]", Callable[["re.Match[str]", date], Stretch]], ...] = tuple(
    (re.compile(pattern, re.ASCII), meaning)
    for pattern, meaning in (
        ("today|aujourd'hui", _today),
        ("yesterday|hier", _yesterday),
        (f"(?:this|cette|cet|ce) {_UNIT}", _this),
        (f"{_PAST} {_UNIT}", _last),
        (f"{_UNIT} {_PASSE}", _last),
        (f"{_PAST} {_NUMBER} {_UNIT}", _last_so_many),
        (f"{_NUMBER} {_DERNIERS} {_UNIT}", _last_so_many),
        (f"{_DERNIERS} {_NUMBER} {_UNIT}", _last_so_many),
        (f"{_NUMBER} {_UNIT} ago", _ago),
        (f"il y a {_NUMBER} {_UNIT}", _ago),
        (rf"{_MONTH}(?:,? (?P<year>\d{{4}}))?", _in_month),
        (rf"{_MONTH} {_DAY}(?:,? (?P<year>\d{{4}}))?", _in_month),
        (rf"{_DAY} {_MONTH}(?:,? (?P<year>\d{{4}}))?", _in_month),
    )
)
