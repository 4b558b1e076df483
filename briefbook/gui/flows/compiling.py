"""GUI room: everything under a topic goes into a section of the book: one action, one undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefbook.app.assembling import OpenBook
from briefbook.gui.bench import Bench
from briefbook.gui.topics import compiled, gathered
from briefbook.model.excerpt import Excerpt
from briefbook.model.kinds import TabId
from briefbook.model.topic import Topic

if TYPE_CHECKING:
    from briefbook.app.compiling import Compiled


class Compiling(QObject):
    """The way from a topic into the book."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._pane = bench.panes.topics
        self._pane.sample.compile_asked.connect(self._compile)
        bench.session.desk.changed.connect(lambda _state: self.offer_sections())

    def _current(self) -> Topic | None:
        return self._bench.session.topics.state.topic(self._pane.table.topic())

    def offer_sections(self) -> None:
        """Offer the sections of the book, that of the topic's own name first."""
        topic, state = self._current(), self._bench.session.desk.state
        if topic is None or state is None or self._pane.isHidden():
            return
        headings = [one.heading.in_language(state.book.language) for one in state.tab.sections]
        label = topic.label.in_language(state.book.language)
        alike = next((one for one in headings if one.casefold() == label.casefold()), label)
        self._pane.sample.show_sections(headings, alike)

    def _compile(self, section: str, with_suggestions: bool) -> None:
        """Put everything under the topic into a section of the book, as one edit."""
        topic, heading = self._current(), section.strip(" ")
        if topic is None or not heading:
            return
        self._pane.form.flush()

        def put(excerpts: tuple[Excerpt, ...]) -> None:
            if not excerpts:
                self._bench.tell(self._bench.say("topics.compiled-empty", topic=self._bench.say.of(topic.label)))
                return
            state = self._bench.session.desk.state
            if state is not None:
                work = _putting(state.tab.id, heading, excerpts)
                self._bench.session.desk.edit(work, lambda made: self._tell_compiled(topic, made))

        self._bench.session.corpus.ask(gathered(topic.id, suggested=with_suggestions), put)

    def _tell_compiled(self, topic: Topic, made: "tuple[Compiled, str]") -> None:
        outcome, heading = made
        say = self._bench.say
        if not outcome.entry_ids:
            self._bench.tell(say("topics.compiled-none", topic=say.of(topic.label)))
            return
        self._bench.tell(say.counted("added", len(outcome.entry_ids), section=heading), can_undo=True)
        self._bench.panes.outline.view.flash(outcome.entry_ids[0])


def _putting(tab: TabId, heading: str, excerpts: tuple[Excerpt, ...]) -> "Callable[[OpenBook], tuple[Compiled, str]]":
    return lambda opened: (compiled(opened, tab, heading, excerpts), heading)
