"""GUI room: dates in words, and what can be taken for a date that is typed."""

import datetime
import re

from briefbook.model.kinds import Language

_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MONTHS_FR = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_date(text: str) -> bool:
    """Tell whether a text is YYYY, YYYY-MM or YYYY-MM-DD and stands in the calendar."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def long_date(text: str, language: Language) -> str:
    """Return YYYY, YYYY-MM or YYYY-MM-DD in words: "June 7, 2023", « 7 juin 2023 »; any other text as it is."""
    match = _DATE.fullmatch(text)
    if match is None or not is_date(text):
        return text
    year, month, day = match.groups()
    if month is None:
        return text
    name = (_MONTHS_FR if language == "fr" else _MONTHS_EN)[int(month) - 1]
    if day is None:
        return f"{name} {year}"
    if language == "fr":
        return f"{'1er' if day == '01' else int(day)} {name} {year}"
    return f"{name} {int(day)}, {year}"


def when(moment: str, language: Language) -> str:
    """Return an ISO 8601 moment as day and time on this computer: "June 7, 2023, 14:05"; any other text as it is."""
    try:
        here = datetime.datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment
    day = long_date(here.date().isoformat(), language)
    return f"{day}, {here:%H:%M}" if language == "en" else f"{day}, {here.hour} h {here:%M}"
