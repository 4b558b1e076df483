"""GUI room: the note as it will be, from the HTML that the note itself is exported as."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.reading_view import ReadingView
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech

_MARGIN = 6 * GRID


class NoteView(ReadingView):
    """The preview of the note; it loads nothing from anywhere.

    Signals:
        anchor_chosen: a paragraph was clicked twice (name of the place it stands at: the entry's id).
        problem_changed: there is a problem now, or none any more.

    Attributes:
        problem: says above the note why there is no newer one ("noteProblem"); what does not fit is scrolled to.
    """

    anchor_chosen = Signal(str)
    problem_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._html = ""
        self._is_another = False
        self._rich: QTextDocument | None = None
        self.problem = QTextEdit(self)
        self.problem.setObjectName("noteProblem")
        flag = Qt.TextInteractionFlag
        self.problem.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
        self.problem.setTabChangesFocus(True)
        self.problem.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problem.setProperty("role", "problem")
        self.problem.hide()
        self.setObjectName("note")
        self.anchorClicked.connect(self._follow)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._look = look
        self.setAccessibleName(look.words.note)
        self.problem.setAccessibleName(speech(look)("note.problem"))
        self.fit_lines()
        if self._html:
            self._show(self._html)

    def show_html(self, html: str) -> None:
        """Show this state of the note, at the place that was being read."""
        self._say_problem("")
        self.hint.say("")
        if html != self._html:
            self._html = html
            self._show(html)

    def show_error(self, sentence: str) -> None:
        """Say above the last good preview why there is no newer one."""
        self._say_problem(f"{sentence} {self._look.words.last_good}" if self._html else sentence)

    def show_nothing(self, sentence: str) -> None:
        """Show no note and say this instead."""
        self._say_problem("")
        self._html = ""
        self._show("")
        self.hint.say(sentence)

    def show_place(self, anchor: str) -> None:
        """Bring the place of this name into sight: an entry of the book, by its id."""
        self.scrollToAnchor(anchor)

    def begin_anew(self) -> None:
        """Show the next note from its beginning: it is another one."""
        self._is_another = True

    def mark_words(self, words: str, anchor: str = "", nth: int = 0) -> None:
        """Mark where words stand, capitals aside, and more strongly the `nth` (from 0) after an anchor; "" ends it."""
        marks: list[QTextEdit.ExtraSelection] = []
        first = _place_of(self.document(), anchor)
        found = self.document().find(words) if words else QTextCursor()
        passed = 0
        while not found.isNull():
            is_after = first is not None and found.selectionStart() >= first
            colour = self._look.theme.hit_current if is_after and passed == nth else self._look.theme.hit
            passed += is_after
            mark = QTextEdit.ExtraSelection()
            mark.cursor = found
            mark.format.setBackground(QColor(colour))
            mark.format.setForeground(QColor(self._look.theme.on_hit))
            marks.append(mark)
            found = self.document().find(words, found)
        self.setExtraSelections(marks)

    def _show(self, html: str) -> None:
        place, self._is_another = 0 if self._is_another else self.verticalScrollBar().value(), False
        self.setExtraSelections([])  # Qt would go on with their places in a document that is gone, and crash
        old, self._rich = self._rich, QTextDocument(self)
        self._rich.setUndoRedoEnabled(False)
        self._rich.setDefaultFont(self.font())
        self._rich.setDocumentMargin(_MARGIN)
        self._rich.setHtml(html)
        _keep_heading_sizes(self._rich)
        self.setDocument(self._rich)
        if old is not None:
            old.deleteLater()
        self.verticalScrollBar().setValue(place)

    def _say_problem(self, sentence: str) -> None:
        is_another = sentence != self.problem.toPlainText()
        self.problem.setPlainText(sentence)
        self.problem.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)
        self._place_problem()
        if is_another:
            self.problem_changed.emit()

    def _place_problem(self) -> None:
        """Let the problem be as tall as its text, and never taller than the pane: all of it can be scrolled to."""
        height = 0
        if self.problem.toPlainText():
            self.problem.setGeometry(0, 0, self.width(), self.height())
            edges = self.problem.height() - self.problem.viewport().height()
            height = min(round(self.problem.document().size().height()) + edges, self.height())
        self.problem.setGeometry(0, 0, self.width(), height)
        self.setViewportMargins(0, height, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the problem stand above the note in its width."""
        self._place_problem()
        super().resizeEvent(event)

    def _follow(self, target: QUrl) -> None:
        if target.hasFragment() and target.isRelative():
            self.scrollToAnchor(target.fragment())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Say which entry of the book is clicked twice."""
        block = self.cursorForPosition(event.position().toPoint()).block()
        name = _anchor_at(block)
        if name:
            self.anchor_chosen.emit(name)


def _keep_heading_sizes(document: QTextDocument) -> None:
    """Give headings the size that the note's style says; Qt sets them by the window's font, up to twice that."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        for start, length, look in _pieces(block) if block.blockFormat().headingLevel() else ():
            look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)
        block = block.next()


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    pieces = []
    part = block.begin()
    while not part.atEnd():
        piece = part.fragment()
        pieces.append((piece.position(), piece.length(), piece.charFormat()))
        part += 1
    return pieces


def _place_of(document: QTextDocument, anchor: str) -> int | None:
    """Return where an anchor stands in a document; None when it does not."""
    block = document.begin()
    while anchor and block.isValid():
        for start, _length, look in _pieces(block):
            if anchor in look.anchorNames():
                return start
        block = block.next()
    return None


def _anchor_at(block: QTextBlock) -> str:
    """Return the name that stands in a block, or in the last one before it that has one."""
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            names = part.fragment().charFormat().anchorNames()
            if names:
                return names[0]
            part += 1
        block = block.previous()
    return ""
