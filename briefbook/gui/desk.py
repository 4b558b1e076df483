"""GUI room, the book side of the window's session: the open book, its edits, its saving, its preview and export.

Edits run on the book's lane one after the other: each is safe in the journal before the window shows it. The file
itself is saved when the officer pauses, and when the book is closed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from briefbook.app.assembling import OpenBook, open_book
from briefbook.app.changing import held
from briefbook.app.exporting import ExportReport, NoteMaker, Options
from briefbook.app.opening_data import is_open_data, write_rows
from briefbook.app.recording import record_open
from briefbook.gui.jobs import Jobs, Lane
from briefbook.gui.known_template import known_template, known_title
from briefbook.model.book import Book, Tab
from briefbook.model.errors import BookError, BriefbookError
from briefbook.model.kinds import TabId
from briefbook.model.template import TemplateInfo
from briefbook.settings.places import Places

SAVE_AFTER_MS = 1000
PREVIEW_AFTER_MS = 40

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BookState:
    """The book as it stands after an edit.

    Attributes:
        label: of the edit, as `verb:detail`; `undo verb:detail` or `redo verb:detail` after a step in the history;
            empty when the book was opened or another tab is worked on.
        tab: the note that is worked on; `template` is its template.
        titles: of all notes in the book's language.
        undo, redo: labels of the edits that can be taken back and made again.
    """

    book: Book
    label: str
    tab: Tab
    titles: Mapping[TabId, str]
    template: TemplateInfo
    undo: str | None
    redo: str | None

    @property
    def title(self) -> str:
        """The title of the note that is worked on."""
        return self.titles[self.tab.id]


class Desk(QObject):
    """The open book.

    Signals:
        opened: another book is open (OpenBook); `changed` follows.
        changed: the book has another state (BookState).
        saved: the file holds the present state (Path).
        preview_arrived: HTML of the note. preview_failed: why there is none (BriefbookError).
        exported: the files are written (ExportReport). export_failed: why not (BriefbookError).
        failed: one sentence for the officer (BriefbookError).
        settling: something is about to happen for which all that was typed must be in the book.
        unsaved: the file could not be written, the journal holds the changes (BriefbookError).
    """

    opened = Signal(object)
    changed = Signal(object)
    saved = Signal(object)
    preview_arrived = Signal(str)
    preview_failed = Signal(object)
    exported = Signal(object)
    export_failed = Signal(object)
    failed = Signal(object)
    unsaved = Signal(object)
    settling = Signal()

    def __init__(self, jobs: Jobs, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._places = places
        self._maker: NoteMaker | None = None
        self._newest_preview = 0
        self._options = Options(preview=True)
        self.current: OpenBook | None = None
        self.state: BookState | None = None
        self._tab: TabId | None = None
        self._save_timer = _timer(self, SAVE_AFTER_MS, self._write_file)
        self._preview_timer = _timer(self, PREVIEW_AFTER_MS, self._render_preview)

    def open(self, path: Path, failed: Callable[[BriefbookError], None] | None = None) -> None:
        """Open the book in this file; the one that is open is saved first."""
        self.start(lambda: open_book(path, self._places), failed)

    def start(self, make: Callable[[], OpenBook], failed: Callable[[BriefbookError], None] | None = None) -> None:
        """Open the book that `make` makes or opens; the one that is open is saved first."""
        self.settling.emit()
        before = self.current

        def work() -> tuple[OpenBook, BookState]:
            if before is not None:
                _save(before, self._places)
            opened = make()
            self._tab = None
            return opened, self._described(opened, "")

        self._jobs.run(Lane.BOOK, work, self._take, failed or self.failed.emit)

    def show_tab(self, tab_id: TabId) -> None:
        """Work on another note of the book."""
        state, opened = self.state, self.current
        if state is None or opened is None or tab_id == state.tab.id:
            return
        self.settling.emit()
        self._tab = tab_id
        self._jobs.run(Lane.BOOK, lambda: self._described(opened, ""), self._show, self.failed.emit)

    def _take(self, made: tuple[OpenBook, BookState]) -> None:
        self.current, self.state = made
        self.opened.emit(self.current)
        self._show(self.state)

    def _described(self, opened: OpenBook, label: str) -> BookState:
        book = opened.book
        tab = next((tab for tab in book.tabs if tab.id == self._tab), book.tabs[0])
        return BookState(
            book=book,
            label=label,
            tab=tab,
            titles={one.id: known_title(one, self._places, book.language) for one in book.tabs},
            template=known_template(tab, self._places, self.state.template if self.state is not None else None),
            undo=opened.undo_label,
            redo=opened.redo_label,
        )

    def edit(
        self,
        do: Callable[[OpenBook], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[BriefbookError], None] | None = None,
    ) -> None:
        """Do an edit: `do` runs on the book's lane and calls a use case; its outcome goes to `then`."""
        opened = self.current
        if opened is None:
            return

        def work() -> tuple[BookState, T]:
            before = opened.book
            result = do(opened)
            label = (opened.undo_label or "") if opened.book is not before else ""
            return self._described(opened, label), result

        def show(made: tuple[BookState, T]) -> None:
            self._show(made[0])
            if then is not None:
                then(made[1])

        self._jobs.run(Lane.BOOK, work, show, failed or self.failed.emit)

    def undo(self) -> None:
        """Take the last edit back."""
        self._step(OpenBook.undo, "undo")

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        self._step(OpenBook.redo, "redo")

    def _step(self, step: Callable[[OpenBook], str], verb: str) -> None:
        self.settling.emit()
        opened = self.current
        if opened is not None:
            work = lambda: self._described(opened, f"{verb} {step(opened)}")  # noqa: E731  # runs on the book's lane
            self._jobs.run(Lane.BOOK, work, self._show, self.failed.emit)

    def _show(self, state: BookState) -> None:
        self.state = state
        self.changed.emit(state)
        self._preview_timer.start()
        if state.label:
            self._save_timer.start()

    def save(self) -> None:
        """Write the book to its file, with all that was typed."""
        self.settling.emit()
        self._write_file()

    def _write_file(self) -> None:
        opened = self.current
        if opened is not None:
            self._save_timer.stop()
            self._jobs.run(Lane.BOOK, lambda: _save(opened, self._places), self.saved.emit, self.unsaved.emit)

    def save_as(self, path: Path) -> None:
        """Write the book to another file and go on there."""
        self.settling.emit()
        opened = self.current
        if opened is None:
            return

        def work() -> Path:
            with held(path, self._places):
                opened.save_as(path, datetime.now(UTC))
            return path

        self._jobs.run(Lane.BOOK, work, self.saved.emit, self.unsaved.emit)

    def set_preview(self, options: Options) -> None:
        """Say how the preview is to look, and make it anew."""
        self._options = options
        self._preview_timer.start()

    def _render_preview(self) -> None:
        if self.state is None:
            return
        self._newest_preview += 1
        number, options, state = self._newest_preview, self._options, self.state

        def work() -> str | None:
            is_newest = number == self._newest_preview
            return self._note_maker().preview(state.book, state.tab, options) if is_newest else None

        def then(html: str | None) -> None:
            if html is not None and number == self._newest_preview:
                self.preview_arrived.emit(html)

        self._jobs.run(Lane.NOTE, work, then, self.preview_failed.emit)

    def export(self, out: Path, options: Options, *, whole: bool = False) -> None:
        """Write the note that is worked on, or the binder, to `out`, as the book stands when the edits before are done.

        What went out is remembered in the book; `exported` says it then.
        """
        self.settling.emit()
        opened = self.current
        if opened is None:
            return

        def work() -> ExportReport:
            book = opened.book
            tab = next((tab for tab in book.tabs if tab.id == self._tab), book.tabs[0])
            if is_open_data(out):
                return write_rows(book, rows_of(book, tab, whole=whole), out, self._places)
            return self._note_maker().export(book, None if whole else tab, out, options)

        def remember(report: ExportReport) -> None:
            self._jobs.run(Lane.BOOK, lambda: _remembered(opened, report, self._places), tell, self.failed.emit)

        def tell(report: ExportReport) -> None:
            self.saved.emit(opened.path)
            self.exported.emit(report)

        def after_the_edits(_: None) -> None:
            self._jobs.run(Lane.NOTE, work, remember, self.export_failed.emit)

        self._jobs.run(Lane.BOOK, lambda: None, after_the_edits, self.failed.emit)

    def with_maker(
        self, do: Callable[[NoteMaker], T], then: Callable[[T], None], failed: Callable[[BriefbookError], None]
    ) -> None:
        """Have the maker of notes do something, on its lane."""
        self._jobs.run(Lane.NOTE, lambda: do(self._note_maker()), then, failed)

    def _note_maker(self) -> NoteMaker:
        if self._maker is None:
            self._maker = NoteMaker(self._places)
        return self._maker

    def close(self, lane: Lane) -> None:
        """Let go of what belongs to a lane, on that lane: the book is saved, the guest ended."""
        if lane is Lane.BOOK and self.current is not None:
            _save_at_the_end(self.current, self._places)
        if lane is Lane.NOTE and self._maker is not None:
            self._maker.close()


def rows_of(book: Book, tab: Tab, *, whole: bool) -> tuple[Tab, ...]:
    """Return the notes that stand together in an open-data file: this one, or all of its kind."""
    return tuple(one for one in book.tabs if one.template == tab.template) if whole else (tab,)


def _timer(parent: QObject, wait: int, do: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(do)
    return timer


def _remembered(opened: OpenBook, report: ExportReport, places: Places) -> ExportReport:
    """Remember in the book what went out, and return the report with what came of that."""
    said = record_open(opened, report.exports, places, datetime.now(UTC))
    return replace(report, findings=(*report.findings, *said))


def _save(opened: OpenBook, places: Places) -> Path:
    with held(opened.path, places):
        opened.save(datetime.now(UTC))
    return opened.path


def _save_at_the_end(opened: OpenBook, places: Places) -> BriefbookError | None:
    """Save once more; what cannot be saved is safe in the journal, and the next start offers it."""
    try:
        _save(opened, places)
    except BookError as error:
        return error
    return None
