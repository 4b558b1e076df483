"""GUI room: a field for a text of several lines: typing in it is told after a pause, and its undo is the book's."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from briefbook.gui.offsets import Offsets
from briefbook.gui.theme import Theme

TYPING_PAUSE_MS = 1000


class TextBox(QPlainTextEdit):
    """A field of several lines whose undo is the book's, and which Escape leaves.

    Signals:
        typed: the text as it stands after a pause.
        left: Escape.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._pause.start)

    def text(self) -> str:
        """Return what stands in the field; `toPlainText` would turn U+00A0 into a blank."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def put(self, text: str) -> None:
        """Show another text; the cursor stays where it is, as far as there is text."""
        place = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    @property
    def is_typing(self) -> bool:
        """Whether something was typed that is not told yet."""
        return self._pause.isActive()

    def flush(self) -> None:
        """Tell what was typed since the last pause, now."""
        if self._pause.isActive():
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.typed.emit(self.text())

    def selected_span(self) -> tuple[int, int]:
        """Return what is selected, [start, end) in code points of the text."""
        cursor, offsets = self.textCursor(), Offsets(self.text())
        return offsets.points(cursor.selectionStart()), offsets.points(cursor.selectionEnd())

    def mark(self, spans: Sequence[tuple[int, int]], theme: Theme) -> None:
        """Show stretches, [start, end) in code points of the text, as withheld: legible, on a bar."""
        look = QTextCharFormat()
        look.setBackground(QColor(theme.text))
        look.setForeground(QColor(theme.surface))
        offsets, marks = Offsets(self.text()), []
        for start, end in spans:
            one = QTextEdit.ExtraSelection()
            one.cursor = QTextCursor(self.document())
            one.cursor.setPosition(offsets.units(start))
            one.cursor.setPosition(offsets.units(end), QTextCursor.MoveMode.KeepAnchor)
            one.format = look
            marks.append(one)
        self.setExtraSelections(marks)

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo and redo to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
