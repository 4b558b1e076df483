"""Render room: the date that a text says its figures hold for: “As of May 4, 2022”, « en date du 4 mai 2022 »."""

import re
from typing import Final

from babel.dates import get_month_names

from briefbook.model.kinds import Language
from briefbook.render.wording import LOCALES, bound_date, parse_date, words

_MONTHS: Final[dict[str, int]] = {
    str(name).lower(): number
    for language in LOCALES
    for number, name in get_month_names("wide", locale=LOCALES[language]).items()
}
_NAME: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY: Final = r"(\d{1,2})(?:er)?"
_GAP: Final = r"[\s\u00a0]+"
_YEAR: Final = re.compile(r"\d{4}")
_SAYS: Final = re.compile(
    rf"\b(?:as{_GAP}(?:of|at)|en{_GAP}date{_GAP}du|au){_GAP}"
    rf"(?:(?P<month>{_NAME}){_GAP}{_DAY},?{_GAP}(?P<year>\d{{4}})"
    rf"|(?P<jour>\d{{1,2}})(?:er)?{_GAP}(?P<mois>{_NAME}){_GAP}(?P<an>\d{{4}})|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}}))\b",
    re.IGNORECASE,
)


def stated_as_of(text: str) -> str:
    """Return the first date that `text` says it holds for, YYYY-MM-DD; empty when it says none."""
    if _YEAR.search(text) is None:  # told in a tenth of the time
        return ""
    for match in _SAYS.finditer(text):
        date = match["iso"] or _written(match)
        if parse_date(date) is not None:
            return date
    return ""


def _written(match: re.Match[str]) -> str:
    if match["month"]:
        year, month, day = match["year"], match["month"], match[2]
    else:
        year, month, day = match["an"], match["mois"], match["jour"]
    return f"{year}-{_MONTHS[month.lower()]:02d}-{int(day):02d}"


def as_of_words(date: str, language: Language) -> str:
    """Return what the annex says of the date, YYYY-MM-DD, that a text holds for; empty where it states none."""
    return f"{words(language).as_of} {bound_date(date, language)}" if date else ""
