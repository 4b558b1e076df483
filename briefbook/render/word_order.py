"""Render room: the place of an element among its neighbours, where the schema of Word asks for an order."""

from collections.abc import Sequence
from typing import Final

from lxml.etree import _Element

from briefbook.render.wordml import W, element

_PARAGRAPH: Final = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
    *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
"""Children of w:pPr in their order (source: ECMA-376 Part 1, CT_PPr)."""
_RUN: Final = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position"),
    *("sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
    *("eastAsianLayout", "specVanish", "oMath"),
)
"""Children of w:rPr in their order (source: ECMA-376 Part 1, EG_RPrBase)."""


def paragraph_properties(holder: _Element) -> _Element:
    """Return the paragraph properties of a paragraph or a paragraph style, made where there are none."""
    found = holder.find(f"{W}pPr")
    if found is None:
        found = element("pPr")
        look = holder.find(f"{W}rPr") if holder.tag == f"{W}style" else None
        place = 0 if holder.tag == f"{W}p" else len(holder) if look is None else holder.index(look)
        holder.insert(place, found)
    return found


def put(properties: _Element, node: _Element) -> None:
    """Put a property in its place among those of a paragraph or run; one of its kind that is there is replaced."""
    for old in properties.findall(str(node.tag)):
        properties.remove(old)
    order = _RUN if properties.tag == f"{W}rPr" else _PARAGRAPH
    rank = _rank(node, order)
    place = sum(_rank(child, order) < rank for child in properties)
    properties.insert(place, node)


def _rank(node: _Element, order: Sequence[str]) -> int:
    name = str(node.tag).removeprefix(W)
    return order.index(name) if name in order else len(order)
