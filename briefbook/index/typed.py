"""Index room: what was typed in the search box, cut into words, quotations, operators and brackets.

Operators are upper case, English or French: AND ET, OR OU, NOT SAUF; `-` before a word is NOT.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_MINUS = "-−"
_OPERATORS = {"AND": "AND", "ET": "AND", "OR": "OR", "OU": "OR", "NOT": "NOT", "SAUF": "NOT"}
_FIELD = re.compile(r"([^\W\d_]+):(?=[^\s:/()])")
_WORD = re.compile(r'[^\s"()]+(?:\([^\s"()]*\)[^\s"()]*)*')
"""A bracket without blanks that sticks to a word is part of it: `3(1)(c)`."""
_BLANKS = re.compile(r"\s+")


class Sign(Enum):
    """What a piece of a query is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a query; `field` is the name before the colon, as typed, `is_quoted` says how its value stood."""

    sign: Sign
    text: str = ""
    field: str = ""
    is_quoted: bool = False


class Misread(Exception):
    """What was typed cannot be meant as it stands; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_pieces(text: str, fields: frozenset[str]) -> list[Piece]:
    """Return the pieces of a query, in order; of fields, only those of these names are known.

    Raises:
        Misread: a quotation mark is not closed.
    """
    plain = text.translate(_QUOTES)
    pieces: list[Piece] = []
    place = 0
    while place < len(plain):
        blank = _BLANKS.match(plain, place)
        if blank:
            place = blank.end()
            continue
        piece, place = _piece(plain, place, fields)
        pieces.append(piece)
    return pieces


def literal_words(text: str) -> list[str]:
    """Return what was typed as words alone: quotation marks and brackets mean nothing, nor operators beside words."""
    found = [word for word in re.split(r'[\s"()]+', text.translate(_QUOTES)) if word]
    return [word for word in found if word not in _OPERATORS] or found


def _piece(plain: str, place: int, fields: frozenset[str]) -> tuple[Piece, int]:
    char = plain[place]
    if char in "()":
        return Piece(Sign.OPEN if char == "(" else Sign.CLOSE), place + 1
    if char == '"':
        phrase, end = _quoted(plain, place)
        return Piece(Sign.PHRASE, phrase), end
    if char in _MINUS and re.match(r'[\w"(]', plain[place + 1 : place + 2]):
        return Piece(Sign.NOT), place + 1
    field = _FIELD.match(plain, place)
    if field and field[1].lower() in fields:
        return _field(plain, field)
    word = _WORD.match(plain, place)
    assert word is not None  # every other character begins a word
    operator = _OPERATORS.get(word[0])
    return Piece(Sign[operator]) if operator else Piece(Sign.WORD, word[0]), word.end()


def _quoted(plain: str, place: int) -> tuple[str, int]:
    end = plain.find('"', place + 1)
    if end < 0:
        raise Misread("A quotation mark is not closed")
    return plain[place + 1 : end], end + 1


def _field(plain: str, field: "re.Match[str]") -> tuple[Piece, int]:
    name = field[1].lower()
    if plain[field.end()] == '"':
        value, end = _quoted(plain, field.end())
        return Piece(Sign.FIELD, value, name, is_quoted=True), end
    word = _WORD.match(plain, field.end())
    assert word is not None  # the pattern of a field looks ahead for one
    return Piece(Sign.FIELD, word[0], name), word.end()
