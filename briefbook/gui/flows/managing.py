"""GUI room: managing topics: made, worded, ruled, moved, carried from folder to folder, compiled into the book."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.flows.compiling import Compiling
from briefbook.gui.flows.topic_files import TopicFiles
from briefbook.gui.panes.topic_sample import SAMPLE
from briefbook.gui.topics import TopicsState
from briefbook.model.book import Wording
from briefbook.model.query import Request
from briefbook.model.topic import Topic


class Managing(QObject):
    """The manager of topics, in the place of the results while it is open."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._before: QWidget | None = None
        self._tried = 0
        self._pane = bench.panes.topics
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._look_at_lost)
        self._pane.asked.connect(self._do)
        self._pane.closed.connect(self._close)
        self._pane.form.changed.connect(self._keep)
        self._pane.form.rules_typed.connect(self._try)
        self._pane.table.topic_chosen.connect(lambda _topic: self._follow())
        self._pane.sample.forget_asked.connect(self._forget_lost)
        for chosen in (bench.panes.navigation.topic_chosen, bench.panes.navigation.folder_chosen):
            chosen.connect(lambda _what: self._close())
        bench.panes.navigation.saved.chosen.connect(lambda _name: self._close())
        bench.panes.navigation.manage.clicked.connect(lambda _checked: self._turn())
        bench.session.topics.changed.connect(self._show)
        bench.session.desk.settling.connect(self._pane.form.flush)
        self._files = TopicFiles(bench, window)
        self._compiling = Compiling(bench, self)
        bench.session.corpus.opened.connect(lambda _workspace: self._close())

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"topics": self._turn}

    def _turn(self) -> None:
        """Show the topics with the keyboard in them, or the results again."""
        if self._pane.isVisible():
            self._close()
        elif self._bench.session.corpus.workspace is not None:
            self._before = QApplication.focusWidget()
            self._pane.show_state(self._bench.session.topics.state)
            self._bench.panes.middle.hide()
            self._pane.show()
            self._pane.table.setFocus()

    def _close(self) -> None:
        if self._pane.isHidden():
            return
        self._pane.form.flush()
        had_keyboard = self._pane.isAncestorOf(QApplication.focusWidget() or self._bench.panes.results)
        self._pane.hide()
        self._bench.panes.middle.show()
        if had_keyboard:
            is_there = self._before is not None and self._before.isVisible()
            (self._before if self._before is not None and is_there else self._bench.panes.results).setFocus()

    def _show(self, state: TopicsState) -> None:
        if self._pane.isVisible():
            self._pane.show_state(state)

    def _current(self) -> Topic | None:
        return self._bench.session.topics.state.topic(self._pane.table.topic())

    def _follow(self) -> None:
        self._compiling.offer_sections()
        self._later.start()

    def _do(self, deed: str) -> None:
        topic = self._current()
        if deed == "new":
            self._make()
        elif deed == "import":
            self._files.ask_import()
        elif topic is None:
            return
        elif deed == "duplicate":
            self._duplicate(topic)
        elif deed == "delete":
            self._delete(topic)
        elif deed == "export":
            self._files.ask_export()
        else:
            self._move(topic, -1 if deed == "up" else 1)

    def _make(self) -> None:
        name = self._bench.say("topics.untitled")
        label = Wording(fr=name) if self._bench.appearance.language == "fr" else Wording(en=name)
        self._bench.session.topics.decide(lambda filing: filing.topics.add(label), self._take_up)

    def _take_up(self, topic: Topic) -> None:
        self._pane.table.choose(topic.id)
        self._pane.form.take_focus()

    def _duplicate(self, topic: Topic) -> None:
        say = self._bench.say
        copies = (say("topics.copy-of", label=text) if text else "" for text in (topic.label.en, topic.label.fr))
        label = Wording(*copies)
        self._bench.session.topics.decide(lambda filing: filing.topics.duplicate(topic.id, label), self._take_up)

    def _delete(self, topic: Topic) -> None:
        told = self._bench.say("topics.deleted", label=self._bench.say.of(topic.label))
        self._bench.session.topics.decide(
            lambda filing: filing.topics.remove(topic.id),
            lambda _: self._bench.tell(told, can_undo=True),
        )

    def _move(self, topic: Topic, step: int) -> None:
        at = [one.id for one in self._bench.session.topics.state.topics].index(topic.id) + step
        if 0 <= at < len(self._bench.session.topics.state.topics):
            self._bench.session.topics.decide(lambda filing: filing.topics.move(topic.id, at))

    def _keep(self, topic_id: str, label: Wording, rules: tuple[str, ...], colour: str) -> None:
        self._bench.session.topics.decide(lambda filing: filing.topics.change(topic_id, label, rules, colour))

    def _try(self, rules: tuple[str, ...]) -> None:
        """Show what rules find while they are typed; only the newest are answered."""
        self._tried += 1
        number, sample = self._tried, self._pane.sample
        if not rules:
            sample.show_results(None)
            return
        text = rules[0] if len(rules) == 1 else " OR ".join(f"({rule})" for rule in rules)
        self._bench.session.corpus.ask(
            lambda finder: finder.find(Request(text, limit=SAMPLE)) if number == self._tried else None,
            lambda results: sample.show_results(results) if results is not None and number == self._tried else None,
        )

    def _look_at_lost(self) -> None:
        topic, state = self._current(), self._bench.session.topics.state
        count = state.counts.get(topic.id) if topic is not None else None
        if topic is None or count is None or not count.lost:
            self._pane.sample.show_lost(())
            return
        self._bench.session.topics.ask(lambda filing: filing.contents.lost(topic.id), self._pane.sample.show_lost)

    def _forget_lost(self) -> None:
        topic = self._current()
        if topic is not None:
            self._bench.session.topics.decide(lambda filing: filing.drop_lost(topic.id))
