"""App room: the topics of a workspace as a list: made, changed, moved, and every decision about them taken back.

What is filed under them is `filing`'s; nothing here needs the index, so the list can be shown at once.
"""

from collections.abc import Sequence

from briefbook.app.starter_topics import starter_topics
from briefbook.app.workspace import SAMPLE_ID, Workspace
from briefbook.library import topic_edits as edits
from briefbook.library.topics import Topics
from briefbook.model.book import Wording
from briefbook.model.topic import Topic, TopicId
from briefbook.settings.places import Places, shipped_folder

Stored = tuple[Topic, ...]


def kept_topics(workspace: Workspace) -> Topics:
    """Return where the topics of a workspace are kept; the sample corpus has the starter set from the start."""
    is_sample = workspace.id == SAMPLE_ID
    return Topics(workspace.library, starter_topics(shipped_folder() / "resources") if is_sample else ())


class TopicList:
    """The topics of one workspace in their order. A topic is named by its id or label, in any language and case.

    Every change is on disk when it returns, and raises LibraryError where it cannot be kept, or TopicMissing for a
    name that no topic has.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._topics = kept_topics(workspace)

    def all(self) -> tuple[Topic, ...]:
        """Return all topics in their order."""
        return self._topics.all()

    def named(self, name: str) -> Topic:
        """Return the topic of this id or label."""
        return edits.topic_named(self.all(), name)

    def add(self, label: Wording, rules: Sequence[str] = (), colour: str | None = None) -> Topic:
        """Make a topic at the end; without a colour it gets the one that is used least."""
        made: list[TopicId] = []

        def decide(topics: Stored) -> Stored:
            after, topic_id = edits.added(topics, label, colour, rules)
            made.append(topic_id)
            return after

        self._topics.change(f"add-topic:{label.in_language('en')}", decide)
        return self.named(made[-1])

    def relabel(self, name: str, label: Wording) -> None:
        """Give a topic another label; it keeps its id."""
        topic = self.named(name)
        self._topics.change(f"label-topic:{_said(topic)}", lambda topics: edits.labelled(topics, topic.id, label))

    def recolour(self, name: str, colour: str) -> None:
        """Give a topic another of the colours of `model.kinds.TOPIC_COLOURS`."""
        topic = self.named(name)
        self._topics.change(f"colour-topic:{_said(topic)}", lambda topics: edits.coloured(topics, topic.id, colour))

    def set_rules(self, name: str, rules: Sequence[str]) -> None:
        """Give a topic other rules: queries as they are typed; none at all is allowed."""
        topic = self.named(name)
        self._topics.change(f"rule-topic:{_said(topic)}", lambda topics: edits.ruled(topics, topic.id, rules))

    def change(self, name: str, label: Wording, rules: Sequence[str], colour: str) -> None:
        """Give a topic another label, other rules and another colour as one decision."""
        topic = self.named(name)

        def decide(topics: Stored) -> Stored:
            topics = edits.labelled(topics, topic.id, label)
            return edits.coloured(edits.ruled(topics, topic.id, rules), topic.id, colour)

        self._topics.change(f"change-topic:{_said(topic)}", decide)

    def duplicate(self, name: str, label: Wording) -> Topic:
        """Put a copy of a topic, with all that is filed under it, after it."""
        topic = self.named(name)
        made: list[TopicId] = []

        def decide(topics: Stored) -> Stored:
            after, topic_id = edits.duplicated(topics, topic.id, label)
            made.append(topic_id)
            return after

        self._topics.change(f"duplicate-topic:{_said(topic)}", decide)
        return self.named(made[-1])

    def remove(self, name: str) -> None:
        """Take a topic away with what was filed under it; `undo` brings all of it back."""
        topic = self.named(name)
        self._topics.change(f"remove-topic:{_said(topic)}", lambda topics: edits.removed(topics, topic.id))

    def move(self, name: str, at: int) -> None:
        """Move a topic to the place `at` among the others, from 0."""
        topic = self.named(name)
        self._topics.change(f"move-topic:{_said(topic)}", lambda topics: edits.moved(topics, topic.id, at))

    def add_starter(self, places: Places) -> tuple[Topic, ...]:
        """Add the starter topics, those that are not there yet by id or label, and return them."""
        new: list[Topic] = []

        def decide(topics: Stored) -> Stored:
            taken = edits.names_of(topics)
            new[:] = [one for one in starter_topics(places.resources) if not taken & edits.names_of((one,))]
            return (*topics, *new)

        self._topics.change("add-starter:", decide)
        return tuple(new)

    def undo(self) -> str:
        """Take the last decision about topics or what is filed back, and return its label (`verb:detail`).

        Raises:
            NothingToTakeBack: there is none.
        """
        return self._topics.undo()

    def redo(self) -> str:
        """Make the decision again that was taken back last, and return its label.

        Raises:
            NothingToTakeBack: there is none.
        """
        return self._topics.redo()

    @property
    def undo_label(self) -> str | None:
        """Label of the decision that `undo` takes back; None when there is none."""
        done = self._topics.decisions().done
        return done[-1].label if done else None

    @property
    def redo_label(self) -> str | None:
        """Label of the decision that `redo` makes again; None when there is none."""
        undone = self._topics.decisions().undone
        return undone[-1].label if undone else None


def _said(topic: Topic) -> str:
    return topic.label.in_language("en")
