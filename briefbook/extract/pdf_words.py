"""Extract room: the words of a page of a PDF with their places, as pdfium finds them.

Places are in points, x to the right and y downwards, turned so that the text of the page stands upright.
"""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium

CHARACTERS_OF_A_PAGE = 300_000
"""No page that is printed holds more; what lies beyond is not read."""

_SOFT_HYPHEN = "\u00ad"
_HYPHEN_AT_LINE_END = 2
"""What pdfium gives for a hyphen after which the word goes on in the next line (source: cpdf_textpage.cpp)."""
_BLANKS = frozenset({0, *range(9, 14), 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029})
_BLANKS |= {0x202F, 0x205F, 0x3000, 0xFEFF}
_DIGITS = frozenset(range(0x30, 0x3A))
_LETTERS = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF076: "❖",
    0xF06F: "o",
    0xF0A8: "◆",
    0x2011: "-",
    _HYPHEN_AT_LINE_END: "-",
    0xFFFE: "-",
    0xAD: _SOFT_HYPHEN,
}
"""Ligatures as their letters, and bullets of the fonts Symbol and Wingdings as the signs they look like."""
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_FORCE_BOLD = 1 << 18
_FILL_AND_STROKE = 2
_JUMP = 0.3
"""A gap of this share of the type's height parts words even where no blank was written."""
_BLANK = 32
_EVEN = 1.3
_WIDEST = 1.1
"""Letters are at most about as wide as their type is high."""
_SMALL, _RAISED = 0.8, 0.1
_LETTERS_OF_WORD = 3
"""A raised digit behind fewer letters is a power or a part of a unit."""
_NOTE_DIGITS = 3
_SAMPLES = 60
_TURNS = ((1, 0), (0, 1), (-1, 0), (0, -1))


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


_NOWHERE = _Box(0, 0, 0, 0)


@dataclass(slots=True)
class Word:
    """Letters between two blanks or jumps.

    Attributes:
        base: y of the line the letters stand on, from the top of the page.
        size: of the type in points, as it is seen.
        is_glued: whether no blank was written before it.
        is_turned: whether it does not run in the direction of the page's text.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool
    is_glued: bool = False
    is_turned: bool = False


@dataclass(slots=True)
class PageText:
    """The words of a page in the order of the file.

    Attributes:
        is_whole: whether all characters of the page were taken.
    """

    words: list[Word]
    height: float
    is_whole: bool = True


class _Style(NamedTuple):
    size: float
    is_bold: bool
    turn: int


def _letter(code: int) -> str:
    letters = _LETTERS.get(code)
    if letters is not None:
        return letters
    return chr(code) if code < 0x110000 else "\ufffd"


def words_of(textpage: pdfium.FPDF_TEXTPAGE, box: tuple[float, float, float, float]) -> PageText:
    """Return the words of a page.

    Args:
        textpage: pdfium's handle of the text of the page.
        box: left, bottom, right and top of the page in its own points.
    """
    count = pdfium.FPDFText_CountChars(textpage)
    scanner = _Scanner(textpage)
    scanner.turn = scanner.common_turn(count)
    scanner.scan(min(count, CHARACTERS_OF_A_PAGE))
    left, bottom, right, top = box
    upright = scanner.turned(_Box(left, top, right, bottom))
    for word in scanner.words:
        word.base -= upright.top
    return PageText(scanner.words, upright.bottom - upright.top, count <= CHARACTERS_OF_A_PAGE)


@dataclass(slots=True)
class _Scanner:
    """Walks over the characters of a page once."""

    page: pdfium.FPDF_TEXTPAGE
    words: list[Word] = field(default_factory=list)
    turn: int = 0
    _styles: dict[int, _Style] = field(default_factory=dict)
    _fonts: dict[int, bool] = field(default_factory=dict)
    _seen: set[tuple[str, int, int]] = field(default_factory=set)
    _rect: ctypes.Structure = field(default_factory=pdfium.FS_RECTF)
    _letters: list[str] = field(default_factory=list)
    _word: Word | None = None
    _box: _Box = _NOWHERE

    def common_turn(self, count: int) -> int:
        """Return the direction in which most of the page's text runs, in quarters of a full turn."""
        step = max(1, count // _SAMPLES)
        turns = [self._style(place).turn for place in range(0, count, step) if self._is_drawn(place)]
        return Counter(turns).most_common(1)[0][0] if turns else 0

    def scan(self, count: int) -> None:
        """Take the first `count` characters of the page."""
        read, page = pdfium.FPDFText_GetUnicode, self.page
        codes = [read(page, place) for place in range(count)]
        is_glued = is_doubtful = False
        place = 0
        while place < count:
            if codes[place] in _BLANKS:
                is_doubtful = self._word is not None and self._is_doubtful(codes, place)
                is_glued = False
                if not is_doubtful:
                    self._finish()
                place += 1
                continue
            stop = self._take_plain_word(codes, place) if self._word is None else place
            if stop == place:
                self._take_letter(place, codes[place], is_glued, is_doubtful)
                stop = place + 1
            place = stop
            is_glued, is_doubtful = True, False
        self._finish()

    def _take_plain_word(self, codes: list[int], start: int) -> int:
        """Take all letters up to the next blank when the places of the first and last show one straight word.

        Returns: the place behind them, or `start` when they have to be taken one by one.
        """
        stop = start + 1
        while stop < len(codes) and codes[stop] not in _BLANKS:
            stop += 1
        if stop - start < _LETTERS_OF_WORD or _DIGITS.intersection(codes[start:stop]):
            return start
        first, last = self._place(start), self._place(stop - 1)
        height = first.bottom - first.top
        is_level = abs(first.top - last.top) < _JUMP * height and abs(first.bottom - last.bottom) < _JUMP * height
        if not is_level or not 0 < last.right - first.left <= _WIDEST * height * (stop - start):
            return start
        self._begin(start, first, is_glued=False)
        self._letters.extend(_letter(code) for code in codes[start:stop])
        self._reach(last)
        return stop

    def _take_letter(self, place: int, code: int, is_glued: bool, is_doubtful: bool) -> None:
        box = self._place(place)
        if self._word is None or not self._continues(box) or self._is_apart(place, code, box, is_doubtful):
            is_note = self._is_raised(code, box) or self._is_behind_raised(code, box)
            is_glued = is_glued and not is_note
            self._finish()
            self._begin(place, box, is_glued)
        self._letters.append(_letter(code))
        self._reach(box)

    def _is_doubtful(self, codes: list[int], place: int) -> bool:
        """Tell whether a blank may be one that pdfium put in because the letters of a word stand far apart."""
        if codes[place] != _BLANK or pdfium.FPDFText_IsGenerated(self.page, place) != 1:
            return False
        return place > 1 and codes[place - 1] not in _BLANKS and codes[place - 2] not in _BLANKS

    def turned(self, box: _Box) -> _Box:
        """Return a box of the page in the directions of upright text."""
        along, up = _TURNS[self.turn]
        xs = [x * along + y * up for x in (box.left, box.right) for y in (box.top, box.bottom)]
        ys = [x * up - y * along for x in (box.left, box.right) for y in (box.top, box.bottom)]
        return _Box(min(xs), min(ys), max(xs), max(ys))

    def _place(self, place: int) -> _Box:
        rect = self._rect
        if not pdfium.FPDFText_GetLooseCharBox(self.page, place, rect):
            return self._box
        if self.turn == 0:
            return _Box(rect.left, -rect.top, rect.right, -rect.bottom)
        return self.turned(_Box(rect.left, rect.top, rect.right, rect.bottom))

    def _continues(self, box: _Box) -> bool:
        """Tell whether a letter stands right behind the one before."""
        before, word = self._box, self._word
        if word is None or word.is_turned:
            return word is not None
        if box.top >= before.bottom or box.bottom <= before.top:
            return False
        height = _JUMP * max(before.bottom - before.top, 1.0)
        return before.left - height <= box.left <= before.right + height

    def _is_apart(self, place: int, code: int, box: _Box, is_doubtful: bool) -> bool:
        """Tell whether a letter in its line is not of the word before: a note's number, or behind a real blank.

        A blank that pdfium puts in is none where the letters of the word itself stand as far apart.
        """
        if is_doubtful:
            gap = self._place(place - 2).left - self._place(place - 3).right
            if gap <= 0 or box.left - self._box.right > _EVEN * gap:
                return True
        return self._is_raised(code, box) or self._is_behind_raised(code, box)

    def _is_behind_raised(self, code: int, box: _Box) -> bool:
        """Tell whether a letter begins the text of a note, right behind the small raised number of the note."""
        letters, before = self._letters, self._box
        if code in _DIGITS or len(letters) > _NOTE_DIGITS or not all(letter.isdecimal() for letter in letters):
            return False
        height = box.bottom - box.top
        return before.bottom - before.top < _SMALL * height and before.bottom < box.bottom - _RAISED * height

    def _is_raised(self, code: int, box: _Box) -> bool:
        """Tell whether a digit is the small raised number of a note behind a word."""
        before, letters = self._box, self._letters
        if not 0x30 <= code <= 0x39 or len(letters) < _LETTERS_OF_WORD or letters[-1].isdigit():
            return False
        height = before.bottom - before.top
        return box.bottom - box.top < _SMALL * height and box.bottom < before.bottom - _RAISED * height

    def _begin(self, place: int, box: _Box, is_glued: bool) -> None:
        style = self._style(place)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self.page, place, x, y)
        origin = self.turned(_Box(x.value, y.value, x.value, y.value))
        is_turned = style.turn != self.turn
        size = style.size or box.bottom - box.top
        self._word = Word("", box.left, box.right, origin.top, size, style.is_bold, is_glued, is_turned)

    def _reach(self, box: _Box) -> None:
        """Note where the last letter so far stands."""
        self._box = box
        if self._word is not None and box.right > self._word.right:
            self._word.right = box.right

    def _finish(self) -> None:
        word = self._word
        if word is None:
            return
        text = "".join(self._letters)
        if any("\ud800" <= letter <= "\udfff" for letter in self._letters):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        word.text = text
        key = (text, round(word.left), round(word.base))
        if key not in self._seen:
            self._seen.add(key)
            self.words.append(word)
        self._letters.clear()
        self._word = None

    def _is_drawn(self, place: int) -> bool:
        """Tell whether a character stands in the file; those that pdfium puts in have a type of their own."""
        is_drawn = pdfium.FPDFText_IsGenerated(self.page, place) == 0
        return is_drawn and bool(pdfium.FPDFText_GetTextObject(self.page, place))

    def _style(self, place: int) -> _Style:
        """Return how a character is set; all of one text object are set alike."""
        found = pdfium.FPDFText_GetTextObject(self.page, place)
        if not found:
            return _Style(0, False, self.turn)
        address = ctypes.addressof(found.contents)
        if address not in self._styles:
            self._styles[address] = self._new_style(place, found)
        return self._styles[address]

    def _new_style(self, place: int, found: pdfium.FPDF_PAGEOBJECT) -> _Style:
        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(self.page, place, matrix):
            matrix.a = matrix.d = 1.0
        size = pdfium.FPDFText_GetFontSize(self.page, place) * math.hypot(matrix.c, matrix.d)
        angle = math.atan2(matrix.b, matrix.a) if matrix.a or matrix.b else 0.0
        is_bold = pdfium.FPDFTextObj_GetTextRenderMode(found) == _FILL_AND_STROKE
        return _Style(abs(size), is_bold or self._is_bold(found), round(angle / (math.pi / 2)) % 4)

    def _is_bold(self, found: pdfium.FPDF_PAGEOBJECT) -> bool:
        font = pdfium.FPDFTextObj_GetFont(found)
        if not font:
            return False
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            name = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, name, 256)
            named = any(word in name.value.decode("latin-1").lower() for word in _BOLD_NAMES)
            self._fonts[address] = named or bool(pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD)
        return self._fonts[address]
