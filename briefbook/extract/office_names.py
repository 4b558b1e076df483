"""Extract room: names in the XML of workbooks and presentations, transitional and strict (source: ISO/IEC 29500)."""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_SPACES = {
    f"{_OPEN}spreadsheetml/2006/main": "x",
    f"{_STRICT}spreadsheetml/main": "x",
    f"{_OPEN}presentationml/2006/main": "p",
    f"{_STRICT}presentationml/main": "p",
    f"{_OPEN}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OPEN}drawingml/2006/spreadsheetDrawing": "xdr",
    f"{_STRICT}drawingml/spreadsheetDrawing": "xdr",
    f"{_OPEN}drawingml/2006/chart": "c",
    f"{_STRICT}drawingml/chart": "c",
    f"{_OPEN}drawingml/2006/diagram": "dgm",
    f"{_STRICT}drawingml/diagram": "dgm",
    f"{_OPEN}markup-compatibility/2006": "mc",
}
_RELATIONS = (f"{_OPEN}officeDocument/2006/relationships", f"{_STRICT}officeDocument/relationships")


def tags(*names: str) -> tuple[str, ...]:
    """Return the full tags of "prefix:name", in both namespaces."""
    return tuple(
        f"{{{space}}}{name.partition(':')[2]}"
        for name in names
        for space, prefix in _SPACES.items()
        if prefix == name.partition(":")[0]
    )


def name_of(element: etree._Element) -> str:
    """Return "prefix:name" of an element, "" of one in any other namespace."""
    return _name(str(element.tag))


@lru_cache(maxsize=4_096)
def _name(full: str) -> str:
    space, _, local = full[1:].partition("}")
    prefix = _SPACES.get(space)
    return f"{prefix}:{local}" if prefix else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child of the first name, of that the first child of the second, and so on; None at a gap."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if name_of(one) == name), None)
    return element


def shown(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of an element; of the same content in two forms, those of the first."""
    for element in parent:
        if name_of(element) == "mc:AlternateContent":
            yield from next(iter(element), element)
        else:
            yield element


def relation(element: etree._Element | None, name: str = "id") -> str:
    """Return the id of the relationship that an element names, or nothing."""
    if element is None:
        return ""
    return next((found for space in _RELATIONS if (found := element.get(f"{{{space}}}{name}"))), "")
