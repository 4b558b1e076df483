"""GUI room: the folder of documents: choosing it, indexing it, what could not be read, what is dropped."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefbook.app.workspace import Workspace
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.indexer import Outcome
from briefbook.model.errors import BriefbookError
from briefbook.settings import options


class Gathering(QObject):
    """The open folder and its index."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._was_cancelled = False
        panes, session = bench.panes, bench.session
        panes.first_run.folder_asked.connect(self.choose_folder)
        panes.first_run.sample_asked.connect(self.open_sample)
        panes.status.cancel_asked.connect(self._cancel)
        panes.status.problems_asked.connect(self._turn_problems)
        panes.problems.retry_asked.connect(self._rebuild)
        panes.problems.copy_asked.connect(self._copy_problems)
        panes.problems.closed.connect(panes.problems.hide)
        session.corpus.opened.connect(self._show_folder)
        session.corpus.failed.connect(bench.complain)
        session.indexer.started.connect(self._begin)
        session.indexer.advanced.connect(self._advance)
        session.indexer.ended.connect(self._end)
        session.indexer.failed.connect(self._fail)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {
            "choose-folder": self.choose_folder,
            "open-sample": self.open_sample,
            "index-again": self._bench.session.index_again,
            "stop-indexing": self._cancel,
            "problems": self._turn_problems,
        }

    def choose_folder(self) -> None:
        """Ask for a folder and open it."""
        start = self._bench.session.settings.get(options.FOLDER)
        chosen = QFileDialog.getExistingDirectory(self._window, self._bench.say("file.folder"), start)
        if chosen:
            self._bench.session.open_folder(Path(chosen))

    def open_sample(self) -> None:
        """Open the corpus that comes with Briefbook."""
        self._bench.session.open_folder(self._bench.session.places.sample_corpus)

    def offer_folder(self, folder: Path) -> None:
        """Ask in a bar whether a folder that was dropped on the window shall be searched."""
        say = self._bench.say
        sentence = say("drop.folder", name=folder.name or str(folder))
        session = self._bench.session
        self._bench.panes.notice.say(sentence, "info", say("drop.open"), lambda: session.open_folder(folder))

    def _show_folder(self, workspace: Workspace) -> None:
        panes = self._bench.panes
        self._bench.session.settings.set(options.FOLDER, str(workspace.folder))
        had_focus = panes.first_run.isVisible() or not panes.middle.isVisible()
        panes.first_run.hide()
        panes.middle.show()
        panes.navigation.show()
        panes.problems.hide()
        if had_focus:
            panes.search.box.setFocus()

    def _begin(self) -> None:
        self._was_cancelled = False
        self._bench.panes.status.show_progress(0, 0)

    def _advance(self, done: int, total: int) -> None:
        panes = self._bench.panes
        panes.status.show_progress(done, total)
        if total > done:
            panes.banner.say(self._bench.say("index.incomplete", done=done, total=total))

    def _cancel(self) -> None:
        if self._bench.session.indexer.is_running:
            self._was_cancelled = True
            self._bench.panes.status.show_stopping()
            self._bench.session.indexer.cancel()

    def _end(self, outcome: Outcome) -> None:
        panes, say = self._bench.panes, self._bench.say
        panes.status.hide_progress()
        if outcome.is_complete:
            panes.banner.hide()
            if outcome.report is not None:
                documents = say.counted("documents", outcome.report.documents)
                self._bench.tell(say("index.done", documents=documents))
        elif self._was_cancelled:
            panes.banner.say(say("index.stopped"), "info", say("index.resume"), self._bench.session.index_again)
            self._bench.tell(say("index.stopped"))

    def _fail(self, error: BriefbookError) -> None:
        """Say in one line why indexing ended, with the way to go on."""
        say = self._bench.say
        self._bench.panes.banner.say(
            say.failure(error), "warning", say("index.resume"), self._bench.session.index_again
        )
        self._bench.tell(say.failure(error))

    def _turn_problems(self) -> None:
        problems = self._bench.panes.problems
        problems.setVisible(not problems.isVisible())
        if problems.isVisible():
            problems.list.setFocus()

    def _rebuild(self) -> None:
        workspace = self._bench.session.corpus.workspace
        if workspace is not None:
            self._bench.session.indexer.refresh(workspace, rebuild=True)

    def _copy_problems(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._bench.tell(self._bench.say("status.copied"))
