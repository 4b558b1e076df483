"""Extract room: pages of a PDF in vertical lines, as Japanese and Chinese are set: from top to bottom, right to left.

Such a page is turned in thought by a quarter: what stood below stands to the right, and the lines follow one another
downwards, so that all that is known of horizontal lines and columns holds for it too.
"""

import ctypes
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pypdfium2.raw as pdfium

from briefbook.extract.pdf_words import PageText, Word

_LETTER = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe10-\ufe4f\uff00-\uffef]")
_FEWEST = 10
"""Letters below one another that make a page one of vertical lines."""
_STEP = (0.5, 2.0)
"""From one letter to the next below it, in sizes of the type for each letter."""
_MOST_OBJECTS = 10_000
_NO_WIDTH = 0.01
"""In points; what is narrower pdfium leaves out."""
_NARROW = 0.7
_TIER_GAP = 0.6
_SAME_LINE = 0.95
"""In sizes of the type; brackets stand nearly so far beside the letters of their line, the next line farther."""
_ASIDE = 0.3
"""So many sizes of the type a letter stands at most beside the one above it."""


def with_lines_across(page: PageText, left: float, right: float) -> PageText:
    """Return a page with its lines across: as it is, or turned when most of its words stand below one another.

    Args:
        page: the words of a page.
        left: where the page begins, in points.
        right: where it ends.
    """
    words = page.words
    below = sum(len(word.text) for upper, word in pairwise(words) if _is_below(upper, word) or _stands(word))
    if below < _FEWEST or 2 * below < sum(len(word.text) for word in words):
        return page
    turned = [_turned(word, right) for word in words]
    return replace(page, words=[word for tier in _tiers(turned) for word in _in_lines(tier)], height=right - left)


def _tiers(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words of each tier of a turned page; between two there is a gap from the first line to the last."""
    tiers: list[list[Word]] = []
    reach = 0.0
    for word in sorted(words, key=lambda word: word.left):
        if not tiers or word.left > reach + _TIER_GAP * word.size:
            tiers.append([])
        tiers[-1].append(word)
        reach = max(reach, word.right)
    return tiers


def _in_lines(words: Sequence[Word]) -> list[Word]:
    """Return words line by line, all of a line on one height, where signs of punctuation stand beside the letters."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.base):
        if not lines or word.base - lines[-1][0].base > _SAME_LINE * word.size:
            lines.append([])
        lines[-1].append(word)
    return [replace(word, base=line[0].base) for line in lines for word in sorted(line, key=lambda word: word.left)]


def _is_below(upper: Word, word: Word) -> bool:
    """Tell whether a word of a script that can be set so stands right below the one before it."""
    if not (_LETTER.match(upper.text) and _LETTER.match(word.text)):
        return False
    least, most = (share * upper.size for share in _STEP)
    step = (word.base - upper.base) / len(upper.text)
    return abs(word.left + word.right - upper.left - upper.right) < 2 * _ASIDE * upper.size and least < step < most


def _stands(word: Word) -> bool:
    """Tell whether the letters of a word stand below one another: side by side they would be wider."""
    length = len(word.text)
    return length > 2 and word.right - word.left < _NARROW * length * word.size and bool(_LETTER.match(word.text))


def _turned(word: Word, edge: float) -> Word:
    """Return a word as it stands on the turned page; what was the right edge of the page is its top."""
    middle = (word.left + word.right) / 2
    is_across = len(word.text) > 2 and not _stands(word)
    end = word.base + word.size * (1 if is_across else len(word.text))
    is_glued = word.is_glued or bool(_LETTER.match(word.text))
    return replace(word, left=word.base, right=end, base=edge - middle, is_glued=is_glued, is_turned=False)


def give_width(page: pdfium.FPDF_PAGE) -> bool:
    """Have the text of a page drawn in outline when some of it has no width; tell whether there was any.

    Text in vertical lines has no width where the computer does not have its type, and pdfium leaves out what has none;
    the line of an outline has one (source: cpdf_textpage.cpp and cpdf_textobject.cpp).
    """
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    objects = [pdfium.FPDFPage_GetObject(page, place) for place in range(count)]
    texts = [one for one in objects if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_TEXT]
    narrow = list(filter(_is_narrow, texts))
    for one in narrow:
        pdfium.FPDFTextObj_SetTextRenderMode(one, pdfium.FPDF_TEXTRENDERMODE_STROKE)
        pdfium.FPDFPageObj_SetStrokeWidth(one, 1.0)
        pdfium.FPDFPageObj_Transform(one, 1, 0, 0, 1, 0, 0)
    return bool(narrow)


def _is_narrow(text: pdfium.FPDF_PAGEOBJECT) -> bool:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(text, left, bottom, right, top)
    return right.value - left.value < _NO_WIDTH
