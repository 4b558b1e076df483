"""App room: the topics of a workspace as a search knows them: their names, their rules, what is filed and rejected."""

from collections.abc import Iterable, Iterator

from briefbook.app.topic_list import kept_topics
from briefbook.app.whereabouts import Whereabouts, in_order
from briefbook.app.workspace import Workspace
from briefbook.index.folder_index import IndexReader
from briefbook.library.anchoring import Found
from briefbook.library.topics import Stamp
from briefbook.model.kinds import PassageId
from briefbook.model.query import Scope
from briefbook.model.topic import Anchor, Topic


class TopicScopes:
    """The scopes of one workspace for one reader; made anew only when the topics or the index changed.

    Attributes:
        whereabouts: of the passages that were decided about.
    """

    def __init__(self, workspace: Workspace, reader: IndexReader) -> None:
        self._topics = kept_topics(workspace)
        self.whereabouts = Whereabouts(reader)
        self._made: dict[bool, tuple[Stamp | None, tuple[Scope, ...]]] = {}

    def forget(self) -> None:
        """Look again: the reader shows another state of the index."""
        self.whereabouts.forget()
        self._made.clear()

    def topics(self) -> tuple[Topic, ...]:
        """Return the topics in their order.

        Raises:
            LibraryError: they cannot be read.
        """
        return self._topics.all()

    def scopes(self, *, thorough: bool) -> tuple[Scope, ...]:
        """Return all topics as scopes.

        Args:
            thorough: look for passages whose documents changed, which may take seconds where there are many; else
                such passages count as soon as they were looked for once.

        Raises:
            LibraryError: the topics cannot be read.
        """
        stamp = self._topics.stamp()
        kept = self._made.get(thorough)
        if kept is None or kept[0] != stamp or stamp is None:
            kept = (stamp, tuple(self._scope(topic, thorough=thorough) for topic in self._topics.all()))
            self._made = {**(self._made if not thorough else {}), thorough: kept}
        return kept[1]

    def found(self, anchors: Iterable[Anchor]) -> Iterator[tuple[Anchor, Found | None]]:
        """Yield passages with where they stand now, None for one that is lost; those of a document together.

        Raises:
            IndexDamaged: the index must be made anew.
        """
        for anchor in in_order(anchors):
            yield anchor, self.whereabouts.find(anchor)

    def _scope(self, topic: Topic, *, thorough: bool) -> Scope:
        names = tuple(dict.fromkeys(name for name in (topic.id, topic.label.en, topic.label.fr) if name))
        pinned, rejected = (self._ids(one, thorough=thorough) for one in (topic.pinned, topic.rejected))
        return Scope(names, topic.rules, pinned, tuple(one for one in rejected if one not in set(pinned)))

    def _ids(self, anchors: Iterable[Anchor], *, thorough: bool) -> tuple[PassageId, ...]:
        if thorough:
            ids = (None if found is None else found.place.passage_id for _, found in self.found(anchors))
        else:
            ids = (self.whereabouts.quick_id(anchor) for anchor in anchors)
        return tuple(dict.fromkeys(one for one in ids if one is not None))
