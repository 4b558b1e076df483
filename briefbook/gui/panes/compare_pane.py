"""GUI room: an excerpt as it was picked beside its source as it is now, what differs marked in both."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QTextEdit, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.entry_text import missing_spans
from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.panes.splitter import Splitter
from briefbook.gui.panes.text_marks import mark_spans
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech

_BESIDE_LETTERS = 64


class ComparePane(QWidget):
    """Then and now ("compare").

    Attributes:
        then, now: the two texts. take, keep: the buttons.

    Signals:
        take_asked: the new text shall be in the book. keep_asked: the text in the book is right as it is.
        closed: the officer is done.
    """

    take_asked = Signal()
    keep_asked = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self._name, self._is_edited = "", False
        self._texts: tuple[str, str | None] = ("", None)
        self._title = ElidedLabel(self)
        self._title.setProperty("role", "title")
        self._close = QToolButton(self)
        self._close.setProperty("role", "quiet")
        self._close.clicked.connect(self.closed)
        self.then, self.now = QTextEdit(self), QTextEdit(self)
        self._labels = (QLabel(self), QLabel(self))
        for text, name in ((self.then, "compareThen"), (self.now, "compareNow")):
            text.setObjectName(name)
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self._hint = QLabel(self)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self.keep, self.take = QPushButton(self), QPushButton(self)
        self.keep.setObjectName("keepMine")
        self.take.setObjectName("takeNew")
        self.keep.clicked.connect(self.keep_asked)
        self.take.clicked.connect(self.take_asked)
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, GRID)
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        self._sides = Splitter(Qt.Orientation.Horizontal, self)
        self._sides.setChildrenCollapsible(False)
        for label, text in zip(self._labels, (self.then, self.now), strict=True):
            label.setProperty("role", "section-label")
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            column.setContentsMargins(3 * GRID, 0, GRID, 0)
            column.setSpacing(GRID)
            column.addWidget(label)
            column.addWidget(text, 1)
            self._sides.addWidget(holder)
        foot = QVBoxLayout()
        foot.setContentsMargins(3 * GRID, GRID, 3 * GRID, 2 * GRID)
        foot.setSpacing(GRID)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(2 * GRID)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.keep)
        self._buttons.addWidget(self.take)
        foot.addWidget(self._hint)
        foot.addLayout(self._buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._sides, 1)
        whole.addLayout(foot)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        dress(self._close, look, "close", say("compare.close"))
        self.keep.setText(say("compare.keep"))
        self.take.setText(say("compare.take"))
        for label, text, key in zip(self._labels, (self.then, self.now), ("compare.then", "compare.now"), strict=True):
            label.setText(say(key))
            text.setAccessibleName(say(key))
        self._show()

    def show_texts(self, name: str, then: str, now: str | None, *, is_edited: bool) -> None:
        """Show two texts of the document of this name; `now` is None where the passage is gone."""
        self._name, self._texts, self._is_edited = name, (then, now), is_edited
        self._show()

    def _show(self) -> None:
        say, (then, now) = speech(self._look), self._texts
        self._title.show_text(say("compare.title", name=self._name))
        self.then.setPlainText(then)
        self.now.setPlainText(now if now is not None else say("compare.gone"))
        self.take.setVisible(now is not None)
        self._hint.setText(say("compare.edited"))
        self._hint.setVisible(self._is_edited and now is not None)
        if now is not None:
            mark_spans(self.then, then, missing_spans(then, now), self._look.theme)
            mark_spans(self.now, now, missing_spans(now, then), self._look.theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the texts below each other where there is no room for both side by side."""
        super().resizeEvent(event)
        is_narrow = self.width() < _BESIDE_LETTERS * self.fontMetrics().averageCharWidth()
        self._sides.setOrientation(Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal)
        needed = self.keep.sizeHint().width() + self.take.sizeHint().width() + 8 * GRID
        way = QBoxLayout.Direction
        self._buttons.setDirection(way.LeftToRight if needed <= self.width() else way.TopToBottom)
