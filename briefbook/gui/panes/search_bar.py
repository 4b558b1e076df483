"""GUI room: what is asked of the corpus: the search box, the order, the filters, and how many passages answer."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.choice_box import ChoiceBox
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.panes.explain_panel import ExplainPanel
from briefbook.gui.panes.filter_bar import FilterBar
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech
from briefbook.model.hit import Results
from briefbook.model.kinds import SortOrder
from briefbook.model.query import Request

MOST_HITS = 200
"""Passages that are listed; an officer who needs the 201st adds a word."""


class SearchBar(QWidget):
    """The search box ("search") with order ("sort"), filters ("filters") and count ("resultCount").

    Attributes:
        left_column: the button of the left column, there where that column is folded away ("leftColumn").

    Signals:
        typed: the text changed. changed: order or filters changed.
        went_down: Down or Enter in the box. history_asked: Down in an empty box. left: Escape in an empty box.
    """

    typed = Signal()
    changed = Signal()
    went_down = Signal()
    history_asked = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QLineEdit(self)
        self.box.setObjectName("search")
        self._glass = QAction(self)
        self._empty = QAction(self)
        self._empty.triggered.connect(self.box.clear)
        self.box.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.box.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        self.box.setAcceptDrops(False)  # a file that is dropped is for the window, not its address for the box
        self.box.installEventFilter(self)
        self.left_column = QToolButton(self)
        self.left_column.setObjectName("leftColumn")
        self.left_column.hide()
        self.sort = ChoiceBox(look, self)
        self.sort.setObjectName("sort")
        self.filters = FilterBar(look, self)
        self.explain = ExplainPanel(look, self)
        self.count = ElidedLabel(self)
        self.count.setObjectName("resultCount")
        self.count.setProperty("role", "muted")
        self._results: Results | None = None
        self._is_current = self._is_low = False
        self._lay_out()
        self.box.textChanged.connect(self._follow_typing)
        for _ in SortOrder:
            self.sort.addItem("")
        self.sort.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.filters.changed.connect(self._arrange)
        self.filters.changed.connect(self.changed)
        self.set_look(look)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self.left_column)
        top.addWidget(self.box, 1)
        top.addWidget(self.sort)
        self._line = QHBoxLayout()
        self._line.setSpacing(2 * GRID)
        self._line.addWidget(self.filters)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(top)
        column.addLayout(self._line)
        column.addWidget(self.explain)
        column.addWidget(self.count)
        self.filters.range.installEventFilter(self)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        size = icon_size(self.font())
        self._glass.setIcon(look.icons.icon("search", size, look.theme.muted))
        self._empty.setIcon(look.icons.icon("close", size, look.theme.muted))
        self._empty.setToolTip(say("search.clear"))
        dress(self.left_column, look, "sidebar-left", say("nav.open"))
        self._empty.setVisible(bool(self.box.text()))
        self.box.setPlaceholderText(f"{say('search.hint')}   {say('search.icon')}")
        self.box.setAccessibleName(say("search.name"))
        self.sort.setAccessibleName(say("sort.name"))
        for place, order in enumerate(SortOrder):
            self.sort.setItemText(place, say(f"sort.{order.value}"))
        self._show_count()

    def set_low(self, *, low: bool) -> None:
        """Let the count stand beside the filters, so that the results have its line; or below them again."""
        self._is_low = low
        self._arrange()

    def _arrange(self) -> None:
        for line in (self._line, self._column):
            line.removeWidget(self.count)
        if self._is_low and not self.filters.is_wide:
            self._line.addWidget(self.count, 1)
        else:
            self._column.addWidget(self.count)

    def _follow_typing(self, text: str) -> None:
        self._empty.setVisible(bool(text))
        self.typed.emit()

    def request(self, *, typing: bool) -> Request:
        """Return what is asked now; `typing` says that the last word may be unfinished."""
        text = self.box.text()
        sort = list(SortOrder)[max(0, self.sort.currentIndex())]
        is_unfinished = typing and not text.endswith((" ", '"'))
        return Request(text, self.filters.filters, MOST_HITS, sort, is_unfinished, self.filters.like or None)

    def show_results(self, results: Results, *, is_current: bool) -> None:
        """Say how many passages answer, and whether the whole folder was looked at."""
        self._results, self._is_current = results, is_current
        self.filters.set_facets(results.facets)
        self._arrange()
        self._show_count()

    def _show_count(self) -> None:
        results = self._results
        if results is None:
            self.count.show_text("")
            return
        say = speech(self._look)
        if not results.total:
            parts = [say("count.none")]
        else:
            passages, documents = say.counted("passages", results.total), say.counted("documents", results.documents)
            parts = [say("count.of", passages=passages, documents=documents)]
        shown = sum(1 + len(hit.also) for hit in results.hits)
        if results.total > shown:
            parts.append(say("count.first", n=shown))
        if shown > len(results.hits):
            parts.append(say("count.different", n=len(results.hits)))
        if self._is_current and results.complete:
            parts.append(say("count.fresh"))
        self.count.show_text(" · ".join(parts))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Down, Enter and Escape from the search box; make room for the form that asks for dates."""
        if watched is self.filters.range and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._arrange()
        if watched is self.box and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return False
            if event.key() == Qt.Key.Key_Down and not self.box.text():
                self.history_asked.emit()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.went_down.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._escape()
                return True
        return super().eventFilter(watched, event)

    def _escape(self) -> None:
        if self.box.text():
            self.box.clear()
        else:
            self.left.emit()
