"""Ooxml room: the lists of a Word file: which of its paragraphs are numbered, and with what number.

A file says only where a list begins and how its levels look; the numbers are counted, as Word does (source: ECMA-376-1,
17.9).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefbook.ooxml.names import child, name_of, value, whole_number, word_tags
from briefbook.ooxml.package import Package

DEEPEST = 8
"""Word has nine levels; a file may claim any number."""
_UNNUMBERED = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list.

    Attributes:
        style: id of the paragraph style that stands on this level.
        begins_anew: whether it counts from its start again below another item.
    """

    is_numbered: bool
    start: int
    style: str = ""
    begins_anew: bool = True


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs name it: its counter, which several may share, its levels, and where it begins otherwise."""

    counter: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of lists, which are to be told in the order of the text."""

    def __init__(self, lists: Mapping[str, _List]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def depth_of(self, list_id: str, style_id: str) -> int:
        """Return the level, from 0, on which paragraphs of a style stand in a list; 0 where nothing says another."""
        listed = self._lists.get(list_id)
        levels = {} if listed is None else listed.levels
        return next((depth for depth, level in levels.items() if style_id and level.style == style_id), 0)

    def next_number(self, list_id: str, depth: int) -> int | None:
        """Return the number of the next paragraph of a list on a level from 0; None where the level has no numbers."""
        listed = self._lists.get(list_id)
        level = None if listed is None else listed.levels.get(depth)
        if listed is None or level is None:
            return None
        counts = self._counts.setdefault(listed.counter, {})
        if depth in listed.starts and (list_id, depth) not in self._begun:
            counts[depth] = listed.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._begun.add((list_id, depth))
        for below in [one for one in counts if one > depth and _begins_anew(listed, one)]:
            del counts[below]
        return counts[depth] if level.is_numbered else None


def _begins_anew(listed: _List, depth: int) -> bool:
    level = listed.levels.get(depth)
    return level is None or level.begins_anew


def read_numbering(package: Package, part: str | None) -> Numbering:
    """Return the lists of a document; none when it has no part for them.

    Raises:
        PackageRefused: the part is damaged.
    """
    if part is None or part not in package:
        return Numbering({})
    shapes: dict[str, dict[int, _Level]] = {}
    named: dict[str, str] = {}
    links: dict[str, str] = {}
    lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
    for element in package.elements(part, *word_tags("abstractNum", "num")):
        if name_of(element) == "num":
            lists[value(element, "numId")] = _read_list(element)
            continue
        shape = value(element, "abstractNumId")
        shapes[shape] = _levels(element)
        named[value(child(element, "styleLink"))] = shape
        links[shape] = value(child(element, "numStyleLink"))
    made: dict[str, _List] = {}
    for list_id, (shape, own, starts) in lists.items():
        counter = named.get(links.get(shape, ""), shape) if links.get(shape) else shape
        made[list_id] = _List(counter, {**shapes.get(counter, {}), **own}, starts)
    return Numbering(made)


def _read_list(element: etree._Element) -> tuple[str, dict[int, _Level], dict[int, int]]:
    own: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for one in element:
        if name_of(one) == "lvlOverride":
            depth = whole_number(value(one, "ilvl"))
            own.update(_levels(one))
            start = child(one, "startOverride")
            if start is not None:
                starts[depth] = whole_number(value(start))
            elif depth in own:
                starts[depth] = own[depth].start
    return value(child(element, "abstractNumId")), own, starts


def _levels(parent: etree._Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for one in parent:
        if name_of(one) == "lvl":
            form = value(child(one, "numFmt")) or "decimal"
            restart = child(one, "lvlRestart")
            levels[min(whole_number(value(one, "ilvl")), DEEPEST)] = _Level(
                form not in _UNNUMBERED,
                whole_number(value(child(one, "start"))),
                value(child(one, "pStyle")),
                restart is None or value(restart) != "0",
            )
    return levels
