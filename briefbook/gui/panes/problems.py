"""GUI room: the files that gave no document, each with its reason; opens from the warning in the status line."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.corpus import Overview
from briefbook.gui.look import Look
from briefbook.gui.panes.choice_box import ChoiceBox
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.problem_tree import ProblemTree
from briefbook.gui.problem_table import as_text, counts, file_of_part, file_rows, seen_files
from briefbook.gui.problem_words import KINDS
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech
from briefbook.model.document import Problem
from briefbook.model.kinds import ProblemKind

_ROWS_SEEN = 5


class ProblemsPane(QWidget):
    """The list of problems ("problems").

    Attributes:
        list: its rows.

    Signals:
        asked: something is wanted for one problem ("folder", "exclude" or "retry"; Problem).
        retry_asked: read all files with problems anew. copy_asked: the list as text (str). export_asked: as a table.
        closed: the pane is not wanted any more.
    """

    asked = Signal(str, object)
    retry_asked = Signal()
    copy_asked = Signal(str)
    export_asked = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._overview = Overview()
        self._paths: frozenset[str] = frozenset()
        self._advised: Problem | None = None
        self._look = look
        self._icon, self._title = QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._kinds = ChoiceBox(look, self)
        self._kinds.setObjectName("problemKinds")
        self._kinds.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self._retry, self._copy, self._export = QPushButton(self), QPushButton(self), QPushButton(self)
        self._retry.setObjectName("retryAll")
        self._close = QToolButton(self)
        self._close.setProperty("role", "quiet")
        self.list = ProblemTree(look, self)
        self._advice = QLabel(self)
        self._advice.setObjectName("problemAdvice")
        self._advice.setProperty("role", "notice")
        self._advice.setWordWrap(True)
        self._advice.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self._advice.hide()
        self._is_narrow = False
        self._lay_out()
        self._connect()
        self.set_look(look)

    def _lay_out(self) -> None:
        self._top = QGridLayout()
        self._top.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 0)
        self._top.setHorizontalSpacing(2 * GRID)
        self._top.setVerticalSpacing(GRID)
        self._deeds = QWidget(self)
        row = QHBoxLayout(self._deeds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for widget in (self._kinds, self._retry, self._copy, self._export):
            row.addWidget(widget)
        row.addStretch(1)
        self._top.addWidget(self._icon, 0, 0)
        self._top.addWidget(self._title, 0, 1)
        self._top.setColumnStretch(1, 1)
        self._top.addWidget(self._close, 0, 3, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(self._deeds, 0, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(self._top)
        column.addWidget(self.list, 1)
        column.addWidget(self._advice)

    def _connect(self) -> None:
        self._retry.clicked.connect(self.retry_asked)
        self._copy.clicked.connect(lambda _checked: self.copy_asked.emit(self.as_text()))
        self._export.clicked.connect(self.export_asked)
        self._close.clicked.connect(self.closed)
        self._kinds.activated.connect(lambda _place: self._show_rows())
        self.list.asked.connect(self._take)
        self.list.problem_changed.connect(self._follow)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        size = icon_size(self.font())
        self._icon.setPixmap(look.icons.pixmap("warning", size, look.theme.warning, self.devicePixelRatioF()))
        self._retry.setText(say("problems.retry"))
        self._copy.setText(say("problems.copy"))
        self._export.setText(say("problems.export"))
        self._kinds.setAccessibleName(say("problems.kinds"))
        self._kinds.setToolTip(say("problems.kinds"))
        dress(self._close, look, "close", say("problems.close"))
        self._word()
        self._follow(self.list.current_problem())

    def _word(self) -> None:
        say, problems = speech(self._look), self._overview.problems
        files, parts = sum(not one.part for one in problems), sum(one.part for one in problems)
        seen = self._look.words.number(seen_files(self._overview))
        sentences = [say.counted("unread", files, of=seen)] if files or not parts else []
        sentences += [say.counted("parts", parts)] if parts else []
        self._title.setText(" · ".join(sentences) if problems else say("problems.none"))
        self._icon.setVisible(bool(problems))
        chosen = self._kinds.currentData()
        self._kinds.clear()
        self._kinds.addItem(say("problems.all", n=len(problems)), None)
        for kind, number in counts(problems).items():
            name = KINDS[kind].name.in_language(self._look.words.language)
            self._kinds.addItem(f"{name} ({self._look.words.number(number)})", kind)
        self._kinds.setCurrentIndex(max(0, self._kinds.findData(chosen)))
        for widget in (self._kinds, self._retry, self._copy, self._export):
            widget.setEnabled(bool(problems))

    def show_overview(self, overview: Overview) -> None:
        """List the files of the folder that gave no document, and what was passed over."""
        self._overview = overview
        self._paths = frozenset(document.path for document in overview.documents)
        self._word()
        self._show_rows()

    def _show_rows(self) -> None:
        kind = self._kinds.currentData()
        wanted = ProblemKind(kind) if kind else None
        self.list.show_rows(file_rows(self._overview.problems, wanted, self._paths), self._overview.skipped)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the kind that is shown."""
        kind = self._kinds.currentData()
        return tuple(one for one in self._overview.problems if not kind or one.kind == kind)

    def file_of(self, problem: Problem) -> str:
        """Return the path of the file that has a problem, or that the part lies in that has one."""
        files = {one.path for one in self._overview.problems if not one.part}
        return file_of_part(problem.path, files | self._paths) if problem.part else problem.path

    def as_text(self) -> str:
        """Return the list as lines of file, tab, reason."""
        return as_text(self.problems, self._look.words.language)

    def _take(self, deed: str, problem: Problem) -> None:
        if deed == "advice":
            self._advice.setVisible(self._advice.isHidden() or problem != self._advised)
            self._advised = problem
            self._follow(problem)
        else:
            self.asked.emit(deed, problem)

    def _follow(self, problem: Problem | None) -> None:
        """Let the advice, where it is shown, be that for the current problem."""
        if problem is None:
            self._advice.hide()
            return
        advice = KINDS[problem.kind].advice.in_language(self._look.words.language)
        self._advice.setText(f"{problem.path.rpartition('/')[2]}: {advice}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the pane with Escape; the advice is closed before."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._advice.isVisible():
            self._advice.hide()
        else:
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the title where both do not fit on a line."""
        super().resizeEvent(event)
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        room = self.width() - self._deeds.sizeHint().width() - self._close.sizeHint().width() - 10 * GRID
        if (is_narrow := title + icon_size(self.font()) > room) != self._is_narrow:
            self._is_narrow = is_narrow
            self._top.removeWidget(self._deeds)
            self._top.addWidget(self._deeds, *((1, 0, 1, 4) if is_narrow else (0, 2, 1, 1)))

    def sizeHint(self) -> QSize:
        """Return room for the heading and a few rows."""
        return QSize(super().sizeHint().width(), (_ROWS_SEEN + 2) * (self.fontMetrics().height() + 3 * GRID))
