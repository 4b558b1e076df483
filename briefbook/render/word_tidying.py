"""Render room: a body that was typed in Word made accessible: no blank lines as spacing, tables that can be read aloud.

What the author typed stays: this adds what Word does not ask for and a reader who does not see the page needs.
"""

from collections.abc import Collection, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from briefbook.render.word_building import prefixes
from briefbook.render.word_keeping import lower_to_a_hair
from briefbook.render.word_order import paragraph_properties, put
from briefbook.render.word_pages import text_width
from briefbook.render.wordml import W, add, element, number, one_line

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FILLED: Final = (f"{W}drawing", f"{W}pict", f"{W}fldChar", f"{W}fldSimple")
_INLINE: Final = ("extent", "effectExtent", "docPr", "cNvGraphicFramePr")
_BEFORE_WIDTH: Final = (
    *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize"),
)
"""What stands before the width among the properties of a table (source: ECMA-376 Part 1, CT_TblPr)."""
_FIRST_PICTURE: Final = 1001
"""Number of the first drawing of the body; headers and footers keep those below."""
_AFTER_TABLE_TWIPS: Final = 160
_HOLDS_BLOCKS: Final = frozenset((f"{W}body", f"{W}sdtContent", f"{W}txbxContent"))


@dataclass(frozen=True, slots=True)
class Looks:
    """What tidying needs of the file: ids of styles, and the width of the text in twips.

    Attributes:
        gap: of the gap between two tables.
        headings: of those that have space of their own above them.
    """

    gap: str
    headings: Collection[str]
    width: int


def tidy(body: _Element, looks: Looks, description: str) -> None:
    """Make a body accessible.

    Args:
        body: w:body.
        looks: of the file.
        description: begins the description of a table: “Columns:”.
    """
    drop_fallbacks(body)
    for paragraph in list(body.iter(f"{W}p")):
        parent = paragraph.getparent()
        if parent is not None and parent.tag in _HOLDS_BLOCKS and _is_blank(paragraph):
            _hand_on(paragraph)
            if paragraph.find(f"{W}pPr/{W}sectPr") is None:
                parent.remove(paragraph)
            else:
                put(paragraph_properties(paragraph), element("pStyle", val=looks.gap))
                lower_to_a_hair(paragraph)
    for holder in body.iter(*_HOLDS_BLOCKS):
        if holder.tag == f"{W}txbxContent" and len(holder) == 0:
            add(holder, "p")
    for table, width in _rooms(body, looks.width):
        _describe(table, description)
        _fit(table, width)
    for key, picture in enumerate(body.iter(f"{_DRAWING}docPr"), _FIRST_PICTURE):
        picture.set("id", str(key))
    for anchor in list(body.iter(f"{_DRAWING}anchor")):
        _put_in_line(anchor)
    _part_tables(body, looks.gap, looks.headings)


def _rooms(body: _Element, last: int) -> Iterator[tuple[_Element, int]]:
    """Walk over the tables of a body with the width of the text on their page; `last` is that of the last section."""
    waiting: list[_Element] = []
    for one in body:
        waiting += one.iter(f"{W}tbl")
        section = one.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            width = text_width(section)
            yield from ((table, last if width is None else width) for table in waiting)
            waiting = []
    yield from ((table, last) for table in waiting)


def drop_fallbacks(root: _Element) -> None:
    """Drop the second form of drawings, which Word keeps for programs older than 2010: its text would stand twice."""
    for node in list(root.iter(f"{_COMPATIBILITY}Fallback")):
        parent = node.getparent()
        if parent is not None and parent.find(f"{_COMPATIBILITY}Choice") is not None:
            parent.remove(node)


def _text(node: _Element) -> str:
    return "".join(text.text or "" for text in node.iter(f"{W}t"))


def _is_blank(paragraph: _Element) -> bool:
    """Tell whether a paragraph says nothing; a page or a section may end with it all the same."""
    return not _text(paragraph).strip() and next(paragraph.iter(*_FILLED), None) is None


def _hand_on(paragraph: _Element) -> None:
    """Give what a blank paragraph stands for to its neighbours: a new page to the next, a section's end to the last."""
    breaks = any(node.get(f"{W}type") == "page" for node in paragraph.iter(f"{W}br"))
    if breaks or paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None:
        following = next((one for after in paragraph.itersiblings() for one in after.iter(f"{W}p")), None)
        if following is not None:
            put(paragraph_properties(following), element("pageBreakBefore"))
    section, last = paragraph.find(f"{W}pPr/{W}sectPr"), paragraph.getprevious()
    if section is not None and last is not None and last.tag == f"{W}p" and last.find(f"{W}pPr/{W}sectPr") is None:
        put(paragraph_properties(last), section)


def _describe(table: _Element, description: str) -> None:
    """Give a table a header row, rows that stay whole, and words for those who do not see it."""
    properties = table.find(f"{W}tblPr")
    rows = table.findall(f"{W}tr")
    if not rows:
        return
    if properties is None:
        properties = element("tblPr")
        table.insert(0, properties)
    columns = ", ".join(one for one in (_text(cell).strip() for cell in rows[0].iter(f"{W}tc")) if one)
    for name, words in (("tblCaption", columns), ("tblDescription", f"{description} {columns}")):
        found = properties.find(f"{W}{name}")
        if found is None or not (found.get(f"{W}val") or "").strip():
            if found is not None:
                properties.remove(found)
            add(properties, name, val=one_line(words) or "–")
    for place, row in enumerate(rows):
        held = _row_properties(row)
        for name in ("cantSplit", *(("tblHeader",) if place == 0 else ())):
            if held.find(f"{W}{name}") is None:
                add(held, name)


def _fit(table: _Element, width: int) -> None:
    """Make a table as wide as its columns, each cell as its column, and none wider than the text."""
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
    properties = table.find(f"{W}tblPr")
    if properties is None or not columns or any(len(cells) != len(columns) for cells in rows):
        return
    sizes = [number(column, "w") or width // len(columns) for column in columns]
    if sum(sizes) > width:
        sizes = [size * width // sum(sizes) for size in sizes]
    for column, size in zip(columns, sizes, strict=True):
        column.set(f"{W}w", str(size))
    _size(properties, "tblW", sum(sizes), before=_BEFORE_WIDTH)
    for cells in rows:
        for cell, size in zip(cells, sizes, strict=True):
            held = cell.find(f"{W}tcPr")
            if held is None:
                held = element("tcPr")
                cell.insert(0, held)
            _size(held, "tcW", size, before=("cnfStyle",))


def _size(properties: _Element, name: str, size: int, before: tuple[str, ...]) -> None:
    """Set a width in twips among the properties of a table or a cell, behind those named in `before`."""
    for old in properties.findall(f"{W}{name}"):
        properties.remove(old)
    place = sum(str(child.tag).removeprefix(W) in before for child in properties)
    properties.insert(place, element(name, w=size, type="dxa"))


def _row_properties(row: _Element) -> _Element:
    found = row.find(f"{W}trPr")
    if found is None:
        found = element("trPr")
        row.insert(1 if len(row) and row[0].tag == f"{W}tblPrEx" else 0, found)
    return found


def _put_in_line(anchor: _Element) -> None:
    """Put a floating drawing in line with the text, where a screen reader meets it in its order."""
    parent = anchor.getparent()
    if parent is None:
        return
    margins = {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}
    made = anchor.makeelement(f"{_DRAWING}inline", margins, prefixes(anchor))
    for name in _INLINE:
        found = anchor.find(f"{_DRAWING}{name}")
        if found is not None:
            made.append(deepcopy(found))
    graphic = next((child for child in anchor if str(child.tag).endswith("}graphic")), None)
    if graphic is not None:
        made.append(deepcopy(graphic))
    words = made.find(f"{_DRAWING}docPr")
    if words is not None and not (words.get("descr") or "").strip() and _text(made).strip():
        words.set("descr", one_line(_text(made)))
    parent.replace(anchor, made)


def _part_tables(body: _Element, gap: str, headings: Collection[str]) -> None:
    """Put the gap that Word needs between two tables, before the end of the text, and some space before a text."""
    for table in list(_own_tables(body)):
        after = table.getnext()
        if after is None or after.tag in (f"{W}tbl", f"{W}sectPr"):
            paragraph = element("p")
            put(paragraph_properties(paragraph), element("pStyle", val=gap))
            table.addnext(paragraph)
        elif after.tag == f"{W}p" and after.find(f"{W}pPr/{W}spacing") is None and not _heads(after, headings):
            put(paragraph_properties(after), element("spacing", before=_AFTER_TABLE_TWIPS))


def _heads(paragraph: _Element, headings: Collection[str]) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") in headings


def _own_tables(body: _Element) -> Iterator[_Element]:
    yield from body.iterchildren(f"{W}tbl")
