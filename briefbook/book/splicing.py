"""Book room: text is put in the place of other text within blocks; what stands around keeps its look; pure.

Offsets are code points of the plain text of the blocks.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefbook.model.note import (
    Block,
    Blocks,
    ExcerptBlock,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    PageBreak,
    Para,
    Quote,
    Run,
    Table,
    Toc,
    plain_inlines,
    plain_text,
)


@dataclass(frozen=True, slots=True)
class Splice:
    """Code points [start, end) become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stands together on a line: neither the end of a paragraph or cell nor a break is in it."""

    start: int
    text: str


def stretches(blocks: Blocks) -> Iterator[Stretch]:
    """Walk over the stretches of text that can be replaced, in order."""
    found: list[Stretch] = []

    def take(start: int, inlines: Inlines) -> Inlines:
        found.extend(_stretches(start, inlines))
        return inlines

    _mapped(blocks, 0, take)
    yield from found


def _stretches(start: int, inlines: Inlines) -> Iterator[Stretch]:
    at, began, text = start, start, ""
    for one in inlines:
        if isinstance(one, Run):
            began, text = (began if text else at), text + one.text
        elif text:
            yield Stretch(began, text)
            text = ""
        at += len(plain_inlines((one,)))
    if text:
        yield Stretch(began, text)


def spliced(blocks: Blocks, splices: Sequence[Splice]) -> Blocks:
    """Return the blocks with text put in the place of other text, with the look of what stood at its beginning.

    Args:
        blocks: the text.
        splices: in order, apart from one another, each within one stretch.
    """
    return _mapped(blocks, 0, lambda start, inlines: tuple(_spliced(start, inlines, splices)))


def _spliced(start: int, inlines: Inlines, splices: Sequence[Splice]) -> Iterator[Inline]:
    at = start
    for one in inlines:
        end = at + len(plain_inlines((one,)))
        if isinstance(one, Run):
            text = _respelled(one.text, at, splices)
            if text:
                yield one if text == one.text else replace(one, text=text)
        else:
            yield one
        at = end


def _respelled(text: str, at: int, splices: Sequence[Splice]) -> str:
    end, place = at + len(text), at
    pieces: list[str] = []
    for one in splices:
        if one.end > at and one.start < end:
            pieces.append(text[place - at : max(one.start - at, place - at)])
            pieces.append(one.text if one.start >= at else "")
            place = min(one.end, end)
    return "".join([*pieces, text[place - at :]])


_Change = Callable[[int, Inlines], Inlines]


def _mapped(blocks: Blocks, start: int, change: _Change) -> Blocks:
    """Return the blocks with `change` made to the inlines of each paragraph and cell; it is told where they begin."""
    out: list[Block] = []
    at = start
    for block in blocks:
        out.append(_mapped_block(block, at, change))
        if not isinstance(block, PageBreak | Toc):
            at += len(plain_text((block,))) + 1
    return tuple(out)


def _mapped_block(block: Block, at: int, change: _Change) -> Block:
    match block:
        case Heading(inlines=inlines) | Para(inlines=inlines):
            return replace(block, inlines=change(at, inlines))
        case Quote(blocks=inner) | ExcerptBlock(blocks=inner):
            return replace(block, blocks=_mapped(inner, at, change))
        case ListBlock(items=items):
            made = []
            for item in items:
                made.append(_mapped(item, at, change))
                at += len(plain_text(item)) + 1
            return replace(block, items=tuple(made))
        case Table(header=header, rows=rows):
            cells = [tuple(_mapped_row(row, at_row, change)) for row, at_row in _row_starts((header, *rows), at)]
            return replace(block, header=cells[0], rows=tuple(cells[1:]))
        case _:
            return block


def _row_starts(rows: Sequence[tuple[Inlines, ...]], at: int) -> Iterator[tuple[tuple[Inlines, ...], int]]:
    for row in rows:
        yield row, at
        at += len("\t".join(plain_inlines(cell) for cell in row)) + 1


def _mapped_row(row: tuple[Inlines, ...], at: int, change: _Change) -> Iterator[Inlines]:
    for cell in row:
        yield change(at, cell)
        at += len(plain_inlines(cell)) + 1
