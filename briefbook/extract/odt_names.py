"""Extract room: names in OpenDocument files (source: OASIS OpenDocument 1.3, part 3)."""

from functools import lru_cache

from lxml import etree

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}meta:1.0": "meta",
    f"{_OASIS}svg-compatible:1.0": "svg",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
}
_BY_PREFIX = {prefix: space for space, prefix in _SPACES.items()}


def tag(name: str) -> str:
    """Return the full tag of "prefix:name"."""
    prefix, _, local = name.partition(":")
    return f"{{{_BY_PREFIX[prefix]}}}{local}"


def name_of(element: etree._Element) -> str:
    """Return "prefix:name" of an element, "" of one that is not OpenDocument's."""
    return _name(str(element.tag))


@lru_cache(maxsize=4_096)
def _name(full: str) -> str:
    space, _, local = full[1:].partition("}")
    prefix = _SPACES.get(space)
    return f"{prefix}:{local}" if prefix else ""


def value(element: etree._Element | None, name: str) -> str:
    """Return the attribute "prefix:name" of an element; empty when there is none."""
    return (element.get(tag(name)) or "") if element is not None else ""


def number(element: etree._Element, name: str, most: int) -> int:
    """Return a whole number that an attribute states, from 1 to `most`; 1 when it states none."""
    text = value(element, name)
    return max(1, min(int(text), most)) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of that name, or None."""
    return element.find(tag(name)) if element is not None else None
