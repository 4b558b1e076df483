"""GUI room: beside a topic's rules: what they find, and what was filed and is lost; and the way into the book."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.look import Look
from briefbook.gui.panes.choice_box import ChoiceBox
from briefbook.gui.panes.flow_layout import FlowLayout
from briefbook.gui.typography import GRID, row_height
from briefbook.gui.wording import speech
from briefbook.model.hit import Results
from briefbook.model.topic import Anchor

SAMPLE = 5
"""Passages that a sample shows."""
_MOST_LOST = 4
_LONGEST = 160
_LEAST_LETTERS = 20


class TopicSample(QWidget):
    """A sample of the matches ("topicSample"), the lost passages ("topicLost"), and the button that compiles.

    Signals:
        compile_asked: everything under the topic is to go into a section (its heading, with suggestions).
        forget_asked: the lost passages are not wanted any more.
    """

    compile_asked = Signal(str, bool)
    forget_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: Results | None = None
        self._lost: tuple[Anchor, ...] = ()
        self._title, self.count, self._notes = QLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("role", "section-label")
        self.count.setObjectName("topicCount")
        self._notes.setProperty("role", "warning")
        for label in (self.count, self._notes):
            label.setWordWrap(True)
        self.list, self.lost = QListWidget(self), QListWidget(self)
        self.list.setObjectName("topicSample")
        self.lost.setObjectName("topicLost")
        self._lost_title = QLabel(self)
        self._lost_title.setProperty("role", "section-label")
        self._lost_title.setWordWrap(True)
        self._forget = QPushButton(self)
        self._forget.setObjectName("forgetLost")
        self._forget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._forget.clicked.connect(self.forget_asked)
        self._compile = QWidget(self)
        self._into, self.suggestions, self.go = QLabel(self), QCheckBox(self), QPushButton(self)
        self.section = ChoiceBox(look, self)
        self.section.setEditable(True)
        self.section.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.section.setObjectName("compileSection")
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.section.setMinimumContentsLength(_LEAST_LETTERS)
        self.go.setObjectName("compileTopic")
        self.go.clicked.connect(
            lambda _checked: self.compile_asked.emit(self.section.currentText(), self.suggestions.isChecked())
        )
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        line = FlowLayout(self._compile, 2 * GRID)
        for widget in (self._into, self.section, self.suggestions, self.go):
            line.addWidget(widget)
        lost = QHBoxLayout()
        lost.addWidget(self._lost_title, 1)
        lost.addWidget(self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        above: tuple[QWidget, ...] = (self._title, self.count, self._notes, self.list)
        for part in above:
            column.addWidget(part)
        column.addLayout(lost)
        column.addWidget(self.lost)
        column.addSpacing(GRID)
        column.addWidget(self._compile)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        self._title.setText(say("topics.sample"))
        self.list.setAccessibleName(say("topics.sample"))
        self._lost_title.setText(say("topics.lost-title"))
        self.lost.setAccessibleName(say("topics.lost-title"))
        self._forget.setText(say("topics.forget-lost"))
        self._into.setText(say("topics.compile"))
        self.section.setAccessibleName(say("topics.section"))
        self.suggestions.setText(say("topics.with-suggested"))
        self.go.setText(say("topics.compile-go"))
        self.show_results(self._results)
        self.show_lost(self._lost)

    def show_results(self, results: Results | None) -> None:
        """Show what the rules find; None where there is no rule."""
        self._results = results
        say = speech(self._look)
        self.list.clear()
        self._notes.setText(" ".join(map(say.sentence, results.notes)) if results is not None else "")
        self._notes.setVisible(bool(self._notes.text()))
        if results is None:
            self.count.setText(say("topics.no-rule"))
        elif not results.total:
            self.count.setText(say("topics.finds-nothing"))
        else:
            passages, documents = say.counted("passages", results.total), say.counted("documents", results.documents)
            self.count.setText(say("topics.found", passages=passages, documents=documents))
            for hit in results.hits[:SAMPLE]:
                self._add(self.list, hit.document.name, hit.document.date, hit.text)
        self._fit(self.list, SAMPLE)

    def show_lost(self, lost: Sequence[Anchor]) -> None:
        """Show the passages that were filed and are not in the folder any more."""
        self._lost = tuple(lost)
        self.lost.clear()
        for anchor in self._lost:
            self._add(self.lost, anchor.title or anchor.path, anchor.date, anchor.text)
        for widget in (self._lost_title, self._forget, self.lost):
            widget.setVisible(bool(self._lost))
        self._fit(self.lost, _MOST_LOST)

    def show_sections(self, headings: Sequence[str], chosen: str) -> None:
        """Offer these sections of the book; another name makes a new one."""
        self.section.clear()
        self.section.addItems(list(dict.fromkeys((*headings, chosen))))
        self.section.setCurrentText(chosen)
        field = self.section.lineEdit()
        if field is not None:
            field.setCursorPosition(0)

    def _add(self, rows: QListWidget, title: str, date: str | None, text: str) -> None:
        words = self._look.words
        line = " ".join(text.split())
        cut = line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
        shown = speech(self._look)("topics.sample-row", title=title, date=date or words.undated, text=cut)
        item = QListWidgetItem(shown, rows)
        item.setToolTip(text)
        item.setSizeHint(QSize(0, row_height(self.font())))

    def _fit(self, rows: QListWidget, most: int) -> None:
        """Be as tall as the rows there are."""
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setUniformItemSizes(True)
        rows.setVisible(rows.count() > 0)
        rows.setFixedHeight(min(most, max(1, rows.count())) * max(1, rows.sizeHintForRow(0)) + GRID)
