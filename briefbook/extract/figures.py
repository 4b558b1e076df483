"""Extract room: the figures that a text states: numbers with their unit and the date they hold for.

Years, days, times, telephone numbers, numbers of sections, orders and list items are no figures. A number that nothing
sets apart as one (no unit, no currency, no separator) is left alone.
"""

import re
from collections.abc import Sequence
from itertools import islice

from briefbook.extract.dates import MONTH_NAMES
from briefbook.extract.figure_dates import has_year, holds_for
from briefbook.extract.figure_units import Amount, unit_after, unit_before
from briefbook.model.document import Figure, Passage
from briefbook.model.kinds import PassageKind

_MOST = 5_000
"""Figures kept of one document."""
_MOST_NUMBERS = 50_000
"""Numbers looked at in one document; both bounds keep a text of nothing but numbers from taking more than a second."""
_LONGEST = 30
_LONGEST_SENTENCE = 500
"""Code points on either side of a number in which the date it holds for is looked for."""
_REACH = 48
"""Code points around a number in which its unit stands."""
_BLANKS = "\u00a0\u202f\u2009"
_TRAILING = f".,{_BLANKS}"
_MAY_BE_DIGIT = "[0-9\u0660-\u1fff\u2070-\U0010ffff]"
"""All digits and much else, but no punctuation: told from what texts consist of much faster than digits are."""
_TOKEN = re.compile(rf"{_MAY_BE_DIGIT}(?<=\d)[\d,.{_BLANKS}]*(?: \d{{3}}(?!\d))*(?:,\d+)?")
_DIGITS_AS_ZEROS = bytes(
    ord("0") if code in b"0123456789" or (code >= 0xD9 and code != 0xE2) else code for code in range(256)
)
"""For UTF-8; no digit of any script begins with another byte than these (source: Unicode, general category Nd)."""
_PLAIN = re.compile(r"(\d+)(?:[.,](\d+))?")
_WITH_COMMAS = re.compile(r"(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?")
_WITH_BLANKS = re.compile(rf"(\d{{1,3}}(?:[ {_BLANKS}]\d{{3}})+)(?:,(\d+))?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MONEY = frozenset("$€£%")
_GLUED_BEFORE = frozenset("-–—−./:_@#'’`[§°№\\&=*%+")
_LABELS = frozenset(
    """
    section sections sec article articles art paragraph paragraphs para clause clauses chapter chapters part parts title
    titles table tables figure figures annex annexes annexe appendix schedule page pages p pp bill bills order orders
    proclamation resolution directive memorandum room rooms route highway number numbers numéro numéros no nos n° rule
    rules step steps phase phases level levels tier question questions meeting item items note notes footnote volume vol
    version ligne tableau tableaux partie parties chapitre alinéa décret loi règlement étape séance point points law
    u.s.c c.f.r cfr s ss § §§ # category catégorie class hotspot p5
    """.split()  # noqa: SIM905
)
_MONTH_AFTER = re.compile(rf"(?:er|st|nd|rd|th)?[ \u00a0]*(?:of )?(?:{MONTH_NAMES})\b", re.IGNORECASE)
_NOT_COUNTED = _LABELS | frozenset(MONTH_NAMES.split("|"))
_TIME_AFTER = re.compile(r"[ \u00a0]?(?:[ap]\.?[ \u00a0]?m\b|h\b|[ECMP][SD]?T\b|o[’']clock)", re.IGNORECASE)
_PHONE_AFTER = re.compile(r"\)[ \u00a0]?\d|[ \u00a0-]\d{3}[ \u00a0-]\d{4}")
_SENTENCE_END = re.compile(r"[.!?][\"”»’)\]]*[ \u00a0\n]+(?=[A-ZÀ-Ý\"“«(\d])|[\n\t]")


def figures(passages: Sequence[Passage]) -> tuple[Figure, ...]:
    """Return the figures of a document in file order, at most a few thousand of them.

    A multiplier is part of the value: "$2.4 billion" is 2400000000 with the unit "$".
    """
    found: list[Figure] = []
    looked_at = 0
    for passage, holds_digits in zip(passages, _hold_digits([one.text for one in passages]), strict=True):
        if not holds_digits:
            continue
        for match in islice(_TOKEN.finditer(passage.text), _MOST_NUMBERS - looked_at + 1):
            looked_at += 1
            if looked_at > _MOST_NUMBERS or len(found) >= _MOST:
                return tuple(found)
            figure = _figure(passage, match)
            if figure is not None:
                found.append(figure)
    return tuple(found)


def _hold_digits(texts: Sequence[str]) -> list[bool]:
    """Tell of each text whether it may hold a digit; all of them are looked through at once."""
    signs = "\0".join(texts).encode("utf-8", "surrogatepass").translate(_DIGITS_AS_ZEROS).split(b"\0")
    return [b"0" in one for one in signs] if len(signs) == len(texts) else [True] * len(texts)


def _figure(passage: Passage, match: re.Match[str]) -> Figure | None:
    text, start = passage.text, match.start()
    token = match.group().rstrip(_TRAILING)
    if " " in token and passage.language == "en":
        token = token[: token.index(" ")].rstrip(_TRAILING)
    end = start + len(token)
    if len(token) > _LONGEST or not _may_be_figure(text, start, end) or _is_year(token, text, start, end):
        return None
    number = _number(token)
    if number is None:
        return None
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    amount = unit_after(after, unit_before(before))
    if not _is_figure(token, amount, before, after, passage.kind is PassageKind.TABLE):
        return None
    sign = "-" if amount.is_negative else ""
    return Figure(
        passage.ordinal,
        (start - amount.back, end + amount.ahead),
        sign + _times(number, amount.zeros),
        amount.unit,
        _as_of(text, start, end),
    )


def _as_of(text: str, start: int, end: int) -> str | None:
    """Return the date of a figure; most have no year near, and then no sentence need be found."""
    first, last = max(0, start - _LONGEST_SENTENCE), end + _LONGEST_SENTENCE
    if not (has_year(text, first, start) or has_year(text, end, last)):
        return None
    return holds_for(_sentence(text, start, end), text[start:end])


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a number, as far as it can be seen; a cell of a table is a sentence."""
    first = max(0, start - _LONGEST_SENTENCE)
    begins = first
    for match in _SENTENCE_END.finditer(text, first, start):
        begins = match.end()
    ends = _SENTENCE_END.search(text, end, min(len(text), end + _LONGEST_SENTENCE))
    return text[begins : ends.start() + 1 if ends else end + _LONGEST_SENTENCE]


def _may_be_figure(text: str, start: int, end: int) -> bool:
    """Tell whether a number stands by itself rather than in a word, a code, a date in figures or a time."""
    before = text[start - 1] if start else "\n"
    after = text[end : end + 2]
    if before in "-−" and (start < 2 or text[start - 2] in " (\n\t\u00a0"):
        before = " "
    if before.isalnum() or before in _GLUED_BEFORE:
        return False
    if before == "\n" and after[:1] in {".", ")"} and after[1:] in {"", " ", "\u00a0", "\t"}:
        return False
    is_joined = after[:1] in {"-", "–", "/", ":", "(", "°", "_"} and after[1:].isalnum()
    return not is_joined and not (after[:1].isalpha() and after[:1] not in "KMBkmb")


def _is_year(token: str, text: str, start: int, end: int) -> bool:
    """Tell whether a number is a year: four digits without currency or per cent beside them."""
    if len(token) != len("2023") or not _YEAR.fullmatch(token):
        return False
    return text[max(0, start - 2) : start].strip()[-1:] not in _MONEY and not _MONEY & set(text[end : end + 2])


def _is_figure(token: str, amount: Amount, before: str, after: str, is_in_table: bool) -> bool:
    if amount.is_measured:
        return True
    if after[:1].isalpha() or _TIME_AFTER.match(after) or _PHONE_AFTER.match(after):
        return False
    if _MONTH_AFTER.match(after) or _word_before(before) in _NOT_COUNTED:
        return False
    return bool(amount.unit) or not token.isdigit() or (is_in_table and len(token) > len("99"))


def _word_before(before: str) -> str:
    """Return the last word of a text, in lower case, without its full stop."""
    return before.replace("\u00a0", " ").rstrip(" .").rpartition(" ")[2].lstrip('(“"').lower()


def _number(token: str) -> tuple[str, str] | None:
    """Return the digits before and after the decimal sign; None for what is no number, such as a version."""
    if token.isascii() and token.isdigit():
        return token, ""
    grouped = _WITH_COMMAS.fullmatch(token) or _WITH_BLANKS.fullmatch(token)
    if grouped and not token.startswith("0"):
        return "".join(filter(str.isdecimal, grouped[1])), grouped[2] or ""
    plain = _PLAIN.fullmatch(token)
    return (plain[1], plain[2] or "") if plain else None


def _times(number: tuple[str, str], zeros: int) -> str:
    """Write a number out with its decimal sign moved to the right."""
    whole, part = number
    whole, part = whole + (part + "0" * zeros)[:zeros], part[zeros:]
    digits = whole.lstrip("0") or "0"
    return f"{digits}.{part}" if part else digits
