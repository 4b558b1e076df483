"""GUI room: what could not be read, and what the officer does about it; and the index, looked after by itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.exports import export_folder
from briefbook.gui.flows.reading import Reading
from briefbook.gui.indexer import Outcome
from briefbook.gui.jobs import Lane
from briefbook.gui.problem_table import as_csv
from briefbook.model.document import Problem
from briefbook.model.errors import BriefbookError, FileOpenElsewhere, IndexDamaged
from briefbook.model.folder import FolderRules

if TYPE_CHECKING:
    from briefbook.app.verifying import Verification

CALM_SECONDS = 5.0
"""So long after the last indexing the index begins to be looked through."""
_SLICE_SECONDS = 0.01
_PAUSE_MS = 50
"""Between slices: looking through takes a sixth of a processor at most."""


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
        self._caretaker = Caretaker(bench, self)

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


class Caretaker(QObject):
    """Looks through the index of the open folder while nothing else is done; it says when one is made anew, and why.

    Signals come from the search and the indexing; what is damaged is made anew by the session.
    """

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._looking: Verification | None = None
        self._is_sound = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(round(CALM_SECONDS * 1000))
        self._calm.timeout.connect(self.look)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._go_on)
        corpus, indexer = bench.session.corpus, bench.session.indexer
        corpus.opened.connect(lambda _workspace: self._forget())
        corpus.damaged.connect(self._tell)
        corpus.renewed.connect(self._tell)
        indexer.started.connect(self._stop)
        indexer.ended.connect(self._wait)

    @property
    def is_sound(self) -> bool:
        """Whether the index was looked through to its end since it was last changed."""
        return self._is_sound

    def look(self) -> None:
        """Begin to look through the index."""
        workspace = self._bench.session.corpus.workspace
        if workspace is None or self._bench.session.indexer.is_running:
            return

        def begin() -> "Verification":
            from briefbook.app.verifying import Verification  # noqa: PLC0415  # Whoosh is loaded after the first paint

            return Verification(workspace)

        def then(looking: "Verification") -> None:
            if workspace == self._bench.session.corpus.workspace and not self._bench.session.indexer.is_running:
                self._looking = looking
                self._go_on()

        self._bench.session.jobs.run(Lane.ASIDE, begin, then, lambda _error: None)

    def _go_on(self) -> None:
        looking = self._looking
        if looking is None:
            return

        def then(is_done: bool) -> None:
            if looking is not self._looking:
                return
            if is_done:
                self._looking, self._is_sound = None, True
            else:
                self._pause.start()

        self._bench.session.jobs.run(Lane.ASIDE, lambda: looking.go_on(_SLICE_SECONDS), then, self._fail)

    def _fail(self, error: BriefbookError) -> None:
        """Have a damaged index made anew; what cannot be read for the moment is looked at another time."""
        if self._looking is None:
            return
        self._looking = None
        if isinstance(error, IndexDamaged):
            self._bench.session.corpus.damaged.emit(error)
        else:
            self._calm.start()

    def _tell(self, error: BriefbookError) -> None:
        self._bench.tell(self._bench.say.failure(error), toast=True)

    def _forget(self) -> None:
        self._stop()
        self._is_sound = False

    def _stop(self) -> None:
        self._looking = None
        self._calm.stop()
        self._pause.stop()

    def _wait(self, outcome: Outcome) -> None:
        """Look through it once more where something was committed, or where it was not looked through to its end."""
        self._is_sound = self._is_sound and outcome.report is None and outcome.is_complete
        if not self._is_sound:
            self._calm.start()
