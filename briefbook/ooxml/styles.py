"""Ooxml room: what the styles of a Word file are called, by their ids, with those that they are based on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from briefbook.ooxml.marks import style_name
from briefbook.ooxml.names import child, value, whole_number, word_tags
from briefbook.ooxml.package import Package

_LONGEST_CHAIN = 20
PLAIN = ("normal",)
"""The names of a paragraph that has no style of its own."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name and those of the styles that it is based on, in small letters, its own first.

    Attributes:
        outline: level of the heading that it makes, from 1; None for no heading.
        is_listed: whether it puts a paragraph in a list, and `listed` in which, by its id.
        depth: the level in the list, from 0; None where the style does not say.
        id: what paragraphs call it.
    """

    names: tuple[str, ...] = PLAIN
    outline: int | None = None
    is_listed: bool = False
    listed: str = ""
    depth: int | None = None
    id: str = ""


class _Raw(NamedTuple):
    """A style as the file says it, without those that it is based on."""

    name: str
    based: str
    outline: int | None
    is_listed: bool
    listed: str
    depth: int | None


def read_styles(package: Package, part: str | None) -> Mapping[str, Style]:
    """Return the styles of a document by their ids; none when it has no part for them.

    Raises:
        PackageRefused: the part is damaged.
    """
    if part is None or part not in package:
        return {}
    raw: dict[str, _Raw] = {}
    for element in package.elements(part, *word_tags("style")):
        properties = child(element, "pPr")
        level = value(child(properties, "outlineLvl"))
        outline = whole_number(level) + 1 if level.isdigit() and whole_number(level) < 9 else None
        numbering = child(properties, "numPr")
        depth = child(numbering, "ilvl")
        raw[value(element, "styleId")] = _Raw(
            style_name(value(child(element, "name")).lower()),
            value(child(element, "basedOn")),
            outline,
            numbering is not None,
            value(child(numbering, "numId")),
            None if depth is None else whole_number(value(depth)),
        )
    return {identity: _style(identity, raw) for identity in raw}


def _style(identity: str, raw: Mapping[str, _Raw]) -> Style:
    chain: list[str] = []
    step = identity
    while step in raw and step not in chain and len(chain) < _LONGEST_CHAIN:
        chain.append(step)
        step = raw[step].based
    found = [raw[one] for one in chain]
    listed = next((one.listed for one in found if one.listed), "")
    return Style(
        tuple(one.name for one in found),
        next((one.outline for one in found if one.outline is not None), None),
        any(one.is_listed for one in found) and listed != "0",
        listed,
        next((one.depth for one in found if one.depth is not None), None),
        identity,
    )
