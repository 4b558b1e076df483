"""GUI room: the folder of documents: choosing it, indexing it, what could not be read, what is dropped."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from briefbook.app.workspace import Workspace
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.flows.moving import Moving
from briefbook.gui.indexer import Outcome
from briefbook.model.errors import BriefbookError, FolderUnreachable
from briefbook.settings import options

_FEW = 10
"""Files that are read so soon that no bar need say what is missing meanwhile."""


class Gathering(QObject):
    """The open folder and its index."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._moving = Moving(bench, window)
        self._wish: Literal["", "pause", "cancel"] = ""
        self._before = 0
        self._read = (0, 0)
        panes, session = bench.panes, bench.session
        panes.first_run.folder_asked.connect(self.choose_folder)
        panes.first_run.sample_asked.connect(self.open_sample)
        panes.status.pause_asked.connect(self._turn_pause)
        panes.status.cancel_asked.connect(self._cancel)
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
            "pause-indexing": self._turn_pause,
            "stop-indexing": self._cancel,
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
        self._wish, self._before, self._read = "", 0, (0, 0)
        panes.banner.hide()
        if had_focus:
            panes.search.box.setFocus()

    def _begin(self) -> None:
        self._wish = ""
        self._bench.panes.status.show_progress(0, 0)

    def _advance(self, done: int, total: int) -> None:
        """Say how far it is; what was read before a pause counts too."""
        if self._wish:
            return
        panes = self._bench.panes
        self._read = (self._before + done, self._before + total)
        panes.status.show_progress(*self._read)
        if total > done and total > _FEW:
            panes.banner.say(self._bench.say("index.incomplete", done=self._read[0], total=self._read[1]))

    def _turn_pause(self) -> None:
        """Pause reading, or go on with it."""
        if self._bench.session.indexer.is_running and not self._wish:
            self._stop("pause")
        elif self._wish == "pause":
            self._resume()

    def _cancel(self) -> None:
        if self._bench.session.indexer.is_running:
            self._stop("cancel")
        elif self._wish == "pause":
            self._wish = "cancel"
            self._say_stopped()

    def _stop(self, wish: Literal["pause", "cancel"]) -> None:
        self._wish = wish
        self._bench.panes.status.show_stopping()
        self._bench.session.indexer.cancel()

    def _resume(self) -> None:
        self._before = self._read[0]
        self._bench.session.index_again()

    def _end(self, outcome: Outcome) -> None:
        panes, say = self._bench.panes, self._bench.say
        if outcome.is_complete:
            self._wish, self._before, self._read = "", 0, (0, 0)
            panes.status.hide_progress()
            panes.banner.hide()
            if outcome.report is not None:
                documents = say.counted("documents", outcome.report.documents + outcome.report.parts)
                self._bench.tell(say("index.done", documents=documents))
        elif self._wish == "pause":
            panes.status.show_paused()
            self._bench.tell(say("index.pausing"))
        else:
            self._say_stopped()

    def _say_stopped(self) -> None:
        panes, say = self._bench.panes, self._bench.say
        panes.status.hide_progress()
        if self._wish == "cancel":
            panes.banner.say(say("index.stopped"), "info", say("index.resume"), self._resume)
            self._bench.tell(say("index.stopped"))

    def _fail(self, error: BriefbookError) -> None:
        """Say in one line why indexing ended, with the way to go on."""
        banner, say, workspace = self._bench.panes.banner, self._bench.say, self._bench.session.corpus.workspace
        if isinstance(error, FolderUnreachable) and workspace is not None:
            banner.ask(
                say("index.unreachable", name=workspace.label),
                "warning",
                [
                    (say("index.retry"), self._bench.session.index_again),
                    (say("moved.ask"), lambda: self._moving.ask_where(workspace)),
                ],
            )
        else:
            banner.say(say.failure(error), "warning", say("index.resume"), self._resume)
        self._bench.tell(say.failure(error))
