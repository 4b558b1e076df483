"""GUI room: the text of one entry as it is edited, with the text as taken or in the other language beside it.

There is no dialog and no Save button. A pause of one second in typing is one edit of the book, so that undo takes back
what the officer thinks of as one.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QTextEdit, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.entry_text import entry_span, missing_spans, shown_spans, to_blocks, to_text
from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.panes.inline_bar import InlineBar
from briefbook.gui.panes.splitter import Splitter
from briefbook.gui.panes.text_box import TextBox
from briefbook.gui.panes.text_marks import mark_spans
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech
from briefbook.model.approving import entry_state
from briefbook.model.book import Entry
from briefbook.model.kinds import ApprovalState, EntryId, EntryKind, Language
from briefbook.model.note import Table


class EntryEditor(QWidget):
    """The editor of one entry ("editor").

    Attributes:
        bar: says when the source of the excerpt was changed.
        states: what is to be known of the text.
        box: the text as used. other: the text in the language that is not the book's.

    Signals:
        entry_shown: another entry is edited, or the same one after a change of the book (Entry).
        text_typed, other_typed: a text as it stands after a pause (str).
        restore_asked: the excerpt shall have the text as taken again.
        withhold_asked: what is selected shall be withheld, or shown again.
        closed: the officer is done; what was typed has been told before.
    """

    entry_shown = Signal(object)
    text_typed = Signal(str)
    other_typed = Signal(str)
    restore_asked = Signal()
    withhold_asked = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self.entry_id: EntryId | None = None
        self._entry: Entry | None = None
        self._kind = EntryKind.OWN
        self._section = ""
        self._language: Language = "en"
        self.bar = InlineBar(look, self)
        self.bar.setObjectName("sourceChanged")
        self.box, self.other = TextBox(self), TextBox(self)
        self.box.setObjectName("entryText")
        self.other.setObjectName("entryOther")
        self._taken = QTextEdit(self)
        self._taken.setReadOnly(True)
        self._taken.setTabChangesFocus(True)
        self._used_label, self._taken_label, self._other_label = QLabel(self), QLabel(self), QLabel(self)
        self._title, self._source, self.states = ElidedLabel(self), ElidedLabel(self), ElidedLabel(self)
        self._title.setProperty("role", "title")
        self._source.setProperty("role", "muted")
        self.states.setProperty("role", "muted")
        self._restore, self._withhold, self._done = QToolButton(self), QToolButton(self), QToolButton(self)
        self.other_button = QToolButton(self)
        self.other_button.setObjectName("otherLanguage")
        self.other_button.setCheckable(True)
        self.other_button.toggled.connect(lambda _on: self._describe())
        self.box.typed.connect(self.text_typed)
        self.other.typed.connect(self.other_typed)
        for box in (self.box, self.other):
            box.left.connect(self._close)
        self._done.clicked.connect(self._close)
        self._restore.clicked.connect(self.restore_asked)
        self._withhold.clicked.connect(self.withhold_asked)
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, GRID)
        top.setSpacing(2 * GRID)
        buttons = (self._restore, self._withhold, self.other_button, self._done)
        for widget in (self._title, self._source, self.states, *buttons):
            top.addWidget(widget, 1 if widget is self._source else 0)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.states.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._texts = Splitter(Qt.Orientation.Horizontal, self)
        self._texts.setChildrenCollapsible(False)
        self._source_side = _under(self._taken_label, self._taken)
        self._other_side = _under(self._other_label, self.other)
        for side in (_under(self._used_label, self.box), self._source_side, self._other_side):
            self._texts.addWidget(side)
        self._texts.setSizes([600, 400, 500])
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
        dress(self._withhold, look, "eye-off", say("editor.withhold"))
        dress(self.other_button, look, "language", say("editor.language"))
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
        self.box.put("")
        self.other.put("")
        self.bar.hide()
        self._describe()

    def show_entry(self, entry: Entry, section: str, language: Language) -> None:
        """Edit this entry of a book in a language; when it is edited already, only changes from outside are taken."""
        is_same = entry.id == self.entry_id
        if not is_same:
            self.flush()
        self.entry_id, self._entry, self._kind, self._section = entry.id, entry, entry.kind, section
        self._language = language
        for box, blocks in ((self.box, entry.blocks), (self.other, entry.other)):
            if not (is_same and box.is_typing) and to_blocks(box.text(), blocks) != blocks:
                box.put(to_text(blocks))
        self._describe()
        self.entry_shown.emit(entry)

    def adopt(self, entry_id: EntryId) -> None:
        """Go on editing what was begun as a new text, now that the book has it."""
        self.entry_id = entry_id

    def selected(self) -> tuple[tuple[int, int], bool] | None:
        """Return what is selected, in code points of the entry's plain text, and whether of the other language's.

        None stands for nothing that could be withheld.
        """
        if self._entry is None:
            return None
        is_other = self.other.isVisible() and self.other.textCursor().hasSelection()
        box, blocks = (self.other, self._entry.other) if is_other else (self.box, self._entry.blocks)
        span = entry_span(to_blocks(box.text(), blocks), box.selected_span())
        return (span, is_other) if span[0] < span[1] else None

    def _describe(self) -> None:
        say, entry = speech(self._look), self._entry
        self._title.show_text(say(f"editor.{self._kind.value}", section=self._section))
        provenance = entry.provenance if entry is not None else None
        shows_other = self.other_button.isChecked()
        other_language = say("filter.english" if self._language == "fr" else "filter.french")
        self._other_label.setText(other_language)
        self.other.setAccessibleName(other_language)
        self.other.setPlaceholderText(say("editor.no-other", language=other_language))
        self._source_side.setVisible(provenance is not None and not shows_other)
        self._other_side.setVisible(shows_other)
        self._restore.setVisible(provenance is not None)
        self._used_label.setVisible(provenance is not None or shows_other)
        for button in (self._withhold, self.other_button):
            button.setEnabled(entry is not None)
        self.states.show_text(" · ".join(self._states(entry)))
        self._source.show_text(self._source_line(entry), provenance.path if provenance is not None else "")
        if entry is None:
            return
        self._mark_withheld(entry)
        if provenance is not None:
            self._restore.setEnabled(entry.is_edited)
            self._taken.setPlainText(provenance.text)
            mark_spans(self._taken, provenance.text, missing_spans(provenance.text, entry.text), self._look.theme)

    def _states(self, entry: Entry | None) -> list[str]:
        """Return what is to be known of the text: whether it is edited, withheld in part, approved."""
        say = speech(self._look)
        if entry is None:
            return []
        states = [say("editor.differs" if entry.is_edited else "editor.same")] if entry.provenance is not None else []
        states += [say("editor.withheld")] if entry.redactions or entry.other_redactions else []
        approval = entry_state(entry)
        return states + ([] if approval is ApprovalState.NONE else [say(f"editor.{approval.value}")])

    def _source_line(self, entry: Entry | None) -> str:
        say = speech(self._look)
        if entry is None:
            return ""
        source = entry.provenance
        if source is None:
            if entry.said_source:
                return say("editor.said-source", source=entry.said_source)
            return say("editor.table") if any(isinstance(block, Table) for block in entry.blocks) else ""
        name = source.title or source.path.rsplit("/", 1)[-1]
        return say("source.line", title=name, date=source.date or self._look.words.undated, n=str(source.ordinal))

    def _mark_withheld(self, entry: Entry) -> None:
        for box, blocks, withheld in (
            (self.box, entry.blocks, entry.redactions),
            (self.other, entry.other, entry.other_redactions),
        ):
            is_whole = not box.is_typing
            spans = shown_spans(blocks, [(one.start, one.end) for one in withheld]) if is_whole else []
            box.mark(spans, self._look.theme)

    def flush(self) -> None:
        """Tell what was typed since the last pause, now."""
        self.box.flush()
        self.other.flush()

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
