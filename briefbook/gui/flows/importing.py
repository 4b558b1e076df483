"""GUI room: the officer's day begins with last time's note: it becomes a book, each text led to its source."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from briefbook.app.assembling import OpenBook
from briefbook.app.changing import held
from briefbook.app.exporting import free_name
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.exports import export_folder, file_name
from briefbook.gui.flows.booking import SUFFIX, Booking
from briefbook.gui.match_words import import_words, match_words
from briefbook.model.errors import BriefbookError, Cancelled

if TYPE_CHECKING:
    from briefbook.app.finding import Finder
    from briefbook.app.importing import Imported


class _Stoppable:
    """What an import reports to: it can be stopped, and says nothing of how far it is."""

    def __init__(self) -> None:
        self.is_stopped = False

    def label(self, text: str) -> None:
        """Say nothing."""

    def advance(self, done: int, total: int) -> None:
        """Say nothing."""

    def cancelled(self) -> bool:
        """Tell whether the officer stopped it."""
        return self.is_stopped

    def stop(self) -> None:
        """Have it end at the next chance."""
        self.is_stopped = True


class ImportingNotes(QObject):
    """Makes a book of a note in Word and shows what came of it."""

    def __init__(self, bench: Bench, booking: Booking, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._booking = booking
        self._window = window
        self._made: Imported | None = None
        bench.session.desk.opened.connect(self._follow_book)
        bench.appearance.changed.connect(lambda _look: self._mark())

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"import-note": self._choose}

    def _choose(self) -> None:
        say = self._bench.say
        if self._bench.session.corpus.workspace is None:
            self._bench.tell(say("import.folderless"))
            return
        folder = str(export_folder(self._bench.session.settings))
        chosen, _ = QFileDialog.getOpenFileName(self._window, say("import.choose"), folder, say("import.files"))
        if chosen:
            self.start(Path(chosen))

    def start(self, note: Path) -> None:
        """Make a book of a note with the sources of the open folder, once all of that is read."""
        session, say = self._bench.session, self._bench.say
        if not session.indexer.is_complete:
            self._bench.panes.notice.say(say("import.wait"), "warning", say("index.retry"), lambda: self.start(note))
            return
        books = session.places.books
        books.mkdir(parents=True, exist_ok=True)
        out = free_name(books / file_name(note.stem, SUFFIX.removeprefix(".")))
        monitor = _Stoppable()
        self._bench.panes.notice.say(say("import.reading", name=note.name), "info", say("import.stop"), monitor.stop)
        session.corpus.ask(self._work(note, out, monitor), self._show, self._refuse)

    def _work(self, note: Path, out: Path, monitor: _Stoppable) -> "Callable[[Finder], Imported]":
        places = self._bench.session.places

        def work(finder: "Finder") -> "Imported":
            from briefbook.app.importing import Importing, import_note  # noqa: PLC0415  # loads Whoosh

            with held(out, places):
                return import_note(note, out, Importing(places, finder, datetime.now(UTC), monitor))

        return work

    def _refuse(self, error: BriefbookError) -> None:
        """Say why there is no book; who stopped it knows."""
        if isinstance(error, Cancelled):
            self._bench.panes.notice.hide()
            self._bench.tell(self._bench.say.failure(error))
        else:
            self._bench.complain(error)

    def _show(self, made: "Imported") -> None:
        """Open the book; its summary follows when it is there."""
        self._bench.panes.notice.hide()
        self._made = made
        self._booking.open(made.opened.path)

    def _follow_book(self, opened: OpenBook) -> None:
        made = self._made
        if made is not None and opened.path == made.opened.path:
            say = self._bench.say
            sentence = import_words(made.entries, say)
            self._bench.panes.notice.say(" ".join((sentence, *map(say.of, made.notes))), "info")
            self._bench.tell(sentence)
        else:
            self._made = None
        self._mark()

    def _mark(self) -> None:
        """Say of each text in its tip how it stands to its source, as long as its book is open."""
        say, made = self._bench.say, self._made
        notes = {one.id: match_words(one, say) for one in made.entries} if made is not None else {}
        self._bench.panes.outline_model.set_notes(notes)
