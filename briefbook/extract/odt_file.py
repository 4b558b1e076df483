"""Extract room: OpenDocument texts (.odt, .ott, .fodt): body, lists, tables, notes, headers; read within bounds."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from briefbook.extract.base import Block, BlockKind, Content, pictures, unread
from briefbook.extract.blanks import is_blank, label, one_line, one_paragraph, table_text
from briefbook.extract.odt_names import name_of, number, tag, value
from briefbook.extract.odt_text import Run, Styles, run_of
from briefbook.extract.plain_headings import mark_headings
from briefbook.extract.refusals import refusal
from briefbook.extract.running_heads import running_heads
from briefbook.extract.word_table import Cell, grid, is_layout
from briefbook.model.document import Evidence
from briefbook.model.errors import EncryptedFile
from briefbook.model.kinds import ProblemKind
from briefbook.model.text import clean
from briefbook.ooxml.archive import PackageRefused
from briefbook.ooxml.package import Package, elements_of

_PASSWORD = "It asks for a password; open it in LibreOffice, remove the password and save a copy."
_MANIFEST = "META-INF/manifest.xml"
_TEXT = tuple(map(tag, ("text:p", "text:h", "table:table", "style:style")))
_SAID = {
    tag("dc:title"): ("title", 0.5),
    tag("meta:initial-creator"): ("author", 0.5),
    tag("dc:creator"): ("author", 0.4),
    tag("meta:creation-date"): ("created", 0.5),
    tag("dc:language"): ("language", 0.3),
}
_INDEXES = frozenset(
    f"text:{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "alphabetical-index")
)
_OUTER = frozenset({"text:p", "text:h", "table:table"})
_UNREAD = frozenset({"text:tracked-changes", "office:annotation", "office:forms", "text:index-title-template"})
_CONTENTS = "A line of the table of contents."
_HIDDEN = "Hidden text; the document does not show it."
_MOST_PARAGRAPHS = 200_000
_TOO_MUCH = "It has more paragraphs than Briefbook takes from one file; split it into parts."
_MOST_REPEATED = 60
"""Columns that a repeated cell may fill; wider ones are layout, or a bomb."""


def read(data: bytes, path: str) -> Content:
    """Read an OpenDocument text, zipped or flat.

    Raises:
        DamagedFile: the package or one of its parts is broken.
        EncryptedFile: it asks for a password.
        TooLarge: it has more parts or larger ones than Briefbook unpacks.
    """
    try:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return _TextReader().content([("the file", data)])
        package = Package(data)
        if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
            raise EncryptedFile(path, _PASSWORD)
        names = [name for name in ("styles.xml", "content.xml", "meta.xml") if name in package or name == "content.xml"]
        return _TextReader().content([(name, package.read(name)) for name in names])
    except PackageRefused as error:
        raise refusal(error, path) from error


class _TextReader:
    """Reads the parts of one document."""

    def __init__(self) -> None:
        self._styles = Styles()
        self._body: list[Block] = []
        self._notes: list[Block] = []
        self._heads: list[Block] = []
        self._pictures: list[str] = []
        self._objects: list[str] = []
        self._paragraphs = 0
        self._said: dict[str, Evidence] = {}

    def content(self, parts: list[tuple[str, bytes]]) -> Content:
        """Return the document's text in order: body, notes, headers and footers."""
        for name, data in parts:
            for element in elements_of(data, name, *_TEXT, *_SAID):
                self._take(element)
        body = self._body
        if not any(block.kind is BlockKind.HEADING or block.is_bold for block in body):
            body = mark_headings(body)
        heads, marking = running_heads(self._heads)
        said = [*marking, *self._said.values(), *pictures(self._pictures)]
        if self._objects:
            said.append(unread(f"Objects that another program put in were not read: {', '.join(self._objects)}."[:500]))
        return Content((*body, *self._notes, *heads), tuple(said))

    def _take(self, element: etree._Element) -> None:
        if element.tag == tag("style:style"):
            self._styles.add(element)
        elif element.tag in _SAID:
            self._say(element)
        else:
            around: list[str] = []
            for outer in element.iterancestors():
                name = name_of(outer)
                if name in _OUTER:
                    return
                around.append(name)
            if _UNREAD.isdisjoint(around):
                self._place(element, around)
            _forget(element)

    def _say(self, element: etree._Element) -> None:
        field, confidence = _SAID[str(element.tag)]
        text = label(clean(element.text or ""))
        outer = element.getparent()
        if text and outer is not None and name_of(outer) == "office:meta" and field not in self._said:
            self._said[field] = Evidence(field, text, f"{field}: {text}", confidence)

    def _place(self, element: etree._Element, around: list[str]) -> None:
        blocks = list(self._blocks_of(element, "text:list-item" in around))
        if any(name.startswith(("style:header", "style:footer")) for name in around):
            self._heads += blocks
        elif "office:text" in around:
            is_index = not _INDEXES.isdisjoint(around)
            self._body += (
                (replace(one, kind=BlockKind.PARAGRAPH, why=_CONTENTS) for one in blocks) if is_index else blocks
            )

    def _blocks_of(self, element: etree._Element, is_item: bool = False) -> Iterator[Block]:
        name = name_of(element)
        if name in {"text:p", "text:h"}:
            yield from self._paragraph(element, is_item)
        elif name == "table:table":
            yield from self._table(element)
        elif name not in _UNREAD:
            for inner in element:
                yield from self._blocks_of(inner, is_item or name == "text:list-item")

    def _paragraph(self, element: etree._Element, is_item: bool) -> Iterator[Block]:
        self._count(1)
        run = run_of(element, self._styles)
        yield from self._own_block(element, run, is_item)
        hidden = one_paragraph(clean("".join(run.hidden)))
        if not is_blank(hidden):
            yield Block(BlockKind.PARAGRAPH, hidden, why=_HIDDEN)
        self._pictures += run.pictures
        self._objects += run.objects
        for note in run.notes:
            for inner in note:
                if name_of(inner) == "text:note-body":
                    self._notes += (_as_note(block) for block in self._blocks_of(inner))
        for box in run.boxes:
            yield from self._blocks_of(box)

    def _count(self, paragraphs: int) -> None:
        self._paragraphs += paragraphs
        if self._paragraphs > _MOST_PARAGRAPHS:
            raise PackageRefused(ProblemKind.TOO_LARGE, _TOO_MUCH)

    def _own_block(self, element: etree._Element, run: Run, is_item: bool) -> Iterator[Block]:
        text = clean("".join(run.pieces))
        if is_blank(text):
            return
        style = self._styles.paragraph(value(element, "text:style-name"))
        level = style.level
        if name_of(element) == "text:h" and level is None:
            level = number(element, "text:outline-level", 9)
        if style.is_contents:
            yield Block(BlockKind.PARAGRAPH, one_paragraph(text), why=_CONTENTS)
        elif level is not None:
            yield Block(BlockKind.HEADING, one_line(text), level=level)
        elif is_item or style.is_list:
            yield Block(BlockKind.LIST_ITEM, one_paragraph(text))
        elif style.is_quotation:
            yield Block(BlockKind.QUOTATION, one_paragraph(text))
        else:
            yield Block(BlockKind.PARAGRAPH, one_paragraph(text), is_bold=0 < run.letters == run.bold)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        rows = [self._row(row) for row in _rows_of(element)]
        cells = [[Cell(tuple(one_line(one.text) for one in cell if not one.why), 1) for cell in row] for row in rows]
        if is_layout(cells):
            yield from (block for row in rows for cell in row for block in cell)
            return
        text = table_text(grid(cells))
        if not is_blank(text):
            yield Block(BlockKind.TABLE, text)
        yield from (block for row in rows for cell in row for block in cell if block.why)

    def _row(self, row: etree._Element) -> list[list[Block]]:
        cells: list[list[Block]] = []
        for cell in row:
            if name_of(cell) in {"table:table-cell", "table:covered-table-cell"} and len(cells) < _MOST_REPEATED:
                blocks = list(self._blocks_of(cell))
                repeated = number(cell, "table:number-columns-repeated", _MOST_REPEATED - len(cells))
                self._count(repeated if blocks else 0)
                cells += [list(blocks) for _ in range(repeated if blocks else 1)]
            elif len(cells) >= _MOST_REPEATED:
                cells[-1] += self._blocks_of(cell)
        return cells


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        name = name_of(element)
        if name == "table:table-row":
            yield element
        elif name in {"table:table-header-rows", "table:table-rows", "table:table-row-group"}:
            yield from _rows_of(element)


def _as_note(block: Block) -> Block:
    return block if block.kind is BlockKind.TABLE else replace(block, kind=BlockKind.NOTE, level=0, is_bold=False)


def _forget(element: etree._Element) -> None:
    """Let go of what was read, but not of the text behind it, which is no one's."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
