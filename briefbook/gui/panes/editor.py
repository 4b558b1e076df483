"""GUI room: the text of one entry as it is edited, with the text as taken beside it; no dialog, no Save button.

A pause of one second in typing is one edit of the book, so that undo takes back what the officer thinks of as one.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.entry_text import missing_spans, to_blocks, to_text
from briefbook.gui.look import Look
from briefbook.gui.offsets import Offsets
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.panes.inline_bar import InlineBar
from briefbook.gui.panes.splitter import Splitter
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech
from briefbook.model.book import Entry
from briefbook.model.kinds import EntryId, EntryKind
from briefbook.model.note import Table

TYPING_PAUSE_MS = 1000


class TextBox(QPlainTextEdit):
    """A field of several lines whose undo is the book's, and which Escape leaves.

    Signals:
        left: Escape.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """Return what stands in the field; `toPlainText` would turn U+00A0 into a blank."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

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


class EntryEditor(QWidget):
    """The editor of one entry ("editor").

    Attributes:
        bar: says when the source of the excerpt was changed.

    Signals:
        entry_shown: another entry is edited, or the same one after a change of the book (Entry).
        text_typed: the text as it stands after a pause (str).
        restore_asked: the excerpt shall have the text as taken again.
        closed: the officer is done; what was typed has been told before.
    """

    entry_shown = Signal(object)
    text_typed = Signal(str)
    restore_asked = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self.entry_id: EntryId | None = None
        self._entry: Entry | None = None
        self._kind = EntryKind.OWN
        self._section = ""
        self.bar = InlineBar(look, self)
        self.bar.setObjectName("sourceChanged")
        self.box = TextBox(self)
        self.box.setObjectName("entryText")
        self._taken = QTextEdit(self)
        self._taken.setReadOnly(True)
        self._taken.setTabChangesFocus(True)
        self._used_label, self._taken_label = QLabel(self), QLabel(self)
        self._title, self._source, self._state = ElidedLabel(self), ElidedLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._source.setProperty("role", "muted")
        self._state.setProperty("role", "muted")
        self._restore = QToolButton(self)
        self._done = QToolButton(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.box.textChanged.connect(self._follow_typing)
        self.box.left.connect(self._close)
        self._done.clicked.connect(self._close)
        self._restore.clicked.connect(self.restore_asked)
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, GRID)
        top.setSpacing(2 * GRID)
        for widget in (self._title, self._source, self._state, self._restore, self._done):
            top.addWidget(widget, 1 if widget is self._source else 0)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._texts = Splitter(Qt.Orientation.Horizontal, self)
        self._texts.setChildrenCollapsible(False)
        self._source_side = _under(self._taken_label, self._taken)
        self._texts.addWidget(_under(self._used_label, self.box))
        self._texts.addWidget(self._source_side)
        self._texts.setSizes([600, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self._texts, 1)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        dress(self._restore, look, "retry", say("editor.restore"))
        dress(self._done, look, "close", say("editor.close"))
        self.box.setPlaceholderText(say("editor.hint"))
        self.box.setAccessibleName(say("editor.text"))
        self._taken.setAccessibleName(say("editor.taken"))
        self._used_label.setText(say("editor.text"))
        self._taken_label.setText(say("editor.taken"))
        self._describe()

    def start_new(self, kind: EntryKind, section: str) -> None:
        """Begin a new text of the officer's own in the section with this heading."""
        self.flush()
        self.entry_id, self._entry, self._kind, self._section = None, None, kind, section
        self._put("")
        self.bar.hide()
        self._describe()

    def show_entry(self, entry: Entry, section: str) -> None:
        """Edit this entry; when it is being edited already, only what changed from outside is taken over."""
        if entry.id != self.entry_id:
            self.flush()
        is_typing = entry.id == self.entry_id and self._pause.isActive()
        self.entry_id, self._entry, self._kind, self._section = entry.id, entry, entry.kind, section
        if not is_typing and to_blocks(self.box.text(), entry.blocks) != entry.blocks:
            self._put(to_text(entry.blocks))
        self._describe()
        self.entry_shown.emit(entry)

    def adopt(self, entry_id: EntryId) -> None:
        """Go on editing what was begun as a new text, now that the book has it."""
        self.entry_id = entry_id

    def _put(self, text: str) -> None:
        place = self.box.textCursor().position()
        self.box.blockSignals(True)
        self.box.setPlainText(text)
        self.box.blockSignals(False)
        cursor = self.box.textCursor()
        cursor.setPosition(min(place, self.box.document().characterCount() - 1))
        self.box.setTextCursor(cursor)

    def _describe(self) -> None:
        say = speech(self._look)
        self._title.show_text(say(f"editor.{self._kind.value}", section=self._section))
        provenance = self._entry.provenance if self._entry is not None else None
        self._source_side.setVisible(provenance is not None)
        for widget in (self._used_label, self._restore, self._state):
            widget.setVisible(provenance is not None)
        if provenance is None or self._entry is None:
            is_table = self._entry is not None and _is_table(self._entry)
            self._source.show_text(say("editor.table") if is_table else "")
            return
        name = provenance.title or provenance.path.rsplit("/", 1)[-1]
        date = provenance.date or self._look.words.undated
        line = say("source.line", title=name, date=date, n=str(provenance.ordinal))
        self._source.show_text(line, provenance.path)
        self._state.setText(say("editor.differs" if self._entry.is_edited else "editor.same"))
        self._restore.setEnabled(self._entry.is_edited)
        self._taken.setPlainText(provenance.text)
        self._mark_missing(provenance.text, self._entry.text)

    def _mark_missing(self, taken: str, used: str) -> None:
        look = QTextCharFormat()
        look.setBackground(QColor(self._look.theme.hit))
        look.setForeground(QColor(self._look.theme.on_hit))
        cursor = QTextCursor(self._taken.document())
        offsets = Offsets(taken)
        for start, end in missing_spans(taken, used):
            cursor.setPosition(offsets.units(start))
            cursor.setPosition(offsets.units(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    def _follow_typing(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self.text_typed.emit(self.box.text())

    def flush(self) -> None:
        """Tell what was typed since the last pause, now."""
        if self._pause.isActive():
            self._tell()

    def _close(self) -> None:
        self.flush()
        self.closed.emit()


def _under(label: QLabel, text: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(GRID, 0, GRID, 0)
    column.setSpacing(GRID)
    label.setProperty("role", "section-label")
    column.addWidget(label)
    column.addWidget(text, 1)
    return holder


def _is_table(entry: Entry) -> bool:
    return any(isinstance(block, Table) for block in entry.blocks)
