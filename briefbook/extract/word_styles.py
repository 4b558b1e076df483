"""Extract room: what a paragraph of a Word file is, by its style and what the style is based on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from briefbook.extract.word_xml import child, is_on, name_of, value, word_tags
from briefbook.ooxml.package import Package

_HEADING = re.compile(r"(?:heading|titre|überschrift|título) ?([1-9])\Z")
_CONTENTS = re.compile(r"(?:toc|tm|table of figures|table des matières)(?: ?\d| heading)?\Z")
_LISTS = re.compile(r"(?:list (?:bullet|number|continue)|liste à (?:puces|numéros))(?: \d)?\Z")
_QUOTES = frozenset(
    {"quote", "intense quote", "block text", "quotations", "citation", "citation intense", "block quotation"}
)
_TITLES = frozenset({"title", "titre"})
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style makes of a paragraph.

    Attributes:
        level: of the heading it is, 0 for the document's title, None for no heading.
        is_contents: whether it is a line of a table of contents.
    """

    level: int | None = None
    is_list: bool = False
    is_quotation: bool = False
    is_contents: bool = False
    is_bold: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Raw:
    name: str
    base: str
    outline: int | None
    is_list: bool
    is_bold: bool | None
    is_hidden: bool | None = None


def read_styles(package: Package, part: str | None) -> Mapping[str, Style]:
    """Return the styles of a document by their ids; none when it has no part for them.

    Raises:
        PackageRefused: the part is damaged.
    """
    if part is None or part not in package:
        return {}
    raw: dict[str, _Raw] = {}
    for element in package.elements(part, *word_tags("style")):
        identity = value(element, "styleId")
        if identity:
            raw[identity] = _raw(element)
    return {identity: _style(identity, raw) for identity in raw}


def _raw(element: etree._Element) -> _Raw:
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    bold, hidden = child(run, "b"), child(run, "vanish")
    return _Raw(
        name=(value(child(element, "name")) or "").lower(),
        base=value(child(element, "basedOn")) or "",
        outline=outline_level(paragraph),
        is_list=numbering_of(paragraph) is True,
        is_bold=None if bold is None else is_on(bold),
        is_hidden=None if hidden is None else is_on(hidden),
    )


def style_named(name: str, outline: int | None = None, is_bold: bool = False) -> Style:
    """Return what a style of another format makes of a paragraph, by its name and its own outline level."""
    return _style("it", {"it": _Raw(name.lower(), "", outline, False, is_bold)})


def _style(identity: str, raw: Mapping[str, _Raw]) -> Style:
    """Fold a style with those it is based on, nearest first; a circle ends where it closes."""
    chain: list[_Raw] = []
    seen: set[str] = set()
    while identity in raw and identity not in seen and len(chain) < _LONGEST_CHAIN:
        seen.add(identity)
        chain.append(raw[identity])
        identity = raw[identity].base
    names = [one.name for one in chain]
    return Style(
        level=next((level for one in chain if (level := _level(one)) is not None), None),
        is_list=any(one.is_list for one in chain) or any(_LISTS.match(name) for name in names),
        is_quotation=any(name in _QUOTES for name in names),
        is_contents=any(_CONTENTS.match(name) for name in names),
        is_bold=next((one.is_bold for one in chain if one.is_bold is not None), False),
        is_hidden=next((one.is_hidden for one in chain if one.is_hidden is not None), False),
    )


def _level(raw: _Raw) -> int | None:
    match = _HEADING.match(raw.name)
    if match:
        return int(match[1])
    return 0 if raw.name in _TITLES else raw.outline


def outline_level(properties: etree._Element | None) -> int | None:
    """Return the heading level, from 1, that paragraph properties state themselves, or None; 9 means body text."""
    text = value(child(properties, "outlineLvl"))
    return int(text) + 1 if text is not None and text.isdigit() and int(text) < 9 else None


def numbering_of(properties: etree._Element | None) -> bool | None:
    """Return whether paragraph properties put the paragraph in a list, None when they do not speak of it."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    number = value(child(numbering, "numId"))
    return number is not None and number != "0"


def style_id(properties: etree._Element | None) -> str:
    """Return the id of the style that paragraph properties name, or nothing."""
    return value(child(properties, "pStyle")) or ""


def is_merged_with_next(properties: etree._Element | None) -> bool:
    """Tell whether the mark that ends a paragraph was deleted under tracking: its text goes on in the next one."""
    run = child(properties, "rPr")
    return run is not None and any(name_of(one) in {"del", "moveFrom"} for one in run)
