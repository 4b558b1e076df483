"""Index room: dates that may be known to the year or the month only, as the stretch of days that they may mean."""

import calendar
import re
from datetime import date, timedelta

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def days(text: str) -> tuple[date, date]:
    """Return the first and the last day that YYYY, YYYY-MM or YYYY-MM-DD may mean.

    Raises:
        ValueError: it is no such date.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or month is None:
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    first = date(year, month, 1)
    return first, first.replace(day=calendar.monthrange(year, month)[1])


def before(text: str) -> str:
    """Return the last day before a date, YYYY-MM-DD.

    Raises:
        ValueError: it is no date, or nothing comes before it.
    """
    first, _ = days(text)
    if first == date.min:
        raise ValueError(f"no day comes before {text}")
    return (first - timedelta(days=1)).isoformat()
