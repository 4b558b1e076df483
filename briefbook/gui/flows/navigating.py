"""GUI room: the left column: topics and folders with their counts."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.corpus import Overview
from briefbook.gui.folders import folder_rows
from briefbook.gui.models.navigation import TopicRow
from briefbook.gui.topics import TopicsState, colour_place
from briefbook.model.topic import Topic


class Navigating(QObject):
    """What the left column shows, and what choosing in it narrows the search to."""

    def __init__(self, bench: Bench, focus_search: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._documents: int | None = None
        panes, session = bench.panes, bench.session
        session.corpus.opened.connect(lambda _workspace: self._begin())
        session.indexer.ended.connect(lambda _outcome: self._look_over())
        session.topics.changed.connect(lambda _state: self._show_topics())
        bench.appearance.changed.connect(lambda _look: self._show_topics())
        panes.navigation.topic_chosen.connect(self._choose_topic)
        panes.navigation.folder_chosen.connect(self._choose_folder)
        panes.navigation.starter.clicked.connect(lambda _checked: self._add_starter())
        panes.navigation.left.connect(focus_search)
        panes.search.filters.changed.connect(self._follow_filters)
        self._show_topics()

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"starter-topics": self._add_starter}

    def _choose_topic(self, topic: str) -> None:
        """Narrow the search to a topic; all documents means that neither topics nor folders narrow it."""
        bar = self._bench.panes.search.filters
        if topic:
            bar.set_filters(replace(bar.filters, topics=(topic,)), bar.like)
        else:
            bar.set_filters(replace(bar.filters, topics=(), under=None), bar.like)

    def _choose_folder(self, path: str) -> None:
        """Narrow the search to what lies under a folder of the corpus; "" for all of it."""
        bar = self._bench.panes.search.filters
        bar.set_filters(replace(bar.filters, under=path or None), bar.like)

    def _follow_filters(self) -> None:
        """Show in the column what the search is narrowed to."""
        filters = self._bench.panes.search.filters.filters
        if filters.topics:
            self._bench.panes.navigation.choose_topic(filters.topics[0])
        elif not filters.under:
            self._bench.panes.navigation.choose_topic("")

    def _add_starter(self) -> None:
        topics, places = self._bench.session.topics, self._bench.session.places
        told = self._bench.say("filing.started")
        topics.decide(
            lambda filing: filing.topics.add_starter(places),
            lambda _new: self._bench.tell(told, can_undo=True, toast=True),
        )

    def _begin(self) -> None:
        """Show another folder: what narrowed the search in the one before has no meaning here."""
        self._bench.panes.search.filters.clear()
        self._look_over()

    def _look_over(self) -> None:
        self._bench.session.corpus.overview(self._show)

    def _show(self, overview: Overview) -> None:
        panes = self._bench.panes
        self._documents = len(overview.documents)
        panes.navigation.show_folders(folder_rows([document.path for document in overview.documents]))
        panes.problems.show_overview(overview)
        panes.status.show_problems(len(overview.problems))
        self._show_topics()

    def _show_topics(self) -> None:
        state = self._bench.session.topics.state
        rows = [self._row(topic, state) for topic in state.topics]
        self._bench.panes.navigation.show_topics(rows, self._documents)

    def _row(self, topic: Topic, state: TopicsState) -> TopicRow:
        say, count = self._bench.say, state.counts.get(topic.id)
        label, colour = say.of(topic.label), colour_place(topic.colour)
        if count is None:
            return TopicRow(topic.id, label, "", colour)
        filed, suggested = say.counted("are-filed", count.filed), say.counted("are-suggested", count.suggested)
        tip = say("topic.tip", label=label, filed=filed, suggested=suggested)
        return TopicRow(topic.id, label, tip, colour, count.filed, count.suggested)
