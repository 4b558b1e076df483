"""Extract room: which of the encodings of English and French texts the bytes are in, by where their signs stand."""

import re
from dataclasses import dataclass
from itertools import islice

_ENCODINGS = ("cp1252", "iso8859_15", "mac_roman", "cp850")
"""The commonest first: it is taken where two read the same."""
_HIGH = re.compile(rb"[\x80-\xff]")
_SIGN = re.compile(r"[^\x00-\x7f]")
_WINDOW = 48
_SAMPLE = 65_536
_MOST_SIGNS = 4_000
_LEAST = 0.4
"""Mean fitness of the signs of a text, below which it is in none of these encodings (found by trial, see the tests)."""

_FRENCH = frozenset("éèêàâçîôûùœ")
_WESTERN = frozenset("ëïüæÿäöñáíóúãõßåøìò")
_OPENING = frozenset("“«‘„‹¿¡")
_CLOSING = frozenset("”»›")
_BEHIND_LETTERS = frozenset("™®…")
_WITH_NUMBERS = frozenset("°ºª²³½¼¾€£¥¢±×§%‰")
_BETWEEN = frozenset("–—•·")
_BLANKS = frozenset(" \u00a0\n\r\t")
_MARKS_OF_TEXT = frozenset("’‘“”«»–—…\u00a0")


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign with what stands on either side of it; a line end or a blank at the ends of the text."""

    char: str
    before: str
    after: str

    @property
    def is_in_word(self) -> bool:
        """Whether a letter stands on both sides."""
        return self.before.isalpha() and self.after.isalpha()

    @property
    def touches_letter(self) -> bool:
        """Whether a letter stands on either side."""
        return self.before.isalpha() or self.after.isalpha()

    @property
    def is_crowded(self) -> bool:
        """Whether it touches another such sign, as every letter of another alphabet misread does; not so in créée."""
        beside = {self.before, self.after} - _MARKS_OF_TEXT
        if self.char in "éÉ":
            beside -= {"é", "É"}
        return any(char > "\x7f" for char in beside)


def western(data: bytes) -> str | None:
    """Return the text of `data` in the Western encoding that fits it best, None when none does."""
    sample = _sample(data)
    best, best_fit = "", _LEAST
    for name in _ENCODINGS:
        fit = _fit(sample.decode(name, "replace"))
        if fit > best_fit + 1e-9:
            best, best_fit = name, fit
    return data.decode(best, "replace") if best else None


def _sample(data: bytes) -> bytes:
    """The text itself when it is short; of a long one, what stands around its first signs."""
    if len(data) <= _SAMPLE:
        return data
    pieces, done = [], 0
    for match in islice(_HIGH.finditer(data), _MOST_SIGNS):
        start, end = max(done, match.start() - _WINDOW), match.end() + _WINDOW
        if end > done:
            pieces.append(data[start:end])
            done = end
    return b" ".join(pieces) if len(pieces) > 1 else data[:_SAMPLE]


def _fit(text: str) -> float:
    total, count = 0.0, 0
    for match in islice(_SIGN.finditer(text), _MOST_SIGNS):
        place = match.start()
        before = text[place - 1] if place else "\n"
        after = text[place + 1] if place + 1 < len(text) else " "
        total += _fitness(_Sign(match.group(), before, after))
        count += 1
    return total / count if count else 0.0


def _fitness(sign: _Sign) -> float:
    """From -4, never met in a Western text, to 2, met all the time."""
    char = sign.char
    if char.isalpha() and char not in "ºª":
        return _small(sign) if char.islower() else _capital(sign)
    if char == "’":
        return 2 if sign.is_in_word else 0.8 if sign.touches_letter else 0.2
    if sign.is_in_word or (sign.is_crowded and char not in _MARKS_OF_TEXT):
        return 0.2 if char in "–—\u00a0\u00ad" else -3
    return _apart(sign)


def _apart(sign: _Sign) -> float:
    """The fitness of a sign that does not stand within a word."""
    char, before, after = sign.char, sign.before, sign.after
    if char in _OPENING | _CLOSING:
        outside, inside = (before, after) if char in _OPENING else (after, before)
        return 1.5 if not outside.isalnum() and inside not in " \n\r\t" else 1 if char in "«»" else 0
    fits = _where_it_fits(char, before, after)
    if fits is not None:
        return fits
    if char in "©¶\u00ad":
        return 0.1
    return -4 if "\x80" <= char <= "\x9f" or char == "\ufffd" else -1


def _where_it_fits(char: str, before: str, after: str) -> float | None:
    """The fitness of a sign of which it is known what it stands beside, else None."""
    if char in _BEHIND_LETTERS:
        return 1 if not after.isalpha() else 0.1
    if char in _WITH_NUMBERS:
        return 1 if before.isdigit() or after.isdigit() or before == "\u00a0" else 0.1
    if char in _BETWEEN:
        return 0.9 if before in _BLANKS or before.isdigit() else 0.2
    if char == "\u00a0":
        return 1 if before in "«" or after in "»:;?!%$€(" or before.isdigit() else 0.1
    return None


def _small(sign: _Sign) -> float:
    weight = _weight(sign.char, sign.after)
    if weight < 0:
        return -2
    if not sign.touches_letter:
        return 2 if sign.char == "à" else -1
    at_start = 0.7 if sign.before == "\n" else 0
    return weight - at_start - 2 * sign.is_crowded


def _capital(sign: _Sign) -> float:
    weight = _weight(sign.char.lower(), sign.after.lower())
    if sign.before.islower() or weight < 0:
        return -3
    if not sign.touches_letter:
        return 1.2 if sign.char == "À" else -0.5
    return weight * 0.75 - 2 * sign.is_crowded


def _weight(small: str, after: str) -> float:
    """How common a letter is in French before the next one; below 0 when it is in no Western language."""
    if small == "à":
        return 0.7 if after.isalpha() else 2
    if small == "ç":
        return 2 if after in "aouâôû" else 0.5
    if small in _FRENCH:
        return 2
    return 1 if small in "ëïüÿæ" else 0.7 if small in _WESTERN else -1
