"""Render room: the smallest pieces of WordprocessingML, made with lxml; ECMA-376 Part 1, transitional."""

from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.etree import _Element

from briefbook.model.text import clean
from briefbook.render.token import without_noncharacters

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W: Final = f"{{{NAMESPACE}}}"
R: Final = f"{{{RELATIONS}}}"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_NSMAP: Final = {"w": NAMESPACE, "r": RELATIONS}


def element(name: str, /, **attributes: str | int) -> _Element:
    """Return the element `w:name` with `w:` attributes."""
    return etree.Element(W + name, {W + key: str(value) for key, value in attributes.items()}, nsmap=_NSMAP)


def add(parent: _Element, name: str, /, **attributes: str | int) -> _Element:
    """Append the element `w:name` with `w:` attributes to `parent` and return it."""
    if not attributes:  # as most have none
        return etree.SubElement(parent, W + name)
    return etree.SubElement(parent, W + name, {W + key: str(value) for key, value in attributes.items()})


def number(node: _Element, name: str) -> int:
    """Return the attribute `w:name` as a whole number, 0 where it is none."""
    value = node.get(f"{W}{name}") or ""
    return int(value) if value.isascii() and value.isdecimal() else 0


def plain(text: str) -> str:
    """Return text without what XML cannot hold."""
    if text.isprintable():  # which takes a hundredth of the time, and is true of nearly every text
        return text
    return without_noncharacters(clean(text))


def one_line(text: str) -> str:
    """Return text for an attribute or a property: one line, nothing that XML cannot hold."""
    if text.isprintable():
        return text
    return plain(text).replace("\n", " ").replace("\t", " ")


def add_text(run: _Element, text: str) -> None:
    """Append text to a run; a tab and a line break become elements, what XML cannot hold is left out."""
    for piece in _pieces(plain(text)):
        if piece in ("\t", "\n"):
            add(run, "tab" if piece == "\t" else "br")
        else:
            held = add(run, "t")
            held.text = piece
            held.set(SPACE, "preserve")


def _pieces(text: str) -> Iterator[str]:
    if "\t" not in text and "\n" not in text:
        if text:
            yield text
        return
    start = 0
    for place, char in enumerate(text):
        if char in "\t\n":
            if place > start:
                yield text[start:place]
            yield char
            start = place + 1
    if start < len(text):
        yield text[start:]


def serialise(root: _Element) -> bytes:
    """Return an XML part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
