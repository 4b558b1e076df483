"""GUI room: a document as rich text: title, headings, passages with their hits; and the way back to the passages.

Written into a text document that no view shows yet: 5,000 paragraphs take 80 ms so, and 340 in a shown one (measured).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextListFormat

from briefbook.gui.evidence import pictures, unclear_dates, unread
from briefbook.gui.look import Look
from briefbook.gui.offsets import Offsets
from briefbook.gui.panes.document_formats import LIST_INDENT, Formats
from briefbook.gui.reader_words import page_line_words, unread_words
from briefbook.gui.snippet import joined
from briefbook.model.document import Document, Furniture, Passage
from briefbook.model.kinds import PassageKind

Spans = Sequence[tuple[int, int]]
TOGGLE = "#furniture"
NO_PIECE = -1
_PASSAGES_AT_ONCE = 40
_SHOWN = {
    ord("\n"): "\u2028",
    ord("\u2029"): "\u2028",
    ord("\ufdd0"): "\ufffd",
    ord("\ufdd1"): "\ufffd",
    ord("\ufffc"): "\ufffd",
}
"""Characters that would break a block in two or stand for an object; each becomes one other, so that places hold."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one text block shows of a passage: its code points from `start` on."""

    ordinal: int
    start: int
    text: str


@dataclass(slots=True)
class DocumentText:
    """A document as rich text.

    Attributes:
        document: what is shown; None for nothing.
        rich: the text document; the number of its block's piece is the block's user state, -1 for none.
        blocks: by ordinal the first and the last block of the passage.
        hits: (first position, position behind) of each place that answers the query, in order.
        first_hit: by ordinal the number of its first hit, from 0.
    """

    rich: QTextDocument
    document: Document | None = None
    pieces: list[Piece] = field(default_factory=list)
    blocks: dict[int, tuple[int, int]] = field(default_factory=dict)
    hits: list[tuple[int, int]] = field(default_factory=list)
    first_hit: dict[int, int] = field(default_factory=dict)


class DocumentWriter:
    """Writes one document into a rich text.

    Attributes:
        text: what is written; whole when `write` has come to its end.
    """

    def __init__(self, rich: QTextDocument, look: Look, spans: Mapping[int, Spans]) -> None:
        self._look = look
        self._spans = spans
        self._formats = Formats(look.theme, rich.defaultFont())
        self.text = DocumentText(rich)
        self._cursor = QTextCursor(rich)
        self._is_empty = True
        self._heading: tuple[str, ...] = ()

    def write(self, document: Document, *, with_furniture: bool) -> Iterator[None]:
        """Write the document into `text`, with the lines of the page or without them, a few passages at each step."""
        self.text.document = document
        self._cursor.beginEditBlock()
        self._write_head(document, with_furniture=with_furniture)
        furniture = document.furniture if with_furniture else ()
        parts: list[Passage | Furniture] = sorted((*document.passages, *furniture), key=lambda part: part.ordinal)
        title = (document.row.name,)
        previous: PassageKind | None = None
        for number, part in enumerate(parts, 1):
            if number % _PASSAGES_AT_ONCE == 0:
                yield
            if isinstance(part, Furniture):
                why = page_line_words(part.why, self._look.words.language)
                self._block(self._formats.furniture_block, self._formats.page_line(why), part.text)
                previous = None
                continue
            self._write_headings(part.heading[1:] if part.heading[:1] == title else part.heading)
            self._write_passage(part, continues_list=previous is PassageKind.LIST_ITEM)
            previous = part.kind
        self._cursor.endEditBlock()

    def _write_head(self, document: Document, *, with_furniture: bool) -> None:
        formats, words = self._formats, self._look.words
        self._block(formats.title_block, formats.title, document.row.name)
        date = document.date or (words.date_unclear if unclear_dates(document) else words.undated)
        facts = (words.kind(document.kind), date, document.publisher)
        self._block(formats.fact_block, formats.small, " · ".join(fact for fact in facts if fact))
        self._block(formats.fact_block, formats.small, document.path)
        for what in unread(document):
            shown = unread_words(what, words.language)
            self._block(formats.fact_block, formats.warning, words.unread.format(what=shown))
        number, names = pictures(document)
        if number:
            self._block(formats.fact_block, formats.small, words.counted(words.pictures, number, names=names))
        if document.furniture:
            self._block(formats.fact_block, formats.small)
            sentence = words.shown_lines if with_furniture else words.hidden_lines
            self._cursor.insertText(words.counted(sentence, len(document.furniture)), formats.link(TOGGLE))
        self._cursor.setBlockFormat(formats.end_of_head)

    def _block(self, form: QTextBlockFormat, chars: QTextCharFormat, text: str = "") -> None:
        if self._is_empty:
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(chars)
            self._is_empty = False
        else:
            self._cursor.insertBlock(form, chars)
        self._cursor.block().setUserState(NO_PIECE)
        if text:
            self._cursor.insertText(text.translate(_SHOWN), chars)

    def _write_headings(self, path: tuple[str, ...]) -> None:
        """Write the headings of a passage that the passage before did not stand under."""
        same = 0
        while same < min(len(path), len(self._heading)) and path[same] == self._heading[same]:
            same += 1
        self._heading = path
        for level, heading in enumerate(path[same:], same + 1):
            self._block(*self._formats.heading(level), heading)

    def _write_passage(self, passage: Passage, *, continues_list: bool) -> None:
        spans, before = joined(passage.text, self._spans.get(passage.ordinal, ())), len(self.text.hits)
        if passage.kind is PassageKind.TABLE and _is_grid(passage.text):
            self._write_table(passage, spans)
        else:
            self._block(self._formats.passage_block(passage.kind), self._formats.body)
            if passage.kind is PassageKind.LIST_ITEM:
                self._to_list(continues=continues_list)
            self._write_piece(Piece(passage.ordinal, 0, passage.text), spans)
            self.text.blocks[passage.ordinal] = (self._cursor.blockNumber(), self._cursor.blockNumber())
        if len(self.text.hits) > before:
            self.text.first_hit[passage.ordinal] = before

    def _to_list(self, *, continues: bool) -> None:
        above = self._cursor.block().previous().textList() if continues else None
        if above is not None:
            above.add(self._cursor.block())
            return
        form = QTextListFormat()
        form.setStyle(QTextListFormat.Style.ListDisc)
        form.setIndent(LIST_INDENT)
        self._cursor.createList(form)

    def _write_table(self, passage: Passage, spans: Spans) -> None:
        """Write a table cell by cell; the empty block that stands behind every table takes what comes next."""
        rows = [row.split("\t") for row in passage.text.split("\n")]
        table = self._cursor.insertTable(len(rows), len(rows[0]), self._formats.table)
        first, start = table.cellAt(0, 0).firstCursorPosition().blockNumber(), 0
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self._cursor = table.cellAt(row, column).firstCursorPosition()
                self._cursor.setBlockFormat(self._formats.cell_block(cell))
                chars = self._formats.strong if row == 0 else self._formats.body
                self._write_piece(Piece(passage.ordinal, start, cell), spans, chars)
                start += len(cell) + 1
        last = self._cursor.blockNumber()
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_empty = True
        self.text.blocks[passage.ordinal] = (first, last)

    def _write_piece(self, piece: Piece, spans: Spans, chars: QTextCharFormat | None = None) -> None:
        plain = chars or self._formats.body
        self._cursor.block().setUserState(len(self.text.pieces))
        self.text.pieces.append(piece)
        shown, done = piece.text.translate(_SHOWN), 0
        offsets, base = Offsets(shown), self._cursor.position()
        for start, end in spans:
            begin, stop = max(start - piece.start, 0), min(end - piece.start, len(shown))
            if begin >= stop:
                continue
            self._cursor.insertText(shown[done:begin], plain)
            self._cursor.insertText(shown[begin:stop], self._formats.hit)
            self.text.hits.append((base + offsets.units(begin), base + offsets.units(stop)))
            done = stop
        self._cursor.insertText(shown[done:], plain)


def _is_grid(text: str) -> bool:
    widths = {row.count("\t") for row in text.split("\n")}
    return len(widths) == 1 and widths != {0}
