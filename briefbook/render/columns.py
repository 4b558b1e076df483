"""Render room: how the columns of a table stand: figures to the right, widths by what they hold."""

import re
from typing import Final

from briefbook.model.note import Alignment, Table, plain_inlines

_FIGURE: Final = re.compile(r"[-–−+(]?[$€£]?[\d.,   ]*\d[\d.,   ]*[%$€£)]?[MBKk]?")
_BLANKS: Final = re.compile("[ \t\n]+")
_CHARACTER_TWIPS: Final = 105
"""Width of an average character at 10 points; measured on Carlito."""
_WIDE_CHARACTER_TWIPS: Final = 125
"""The same of the figures and small letters of wider fonts: Arial, Georgia, Verdana; no word is broken for them."""
_PADDING_TWIPS: Final = 240
_HEADER_CHARACTERS: Final = 24
"""A longer header is rather set in two lines than widening its column."""
_TO_FILL_CHARACTERS: Final = 26
"""A column without text is there to be filled by hand: a signature, a date."""


def alignments(table: Table) -> tuple[Alignment, ...]:
    """Return the alignment of each column: as the table says, else figures to the right but in the first."""
    if len(table.align) == len(table.header):
        return table.align
    rest = (_alignment([plain_inlines(row[column]) for row in table.rows]) for column in range(1, len(table.header)))
    return ("left", *rest)


def _alignment(cells: list[str]) -> Alignment:
    filled = [cell for cell in cells if cell.strip()]
    return "right" if filled and all(_FIGURE.fullmatch(cell.strip()) for cell in filled) else "left"


def widths(table: Table, total: int) -> list[int]:
    """Return the width of each column in twips; together they are `total`.

    No column is narrower than its longest word while there is room; what is left goes to the columns with more text.
    """
    columns = range(len(table.header))
    texts = [[plain_inlines(row[column]) for row in (table.header, *table.rows)] for column in columns]
    longest = [max((len(word) for cell in cells for word in _unbroken(cell)), default=1) for cells in texts]
    least = [characters * _WIDE_CHARACTER_TWIPS + _PADDING_TWIPS for characters in longest]
    wanted = [_twips(_wanted(cells[0], cells[1:])) for cells in texts]
    room = total - sum(least)
    if room <= 0:
        shares = [total * one // sum(least) for one in least]
    else:
        more = [max(1, want - low) for want, low in zip(wanted, least, strict=True)]
        shares = [low + room * one // sum(more) for low, one in zip(least, more, strict=True)]
    shares[-1] += total - sum(shares)
    return shares


def _unbroken(cell: str) -> list[str]:
    """Return the pieces of a cell that stay on one line: its words, or the whole of a figure."""
    return [cell] if _FIGURE.fullmatch(cell.strip()) else _BLANKS.split(cell)


def _wanted(header: str, cells: list[str]) -> int:
    """Return how many characters a column would like to have room for."""
    if not any(cell.strip() for cell in cells):
        return max(_TO_FILL_CHARACTERS, len(header))
    return min(60, max((*map(len, cells), min(_HEADER_CHARACTERS, len(header)))))


def _twips(characters: int) -> int:
    return characters * _CHARACTER_TWIPS + _PADDING_TWIPS
