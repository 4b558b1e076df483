"""Render room: entries that are items of one list stand in one list: numbers go on, deeper items stand below theirs.

An entry of a book may be one item of a list. It knows how deep it stands, and with which number it was taken.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from briefbook.model.note import Block, Blocks, ExcerptBlock, ListBlock


@dataclass(frozen=True, slots=True)
class _Point:
    """An entry that is one item of a list: at a depth from 0."""

    block: ExcerptBlock
    depth: int
    listed: ListBlock

    @property
    def content(self) -> ExcerptBlock:
        """The entry as it stands in the item of a list."""
        return ExcerptBlock(self.block.id, self.listed.items[0])


@dataclass(slots=True)
class _Level:
    """A list that is being joined: how deep its items stood, and its items, of which each may hold further lists."""

    depth: int
    ordered: bool
    numbers: list[int] = field(default_factory=list)
    items: "list[list[Block | _Level]]" = field(default_factory=list)

    def takes(self, point: _Point) -> bool:
        """Tell whether a point is the next of this list: a list that begins with 1 once more is another one."""
        if self.ordered != point.listed.ordered:
            return False
        return not self.ordered or point.listed.start != 1 or 1 not in self.numbers

    def made(self) -> ListBlock:
        """Return the list; it counts from the least number of its items, for they may have been moved."""
        items = (tuple(one.made() if isinstance(one, _Level) else one for one in item) for item in self.items)
        return ListBlock(tuple(items), self.ordered, min(self.numbers) if self.ordered else 1)


def joined(blocks: Iterable[Block]) -> Blocks:
    """Return blocks in which neighbouring entries that are items of a list with numbers or levels are one list.

    Points without numbers that are all on the first level stay as they are: every writer puts them together itself.
    """
    out: list[Block] = []
    run: list[_Point] = []
    for block in blocks:
        point = _point(block)
        if point is None:
            out += _together(run)
            out.append(block)
            run = []
        else:
            run.append(point)
    return (*out, *_together(run))


def _point(block: Block) -> _Point | None:
    match block:
        case ExcerptBlock(blocks=(ListBlock() as listed,)):
            depth = 0
            while len(listed.items) == 1 and len(listed.items[0]) == 1 and isinstance(listed.items[0][0], ListBlock):
                listed, depth = listed.items[0][0], depth + 1
            return _Point(block, depth, listed) if len(listed.items) == 1 else None
    return None


def _together(run: list[_Point]) -> Blocks:
    if not any(point.depth or point.listed.ordered for point in run):
        return tuple(point.block for point in run)
    lists: list[_Level] = []
    opened: list[_Level] = []
    for point in run:
        while opened and opened[-1].depth > point.depth:
            opened.pop()
        if opened and opened[-1].depth == point.depth and not opened[-1].takes(point):
            opened.pop()
        if not opened or opened[-1].depth < point.depth:
            level = _Level(point.depth, point.listed.ordered)
            if opened:
                opened[-1].items[-1].append(level)
            else:
                lists.append(level)
            opened.append(level)
        opened[-1].numbers.append(point.listed.start)
        opened[-1].items.append([point.content])
    return tuple(level.made() for level in lists)
