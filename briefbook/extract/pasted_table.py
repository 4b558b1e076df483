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
    if len(cells) < 2 or max(map(len, cells)) < 2 or sum(map(len, cells)) > MOST_CELLS:
        return None
    if node.css_first("table table") is not None:
        return None
    grid = [row for row in _grid(cells, read) if any(row)]
    if len(grid) < 2:
        return None
    caption = next((one for one in children(node) if one.tag == "caption"), None)
    said = tuple(_inlines(read(caption))) if caption is not None else ()
    return Table(header=grid[0], rows=tuple(grid[1:]), caption=said)


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
                out.append(tuple(_inlines(read(cell))) if place == 0 else ())
        _fill(out, pending)
        grid.append(out[:_WIDEST])
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


def _inlines(blocks: Sequence[Block]) -> Iterator[Inline]:
    """Walk over the text of a cell: its paragraphs and items are lines."""
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
