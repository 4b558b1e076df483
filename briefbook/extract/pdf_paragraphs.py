"""Extract room: the lines of a column of a PDF page become paragraphs, list items and lines of headings."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefbook.extract.pdf_joining import is_contents_line, is_parted
from briefbook.extract.pdf_lines import Piece

_DASHES = frozenset("-–—*")
_NOTE = re.compile(r"(\d{1,3}) ?[^\W\d_]")
_SENTENCE_ENDS = tuple(".!?:;…")
_CLOSERS = "\"'”’»)] "
_SAME_SIZE = 1.12
_MIXED_SIZE = 1.3
_LONG_LINE = 70
_LOOSE = 1.22
"""A line this much further down than the lines of a paragraph are apart begins another one."""
_LEADING = 1.25
_INDENT = 0.8
_MOST_LINES = 300
"""A paragraph that runs on over so many lines is a list or a program, and is not joined any further."""
_SLACK = 0.8


@dataclass(slots=True)
class Line:
    """A line of a column; places as in a piece."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool
    marker: str
    is_turned: bool

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence may end with it."""
        return self.text.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        edges: left and right end of the column it stands in.
        page: number of the page it begins on.
        why: set for a line of the page rather than of the document.
    """

    lines: list[Line]
    edges: tuple[float, float]
    page: int = 0
    why: str = ""

    @property
    def size(self) -> float:
        """Size of its type in points."""
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        """Whether all of it is in bold type."""
        return all(line.is_bold for line in self.lines)

    @property
    def marker(self) -> str:
        """The list marker it begins with, or nothing."""
        return self.lines[0].marker


@dataclass(slots=True)
class Leading:
    """How far apart the lines of a paragraph are, by the size of the type, as the document shows it."""

    seen: dict[int, Counter[float]] = field(default_factory=dict)

    def learn(self, pieces: Sequence[Piece]) -> None:
        """Take the distances of lines that plainly go on in the next one."""
        for one, other in pairwise(pieces):
            down = other.base - one.base
            goes_on = one.text[-1:].islower() and other.text[:1].islower()
            if goes_on and 0.8 * one.size < down < 2.4 * one.size and abs(one.size - other.size) < 0.5:
                self.seen.setdefault(round(one.size), Counter())[round(down * 2) / 2] += 1

    def of(self, size: float) -> float:
        """Return the distance in points for a size of type."""
        seen = self.seen.get(round(size))
        return max(seen.most_common(1)[0][0], size) if seen else _LEADING * size


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines of a column; pieces side by side are one line."""
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is not None and _is_level(last, piece) and piece.left >= last.right - 1:
            last.marker = last.text if is_bullet(last.text) else last.marker
            last.text += " " + piece.text
            last.right = piece.right
            last.is_bold = last.is_bold and _is_bold(piece)
        else:
            lines.append(_line(piece))
    return lines


def paragraphs_of(lines: Sequence[Line], leading: Leading, page: int) -> list[Paragraph]:
    """Return the paragraphs of a column."""
    if not lines:
        return []
    edges = (min(line.left for line in lines), max(line.right for line in lines))
    paragraphs: list[Paragraph] = []
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1], line, leading):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(Paragraph([line], edges, page))
    return paragraphs


def may_flow(before: Paragraph, after: Paragraph) -> bool:
    """Tell whether a paragraph goes on in the first one of the next column or page."""
    last, first = before.lines[-1], after.lines[0]
    if len(before.lines) > _MOST_LINES or not _is_alike(last, first) or first.marker or is_contents_line(last.text):
        return False
    if is_parted(last.text):
        return first.text[:1].isalpha()
    if last.ends_sentence or _room(before, last) > _word_width(first) + last.size:
        return False
    return first.text[:1].islower() or (len(before.lines) > 1 and len(after.lines) > 1 and not last.is_bold)


def is_bullet(marker: str) -> bool:
    """Tell whether a list marker is only a sign; a number or a letter is text."""
    return marker == "o" or (len(marker) == 1 and not marker.isalnum())


def _is_level(line: Line, piece: Piece) -> bool:
    return abs(piece.base - line.base) <= (0.6 if is_bullet(line.text) else 0.3) * line.size


def _marker(piece: Piece) -> str:
    """Return the marker of an item; a figure such as 12.5 is one only before words."""
    rest = piece.text[len(piece.marker) :].lstrip(" ")
    is_figure = piece.marker[-1:].isdecimal()
    return piece.marker if rest and not (is_figure and rest[0].isdecimal()) else ""


def _line(piece: Piece) -> Line:
    return Line(
        piece.text,
        piece.left,
        piece.right,
        piece.base,
        piece.size,
        _is_bold(piece),
        _marker(piece),
        piece.is_turned,
    )


def _is_bold(piece: Piece) -> bool:
    marker = len(piece.marker)
    return piece.bold > 0 and piece.bold >= len(piece.text.replace(" ", "")) - marker


def _goes_on(paragraph: Paragraph, line: Line, leading: Leading) -> bool:
    last = paragraph.lines[-1]
    down = line.base - last.base
    if line.is_turned or last.is_turned:
        return False
    if not 0 < down <= _LOOSE * leading.of(line.size):
        return False
    if not _is_alike(last, line) and not _is_cut_short(paragraph, line):
        return False
    if _begins_item(paragraph, line) or is_contents_line(last.text):
        return False
    if is_parted(last.text):
        return True
    return not _is_broken_on_purpose(paragraph, line) and not _is_indented(paragraph, line)


def _is_alike(one: Line, other: Line) -> bool:
    small, large = sorted((one.size, other.size))
    return large <= _SAME_SIZE * small and one.is_bold == other.is_bold


def _is_cut_short(paragraph: Paragraph, line: Line) -> bool:
    """Tell whether a sentence plainly goes on although the type changes, as behind a heading run into its text."""
    last = paragraph.lines[-1]
    small, large = sorted((last.size, line.size))
    is_full = len(last.text) > _LONG_LINE or _room(paragraph, last) <= _word_width(line) + _SLACK * last.size
    return is_full and large <= _MIXED_SIZE * small and not last.ends_sentence


def _begins_item(paragraph: Paragraph, line: Line) -> bool:
    """A sign or a number at the head of a line begins an item, unless the sentence before it needs it."""
    marker, last = line.marker, paragraph.lines[-1]
    if last.ends_sentence and _is_next_note(paragraph.lines[0], line):
        return True
    if not marker:
        return False
    if is_bullet(marker) and marker not in _DASHES:
        return True
    return last.ends_sentence or bool(paragraph.marker) or _room(paragraph, last) > 4 * line.size


def _is_next_note(first: Line, line: Line) -> bool:
    """Tell whether two lines begin with the numbers of notes that follow one another."""
    one, other = _NOTE.match(first.text), _NOTE.match(line.text)
    return bool(one and other and int(other[1]) == int(one[1]) + 1)


def _is_broken_on_purpose(paragraph: Paragraph, line: Line) -> bool:
    """A line ends early when the first word of the next one had room on it."""
    last = paragraph.lines[-1]
    left, right = paragraph.edges
    room = _room(paragraph, last)
    if room <= _word_width(line) + _SLACK * last.size:
        return False
    if line.text[:1].islower() or _is_centred(paragraph, line):
        return last.ends_sentence and room > 0.5 * (right - left)
    return True


def _is_centred(paragraph: Paragraph, line: Line) -> bool:
    last = paragraph.lines[-1]
    is_set_in = min(last.left, line.left) > paragraph.edges[0] + line.size
    is_central = abs(last.left + last.right - line.left - line.right) < line.size
    return is_central and (is_set_in or abs(last.left - line.left) > line.size) and not last.ends_sentence


def _is_indented(paragraph: Paragraph, line: Line) -> bool:
    """The first line of a paragraph may be set in; the lines of an item hang under its first word."""
    last = paragraph.lines[-1]
    step = line.left - last.left
    if step <= _INDENT * line.size or _is_centred(paragraph, line):
        return False
    return len(paragraph.lines) > 1 or (last.ends_sentence and not paragraph.marker)


def _room(paragraph: Paragraph, line: Line) -> float:
    return paragraph.edges[1] - line.right


def _word_width(line: Line) -> float:
    word = line.text.partition(" ")[0]
    return (line.right - line.left) * (len(word) + 1) / max(1, len(line.text))
