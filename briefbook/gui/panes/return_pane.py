"""GUI room: what a Word file that came back says of the book: change by change, to be taken or left."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.entry_text import missing_spans
from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.panes.splitter import Splitter
from briefbook.gui.panes.text_marks import mark_spans
from briefbook.gui.typography import GRID, icon_size, row_height
from briefbook.gui.wording import speech

ICONS = {"edited": "rename", "deleted": "trash", "moved": "sort", "conflict": "warning", "new": "plus"}
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Change:
    """One row: what became of an entry, or a new text.

    Attributes:
        id: of the entry or the new text.
        state: edited, deleted, moved, conflict or new.
        line: what the row says; `about` is said of it below: who, where, remarks.
        exported, returned: the texts as they went out and came back; `now`: as the book has it, where it differs.
        is_taken: whether it is checked at first.
    """

    id: str
    state: str
    line: str
    about: str
    exported: str
    returned: str
    now: str
    is_taken: bool


class ReturnPane(QWidget):
    """The changes of a file ("returned").

    Attributes:
        list: the changes, checked where they are to be taken. take: the button.

    Signals:
        take_asked: the checked changes shall be in the book.
        shown: another change is current (id).
        closed: Escape or the button.
    """

    take_asked = Signal()
    shown = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("returned")
        self._changes: dict[str, Change] = {}
        self._title, self._notes, self._about = ElidedLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        for label in (self._notes, self._about):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self._close = QToolButton(self)
        self._close.setProperty("role", "quiet")
        self.list = QListWidget(self)
        self.list.setObjectName("returnedList")
        self.texts = {name: QTextEdit(self) for name in ("exported", "returned", "now")}
        self._labels = {name: QLabel(self) for name in self.texts}
        self._holders: dict[str, QWidget] = {}
        self.take = QPushButton(self)
        self.take.setObjectName("takeReturned")
        self.take.setProperty("role", "primary")
        self._lay_out()
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_current())
        self.list.itemChanged.connect(lambda _item: self._count())
        self.take.clicked.connect(lambda _checked: self.take_asked.emit())
        self._close.clicked.connect(lambda _checked: self.closed.emit())
        self.set_look(look)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, GRID)
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        sides = Splitter(Qt.Orientation.Horizontal, self)
        sides.setChildrenCollapsible(False)
        for name, text in self.texts.items():
            text.setObjectName(f"returned-{name}")
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            self._labels[name].setProperty("role", "section-label")
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            column.setContentsMargins(3 * GRID, 0, GRID, 0)
            column.setSpacing(GRID)
            column.addWidget(self._labels[name])
            column.addWidget(text, 1)
            sides.addWidget(holder)
            self._holders[name] = holder
        parts = Splitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(sides)
        foot = QHBoxLayout()
        foot.setContentsMargins(3 * GRID, GRID, 3 * GRID, 2 * GRID)
        foot.setSpacing(2 * GRID)
        foot.addWidget(self._about, 1)
        foot.addWidget(self.take)
        notes = QHBoxLayout()
        notes.setContentsMargins(3 * GRID, 0, 3 * GRID, GRID)
        notes.addWidget(self._notes)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(top)
        whole.addLayout(notes)
        whole.addWidget(parts, 1)
        whole.addLayout(foot)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        dress(self._close, look, "close", say("close.bar"))
        self.list.setAccessibleName(say("return.changes"))
        for name, text in self.texts.items():
            self._labels[name].setText(say(f"return.{name}"))
            text.setAccessibleName(say(f"return.{name}"))
        for row in range(self.list.count()):
            self._dress_row(self.list.item(row))
        self._mark_texts()
        self._count()

    def _dress_row(self, item: QListWidgetItem) -> None:
        """Give a row its height and its icon, in the colours of the theme."""
        edge, state = icon_size(self.font()), self._changes[str(item.data(_ID))].state
        colour = self._look.theme.warning if state == "conflict" else self._look.theme.muted
        item.setIcon(self._look.icons.icon(ICONS[state], edge, colour))
        item.setSizeHint(QSize(0, row_height(self.font())))
        self.list.setIconSize(QSize(edge, edge))

    def show_changes(self, title: str, notes: Sequence[str], changes: Sequence[Change]) -> None:
        """Show the changes of a file; `title` names it, `notes` say how it was compared."""
        self._title.show_text(title)
        self._notes.setText(" ".join(notes))
        self._notes.setVisible(bool(notes))
        self._changes = {one.id: one for one in changes}
        self.list.clear()
        for one in changes:
            item = QListWidgetItem(one.line, self.list)
            item.setData(_ID, one.id)
            self._dress_row(item)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.is_taken else Qt.CheckState.Unchecked)
            item.setToolTip(one.line)
        self.list.setCurrentRow(0)
        self._count()
        self._show_current()

    def checked(self) -> tuple[str, ...]:
        """Return the ids of the changes that are to be taken."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _count(self) -> None:
        number = len(self.checked())
        self.take.setText(speech(self._look).counted("return.take", number))
        self.take.setEnabled(number > 0)

    def _current(self) -> Change | None:
        item = self.list.currentItem() if self.list.currentRow() >= 0 else None
        return self._changes.get(str(item.data(_ID))) if item is not None else None

    def _show_current(self) -> None:
        change = self._current()
        self._about.setText(change.about if change is not None else "")
        for name, text in self.texts.items():
            shown = str(getattr(change, name)) if change is not None else ""
            text.setPlainText(shown)
            self._holders[name].setVisible(name != "now" or bool(shown))
        self._mark_texts()
        if change is not None:
            self.shown.emit(change.id)

    def _mark_texts(self) -> None:
        """Mark in the texts what differs, in the colours of the theme."""
        change = self._current()
        if change is None:
            return
        if change.exported and change.returned:
            self._mark("exported", missing_spans(change.exported, change.returned))
            self._mark("returned", missing_spans(change.returned, change.exported))
        if change.now:
            self._mark("now", missing_spans(change.now, change.exported))

    def _mark(self, name: str, spans: Sequence[tuple[int, int]]) -> None:
        view = self.texts[name]
        mark_spans(view, view.toPlainText(), spans, self._look.theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
