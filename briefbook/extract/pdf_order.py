"""Extract room: in which order the boxes of a PDF page are read: columns one after the other, tables row by row.

The page is cut along its empty strips, again and again. Where it can be cut both ways, the order of the file decides:
the cut that the file crosses least often is the one its author read along.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from briefbook.extract.pdf_lines import Box

_MOST_BOXES = 2_000
"""A page with more is a drawing; it is read in the order of the file."""
_MOST_DEPTH = 40
_CROSSED = 2
"""A box that the file draws late, such as a heading or a side note, crosses a good cut twice."""
_GUTTER = 0.6
_PROSE_WORDS = 4.0
_PROSE_FILL = 0.7
_PROSE_GOES_ON = 0.3
"""Share of the lines that begin in the middle of a sentence; cells of a table seldom do."""
_PROSE_LINES = 4


@dataclass(slots=True)
class Rows:
    """Parts of a page below one another."""

    parts: list["Part"] = field(default_factory=list)


@dataclass(slots=True)
class Columns:
    """Parts of a page beside one another.

    Attributes:
        spans: left and right end of each, in points.
    """

    parts: list["Part"] = field(default_factory=list)
    spans: list[tuple[float, float]] = field(default_factory=list)


Part: TypeAlias = Box | Rows | Columns
Edges: TypeAlias = Callable[[Box], tuple[float, float]]


def arranged(boxes: Sequence[Box]) -> Part:
    """Return the boxes of a page, given in the order of the file, as they are read."""
    if len(boxes) > _MOST_BOXES:
        return Rows(list(boxes))
    return _arrange(list(boxes), 0)


def _arrange(boxes: list[Box], depth: int) -> Part:
    if len(boxes) == 1:
        return boxes[0]
    if depth > _MOST_DEPTH:
        return Rows(list(boxes))
    size = median(box.pieces[0].size for box in boxes)
    across = _strips(boxes, lambda box: (box.top, box.bottom), 0.02 * size)
    down = _strips(boxes, lambda box: (box.left, box.right), _GUTTER * size)
    is_down, groups = _choose(boxes, across, down)
    if len(groups) < 2:
        return Rows(list(boxes))
    if not is_down:
        groups = _banded(groups, _GUTTER * size)
        if len(groups) < 2:
            is_down, groups = True, _groups(boxes, down, _crossings(down), len(boxes))
    parts = [_arrange(group, depth + 1) for group in groups]
    if is_down:
        return Columns(parts, [(min(b.left for b in group), max(b.right for b in group)) for group in groups])
    return Rows(parts)


def _choose(boxes: list[Box], across: list[int], down: list[int]) -> tuple[bool, list[list[Box]]]:
    """Return whether the cuts go down the page, and what lies between them."""
    rows, columns = _crossings(across), _crossings(down)
    fewest = min((*rows, *columns), default=0)
    if fewest <= _CROSSED:
        if rows and min(rows) == fewest and not (columns and _is_prose(boxes, down)):
            return False, _groups(boxes, across, rows, _CROSSED)
        if columns and (min(columns) == fewest or _is_prose(boxes, down)):
            return True, _groups(boxes, down, columns, max(_CROSSED, min(columns)))
        return False, _groups(boxes, across, rows, _CROSSED)
    if columns and (not rows or _is_prose(boxes, down)):
        return True, _groups(boxes, down, columns, len(boxes))
    return False, _groups(boxes, across, rows, len(boxes))


def _banded(rows: list[list[Box]], least: float) -> list[list[Box]]:
    """Return the rows; those that are the lines of columns of running text, drawn line by line, are one group."""
    groups: list[list[Box]] = []
    band: list[list[Box]] = []
    gutter = (0.0, 0.0)
    for row in rows:
        common = _gutter(row, gutter if band else None)
        if common[1] - common[0] < least:
            groups += _closed(band)
            band, common = [], _gutter(row, None)
        if common[1] - common[0] < least:
            groups.append(row)
        else:
            band.append(row)
            gutter = common
    return groups + _closed(band)


def _gutter(row: Sequence[Box], known: tuple[float, float] | None) -> tuple[float, float]:
    """Return the widest empty strip within a row, or what the row leaves free of a known one."""
    ordered = sorted(row, key=lambda box: box.left)
    if known is None:
        gaps = [(one.right, other.left) for one, other in pairwise(ordered)]
        return max(gaps, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))
    middle = (known[0] + known[1]) / 2
    left = max((box.right for box in ordered if (box.left + box.right) / 2 < middle), default=known[0])
    right = min((box.left for box in ordered if (box.left + box.right) / 2 >= middle), default=known[1])
    return max(known[0], left), min(known[1], right)


def _closed(band: list[list[Box]]) -> list[list[Box]]:
    boxes = [box for row in band for box in row]
    if len(band) < _PROSE_LINES:
        return band
    numbers = _strips(boxes, lambda box: (box.left, box.right), 0.0)
    return [boxes] if max(numbers) > 0 and _is_prose(boxes, numbers) else band


def _strips(boxes: Sequence[Box], edges: Edges, least: float) -> list[int]:
    """Return for each box the number of the part it lies in when all empty strips wider than `least` part them."""
    order = sorted(range(len(boxes)), key=lambda place: edges(boxes[place]))
    numbers = [0] * len(boxes)
    number, end = -1, float("-inf")
    for place in order:
        start, stop = edges(boxes[place])
        if start - end >= least:
            number += 1
        numbers[place] = number
        end = max(end, stop)
    return numbers


def _crossings(numbers: Sequence[int]) -> list[int]:
    """Return for each cut between two parts how often the order of the file crosses it."""
    change = [0] * (max(numbers, default=0) + 1)
    for one, other in pairwise(numbers):
        change[min(one, other)] += 1
        change[max(one, other)] -= 1
    crossings, count = [], 0
    for step in change[:-1]:
        count += step
        crossings.append(count)
    return crossings


def _groups(boxes: list[Box], numbers: list[int], crossings: list[int], most: int) -> list[list[Box]]:
    """Return the boxes parted at the cuts that the file crosses at most `most` times."""
    group_of, group = {0: 0}, 0
    for number, count in enumerate(crossings):
        group += count <= most
        group_of[number + 1] = group
    groups: list[list[Box]] = [[] for _ in range(group + 1)]
    for box, number in zip(boxes, numbers, strict=True):
        groups[group_of[number]].append(box)
    return groups


def _is_prose(boxes: Sequence[Box], numbers: Sequence[int]) -> bool:
    """Tell whether each column holds lines of running text, drawn line by line across the columns."""
    columns: dict[int, list[Box]] = {}
    for box, number in zip(boxes, numbers, strict=True):
        columns.setdefault(number, []).append(box)
    return all(_is_prose_column(column) for column in columns.values())


def _is_prose_column(column: Sequence[Box]) -> bool:
    pieces = [piece for box in column for piece in box.pieces]
    if len(pieces) < _PROSE_LINES or len(pieces) > 1.3 * len(column):
        return False
    width = max(box.right for box in column) - min(box.left for box in column)
    if sum(piece.text[:1].islower() for piece in pieces) < _PROSE_GOES_ON * len(pieces):
        return False
    words = sum(piece.text.count(" ") + 1 for piece in pieces) / len(pieces)
    return words >= _PROSE_WORDS and median(p.right - p.left for p in pieces) >= _PROSE_FILL * width
