"""Render room: the content tree → the paragraphs and tables of a Word document's body.

Elements are gathered in a list and put into the document at once: python-docx's own `add_paragraph` looks for the end
of the section each time. A page break is a property of the paragraph after it; no paragraph is empty but the gap that
Word needs beside a table.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml.etree import _Element

from briefbook.model.note import (
    Block,
    Blocks,
    ExcerptBlock,
    Heading,
    HeadingRole,
    Image,
    Inlines,
    ListBlock,
    PageBreak,
    Para,
    ParaStyle,
    Quote,
    Run,
    Table,
    Toc,
    plain_inlines,
)
from briefbook.render.columns import alignments, widths
from briefbook.render.contents import listed_headings
from briefbook.render.entry_text import has_several_paragraphs
from briefbook.render.word_contents import Listed, contents_element, listed
from briefbook.render.word_keeping import announces, keep_lists, keep_with_next, lower_to_a_hair
from briefbook.render.word_paragraphs import Paragraphs, Shape, Surroundings, Written
from briefbook.render.word_pictures import drawing_run
from briefbook.render.wording import words
from briefbook.render.wordml import W, add, element, one_line

_PARAGRAPH_STYLES: Final[dict[ParaStyle, str]] = {
    "body": "Body Text",
    "subtitle": "Subtitle",
    "caption": "caption",
    "source-note": "Source Note",
    "placeholder": "To Be Written",
    "notice": "Notice",
    "cover": "Cover Line",
}
_HEADINGS: Final[dict[HeadingRole, str]] = {
    "cover": "Title",
    "tab": "Tab Divider",
    "note": "Note Title",
    "annex": "Annex Title",
}
_AFTER_PICTURE_TWIPS: Final = 240
_COVER_HALF_POINTS: Final = 60
_COVER_TWIPS: Final = 4400
"""The title of a cover stands a third down the page."""
_ROWS_ON_ONE_PAGE: Final = 12
"""A table of so many rows at most is not parted between pages."""
_LABEL_TWIPS: Final = 95
"""Width of an average character of a label: bold, 11 points; measured on Carlito."""
_LABEL_GAP_TWIPS: Final = 200
_LABEL_STYLE_TWIPS: Final = 2300
"""Width that the style Details has for labels."""
_LABEL_WIDEST_TWIPS: Final = 4400


@dataclass(slots=True)
class _Item:
    """The list item that is being written."""

    ordered: bool
    depth: int
    number: int | None
    is_begun: bool = False


class Body:
    """Writes blocks one after the other.

    Attributes:
        elements: the body so far.
        contents: the lists of contents in it, whose pages are still to be numbered.
        beginnings: the headings with which a section of a binder begins.
    """

    def __init__(self, around: Surroundings, marks: Mapping[str, str], blocks: Blocks) -> None:
        self.elements: list[_Element] = []
        self._around = around
        self._marks = marks
        self._paragraphs = Paragraphs(around, blocks)
        self._new_page = False
        self._first: Written | None = None
        self._entry_text: list[Written] = []
        self._last_heading = (0, 0)
        self._pictures = 0
        self._lists: dict[int, tuple[Toc, list[Listed]]] = {}
        self._listed: dict[int, str] = {}
        self.contents: list[_Element] = []
        self.beginnings: list[_Element] = []
        for block in blocks:
            if isinstance(block, Toc):
                headings = listed_headings(tuple(blocks), block)
                self._lists[id(block)] = (block, listed(headings, block))
                lines = self._lists[id(block)][1]
                self._listed = {id(heading): line.mark for heading, line in zip(headings, lines, strict=True)}

    def add(self, blocks: Iterable[Block], *, quoted: bool = False, item: _Item | None = None) -> None:
        """Append blocks, within a quotation or a list item where they stand in one."""
        listed = tuple(blocks)
        for place, block in enumerate(listed):
            match block:
                case Heading():
                    self._heading(block)
                case Para(style="details"):
                    shape = Shape(self._around.styles.id("Details"), lang=block.lang, hang=_label_width(listed, place))
                    self._append(_hanging(block.inlines), shape, block.anchor)
                case Para():
                    self._para(block, quoted=quoted, item=item)
                case ListBlock():
                    self._list(block, 0 if item is None else item.depth + 1)
                case Quote(blocks=inner):
                    self._keep_announcement()
                    self.add(inner, quoted=True, item=item)
                case Table():
                    self._table(block)
                case ExcerptBlock():
                    self._entry(block, quoted=quoted, item=item)
                case PageBreak() | Image() | Toc():
                    self._add_rare(block)

    def _add_rare(self, block: PageBreak | Image | Toc) -> None:
        match block:
            case PageBreak():
                self._new_page = True
            case Image():
                self._picture(block)
            case Toc():
                self._contents(block)

    def close(self, mark: str) -> None:
        """End the body: a gap after a last table, lists kept together, the mark of the export around its beginning."""
        styles = self._around.styles
        items = [styles.list_item(ordered=ordered, depth=depth) for ordered in (True, False) for depth in range(3)]
        keep_lists(self.elements, frozenset((*items, *(styles.list_more(depth) for depth in range(3)))))
        if self._is_after_table():
            self._gap()
            lower_to_a_hair(self.elements[-1])
        if self._first is not None:
            self._paragraphs.mark(mark, self._first, self._first)

    def _heading(self, block: Heading) -> None:
        above, place = self._last_heading
        if block.level > above > 0 and place == len(self.elements) - 2:
            keep_with_next(self.elements[-1])  # one short text under a heading of its own: a question, say
        self._last_heading = (block.level, len(self.elements))
        level = "Title" if block.level == 1 else f"heading {min(block.level - 1, 4)}"
        name = _HEADINGS.get(block.role, level)
        before = _COVER_TWIPS if block.role == "cover" else None
        self._new_page = self._new_page or block.role == "note"
        written = self._append(block.inlines, Shape(self._around.styles.id(name), heads=True, before=before), block.id)
        if block.role == "cover":
            _enlarge(written.element)
        elif block.role in ("tab", "annex"):
            self.beginnings.append(written.element)
        mark = self._listed.pop(id(block), None)
        if mark is not None:
            self._paragraphs.mark(mark, written, written)

    def _para(self, block: Para, *, quoted: bool, item: _Item | None) -> None:
        if item is not None and block.style == "body":
            self._append(block.inlines, replace(self._item_shape(item), lang=block.lang), block.anchor)
            return
        name = "Quote" if quoted and block.style == "body" else _PARAGRAPH_STYLES[block.style]
        inlines = _hanging(block.inlines) if block.style == "source-note" and block.anchor else block.inlines
        self._append(inlines, Shape(self._around.styles.id(name), lang=block.lang), block.anchor)

    def _item_shape(self, item: _Item) -> Shape:
        if item.is_begun:
            return Shape(self._around.styles.list_more(item.depth))
        item.is_begun = True
        style = self._around.styles.list_item(ordered=item.ordered, depth=item.depth)
        return Shape(style, listed=None if item.number is None else (min(item.depth, 2), item.number))

    def _list(self, block: ListBlock, depth: int) -> None:
        self._keep_announcement()
        number = self._around.start_list(min(depth, 2), block.start) if block.ordered else None
        for blocks in block.items:
            self.add(blocks, item=_Item(block.ordered, depth, number))

    def _keep_announcement(self) -> None:
        """Keep a paragraph that ends with a colon on the page of the list that it announces."""
        if self.elements and announces(self.elements[-1]):
            keep_with_next(self.elements[-1])

    def _entry(self, block: ExcerptBlock, *, quoted: bool, item: _Item | None) -> None:
        if self._is_after_table() and _begins_with_paragraph(block.blocks) and has_several_paragraphs(block.blocks):
            self._gap()  # LibreOffice loses a mark over several paragraphs that begins right behind a table
        self._entry_text = []
        self.add(block.blocks, quoted=quoted, item=item)
        mark = self._marks.get(block.id)
        if mark and self._entry_text:
            self._paragraphs.mark(mark, self._entry_text[0], self._entry_text[-1])

    def _append(self, inlines: Inlines, shape: Shape, anchor: str = "") -> Written:
        written = self._paragraphs.make(
            inlines,
            replace(shape, new_page=self._new_page, after_table=self._is_after_table() and not shape.heads),
            anchor,
        )
        self._new_page = False
        self.elements.append(written.element)
        self._note(written)
        return written

    def _note(self, written: Written) -> None:
        if written.end > written.start:
            self._entry_text.append(written)
            self._first = self._first or written

    def _is_after_table(self) -> bool:
        return bool(self.elements) and self.elements[-1].tag == f"{W}tbl"

    def _gap(self) -> None:
        self._append((), Shape(self._around.styles.id("Table Gap")))

    def _picture(self, block: Image) -> None:
        found = self._around.picture(block.name)
        if found is None:
            self._append((Run(block.alt),), Shape(self._around.styles.id("Body Text")))
            return
        picture, relation = found
        self._pictures += 1
        alone = not block.caption
        shape = Shape(
            self._around.styles.id("Picture"),
            keep_next=False if alone else None,
            after=_AFTER_PICTURE_TWIPS if alone else None,
        )
        written = self._append((), shape)
        written.element.append(drawing_run(picture, relation, block.alt, self._pictures, self._around.width))
        if block.caption:
            caption = self._around.styles.id("caption")
            self._append(block.caption, Shape(caption, keep_next=False, before=0, after=_AFTER_PICTURE_TWIPS))

    def _contents(self, block: Toc) -> None:
        found = self._lists.get(id(block))
        if found is None or not found[1]:
            return
        made = contents_element(found[1], block, words(self._around.language).contents, self._around.styles)
        if self._new_page:
            properties = next(made.iter(f"{W}pPr"))
            properties.insert(1, element("pageBreakBefore"))
            self._new_page = False
        self.elements.append(made)
        self.contents.append(made)

    def _table(self, table: Table) -> None:
        self._keep_announcement()
        if table.caption:
            self._append(table.caption, Shape(self._around.styles.id("caption")))
        elif self._is_after_table() or self._new_page or not self.elements:
            self._gap()
        made = element("tbl")
        self.elements.append(made)
        sizes = widths(table, self._around.width)
        self._table_properties(made, table)
        grid = add(made, "tblGrid")
        for size in sizes:
            add(grid, "gridCol", w=size)
        align = alignments(table)
        kept = len(table.rows) if len(table.rows) <= _ROWS_ON_ONE_PAGE else 1
        for number, row in enumerate((table.header, *table.rows)):
            made_row = add(made, "tr")
            properties = add(made_row, "trPr")
            add(properties, "cantSplit")
            if number == 0:
                add(properties, "tblHeader")
            for size, side, cell in zip(sizes, align, row, strict=True):
                made_cell = add(made_row, "tc")
                add(add(made_cell, "tcPr"), "tcW", w=size, type="dxa")
                shape = Shape(self._around.styles.id("Table Text"), keep_next=number < kept, align=side)
                written = self._paragraphs.make(cell, shape)
                made_cell.append(written.element)
                self._note(written)

    def _table_properties(self, made: _Element, table: Table) -> None:
        columns = ", ".join(plain_inlines(cell) for cell in table.header)
        properties = add(made, "tblPr")
        add(properties, "tblStyle", val=self._around.styles.id("Briefbook Table"))
        add(properties, "tblW", w=self._around.width, type="dxa")
        add(properties, "tblLayout", type="fixed")
        add(properties, "tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1)
        add(properties, "tblCaption", val=one_line(plain_inlines(table.caption) or columns))
        say = words(self._around.language)
        add(properties, "tblDescription", val=one_line(f"{say.table_columns} {columns}"))


def _begins_with_paragraph(blocks: Blocks) -> bool:
    match blocks:
        case (Table(caption=()), *_):
            return False
    return True


def _label_width(blocks: Sequence[Block], place: int) -> int:
    """Return the width in twips of the longest label of the details that stand together, 0 where the style has room."""
    first = last = place
    while first > 0 and _is_detail(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and _is_detail(blocks[last + 1]):
        last += 1
    labels = (block.inlines[:1] for block in blocks[first : last + 1] if isinstance(block, Para))
    width = _LABEL_TWIPS * max(len(plain_inlines(label)) for label in labels) + _LABEL_GAP_TWIPS
    return min(width, _LABEL_WIDEST_TWIPS) if width > _LABEL_STYLE_TWIPS else 0


def _is_detail(block: Block) -> bool:
    return isinstance(block, Para) and block.style == "details"


def _enlarge(paragraph: _Element) -> None:
    """Set the title of a cover in large type: it is alone on its page."""
    for run in paragraph.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = element("rPr")
            run.insert(0, properties)
        for name in ("sz", "szCs"):
            add(properties, name, val=_COVER_HALF_POINTS)


def _hanging(inlines: Inlines) -> Inlines:
    """Return a label or number with a tab after it, so that the text hangs beside it."""
    match inlines:
        case (Run(text=text) as label, Run() as first, *rest):
            return (replace(label, text=f"{text.rstrip()}\t"), replace(first, text=first.text.lstrip(" ")), *rest)
    return inlines
