"""Render room: the words that Briefbook itself puts into a note, in both languages, and its dates and places.

Only here, and never in an officer's text, stand no-break spaces of our own: within a date, before a French colon.
French wording is ours and awaits a translator's review.
"""

import datetime
import re
from dataclasses import dataclass, fields
from typing import Final

from babel.dates import format_date

from briefbook.model.kinds import Language

NBSP: Final = "\u00a0"
LOCALES: Final[dict[Language, str]] = {"en": "en_CA", "fr": "fr_CA"}
"""The names that Babel knows the languages of Canada by."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a note in one language; the template sees them as `t`."""

    no_text_yet: str
    sources: str
    file: str
    date_modified: str
    edited: str
    taken: str
    colon: str
    no_date: str
    page: str
    of: str
    table_columns: str
    prepared_by: str
    approved_by: str
    contents: str
    notes: str
    picture: str
    redacted: str
    redaction_notice: str
    as_said: str
    withheld_notice: str
    tab: str
    briefing_book: str
    as_of: str
    language_tag: str


_WORDS: Final[dict[Language, Words]] = {
    "en": Words(
        no_text_yet="No text yet.",
        sources="Sources",
        file="File:",
        date_modified="Date modified:",
        edited="edited since taken",
        taken="Taken",
        colon=":",
        no_date="no date",
        page=f"p.{NBSP}",
        of="of",
        table_columns="Columns:",
        prepared_by="Prepared by",
        approved_by="Approved by",
        contents="Contents",
        notes="Notes",
        picture="Picture:",
        redacted="[Redacted]",
        redaction_notice=(
            "[Redacted] appears where sensitive information has been removed in accordance with the principles of the "
            "Access to Information Act and the Privacy Act."
        ),  # as published by Immigration, Refugees and Citizenship Canada
        as_said="pasted text; its source is given as the author said it",
        withheld_notice="Marked text is withheld in the disclosure copy.",
        tab="Tab",
        briefing_book="Briefing book",
        as_of="as of",
        language_tag="en-CA",
    ),
    "fr": Words(
        no_text_yet="Pas encore de texte.",
        sources="Sources",
        file=f"Fichier{NBSP}:",
        date_modified=f"Date de modification{NBSP}:",
        edited="modifié depuis la reprise",
        taken="Repris le",
        colon=f"{NBSP}:",
        no_date="sans date",
        page=f"p.{NBSP}",
        of="de",
        table_columns=f"Colonnes{NBSP}:",
        prepared_by="Préparé par",
        approved_by="Approuvé par",
        contents="Table des matières",
        notes="Notes",
        picture=f"Image{NBSP}:",
        redacted="[Caviardé]",
        redaction_notice=(
            f"La mention «{NBSP}[Caviardé]{NBSP}» figure là où des renseignements sensibles ont été retirés "
            "conformément aux principes de la Loi sur l’accès à l’information et de la Loi sur la protection des "
            "renseignements personnels."
        ),
        as_said="texte collé; source indiquée par la personne qui rédige",
        withheld_notice="Le texte marqué est retiré de la copie destinée à la divulgation.",
        tab="Onglet",
        briefing_book="Cahier d’information",
        as_of="en date du",
        language_tag="fr-CA",
    ),
}

WORD_NAMES: Final = frozenset(field.name for field in fields(Words))
"""Names of the words that every template has; it may declare others."""


def words(language: Language) -> Words:
    """Return the words of a note in `language`."""
    return _WORDS[language]


def parse_date(text: str) -> datetime.date | None:
    """Return the day that `text` (YYYY-MM-DD) names, None when it names none."""
    match = _DATE.fullmatch(text)
    if match is None or match[3] is None:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def long_date(text: str, language: Language) -> str:
    """Return a date (YYYY, YYYY-MM or YYYY-MM-DD) in words with plain spaces; anything else as it is.

    The forms are those of CLDR for Canada; French says “1er mars 2024” for the first of a month (Bureau de la
    traduction, Clés de la rédaction), which CLDR does not.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return text
    year, month, day = match.groups()
    try:
        date = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return text
    if month is None:
        return year
    if day is None:
        return format_date(date, "LLLL y", locale=LOCALES[language])
    long = format_date(date, "long", locale=LOCALES[language])
    if language == "fr" and date.day == 1 and long.startswith("1 "):
        long = f"1er{long[1:]}"
    return long


def bound_date(text: str, language: Language) -> str:
    """Return a date in words whose day cannot be parted from its month at the end of a line."""
    return long_date(text, language).replace(" ", NBSP, 1)
