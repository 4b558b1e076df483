"""Extract room: lists in pasted text, also those that Word pastes as paragraphs with a marker before their text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefbook.model.note import Block, Inlines, ListBlock, Para, Run

_WORD_LIST = re.compile(r"level(\d+)")
_NUMBER = re.compile(r"\(?(\d{1,4}|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]*")
_TYPED_MARKER = re.compile(r"(?P<mark>[·•§▪◦‣o\uf0a7\uf0b7]|\(?(?:\d{1,3}|[a-z])[.)])[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class ListLine:
    """A paragraph that Word shows as an item of a list: how deep it lies, from 1, and by what it is marked."""

    level: int
    marker: str
    blocks: tuple[Block, ...]

    @property
    def number(self) -> int | None:
        """The number it is marked with; 1 for a letter, None for a bullet."""
        marker = self.marker.strip(" \u00a0\t\r\n")
        found = _NUMBER.fullmatch(marker)
        if found is None or marker == "o":  # the second level of bullets in Word is the letter o
            return None
        return int(found[1]) if found[1].isdecimal() else 1


Pasted: TypeAlias = Block | ListLine


def level_of(mso_list: str) -> int:
    """Return how deep an item lies that Word declares as `l0 level1 lfo1`."""
    found = _WORD_LIST.search(mso_list)
    return max(1, min(9, int(found[1]))) if found else 1


def typed_item(inlines: Inlines) -> tuple[str, Inlines] | None:
    """Return marker and text of a paragraph that begins with a marker typed as text; None where it does not."""
    if not inlines or not isinstance(inlines[0], Run):
        return None
    found = _TYPED_MARKER.match(inlines[0].text)
    if found is None:
        return None
    rest = inlines[0].text[found.end() :]
    return found["mark"], ((replace(inlines[0], text=rest),) if rest else ()) + inlines[1:]


def grouped(blocks: Sequence[Pasted]) -> tuple[Block, ...]:
    """Return blocks in which the items that Word pasted one by one are lists, nested as they were."""
    out: list[Block] = []
    place = 0
    while place < len(blocks):
        one = blocks[place]
        if isinstance(one, ListLine):
            end = place
            while end < len(blocks) and isinstance(blocks[end], ListLine):
                end += 1
            out += _lists([line for line in blocks[place:end] if isinstance(line, ListLine)])
            place = end
        else:
            _append(out, one)
            place += 1
    return tuple(out)


def _append(out: list[Block], block: Block) -> None:
    """Add a block; a list that goes on with the one before it is one with it: pages put each item in its own."""
    last = out[-1] if out else None
    if isinstance(block, ListBlock) and isinstance(last, ListBlock) and _goes_on(last, block):
        out[-1] = replace(last, items=(*last.items, *block.items))
    else:
        out.append(block)


def _goes_on(last: ListBlock, block: ListBlock) -> bool:
    return block.ordered == last.ordered and (not block.ordered or block.start == last.start + len(last.items))


def _lists(lines: Sequence[ListLine]) -> list[Block]:
    """Return the lists of lines that follow one another: deeper ones belong to the item before them."""
    out: list[Block] = []
    place = 0
    level = min(line.level for line in lines)
    while place < len(lines):
        end = place + 1
        while end < len(lines) and lines[end].level > level:
            end += 1
        first = lines[place]
        if first.level > level:  # it begins deeper than it goes on
            out += _lists(lines[place:end])
        else:
            deeper = _lists(lines[place + 1 : end]) if end > place + 1 else []
            number = first.number
            item = (*(first.blocks or (Para(()),)), *deeper)
            _append_item(out, ListBlock((item,), number is not None, 1 if number is None else max(1, number)))
        place = end
    return out


def _append_item(out: list[Block], item: ListBlock) -> None:
    last = out[-1] if out else None
    if isinstance(last, ListBlock) and last.ordered == item.ordered:
        out[-1] = replace(last, items=(*last.items, *item.items))
    else:
        out.append(item)
