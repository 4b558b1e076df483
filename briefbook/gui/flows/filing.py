"""GUI room: filing: passages go under topics, by key, menu or drag; suggestions are taken or rejected; all undoable."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.chip_words import TopicMark
from briefbook.gui.dialogs.topic_picker import TopicPicker
from briefbook.gui.dragged import DraggedPassage
from briefbook.gui.flows.searching import Searching
from briefbook.gui.topics import TopicsState, picks
from briefbook.model.book import Wording
from briefbook.model.hit import Hit
from briefbook.model.kinds import PassageId


class Filing(QObject):
    """What the officer files, and how the list of hits shows it."""

    def __init__(self, bench: Bench, searching: Searching, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._searching = searching
        self._window = window
        panes, session = bench.panes, bench.session
        panes.results.filing_asked.connect(self._pick_topic)
        panes.results.rejection_asked.connect(self._reject)
        panes.navigation.passages_dropped.connect(self._file_dropped)
        panes.results_model.modelReset.connect(self._mark)
        session.topics.changed.connect(self._show)
        session.topics.altered.connect(searching.search_again)
        session.topics.failed.connect(bench.complain)
        session.corpus.opened.connect(lambda _workspace: session.topics.look())
        session.indexer.ended.connect(lambda _outcome: session.topics.look())
        panes.search.filters.changed.connect(self._mark)
        bench.appearance.changed.connect(lambda _look: self._show(session.topics.state))

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"file-passage": self._pick_topic, "reject-passage": self._reject, "accept-shown": self._accept_shown}

    def _show(self, state: TopicsState) -> None:
        self._bench.panes.search.filters.set_topics(state.marks(self._bench.appearance.language))
        self._mark()

    def _mark(self) -> None:
        """Mark the hits that are filed, and those that a rule of the current topic suggests."""
        state, model = self._bench.session.topics.state, self._bench.panes.results_model
        marks, current = state.marks(self._bench.appearance.language), self.current_topic()
        shown: dict[PassageId, tuple[TopicMark, ...]] = {}
        for passage in (one for hit in model.results.hits for one in (hit.passage_id, *_elsewhere(hit))):
            under = state.filed.get(passage, ())
            mine = [marks[one] for one in under if one in marks]
            if current in marks and current not in under:
                mine.append(TopicMark(marks[current].label, marks[current].colour, is_filed=False))
            if mine:
                shown[passage] = tuple(mine)
        model.set_filed(shown)

    def current_topic(self) -> str:
        """Return the id of the topic that is filtered by, "" where it is none or several."""
        topics = self._bench.panes.search.filters.filters.topics
        return topics[0] if len(topics) == 1 else ""

    def _selected(self) -> list[Hit]:
        panes = self._bench.panes
        return [panes.results_model.hit(row) for row in panes.results.selected_rows()]

    def _pick_topic(self) -> None:
        """Ask under which topic the selected hits go; one they are all filed under is left instead."""
        self._searching.when_settled(self._ask_topic)

    def _ask_topic(self) -> None:
        hits, state = self._selected(), self._bench.session.topics.state
        if not hits:
            self._bench.tell(self._bench.say("filing.no-hit"))
            return
        under = [set(state.filed.get(hit.passage_id, ())) for hit in hits]
        common = set.intersection(*under)
        picker = TopicPicker(state, self._bench.appearance.look, self._window)
        picker.finished.connect(lambda _code: picker.deleteLater())
        picker.chosen.connect(lambda topic: self._unfile(topic, hits) if topic in common else self._file(topic, hits))
        picker.named.connect(lambda name: self._file_under_new(name, hits))
        picker.ask(common, self.current_topic())

    def _file(self, topic: str, hits: Sequence[Hit]) -> None:
        self._put(topic, [DraggedPassage(hit.passage_id, hit.document.path) for hit in hits])

    def _file_dropped(self, topic: str, passages: Sequence[DraggedPassage]) -> None:
        self._put(topic, passages)

    def _put(self, topic: str, passages: Sequence[DraggedPassage]) -> None:
        def then(filed: int) -> None:
            if filed:
                self._tell("filed", filed, topic)
            else:
                self._bench.tell(self._bench.say("filing.already", topic=self._label(topic)), toast=True)

        self._bench.session.topics.decide(lambda filing: filing.pin(topic, picks(passages)), then)

    def _file_under_new(self, name: str, hits: Sequence[Hit]) -> None:
        """Make a topic of this name, with the hits filed under it."""
        is_french = self._bench.appearance.language == "fr"
        label = Wording(fr=name) if is_french else Wording(en=name)
        passages = [DraggedPassage(hit.passage_id, hit.document.path) for hit in hits]
        topics = self._bench.session.topics
        topics.decide(lambda filing: filing.topics.add(label), lambda topic: self._put(topic.id, passages))

    def _unfile(self, topic: str, hits: Sequence[Hit]) -> None:
        passages = [DraggedPassage(hit.passage_id, hit.document.path) for hit in hits]
        self._bench.session.topics.decide(
            lambda filing: filing.unpin(topic, picks(passages)), lambda count: self._tell("unfiled", count, topic)
        )

    def _reject(self) -> None:
        self._searching.when_settled(self._reject_selected)

    def _reject_selected(self) -> None:
        """Reject the selected hits from the current topic; the one below becomes current."""
        topic, hits, results = self.current_topic(), self._selected(), self._bench.panes.results
        if not topic or not hits:
            self._bench.tell(self._bench.say("filing.no-hit" if topic else "filing.no-topic"))
            return
        rows = results.selected_rows()
        below = rows[-1] + 1 if rows[-1] + 1 < self._bench.panes.results_model.rowCount() else rows[0] - 1
        if below >= 0:
            results.choose_row(below)
        passages = [DraggedPassage(hit.passage_id, hit.document.path) for hit in hits]
        self._bench.session.topics.decide(
            lambda filing: filing.reject(topic, picks(passages)),
            lambda count: self._tell("rejected", max(count, len(hits)), topic),
        )

    def _accept_shown(self) -> None:
        """File every suggestion of the current topic that is listed."""
        topic, state = self.current_topic(), self._bench.session.topics.state
        if not topic:
            self._bench.tell(self._bench.say("filing.no-topic"))
            return
        hits = self._bench.panes.results_model.results.hits
        new = [hit for hit in hits if topic not in state.filed.get(hit.passage_id, ())]
        if not new:
            self._bench.tell(self._bench.say("filing.nothing-new", topic=self._label(topic)))
            return
        passages = [DraggedPassage(hit.passage_id, hit.document.path) for hit in new]
        self._bench.session.topics.decide(
            lambda filing: filing.accept(topic, picks(passages)), lambda count: self._tell("filed", count, topic)
        )

    def _label(self, topic: str) -> str:
        found = self._bench.session.topics.state.topic(topic)
        return found.label.in_language(self._bench.appearance.language) if found is not None else topic

    def _tell(self, key: str, count: int, topic: str) -> None:
        self._bench.tell(self._bench.say.counted(key, count, topic=self._label(topic)), can_undo=True, toast=True)


def _elsewhere(hit: Hit) -> tuple[PassageId, ...]:
    """Return the passages that may be shown in the place of a hit."""
    return tuple(also.passage_id for also in hit.also)
