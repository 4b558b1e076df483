"""Extract room: names in the XML of Word files, transitional and strict (source: ISO/IEC 29500 parts 1 and 4)."""

from functools import lru_cache

from lxml import etree

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATHS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_FALSE = frozenset({"0", "false", "off", "none"})


def word_tags(*names: str) -> tuple[str, ...]:
    """Return the full tags of Word elements, in both namespaces."""
    return tuple(f"{{{space}}}{name}" for space in (_TRANSITIONAL, _STRICT) for name in names)


def name_of(element: etree._Element) -> str:
    """Return the name of an element: bare in Word's namespace, `m:t` for text in formulas, "" in any other."""
    return _name(str(element.tag))


@lru_cache(maxsize=4_096)
def _name(tag: str) -> str:
    space, _, name = tag[1:].partition("}")
    if space in {_TRANSITIONAL, _STRICT}:
        return name
    if space in _MATHS:
        return f"m:{name}"
    return f"mc:{name}" if space == _COMPATIBILITY else ""


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of that name, or None."""
    if element is None:
        return None
    return next((one for one in element if name_of(one) == name), None)


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """Return an attribute of Word's namespace, or None."""
    if element is None:
        return None
    for space in (_TRANSITIONAL, _STRICT):
        found = element.get(f"{{{space}}}{attribute}")
        if found is not None:
            return found
    return None


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a switch such as bold is there and not turned off."""
    return element is not None and (value(element) or "true").lower() not in _FALSE
