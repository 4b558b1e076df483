"""Render room: the headers and footers of a Word file by others: every page has them, is marked and is numbered.

A letterhead stays as it is; what is missing is put beside it. `{marking}` and the other names in braces are filled in
afterwards, for our own reference and for those of others alike.
"""

import re
from collections.abc import Mapping
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart
from lxml import etree
from lxml.etree import _Element

from briefbook.render.word_order import paragraph_properties, put
from briefbook.render.word_package import field_codes
from briefbook.render.wordml import R, W, add, add_text, element

_STORIES: Final = {
    "header": (RELATIONSHIP_TYPE.HEADER, CONTENT_TYPE.WML_HEADER, HeaderPart, "hdr"),
    "footer": (RELATIONSHIP_TYPE.FOOTER, CONTENT_TYPE.WML_FOOTER, FooterPart, "ftr"),
}
_MARKED: Final = re.compile(r"(?<!\{)\{marking\}(?!\})")
_TITLED: Final = re.compile(r"(?<!\{)\{title\}(?!\})")
_MARKED_BY_TAG: Final = re.compile(r"\{marking\}|\{\{-?\s*marking\b")
_FILLING: Final = (f"{W}drawing", f"{W}pict", f"{W}fldChar", f"{W}fldSimple", f"{W}object")


def adopt_stories(part: DocumentPart, styles: Mapping[str, str], *, has_tags: bool = False) -> None:
    """Give every page a header and a footer with a place for the marking, and the line “page X of Y”.

    Args:
        part: the main part of the file.
        styles: style ids by name in small letters.
        has_tags: whether what stands in two braces is a tag; else it is text.
    """
    before: dict[tuple[str, str], str] = {}
    even = ["even"] if _tells_even_pages_apart(part) else []
    for section in list(part.element.iter(f"{W}sectPr")):
        needed = ["default", *(["first"] if section.find(f"{W}titlePg") is not None else []), *even]
        for kind in ("footer", "header"):
            for when in needed:
                _ensure_story(part, section, (kind, when), before)
    marked = _MARKED_BY_TAG if has_tags else _MARKED
    for relation in list(part.rels.values()):
        if relation.is_external or not isinstance(relation.target_part, XmlPart):
            continue
        root = relation.target_part.element
        if relation.reltype == RELATIONSHIP_TYPE.HEADER:
            _mark(root, styles, "header", marked)
        elif relation.reltype == RELATIONSHIP_TYPE.FOOTER:
            _number(root, styles)
            _mark(root, styles, "footer", marked)


def _tells_even_pages_apart(part: DocumentPart) -> bool:
    """Tell whether even pages have headers and footers of their own."""
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.SETTINGS and isinstance(relation.target_part, XmlPart):
            return relation.target_part.element.find(f"{W}evenAndOddHeaders") is not None
    return False


def _ensure_story(
    part: DocumentPart, section: _Element, wanted: tuple[str, str], before: dict[tuple[str, str], str]
) -> None:
    """Name in a section the header or footer of the section before it, or a new one."""
    kind, when = wanted
    for node in section.findall(f"{W}{kind}Reference"):
        if node.get(f"{W}type") == when:
            before[wanted] = node.get(f"{R}id") or ""
            return
    key = before.get(wanted) or _new_story(part, kind)
    reference = element(f"{kind}Reference", type=when)
    reference.set(f"{R}id", key)
    section.insert(0, reference)
    before[wanted] = key


def _new_story(part: DocumentPart, kind: str) -> str:
    relation, content, make, tag = _STORIES[kind]
    package = part.package
    name = PackURI(str(package.next_partname(f"/word/{kind}%d.xml")))
    root = element(tag)
    add(root, "p")
    return part.relate_to(make.load(name, content, etree.tostring(root), package), relation)


def copied_story(part: DocumentPart, key: str) -> str:
    """Return the id of the relationship to a copy of the header or footer that `key` is the id of."""
    relation = part.rels[key]
    given: XmlPart = relation.target_part
    kind = "header" if relation.reltype == RELATIONSHIP_TYPE.HEADER else "footer"
    name = PackURI(str(part.package.next_partname(f"/word/{kind}%d.xml")))
    made = type(given).load(name, given.content_type, etree.tostring(given.element), part.package)
    for inner, held in given.rels.items():
        made.rels[inner] = held
    return part.relate_to(made, relation.reltype)


def _text(root: _Element) -> str:
    return "".join(text.text or "" for text in root.iter(f"{W}t"))


def _mark(root: _Element, styles: Mapping[str, str], kind: str, marked: re.Pattern[str]) -> None:
    """Put a place for the marking at the head of a header or the foot of a footer that has none."""
    if marked.search(_text(root)):
        return
    paragraph = _blank(root)
    _dress(paragraph, styles, kind)
    run = add(paragraph, "r")
    if "marking" in styles:
        add(add(run, "rPr"), "rStyle", val=styles["marking"])
    add_text(run, "{marking}")
    if paragraph.getparent() is None:
        root.insert(0 if kind == "header" else len(root), paragraph)


def has_title(root: _Element) -> bool:
    """Tell whether a header or footer has a place for the title."""
    return _TITLED.search(_text(root)) is not None


def place_title(root: _Element) -> None:
    """Put a place for the title below what stands in a header, where it has none."""
    if has_title(root):
        return
    last = next(root.iterchildren(f"{W}p", reversed=True), None)
    style = None if last is None else last.find(f"{W}pPr/{W}pStyle")
    paragraph = _blank(root)
    if style is not None and paragraph.getparent() is None:
        put(paragraph_properties(paragraph), element("pStyle", val=style.get(f"{W}val") or ""))
    _add_run(paragraph, "{title}")
    if paragraph.getparent() is None:
        root.append(paragraph)


def _number(root: _Element, styles: Mapping[str, str]) -> None:
    """See to it that a footer says page X of Y."""
    codes = set(field_codes(root))
    if {"PAGE", "NUMPAGES"} <= codes:
        return
    holder = _holder_of_page(root) if "PAGE" in codes else None
    if holder is not None:
        _add_run(holder, " {of} ")
        _add_field(holder, "NUMPAGES")
        return
    paragraph = _blank(root)
    _dress(paragraph, styles, "footer")
    _add_run(paragraph, "Page ")
    _add_field(paragraph, "PAGE")
    _add_run(paragraph, " {of} ")
    _add_field(paragraph, "NUMPAGES")
    if paragraph.getparent() is None:
        root.append(paragraph)


def _holder_of_page(root: _Element) -> _Element | None:
    """Return the paragraph whose own field is the number of the page, when it stands there whole."""
    for paragraph in root.iter(f"{W}p"):
        if "PAGE" in set(field_codes(paragraph)):
            marks = [node.get(f"{W}fldCharType") for node in paragraph.iter(f"{W}fldChar")]
            return paragraph if marks.count("begin") == marks.count("end") else None
    return None


def _blank(root: _Element) -> _Element:
    """Return the only paragraph of a story when nothing is in it, else one that has no place yet."""
    is_blank = len(root) == 1 and root[0].tag == f"{W}p" and not _text(root).strip()
    return root[0] if is_blank and next(root[0].iter(*_FILLING), None) is None else element("p")


def _dress(paragraph: _Element, styles: Mapping[str, str], style: str) -> None:
    properties = paragraph_properties(paragraph)
    if properties.find(f"{W}pStyle") is None and style in styles:
        put(properties, element("pStyle", val=styles[style]))
    if properties.find(f"{W}jc") is None:
        put(properties, element("jc", val="right"))


def _add_run(paragraph: _Element, text: str) -> None:
    add_text(add(paragraph, "r"), text)


def _add_field(paragraph: _Element, name: str) -> None:
    add(add(paragraph, "r"), "fldChar", fldCharType="begin")
    code = add(add(paragraph, "r"), "instrText")
    code.text = f" {name} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    add(add(paragraph, "r"), "fldChar", fldCharType="separate")
    add_text(add(paragraph, "r"), "1")
    add(add(paragraph, "r"), "fldChar", fldCharType="end")
