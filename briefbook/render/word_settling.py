"""Render room: the styles of a Word file by others, brought to what an accessible note asks for.

The looks stay the department's: fonts, sizes, colours, indents. Lines of running text are set at 1.5, no line stands
alone, headings keep to what follows them. Colours are never changed: what has too little contrast is dropped where no
note can use it, and refused by its name where one does.
"""

from collections.abc import Collection, Iterator
from typing import Final

from lxml.etree import _Element

from briefbook.render.word_audit_page import contrast
from briefbook.render.word_order import paragraph_properties, put
from briefbook.render.word_package import StyleSheet
from briefbook.render.wordml import W, element, number

_RUNNING: Final = ("body text", "quote", "list bullet", "list number", "list continue")
_LEVELS: Final = {"heading 1": 0, "heading 2": 1, "heading 3": 2, "heading 4": 3}
_LINE: Final = 360
"""Line spacing of 1.5 in twentieths of a point for a single line of 240 (ESDC, Microsoft Document Compliance)."""
_CONTRAST: Final = 4.5


def settle_styles(styles: _Element) -> None:
    """Space the lines of running text, and tie headings to what they head."""
    sheet = StyleSheet(styles)
    for style_id, style in sheet.by_id.items():
        name = sheet.name(style_id)
        if name in _RUNNING:
            _space(sheet, style_id, style)
        elif name in _LEVELS:
            properties = paragraph_properties(style)
            if sheet.first(style_id, f"{W}pPr/{W}keepNext") is None:
                put(properties, element("keepNext"))
            put(properties, element("outlineLvl", val=_LEVELS[name]))


def _space(sheet: StyleSheet, style_id: str, style: _Element) -> None:
    found = sheet.first(style_id, f"{W}pPr/{W}spacing")
    rule = "" if found is None else found.get(f"{W}lineRule") or "auto"
    properties = paragraph_properties(style)
    if found is None or rule != "auto" or number(found, "line") < _LINE:
        made = element("spacing")
        for key, value in () if found is None else found.attrib.items():
            made.set(str(key), str(value))
        made.set(f"{W}line", str(_LINE))
        made.set(f"{W}lineRule", "auto")
        put(properties, made)
    if sheet.first(style_id, f"{W}pPr/{W}widowControl") is None:
        put(properties, element("widowControl"))


def settle_language(styles: _Element) -> None:
    """See to it that the file's defaults alone name a language: they are set to that of the note."""
    for style in styles.iter(f"{W}style"):
        for properties in style.iter(f"{W}rPr"):
            for node in properties.findall(f"{W}lang"):
                properties.remove(node)
    defaults = _child(styles, "docDefaults", first=True)
    runs = _child(_child(defaults, "rPrDefault", first=True), "rPr")
    if runs.find(f"{W}lang") is None:
        runs.append(element("lang", val="en-CA", eastAsia="en-CA", bidi="ar-SA"))


def _child(parent: _Element, name: str, *, first: bool = False) -> _Element:
    found = parent.find(f"{W}{name}")
    if found is None:
        found = element(name)
        parent.insert(0 if first else len(parent), found)
    return found


def drop_faint(styles: _Element, used: Collection[str]) -> None:
    """Drop styles of too little contrast that nothing in the file uses; `used` are ids."""
    sheet = StyleSheet(styles)
    kept = set(used)
    for style_id in used:
        kept.update(_relatives(sheet, style_id))
    for style_id, style in sheet.by_id.items():
        if style_id not in kept and not style.get(f"{W}default") and _is_faint(style):
            styles.remove(style)
            _forget(styles, style_id)


def _relatives(sheet: StyleSheet, style_id: str) -> Iterator[str]:
    """Walk over the styles that one is based on."""
    seen: set[str] = set()
    while style_id in sheet.by_id and style_id not in seen:
        seen.add(style_id)
        yield style_id
        base = sheet.by_id[style_id].find(f"{W}basedOn")
        style_id = "" if base is None else base.get(f"{W}val") or ""


def _forget(styles: _Element, style_id: str) -> None:
    for style in styles.iter(f"{W}style"):
        for name in ("basedOn", "next", "link"):
            for node in style.findall(f"{W}{name}"):
                if node.get(f"{W}val") == style_id:
                    style.remove(node)


def _is_faint(style: _Element) -> bool:
    for holder in (style, *style.iter(f"{W}tblStylePr")):
        colour, shade = holder.find(f"{W}rPr/{W}color"), holder.find(f"{W}tcPr/{W}shd")
        ink = "000000" if colour is None else _rgb(colour.get(f"{W}val"), "000000")
        paper = "FFFFFF" if shade is None else _rgb(shade.get(f"{W}fill"), "FFFFFF")
        if contrast(ink, paper) < _CONTRAST:
            return True
    return False


def _rgb(value: str | None, default: str) -> str:
    is_colour = value is not None and len(value) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in value)
    return value if value is not None and is_colour else default
