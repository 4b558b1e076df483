"""Extract room: the words of a PDF page become pieces of lines, and those pieces stand in boxes of text.

A file draws its text mostly in the order in which it is read; the places say where a line, a column or a cell ends.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefbook.extract.pdf_words import Word

_GAP = 1.05
"""A gap of so many type sizes ends a piece; between two columns of text there is more, between justified words less."""
_MARKER_GAP = 5.0
_MARKER = re.compile(
    r"(?:[-–—*•·▪◦‣●○■□❖➢✓◆§]|\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)])"
)
_NO_BULLETS = frozenset("$€£¥#%&@(\"'“«‘[{<")
_BULLET_GAP = 0.8
"""A sign alone with such a gap behind it is a bullet, whatever it looks like; so is Word's o of the second level."""
_TOUCHING = 0.15
_NOTE_LENGTH, _NOTE_SIZE, _NOTE_GAP = 3, 0.85, 0.35
_MOST_NEAR = 400
_LETTERS_OF_WORD = 3
_SAME_SIZE = 1.25
_PITCH = 1.9
"""Lines of one box stand at most so many type sizes below one another."""


@dataclass(slots=True)
class Piece:
    """Words that stand in one line without a wide gap.

    Attributes:
        place: of its first word in the order of the file.
        base: y of the line from the top of the page, in points.
        bold: how many of its letters are in bold type.
        marker: the list marker it begins with, or nothing.
    """

    place: int
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: int = 0
    marker: str = ""
    is_turned: bool = False

    @property
    def top(self) -> float:
        """Where its letters begin."""
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """Where its letters end."""
        return self.base + 0.2 * self.size


@dataclass(slots=True)
class Box:
    """Pieces below one another that the file draws one after the other."""

    pieces: list[Piece] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0

    def add(self, piece: Piece) -> None:
        """Put a piece at the end."""
        if self.pieces:
            self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)
            self.top, self.bottom = min(self.top, piece.top), max(self.bottom, piece.bottom)
        else:
            self.left, self.right, self.top, self.bottom = piece.left, piece.right, piece.top, piece.bottom
        self.pieces.append(piece)


def pieces_of(words: Sequence[Word]) -> list[Piece]:
    """Return the pieces of lines of a page in the order of the file."""
    pieces: list[Piece] = []
    for word in _with_notes_in_place(words):
        last = pieces[-1] if pieces else None
        if last is not None and _is_next(last, word):
            _extend(last, word)
        else:
            pieces.append(_begun(word, len(pieces)))
    return pieces


def boxes_of(pieces: Sequence[Piece]) -> list[Box]:
    """Return the boxes of text of a page in the order of the file."""
    boxes: list[Box] = []
    for piece in pieces:
        if not boxes or not _belongs(boxes[-1], piece):
            boxes.append(Box())
        boxes[-1].add(piece)
    return boxes


def _with_notes_in_place(words: Sequence[Word]) -> list[Word]:
    """Return the words; the small sign of a note that the file draws by itself stands behind or before its word."""
    signs = [word for word in words if _is_note_sign(word)]
    if not signs or len(signs) == len(words):
        return list(words)
    by_base = sorted((word for word in words if not _is_note_sign(word)), key=lambda word: word.base)
    bases = [word.base for word in by_base]
    before: dict[int, list[Word]] = {}
    behind: dict[int, list[Word]] = {}
    for sign in signs:
        start, stop = bisect_left(bases, sign.base), bisect_right(bases, sign.base + sign.size)
        near = by_base[start : min(stop, start + _MOST_NEAR)]
        home = next((word for word in near if _is_beside(sign, word.right, sign.left, word)), None)
        if home is not None:
            behind.setdefault(id(home), []).append(sign)
            continue
        home = next((word for word in near if _is_beside(sign, word.left, sign.right, word)), None)
        if home is not None:
            before.setdefault(id(home), []).append(sign)
    moved = {id(sign) for taken in (*before.values(), *behind.values()) for sign in taken}
    placed: list[Word] = []
    for word in words:
        if id(word) not in moved:
            placed += [*_level(before, word), word, *_level(behind, word)]
    return placed


def _is_note_sign(word: Word) -> bool:
    text = word.text
    return len(text) <= _NOTE_LENGTH and (text.isdecimal() or not text.strip("*†‡"))


def _is_beside(sign: Word, one: float, other: float, word: Word) -> bool:
    """Tell whether the facing edges of a sign and a word touch, and the sign is small and raised."""
    is_raised = 0.1 * word.size < word.base - sign.base < 0.7 * word.size
    return is_raised and sign.size <= _NOTE_SIZE * word.size and abs(one - other) <= _NOTE_GAP * word.size


def _level(signs: dict[int, list[Word]], word: Word) -> list[Word]:
    """Return the signs of a word, set into its line; behind a letter or two they are a power, as in m2."""
    is_unit = len(word.text) < _LETTERS_OF_WORD
    return [replace(sign, base=word.base, size=word.size, is_glued=is_unit) for sign in signs.get(id(word), [])]


def _begun(word: Word, place: int) -> Piece:
    bold = len(word.text) if word.is_bold else 0
    marker = word.text if _MARKER.fullmatch(word.text) else ""
    return Piece(place, word.text, word.left, word.right, word.base, word.size, bold, marker, word.is_turned)


def _extend(piece: Piece, word: Word) -> None:
    gap = word.left - piece.right
    is_touching = word.is_glued and gap < _TOUCHING * word.size
    if _may_be_bullet(piece.text) and gap > _BULLET_GAP * word.size:
        piece.marker = piece.text
    piece.text += word.text if is_touching and not word.is_turned else " " + word.text
    piece.right = max(piece.right, word.right)
    piece.bold += len(word.text) if word.is_bold else 0
    if len(piece.marker) == len(piece.text) - len(word.text) - 1 or word.size > piece.size:
        piece.size = max(word.size, piece.size) if not piece.marker else word.size
        piece.base = word.base


def _may_be_bullet(text: str) -> bool:
    return len(text) == 1 and (text == "o" or not (text.isalnum() or text in _NO_BULLETS))


def _is_next(piece: Piece, word: Word) -> bool:
    """Tell whether a word stands right behind a piece in its line."""
    if piece.is_turned or word.is_turned:
        return piece.is_turned and word.is_turned
    size = max(piece.size, word.size)
    if abs(word.base - piece.base) > (0.25 if word.size > 0.8 * piece.size else 0.5) * size:
        return False
    is_marker = _may_be_bullet(piece.text) or (bool(piece.marker) and len(piece.marker) == len(piece.text))
    widest = _MARKER_GAP if is_marker and word.text[0].isalpha() else _GAP
    return -0.5 * size <= word.left - piece.right <= widest * size


def _belongs(box: Box, piece: Piece) -> bool:
    """Tell whether a piece goes on below, or in, the last line of a box."""
    last = box.pieces[-1]
    if last.is_turned or piece.is_turned:
        return False
    size = max(last.size, piece.size)
    if size > _SAME_SIZE * min(last.size, piece.size):
        return False
    down = piece.base - last.base
    if abs(down) <= 0.25 * size:
        return len(box.pieces) > 1 and last.right <= piece.left and piece.right <= box.right + size
    return 0 < down <= _PITCH * size and min(box.right, piece.right) - max(box.left, piece.left) > 0
