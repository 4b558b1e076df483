"""GUI room: a document as it is read: all hits marked, the current passage barred at the left."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from briefbook.gui.dragged import DraggedPassage, put_passages
from briefbook.gui.look import Look
from briefbook.gui.panes.document_formats import INDENT_WIDTH, LEFT
from briefbook.gui.panes.document_marks import draw_passage_bar, draw_quote_bars, lay_out
from briefbook.gui.panes.document_text import TOGGLE, DocumentText, DocumentWriter, Spans
from briefbook.gui.panes.hit_marks import HitMarks
from briefbook.gui.panes.passage_selection import Selection, selected_passages, selected_text
from briefbook.gui.panes.reading_view import ReadingView
from briefbook.gui.panes.sliced_work import SlicedWork
from briefbook.model.document import Document

_ABOVE_PASSAGE = 0.2


class DocumentView(ReadingView):
    """The text of one document.

    Signals:
        hit_position: how far the hits are stepped through (from 1, 0 before the first; total).
        selection_changed: something is selected in passages, or no longer (bool).
        opened: the passage asked for is in sight (path); long documents are laid out in slices.
    """

    hit_position = Signal(int, int)
    selection_changed = Signal(bool)
    opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._document: Document | None = None
        self._text = DocumentText(QTextDocument(self))
        self._spans: Mapping[int, Spans] = {}
        self._current: int | None = None
        self._with_furniture = False
        self._in_sight = False
        self._placed = -1
        self._marks = HitMarks(self, look.theme, self.hit_position.emit)
        self._work = SlicedWork(self)
        self.setObjectName("preview")
        self.setAccessibleName(look.words.preview)
        self.anchorClicked.connect(lambda target: self.turn_furniture() if target.toString() == TOGGLE else None)
        self.selectionChanged.connect(lambda: self.selection_changed.emit(bool(self.selected_passages())))

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._look = look
        self.setAccessibleName(look.words.preview)
        self._marks.set_theme(look.theme)
        self.fit_lines()
        if self._document is not None:
            self._write(self._document)

    def show_document(self, document: Document, spans: Mapping[int, Spans], current: int | None) -> None:
        """Show a document.

        Args:
            document: the document.
            spans: by ordinal, the code points [start, end) of the passage's text that answer the query.
            current: ordinal of the passage to bar and bring into sight; None for the beginning.
        """
        is_same = document == self._document and dict(spans) == dict(self._spans)
        self._current, self._document, self._spans = current, document, dict(spans)
        if not is_same:
            self._write(document)
        elif self._text.document is document or not self._work.is_busy:
            self._go_to_passage()

    def show_passage(self, ordinal: int) -> None:
        """Bar another passage of the same document and bring it into sight."""
        self._current = ordinal
        self._go_to_passage()

    def show_nothing(self, sentence: str) -> None:
        """Show no document and say this instead."""
        self._work.stop()
        self._document, self._current = None, None
        self._take(DocumentText(_new_rich(self)))
        self.hint.say(sentence)

    def set_furniture_shown(self, shown: bool) -> None:
        """Show the lines of the page in grey at their place, or hide them."""
        if shown != self._with_furniture:
            self._with_furniture = shown
            if self._document is not None:
                self._write(self._document)

    def turn_furniture(self) -> None:
        """Show the lines of the page, or hide them again; it holds for every document that is shown."""
        self.set_furniture_shown(not self._with_furniture)

    @property
    def hit_count(self) -> int:
        """How many places are stepped through: those that answer the query, or where the text sought stands."""
        return self._marks.count

    def next_hit(self) -> None:
        """Step to the next hit, from the last to the first."""
        self._marks.step(1)

    def previous_hit(self) -> None:
        """Step to the hit before, from the first to the last."""
        self._marks.step(-1)

    def find_text(self, text: str) -> int:
        """Mark all places where `text` stands, go to the next one, and return how many there are.

        They are stepped through in place of the hits of the query; no text gives those back.
        """
        return self._marks.find(text)

    def selected_passages(self) -> list[Selection]:
        """Return what is selected of passages, in order; page furniture and headings are none."""
        return selected_passages(self._text, self.textCursor())

    def _write(self, document: Document) -> None:
        """Write the document anew; one that takes longer than a slice leaves the view empty until it is there."""
        self.hint.say("")
        self._work.start(self._write_and_go(document))
        if self._text.document is not document:
            self._take(DocumentText(_new_rich(self)))

    def _write_and_go(self, document: Document) -> Iterator[None]:
        writer = DocumentWriter(_new_rich(self), self._look, self._spans)
        yield from writer.write(document, with_furniture=self._with_furniture)
        self._take(writer.text)
        yield
        yield from self._lay_out_and_arrive()

    def _take(self, text: DocumentText) -> None:
        old, self._text = self._text, text
        self._in_sight = False
        self.setDocument(text.rich)
        old.rich.deleteLater()
        self._marks.set_hits(text.hits)
        self.selection_changed.emit(False)

    def _go_to_passage(self) -> None:
        self._in_sight = False
        self._work.start(self._lay_out_and_arrive())

    def _lay_out_and_arrive(self) -> Iterator[None]:
        """Bring the current passage into sight, with something of what stands before it."""
        place = self._text.blocks.get(self._current or 0)
        yield from lay_out(self._text.rich, place[1] if place else 0)
        self._in_sight = True
        if place is not None:
            block = self._text.rich.findBlockByNumber(place[0])
            self.setTextCursor(QTextCursor(block))
            self._placed = _scroll_to(self, block)
            self._marks.go_to(self._text.first_hit.get(self._current or 0, -1) + 1)
        self.viewport().update()
        if self._text.document is not None:
            self.opened.emit(self._text.document.path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current passage in sight as long as the officer has not scrolled away from it."""
        is_untouched = self._in_sight and self.verticalScrollBar().value() == self._placed
        super().resizeEvent(event)
        place = self._text.blocks.get(self._current or 0)
        if is_untouched and place is not None:
            self._placed = _scroll_to(self, self.document().findBlockByNumber(place[0]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the bars at its left."""
        super().paintEvent(event)
        if not self._in_sight:
            return
        draw_quote_bars(self, self._look.theme.border)
        place = self._text.blocks.get(self._current or 0)
        if place is not None:
            draw_passage_bar(self, *place, self._look.theme.accent)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection as it is copied and dragged: passages for the outline, text for other programs."""
        data = QMimeData()
        document, text = self._text.document, selected_text(self._text, self.textCursor())
        if document is None:
            return data
        passages = [
            DraggedPassage(document.passage_id(ordinal), document.path, (start, end))
            for ordinal, start, end in self.selected_passages()
        ]
        put_passages(data, passages, text)
        return data


def _new_rich(view: ReadingView) -> QTextDocument:
    rich = QTextDocument(view)
    rich.setUndoRedoEnabled(False)
    rich.setDefaultFont(view.font())
    rich.setIndentWidth(INDENT_WIDTH)
    rich.setDocumentMargin(LEFT)
    return rich


def _scroll_to(view: ReadingView, block: QTextBlock) -> int:
    """Scroll so that a block, which must be laid out, begins below the top; return how far is scrolled, in pixels."""
    top = view.document().documentLayout().blockBoundingRect(block).top()
    bar = view.verticalScrollBar()
    bar.setValue(round(top - view.viewport().height() * _ABOVE_PASSAGE))
    return bar.value()
