"""GUI room: the document with the bar above it (hits, title, open, copy) and the button below it that takes."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.keys import key_text
from briefbook.gui.look import Look
from briefbook.gui.panes.details_pane import DetailsPane
from briefbook.gui.panes.document_view import DocumentView
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.panes.find_bar import FindBar
from briefbook.gui.panes.inline_bar import InlineBar
from briefbook.gui.typography import GRID, SMALLEST_TARGET, icon_size
from briefbook.gui.wording import speech

_ADD_KEY = "Ctrl+Enter"
_NARROWEST_HEADING = 12
_LEAST_VIEW = 10 * GRID
_LEAST_LINES = 9
"""Lines of text that the bar, the button and a bit of the document take; with fewer the details stand alone."""
_LOW_LINES = 8
"""Lines of text; in a lower pane the button stands in the bar and leaves its line to the document."""
_LEAST_DETAILS = 9
"""Lines of details that are shown at least; the list of results gives way for them."""
_BUTTON_SLACK = 10 * GRID
"""Pixels: the margins of the bar, and what a style sheet's button takes beyond its hint when it has an icon."""


class PreviewPane(QWidget):
    """The document view with what is done to it.

    Attributes:
        view: the DocumentView ("preview"). add_button: the button ("addSelection").
        question: the bar that asks which of two dates is meant. details: the values that can be corrected.

    Signals:
        open_asked, copy_asked, copy_with_source_asked, details_asked: buttons of the bar.
        add_asked: the button below: the selection, or the current passage where nothing is selected.
    """

    open_asked = Signal()
    copy_asked = Signal()
    copy_with_source_asked = Signal()
    details_asked = Signal()
    add_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._destination = ""
        self._has_selection = False
        self._has_document = False
        self.view = DocumentView(look, self)
        self.view.setMinimumHeight(_LEAST_VIEW)
        self.question, self.details = InlineBar(look, self), DetailsPane(look, self)
        self.question.setObjectName("dateQuestion")
        self.details.hide()
        self._find = FindBar(look, self)
        self._find.hide()
        self._previous, self._next = QToolButton(self), QToolButton(self)
        self._place = QLabel(self)
        self._place.setProperty("role", "muted")
        self._title = ElidedLabel(self)
        self._title.setProperty("role", "title")
        self._open, self._copy, self._copy_source = QToolButton(self), QToolButton(self), QToolButton(self)
        self._info = QToolButton(self)
        self._info.setObjectName("detailsButton")
        self.add_button = QPushButton(self)
        self.add_button.setObjectName("addSelection")
        self.add_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.add_button.setMinimumWidth(SMALLEST_TARGET)
        self._reword = QTimer(self)
        self._reword.setSingleShot(True)
        self._reword.setInterval(0)
        self._reword.timeout.connect(self._word_button)
        self._lay_out()
        self._connect()
        self.set_look(look)
        self._show_place(0, 0)

    def _lay_out(self) -> None:
        self._bar = bar = QHBoxLayout()
        bar.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        bar.setSpacing(GRID)
        for part in (self._previous, self._place, self._next):
            bar.addWidget(part)
        bar.addSpacing(GRID)
        bar.addWidget(self._title, 1)
        for part in (self._info, self._open, self._copy, self._copy_source):
            bar.addWidget(part)
        self._foot = QWidget(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(3 * GRID, GRID, 3 * GRID, 2 * GRID)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        for widget in (self.question, self.details, self._find):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self._previous.clicked.connect(self.view.previous_hit)
        self._next.clicked.connect(self.view.next_hit)
        self._info.clicked.connect(self.details_asked)
        self._open.clicked.connect(self.open_asked)
        self._copy.clicked.connect(self.copy_asked)
        self._copy_source.clicked.connect(self.copy_with_source_asked)
        self.add_button.clicked.connect(self.add_asked)
        self.view.hit_position.connect(self._show_place)
        self.view.selection_changed.connect(self._follow_selection)
        self._find.text_typed.connect(self.view.find_text)
        self._find.stepped.connect(self._step)
        self._find.closed.connect(self.close_find)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        words = look.words
        names = (
            (self._previous, "chevron-left", words.previous_hit),
            (self._next, "chevron-right", words.next_hit),
            (self._info, "info", speech(look)("details.open")),
            (self._open, "open", words.open_file),
            (self._copy, "copy", words.copy),
            (self._copy_source, "copy-source", words.copy_with_source),
        )
        edge = icon_size(self.font())
        for button, icon, name in names:
            button.setIcon(look.icons.icon(icon, edge))
            button.setIconSize(QSize(edge, edge))
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.add_button.setIcon(look.icons.icon("plus", edge))
        self.add_button.setIconSize(QSize(edge, edge))
        self._word_button()

    def set_title(self, title: str, tip: str = "") -> None:
        """Name the document above it; `tip` is its path; without a title nothing can be done to it."""
        self._title.show_text(title, tip)
        self._has_document = bool(title)
        for button in (self._info, self._open, self._copy, self._copy_source):
            button.setEnabled(bool(title))
        self._word_button()

    def set_destination(self, heading: str) -> None:
        """Name the section on the button; disabled when empty."""
        self._destination = heading
        self._word_button()

    def find_in_text(self) -> None:
        """Show the bar that finds text in the document, with the keyboard in it (Ctrl+F)."""
        self._find.show()
        self._find.take_focus()
        if self._find.text:
            self.view.find_text(self._find.text)

    def close_find(self) -> None:
        """Hide the bar; the hits of the query are stepped through again."""
        self._find.hide()
        self.view.find_text("")
        self.view.setFocus()

    def _step(self, direction: int) -> None:
        if direction > 0:
            self.view.next_hit()
        else:
            self.view.previous_hit()

    def _show_place(self, number: int, total: int) -> None:
        words = self._look.words
        self._place.setText(words.hit_place.format(n=number or "–", total=total) if total else words.no_hits)
        self._previous.setEnabled(total > 0)
        self._next.setEnabled(total > 0)
        self._find.show_place(number, total)

    def _follow_selection(self, has_selection: bool) -> None:
        self._has_selection = has_selection
        self._word_button()

    def _word_button(self) -> None:
        """Name the destination on the button, as much of it as there is room for."""
        words = self._look.words
        form = words.add_selection if self._has_selection else words.add_passage
        self.add_button.setText(self._fitting(form).replace("&", "&&"))
        whole = form.format(section=self._destination)
        self.add_button.setToolTip(whole)
        self.add_button.setAccessibleName(whole)
        self.add_button.setEnabled(bool(self._destination) and self._has_document)

    def _fitting(self, form: str) -> str:
        """Return what of the button's words there is room for: the section is cut first, then the key is left out."""
        if self._foot.isHidden():
            return self._look.words.add
        metrics = self.add_button.fontMetrics()
        letters = metrics.averageCharWidth()
        for tail, fewest in ((f"  {key_text(_ADD_KEY)}", _NARROWEST_HEADING), ("", _NARROWEST_HEADING // 2)):
            self.add_button.setText(form.format(section="") + tail)
            room = self.width() - self.add_button.sizeHint().width() - _BUTTON_SLACK
            heading = metrics.elidedText(self._destination, Qt.TextElideMode.ElideRight, room)
            if heading == self._destination or room >= letters * fewest:
                return form.format(section=heading) + tail
        return self._look.words.add

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name of the destination the room there is, and leave the text some beside its details."""
        super().resizeEvent(event)
        self._place_button()
        self._share_room()
        self._word_button()

    def _place_button(self) -> None:
        """Put the button below the document, or into the bar where the pane is low."""
        is_low = self.height() < _LOW_LINES * self.fontMetrics().height()
        foot = self._foot.layout()
        if is_low == self._foot.isHidden() or foot is None:
            return
        for line in (self._bar, foot):
            line.removeWidget(self.add_button)
        if is_low:
            self._bar.addWidget(self.add_button)
        elif isinstance(foot, QHBoxLayout):
            foot.insertWidget(0, self.add_button)
        self._foot.setHidden(is_low)

    def set_details_shown(self, shown: bool) -> None:
        """Show the details above the text, or in its place where there is no room for both."""
        hint, least = self.details.sizeHint().height(), _LEAST_DETAILS * self.fontMetrics().height()
        self.details.setMinimumHeight(min(hint, least))
        self.details.setVisible(shown)
        self._share_room()

    def _share_room(self) -> None:
        room = self.height() - self.details.sizeHint().height()
        has_both = room >= _LEAST_LINES * self.fontMetrics().height()
        self.view.setVisible(has_both or self.details.isHidden())

    def changeEvent(self, event: QEvent) -> None:
        """Measure the button anew when text or style become another."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._reword.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the button when it has got its style."""
        super().showEvent(event)
        self._reword.start()
