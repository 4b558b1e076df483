"""Render room: what must not be parted at the end of a page of a Word document.

Word keeps a paragraph with the one after it (`w:keepNext`); headings have that from their style.
"""

from collections.abc import Sequence
from typing import Final

from lxml.etree import _Element

from briefbook.render.word_order import paragraph_properties, put
from briefbook.render.wordml import W, element

_HAIR_TWIPS: Final = 20
_FEWEST: Final = 2
"""So many points of a list stand together at least, at the foot of a page and at the head of the next."""


def keep_with_next(paragraph: _Element) -> None:
    """Keep a paragraph on the page of what follows it."""
    properties = paragraph.find(f"{W}pPr")
    if properties is not None and properties.find(f"{W}keepNext") is None:
        properties.insert(1, element("keepNext"))


def lower_to_a_hair(paragraph: _Element) -> None:
    """Make the empty paragraph that Word needs behind a last table so low that it begins no page of its own."""
    properties = paragraph.find(f"{W}pPr")
    if properties is not None:
        for spacing in properties.findall(f"{W}spacing"):
            properties.remove(spacing)
        put(properties, element("spacing", before=0, after=0, line=_HAIR_TWIPS, lineRule="exact"))


def announces(paragraph: _Element) -> bool:
    """Tell whether a paragraph ends with a colon: it belongs to what it announces."""
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t")).rstrip().endswith(":")


def keep_lists(elements: Sequence[_Element], styles: frozenset[str]) -> None:
    """Keep the first points of every list together, and its last ones, so that none stands alone on a page.

    Args:
        elements: the paragraphs and tables of the body, in order.
        styles: ids of the styles that points of lists have.
    """
    points: list[_Element] = []
    for one in (*elements, None):
        if one is not None and _style(one) in styles:
            points.append(one)
            continue
        if len(points) >= _FEWEST:
            for point in (points[0], points[-_FEWEST]):
                keep_with_next(point)
        points = []


def _style(made: _Element) -> str:
    style = made.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val") or ""


def section_end(page: _Element, gap: str = "") -> _Element:
    """Return a paragraph that does nothing but end a section, too low to begin a page of its own."""
    made = element("p")
    properties = paragraph_properties(made)
    if gap:
        put(properties, element("pStyle", val=gap))
    lower_to_a_hair(made)
    put(properties, page)
    return made
