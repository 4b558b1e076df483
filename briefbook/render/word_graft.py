"""Render room: the body of a note that was typed in Word, put into the Word file of a binder.

What it shows it takes along: styles, lists, pictures and addresses, each under a name or number that the binder does
not have. What pages repeat stays behind: the binder has headers and footers of its own.
"""

import posixpath
import re
from collections.abc import Iterable
from typing import Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree
from lxml.etree import _Element

from briefbook.render.word_graft_lists import Lists
from briefbook.render.word_graft_looks import FileLooks
from briefbook.render.word_graft_styles import StyleMap
from briefbook.render.word_order import paragraph_properties, put
from briefbook.render.wordml import R, W, element, number

_STYLES: Final = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_FILE_NAME: Final = re.compile(r"[^A-Za-z0-9_.-]")
_FIRST_PICTURE: Final = 1000
"""Drawings are numbered from here, apart from those of headers and of the binder's own text."""


class Graft:
    """Takes bodies of guests over into one host; `elements` are what its own body will hold."""

    def __init__(self, host: DocumentPart, elements: Iterable[_Element]) -> None:
        self._host = host
        self._looks = FileLooks(host)
        starts = (node for one in elements for node in one.iter(f"{W}bookmarkStart"))
        self._marks = max((number(node, "id") for node in starts), default=0)
        self._pictures = _FIRST_PICTURE

    def take(self, guest: DocumentPart, mark: str, number_of_tab: int) -> tuple[list[_Element], _Element]:
        """Return the paragraphs and tables of a guest's body as they stand in the host, and the page of its end.

        Args:
            guest: the main part of its file, which is used up.
            mark: behind the names of the styles that are taken along: “ (Tab 2)”.
            number_of_tab: tells its pictures from those of others.
        """
        body = guest.element.body
        looks = FileLooks(guest)
        lists = Lists(self._host, guest, looks)
        styles = StyleMap(self._looks, looks, lists, mark)
        page = body.find(f"{W}sectPr")
        body.remove(page)
        for reference in list(body.iter(f"{W}headerReference", f"{W}footerReference")):
            reference.getparent().remove(reference)
        looks.settled(body)
        looks.colour_shapes(body)
        self._style(body, styles)
        for node in body.iter(f"{W}numId"):
            node.set(f"{W}val", lists.number(node.get(f"{W}val") or ""))
        lists.tie(styles.taken)
        self._relate(body, guest, number_of_tab)
        self._number(body)
        return list(body), page

    def _style(self, body: _Element, styles: StyleMap) -> None:
        for node in body.iter(*(f"{W}{name}" for name in _STYLES)):
            node.set(f"{W}val", styles.id(node.get(f"{W}val") or ""))
        plain, table = styles.default("paragraph"), styles.default("table")
        for paragraph in body.iter(f"{W}p") if plain else ():
            properties = paragraph_properties(paragraph)
            if properties.find(f"{W}pStyle") is None:
                put(properties, element("pStyle", val=plain))
        for properties in body.iter(f"{W}tblPr") if table else ():
            if properties.find(f"{W}tblStyle") is None:
                properties.insert(0, element("tblStyle", val=table))
        for node in body.iterfind(f".//{W}pPr/{W}outlineLvl"):
            node.set(f"{W}val", str(min(number(node, "val") + 1, 9)))

    def _relate(self, body: _Element, guest: DocumentPart, tab: int) -> None:
        """Let the host refer to what the body shows and leads to."""
        keys: dict[str, str] = {}
        for node in body.iter(etree.Element):
            for name in [str(key) for key in node.attrib if str(key).startswith(R)]:
                key = node.get(name) or ""
                if key not in keys:
                    keys[key] = self._related(guest, key, tab)
                node.set(name, keys[key])

    def _related(self, guest: DocumentPart, key: str, tab: int) -> str:
        relation = guest.rels[key]
        if relation.is_external:
            address: str = self._host.relate_to(relation.target_ref, relation.reltype, is_external=True)
            return address
        part = relation.target_part
        name = _FILE_NAME.sub("-", posixpath.basename(str(part.partname)))
        copied = Part(PackURI(f"/word/media/tab{tab}-{name}"), part.content_type, part.blob, self._host.package)
        picture: str = self._host.relate_to(copied, RELATIONSHIP_TYPE.IMAGE)
        return picture

    def _number(self, body: _Element) -> None:
        """Give bookmarks and drawings numbers that the host has not given yet."""
        fresh: dict[int, int] = {}
        for node in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            key = number(node, "id")
            if key not in fresh:
                self._marks += 1
                fresh[key] = self._marks
            node.set(f"{W}id", str(fresh[key]))
        for node in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
            self._pictures += 1
            node.set("id", str(self._pictures))
