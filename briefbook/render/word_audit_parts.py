"""Render room: what the audit asks of how a note's parts hang together: relations, notes, numbers, widths, languages.

Rules after ECMA-376 Part 1 and 2, and the ESDC Microsoft Document Compliance Checklist.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from typing import Final

from lxml.etree import _Element

from briefbook.render.word_audit_text import Rule, body_of, text_of
from briefbook.render.word_package import WordPackage
from briefbook.render.wordml import R, W, number

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_STORY: Final = r"word/(?:document|header\d+|footer\d+|footnotes|endnotes|comments)\.xml"
_LANGUAGES: Final = frozenset({"en-CA", "fr-CA"})
_HIDDEN: Final = tuple(f"{W}{name}" for name in ("vanish", "specVanish", "webHidden"))
_BOUND: Final = tuple(f"{W}{name}" for name in ("dataBinding", "permStart", "permEnd", "smartTag", "customXml"))
_POINTING: Final = frozenset({"REF", "PAGEREF", "NOTEREF"})
_WIDER: Final = 20
"""Twips that a table may be wider than the text beside it: cells are rounded to whole twips."""


def _relations_are_whole(package: WordPackage) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    seen: Counter[tuple[str, str]] = Counter()
    for relation in package.relations():
        seen[relation.owner, relation.id] += 1
        reached.add(relation.owner)
        if relation.external:
            continue
        folder = posixpath.dirname(posixpath.dirname(relation.owner))
        target = posixpath.normpath(posixpath.join("/", folder, relation.target)).lstrip("/")
        reached.add(target)
        if target not in package.parts:
            yield f"{relation.owner} refers to the part {target}, which is not there."
    for (owner, key), times in seen.items():
        if times > 1:
            yield f"{owner} has two relations called {key}."
    for name in package.parts:
        if name not in reached:
            yield f"Nothing refers to the part {name}."


def _parts_have_a_type(package: WordPackage) -> Iterator[str]:
    types = package.xml["[Content_Types].xml"]
    named = Counter(node.get("PartName") for node in types if node.get("PartName"))
    endings = {(node.get("Extension") or "").lower() for node in types}
    for name in package.parts:
        if f"/{name}" not in named and name.rpartition(".")[2].lower() not in endings:
            yield f"The part {name} has no content type."
    for part, times in named.items():
        if times > 1 or (part or "").lstrip("/") not in package.parts:
            yield f"The content type of {part} is given twice, or for nothing."


def _references_are_related(package: WordPackage) -> Iterator[str]:
    known = {one.id for one in package.relations() if one.owner == "word/_rels/document.xml.rels"}
    for node in package.xml["word/document.xml"].iter(f"{W}headerReference", f"{W}footerReference"):
        if node.get(f"{R}id") not in known:
            yield "A page header or footer is called for that is not there."


def _notes_belong_to_the_text(package: WordPackage) -> Iterator[str]:
    for kind in ("footnote", "endnote"):
        called = Counter(
            node.get(f"{W}id") or "" for node in package.xml["word/document.xml"].iter(f"{W}{kind}Reference")
        )
        part = package.xml.get(f"word/{kind}s.xml")
        notes = [] if part is None else list(part.iter(f"{W}{kind}"))
        told = Counter(one.get(f"{W}id") or "" for one in notes if one.get(f"{W}type") in (None, "normal"))
        for key in called.keys() | told.keys():
            if called[key] != 1 or told[key] != 1:
                yield f"The {kind} {key} is called {called[key]} times and is there {told[key]} times."
        for one in notes:
            if one.get(f"{W}type") in (None, "normal") and not text_of(one).strip():
                yield f"A {kind} is empty."
        if told and {"separator", "continuationSeparator"} - {one.get(f"{W}type") for one in notes}:
            yield f"The line above the {kind}s is missing."


def _numbers_are_unique(package: WordPackage) -> Iterator[str]:
    root = package.xml["word/document.xml"]
    pictures = Counter(node.get("id") for node in root.iter(f"{_DRAWING}docPr"))
    marks = Counter(node.get(f"{W}id") for node in root.iter(f"{W}bookmarkStart", f"{W}ins", f"{W}del"))
    controls = Counter(node.get(f"{W}val") for node in root.iterfind(f".//{W}sdtPr/{W}id"))
    for what, numbers in (("picture", pictures), ("mark", marks), ("control", controls)):
        for key, times in numbers.items():
            if times > 1:
                yield f"The number {key} stands for {times} things of the kind {what}."
    for _name, part in package.named(r"word/numbering\.xml"):
        lists = Counter(node.get(f"{W}numId") for node in part.iter(f"{W}num"))
        yield from (f"The list {key} is there twice." for key, times in lists.items() if times > 1)


def _tables_fit_the_page(package: WordPackage) -> Iterator[str]:
    body = body_of(package)
    tables = zip(body.iter(f"{W}tbl"), chain(_widths_around(body), repeat(0)), strict=False)
    for place, (table, width) in enumerate(tables, 1):
        columns = [number(one, "w") for one in table.findall(f"{W}tblGrid/{W}gridCol")]
        said = table.find(f"{W}tblPr/{W}tblW")
        whole = 0 if said is None or said.get(f"{W}type") != "dxa" else number(said, "w")
        if not whole or sum(columns) != whole:
            yield f"Table {place} has columns that are not as wide as the table."
        elif whole > width + _WIDER:
            yield f"Table {place} is wider than the text."
        for row in table.findall(f"{W}tr"):
            cells = [number(one, "w") for one in row.findall(f"{W}tc/{W}tcPr/{W}tcW")]
            if cells != columns:
                yield f"Table {place} has a row whose cells are not as wide as its columns."
                break


def _widths_around(body: _Element) -> Iterator[int]:
    """Walk over the tables of a body: the width of the text on the page of each, which the end of its section tells."""
    tables = 0
    for one in body:
        tables += sum(1 for _ in one.iter(f"{W}tbl"))
        section = one if one.tag == f"{W}sectPr" else one.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            yield from (_text_width(section) for _ in range(tables))
            tables = 0


def _text_width(section: _Element) -> int:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return 0
    return number(size, "w") - number(margins, "left") - number(margins, "right")


def _languages_are_known(package: WordPackage) -> Iterator[str]:
    for name, root in package.named(r"word/.*\.xml"):
        told = {node.get(f"{W}val") for node in root.iter(f"{W}lang") if node.get(f"{W}val") is not None}
        for language in sorted(map(str, told - _LANGUAGES)):
            yield f"{name} holds text in the language {language}, not en-CA or fr-CA."


def _nothing_is_hidden(package: WordPackage) -> Iterator[str]:
    for name, root in package.named(_STORY):
        for node in root.iter(*_HIDDEN):
            if node.get(f"{W}val") not in ("0", "false", "off") and not _is_contents(node):
                yield f"{name} holds hidden text ({node.tag.removeprefix(W)})."
        for node in root.iter(*_BOUND):
            yield f"{name} holds a place that is bound to something else ({node.tag.removeprefix(W)})."


def _is_contents(node: _Element) -> bool:
    """Tell whether something stands in a list of contents, where Word hides page numbers from the web."""
    return node.tag == f"{W}webHidden" and next(node.iterancestors(f"{W}sdt"), None) is not None


def _fields_are_in_order(package: WordPackage) -> Iterator[str]:
    marks = {node.get(f"{W}name") for node in package.xml["word/document.xml"].iter(f"{W}bookmarkStart")}
    for name, root in package.named(_STORY):
        stages: list[str] = []
        for node in root.iter(f"{W}fldChar"):
            kind = node.get(f"{W}fldCharType") or ""
            if node.get(f"{W}dirty") is not None:
                yield f"A field in {name} would ask to be updated."
            if kind == "begin":
                stages.append(kind)
            elif kind == "separate" and stages[-1:] == ["begin"]:
                stages[-1] = kind
            elif kind == "end" and stages[-1:] == ["separate"]:
                stages.pop()
            else:
                yield f"The marks of a field in {name} are not in order."
                break
        for told in root.iter(f"{W}instrText"):
            words = (told.text or "").split()
            if len(words) > 1 and words[0].upper() in _POINTING and words[1] not in marks:
                yield f"A field in {name} points to {words[1]}, which is not there."


def _captions_stay_with_what_they_name(package: WordPackage) -> Iterator[str]:
    for node in body_of(package).iter(f"{W}p"):
        following = node.getnext()
        if following is None or _keeps_next(package, node):
            continue
        if package.styles.name(_style(node)) == "caption" and following.tag == f"{W}tbl":
            yield f"The caption “{text_of(node)[:40]}” may stand on another page than its table."
        is_picture = next(node.iter(f"{_DRAWING}inline"), None) is not None
        if is_picture and package.styles.name(_style(following)) == "caption":
            yield f"A picture may stand on another page than its caption “{text_of(following)[:40]}”."


def _keeps_next(package: WordPackage, paragraph: _Element) -> bool:
    direct = paragraph.find(f"{W}pPr/{W}keepNext")
    found = package.styles.first(_style(paragraph), f"{W}pPr/{W}keepNext") if direct is None else direct
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")


def _style(paragraph: _Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val") or ""


def _pictures_are_told(package: WordPackage) -> Iterator[str]:
    """Words for a picture that name its file say nothing to those who do not see it."""
    told: Iterable[_Element] = package.xml["word/document.xml"].iter(f"{_DRAWING}docPr")
    for node in told:
        if re.search(r"\.(?:png|jpe?g|gif|bmp|tiff?|svg|emf|wmf)\s*$", node.get("descr") or "", re.IGNORECASE):
            yield "The words for a picture are the name of its file."


RULES: Final[tuple[Rule, ...]] = (
    *(_relations_are_whole, _parts_have_a_type, _references_are_related, _notes_belong_to_the_text),
    *(_numbers_are_unique, _tables_fit_the_page, _languages_are_known, _nothing_is_hidden, _fields_are_in_order),
    *(_captions_stay_with_what_they_name, _pictures_are_told),
)
