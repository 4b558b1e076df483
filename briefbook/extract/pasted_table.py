"""Extract room: tables in pasted text: spans are filled up with empty cells, so that every row has its columns."""

from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborNode

from briefbook.model.note import Block, Br, Heading, Inline, Inlines, ListBlock, Para, Quote, Run, Table, plain_text

MOST_CELLS = 20_000
_WIDEST = 100
_PARTS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})

Read = Callable[[LexborNode], Sequence[Block]]
"""Reads the blocks within an element."""


def table_of(node: LexborNode, read: Read) -> Table | None:
    """Return a table of data; None for one that only lays out the page, or has more cells than are pasted."""
    rows = list(_rows(node))
    cells = [[cell for cell in children(row) if cell.tag in _CELLS] for row in rows]
    if not _is_data(cells) or node.css_first("table table") is not None:
        return None
    caption = next((one for one in children(node) if one.tag == "caption"), None)
    return _table(_grid(cells, read), tuple(cell_text(read(caption))) if caption is not None else ())


def table_of_rows(rows: Sequence[Sequence[Sequence[Block]]]) -> Table | None:
    """Return a table of data from the blocks of its cells; None as for `table_of`."""
    if not _is_data(rows):
        return None
    grid = [[tuple(cell_text(cell)) for cell in row[:_WIDEST]] for row in rows]
    return _table(_filled(grid), ())


def _is_data(rows: Sequence[Sequence[object]]) -> bool:
    return len(rows) >= 2 and max(map(len, rows)) >= 2 and sum(map(len, rows)) <= MOST_CELLS


def _table(grid: Sequence[tuple[Inlines, ...]], caption: Inlines) -> Table | None:
    filled = [row for row in grid if any(row)]
    return Table(header=filled[0], rows=tuple(filled[1:]), caption=caption) if len(filled) >= 2 else None


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Walk over what stands directly in an element, texts included."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _rows(node: LexborNode) -> Iterator[LexborNode]:
    for one in children(node):
        if one.tag == "tr":
            yield one
        elif one.tag in _PARTS:
            yield from (row for row in children(one) if row.tag == "tr")


def _grid(cells: Sequence[Sequence[LexborNode]], read: Read) -> list[tuple[Inlines, ...]]:
    """Return the rows, all of one length."""
    grid: list[list[Inlines]] = []
    pending: dict[int, int] = {}
    for row in cells:
        out: list[Inlines] = []
        for cell in row:
            _fill(out, pending)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for place in range(width):
                if height > 1:
                    pending[len(out)] = height - 1
                out.append(tuple(cell_text(read(cell))) if place == 0 else ())
        _fill(out, pending)
        grid.append(out[:_WIDEST])
    return _filled(grid)


def _filled(grid: Sequence[Sequence[Inlines]]) -> list[tuple[Inlines, ...]]:
    width = max(map(len, grid))
    return [(*row, *((),) * (width - len(row))) for row in grid]


def _fill(out: list[Inlines], pending: dict[int, int]) -> None:
    """Put empty cells where one of a row above reaches down."""
    while pending.get(len(out), 0) > 0:
        pending[len(out)] -= 1
        out.append(())


def _span(cell: LexborNode, name: str) -> int:
    said = cell.attributes.get(name) or ""
    return max(1, min(_WIDEST, int(said))) if said.isascii() and said.isdecimal() and len(said) < 5 else 1


def cell_text(blocks: Sequence[Block]) -> Iterator[Inline]:
    """Walk over the text of a cell of a table: its paragraphs and items are lines."""
    for number, line in enumerate(_lines(blocks)):
        if number:
            yield Br()
        yield from line


def _lines(blocks: Sequence[Block]) -> Iterator[Inlines]:
    for block in blocks:
        match block:
            case Para(inlines=inlines) | Heading(inlines=inlines):
                yield inlines
            case Quote(blocks=inner):
                yield from _lines(inner)
            case ListBlock(items=items):
                for item in items:
                    for number, line in enumerate(_lines(item)):
                        yield (Run("• "), *line) if number == 0 else line
            case _:
                yield (Run(plain_text((block,)).replace("\n", " ").replace("\t", " ")),)
