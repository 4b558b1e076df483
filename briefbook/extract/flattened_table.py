"""Extract room: tables that were copied out cell by cell, one cell a block, are put together again when it is certain.

Certain means: a heading that asks for a date, one to four more short headings, then at least two rows that each begin
with a date and have a cell under every heading.
"""

from collections.abc import Sequence

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import table_text
from briefbook.extract.dates import is_date_like

_DATE_HEADINGS = frozenset(
    "date dates when year month period deadline quand année mois période échéance".split(" ")  # noqa: SIM905
)
_WIDEST = 5
_HEADING_LENGTH = 40


def reassemble(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with every flattened table as one block of the kind table."""
    out: list[Block] = []
    place = 0
    while place < len(blocks):
        width, rows = _table_at(blocks, place)
        if not rows:
            out.append(blocks[place])
            place += 1
            continue
        cells = [block.text for block in blocks[place : place + width * rows]]
        grid = [cells[start : start + width] for start in range(0, len(cells), width)]
        out.append(Block(BlockKind.TABLE, table_text(grid)))
        place += width * rows
    return out


def _table_at(blocks: Sequence[Block], place: int) -> tuple[int, int]:
    """Return the width and the number of rows, headings included, of the table that begins at `place`; 0 rows: none."""
    if blocks[place].text.lower() not in _DATE_HEADINGS:
        return 0, 0
    for width in range(2, _WIDEST + 1):
        if not _is_heading_cell(blocks, place + width - 1):
            break
        rows = 1
        while _is_row(blocks, place + rows * width, width):
            rows += 1
        if rows >= 3:
            return width, rows
    return 0, 0


def _is_heading_cell(blocks: Sequence[Block], place: int) -> bool:
    if place >= len(blocks):
        return False
    text = blocks[place].text
    return len(text) <= _HEADING_LENGTH and text[-1:] not in ".;:,!" and not is_date_like(text)


def _is_row(blocks: Sequence[Block], start: int, width: int) -> bool:
    row = blocks[start : start + width]
    kinds = {BlockKind.PARAGRAPH, BlockKind.HEADING}
    return len(row) == width and is_date_like(row[0].text) and all(block.kind in kinds for block in row)
