"""Extract room: what a PDF page holds in reading order: paragraphs and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefbook.extract.pdf_joining import joined
from briefbook.extract.pdf_lines import Box, Piece, boxes_of
from briefbook.extract.pdf_order import Columns, Part, Rows, arranged
from briefbook.extract.pdf_paragraphs import Leading, Line, Paragraph, is_bullet, lines_of, paragraphs_of

_MOST_WORDS = 40
"""Words of a cell on average; what holds more is a page set in columns."""
_FEWEST_ROWS = 3
_FEWEST_WIDE_ROWS = 2
"""Rows of a table of three or more columns, which no two lines of text happen to form."""


@dataclass(slots=True)
class Grid:
    """A table: rows of cells."""

    rows: list[list[str]]
    page: int


Item: TypeAlias = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Layout:
    """What of the whole document helps to read a page.

    Attributes:
        compounds: words whose hyphen is the author's own.
    """

    leading: Leading
    compounds: set[str]


def items_of(pieces: Sequence[Piece], layout: Layout, page: int) -> list[Item]:
    """Return the paragraphs and tables of a page, `pieces` given in the order of the file."""
    upright = [piece for piece in pieces if not piece.is_turned]
    turned = [piece for piece in pieces if piece.is_turned]
    items: list[Item] = []
    if upright:
        items.extend(_items(arranged(boxes_of(upright)), layout, page))
    for piece in turned:
        items.extend(paragraphs_of(lines_of([piece]), layout.leading, page))
    return items


def _items(part: Part, layout: Layout, page: int) -> Iterator[Item]:
    if isinstance(part, Columns):
        yield from _beside(part, layout, page)
        return
    parts = [part] if isinstance(part, Box) else _flat(part)
    lines: list[Line] = []
    place = 0
    while place < len(parts):
        count = _table_rows(parts, place)
        one = parts[place]
        if not count and (isinstance(one, Box) or _is_item(one) or _is_line(one)):
            lines.extend(lines_of(_pieces(one)))
        else:
            yield from paragraphs_of(lines, layout.leading, page)
            lines = []
            if count:
                yield _grid(parts[place : place + count], layout, page)
            else:
                yield from _items(one, layout, page)
        place += max(1, count)
    yield from paragraphs_of(lines, layout.leading, page)


def _beside(part: Columns, layout: Layout, page: int) -> Iterator[Item]:
    if _is_line(part) or _is_item(part):
        yield from paragraphs_of(lines_of(_pieces(part)), layout.leading, page)
        return
    for one in part.parts:
        yield from _items(one, layout, page)


def _flat(part: Rows) -> list[Part]:
    parts: list[Part] = []
    for one in part.parts:
        if isinstance(one, Rows):
            parts.extend(_flat(one))
        else:
            parts.append(one)
    return parts


def _pieces(part: Part) -> list[Piece]:
    if isinstance(part, Box):
        return part.pieces
    return [piece for one in part.parts for piece in _pieces(one)]


def _is_item(part: Part) -> bool:
    """Tell whether a part is a bullet with its text beside it."""
    if not isinstance(part, Columns) or len(part.parts) != 2 or not isinstance(part.parts[1], Box):
        return False
    first = _pieces(part.parts[0])
    return len(first) == 1 and is_bullet(first[0].text)


def _is_line(part: Part) -> bool:
    """Tell whether the parts stand side by side in one line."""
    if not isinstance(part, Columns):
        return False
    pieces = _pieces(part)
    return len(pieces) == len(part.parts) and all(
        abs(piece.base - pieces[0].base) <= 0.3 * pieces[0].size for piece in pieces
    )


def _table_rows(parts: Sequence[Part], start: int) -> int:
    """Return how many parts from `start` on are the rows of a table, with cells in the same columns; 0 for none."""
    columns: list[tuple[float, float]] = []
    count = cells = words = 0
    for part in parts[start:]:
        if not isinstance(part, Columns) or _is_item(part) or _is_labelled(part):
            break
        merged = _merged(columns, part.spans)
        if merged is None:
            break
        columns = merged
        count += 1
        cells += len(part.parts)
        words += sum(piece.text.count(" ") + 1 for piece in _pieces(part))
    fewest = _FEWEST_ROWS if len(columns) < 3 else _FEWEST_WIDE_ROWS
    return count if count >= fewest and words <= _MOST_WORDS * cells else 0


def _is_labelled(row: Columns) -> bool:
    """A label such as "From:" with its value beside it is a line of the text."""
    pieces = _pieces(row)
    return len(row.parts) == 2 and pieces[0].text.endswith(":") and _is_line(row)


def _merged(
    columns: list[tuple[float, float]], spans: Sequence[tuple[float, float]]
) -> list[tuple[float, float]] | None:
    """Return the columns with those of one more row, or None when a cell lies in two columns or two in one."""
    if not columns:
        return list(spans)
    result = sorted([*columns, *spans])
    joined_spans: list[tuple[float, float]] = []
    for left, right in result:
        if joined_spans and left < joined_spans[-1][1]:
            joined_spans[-1] = (joined_spans[-1][0], max(right, joined_spans[-1][1]))
        else:
            joined_spans.append((left, right))
    for row in (columns, spans):
        homes = [_home(joined_spans, span) for span in row]
        if len(set(homes)) < len(homes):
            return None
    return joined_spans


def _home(columns: Sequence[tuple[float, float]], span: tuple[float, float]) -> int:
    return next(place for place, (left, right) in enumerate(columns) if left <= span[0] and span[1] <= right)


def _grid(rows: Sequence[Part], layout: Layout, page: int) -> Grid:
    columns: list[tuple[float, float]] = []
    for row in rows:
        if isinstance(row, Columns):
            columns = _merged(columns, row.spans) or columns
    table: list[list[str]] = []
    for row in rows:
        if isinstance(row, Columns):
            cells = [""] * len(columns)
            for span, part in zip(row.spans, row.parts, strict=True):
                cells[_home(columns, span)] = _cell(part, layout)
            table.append(cells)
    return Grid(table, page)


def _cell(part: Part, layout: Layout) -> str:
    return joined([line.text for line in lines_of(_pieces(part))], layout.compounds)
