"""Ooxml room: names of elements and attributes in Word files, transitional and strict (ISO/IEC 29500 parts 1 and 4)."""

from functools import lru_cache
from typing import Final

from lxml import etree

_TRANSITIONAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RELATIONS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_FALSE: Final = frozenset({"0", "false", "off", "none"})


def word_tags(*names: str) -> tuple[str, ...]:
    """Return the full tags of Word elements, in both namespaces."""
    return tuple(f"{{{space}}}{name}" for space in (_TRANSITIONAL, _STRICT) for name in names)


def name_of(element: etree._Element) -> str:
    """Return the name of an element: bare in Word's namespace, `mc:…` for alternatives, nothing in any other."""
    return _name(str(element.tag))


@lru_cache(maxsize=4_096)
def _name(tag: str) -> str:
    space, _, name = tag[1:].partition("}")
    if space in {_TRANSITIONAL, _STRICT}:
        return name
    return f"mc:{name}" if space == _COMPATIBILITY else ""


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of that name, or None."""
    if element is None:
        return None
    return next((one for one in element if name_of(one) == name), None)


def value(element: etree._Element | None, attribute: str = "val") -> str:
    """Return an attribute of Word's namespace, nothing where it is not there."""
    if element is None:
        return ""
    return element.get(f"{{{_TRANSITIONAL}}}{attribute}") or element.get(f"{{{_STRICT}}}{attribute}") or ""


def relation_of(element: etree._Element) -> str:
    """Return the id of the relationship that an element refers to, nothing where there is none."""
    return next((found for space in _RELATIONS if (found := element.get(f"{{{space}}}id"))), "")


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a switch such as bold is there and not turned off."""
    return element is not None and (value(element) or "true").lower() not in _FALSE


def whole_number(text: str) -> int:
    """Return a small number that is written in digits, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
