"""GUI room: searching: what is typed becomes hits; the first is current, or the one that was while it is there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from briefbook.gui.bench import Bench, Handlers
from briefbook.model.hit import Results
from briefbook.settings import options

TYPING_MS = 40
"""A pause in typing after which is searched."""
ONE_LETTER_MS = 600
"""A single letter is searched for only where no second one follows."""
CALM_MS = 800
"""So long after a folder is opened, or read, what the first search will need is made ready."""
GROWING_MS = 2000
"""While the folder is indexed, what is found is looked up again so often."""


class Searching(QObject):
    """The search box, its filters and the list of hits.

    Signals:
        query_changed: what is searched for is another text (str).
    """

    query_changed = Signal(str)

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._before: QWidget | None = None
        self._is_open = False
        self._is_pending = False
        self._starts_at_top = False
        self._was_typing = False
        self._waiting: list[Callable[[], None]] = []
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._search_typed)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._make_ready)
        self._growing = QTimer(self)
        self._growing.setInterval(GROWING_MS)
        self._growing.timeout.connect(self.search_again)
        panes, session = bench.panes, bench.session
        panes.search.typed.connect(self._type)
        panes.search.changed.connect(self.search_again)
        panes.search.went_down.connect(self.go_to_results)
        panes.search.left.connect(self._return_focus)
        panes.results.left.connect(self.focus)
        session.corpus.opened.connect(lambda _workspace: self._begin())
        session.corpus.results_arrived.connect(self._show)
        bench.appearance.changed.connect(lambda _look: self._word_hint())
        session.indexer.started.connect(self._growing.start)
        session.indexer.ended.connect(lambda _outcome: self._end_growing())

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        filters = self._bench.panes.search.filters
        return {"search": self.focus, "add-filter": filters.open_menu, "clear-filters": filters.clear}

    def focus(self) -> None:
        """Put the keyboard into the search box, with its text selected."""
        box = self._bench.panes.search.box
        now = QApplication.focusWidget()
        if self._bench.panes.topics.isVisible():
            self._bench.panes.topics.closed.emit()
        if now is not box:
            self._before = now
        box.setFocus()
        box.selectAll()

    def _return_focus(self) -> None:
        target = self._before if self._before is not None and self._before.isVisible() else self._bench.panes.results
        target.setFocus()

    def search_for(self, query: str) -> None:
        """Search for this, as if it had been typed and finished."""
        box = self._bench.panes.search.box
        box.blockSignals(True)
        box.setText(query)
        box.blockSignals(False)
        self.search()

    def _type(self) -> None:
        is_one_letter = len(self._bench.panes.search.box.text().strip(" ")) == 1
        self._typing.start(ONE_LETTER_MS if is_one_letter else TYPING_MS)

    def _begin(self) -> None:
        self._is_open = True
        self.search()
        self._calm.start()

    def _make_ready(self) -> None:
        """Have the index look into what every search needs, while nobody waits for it."""
        if not self._is_pending:
            self._bench.session.corpus.make_ready()

    def _search_typed(self) -> None:
        self._find(typing=True)

    def search(self) -> None:
        """Search for what stands in the box."""
        self._find(typing=False)

    def search_again(self) -> None:
        """Search for the same once more: what is unfinished stays so, or hits would vanish while it is typed."""
        self._find(typing=self._was_typing)

    def _find(self, *, typing: bool) -> None:
        self._typing.stop()
        self._was_typing = typing
        session, request = self._bench.session, self._bench.panes.search.request(typing=typing)
        session.settings.set(options.QUERY, request.text)
        self._is_pending = True
        if self._is_open:
            session.corpus.find(request, complete=session.indexer.is_complete)
        self.query_changed.emit(request.text)

    def _end_growing(self) -> None:
        self._growing.stop()
        self.search_again()
        self._calm.start()

    def _show(self, results: Results) -> None:
        self._is_pending = self._typing.isActive()
        panes, session = self._bench.panes, self._bench.session
        same_query = panes.results_model.results.query == results.query
        if results.hits != panes.results_model.results.hits or not same_query:
            panes.results_model.set_results(results)
        if results.hits and (self._starts_at_top or not panes.results.currentIndex().isValid()):
            panes.results.choose_row(0)
        self._starts_at_top = False
        panes.search.show_results(results, is_current=session.indexer.is_complete)
        self._say_empty(results)
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()

    def when_settled(self, do: Callable[[], None]) -> None:
        """Do something with the hits; where an answer is under way, when it has come."""
        if self._is_pending or self._typing.isActive():
            self._waiting.append(do)
        else:
            do()

    def _word_hint(self) -> None:
        if self._is_open:
            self._say_empty(self._bench.panes.results_model.results)

    def _say_empty(self, results: Results) -> None:
        """Say in the place of the hits why there is none, what may have been meant, and how to ask."""
        is_reading = self._bench.session.indexer.is_running
        with_help = bool(results.query) and not is_reading
        suggestion = results.suggestion or ""
        self._bench.panes.results.empty.say(self._hint(results), suggestion, with_help=with_help)

    def _hint(self, results: Results) -> str:
        say, search = self._bench.say, self._bench.panes.search
        if results.hits:
            return ""
        if self._bench.session.indexer.is_running:
            return say("results.reading")
        if search.filters.is_active:
            return say("results.filtered")
        return say("results.none") if results.query else say("results.empty")

    def go_to_results(self) -> None:
        """Put the keyboard into the list, on the first hit; what was typed last is searched first."""
        results = self._bench.panes.results
        if self._typing.isActive():
            self._search_typed()
        if results.empty.can_suggest and not self._is_pending:
            results.empty.meant.setFocus()
            return
        results.setFocus()
        self._starts_at_top = self._is_pending
        if self._bench.panes.results_model.rowCount():
            results.choose_row(0)
