"""Extract room: plain text files: lines become paragraphs, list items, quotations, tables and headings."""

from collections.abc import Sequence
from dataclasses import replace

from briefbook.extract.base import Block, BlockKind, Content
from briefbook.extract.blanks import one_paragraph, table_text, trim
from briefbook.extract.encoding import decode
from briefbook.extract.flattened_table import reassemble
from briefbook.extract.headings import is_heading_text
from briefbook.extract.plain_headings import mark_headings
from briefbook.extract.text_layout import Piece, pieces, unquoted


def read(data: bytes, path: str) -> Content:
    """Read a plain text file.

    Raises:
        DamagedFile: the bytes are no text.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    return Content(tuple(blocks_of(decode(data, path))))


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a plain text."""
    found = list(pieces(text))
    blocks: list[Block] = []
    place = 0
    while place < len(found):
        rows = _tabbed_rows(found, place)
        if rows > 1:
            grid = [trim(piece.lines[0]).split("\t") for piece in found[place : place + rows]]
            blocks.append(Block(BlockKind.TABLE, table_text(grid)))
        else:
            rows = 1
            blocks.append(replace(_block(found, place), is_run_on=found[place].is_run_on))
        place += rows
    return mark_headings(reassemble(blocks))


def _tabbed_rows(found: Sequence[Piece], place: int) -> int:
    """Return how many pieces from `place` on are rows of one table: one line each, equally many tabs, at least one."""
    rows = 0
    tabs = -1
    while place + rows < len(found):
        piece = found[place + rows]
        count = trim(piece.lines[0]).count("\t") if len(piece.lines) == 1 else 0
        if not count or tabs not in {-1, count} or (rows and not piece.is_run_on):
            break
        tabs = count
        rows += 1
    return rows


def _block(found: Sequence[Piece], place: int) -> Block:
    piece = found[place]
    if all(unquoted(line) != line for line in piece.lines):
        text = one_paragraph(" ".join(trim(unquoted(line)) for line in piece.lines))
        return Block(BlockKind.QUOTATION, text or piece.text)
    marker = piece.marker
    if marker and not _is_numbered_heading(found, place):
        text = " ".join(trim(line) for line in (piece.lines[0][len(marker) :], *piece.lines[1:]))
        return Block(BlockKind.LIST_ITEM, one_paragraph(text))
    return Block(BlockKind.PARAGRAPH, one_paragraph(piece.text))


def _is_numbered_heading(found: Sequence[Piece], place: int) -> bool:
    """A numbered line above a paragraph is a heading; among its like it is an item of a list."""
    piece = found[place]
    neighbours = (*found[max(0, place - 1) : place], *found[place + 1 : place + 2])
    stands_alone = piece.marker[:1].isdigit() and not any(other.marker for other in neighbours)
    return stands_alone and is_heading_text(piece.text) and place + 1 < len(found)
