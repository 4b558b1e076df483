"""GUI room: a damaged or lost book comes back from its backup at the press of a button."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from briefbook.app.restoring import GoodCopy, Restored, good_copy, restore
from briefbook.gui.bench import Bench
from briefbook.gui.date_words import when
from briefbook.gui.jobs import Lane
from briefbook.model.errors import BookDamaged, BriefbookError


class Restoring(QObject):
    """The way back from a backup; the damaged file is kept beside the book."""

    def __init__(self, bench: Bench, open_book: Callable[[Path], None], parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._open_book = open_book
        self._told = ""

    def offer(self, path: Path, error: BriefbookError) -> None:
        """Say why the book at `path` cannot be opened, with a button that takes its backup where there is one."""
        session = self._bench.session

        def offer(copy: GoodCopy | None) -> None:
            self._offer(path, error, copy)

        def complain(_: BriefbookError) -> None:
            self._bench.complain(error)  # that the backups cannot be read is no help

        session.jobs.run(Lane.BOOK, lambda: good_copy(path, session.places), offer, complain)

    def _offer(self, path: Path, error: BriefbookError, copy: GoodCopy | None) -> None:
        if copy is None:
            self._bench.complain(error)
            return
        say = self._bench.say
        key = "file.damaged" if isinstance(error, BookDamaged) else "file.lost"
        sentence = say(key, name=path.name, when=when(copy.saved_at, say.language))
        self._bench.panes.notice.say(sentence, "warning", say("file.restore"), lambda: self._restore(path))
        self._bench.panes.status.say(sentence)

    def _restore(self, path: Path) -> None:
        session = self._bench.session
        session.jobs.run(Lane.BOOK, lambda: restore(path, session.places), self._open, self._bench.complain)

    def _open(self, restored: Restored) -> None:
        """Open what is whole again."""
        say = self._bench.say
        key = "file.restored-kept" if restored.kept is not None else "file.restored"
        kept = restored.kept.name if restored.kept is not None else ""
        self._told = say(key, name=restored.path.name, when=when(restored.saved_at, say.language), kept=kept)
        self._open_book(restored.path)

    def take_told(self) -> str:
        """Return what is to be said once the book is open, where it was restored just now: it is said once."""
        told, self._told = self._told, ""
        return told
