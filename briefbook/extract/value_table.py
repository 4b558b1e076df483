"""Extract room: rows of values become captions, tables in groups of rows, and remarks, as an officer would pick them.

A table of a thousand rows is no passage. It is cut into groups, each with the row of its headings, so that a group that
is found or picked can be read by itself.
"""

import re
from collections.abc import Iterator, Sequence

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import is_blank, one_line, table_text
from briefbook.extract.headings import is_heading_text

ROWS = 30
"""Rows of a group, the row of headings apart; what a screen shows at once."""
_NUMBER = re.compile(r"[-+(]?[$€£]?[ \u00a0]?[\d.,\u00a0 ]+[ \u00a0]?[%$€£)]?\Z|\d{4}-\d\d-\d\d\b")
_REMARK = 40
_LARGEST_AREA = 5_000_000
_SPARSE = 4
"""A large table of which less than one cell in four holds a value is a desert: its values stand side by side."""


def blocks_of(rows: Sequence[Sequence[str]], level: int = 2) -> Iterator[Block]:
    """Yield the blocks of a sheet or file of values; rows without any value part its tables.

    Args:
        rows: the values as shown, by rows; rows may be of different lengths.
        level: of the heading that a line above a table becomes.
    """
    region: list[list[str]] = []
    for row in (*rows, ()):
        cells = [one_line(cell) for cell in row]
        if any(not is_blank(cell) for cell in cells):
            region.append(cells)
        elif region:
            yield from _region(region, level)
            region = []


def _region(rows: list[list[str]], level: int) -> Iterator[Block]:
    start, end = 0, len(rows)
    while start < end and _filled(rows[start]) == 1:
        start += 1
    while end > start and _filled(rows[end - 1]) == 1 and _is_remark(rows[end - 1]):
        end -= 1
    if start == len(rows):
        yield from (Block(BlockKind.PARAGRAPH, _only(row)) for row in rows)
        return
    for place, row in enumerate(rows[:start]):
        text = _only(row)
        if place == 0 and is_heading_text(text):
            yield Block(BlockKind.HEADING, text, level=level)
        else:
            yield Block(BlockKind.PARAGRAPH, text)
    yield from _groups(rows[start:end])
    yield from (Block(BlockKind.PARAGRAPH, _only(row)) for row in rows[end:])


def _groups(rows: list[list[str]]) -> Iterator[Block]:
    used = sorted({place for row in rows for place, cell in enumerate(row) if not is_blank(cell)})
    area = len(used) * len(rows)
    if area > _LARGEST_AREA and area > _SPARSE * sum(map(_filled, rows)):
        for row in rows:
            yield Block(BlockKind.TABLE, table_text([[cell for cell in row if not is_blank(cell)]]))
        return
    rows = [[row[place] if place < len(row) else "" for place in used] for row in rows]
    head = rows[:1] if len(rows) > 1 and _is_head(rows[0]) else []
    body = rows[len(head) :]
    for place in range(0, len(body), ROWS):
        yield Block(BlockKind.TABLE, table_text([*head, *body[place : place + ROWS]]))


def _is_head(row: list[str]) -> bool:
    """The first row names what stands below it when it holds words; years may stand among them."""
    cells = [cell for cell in row if not is_blank(cell)]
    words = [cell for cell in cells if not _NUMBER.match(cell)]
    return bool(words) and all(not _NUMBER.match(cell) or re.fullmatch(r"(?:19|20)\d\d", cell) for cell in cells)


def _is_remark(row: list[str]) -> bool:
    text = _only(row)
    return len(text) > _REMARK or re.match(r"(?:source|note|remarque)s?\b", text, re.IGNORECASE) is not None


def _filled(row: list[str]) -> int:
    return sum(not is_blank(cell) for cell in row)


def _only(row: list[str]) -> str:
    return next(cell for cell in row if not is_blank(cell))
