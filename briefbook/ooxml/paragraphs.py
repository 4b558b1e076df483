"""Ooxml room: the body of a Word file that others worked on, as it reads after all their changes are accepted.

Every stretch of text knows the bookmarks that it stands in, who put it there under tracking, and what was taken out
beside it. Word, LibreOffice and mail programs leave bookmarks in different places; here they are where the text is.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, TypeAlias

from lxml import etree

from briefbook.ooxml.bookmarks import Bookmarks, pair_bookmarks
from briefbook.ooxml.names import child, is_on, name_of, relation_of, value, whole_number
from briefbook.ooxml.numbering import DEEPEST, Numbering
from briefbook.ooxml.styles import Style

_CHARACTERS: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_GONE: Final = frozenset({"del", "moveFrom"})
_ADDED: Final = frozenset({"ins", "moveTo"})
_PASSED_OVER: Final = frozenset(
    {
        *("pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr"),
        *("sdtEndPr", "fldData", "tblGrid", "tblPrEx", "annotationRef", "footnoteRef", "endnoteRef", "altChunk"),
    }
)
_BOOKMARKS: Final = frozenset({"bookmarkStart", "bookmarkEnd"})
_PAGE_BREAKS: Final = frozenset({"page", "column"})


class Mark(NamedTuple):
    """A bookmark: its name, and which one of this file it is, for a name may be there twice."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text of one look, or a place where something without text is.

    Attributes:
        text: a line break is a newline.
        style: name of its character style in small letters.
        link: the relationship of the address it leads to; `target` the bookmark it leads to.
        marks: the bookmarks it stands in, in the order in which they began.
        author: who put it there, or took out what was there, under tracking; empty otherwise.
        is_gone: whether text was taken out here.
        comment: id of a comment on this place.
        note: id of the footnote that is called here.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    style: str = ""
    link: str = ""
    target: str = ""
    marks: tuple[Mark, ...] = ()
    author: str = ""
    is_gone: bool = False
    comment: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        level: of the heading that it is, from 1; None for no heading.
        listed: depth in a list, from 0; None where it stands in none.
        number: in a numbered list; None where it has none.
    """

    style: Style
    stretches: tuple[Stretch, ...]
    level: int | None = None
    listed: int | None = None
    number: int | None = None

    @property
    def text(self) -> str:
        """Its text; a line break is a newline."""
        return "".join(one.text for one in self.stretches)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells of paragraphs; what was deleted under tracking is gone."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]


Piece: TypeAlias = Paragraph | Grid


class _Look(NamedTuple):
    """What the elements around a run say of it."""

    author: str = ""
    is_gone: bool = False
    link: str = ""
    target: str = ""


class BodyReader:
    """Reads the elements of a body in order; it has to see all of them: bookmarks and fields begin and end anywhere.

    Attributes:
        names_seen: of the bookmarks so far.
    """

    def __init__(self, styles: Mapping[str, Style], numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._marks: dict[str, Mark] = {}
        self._seen = 0
        self._fields: list[bool] = []
        self._carried: list[Stretch] = []
        self._loose: list[Stretch] = []
        self._boxes: list[etree._Element] = []
        self._bookmarks = Bookmarks(frozenset(), {})
        self.names_seen: list[str] = []

    def read(self, body: etree._Element) -> Iterator[Piece]:
        """Yield the paragraphs and tables of a whole body; a bookmark without an end holds no text, as in Word."""
        self._bookmarks = pair_bookmarks(body)
        yield from self.pieces(body)
        self._carried += self._loose
        yield from self._left()

    def pieces(self, parent: etree._Element) -> Iterator[Piece]:
        """Yield the paragraphs and tables in an element, also in content controls; text boxes after their place."""
        for element in parent:
            name = name_of(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._left()
                yield Grid(tuple(self._rows(element)))
            elif name in _BOOKMARKS:
                self._bookmark(element, self._loose)
            elif name == "mc:AlternateContent":
                yield from self.pieces(_alternative(element))
            elif name not in _PASSED_OVER and not (name == "sdt" and _is_contents(element)):
                yield from self.pieces(element)

    def _rows(self, table: etree._Element) -> Iterator[tuple[tuple[Paragraph, ...], ...]]:
        for row in _inside(table, "tr", self._between):
            properties = child(row, "trPr")
            cells = tuple(tuple(self._cell(cell)) for cell in _inside(row, "tc", self._between))
            gone = child(properties, "del")
            if gone is None:
                yield cells
                continue
            left = [one for cell in cells for paragraph in cell for one in paragraph.stretches]
            self._loose += [replace(one, text="", is_gone=True, author=value(gone, "author")) for one in left]

    def _between(self, element: etree._Element, name: str) -> None:
        if name in _BOOKMARKS:
            self._bookmark(element, self._loose)

    def _cell(self, cell: etree._Element) -> Iterator[Paragraph]:
        is_gone = child(child(cell, "tcPr"), "cellDel") is not None
        for piece in self.pieces(cell):
            if is_gone:
                continue
            if isinstance(piece, Paragraph):
                yield piece
            else:
                yield from (paragraph for row in piece.rows for inner in row for paragraph in inner)
        yield from self._left()

    def _left(self) -> Iterator[Paragraph]:
        """Yield what is left of paragraphs whose mark was deleted where no other paragraph follows."""
        carried, self._carried = tuple(self._carried), []
        if carried:
            yield Paragraph(Style(), carried)

    def _paragraph(self, element: etree._Element) -> Iterator[Piece]:
        properties = child(element, "pPr")
        # the code of a field ends where its paragraph does, also where the file forgot to say so
        self._fields = [in_result for in_result in self._fields if in_result]
        opened = [*self._carried, *self._loose]
        self._carried, self._loose = [], []
        self._visit(element, opened, _Look())
        boxes, self._boxes = self._boxes, []
        mark = child(properties, "rPr")
        gone = None if mark is None else next((one for one in mark if name_of(one) in _GONE), None)
        if gone is not None:
            author = value(gone, "author")
            self._carried = [*opened, Stretch(marks=self._standing(), author=author, is_gone=True)]
        else:
            yield self._made(properties, tuple(opened))
        for box in boxes:
            yield from self.pieces(box)

    def _made(self, properties: etree._Element | None, stretches: tuple[Stretch, ...]) -> Paragraph:
        style = self._styles.get(value(child(properties, "pStyle")), Style())
        level = value(child(properties, "outlineLvl"))
        outline = whole_number(level) + 1 if level.isdigit() and whole_number(level) < 9 else style.outline
        depth, number = self._place_in_list(properties, style)
        return Paragraph(style, stretches, outline, depth, number)

    def _place_in_list(self, properties: etree._Element | None, style: Style) -> tuple[int | None, int | None]:
        """Return the depth of a paragraph in a list, and its number there."""
        own = child(properties, "numPr")
        listed = value(child(own, "numId")) or style.listed
        if listed == "0" or (own is None and not style.is_listed):
            return None, None
        said = child(own, "ilvl")
        if said is not None:
            depth = whole_number(value(said))
        else:
            depth = self._numbering.depth_of(listed, style.id) if style.depth is None else style.depth
        return depth, self._numbering.next_number(listed, min(depth, DEEPEST))

    def _visit(self, parent: etree._Element, opened: list[Stretch], look: _Look) -> None:
        for element in parent:
            name = name_of(element)
            if name == "r":
                self._run(element, opened, look)
            elif name in _BOOKMARKS:
                self._bookmark(element, opened)
            elif name in {"commentRangeStart", "commentReference"}:
                opened.append(Stretch(marks=self._standing(), comment=value(element, "id")))
            elif name == "mc:AlternateContent":
                self._visit(_alternative(element), opened, look)
            elif name == "txbxContent":
                self._boxes.append(element)
            elif name not in _PASSED_OVER:
                self._visit(element, opened, _inner_look(element, name, look))

    def _run(self, run: etree._Element, opened: list[Stretch], look: _Look) -> None:
        if look.is_gone:
            if any(name_of(one) in {"delText", "t", "tab", "br"} for one in run):
                opened.append(Stretch(marks=self._standing(), author=look.author, is_gone=True))
            return
        properties = child(run, "rPr")
        plain = Stretch(
            bold=is_on(child(properties, "b")),
            italic=is_on(child(properties, "i")),
            style=value(child(properties, "rStyle")).lower(),
            link=look.link,
            target=look.target,
            marks=self._standing(),
            author=look.author,
        )
        is_hidden = is_on(child(properties, "vanish"))
        for element in run:
            self._content(element, opened, plain, is_hidden=is_hidden)

    def _content(self, element: etree._Element, opened: list[Stretch], plain: Stretch, *, is_hidden: bool) -> None:
        name = name_of(element)
        if name == "fldChar":
            self._mark_field(value(element, "fldCharType"))
        elif name == "commentReference":
            opened.append(replace(plain, comment=value(element, "id")))
        elif name == "footnoteReference":
            opened.append(replace(plain, note=value(element, "id")))
        elif name in {"drawing", "pict", "object", "mc:AlternateContent"}:
            self._visit(_alternative(element) if name.startswith("mc:") else element, opened, _Look())
        elif (text := _text_of(element, name)) and not is_hidden and all(self._fields):
            opened.append(replace(plain, text=text))

    def _mark_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _bookmark(self, element: etree._Element, opened: list[Stretch]) -> None:
        identity = value(element, "id")
        if name_of(element) == "bookmarkStart":
            self._seen += 1
            if identity in self._bookmarks.begin:
                self._marks[identity] = Mark(value(element, "name"), self._seen)
            self.names_seen.append(value(element, "name"))
            # a mark without any text tells that it was there
            opened.append(Stretch(marks=self._standing()))
        else:
            self._marks.pop(self._bookmarks.ends.get(identity, identity), None)

    def _standing(self) -> tuple[Mark, ...]:
        return tuple(sorted(self._marks.values(), key=lambda mark: mark.number))


def _text_of(element: etree._Element, name: str) -> str:
    if name == "t":
        return element.text or ""
    if name == "br":
        return "" if value(element, "type") in _PAGE_BREAKS else "\n"
    return _CHARACTERS.get(name, "")


def _inner_look(element: etree._Element, name: str, look: _Look) -> _Look:
    if name in _GONE:
        return look._replace(author=value(element, "author"), is_gone=True)
    if name in _ADDED:
        return look._replace(author=value(element, "author"))
    if name == "hyperlink":
        return look._replace(link=relation_of(element), target=value(element, "anchor"))
    return look


def _inside(
    parent: etree._Element, wanted: str, between: Callable[[etree._Element, str], None]
) -> Iterator[etree._Element]:
    """Yield the children of that name, also those that content controls and tracked changes wrap, in order."""
    for element in parent:
        name = name_of(element)
        if name == wanted:
            yield element
        elif name in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _inside(element, wanted, between)
        else:
            between(element, name)


def _is_contents(control: etree._Element) -> bool:
    """Tell whether a content control holds a table of contents, which is made of headings."""
    gallery = child(child(child(control, "sdtPr"), "docPartObj"), "docPartGallery")
    return value(gallery).lower() == "table of contents"


def _alternative(element: etree._Element) -> etree._Element:
    """Of the same content in two forms read one: the first choice, or the fallback when there is no choice."""
    choice = child(element, "mc:Choice")
    return choice if choice is not None else next(iter(element), element)
