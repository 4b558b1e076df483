"""Ooxml room: what the styles of a Word file are called, by their ids, with those that they are based on."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefbook.ooxml.names import child, name_of, value, whole_number, word_tags
from briefbook.ooxml.package import Package

_LONGEST_CHAIN = 20
PLAIN = ("normal",)
"""The names of a paragraph that has no style of its own."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name and those of the styles that it is based on, in small letters, its own first.

    Attributes:
        outline: level of the heading that it makes, from 1; None for no heading.
        is_listed: whether it puts a paragraph in a list.
    """

    names: tuple[str, ...] = PLAIN
    outline: int | None = None
    is_listed: bool = False


def read_styles(package: Package, part: str | None) -> Mapping[str, Style]:
    """Return the styles of a document by their ids; none when it has no part for them.

    Raises:
        PackageRefused: the part is damaged.
    """
    if part is None or part not in package:
        return {}
    raw: dict[str, tuple[str, str, int | None, bool]] = {}
    for element in package.elements(part, *word_tags("style")):
        properties = child(element, "pPr")
        level = value(child(properties, "outlineLvl"))
        outline = whole_number(level) + 1 if level.isdigit() and whole_number(level) < 9 else None
        is_listed = any(name_of(one) == "numPr" for one in properties) if properties is not None else False
        based = value(child(element, "basedOn"))
        raw[value(element, "styleId")] = (value(child(element, "name")).lower(), based, outline, is_listed)
    return {identity: _style(identity, raw) for identity in raw}


def _style(identity: str, raw: Mapping[str, tuple[str, str, int | None, bool]]) -> Style:
    chain: list[str] = []
    while identity in raw and identity not in chain and len(chain) < _LONGEST_CHAIN:
        chain.append(identity)
        identity = raw[identity][1]
    found = [raw[one] for one in chain]
    outline = next((one[2] for one in found if one[2] is not None), None)
    return Style(tuple(one[0] for one in found), outline, any(one[3] for one in found))
