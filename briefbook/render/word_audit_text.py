"""Render room: what the audit asks of a note's text: headings, paragraphs, lists, tables, links, bookmarks, sources.

Rules after the ESDC Microsoft Document Compliance Checklist and ECMA-376 Part 1.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from lxml.etree import _Element

from briefbook.ooxml.marks import EXPORT_PREFIX
from briefbook.render.word_package import WordPackage
from briefbook.render.wordml import R, W, number

Rule: TypeAlias = Callable[[WordPackage], Iterator[str]]
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_INTERNAL: Final = re.compile("[\ufdd0-\ufdef]")
_GAP: Final = "table gap"
_HAIR: Final = 20
"""Twips that a line may have which is there for Word alone."""


def text_of(node: _Element) -> str:
    """Return the text within an element."""
    return "".join(text.text or "" for text in node.iter(f"{W}t"))


def body_of(package: WordPackage) -> _Element:
    """Return the body of the document."""
    root = package.xml["word/document.xml"]
    found = root.find(f"{W}body")
    return root if found is None else found


def _value(node: _Element | None, name: str = "val") -> str:
    return "" if node is None else node.get(f"{W}{name}") or ""


def _style(paragraph: _Element) -> str:
    return _value(paragraph.find(f"{W}pPr/{W}pStyle"))


def _styles_exist(package: WordPackage) -> Iterator[str]:
    for name, root in package.named(r"word/(?:document|header\d+|footer\d+)\.xml"):
        for node in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
            if _value(node) not in package.styles.by_id:
                yield f"{name} uses the style {_value(node)}, which is not defined."


def _one_title(package: WordPackage) -> Iterator[str]:
    paragraphs = [node for node in body_of(package) if node.tag == f"{W}p"]
    titles = [one for one in paragraphs if package.styles.name(_style(one)) == "title"]
    if len(titles) != 1 or paragraphs[0] is not titles[0]:
        yield f"The note must begin with one title; it has {len(titles)}."
    elif not text_of(titles[0]).strip():
        yield "The title is empty."


def _headings_descend(package: WordPackage) -> Iterator[str]:
    last = 0
    for paragraph in body_of(package).iter(f"{W}p"):
        found = package.styles.first(_style(paragraph), f"{W}pPr/{W}outlineLvl")
        if found is None:
            continue
        level, text = number(found, "val") + 1, text_of(paragraph)
        if not text.strip():
            yield "A heading is empty."
        if level > last + 1:
            yield f"The heading “{text[:40]}” is of level {level} under one of level {last}."
        if package.styles.first(_style(paragraph), f"{W}pPr/{W}keepNext") is None:
            yield f"The heading “{text[:40]}” may stand alone at the foot of a page."
        last = level


def _no_blank_paragraphs(package: WordPackage) -> Iterator[str]:
    for paragraph in body_of(package).iter(f"{W}p"):
        parent = paragraph.getparent()
        if text_of(paragraph).strip() or (parent is not None and parent.tag == f"{W}tc"):
            continue
        if next(paragraph.iter(f"{W}drawing", f"{W}fldChar", f"{W}delText"), None) is not None:
            continue
        if _ends_section(paragraph):
            continue
        beside = (paragraph.getnext(), paragraph.getprevious())
        if package.styles.name(_style(paragraph)) != _GAP or not any(
            one is not None and one.tag == f"{W}tbl" for one in beside
        ):
            yield "A blank paragraph is used as spacing."


def _ends_section(paragraph: _Element) -> bool:
    """Tell whether a paragraph is there to end a section alone: as low as a hair, it is no spacing."""
    spacing = paragraph.find(f"{W}pPr/{W}spacing")
    is_low = spacing is not None and _value(spacing, "lineRule") == "exact" and number(spacing, "line") <= _HAIR
    return is_low and paragraph.find(f"{W}pPr/{W}sectPr") is not None


def _lists_exist(package: WordPackage) -> Iterator[str]:
    numbering = package.xml.get("word/numbering.xml")
    lists = set() if numbering is None else {_value(node, "numId") for node in numbering.iter(f"{W}num")}
    for paragraph in body_of(package).iter(f"{W}p"):
        direct = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        listed = package.styles.first(_style(paragraph), f"{W}pPr/{W}numPr/{W}numId") if direct is None else direct
        if listed is not None and _value(listed) not in (
            *lists,
            "0",
        ):  # 0 takes a paragraph out of the list of its style
            yield f"The list item “{text_of(paragraph)[:40]}” belongs to no list."


def _tables_are_readable(package: WordPackage) -> Iterator[str]:
    for place, table in enumerate(body_of(package).iter(f"{W}tbl"), 1):
        for fault in _table_faults(table):
            yield f"Table {place} {fault}."


def _table_faults(table: _Element) -> Iterator[str]:
    rows = table.findall(f"{W}tr")
    if not rows or rows[0].find(f"{W}trPr/{W}tblHeader") is None:
        yield "has no header row"
    for name, words in (("tblCaption", "title"), ("tblDescription", "description")):
        if not _value(table.find(f"{W}tblPr/{W}{name}")).strip():
            yield f"has no {words} for those who do not see it"
    if next(table.iter(f"{W}vMerge", f"{W}gridSpan", f"{W}hMerge"), None) is not None:
        yield "has merged cells"
    widths = {len(row.findall(f"{W}tc")) for row in rows} | {len(table.findall(f"{W}tblGrid/{W}gridCol"))}
    if len(widths) != 1:
        yield "has rows of different length"
    if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
        yield "has a row that may break across pages"
    for cell in table.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            yield "has a cell that does not end with a paragraph"


def _pictures_have_words(package: WordPackage) -> Iterator[str]:
    root = package.xml["word/document.xml"]
    for picture in root.iter(f"{_DRAWING}docPr"):
        if not (picture.get("descr") or "").strip():
            yield "A picture has no words for those who do not see it."
    if next(root.iter(f"{_DRAWING}anchor"), None) is not None:
        yield "A picture floats beside the text."


def _links_lead_somewhere(package: WordPackage) -> Iterator[str]:
    root = package.xml["word/document.xml"]
    outside = {one.id for one in package.relations() if one.owner == "word/_rels/document.xml.rels" and one.external}
    marks = {_value(mark, "name") for mark in root.iter(f"{W}bookmarkStart")}
    for link in root.iter(f"{W}hyperlink"):
        if not text_of(link).strip():
            yield "A link has no text."
        if _value(link, "anchor"):
            if _value(link, "anchor") not in marks:
                yield f"The reference {text_of(link)} leads nowhere."
        elif link.get(f"{R}id") not in outside:
            yield f"The link “{text_of(link)[:40]}” leads nowhere."


def _bookmarks_are_whole(package: WordPackage) -> Iterator[str]:
    opened: dict[str, str] = {}
    names: set[str] = set()
    closed: Counter[str] = Counter()
    for mark in package.xml["word/document.xml"].iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        key, name = _value(mark, "id"), _value(mark, "name")
        if mark.tag == f"{W}bookmarkEnd":
            closed[key] += 1
            if key not in opened:
                yield f"The bookmark {key} ends before it begins."
        elif key in opened or name in names:
            yield f"The bookmark {name} is there twice."
        else:
            opened[key] = name
            names.add(name)
            if not 0 < len(name) <= 40:
                yield f"The name of the bookmark {name} is empty or too long for Word."
    for key, name in opened.items():
        if closed[key] != 1:
            yield f"The bookmark {name} has no end, or two."
    if sum(name.startswith(EXPORT_PREFIX) for name in opened.values()) != 1:
        yield "The mark that tells this export from others is missing."


def _no_inner_marks(package: WordPackage) -> Iterator[str]:
    for name, root in package.named(r"word/.*\.xml"):
        if any(_INTERNAL.search(node.text or "") for node in root.iter(f"{W}t")):
            yield f"{name} holds a mark that only Briefbook itself uses."


def _fields_are_whole(package: WordPackage) -> Iterator[str]:
    for name, root in package.named(r"word/.*\.xml"):
        depth = 0
        for mark in root.iter(f"{W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(_value(mark, "fldCharType"), 0)
            if depth < 0:
                break
        if depth:
            yield f"A field in {name} has no beginning or no end."


RULES: Final[tuple[Rule, ...]] = (
    *(_styles_exist, _one_title, _headings_descend, _no_blank_paragraphs, _lists_exist, _tables_are_readable),
    *(_pictures_have_words, _links_lead_somewhere, _bookmarks_are_whole, _no_inner_marks),
    *(_fields_are_whole,),
)
