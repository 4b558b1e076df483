"""Extract room: the lines that stand at the head or foot of the pages of a PDF, told by their coming back."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from briefbook.extract.pdf_lines import Piece
from briefbook.extract.vocabulary import marking_of
from briefbook.model.document import Evidence
from briefbook.model.text import fold

HEAD_OR_FOOT = "Stands at the head or foot of every page."

_ZONE = 0.16
"""Share of the page's height, from either end, in which its head and foot stand."""
_MOST_ROWS = 4
_LONGEST = 250
_FEWEST = 3
_SHORT = 4
"""In a document of so few pages a line that comes back once is a head or foot already."""
_LINE_SPACE = 1.5
"""Sizes of type between two lines of one text at most."""
_LARGER, _HIGHER = 1.15, 0.03
_NUMBER = re.compile(r"\d{1,5}")
_PAGE_WORD = re.compile(r"\b(?:page|p\.|pg\.?)[ \u00a0]?#", re.IGNORECASE)
_PAGE_OF = re.compile(
    r"(?:page[ \u00a0])?#[ \u00a0]?(?:of|de|sur)[ \u00a0]?#|page[ \u00a0]#(?:[ \u00a0]?/[ \u00a0]?#)?", re.IGNORECASE
)
_BARE = re.compile(r"[-–—|\[( ]*#[-–—|\]) ]*")
_APART = re.compile(r"\A#\b|(?:\t|[|•·–—-] ?)#\Z")


@dataclass(slots=True)
class PageLines:
    """The pieces of lines of one page in the order of the file.

    Attributes:
        number: of the page, from 1.
        height: of the page in points.
    """

    number: int
    pieces: list[Piece]
    height: float


@dataclass(slots=True)
class _Row:
    page: PageLines
    pieces: list[Piece]
    is_head: bool

    @property
    def text(self) -> str:
        return "\t".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Edges:
    """What was found at the heads and feet: the pieces of each row, by page number; and the marking there."""

    heads: dict[int, list[list[Piece]]]
    feet: dict[int, list[list[Piece]]]
    marking: tuple[Evidence, ...]


def take_edges(pages: Sequence[PageLines]) -> Edges:
    """Take the lines of the heads and feet out of the pages and return them."""
    rows = [row for page in pages for row in _edge_rows(page)]
    edges = Edges(defaultdict(list), defaultdict(list), _marking(rows))
    single = [_Row(row.page, [piece], row.is_head) for row in rows if len(row.pieces) > 1 for piece in row.pieces]
    taken: dict[int, set[int]] = defaultdict(set)
    for candidates in (rows, single):
        for place in _returning(candidates, len(pages)):
            taken[candidates[place].page.number].update(id(piece) for piece in candidates[place].pieces)
    for page in pages:
        _release(page, [row for row in rows if row.page is page], taken[page.number])
    if _leaves_nothing(pages, taken):
        return Edges(defaultdict(list), defaultdict(list), edges.marking)
    for row in rows:
        pieces = [piece for piece in row.pieces if id(piece) in taken[row.page.number]]
        if pieces:
            (edges.heads if row.is_head else edges.feet)[row.page.number].append(pieces)
    for page in pages:
        if taken[page.number]:
            page.pieces = [piece for piece in page.pieces if id(piece) not in taken[page.number]]
    return edges


def _release(page: PageLines, rows: Sequence[_Row], taken: set[int]) -> None:
    """Give back the rows that are set as lines of the text beside them: what comes back there is the text's own."""
    for row in sorted(rows, key=lambda row: row.pieces[0].base * (-1 if row.is_head else 1)):
        first = row.pieces[0]
        if id(first) not in taken or marking_of(row.text) is not None:
            continue
        body = (piece for piece in page.pieces if id(piece) not in taken and not piece.is_turned)
        if any(_are_lines_of_one_text(piece, first) for piece in body):
            taken.difference_update(id(piece) for piece in row.pieces)


def _are_lines_of_one_text(piece: Piece, other: Piece) -> bool:
    """Tell whether two lines stand right below one another, begin alike and are of one size."""
    return (
        0 < abs(piece.base - other.base) <= _LINE_SPACE * other.size
        and abs(piece.size - other.size) <= 0.05 * other.size
        and abs(piece.left - other.left) <= other.size
    )


def _leaves_nothing(pages: Sequence[PageLines], taken: Mapping[int, set[int]]) -> bool:
    """Tell whether most pages would be left without text: what comes back on them is all they say."""
    full = [page for page in pages if page.pieces]
    empty = [page for page in full if all(id(piece) in taken[page.number] for piece in page.pieces)]
    return 2 * len(empty) > len(full)


def _edge_rows(page: PageLines) -> list[_Row]:
    """Return the first and last rows of a page that stand near its ends, from the top down."""
    zone = _ZONE * page.height
    near = [p for p in page.pieces if not p.is_turned and (p.base < zone or p.base > page.height - zone)]
    rows: list[list[Piece]] = []
    for piece in sorted(near, key=lambda piece: (piece.base, piece.left)):
        if rows and piece.base - rows[-1][0].base <= 0.4 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.left)
    heads = [row for row in rows if row[0].base < zone][:_MOST_ROWS]
    feet = [row for row in rows if row[0].base >= zone][-_MOST_ROWS:]
    return [_Row(page, row, True) for row in heads] + [_Row(page, row, False) for row in feet]


def _returning(rows: Sequence[_Row], pages: int) -> set[int]:
    """Return the places of the rows that come back on other pages, or only count them."""
    exact: dict[tuple[bool, str], list[int]] = defaultdict(list)
    counted: dict[tuple[bool, str], list[int]] = defaultdict(list)
    found: set[int] = set()
    for place, row in enumerate(rows):
        text = fold(row.text)
        if len(text) > _LONGEST:
            continue
        exact[row.is_head, text].append(place)
        for template in _templates(text):
            counted[row.is_head, template].append(place)
        if marking_of(row.text) is not None or _is_own_number(row):
            found.add(place)
    fewest = 2 if pages <= _SHORT else _FEWEST
    for places in exact.values():
        alike = _alike(rows, places)
        if len({rows[place].page.number for place in alike}) >= fewest:
            found.update(alike)
    for (is_head, template), places in counted.items():
        if _counts_pages(rows, places, template, is_head):
            found.update(places)
    return found


def _is_own_number(row: _Row) -> bool:
    """Tell whether a row is the last of its page and only the number of that page."""
    is_last = row.pieces[0].base >= max(piece.base for piece in row.page.pieces)
    return not row.is_head and row.page.number > 1 and is_last and row.text.strip(" -–—") == str(row.page.number)


def _alike(rows: Sequence[_Row], places: Sequence[int]) -> list[int]:
    """Return the places of the rows that are set as most of them are: a title that the heads repeat is larger."""
    size = median(rows[place].pieces[0].size for place in places)
    base = median(rows[place].pieces[0].base for place in places)
    return [
        place
        for place in places
        if rows[place].pieces[0].size <= _LARGER * size
        and abs(rows[place].pieces[0].base - base) <= _HIGHER * rows[place].page.height
    ]


def _templates(text: str) -> Iterable[str]:
    """Return the text with the number at either end, or all of them, as `#`."""
    numbers = list(_NUMBER.finditer(text))
    if not numbers or len(numbers) > 12:
        return ()
    first, last = numbers[0], numbers[-1]
    out = {text[: last.start()] + "#" + text[last.end() :], text[: first.start()] + "#" + text[first.end() :]}
    if len(numbers) == 2:
        out.add(_NUMBER.sub("#", text))
    return sorted(out)


def _counts_pages(rows: Sequence[_Row], places: Sequence[int], template: str, is_head: bool) -> bool:
    """Tell whether the number in a line goes up with the pages, and the line is no numbered heading."""
    if _PAGE_OF.fullmatch(template.strip(" -–—|")):
        return True
    is_said = _BARE.fullmatch(template) or _APART.search(template) or _PAGE_WORD.search(template)
    if is_head and not is_said:
        return False
    before = template.index("#")
    steps = []
    for place in places:
        number = _NUMBER.match(fold(rows[place].text), before)
        if number is not None:
            steps.append((rows[place].page.number, int(number.group())))
    rising = sum(n - m == b - a for (a, m), (b, n) in pairwise(steps) if a != b)
    return rising >= 1 and rising >= 0.5 * (len(steps) - 1)


def _marking(rows: Sequence[_Row]) -> tuple[Evidence, ...]:
    for row in rows:
        for line in (row.text, *(part for piece in row.pieces for part in re.split(r" ?[/|] ?", piece.text))):
            marking = marking_of(line)
            if marking is not None:
                return (Evidence("marking", marking, row.text.replace("\t", " "), 0.9),)
    return ()
