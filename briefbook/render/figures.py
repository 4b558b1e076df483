"""Render room: figures as a reader of English or French Canada expects them; for values of fields, never for texts.

A template's text uses them as filters: `{{ amount | money }}`. A value is read when it is digits with at most one
decimal point, as `1203` or `362.4`; anything else, an officer's own wording above all, stays as it is.
"""

import re
from decimal import Decimal
from typing import Final

from babel.numbers import format_currency, format_decimal

from briefbook.model.kinds import Language
from briefbook.render.wording import LOCALES, NBSP

_FIGURE: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")


def number(text: str, language: Language) -> str:
    """Return a number with its thousands set apart: 25,236 in English, 25 236 in French (no-break spaces)."""
    value = _value(text)
    return (
        text if value is None else _bound(format_decimal(value, locale=LOCALES[language], decimal_quantization=False))
    )


def percent(text: str, language: Language) -> str:
    """Return percent points with their sign: 57% in English, 57 % in French (no-break space); 57 is 57 percent."""
    if _value(text) is None:
        return text
    return f"{number(text, language)}{NBSP if language == 'fr' else ''}%"


def money(text: str, language: Language) -> str:
    """Return an amount of Canadian dollars: $25,236 in English, 25 236 $ in French; cents where they are given."""
    value = _value(text)
    if value is None:
        return text
    pattern = "¤#,##0" if language == "en" else f"#,##0{NBSP}¤"
    cents = ".00" if value != value.to_integral_value() else ""
    shaped = pattern.replace("#,##0", f"#,##0{cents}")
    made = format_currency(value, "CAD", shaped, locale=LOCALES[language], currency_digits=False)
    return _bound(made.replace("CA$", "$").replace("$CA", "$"))


def _value(text: str) -> Decimal | None:
    return Decimal(text) if _FIGURE.fullmatch(text) else None


def _bound(text: str) -> str:
    """Return text whose blanks, narrow ones too, are no-break spaces that every font has."""
    return re.sub("[ \u202f]", NBSP, text)
