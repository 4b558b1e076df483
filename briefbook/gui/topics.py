"""GUI room, the topics of the window's session: what they are, what is filed under them, and what is decided.

All of it runs on the search lane; what was decided is on the disk when the window hears of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from briefbook.app.assembling import OpenBook
from briefbook.app.topic_file import export_topics
from briefbook.gui.chip_words import TopicMark
from briefbook.gui.corpus import Corpus
from briefbook.gui.dragged import DraggedPassage
from briefbook.model.errors import BriefbookError
from briefbook.model.excerpt import Excerpt
from briefbook.model.kinds import Language, PassageId, TabId
from briefbook.model.topic import COLOURS, Topic, TopicCount, TopicId

if TYPE_CHECKING:
    from briefbook.app.compiling import Compiled
    from briefbook.app.filing import Filing
    from briefbook.app.finding import Finder, Pick

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TopicsState:
    """The topics as they stand.

    Attributes:
        topics: in their order. counts: of them by id, as far as they are known.
        filed: for each passage that is filed the topics it is filed under.
        undo, redo: labels of the decisions that can be taken back and made again.
    """

    topics: tuple[Topic, ...] = ()
    counts: Mapping[TopicId, TopicCount] = field(default_factory=dict)
    filed: Mapping[PassageId, tuple[TopicId, ...]] = field(default_factory=dict)
    undo: str | None = None
    redo: str | None = None

    def topic(self, topic_id: str) -> Topic | None:
        """Return the topic of this id, None where there is none."""
        return next((one for one in self.topics if one.id == topic_id), None)

    def marks(self, language: Language) -> dict[str, TopicMark]:
        """Return what shows each topic, by its id."""
        return {one.id: TopicMark(one.label.in_language(language), colour_place(one.colour)) for one in self.topics}


def colour_place(colour: str) -> int:
    """Return the place of a colour in TOPIC_COLOURS; one that is not known is the first."""
    return COLOURS.index(colour) if colour in COLOURS else 0


class Topics(QObject):
    """The topics of the open folder.

    Signals:
        changed: the topics, or what is known of them, are others (TopicsState).
        decided: something was decided (its label, `verb:detail`).
        altered: something was decided, or a decision taken back or made again: topics hold other passages.
        failed: one sentence for the officer (BriefbookError).
    """

    changed = Signal(object)
    decided = Signal(str)
    altered = Signal()
    failed = Signal(object)

    def __init__(self, corpus: Corpus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._corpus = corpus
        self._filing: tuple[Finder, Filing] | None = None
        self._round = 0
        self.state = TopicsState()

    def _run(
        self,
        work: "Callable[[Filing], T]",
        then: Callable[[T], None],
        failed: Callable[[BriefbookError], None] | None = None,
    ) -> None:
        def with_filing(finder: "Finder") -> T:
            from briefbook.app.filing import Filing  # noqa: PLC0415  # Whoosh is loaded after the first paint

            if self._filing is None or self._filing[0] is not finder:
                self._filing = finder, Filing(finder)
            return work(self._filing[1])

        self._corpus.ask(with_filing, then, failed or self.failed.emit)

    def look(self) -> None:
        """Look at the topics anew: what they are at once, then how much there is of them."""
        self._round += 1
        number = self._round

        def known(state: TopicsState) -> None:
            self._show(state)
            if state.topics:
                self._run(lambda filing: filing.contents.counts() if number == self._round else (), counted)

        def counted(counts: tuple[TopicCount, ...]) -> None:
            if number == self._round:
                self._take_counts(counts)

        self._run(_state, known)

    def _show(self, state: TopicsState) -> None:
        self.state = TopicsState(state.topics, self.state.counts, state.filed, state.undo, state.redo)
        self.changed.emit(self.state)

    def _take_counts(self, counts: tuple[TopicCount, ...]) -> None:
        known = {one.topic.id: one for one in counts}
        now = self.state
        self.state = TopicsState(now.topics, known, now.filed, now.undo, now.redo)
        self.changed.emit(self.state)

    def decide(
        self,
        do: "Callable[[Filing], T]",
        then: Callable[[T], None] | None = None,
        failed: Callable[[BriefbookError], None] | None = None,
    ) -> None:
        """Decide something; then show the topics as they are after it and hand the outcome to `then`."""

        def work(filing: "Filing") -> tuple[T, TopicsState, bool]:
            before = filing.topics.all()
            made = do(filing)
            state = _state(filing)
            return made, state, state.topics != before

        def show(outcome: tuple[T, TopicsState, bool]) -> None:
            made, state, is_new = outcome
            self._show(state)
            if is_new and state.undo:
                self.decided.emit(state.undo)
                self.altered.emit()
            if then is not None:
                then(made)
            self.look()

        self._run(work, show, failed)

    def ask(self, do: "Callable[[Filing], T]", then: Callable[[T], None]) -> None:
        """Look something up that is filed, and hand it to `then`."""
        self._run(do, then)

    def undo(self, then: Callable[[str], None]) -> None:
        """Take the last decision back and hand its label to `then`."""
        self._step(lambda filing: filing.topics.undo(), then)

    def redo(self, then: Callable[[str], None]) -> None:
        """Make the decision again that was taken back last, and hand its label to `then`."""
        self._step(lambda filing: filing.topics.redo(), then)

    def _step(self, step: "Callable[[Filing], str]", then: Callable[[str], None]) -> None:
        def show(made: tuple[str, TopicsState]) -> None:
            self._show(made[1])
            self.altered.emit()
            then(made[0])
            self.look()

        self._run(lambda filing: (step(filing), _state(filing)), show)


def picks(passages: Sequence[DraggedPassage]) -> "list[Pick]":
    """Return passages as the use cases take them."""
    from briefbook.app.finding import Pick  # noqa: PLC0415  # Whoosh is loaded after the first paint

    return [Pick(one.passage_id, path=one.path) for one in passages]


def gathered(topic: str, *, suggested: bool) -> "Callable[[Finder], tuple[Excerpt, ...]]":
    """Return what fetches everything under a topic for the book, the suggested passages too where they are wanted."""

    def work(finder: "Finder") -> tuple[Excerpt, ...]:
        from briefbook.app.compiling import CompileOptions, gather  # noqa: PLC0415  # Whoosh, after the first paint

        return gather(finder, topic, CompileOptions(datetime.now().astimezone().date(), suggested=suggested))

    return work


def compiled(opened: OpenBook, tab: TabId, section: str, excerpts: Sequence[Excerpt]) -> "Compiled":
    """Put excerpts into a section of a tab, as one edit."""
    from briefbook.app.compiling import put_together  # noqa: PLC0415  # Whoosh is loaded after the first paint

    return put_together(opened, section, excerpts, tab)


def exported(file: Path, now: datetime, refusal: BriefbookError) -> "Callable[[Finder], int]":
    """Return what writes all topics to a file; `refusal` is raised where it cannot be written."""

    def work(finder: "Finder") -> int:
        try:
            return export_topics(finder.workspace, file, now)
        except OSError as error:
            raise refusal from error

    return work


def _state(filing: "Filing") -> TopicsState:
    topics = filing.topics
    filed = filing.contents.filed_under()
    return TopicsState(topics.all(), {}, filed, topics.undo_label, topics.redo_label)
