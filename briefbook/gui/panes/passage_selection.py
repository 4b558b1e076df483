"""GUI room: from a selection in a document's rich text back to the passages and their code points."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor

from briefbook.gui.offsets import Offsets
from briefbook.gui.panes.document_text import NO_PIECE, DocumentText

Selection = tuple[int, int, int]
"""Ordinal of the passage, and [start, end) in code points of its text."""


def selected_passages(text: DocumentText, cursor: QTextCursor) -> list[Selection]:
    """Return what is selected of passages, in order; one of each: cells of a table become one stretch of it."""
    found: list[Selection] = []
    for block, first, last in _selected_blocks(text, cursor):
        number = block.userState()
        if number == NO_PIECE:
            continue
        piece = text.pieces[number]
        offsets = Offsets(piece.text)
        start, end = piece.start + offsets.points(first), piece.start + offsets.points(last)
        if start == end:
            continue
        if found and found[-1][0] == piece.ordinal:
            start = found.pop()[1]
        found.append((piece.ordinal, start, end))
    return found


def selected_text(text: DocumentText, cursor: QTextCursor) -> str:
    """Return the selection as plain text: hard spaces stay, blocks are parted by a blank line."""
    parts = []
    for block, first, last in _selected_blocks(text, cursor):
        shown, offsets = block.text(), Offsets(block.text())
        parts.append(shown[offsets.points(first) : offsets.points(last)].replace("\u2028", "\n"))
    return "\n\n".join(part for part in parts if part)


def _ends(cursor: QTextCursor) -> tuple[int, int]:
    """Return the first position of a selection and the one behind it; of cells, from the first to the last of them."""
    table = cursor.currentTable()
    if table is None or not cursor.hasComplexSelection():
        return cursor.selectionStart(), cursor.selectionEnd()
    row, rows, column, columns = cells if isinstance(cells := cursor.selectedTableCells(), tuple) else (0, 0, 0, 0)
    last = table.cellAt(row + rows - 1, column + columns - 1)
    return table.cellAt(row, column).firstPosition(), last.lastPosition()


def _selected_blocks(text: DocumentText, cursor: QTextCursor) -> Iterator[tuple[QTextBlock, int, int]]:
    """Walk over the selected blocks, each with the selected UTF-16 units [first, last) of its text."""
    if not cursor.hasSelection():
        return
    start, end = _ends(cursor)
    block = text.rich.findBlock(start)
    while block.isValid() and block.position() < end:
        first = max(start - block.position(), 0)
        last = min(end - block.position(), block.length() - 1)
        if first < last:
            yield block, first, last
        block = block.next()
