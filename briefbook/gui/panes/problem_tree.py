"""GUI room: the problems as rows: parts under their file, below them what was passed over; every deed by key too."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.problem_delegate import MORE, ProblemDelegate, ProblemRole, deeds
from briefbook.gui.panes.quiet_tree import QuietTree
from briefbook.gui.problem_table import FileRow
from briefbook.gui.problem_words import reason, rule_words
from briefbook.gui.wording import speech
from briefbook.model.document import Problem, Skipped


class ProblemTree(QuietTree):
    """The rows of the problems ("problemList").

    Enter or the menu key opens the deeds of a row, Space says what can be done, Del excludes the file.

    Signals:
        asked: a deed for a problem is wanted ("folder", "exclude", "retry" or "advice"; Problem).
        problem_changed: another problem is current (Problem, or None).
    """

    asked = Signal(str, object)
    problem_changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setObjectName("problemList")
        self._rows: tuple[FileRow, ...] = ()
        self._skipped: tuple[Skipped, ...] = ()
        self._open: set[str] = set()
        self._is_filling = False
        self._delegate = ProblemDelegate(look, self)
        self._items = QStandardItemModel(self)
        self.setItemDelegate(self._delegate)
        self.setModel(self._items)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        self.expanded.connect(lambda index: self._open.add(str(index.data())))
        self.collapsed.connect(lambda index: self._open.discard(str(index.data())))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._delegate.set_look(look)
        self.take_look(look)
        self.setAccessibleName(speech(look)("problems.file"))
        self.show_rows(self._rows, self._skipped)

    def current_problem(self) -> Problem | None:
        """Return the problem of the current row."""
        return _problem(self.currentIndex())

    def show_rows(self, rows: Sequence[FileRow], skipped: Sequence[Skipped]) -> None:
        """Show these files and counts; the current row stays so, or the one that takes its place."""
        current, row = self.current_problem(), self._current_row()
        place = self.verticalScrollBar().value()
        self._rows, self._skipped = tuple(rows), tuple(skipped)
        self._is_filling = True
        self._items.clear()
        root = self._items.invisibleRootItem()
        root.appendRows([self._file_item(row) for row in rows])
        if skipped:
            root.appendRow(self._passed_over(skipped))
        self._unfold(len(rows))
        self._choose(current.path if current is not None else "", min(row, len(rows) - 1))
        self.verticalScrollBar().setValue(place)
        self._is_filling = False
        self._tell(self.currentIndex())

    def _tell(self, index: QModelIndex) -> None:
        if not self._is_filling:
            self.problem_changed.emit(_problem(index))

    def _unfold(self, files: int) -> None:
        """Show the parts of files, and what was passed over where it was open before."""
        for row in range(self._items.rowCount()):
            index = self._items.index(row, 0)
            if row < files or str(index.data()) in self._open:
                self.expand(index)

    def _current_row(self) -> int:
        """Return the place of the file of the current row, from 0."""
        now = self.currentIndex()
        return max(0, now.parent().row() if now.parent().isValid() else now.row())

    def _choose(self, path: str, row: int) -> None:
        """Let the row of this path be current; where it is gone, the file at its place."""
        at = self._items.index(max(0, row), 0)
        index = next((one for one in self._indexes() if _path(one) == path), at) if path else at
        if index.isValid():
            self.setCurrentIndex(index)

    def _indexes(self) -> Iterator[QModelIndex]:
        for row in range(self._items.rowCount()):
            head = self._items.index(row, 0)
            yield head
            yield from (self._items.index(inner, 0, head) for inner in range(self._items.rowCount(head)))

    def _file_item(self, row: FileRow) -> QStandardItem:
        item = self._item(row.path, row.path, row.problem)
        for part in row.parts:
            item.appendRow(self._item(part.path, part.path.removeprefix(f"{row.path}/"), part))
        return item

    def _item(self, path: str, text: str, problem: Problem | None) -> QStandardItem:
        why = reason(problem, self.look.words.language) if problem is not None else speech(self.look)("problems.inner")
        item = QStandardItem(text)
        item.setEditable(False)
        item.setData(problem, ProblemRole.PROBLEM)
        item.setData(why, ProblemRole.ASIDE)
        item.setData(f"{text}. {why}", Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(f"{path}\n{why}")
        return item

    def _passed_over(self, skipped: Sequence[Skipped]) -> QStandardItem:
        say = speech(self.look)
        head = QStandardItem(say("problems.passed"))
        head.setData(say.counted("names", sum(one.count for one in skipped)), ProblemRole.ASIDE)
        head.setEditable(False)
        for one in sorted(skipped, key=lambda one: -one.count):
            item = QStandardItem(rule_words(one.rule, self.look.words.language))
            item.setData(self.look.words.number(one.count), ProblemRole.ASIDE)
            item.setData(f"{item.text()}: {one.count}", Qt.ItemDataRole.AccessibleTextRole)
            item.setEditable(False)
            head.appendRow(item)
        return head

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of a row stand for."""
        problem, key = self.current_problem(), event.key()
        if problem is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_menu(problem, self.visualRect(self.currentIndex()).bottomLeft())
        elif key == Qt.Key.Key_Space:
            self.asked.emit("advice", problem)
        elif key == Qt.Key.Key_Delete and "exclude" in deeds(problem):
            self.asked.emit("exclude", problem)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done about the row under the pointer, or the current one."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        problem = _problem(index)
        if problem is not None:
            self._open_menu(problem, event.pos() if by_mouse else self.visualRect(index).bottomLeft())

    def _open_menu(self, problem: Problem, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("problemMenu")
        for deed in deeds(problem):
            action = menu.addAction(self._delegate.wording(deed))
            action.triggered.connect(lambda _checked=False, deed=deed: self.asked.emit(deed, problem))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(place))
        menu.setActiveAction(menu.actions()[0])

    def _link(self, place: QPoint) -> tuple[QModelIndex, str]:
        index = self.indexAt(place)
        if not index.isValid():
            return index, ""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return index, self._delegate.link_at(option, index, place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which link is under the pointer."""
        super().mouseMoveEvent(event)
        index, link = self._link(event.position().toPoint())
        self._delegate.point(index, link)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the link that was clicked says."""
        super().mouseReleaseEvent(event)
        index, link = self._link(event.position().toPoint())
        problem = _problem(index)
        if problem is None or not link or event.button() is not Qt.MouseButton.LeftButton:
            return
        if link == MORE:
            self._open_menu(problem, event.position().toPoint())
        else:
            self.asked.emit(link, problem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give rows the height that they need in this width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _problem(index: QModelIndex) -> Problem | None:
    found = index.data(ProblemRole.PROBLEM) if index.isValid() else None
    return found if isinstance(found, Problem) else None


def _path(index: QModelIndex) -> str:
    problem = _problem(index)
    return problem.path if problem is not None else ""
