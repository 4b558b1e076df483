"""GUI room: what could not be read: the list of problems, and what the officer does about them."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.exports import export_folder
from briefbook.gui.flows.reading import Reading
from briefbook.gui.jobs import Lane
from briefbook.gui.problem_table import as_csv
from briefbook.model.document import Problem
from briefbook.model.errors import FileOpenElsewhere
from briefbook.model.folder import FolderRules


class Mending(QObject):
    """The list of problems; it opens when it is asked for and never by itself."""

    def __init__(self, bench: Bench, reading: Reading, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._reading = reading
        self._window = window
        self._before: QWidget | None = None
        panes = bench.panes
        panes.status.problems_asked.connect(self._turn)
        panes.problems.asked.connect(self._do)
        panes.problems.retry_asked.connect(self._retry_all)
        panes.problems.copy_asked.connect(self._copy)
        panes.problems.export_asked.connect(self._ask_where)
        panes.problems.closed.connect(self._close)
        bench.session.decisions.failed.connect(bench.complain)
        bench.session.corpus.opened.connect(lambda _workspace: panes.problems.hide())

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"problems": self._turn, "retry-problems": self._retry_all}

    def _turn(self) -> None:
        """Show the list with the keyboard in it, or put it away and the keyboard where it was."""
        problems = self._bench.panes.problems
        if problems.isVisible():
            self._close()
        else:
            self._before = QApplication.focusWidget()
            problems.show()
            problems.list.setFocus()

    def _close(self) -> None:
        problems = self._bench.panes.problems
        had_keyboard = problems.isAncestorOf(QApplication.focusWidget() or self._window)
        problems.hide()
        if had_keyboard:
            is_there = self._before is not None and self._before.isVisible()
            (self._before if self._before is not None and is_there else self._bench.panes.results).setFocus()

    def _do(self, deed: str, problem: Problem) -> None:
        path = self._bench.panes.problems.file_of(problem)
        if deed == "folder":
            self._reading.reveal(path)
        elif deed == "retry":
            self._bench.session.index_again((path,))
        elif deed == "exclude":
            self._exclude(path)

    def _exclude(self, path: str) -> None:
        """Leave a file out from now on; a bar takes it back."""
        decisions, say, name = self._bench.session.decisions, self._bench.say, path.rpartition("/")[2]

        def tell(before: FolderRules) -> None:
            sentence = say("problem.excluded", name=name)
            self._bench.panes.notice.say(sentence, "info", say("undo.button"), lambda: decisions.set_rules(before))
            self._bench.tell(sentence)

        decisions.exclude(path, tell)

    def _retry_all(self) -> None:
        """Read the files of all problems that are shown anew, and nothing else."""
        pane = self._bench.panes.problems
        self._bench.session.index_again(tuple(dict.fromkeys(pane.file_of(one) for one in pane.problems)))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._bench.tell(self._bench.say("status.copied"))

    def _ask_where(self) -> None:
        session, say = self._bench.session, self._bench.say
        start = export_folder(session.settings) / f"{say('problems.name')}.csv"
        chosen, _ = QFileDialog.getSaveFileName(self._window, say("problems.export"), str(start), say("problems.csv"))
        if chosen:
            self.export(Path(chosen))

    def export(self, file: Path) -> None:
        """Write the problems that are shown as a table into a file."""
        say = self._bench.say
        heads = [say(key) for key in ("problems.path", "problems.kind", "problems.reason")]
        table = as_csv(self._bench.panes.problems.problems, heads, self._bench.appearance.language)
        refusal = FileOpenElsewhere(say("problems.unsaved", name=file.name), str(file))

        def work() -> None:
            try:
                file.write_bytes(table)
            except OSError as error:
                raise refusal from error

        def tell(_: None) -> None:
            self._bench.tell(say("problems.saved", name=file.name))

        self._bench.session.jobs.run(Lane.SEARCH, work, tell, self._bench.complain)
