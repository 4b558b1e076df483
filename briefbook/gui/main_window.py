"""GUI room: the window: it puts the panes together with what they do, and remembers itself."""

import binascii
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu

from briefbook.gui.actions import Actions
from briefbook.gui.appearance import Appearance
from briefbook.gui.bench import Bench
from briefbook.gui.fitting import Fitting
from briefbook.gui.flows.booking import SUFFIX, Booking
from briefbook.gui.flows.checking import Checking
from briefbook.gui.flows.comparing import Comparing
from briefbook.gui.flows.correcting import Correcting
from briefbook.gui.flows.editing import Editing
from briefbook.gui.flows.explaining import Explaining
from briefbook.gui.flows.exporting import Exporting
from briefbook.gui.flows.filing import Filing
from briefbook.gui.flows.gathering import Gathering
from briefbook.gui.flows.importing import ImportingNotes
from briefbook.gui.flows.keeping import Keeping
from briefbook.gui.flows.managing import Managing
from briefbook.gui.flows.mending import Mending
from briefbook.gui.flows.navigating import Navigating
from briefbook.gui.flows.noting import Noting
from briefbook.gui.flows.outlining import Outlining
from briefbook.gui.flows.pasting import Pasting
from briefbook.gui.flows.picking import Picking
from briefbook.gui.flows.preferring import Preferring
from briefbook.gui.flows.reading import Reading
from briefbook.gui.flows.repeating import Repeating
from briefbook.gui.flows.replacing import Replacing
from briefbook.gui.flows.resembling import Resembling
from briefbook.gui.flows.returning import Returning
from briefbook.gui.flows.revising import Revising
from briefbook.gui.flows.searching import Searching
from briefbook.gui.flows.tabbing import Tabbing
from briefbook.gui.flows.undoing import Undoing
from briefbook.gui.flows.viewing import Viewing
from briefbook.gui.layout import build, make_panes
from briefbook.gui.look import Look
from briefbook.gui.session import Session
from briefbook.model.errors import SettingsError
from briefbook.settings import options

USUAL = (1280, 800)
_UNSEEN_MS = 500
_OUTLINE_COMMANDS = (
    *("edit-entry", "restore-entry", "rename-section", "move-up", "move-down", "remove"),
    *("add-section", "write-text", "write-note", "paste-text", "other-language", "withhold", "sign-entry"),
)
_HIT_COMMANDS = (
    *("add-passage", "file-passage", "reject-passage", "elsewhere", "more-like-this", "who-says"),
    *("copy", "copy-with-source", "open-source", "reveal-source", "correct-details"),
)
_TEXT_COMMANDS = (
    "add-passage",
    "copy",
    "copy-with-source",
    "more-like-this",
    "who-says",
    "find-in-text",
    "open-source",
)


class MainWindow(QMainWindow):
    """The window of Briefbook.

    Signals:
        painted: it was shown for the first time; only now heavy work begins.
    """

    painted = Signal()

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Briefbook")
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 400)
        session.setParent(self)
        appearance.setParent(self)
        self.session = session
        self.appearance = appearance
        self.panes = make_panes(appearance.look, self)
        self._frame = build(self.panes, self)
        self.setCentralWidget(self._frame.whole)
        self._fitting = Fitting(self.panes, self._frame, session.settings, self)
        self.bench = Bench(session, self.panes, appearance)
        self._was_shown = False
        self._beginning = QTimer(self)
        self._beginning.setSingleShot(True)
        self._beginning.timeout.connect(self._tell_painted)
        self._make_behaviour()
        self._make_menus()
        appearance.changed.connect(self._take_look)
        self._restore()
        self._take_look(appearance.look)

    def _make_behaviour(self) -> None:
        bench = self.bench
        self.searching = Searching(bench, self)
        self._reading = Reading(bench, self)
        self._explaining = Explaining(bench, self.searching, self)
        self._repeating = Repeating(bench, self)
        self._filing = Filing(bench, self.searching, self)
        self._keeping = Keeping(bench, self.searching, self)
        self._resembling = Resembling(bench, self.searching, self._reading, self)
        self._managing = Managing(bench, self)
        self._undoing = Undoing(bench, self)
        self._undoing.named.connect(self._name_history)
        self._picking = Picking(bench, self.searching, self._reading, self)
        self._outlining = Outlining(bench, self)
        self._pasting = Pasting(bench, self._picking, self)
        self._editing = Editing(bench, self._picking, self)
        self._comparing = Comparing(bench, self)
        self._navigating = Navigating(bench, self.searching.focus, self)
        self._noting = Noting(bench, self)
        self._replacing = Replacing(bench, self)
        self._picking.added.connect(self._noting.show_entry)
        self._checking = Checking(bench, self._noting, self)
        self._exporting = Exporting(bench, self._noting, self._checking, self)
        self._revising = Revising(bench, self)
        self._returning = Returning(bench, self)
        self._gathering = Gathering(bench, self)
        self._mending = Mending(bench, self._reading, self)
        self._correcting = Correcting(bench, self._reading, self)
        self.booking = Booking(bench, self)
        self._importing = ImportingNotes(bench, self.booking, self)
        self._tabbing = Tabbing(bench, self._noting, self.booking, self)
        self._preferring = Preferring(bench, self)
        self._viewing = Viewing(bench, self._noting, self._fitting, self)

    def _make_menus(self) -> None:
        parts = (
            *(self.searching, self._reading, self._picking, self._outlining, self._editing, self._navigating),
            *(self._noting, self._exporting, self._gathering, self._mending, self._correcting, self._comparing),
            *(self.booking, self._preferring, self._viewing, self._repeating, self._explaining),
            *(self._filing, self._undoing, self._managing, self._keeping, self._resembling, self._tabbing),
            *(self._returning, self._revising, self._pasting, self._checking, self._importing),
        )
        handlers = {name: do for part in parts for name, do in part.handlers().items()}
        handlers.update(self._replacing.handlers(self._reading))
        handlers.update(self._viewing.handlers_over(lambda: self.actions_table))
        self.actions_table = Actions(handlers, self)
        recent = QMenu(self)
        recent.aboutToShow.connect(lambda: self.booking.fill_recent(recent))
        self.actions_table.fill(self.menuBar(), {"recent-books": recent})
        for name in _OUTLINE_COMMANDS:
            self.panes.outline.menu.addAction(self.actions_table[name])
        for name in _HIT_COMMANDS:
            self.panes.results.menu.addAction(self.actions_table[name])
        for name in _TEXT_COMMANDS:
            self.panes.preview.view.addAction(self.actions_table[name])
        self.panes.preview.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def begin(self, folder: Path | None, book: Path | None) -> None:
        """Open what this start is about: a folder or the welcome page, a book or an untitled one."""
        self._noting.begin()
        if book is not None:
            self.booking.open(book)
        else:
            self.booking.start_sample()
        if folder is not None:
            self.session.open_folder(folder)

    def show_welcome(self, *, welcome: bool) -> None:
        """Show the welcome page in the place of search and results, or these."""
        self._fitting.show_welcome(welcome=welcome)
        if welcome:
            self.panes.first_run.focus_first()
        else:
            self.panes.search.box.setText(self.session.settings.get(options.QUERY))
            self.panes.search.box.setFocus()

    def take_files(self, files: Sequence[Path]) -> None:
        """Open a book, or offer to search a folder; come to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        for file in files:
            if file.suffix.lower() == SUFFIX:
                self.booking.open(file)
            elif file.exists():
                self._gathering.offer_folder(file if file.is_dir() else file.parent)

    def _take_look(self, look: Look) -> None:
        self.setWindowIcon(look.icons.icon("briefbook", 20, look.theme.accent))
        self.actions_table.set_look(look)
        self.panes.results.set_letter_keys(self.session.settings.get(options.LETTER_KEYS))
        self._undoing.name()
        self._fitting.fit()

    def _name_history(self, undo: str | None, redo: str | None) -> None:
        self.actions_table.name_history(self.appearance.look, undo, redo)

    def _restore(self) -> None:
        self.resize(*USUAL)
        settings = self.session.settings
        try:
            kept = binascii.unhexlify(settings.get(options.GEOMETRY))
        except (binascii.Error, ValueError):
            kept = b""
        if kept:
            self.restoreGeometry(QByteArray(kept))
        room = (self.screen() or QGuiApplication.primaryScreen()).availableGeometry()
        self.resize(min(self.width(), room.width()), min(self.height(), room.height()))
        self._frame.restore(settings, (self._frame.columns, self._frame.middle, self._frame.right))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin even where nothing is painted: behind another window, or minimised."""
        super().showEvent(event)
        if not self._was_shown:
            self._beginning.start(_UNSEEN_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin once the window is there to be seen."""
        super().paintEvent(event)
        if not self._was_shown:
            self._beginning.start(0)

    def _tell_painted(self) -> None:
        if not self._was_shown:
            self._was_shown = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything without a question: what was typed, the book, the settings."""
        self.session.desk.settling.emit()
        settings = self.session.settings
        settings.set(options.GEOMETRY, bytes(self.saveGeometry().data()).hex())
        self._noting.leave_full_size()
        self._fitting.remember()
        self.hide()
        self.session.close()
        try:
            settings.save()
        except SettingsError as error:
            self.bench.complain(error)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders from the file manager."""
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a book that is dropped; offer to search a folder."""
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()
