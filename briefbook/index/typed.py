"""Index room: what was typed in the search box, cut into words, quotations, operators, fields and brackets.

Operators are upper case, English or French: AND ET, OR OU |, NOT SAUF, NEAR PRES; `-` before a word is NOT, and
`near/5` needs no capitals. Names of fields go in any case, with or without their accents.
"""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from briefbook.model.text import fold

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_MINUS = "-−"
_OPERATORS = {"AND": "AND", "ET": "AND", "OR": "OR", "OU": "OR", "|": "OR", "||": "OR", "NOT": "NOT", "SAUF": "NOT"}
_NEAR = re.compile(r"(?:NEAR|PRES)(?:/?(\d{1,4}))?|(?:near|pres)/(\d{1,4})")
_FIELD = re.compile(r"([^\W\d_]+):(?=(?P<blanks>\s*)(?P<next>\S?))")
_WORD = re.compile(r'[^\s"()]+(?:\([^\s"()]*\)[^\s"()]*)*')
"""A bracket without blanks that sticks to a word is part of it: `3(1)(c)`."""
_VALUE = re.compile(r'"[^"]*"|[^\s"(),]+(?:\([^\s"()]*\)[^\s"(),]*)*')
_STRETCH = re.compile(r'(?:"[^"]*"|[^\s"(),…]*?)(?:\.\.+|…)(?:"[^"]*"|[^\s"(),]*)')
"""Two dates, the first and the last, quoted or not; one of them may be missing."""
_LISTED = re.compile(r'\(((?:[^()"]|"[^"]*")*)\)')
_BETWEEN_LISTED = re.compile(r"\s*(?:[,|;]|\s(?:OR|OU)\s)\s*")
_FIGURE = re.compile(
    r"[$€£]?\s?\d(?:[\d.,]|[ \u00a0\u202f](?=\d{3}(?!\d)))*"
    r"(?:\s?(?:%|per\s?cent|pour\s?cent|p\.\s?100|thousand|mille|millions?|billions?|milliards?|[kKmMbBG](?!\w)))?"
)
_BLANKS = re.compile(r"\s+")
_SLOP = re.compile(r"~(\d{1,4})(?!\w)")
DISTANCE = 10
"""How many words apart NEAR means where no number stands by it."""


class Sign(Enum):
    """What a piece of a query is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    SCOPE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    OPEN = auto()
    CLOSE = auto()


class Takes(Enum):
    """What follows the colon of a field."""

    TEXT = auto()
    """A word, a quotation or brackets: `title:summit`."""
    ALL = auto()
    """The same, or, after a blank, all that follows: `section:`."""
    FIGURE = auto()
    VALUES = auto()
    """One or several, with commas between them or within brackets."""
    VALUES_APART = auto()
    """The same, after a blank too: `kind: speech`."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a query.

    Attributes:
        text: of a word or quotation; of a field all of it as it was typed.
        field: its folded name, before the colon.
        values: of a field; none where nothing stands right after its colon.
        is_apart: whether a blank followed the colon, and something after it.
        distance: of NEAR, and of a quotation with `~5` after it; 0 where none was given.
        start, end: where it stands in what was typed.
    """

    sign: Sign
    text: str = ""
    field: str = ""
    values: tuple[str, ...] = ()
    is_apart: bool = False
    distance: int = 0
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


class Misread(Exception):
    """What was typed cannot be meant as it stands; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def plain_quotes(text: str) -> str:
    """Return text with all quotation marks alike, its length kept."""
    return text.translate(_QUOTES)


def read_pieces(text: str, fields: Mapping[str, Takes]) -> list[Piece]:
    """Return the pieces of a query, in order; `fields` says what the fields take that are known.

    Raises:
        Misread: a quotation mark is not closed.
    """
    plain = plain_quotes(text)
    pieces: list[Piece] = []
    place = 0
    while place < len(plain):
        blank = _BLANKS.match(plain, place)
        if blank:
            place = blank.end()
            continue
        piece = _piece(plain, place, fields)
        pieces.append(piece)
        place = piece.end
    return pieces


def literal_words(text: str) -> list[Piece]:
    """Return what was typed as words alone: quotation marks and brackets mean nothing, nor operators beside words."""
    found = [
        Piece(Sign.WORD, match[0], start=match.start(), end=match.end())
        for match in re.finditer(r'[^\s"()]+', plain_quotes(text))
    ]
    return [piece for piece in found if not _is_operator(piece.text)] or found


def _is_operator(word: str) -> bool:
    return word in _OPERATORS or _near(word) is not None


def _near(word: str) -> int | None:
    """Return how far apart `NEAR/5` means, None for any other word."""
    folded = fold(word)
    found = _NEAR.fullmatch(folded.upper() if word.upper() == word else folded)
    if found is None:
        return None
    return int(found[1] or found[2] or DISTANCE)


def _piece(plain: str, place: int, fields: Mapping[str, Takes]) -> Piece:
    char = plain[place]
    if char in "()":
        return Piece(Sign.OPEN if char == "(" else Sign.CLOSE, start=place, end=place + 1)
    if char == '"':
        return _phrase(plain, place)
    if char in _MINUS and re.match(r'[\w"(*]', plain[place + 1 : place + 2]):
        return Piece(Sign.NOT, start=place, end=place + 1)
    named = _FIELD.match(plain, place)
    takes = fields.get(fold(named[1])) if named else None
    if named and takes:
        return _field(plain, named, takes)
    word = _WORD.match(plain, place)
    assert word is not None  # every other character begins a word
    distance = _near(word[0])
    if distance is not None:
        return Piece(Sign.NEAR, distance=distance, start=place, end=word.end())
    operator = _OPERATORS.get(word[0])
    sign = Sign[operator] if operator else Sign.WORD
    return Piece(sign, "" if operator else word[0], start=place, end=word.end())


def _phrase(plain: str, place: int) -> Piece:
    phrase, end = _quoted(plain, place)
    slop = _SLOP.match(plain, end)
    if slop:
        return Piece(Sign.PHRASE, phrase, distance=int(slop[1]), start=place, end=slop.end())
    return Piece(Sign.PHRASE, phrase, start=place, end=end)


def _quoted(plain: str, place: int) -> tuple[str, int]:
    end = plain.find('"', place + 1)
    if end < 0:
        raise Misread("A quotation mark is not closed")
    return plain[place + 1 : end], end + 1


def _field(plain: str, named: "re.Match[str]", takes: Takes) -> Piece:
    """Return the field that a name begins."""
    name, start, after = fold(named[1]), named.start(), named.end()
    is_apart = bool(named["blanks"]) or not named["next"]
    if is_apart and takes is Takes.ALL:
        return Piece(Sign.SCOPE, field=name, is_apart=True, start=start, end=after)
    if is_apart and (takes is not Takes.VALUES_APART or not named["next"]):
        return _empty(plain, named)
    if takes in (Takes.TEXT, Takes.ALL):
        return _texts(plain, named)
    if takes is Takes.FIGURE:
        figure = _FIGURE.match(plain, after)
        if figure is None:
            return _values(plain, named, is_apart=False)
        text = plain[start : figure.end()]
        return Piece(Sign.FIELD, text, name, (figure[0],), start=start, end=figure.end())
    return _values(plain, named, is_apart=is_apart)


def _empty(plain: str, named: "re.Match[str]") -> Piece:
    """Return a field with nothing right after its colon; `is_apart` tells that there is something after a blank."""
    word = _WORD.match(plain, named.start())
    assert word is not None  # a field begins with letters
    is_apart = bool(named["blanks"] and named["next"])
    return Piece(Sign.FIELD, word[0], fold(named[1]), (), is_apart, start=word.start(), end=word.end())


def _texts(plain: str, named: "re.Match[str]") -> Piece:
    if named["next"] == ")":
        return _empty(plain, named)
    return Piece(Sign.SCOPE, field=fold(named[1]), start=named.start(), end=named.end())


def _values(plain: str, named: "re.Match[str]", *, is_apart: bool) -> Piece:
    name, start, after = fold(named[1]), named.start(), named.end() + len(named["blanks"])
    listed = _LISTED.match(plain, after)
    if listed:
        each = tuple(value.strip('" ') for value in _BETWEEN_LISTED.split(listed[1]))
        return Piece(Sign.FIELD, plain[start : listed.end()], name, each, is_apart, start=start, end=listed.end())
    if plain.startswith('"', after):
        _quoted(plain, after)
    values: list[str] = []
    end = after
    while (value := _STRETCH.match(plain, end) or _VALUE.match(plain, end)) is not None:
        values.append(value[0].replace('"', ""))
        end = value.end()
        if not (plain.startswith(",", end) and _VALUE.match(plain, end + 1)):
            break
        end += 1
    if not values:
        return _empty(plain, named)
    return Piece(Sign.FIELD, plain[start:end], name, tuple(values), is_apart, start=start, end=end)
