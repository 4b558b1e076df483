"""GUI room: books: new, open, save, save as, recent; a book is safe from the first keystroke, named or not."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from briefbook.app.assembling import OpenBook, create_book, template_info
from briefbook.app.exporting import free_name
from briefbook.app.tabs import shared_values
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.desk import BookState
from briefbook.gui.exports import export_folder
from briefbook.gui.flows.restoring import Restoring
from briefbook.model.errors import BookChangedOnDisk, BookDamaged, BookMissing, BriefbookError
from briefbook.settings import options

SUFFIX = ".brief"
_LASTING = frozenset(("committee", "minister", "ministry", "branch", "marking"))
"""Fields that one appearance has in common with the next."""


class Booking(QObject):
    """The file that the open book is kept in."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        desk = bench.session.desk
        desk.opened.connect(self._remember)
        desk.changed.connect(self._name_window)
        desk.saved.connect(self._tell_saved)
        desk.unsaved.connect(self._tell_unsaved)
        desk.failed.connect(bench.complain)
        self._is_asked = False
        self._is_placed = False
        self._restoring = Restoring(bench, self.open, self)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {
            "open-book": self._choose,
            "recent-books": self._choose,
            "save-book": self._save,
            "save-book-as": self.save_as,
        }

    def start_sample(self) -> None:
        """Open an untitled book with the sample's headings and fields: where a newcomer starts."""
        places, language = self._bench.session.places, self._bench.appearance.language

        def make() -> OpenBook:
            from briefbook.app.sample import start_book  # noqa: PLC0415  # Whoosh is loaded after the first paint

            return start_book(places, self._untitled(), language, datetime.now(UTC))

        self._bench.session.desk.start(make)

    def start_new(self, template: str) -> None:
        """Open an untitled book of a template in the same language, with the fields that it shares with this one."""
        state, places = self._bench.session.desk.state, self._bench.session.places
        if state is None:
            self.start_sample()
            return
        first, language = state.book.tabs[0], state.book.language

        def make() -> OpenBook:
            shared = shared_values(first, template_info(template, places))
            kept = {name: value for name, value in shared.items() if name in _LASTING}
            return create_book(self._untitled(), template, kept, places, language)

        self._bench.session.desk.start(make)

    def _untitled(self) -> Path:
        books = self._bench.session.places.books
        books.mkdir(parents=True, exist_ok=True)
        return free_name(books / f"{self._bench.say('file.untitled')}{SUFFIX}")

    def open(self, path: Path) -> None:
        """Open the book in this file; when that fails, a book is open all the same."""
        self._bench.session.desk.open(path, lambda error: self._fail_to_open(path, error))

    def _fail_to_open(self, path: Path, error: BriefbookError) -> None:
        if isinstance(error, BookDamaged | BookMissing):
            self._restoring.offer(path, error)
        else:
            self._bench.complain(error)
        if self._bench.session.desk.current is None:
            self.start_sample()

    def _choose(self) -> None:
        say = self._bench.say
        folder = str(self._folder())
        chosen, _ = QFileDialog.getOpenFileName(self._window, say("file.open"), folder, say("file.books"))
        if chosen:
            self.open(Path(chosen))

    def _folder(self) -> Path:
        current = self._bench.session.desk.current
        if current is not None and not self.is_untitled(current.path):
            return current.path.parent
        return export_folder(self._bench.session.settings)

    def is_untitled(self, path: Path) -> bool:
        """Tell whether a book is one that the officer has not named yet."""
        return path.parent == self._bench.session.places.books

    def _save(self) -> None:
        current = self._bench.session.desk.current
        if current is not None and self.is_untitled(current.path):
            self.save_as()
        else:
            self._is_asked = True
            self._bench.session.desk.save()

    def save_as(self) -> None:
        """Ask for a file and keep the book there from now on."""
        state, say = self._bench.session.desk.state, self._bench.say
        if state is None:
            return
        start = str(self._folder() / f"{state.title.replace('/', '-')}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, say("file.save"), start, say("file.books"))
        if chosen:
            path = Path(chosen)
            self._is_asked = self._is_placed = True
            self._bench.session.desk.save_as(path if path.suffix.lower() == SUFFIX else Path(f"{path}{SUFFIX}"))

    def _remember(self, opened: OpenBook) -> None:
        settings = self._bench.session.settings
        settings.set(options.BOOK, str(opened.path))
        self._put_first(opened.path)
        said = [self._restoring.take_told(), self._bench.say("status.recovered") if opened.recovered else ""]
        if any(said):
            self._bench.panes.notice.say(" ".join(one for one in said if one))
        if opened.set_aside is not None:
            self._bench.panes.notice.say(self._bench.say("file.aside", name=str(opened.set_aside)), "warning")

    def _put_first(self, path: Path) -> None:
        settings = self._bench.session.settings
        others = [one for one in settings.get(options.BOOKS_RECENT) if one != str(path)]
        settings.set(options.BOOKS_RECENT, (str(path), *others)[: options.RECENT_BOOKS])

    def fill_recent(self, menu: QMenu) -> None:
        """Put the books that were open last into a menu."""
        menu.clear()
        for place, name in enumerate(self._bench.session.settings.get(options.BOOKS_RECENT), start=1):
            path = Path(name)
            if path.exists():
                action = menu.addAction(f"&{place % 10}  {path.stem}")
                action.setToolTip(name)
                action.triggered.connect(lambda _checked=False, path=path: self.open(path))
        if menu.isEmpty():
            menu.addAction(self._bench.say("file.noneyet")).setEnabled(False)

    def _name_window(self, state: BookState) -> None:
        self._window.setWindowTitle(self._bench.say("app.title", title=state.title))

    def _tell_saved(self, path: Path) -> None:
        self._put_first(path)
        self._bench.session.settings.set(options.BOOK, str(path))
        if self._is_asked:
            self._bench.tell(self._bench.say("status.saved", name=path.name))
        if self._is_placed:
            self._warn_of_withheld(path)
        self._is_asked = self._is_placed = False

    def _warn_of_withheld(self, path: Path) -> None:
        """Say that a book which was put elsewhere, perhaps for others, holds what the disclosure copy withholds."""
        state = self._bench.session.desk.state
        entries = () if state is None else state.book.entries()
        if any(entry.redactions or entry.other_redactions for _, _, entry in entries):
            self._bench.panes.notice.say(self._bench.say("file.withheld", name=path.name), "warning")

    def _tell_unsaved(self, error: BriefbookError) -> None:
        """Say that the file could not be written; the journal holds every change."""
        self._is_asked = self._is_placed = False
        retry = self.save_as if isinstance(error, BookChangedOnDisk) else self._save
        key = "file.unsaved" if isinstance(error, BookChangedOnDisk) else "index.retry"
        self._bench.complain(error, self._bench.say(key), retry)
