"""Extract room: Word documents (.docx): body, tables, notes, headers; read part by part, within bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from briefbook.extract.base import Block, BlockKind, Content, pictures, unread
from briefbook.extract.blanks import is_blank, one_line, one_paragraph, table_text
from briefbook.extract.drawing_text import diagram_texts
from briefbook.extract.office_properties import core_properties
from briefbook.extract.plain_headings import mark_headings
from briefbook.extract.refusals import refusal
from briefbook.extract.running_heads import running_heads
from briefbook.extract.word_styles import (
    Style,
    is_merged_with_next,
    numbering_of,
    outline_level,
    read_styles,
    style_id,
)
from briefbook.extract.word_table import cells_of, grid, is_layout, read_rows
from briefbook.extract.word_text import HIDDEN, RunText, TextReader
from briefbook.extract.word_xml import child, name_of, value, word_tags
from briefbook.model.kinds import ProblemKind
from briefbook.model.text import clean
from briefbook.ooxml.archive import PackageRefused
from briefbook.ooxml.package import Package, Relationship

_MAIN = "word/document.xml"
_BODY_TAGS = word_tags("p", "tbl", "altChunk")
_CONTENTS = "A line of the table of contents."
_NOT_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_MOST_PARAGRAPHS = 200_000
"""Paragraphs, those in cells and notes too; a book of 1,000 pages has 30,000."""
_TOO_MUCH = "It has more paragraphs than Briefbook takes from one file; split it into parts."
_PLAIN = Style()


def read(data: bytes, path: str) -> Content:
    """Read a Word document.

    Raises:
        DamagedFile: the package or one of its parts is broken, or holds no Word document.
        EncryptedFile: a part asks for a password.
        TooLarge: it has more parts or larger ones than Briefbook unpacks.
    """
    try:
        return _WordReader(Package(data)).content()
    except PackageRefused as error:
        raise refusal(error, path) from error


class _WordReader:
    """Reads the parts of one document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = _main_part(package)
        self._related = package.relationships(self._main)
        self._styles = self._read_styles()
        self._reader = TextReader()
        self._carried = ""
        self._pictures: list[str] = []
        self._unread: list[str] = []
        self._paragraphs = 0
        self._targets = {one.id: one.target for one in self._related}

    def content(self) -> Content:
        """Return the document's text in order: body, notes, headers and footers."""
        body = list(self._body())
        if not any(block.kind is BlockKind.HEADING or block.is_bold for block in body):
            body = mark_headings(body)
        notes = list(self._notes())
        headers, marking = running_heads(self._headers())
        said = [*marking, *core_properties(self._package), *pictures(self._pictures)]
        if self._unread:
            parts = ", ".join(dict.fromkeys(self._unread))
            said.append(unread(f"Parts of it hold no text that is read: {parts}."[:500]))
        return Content((*body, *notes, *headers), tuple(said))

    def _read_styles(self) -> Mapping[str, Style]:
        return read_styles(self._package, next(iter(self._parts("styles")), None))

    def _parts(self, kind: str) -> list[str]:
        return [one.target for one in self._related if one.type == kind and one.target in self._package]

    def _body(self) -> Iterator[Block]:
        for element in self._package.elements(self._main, *_BODY_TAGS):
            if any(name_of(outer) in {"tbl", "p"} for outer in element.iterancestors()):
                continue
            yield from self._blocks_of(element)
            _forget(element)

    def _blocks_of(self, element: etree._Element) -> Iterator[Block]:
        name = name_of(element)
        if name == "p":
            yield from self._paragraph(element)
        elif name == "tbl":
            yield from self._table(element)
        elif name == "altChunk":
            self._unread.append("a file that was put in whole")
        elif name not in {"tcPr", "sectPr", "sdtPr"}:
            for inner in element:
                yield from self._blocks_of(inner)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = self._styles.get(style_id(properties), _PLAIN)
        self._count()
        found = self._reader.paragraph(element, style.is_bold, HIDDEN if style.is_hidden else "")
        text = self._carried + found.text
        self._carried = text if is_merged_with_next(properties) else ""
        if not self._carried:
            block = _block(clean(text), style, properties)
            if not is_blank(block.text):
                yield replace(block, is_bold=found.is_bold and block.kind is BlockKind.PARAGRAPH)
        yield from self._beside(found)

    def _count(self) -> None:
        self._paragraphs += 1
        if self._paragraphs > _MOST_PARAGRAPHS:
            raise PackageRefused(ProblemKind.TOO_LARGE, _TOO_MUCH)

    def _beside(self, found: RunText) -> Iterator[Block]:
        """Yield what stands beside the text of a paragraph: what is not shown, boxes, diagrams; name the rest."""
        for why, pieces in found.asides.items():
            text = one_paragraph(clean("".join(pieces)))
            if not is_blank(text):
                yield Block(BlockKind.PARAGRAPH, text, why=why)
        for box in found.boxes:
            for inner in box:
                yield from self._blocks_of(inner)
        for diagram in found.anchored.diagrams:
            part = self._targets.get(diagram, "")
            if part in self._package:
                yield from (Block(BlockKind.LIST_ITEM, text) for text in diagram_texts(self._package, part))
        for picture in found.anchored.pictures:
            file = self._targets.get(picture.relation, "").rsplit("/", 1)[-1]
            self._pictures.append(picture.words or file or "picture")
        self._unread += found.anchored.objects

    def _table(self, element: etree._Element) -> Iterator[Block]:
        asides: list[Block] = []
        pictures_before, unread_before = len(self._pictures), len(self._unread)
        rows = read_rows(element, lambda cell: self._texts(cell, asides))
        if not is_layout(rows):
            text = clean(table_text(grid(rows)))
            if not is_blank(text):
                yield Block(BlockKind.TABLE, text)
            yield from asides
            return
        del self._pictures[pictures_before:], self._unread[unread_before:]  # they are met again below
        for cell in cells_of(element):
            yield from self._blocks_of(cell)

    def _texts(self, element: etree._Element, asides: list[Block]) -> list[str]:
        """Return the text of a paragraph in a cell and of what stands beside it; what is not shown goes to `asides`."""
        self._count()
        found = self._reader.paragraph(element)
        texts = [one_line(found.text)]
        for block in self._beside(found):
            if block.why:
                asides.append(block)
            else:
                texts.append(block.text)
        return [text for text in texts if not is_blank(text)]

    def _notes(self) -> Iterator[Block]:
        for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
            for part in self._parts(kind):
                self._targets = {one.id: one.target for one in self._package.relationships(part)}
                for note in self._package.elements(part, *word_tags(tag)):
                    if value(note, "type") not in _NOT_NOTES:
                        for inner in note:
                            yield from (_as_note(block) for block in self._blocks_of(inner))

    def _headers(self) -> Iterator[Block]:
        for part in (*self._parts("header"), *self._parts("footer")):
            self._targets = {one.id: one.target for one in self._package.relationships(part)}
            for element in self._package.elements(part, *_BODY_TAGS):
                if not any(name_of(outer) in {"tbl", "p"} for outer in element.iterancestors()):
                    yield from (block for block in self._blocks_of(element) if not block.why)


def _main_part(package: Package) -> str:
    """Return the name of the part that holds the text.

    Raises:
        PackageRefused: there is none.
    """
    offered: tuple[Relationship, ...] = package.relationships()
    main = next((one.target for one in offered if one.type == "officeDocument"), _MAIN)
    if main.startswith(("xl/", "ppt/")) or (main not in package and _MAIN not in package):
        reason = "There is no Word document in it; open it in the program that made it and save it as .docx."
        raise PackageRefused(ProblemKind.DAMAGED, reason)
    return main if main in package else _MAIN


def _block(text: str, style: Style, properties: etree._Element | None) -> Block:
    level = outline_level(properties)
    level = style.level if level is None else level
    if style.is_contents:
        return Block(BlockKind.PARAGRAPH, one_paragraph(text), why=_CONTENTS)
    if level is not None:
        return Block(BlockKind.HEADING, one_line(text), level=level)
    numbered = numbering_of(properties)
    if style.is_list if numbered is None else numbered:
        return Block(BlockKind.LIST_ITEM, one_paragraph(text))
    return Block(BlockKind.QUOTATION if style.is_quotation else BlockKind.PARAGRAPH, one_paragraph(text))


def _as_note(block: Block) -> Block:
    return block if block.kind is BlockKind.TABLE else replace(block, kind=BlockKind.NOTE, level=0, is_bold=False)


def _forget(element: etree._Element) -> None:
    """Let go of what was read; a large document never stands in memory as a whole."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
