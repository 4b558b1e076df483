"""Extract room: a text flow of an RTF file (body, note, header, box): runs become paragraphs, cells become tables."""

from dataclasses import dataclass, field, replace

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import is_blank, one_line, one_paragraph, table_text
from briefbook.extract.word_styles import Style
from briefbook.extract.word_table import Cell, grid, is_layout
from briefbook.model.text import clean

HIDDEN = "Hidden text; the document does not show it."
CONTENTS = "A line of the table of contents."


@dataclass(slots=True)
class Form:
    """What the paragraph that is being read is."""

    style: Style = field(default_factory=Style)
    outline: int | None = None
    is_item: bool = False
    is_in_table: bool = False


@dataclass(slots=True)
class Story:
    """One flow of text, filled run by run; `finish` gives its blocks.

    Attributes:
        boxes: the boxes anchored in the paragraph that is being read; a box within a box stands beside it.
    """

    form: Form = field(default_factory=Form)
    boxes: list["Story"] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _hidden: list[str] = field(default_factory=list)
    _letters: int = 0
    _bold: int = 0
    _cell: list[Block] = field(default_factory=list)
    _row: list[list[Block]] = field(default_factory=list)
    _rows: list[list[list[Block]]] = field(default_factory=list)
    _asides: list[Block] = field(default_factory=list)

    def put(self, text: str, is_bold: bool, is_hidden: bool) -> None:
        """Add a run of text."""
        if is_hidden:
            self._hidden.append(text)
            return
        self._pieces.append(text)
        count = sum(map(len, text.split()))
        self._letters += count
        self._bold += count if is_bold else 0

    def end_paragraph(self) -> None:
        """End a paragraph; one in a table goes on with its cell."""
        found = self._taken()
        if self.form.is_in_table:
            self._cell += found
            return
        self._end_table()
        self._blocks += found

    def end_cell(self) -> None:
        """End a cell of a table."""
        self._row.append([*self._cell, *self._taken()])
        self._cell = []

    def end_row(self) -> None:
        """End a row of a table."""
        rest = [*self._cell, *self._taken()]
        if rest:
            self._row.append(rest)
        self._cell = []
        self._rows.append(self._row)
        self._row = []

    def finish(self) -> list[Block]:
        """Return the blocks of the whole flow, in order."""
        self.form.is_in_table = False
        last = self._taken()
        self._end_table()
        self._blocks += last
        blocks, self._blocks = self._blocks, []
        return blocks

    def _taken(self) -> list[Block]:
        """Return the block of the paragraph that ends here, and those of the boxes anchored in it."""
        text = clean(joined(self._pieces))
        is_bold = 0 < self._letters == self._bold
        hidden = one_paragraph(clean(joined(self._hidden)))
        boxes, self.boxes = self.boxes, []
        self._pieces, self._hidden, self._letters, self._bold = [], [], 0, 0
        found = [] if is_blank(text) else [_block(text, self.form, is_bold)]
        if not is_blank(hidden):
            self._asides.append(Block(BlockKind.PARAGRAPH, hidden, why=HIDDEN))
        for box in boxes:
            found += box.finish()
        if not self.form.is_in_table:
            found += self._asides
            self._asides = []
        return found

    def _end_table(self) -> None:
        if self._row or self._cell:
            self.end_row()
        rows, self._rows = self._rows, []
        cells = [[Cell(tuple(one_line(one.text) for one in cell), 1) for cell in row] for row in rows]
        if is_layout(cells):
            self._blocks += [block for row in rows for cell in row for block in cell]
        elif text := table_text(grid(cells)):
            self._blocks.append(Block(BlockKind.TABLE, text))


def joined(pieces: list[str]) -> str:
    """Join runs; letters beyond the first plane stand as two halves in RTF."""
    text = "".join(pieces)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _block(text: str, form: Form, is_bold: bool) -> Block:
    level = form.style.level if form.outline is None else form.outline
    if form.style.is_contents:
        return Block(BlockKind.PARAGRAPH, one_paragraph(text), why=CONTENTS)
    if level is not None:
        return Block(BlockKind.HEADING, one_line(text), level=level)
    if form.is_item or form.style.is_list:
        return Block(BlockKind.LIST_ITEM, one_paragraph(text))
    if form.style.is_quotation:
        return Block(BlockKind.QUOTATION, one_paragraph(text))
    return replace(Block(BlockKind.PARAGRAPH, one_paragraph(text)), is_bold=is_bold)
