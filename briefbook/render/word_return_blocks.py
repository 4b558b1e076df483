"""Render room: paragraphs and tables of a Word file that came back → blocks of the content tree."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final

from briefbook.model.note import (
    Block,
    Br,
    Footnote,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    Para,
    Quote,
    Run,
    Table,
)
from briefbook.model.returned import together
from briefbook.ooxml.numbering import DEEPEST
from briefbook.ooxml.paragraphs import Grid, Paragraph, Stretch

_FRAME: Final = frozenset({"subtitle", "source note", "to be written", "toc heading", "notice", "details", "cover"})
_CODE: Final = "code text"
_SAFE: Final = ("https://", "http://", "mailto:")


class Inliner:
    """Makes inlines; `addresses` are those that links lead to, `notes` the texts of footnotes, by their ids."""

    def __init__(self, addresses: Mapping[str, str], notes: Mapping[str, str]) -> None:
        self._addresses = addresses
        self._notes = notes

    def inlines(self, stretches: Sequence[Stretch]) -> Inlines:
        """Return the text of stretches; what looks alike is one run."""
        found: list[Inline] = []
        for one in stretches:
            if one.note in self._notes:
                found.append(Footnote((Run(self._notes[one.note]),)))
            for number, line in enumerate(one.text.split("\n")):
                if number:
                    found.append(Br())
                if line:
                    _append(found, self._run(one, line))
        return tuple(found)

    def _run(self, stretch: Stretch, text: str) -> Run:
        address = self._addresses.get(stretch.link, "")
        is_safe = address.lower().startswith(_SAFE)
        return Run(text, stretch.bold, stretch.italic, _is_code(stretch), address if is_safe else None)


def _is_code(stretch: Stretch) -> bool:
    return stretch.style.replace(" ", "").startswith(_CODE.replace(" ", ""))


def _append(found: list[Inline], run: Run) -> None:
    last = found[-1] if found else None
    if isinstance(last, Run) and (last.bold, last.italic, last.code, last.href) == (
        run.bold,
        run.italic,
        run.code,
        run.href,
    ):
        found[-1] = Run(last.text + run.text, run.bold, run.italic, run.code, run.href)
    else:
        found.append(run)


def paragraph_blocks(paragraphs: Sequence[tuple[Paragraph, Inlines]]) -> Iterator[Block]:
    """Yield the blocks of paragraphs that stand together: lists and quotations are put together again."""
    blocks: list[Block] = []
    for paragraph, inlines in paragraphs:
        names = paragraph.style.names
        level = _heading_level(paragraph)
        if level is not None:
            blocks.append(Heading(level, inlines))
        elif _is_named(names, "list continue") and blocks and isinstance(blocks[-1], ListBlock):
            blocks[-1] = _continued(blocks[-1], Para(inlines))
        elif paragraph.listed is not None or _is_named(names, "list"):
            blocks.append(_item(paragraph, inlines))
            blocks[:] = together(tuple(blocks))
        elif _is_named(names, "quote") or _is_named(names, "intense quote"):
            blocks[:] = _quoted(blocks, Para(inlines))
        else:
            blocks.append(Para(inlines, "caption" if is_caption(paragraph) else "body"))
    yield from blocks


def _item(paragraph: Paragraph, inlines: Inlines) -> ListBlock:
    name = paragraph.style.names[0]
    ordered = paragraph.number is not None or _is_named(paragraph.style.names, "list number")
    depth = int(name[-1]) - 1 if name[-1:].isdigit() and name[-1] in "12345" else paragraph.listed or 0
    made = ListBlock(((Para(inlines),),), ordered, 1 if paragraph.number is None else paragraph.number)
    for _ in range(min(depth, DEEPEST)):
        made = ListBlock(((made,),), ordered)
    return made


def _continued(listed: ListBlock, para: Para) -> ListBlock:
    *items, tail = listed.items
    return ListBlock((*items, (*tail, para)), listed.ordered, listed.start)


def _quoted(blocks: Sequence[Block], para: Para) -> list[Block]:
    last = blocks[-1] if blocks else None
    if isinstance(last, Quote):
        return [*blocks[:-1], Quote((*last.blocks, para))]
    return [*blocks, Quote((para,))]


def grid_block(grid: Grid, inliner: Inliner) -> Block:
    """Return a table; rows that have fewer cells than the widest get empty ones."""
    rows = [[_cell(cell, inliner) for cell in row] for row in grid.rows]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return Para(())
    full = [tuple(cell for cell, _ in zip_longest(row, range(width), fillvalue=())) for row in rows]
    return Table(full[0], tuple(full[1:]))


def _cell(paragraphs: Sequence[Paragraph], inliner: Inliner) -> Inlines:
    cell: list[Inline] = []
    for paragraph in paragraphs:
        inlines = inliner.inlines(paragraph.stretches)
        if inlines:
            cell += [Br(), *inlines] if cell else inlines
    return tuple(cell)


def is_heading(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a heading."""
    return _heading_level(paragraph) is not None


def _heading_level(paragraph: Paragraph) -> int | None:
    """Return the level of a heading as the content tree counts, the title being the first; None for no heading."""
    if _is_named(paragraph.style.names, "title"):
        return 1
    return None if paragraph.level is None else min(paragraph.level + 1, 4)


def is_frame(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph has a style that Briefbook uses for its own words alone."""
    return paragraph.style.names[0] in _FRAME


def is_caption(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is the caption of a table or picture."""
    return _is_named(paragraph.style.names, "caption")


def is_contents(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a line of a table of contents."""
    return paragraph.style.names[0].startswith(("toc ", "contents ", "table of figures"))


def _is_named(names: Sequence[str], wanted: str) -> bool:
    return any(name == wanted or name.startswith(f"{wanted} ") for name in names)
