"""Extract room: numbers of a workbook as they are shown: dates, percentages, money (source: ECMA-376-1, 18.8.30)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

BUILT_IN: Mapping[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0;-"$"#,##0',
    6: '"$"#,##0;-"$"#,##0',
    7: '"$"#,##0.00;-"$"#,##0.00',
    8: '"$"#,##0.00;-"$"#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    41: "#,##0;(#,##0)",
    42: '"$"#,##0;("$"#,##0)',
    43: "#,##0.00;(#,##0.00)",
    44: '"$"#,##0.00;("$"#,##0.00)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "0.0E+0",
}
"""Formats that files name by number only; 14 and 22 are what the reader's system says, here the ISO form."""
_PIECES = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]|([^"\\_*\[]+|.)', re.DOTALL)
_DATE_PARTS = re.compile(r"AM/PM|A/P|y+|m+|d+|h+|s+|\.0+|General|.", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*,*)?(?:E[+-][#0?]+| *[#0?]*/[#0?\d]+)?", re.IGNORECASE)
_SEPARATOR = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|(;)', re.DOTALL)
_PLAIN = re.compile(r"(?:0|[1-9]\d*)\.\d*[1-9]")
_LONGEST = 200
_MONTHS = {
    "en": "January February March April May June July August September October November December".split(" "),  # noqa: SIM905
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),  # noqa: SIM905
}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" "),  # noqa: SIM905
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(" "),  # noqa: SIM905
}
_FRENCH = re.compile(r"\[\$[^\]-]*-[0-9A-F]*0C\]", re.IGNORECASE)
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_DAY = 2_958_465
_DECIMALS = 12


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a format, for positive numbers, negative ones or zero: literal pieces (true) and pieces with places."""

    pieces: tuple[tuple[bool, str], ...]
    is_date: bool
    is_duration: bool
    language: str


class NumberFormat:
    """A format, taken apart once and used for many numbers."""

    def __init__(self, code: str = "General", is_1904: bool = False) -> None:
        """Take a format as the file states it, and whether its days are counted from 1904."""
        self._is_general = code.lower() == "general"
        self._epoch = _EPOCH_1904 if is_1904 else _EPOCH
        self._sections = tuple(map(_section, _split(code[:_LONGEST])[:3]))

    def shown(self, text: str) -> str:
        """Return a number, as the file states it, in the form in which it is shown; what is no number as it is."""
        if self._is_general and len(text) < 12 and (text.isdecimal() or _PLAIN.fullmatch(text)):
            return text
        try:
            number = Decimal(text)
        except InvalidOperation:
            return text
        if not number.is_finite() or abs(number.adjusted()) > 300:
            return text
        if number < 0 and self._sections[0].is_date:
            return text
        return self._in_sections(number)

    def _in_sections(self, number: Decimal) -> str:
        """The part for negative numbers shows their sign itself; without one it stands before everything."""
        sections = self._sections
        if number == 0 and len(sections) > 2:
            return _shown(sections[2], number, self._epoch)
        if number < 0:
            shown = _shown(sections[min(1, len(sections) - 1)], -number, self._epoch)
            return shown if len(sections) > 1 else f"-{shown}"
        return _shown(sections[0], number, self._epoch)


def _split(code: str) -> list[str]:
    """Return the parts of a format between semicolons that stand in no literal text."""
    ends = [match.start() for match in _SEPARATOR.finditer(code) if match[1]]
    return [code[start:end] for start, end in zip([0, *(end + 1 for end in ends)], [*ends, len(code)], strict=True)]


def _shown(section: _Section, number: Decimal, epoch: datetime) -> str:
    if section.is_date:
        return _dated(section, number, epoch)
    return _numbered(section.pieces, number)


def _section(code: str) -> _Section:
    pieces: list[tuple[bool, str]] = []
    for quoted, escaped, currency, places in _PIECES.findall(code):
        if places:
            pieces.append((False, places))
        elif quoted or escaped or currency:
            pieces.append((True, quoted or escaped or currency))
    places = "".join(part for is_literal, part in pieces if not is_literal)
    is_duration = re.search(r"\[[hms]+\]", code, re.IGNORECASE) is not None
    is_date = re.search(r"[ymdhs]", re.sub(r"general|e[+-]", "", places.lower())) is not None
    language = "fr" if _FRENCH.search(code) else "en"
    return _Section(tuple(pieces), is_date or is_duration, is_duration, language)


def _numbered(pieces: tuple[tuple[bool, str], ...], number: Decimal) -> str:
    codes = "".join(code for is_literal, code in pieces if not is_literal)
    scaled = number * 100 if "%" in codes else number
    out: list[str] = []
    is_done = False
    for is_literal, code in pieces:
        if is_literal or is_done:
            out.append(code)
            continue
        match = _NUMBER.search(code)
        if match is None:
            is_done = re.search("general|@", code, re.IGNORECASE) is not None
            out.append(re.sub("general|@", lambda _: _general(scaled), code, flags=re.IGNORECASE))
            continue
        is_done = True
        out += (code[: match.start()], _placed(scaled, match.group()), code[match.end() :])
    return "".join(out).strip(" ")


def _placed(number: Decimal, places: str) -> str:
    if "/" in places or "e" in places.lower():
        return f"{number:.2E}" if "e" in places.lower() else _general(number)
    kept = places.rstrip(",")
    number = number.scaleb(-3 * (len(places) - len(kept)))
    whole, _, decimals = kept.partition(".")
    digits = min(len(decimals), _DECIMALS)
    rounded = number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) if number.adjusted() < 25 else number
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    for _ in range(optional):
        text = text[:-1] if "." in text and text.endswith("0") else text
    text = text.rstrip(".")
    return text.zfill(len(whole)) if set(whole) == {"0"} and not decimals else text


def _general(number: Decimal) -> str:
    """Excel shows eleven digits; a whole number is shown without a point."""
    if number.adjusted() > 14 or (number and number.adjusted() < -9):
        return f"{number:.6G}"
    rounded = number.quantize(Decimal(1).scaleb(-max(0, 10 - max(0, number.adjusted()))), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _dated(section: _Section, number: Decimal, epoch: datetime) -> str:
    if number > _LAST_DAY:
        return _general(number)
    if section.is_duration:
        minutes, seconds = divmod(int(number * 86_400 + Decimal("0.5")), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    moment = epoch + timedelta(seconds=int(number * 86_400 + Decimal("0.5")))
    codes = [(is_literal, part) for is_literal, code in section.pieces for part in _parts(is_literal, code)]
    has_noon = any(not is_literal and part.upper() in {"AM/PM", "A/P"} for is_literal, part in codes)
    out: list[str] = []
    before = ""
    for place, (is_literal, part) in enumerate(codes):
        kind = part[:1].lower() if not is_literal else ""
        after = next((one[:1].lower() for fixed, one in codes[place + 1 :] if not fixed and one[:1].isalpha()), "")
        is_minute = kind == "m" and len(part) < 3 and (before == "h" or after == "s")
        out.append(
            part if is_literal else _date_part("M" if is_minute else kind, part, moment, (section.language, has_noon))
        )
        before = kind if kind in "ymdhs" and kind else before
    return "".join(out).strip(" ")


def _parts(is_literal: bool, code: str) -> list[str]:
    return [code] if is_literal else _DATE_PARTS.findall(code)


def _date_part(kind: str, part: str, moment: datetime, setting: tuple[str, bool]) -> str:
    language, has_noon = setting
    width = len(part)
    month, day = _MONTHS[language][moment.month - 1], _DAYS[language][moment.weekday()]
    hour = (moment.hour % 12 or 12) if has_noon else moment.hour
    numbers = {"d": moment.day, "m": moment.month, "M": moment.minute, "h": hour, "s": moment.second}
    if kind == "y":
        return f"{moment.year:04}" if width > 2 else f"{moment.year % 100:02}"
    if kind == "a" and width > 1:
        return "AM" if moment.hour < 12 else "PM"
    if kind in {"m", "d"} and width > 2:
        name = month if kind == "m" else day
        return name if width > 3 else name[:3]
    if kind in numbers:
        return f"{numbers[kind]:02}" if width > 1 else str(numbers[kind])
    return "" if part.startswith(".0") else part
