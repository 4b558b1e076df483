"""GUI room: the window's session: the open folder, its indexer, the open book, and the lanes they work on."""

from pathlib import Path

from PySide6.QtCore import QObject

from briefbook.gui.corpus import Corpus
from briefbook.gui.desk import Desk
from briefbook.gui.indexer import Indexer
from briefbook.gui.jobs import Jobs, Lane
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
        self.indexer = Indexer(self.jobs, self)
        self.desk = Desk(self.jobs, places, self)
        self.corpus.opened.connect(self.indexer.refresh)
        self.corpus.damaged.connect(self._rebuild)

    def _rebuild(self) -> None:
        if self.corpus.workspace is not None:
            self.indexer.refresh(self.corpus.workspace, rebuild=True)

    def open_folder(self, folder: Path) -> None:
        """Search another folder; what is being indexed is stopped."""
        self.indexer.cancel()
        self.corpus.open(folder)

    def index_again(self) -> None:
        """Index what changed in the open folder."""
        if self.corpus.workspace is not None:
            self.indexer.refresh(self.corpus.workspace)

    def close(self) -> None:
        """End all work: edits are done and saved, the index is let go of, the children end."""
        self.indexer.cancel()
        self.jobs.close(self._end)

    def _end(self, lane: Lane) -> None:
        if lane is Lane.SEARCH:
            self.corpus.close()
        self.desk.close(lane)
