"""GUI room: searches that are kept: saved under a name in the left column, and those that were made last."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from briefbook.app.searching import KeptSearches
from briefbook.app.workspace import Workspace
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.chip_words import shortened
from briefbook.gui.filters import chips
from briefbook.gui.flows.searching import Searching
from briefbook.gui.jobs import Lane
from briefbook.gui.standing import MIDDLE_DOT
from briefbook.model.kinds import SortOrder
from briefbook.model.saved_search import SavedSearch, Search
from briefbook.settings import options

T = TypeVar("T")
_SHOWN = 20
"""Searches of the history that are offered."""


class Keeping(QObject):
    """Saved searches and the history of the open folder."""

    def __init__(self, bench: Bench, searching: Searching, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._searching = searching
        self._saved: tuple[SavedSearch, ...] = ()
        self.menu = QMenu(window)
        self.menu.setObjectName("searchHistory")
        panes, session = bench.panes, bench.session
        session.corpus.opened.connect(self._begin)
        bench.appearance.changed.connect(lambda _look: self._show(self._saved))
        saved = panes.navigation.saved
        saved.chosen.connect(self._open)
        saved.forgotten.connect(self._forget)
        saved.renamed.connect(self._rename)
        saved.moved.connect(self._move)
        panes.search.history_asked.connect(self._offer_history)
        panes.search.went_down.connect(self._note)
        panes.results.passages_chosen.connect(lambda _rows: self._note())
        panes.results.opened.connect(lambda _row: self._note())

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"save-search": self._keep, "search-history": self._offer_history}

    def _do(self, work: Callable[[KeptSearches], T], then: Callable[[T], None]) -> None:
        """Do something with the searches of the open folder and hand its outcome to `then`."""
        workspace, jobs = self._bench.session.corpus.workspace, self._bench.session.jobs
        if workspace is not None:
            jobs.run(Lane.ASIDE, lambda: work(KeptSearches(workspace)), then, self._bench.complain)

    def _change(self, work: Callable[[KeptSearches], object], then: Callable[[], None] | None = None) -> None:
        """Change the saved searches, and show them as they are then."""

        def both(kept: KeptSearches) -> tuple[SavedSearch, ...]:
            work(kept)
            return kept.saved()

        def show(saved: tuple[SavedSearch, ...]) -> None:
            self._show(saved)
            if then is not None:
                then()

        self._do(both, show)

    def _begin(self, _workspace: Workspace) -> None:
        """Show the searches of a folder; those that were kept in the settings before are taken over once."""
        settings = self._bench.session.settings
        before = settings.get(options.SEARCHES_SAVED)
        self._change(
            lambda kept: kept.take_over(before) if before else None, lambda: settings.set(options.SEARCHES_SAVED, ())
        )

    def _show(self, saved: tuple[SavedSearch, ...]) -> None:
        self._saved = saved
        self._bench.panes.navigation.show_saved([(one.name, self._worded(one.search)) for one in saved])

    def _worded(self, search: Search) -> str:
        """Return what a search asks for: its text, and its filters as they are called."""
        words = self._bench.panes.search.filters.words
        parts = [words.chip(chip) for chip in chips(search.filters)]
        return MIDDLE_DOT.join((*([search.text.strip(" ")] if search.text.strip(" ") else []), *parts))

    def _keep(self) -> None:
        """Save what is searched for, under its own words; F2 in the list gives it another name."""
        say, request = self._bench.say, self._bench.panes.search.request(typing=False)
        asked = Search(request.text, request.filters, request.sort)
        name = self._worded(asked)
        if not name:
            self._bench.tell(say("nav.nothing"))
        elif any(one.search == asked for one in self._saved):
            self._bench.tell(say("nav.known"))
        else:
            told = say("nav.kept", query=name)
            self._change(lambda kept: kept.save(name, request), lambda: self._bench.tell(told))

    def _named(self, name: str) -> SavedSearch | None:
        return next((one for one in self._saved if one.name == name), None)

    def _open(self, name: str) -> None:
        saved = self._named(name)
        if saved is not None:
            self._ask(saved.search)

    def _ask(self, search: Search) -> None:
        """Search for this, with its filters and in its order."""
        bar = self._bench.panes.search
        bar.sort.blockSignals(True)
        bar.sort.setCurrentIndex(list(SortOrder).index(search.sort))
        bar.sort.blockSignals(False)
        bar.box.blockSignals(True)
        bar.box.setText(search.text)
        bar.box.blockSignals(False)
        bar.filters.set_filters(search.filters)
        self._searching.search()

    def _forget(self, name: str) -> None:
        """Forget a saved search; a bar brings it back to its place."""
        saved, say = self._named(name), self._bench.say
        if saved is None:
            return
        place = self._saved.index(saved)

        def bring_back(kept: KeptSearches) -> None:
            kept.save(name, saved.search.request())
            kept.move(name, place)

        def tell() -> None:
            again = say("undo.button")
            self._bench.panes.notice.say(
                say("nav.forgotten", name=name), "info", again, lambda: self._change(bring_back)
            )

        self._change(lambda kept: kept.remove(name), tell)

    def _rename(self, name: str, new: str) -> None:
        self._change(lambda kept: kept.rename(name, new))

    def _move(self, name: str, step: int) -> None:
        saved = self._named(name)
        at = self._saved.index(saved) + step if saved is not None else -1
        if 0 <= at < len(self._saved):
            self._change(lambda kept: kept.move(name, at))

    def _note(self) -> None:
        """Note the search: its answer is of use."""
        request = self._bench.panes.search.request(typing=False)
        if self._bench.session.settings.get(options.SEARCH_HISTORY):
            self._do(lambda kept: kept.note(request), lambda _: None)

    def _offer_history(self) -> None:
        self._do(lambda kept: kept.history(), self._show_history)

    def _show_history(self, history: tuple[Search, ...]) -> None:
        """Offer the searches made last below the box."""
        say, box = self._bench.say, self._bench.panes.search.box
        if not history:
            self._bench.tell(say("history.none"))
            return
        self.menu.clear()
        for search in history[:_SHOWN]:
            action = self.menu.addAction(shortened(self._worded(search)).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, search=search: self._ask(search))
        self.menu.addSeparator()
        self.menu.addAction(say("history.clear")).triggered.connect(lambda _checked=False: self._clear())
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(box.mapToGlobal(box.rect().bottomLeft()))

    def _clear(self) -> None:
        self._do(lambda kept: kept.clear_history(), lambda _: self._bench.tell(self._bench.say("history.cleared")))
