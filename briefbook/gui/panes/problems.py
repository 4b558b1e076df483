"""GUI room: the files that gave no document, each with its reason; opens from the warning in the status line."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.corpus import Overview
from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.typography import GRID, row_height
from briefbook.gui.wording import speech
from briefbook.model.document import Problem

_PATH = Qt.ItemDataRole.UserRole


class ProblemsPane(QWidget):
    """The list of problems ("problems").

    Signals:
        retry_asked: read all files anew. copy_asked: the list as text (str).
        reveal_asked: show the folder of a file (its path within the corpus). closed: the pane is not wanted any more.
    """

    retry_asked = Signal()
    copy_asked = Signal(str)
    reveal_asked = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self._overview = Overview()
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._retry = QPushButton(self)
        self._copy = QPushButton(self)
        self._reveal = QPushButton(self)
        self._close = QToolButton(self)
        self._close.setProperty("role", "quiet")
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setColumnCount(2)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.list.header().setStretchLastSection(True)
        self._retry.clicked.connect(self.retry_asked)
        self._copy.clicked.connect(lambda _checked: self.copy_asked.emit(self.as_text()))
        self._reveal.clicked.connect(lambda _checked: self._reveal_current())
        self.list.itemActivated.connect(lambda _item: self._reveal_current())
        self._close.clicked.connect(self.closed)
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 0)
        top.setSpacing(2 * GRID)
        top.addWidget(self._title, 1)
        for widget in (self._reveal, self._copy, self._retry, self._close):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(top)
        column.addWidget(self.list, 1)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        self._retry.setText(say("problems.retry"))
        self._copy.setText(say("problems.copy"))
        self._reveal.setText(say("problems.reveal"))
        dress(self._close, look, "close", say("problems.close"))
        self.list.setAccessibleName(say("problems.file"))
        self.list.setHeaderLabels([say("problems.file"), say("problems.reason")])
        self._name_the_number()

    def _name_the_number(self) -> None:
        say = speech(self._look)
        count, seen = len(self._overview.problems), len(self._overview.documents) + len(self._overview.problems)
        files = say.counted("files", seen)
        self._title.setText(say("problems.title", n=count, files=files) if count else say("problems.none"))

    def show_overview(self, overview: Overview) -> None:
        """List the files of the folder that gave no document."""
        self._overview = overview
        self._name_the_number()
        self.list.clear()
        for problem in overview.problems:
            row = _row(problem)
            row.setSizeHint(0, QSize(0, row_height(self.font())))
            self.list.addTopLevelItem(row)
        self.list.resizeColumnToContents(0)
        self.list.setColumnWidth(0, min(self.list.columnWidth(0), self.width() // 2))
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    def as_text(self) -> str:
        """Return the list as lines of file, tab, reason."""
        return "".join(f"{problem.path}\t{problem.reason}\n" for problem in self._overview.problems)

    def _reveal_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.reveal_asked.emit(str(item.data(0, _PATH)))


def _row(problem: Problem) -> QTreeWidgetItem:
    item = QTreeWidgetItem([problem.path, problem.reason])
    item.setData(0, _PATH, problem.path)
    item.setToolTip(0, problem.path)
    item.setToolTip(1, problem.reason)
    return item
