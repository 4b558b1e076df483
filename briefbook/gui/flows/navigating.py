"""GUI room: the left column: topics and folders with their counts, and the searches that the officer keeps."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.corpus import Overview
from briefbook.gui.folders import folder_rows
from briefbook.gui.models.navigation import TopicRow
from briefbook.gui.starter_topics import STARTER_TOPICS, StarterTopic
from briefbook.model.query import Request
from briefbook.settings import options


class Navigating(QObject):
    """What the left column shows."""

    def __init__(self, bench: Bench, focus_search: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._counts: dict[str, int] = {}
        self._documents: int | None = None
        self._round = 0
        panes, session = bench.panes, bench.session
        session.corpus.opened.connect(lambda _workspace: self._look_over())
        session.indexer.ended.connect(lambda _outcome: self._look_over())
        bench.appearance.changed.connect(lambda _look: self._show_topics())
        panes.navigation.search_forgotten.connect(self._forget)
        panes.navigation.left.connect(focus_search)
        self._show_saved()
        self._show_topics()

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"save-search": self._keep}

    def _look_over(self) -> None:
        self._bench.session.corpus.overview(self._show)

    def _show(self, overview: Overview) -> None:
        panes = self._bench.panes
        self._documents = len(overview.documents)
        panes.navigation.show_folders(folder_rows([document.path for document in overview.documents]))
        panes.problems.show_overview(overview)
        panes.status.show_problems(len(overview.problems))
        self._round += 1
        self._count(self._round, 0)

    def _count(self, number: int, place: int) -> None:
        """Count the passages of one topic after the other, so that a search waits for one of them at most."""
        if number != self._round or place >= len(STARTER_TOPICS):
            self._show_topics()
            return
        topic = STARTER_TOPICS[place]

        def take(total: int) -> None:
            self._counts[topic.key] = total
            self._count(number, place + 1)

        self._bench.session.corpus.count(Request(topic.query), take)

    def _show_topics(self) -> None:
        rows = [self._row(place, topic) for place, topic in enumerate(STARTER_TOPICS)]
        self._bench.panes.navigation.show_topics(rows, self._documents)

    def _row(self, place: int, topic: StarterTopic) -> TopicRow:
        label = self._bench.say.of(topic.label)
        return TopicRow(topic.key, label, topic.query, place, self._counts.get(topic.key))

    def _saved(self) -> tuple[tuple[str, str], ...]:
        return self._bench.session.settings.get(options.SEARCHES_SAVED)

    def _show_saved(self) -> None:
        self._bench.panes.navigation.show_saved(self._saved())

    def _keep(self) -> None:
        """Keep what stands in the search box."""
        query, say = self._bench.panes.search.box.text().strip(), self._bench.say
        if not query:
            self._bench.tell(say("nav.nothing"))
        elif any(query == kept for _, kept in self._saved()):
            self._bench.tell(say("nav.known"))
        else:
            self._set((*self._saved(), (query, query)))
            self._bench.tell(say("nav.kept", query=query))

    def _forget(self, query: str) -> None:
        self._set(tuple(pair for pair in self._saved() if pair[1] != query))

    def _set(self, searches: tuple[tuple[str, str], ...]) -> None:
        self._bench.session.settings.set(options.SEARCHES_SAVED, searches)
        self._show_saved()
