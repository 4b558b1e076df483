"""Index room: dates as officers say them, English or French: `2023-05`, `last month`, `il y a 3 semaines`, `May 2023`.

Each is a stretch of days; what is said of today counts from a day that is given, never from a clock. Two with `..` or
`to` between them are the first and the last of a longer one; with `..`, one of them may be left open.
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
_FROM = r"(?:from\s|du\s|de\s|d')"
_TO = "(?:to|until|till|through|thru|au|aux|a|jusqu'au|jusqu'en|jusqu'a)"
_BETWEEN = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_FROM}?(?P<first>.+?)\s{_TO}\s(?P<last>.+)",
        r"between\s(?P<first>.+?)\sand\s(?P<last>.+)",
        r"entre\s(?P<first>.+?)\set\s(?P<last>.+)",
        r"(?P<first>.+?)\s-\s(?P<last>.+)",
    )
)
"""A hyphen without blanks is none of them: `2023-2024` may be a fiscal year."""
_YEAR = re.compile(r"\d{4}", re.ASCII)
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


def between(text: str, today: date) -> tuple[Stretch | None, Stretch | None]:
    """Return the first and the last that something said may mean, None for an open end; of one date it is both.

    Two that are said the wrong way round are exchanged.

    Raises:
        ValueError: it is no date, nor two.
    """
    plain = fold(text)
    if ".." in plain:
        ends = plain.partition("..")
        first, last = (stretch(end, today) if end.strip(" .") else None for end in (ends[0], ends[2]))
    else:
        first, last = _said_between(plain, today)
    if first is None and last is None:
        raise ValueError(f"{text!r} says no date")
    if first is not None and last is not None and days(first[0])[0] > days(last[1])[1]:
        return last, first
    return first, last


def _said_between(plain: str, today: date) -> tuple[Stretch, Stretch]:
    try:
        one = stretch(plain, today)
    except ValueError:
        for said in filter(None, (pattern.fullmatch(plain.strip(" ")) for pattern in _BETWEEN)):
            last = stretch(said["last"], today)
            return _before(said["first"], last, today), last
        raise
    return one, one


def _before(text: str, last: Stretch, today: date) -> Stretch:
    """Return what stands before `to`; a month without a year is of the year behind it: `May to June 2023`."""
    latest = days(last[1])[1]
    for year in () if _YEAR.search(text) else (latest.year, latest.year - 1):
        try:
            first = stretch(f"{text} {year}", today)
        except ValueError:
            break
        if days(first[0])[0] <= latest:
            return first
    return stretch(text, today)


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
