"""GUI room: the window's session: the open folder, its indexer, the open book, and the lanes they work on."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from briefbook.app.watching import Watch
from briefbook.app.workspace import Workspace
from briefbook.gui.corpus import Corpus
from briefbook.gui.decisions import Decisions
from briefbook.gui.desk import Desk
from briefbook.gui.indexer import Indexer, Outcome
from briefbook.gui.jobs import Jobs, Lane
from briefbook.gui.topics import Topics
from briefbook.model.errors import BriefbookError, FolderUnreachable
from briefbook.settings.places import Places
from briefbook.settings.storage import Settings


class Session(QObject):
    """What the window works with; it knows no widget."""

    def __init__(self, places: Places, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places = places
        self.settings = settings
        self.jobs = Jobs(self)
        self.corpus = Corpus(self.jobs, places, self)
        self.decisions = Decisions(self.jobs, places, self.corpus, self)
        self.indexer = Indexer(self.jobs, self)
        self.topics = Topics(self.corpus, self)
        self.desk = Desk(self.jobs, places, self)
        self._watch: Watch | None = None
        self._has_lost_folder = False
        self.corpus.opened.connect(self.indexer.refresh)
        self.corpus.opened.connect(self._begin_to_watch)
        self.corpus.damaged.connect(self._rebuild)
        self.decisions.decided.connect(self._follow)
        self.indexer.failed.connect(self._note_loss)
        self.indexer.ended.connect(self._watch_again)

    def _rebuild(self, _: BriefbookError) -> None:
        if self.corpus.workspace is not None:
            self.indexer.refresh(self.corpus.workspace, rebuild=True)

    def open_folder(self, folder: Path) -> None:
        """Search another folder; what is being indexed is stopped once it is open."""
        self.corpus.open(folder)

    def index_again(self, again: Sequence[str] = ()) -> None:
        """Index what changed in the open folder, and the files at the paths `again` though they did not."""
        if self.corpus.workspace is not None:
            self.indexer.refresh(self.corpus.workspace, again=again)

    def _begin_to_watch(self, workspace: Workspace) -> None:
        """Follow the changes of this folder and no other any more; what the watch says comes from its own thread."""

        def work() -> None:
            self._end_watch()
            self._watch = Watch(workspace, lambda: self.jobs.deliver(lambda: self._follow_folder(workspace)))

        self.jobs.run(Lane.ASIDE, work, lambda _: None, self.decisions.failed.emit)

    def _note_loss(self, error: BriefbookError) -> None:
        self._has_lost_folder = isinstance(error, FolderUnreachable)

    def _watch_again(self, outcome: Outcome) -> None:
        """Watch a folder that was away anew: a watch does not outlive the drive it lies on."""
        if outcome.is_complete and self._has_lost_folder and self.corpus.workspace is not None:
            self._has_lost_folder = False
            self._begin_to_watch(self.corpus.workspace)

    def _follow_folder(self, workspace: Workspace) -> None:
        if workspace == self.corpus.workspace:
            self._follow(())

    def _follow(self, again: Sequence[str]) -> None:
        """Index what changed, unless the officer had indexing stopped."""
        if self.corpus.workspace is not None:
            self.indexer.follow(self.corpus.workspace, again)

    def _end_watch(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    def close(self) -> None:
        """End all work: edits are done and saved, the index is let go of, the children end."""
        self.indexer.cancel()
        self.jobs.close(self._end)

    def _end(self, lane: Lane) -> None:
        if lane is Lane.SEARCH:
            self.corpus.close()
        elif lane is Lane.ASIDE:
            self._end_watch()
        self.desk.close(lane)
