"""Extract room: what a number counts or measures: the currency, per cent, multiplier or noun beside it."""

import re
from dataclasses import dataclass

_GAP = "[ \u00a0\u202f\u2009]"
_CURRENCY_BEFORE = re.compile(
    rf"(?P<sign>[-−])?"
    rf"(?P<name>US\$|U\.S\. ?\$|USD{_GAP}?\$?|CA?\$|CAD{_GAP}?\$?|CDN{_GAP}?\$|AU?\$|\$|€|EUR{_GAP}|£|GBP{_GAP})"
    rf"{_GAP}?\Z"
)
_SIGN_BEFORE = re.compile(r"(?:\A|(?<=[ (\n\t\u00a0]))[-−]\Z")
_MULTIPLIER = re.compile(
    rf"{_GAP}?(?P<letter>[KMBk]|bn|mn|tn)(?![\w])|{_GAP}?-?(?P<word>thousands?|mille|millions?|milliards?|billions?"
    r"|trillions?|hundred thousand)\b",
    re.IGNORECASE,
)
_ZEROS = {"thousand": 3, "mille": 3, "million": 6, "milliard": 9, "billion": 9, "trillion": 12, "hundred thousand": 5}
_LETTERS = {"k": 3, "m": 6, "b": 9, "bn": 9, "mn": 6, "tn": 12}
_PERCENT = re.compile(
    rf"{_GAP}?%|{_GAP}(?:per ?cent|pour cent|p\.{_GAP}?100|percentage points?|points? de pourcentage)(?!\w)",
    re.IGNORECASE,
)
_CURRENCY_AFTER = re.compile(
    rf"{_GAP}?(?:de{_GAP})?(?P<name>\$(?:{_GAP}?(?:US|CAN?D?)\b)?|€|£|(?:(?:Canadian|U\.?S\.?|American){_GAP})?dollars?\b"
    rf"(?:{_GAP}(?:canadiens?|américains?))?|CAD\b|USD\b|euros?\b|pounds? sterling\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"([^\W\d_](?:[\w’'-]*\w)?)")
_LINK = re.compile(rf"{_GAP}(?:(?:de{_GAP}|d[’']|of{_GAP}|more{_GAP}|additional{_GAP}|new{_GAP})?)")
_PLURALS = frozenset(
    """
    ans people personnes children enfants women men police cattle jeunes gens femmes hommes hour day week month year
    person personne km kg hectares tonnes
    """.split()  # noqa: SIM905
)
_NO_UNITS = frozenset(
    """
    a about across ago always among an and après are around as at au aux avant besides both but by can could d
    dans de depuis des did du during each en entre environ est et every for from had has have he her hers his
    how if in including into is it its la le les less mais moins more not of on or ou our ours out over par per
    perhaps plus pour qu que qui sa she since so sont sur than that the their then there these they this those
    thus times to un une until up versus vs was we were what when where which while who will with would you
    yours étaient était
    """.split()  # noqa: SIM905
)
_MOST_WORDS = 3


@dataclass(slots=True)
class Amount:
    """What stands beside a number.

    Attributes:
        unit: as the text says it, currencies and per cent by their signs; empty when it does not say.
        zeros: that the multiplier stands for.
        back: code points before the number that belong to it: a currency, a minus; `ahead` are those after it.
        is_measured: whether it is an amount of money, a percentage, or has a multiplier.
    """

    unit: str = ""
    zeros: int = 0
    back: int = 0
    ahead: int = 0
    is_negative: bool = False
    is_measured: bool = False


_UNKNOWN = Amount()
_BLANKS = frozenset(_GAP[1:-1])
_MINUS = frozenset("-−")
_LAST_BEFORE = frozenset("$€£RDP") | _BLANKS | _MINUS
"""What a currency or a sign before a number ends with; a blank alone is neither."""
_LONGEST_CURRENCY = len("-U.S. $ ")


def unit_before(before: str) -> Amount:
    """Return the currency and the sign that a text ends with."""
    last, second = before[-1:], before[-2:-1]
    if last not in _LAST_BEFORE or (last in _BLANKS and second not in _LAST_BEFORE):
        return _UNKNOWN
    currency = _CURRENCY_BEFORE.search(before, max(0, len(before) - _LONGEST_CURRENCY))
    if currency:
        back = len(before) - currency.start()
        is_negative = currency["sign"] is not None
        return Amount(_currency(currency["name"]), back=back, is_negative=is_negative, is_measured=True)
    is_negative = last in _MINUS and _SIGN_BEFORE.search(before) is not None
    return Amount(back=1, is_negative=True) if is_negative else _UNKNOWN


def unit_after(after: str, known: Amount) -> Amount:
    """Return what a number is, from the text after it and what is known from the text before it."""
    multiplier = _MULTIPLIER.match(after)
    zeros = _zeros(multiplier) if multiplier else 0
    ahead = multiplier.end() if multiplier else 0
    rest = after[ahead : ahead + 40]
    unit = known.unit
    percent = None if unit or zeros else _PERCENT.match(rest)
    currency = None if unit or percent else _CURRENCY_AFTER.match(rest)
    if percent:
        unit, ahead = "%", ahead + percent.end()
    elif currency:
        unit, ahead = _currency(currency["name"]), ahead + currency.end()
    is_measured = known.is_measured or zeros > 0 or percent is not None or currency is not None
    return Amount(unit or _noun(rest), zeros, known.back, ahead, known.is_negative, is_measured)


def _zeros(multiplier: re.Match[str]) -> int:
    letter = multiplier["letter"]
    return _LETTERS[letter.lower()] if letter else _ZEROS[multiplier["word"].lower().removesuffix("s")]


def _currency(name: str) -> str:
    folded = name.upper().replace(".", "").replace("\u00a0", " ")
    if "€" in folded or "EUR" in folded:
        return "€"
    if "£" in folded or "GBP" in folded or "POUND" in folded:
        return "£"
    if "US" in folded or "AMERICAN" in folded or "AMÉRICAIN" in folded:
        return "$ US"
    if "CA" in folded or "CDN" in folded or folded.startswith("C$"):
        return "$ CAD"
    return "$ AUD" if folded.startswith("A") else "$"


def _noun(rest: str) -> str:
    """Return the words after a number up to the first plural: "asylum claims", "résidents"; nothing without one."""
    link = _LINK.match(rest)
    if link is None:
        return ""
    words: list[str] = []
    place = link.end()
    while len(words) < _MOST_WORDS:
        word = _WORD.match(rest, place)
        if word is None or word[1].lower() in _NO_UNITS:
            return ""
        words.append(word[1])
        if _is_plural(word[1]):
            return " ".join(words)
        place = word.end()
        if rest[place : place + 1] not in {" ", "\u00a0"}:
            return ""
        place += 1
    return ""


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return lower in _PLURALS or (len(word) > 3 and lower[-1] in "sx" and lower[-2:] not in {"ss", "us", "is", "ous"})
