"""Extract room: XML from anywhere, made safe to parse: no document type, no entities of its own, nothing fetched."""

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from briefbook.extract.encoding import decode
from briefbook.model.errors import DamagedFile, TooLarge
from briefbook.ooxml.attributes import has_countless_attributes

_DECLARED = re.compile(rb"<\?xml[^>]{0,80}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,30})")
_BESIDE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_IN_DOCTYPE = re.compile(r"\"[^\"]*\"|'[^']*'|<!--.*?-->|<\?.*?\?>|[\[\]>]", re.DOTALL)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OWN_REFERENCES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ROOT = re.compile(r"<([^\s/>]+)")
_NOT_XML = "It is no XML that holds together; open it in the program that made it and save it again."
COUNTLESS = "An element of it has more attributes than any document needs; save what you need of it as text."
_ENTITIES = "It declares pieces of text of its own (entities), which can do harm; save it without them, or as PDF."


@dataclass(frozen=True, slots=True)
class XmlSource:
    """XML without its declaration and document type.

    Attributes:
        data: the text in UTF-8.
        root: name of the outermost element, without its prefix.
    """

    data: bytes
    root: str


class XmlEnded(Exception):
    """The XML cannot be read any further; what came before is whole."""


def source(data: bytes, path: str) -> XmlSource:
    """Return the XML in the bytes of a file.

    Raises:
        DamagedFile: it is no XML, or it declares entities of its own.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    declared = _DECLARED.search(data[:200])
    text = decode(data, path, declared[1].decode("ascii") if declared else "")
    place = _past_prologue(text, path)
    root = _ROOT.match(text, place)
    if root is None:
        raise DamagedFile(path, _NOT_XML)
    body = _REFERENCE.sub(_as_letters, text[place:])
    if has_countless_attributes(body):
        raise TooLarge(path, COUNTLESS)
    return XmlSource(body.encode("utf-8"), root[1].rpartition(":")[2])


def events(xml: XmlSource) -> Iterator[tuple[str, etree._Element]]:
    """Yield ("start", element) and ("end", element) in document order; who is done with an element clears it.

    Raises:
        XmlEnded: the rest cannot be read.
    """
    parsed = etree.iterparse(
        io.BytesIO(xml.data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from ((str(event), element) for event, element in parsed)
    except etree.XMLSyntaxError as error:
        raise XmlEnded from error


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its name without namespace, or nothing."""
    return next((str(item) for key, item in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def release(element: etree._Element) -> None:
    """Forget an element that was read, and its siblings before it, so that a long file takes little memory."""
    element.clear(keep_tail=True)  # type: ignore[call-arg]  # lxml-stubs know an older lxml
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _past_prologue(text: str, path: str) -> int:
    """Return where the outermost element begins."""
    place = 0
    while place < len(text):
        beside = _BESIDE.match(text, place)
        if beside is not None:
            place = beside.end()
        elif _DOCTYPE.match(text, place):
            place = _past_doctype(text, place, path)
        else:
            return place
    raise DamagedFile(path, _NOT_XML)


def _past_doctype(text: str, start: int, path: str) -> int:
    depth = 0
    for match in _IN_DOCTYPE.finditer(text, start):
        sign = match.group()
        depth += (sign == "[") - (sign == "]")
        if sign == ">" and depth <= 0:
            if _ENTITY.search(text, start, match.end()):
                raise DamagedFile(path, _ENTITIES)
            return match.end()
    raise DamagedFile(path, _ENTITIES if _ENTITY.search(text, start) else _NOT_XML)


def _as_letters(reference: re.Match[str]) -> str:
    """Names of letters that web pages know (`&eacute;`) are letters in XML too, though their table is left out."""
    if reference[1] in _OWN_REFERENCES:
        return reference.group()
    return html.escape(html.unescape(reference.group()), quote=False)
