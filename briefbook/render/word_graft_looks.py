"""Render room: what two Word files take for granted, each in its own way: default looks, and the fonts of a theme.

A style that goes from one file into another says less than it shows. What it owes to the defaults and the theme of
its own file is written into it.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart
from lxml import etree
from lxml.etree import _Element

from briefbook.render.word_order import put
from briefbook.render.wordml import W, element

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME_FONT: Final = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "cstheme": "cs", "eastAsiaTheme": "eastAsia"}
_THEME_COLOUR: Final = re.compile(r"theme(?:Fill)?(?:Color|Tint|Shade)?")
_NEUTRAL: Final[Mapping[str, Mapping[str, str]]] = {
    "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"},
    "rFonts": {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "cs": "Times New Roman"},
    "sz": {"val": "20"},
    "szCs": {"val": "20"},
    "color": {"val": "auto"},
}
"""What Word shows where nothing is said (ECMA-376 Part 1, 17.3 and 17.7.5)."""
_HOLDERS: Final = ("pPr", "rPr")
_OWN_TO_WORD: Final = re.compile(
    r"\{http://schemas\.microsoft\.com/office/word/20\d\d/(?:\d\d/)?(?:wordml|wordprocessingDrawing)\b.*\}.*"
)
"""What newer Words keep beside the text: ids of paragraphs, effects; only a file that says so may hold it."""
_COLOUR_MAP: Final = {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2"}
"""What a file calls text and paper, unless it says otherwise (w:clrSchemeMapping)."""
_PASSED: Final = frozenset(f"{W}{name}" for name in ("lang", "kern", "ligatures"))


class FileLooks:
    """What a file takes for granted.

    Attributes:
        styles: the root of its styles.
    """

    def __init__(self, part: DocumentPart) -> None:
        self.styles = _styles(part)
        self._fonts = theme_fonts(part)
        self._colours = dict(_theme_colours(part))
        self._defaults = {holder: self._read(holder) for holder in _HOLDERS}

    def _read(self, holder: str) -> dict[str, dict[str, str]]:
        """Return the defaults of paragraphs (pPr) or of runs (rPr): attributes by name of the property."""
        told: dict[str, dict[str, str]] = {name: dict(values) for name, values in _NEUTRAL.items()}
        told = {name: values for name, values in told.items() if (name == "spacing") == (holder == "pPr")}
        found = self.styles.find(f"{W}docDefaults/{W}{holder}Default/{W}{holder}")
        for node in () if found is None else self.settled(deepcopy(found)):
            if node.tag not in _PASSED and isinstance(node.tag, str) and node.tag.startswith(W):
                own = {str(key).removeprefix(W): str(value) for key, value in node.attrib.items()}
                told.setdefault(node.tag.removeprefix(W), {}).update(own)
        return told

    def settled(self, node: _Element) -> _Element:
        """Return an element with the fonts that its theme names, and without the names of the theme's colours.

        Nor does it keep what only newer Words know, and only where the file says so.
        """
        for one in list(node.iter(etree.Element)):
            _strip(one)
        for one in node.iter(etree.Element):
            for key in [str(key) for key in one.attrib]:
                name = key.removeprefix(W)
                if one.tag == f"{W}rFonts" and name in _THEME_FONT:
                    font = self._fonts.get(str(one.attrib.pop(key))[:5], "")
                    if font:
                        one.set(f"{W}{_THEME_FONT[name]}", font)
                elif key.startswith(W) and _THEME_COLOUR.fullmatch(name):
                    del one.attrib[key]
        return node

    def colour_shapes(self, body: _Element) -> None:
        """Give shapes and lines the colours of this file's theme by value: another file has a theme of its own."""
        for node in body.iter(f"{_DRAWING}schemeClr"):
            name = node.get("val") or ""
            value = self._colours.get(_COLOUR_MAP.get(name, name))
            if value is not None:
                node.tag = f"{_DRAWING}srgbClr"
                node.set("val", value)

    def is_like(self, other: "FileLooks", *, runs_only: bool = False) -> bool:
        """Tell whether two files take the same for granted."""
        return all(self._defaults[one] == other._defaults[one] for one in (_HOLDERS[1:] if runs_only else _HOLDERS))

    def carry(self, style: _Element, other: "FileLooks") -> None:
        """Write into a style that is based on none what it owes to this file's defaults, where another has others."""
        for holder in _HOLDERS:
            for name, values in self._defaults[holder].items():
                if values != other._defaults[holder].get(name):
                    _say(style, holder, name, values)
            for name, values in other._defaults[holder].items():
                if name not in self._defaults[holder] and not values:
                    _say(style, holder, name, {"val": "0"})


def _strip(node: _Element) -> None:
    for key in [key for key in node.attrib if _OWN_TO_WORD.fullmatch(str(key))]:
        del node.attrib[key]
    parent = node.getparent()
    if parent is not None and _OWN_TO_WORD.fullmatch(str(node.tag)) and str(parent.tag).startswith(W):
        parent.remove(node)


def _styles(part: DocumentPart) -> _Element:
    found = part.part_related_by(RELATIONSHIP_TYPE.STYLES)
    if not isinstance(found, XmlPart):
        raise TypeError("a file that was adopted has styles that can be read")
    root: _Element = found.element
    return root


def _say(style: _Element, holder: str, name: str, values: Mapping[str, str]) -> None:
    held = style.find(f"{W}{holder}")
    if held is None:
        held = element(holder)
        place = style.find(f"{W}rPr") if holder == "pPr" else None
        if place is not None:
            place.addprevious(held)
        else:
            _behind_properties(style, held)
    found = held.find(f"{W}{name}")
    if found is None:
        found = element(name)
        put(held, found)
    for key, value in values.items():
        if found.get(f"{W}{key}") is None:
            found.set(f"{W}{key}", value)


def _behind_properties(style: _Element, held: _Element) -> None:
    """Put paragraph or run properties into a style, before those of tables."""
    tables = [node for node in style if str(node.tag).startswith(f"{W}t") and not str(node.tag).endswith("}type")]
    if tables:
        tables[0].addprevious(held)
    else:
        style.append(held)


def theme_fonts(part: DocumentPart) -> Mapping[str, str]:
    """Return the fonts of a file's theme by the beginning of what refers to them: major and minor."""
    return dict(_theme_fonts(part))


def _themes(part: DocumentPart) -> Iterator[_Element]:
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.THEME and not relation.is_external:
            yield etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _theme_fonts(part: DocumentPart) -> Iterator[tuple[str, str]]:
    for root in _themes(part):
        for kind in ("major", "minor"):
            found = root.find(f".//{_DRAWING}{kind}Font/{_DRAWING}latin")
            if found is not None and found.get("typeface"):
                yield kind, found.get("typeface") or ""


def _theme_colours(part: DocumentPart) -> Iterator[tuple[str, str]]:
    """Walk over the colours of a theme, RRGGBB, by their names."""
    for root in _themes(part):
        for node in root.iterfind(f".//{_DRAWING}clrScheme/*/*"):
            held = node.getparent()
            value = node.get("lastClr") or node.get("val") or ""
            if held is not None and len(value) == 6:
                yield str(held.tag).rpartition("}")[2], value
