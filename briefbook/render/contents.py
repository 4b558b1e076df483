"""Render room: which headings a list of contents names."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefbook.model.note import Block, Blocks, ExcerptBlock, Footnote, Heading, Inlines, ListBlock, Para, Toc

FEWEST_HEADINGS: Final = 5
"""Under so many headings a note needs no list of contents."""


def headings_in(blocks: Iterable[Block]) -> Iterator[Heading]:
    """Walk over the headings below the title, in order; within lists and quotations there are none."""
    for block in blocks:
        match block:
            case Heading() if block.level > 1:
                yield block
            case ExcerptBlock(blocks=inner):
                yield from headings_in(inner)


def listed_headings(blocks: Blocks, contents: Toc) -> tuple[Heading, ...]:
    """Return the headings that a list of contents names, in order."""
    if contents.of_tabs:
        return tuple(one for one in headings_in(blocks) if one.role in ("tab", "annex"))
    return tuple(one for one in headings_in(blocks) if one.level <= contents.levels + 1)


def without_needless_contents(blocks: Blocks) -> Blocks:
    """Return blocks without the list of contents of a short note."""
    needless = [
        block
        for block in blocks
        if isinstance(block, Toc) and not block.of_tabs and len(listed_headings(blocks, block)) < FEWEST_HEADINGS
    ]
    return tuple(block for block in blocks if block not in needless)


def as_list(headings: Sequence[Heading], level: int = 2) -> ListBlock:
    """Return headings as a list, those of a level below `level` in lists within it; without their footnotes."""
    items: list[tuple[Block, ...]] = []
    place = 0
    while place < len(headings):
        below = place + 1
        while below < len(headings) and headings[below].level > level:
            below += 1
        own: tuple[Block, ...] = (Para(_without_notes(headings[place].inlines)),)
        inner = headings[place + 1 : below]
        items.append((*own, as_list(inner, level + 1)) if inner else own)
        place = below
    return ListBlock(tuple(items))


def _without_notes(inlines: Inlines) -> Inlines:
    return tuple(one for one in inlines if not isinstance(one, Footnote))
