"""GUI room: the list of passages that answer the search."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from briefbook.gui.look import Look
from briefbook.gui.models.results import ResultsModel
from briefbook.gui.panes.drag_picture import drag_picture
from briefbook.gui.panes.empty_results import EmptyResults
from briefbook.gui.panes.results_delegate import ResultsDelegate
from briefbook.model.hit import Hit

_BATCH = 60
_ROOMS = ((16, 3), (13, 2))
"""Lines of text that a list must be high for so many lines of each passage; below that each has one."""


class ResultsList(QListView):
    """The hits, one row each, as tall as what they hold.

    Attributes:
        empty: what stands in their place where there is none. menu: of a row.

    Signals:
        hit_changed: another row is current (row, -1 for none).
        passages_chosen: A or Ctrl+Enter: the selected rows go to the destination (list[int], in order).
        section_chosen: a digit: the selected rows go to section n (list[int], n from 1).
        opened: Enter or a double click (row).
        page_preview: Space +1, Shift+Space -1.
        elsewhere_asked: Right: where else is it said (row).
        filing_asked, rejection_asked: T and Shift+T: the selected rows go under a topic, or are none of it.
        left: Escape.

    The menu of a row opens with a right click and with the menu key; the window fills it with commands.
    """

    elsewhere_asked = Signal(int)
    filing_asked = Signal()
    rejection_asked = Signal()
    hit_changed = Signal(int)
    passages_chosen = Signal(object)
    section_chosen = Signal(object, int)
    opened = Signal(int)
    page_preview = Signal(int)
    left = Signal()

    def __init__(self, model: ResultsModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._letters = True
        self._look = look
        self._kept: tuple[str, Hit] | None = None
        self._delegate = ResultsDelegate(look, self)
        self.empty = EmptyResults(look, self)
        self.menu = QMenu(self)
        self.setObjectName("results")
        self._set_behaviour()
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.set_look(look)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)

    def _set_behaviour(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def _open_menu(self, place: QPoint) -> None:
        if self.selected_rows():
            self.menu.popup(self.viewport().mapToGlobal(place))

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._look = look
        self._delegate.set_look(look)
        self._rows.set_words(look.words)
        self.setAccessibleName(look.words.results)
        self.verticalScrollBar().setSingleStep(self.fontMetrics().height() * 2)
        self._fit_rows()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show less of each passage where the list is low, so that there are several to choose from."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        high = self.height() / self.fontMetrics().height()
        lines = next((lines for least, lines in _ROOMS if high >= least), 1)
        if lines != self._delegate.lines:
            self._delegate.lines = lines
            self.scheduleDelayedItemsLayout()

    def set_letter_keys(self, active: bool) -> None:
        """Let single letters and digits act, or not (source: WCAG 2.2, 2.1.4)."""
        self._letters = active

    def selected_rows(self) -> list[int]:
        """Return the selected rows in order; the current row when none is selected."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        current = self.currentIndex()
        return rows or ([current.row()] if current.isValid() else [])

    def choose_row(self, row: int) -> None:
        """Make a row current, and it alone selected, whatever key is held meanwhile."""
        self.selectionModel().setCurrentIndex(self._rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which hit is current."""
        super().currentChanged(current, previous)
        self.hit_changed.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the list; everything else moves in it."""
        if self._acted(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _acted(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._entered(with_control=held == Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Space and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self.page_preview.emit(1 if plain else -1)
            return True
        if key == Qt.Key.Key_Right and plain and self.currentIndex().isValid():
            self.elsewhere_asked.emit(self.currentIndex().row())
            return True
        if key == Qt.Key.Key_Escape and plain:
            self.left.emit()
            return True
        if self._letters and key == Qt.Key.Key_T and held == Qt.KeyboardModifier.ShiftModifier:
            self.rejection_asked.emit()
            return True
        return plain and self._letters and self._typed(key)

    def _entered(self, *, with_control: bool) -> bool:
        if with_control:
            self._choose()
        elif self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        return True

    def _typed(self, key: int) -> bool:
        if key == Qt.Key.Key_A:
            self._choose()
            return True
        if key == Qt.Key.Key_T:
            self.filing_asked.emit()
            return True
        number = key - Qt.Key.Key_0
        if 1 <= number <= 9 and self.selected_rows():
            self.section_chosen.emit(self.selected_rows(), number)
            return True
        return False

    def _choose(self) -> None:
        if self.selected_rows():
            self.passages_chosen.emit(self.selected_rows())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the passage that is clicked twice."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index.row())

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are commands here, the search box is where one types."""

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the selected hits, with the name of the first on the pointer."""
        rows = self.selected_rows()
        drag = QDrag(self)
        drag.setMimeData(self._rows.mimeData([self._rows.index(row) for row in rows]))
        more = f" +{len(rows) - 1}" if len(rows) > 1 else ""
        label = f"{self._rows.hit(rows[0]).document.name}{more}"
        drag.setPixmap(drag_picture(label, self.font(), self._look.theme, self.devicePixelRatioF()))
        drag.exec(supported, Qt.DropAction.CopyAction)

    def _remember(self) -> None:
        current = self.currentIndex()
        self._kept = (self._rows.results.query, self._rows.hit(current.row())) if current.isValid() else None

    def _restore(self) -> None:
        """Stay on the same passage when the same search comes again; otherwise begin at the top."""
        kept, self._kept = self._kept, None
        if kept is None:
            return
        query, hit = kept
        row = self._rows.row_of(hit.passage_id, hit.document.path) if query == self._rows.results.query else None
        if row is not None:
            self.choose_row(row)
            return
        self.scrollToTop()
        self.hit_changed.emit(-1)
