"""App room: filing passages under the topics of a workspace: nothing is filed, or rejected, but by the officer."""

from collections.abc import Callable, Iterable, Sequence

from briefbook.app.finding import Finder, Pick
from briefbook.app.topic_contents import TopicContents
from briefbook.app.topic_list import TopicList, kept_topics
from briefbook.library import topic_edits as edits
from briefbook.model.errors import PassageMissing
from briefbook.model.kinds import PassageId
from briefbook.model.text import fold
from briefbook.model.topic import Anchor, Topic


class Filing:
    """What is filed under the topics of one workspace; use it from the thread of its finder.

    A topic is named by its id or label. What was decided is on disk when a call returns; LibraryError says that it
    could not be kept, TopicMissing that no topic has the name, PassageMissing that a pick names no passage.

    Attributes:
        topics: the list of topics, which makes, changes and moves them, and takes every decision back.
        contents: what is filed, suggested, rejected and lost.
    """

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._scopes = finder.topic_scopes
        self._kept = kept_topics(finder.workspace)
        self.topics = TopicList(finder.workspace)
        self.contents = TopicContents(finder)

    def pin(self, name: str, picks: Iterable[Pick]) -> int:
        """File passages under a topic and return how many were not there before."""
        return self._file("file", self.topics.named(name), picks)

    def accept(self, name: str, picks: Iterable[Pick] | None = None) -> int:
        """File suggested passages, None for all of them, and return how many were filed.

        Raises:
            LibraryError: they are more than are taken at once.
        """
        topic = self.topics.named(name)
        return self._file("accept", topic, self.contents.suggested_picks(name) if picks is None else picks)

    def reject(self, name: str, picks: Iterable[Pick]) -> int:
        """Reject passages for a topic, with all that say the same word for word, and return how many were new."""
        topic = self.topics.named(name)
        anchors = [copy for anchor in self._anchors(picks) for copy in (anchor, *self._copies(anchor))]
        after = self._change("reject", topic, lambda kept: edits.rejected(kept, topic.id, anchors))
        return len(after.rejected) - len(topic.rejected)

    def unpin(self, name: str, picks: Iterable[Pick]) -> int:
        """Take passages, by their present or former ids, out of a topic and return how many were filed there."""
        topic = self.topics.named(name)
        ids = self._former_ids(topic.pinned, picks)
        after = self._change("unfile", topic, lambda kept: edits.unpinned(kept, topic.id, ids))
        return len(topic.pinned) - len(after.pinned)

    def unreject(self, name: str, picks: Iterable[Pick]) -> int:
        """Let rejected passages, with all that say the same, be suggested again, and return how many they were."""
        topic = self.topics.named(name)
        ids = self._former_ids(topic.rejected, picks)
        texts = {fold(one.text) for one in topic.rejected if one.passage_id in ids}
        ids |= {one.passage_id for one in topic.rejected if fold(one.text) in texts}
        after = self._change("unreject", topic, lambda kept: edits.unrejected(kept, topic.id, ids))
        return len(topic.rejected) - len(after.rejected)

    def drop_lost(self, name: str) -> int:
        """Forget the lost passages of a topic and return how many they were; `undo` brings them back."""
        topic = self.topics.named(name)
        ids = {anchor.passage_id for anchor in self.contents.lost(name)}
        after = self._change("drop-lost", topic, lambda kept: edits.unpinned(kept, topic.id, ids))
        return len(topic.pinned) - len(after.pinned)

    def repin(self, name: str, lost: PassageId, pick: Pick) -> None:
        """Let the passage of a pick stand for one that was filed under the id `lost` and changed since."""
        topic = self.topics.named(name)
        (anchor,) = self._anchors((pick,))
        self._change("refile", topic, lambda kept: edits.reanchored(kept, topic.id, lost, anchor))

    def _file(self, verb: str, topic: Topic, picks: Iterable[Pick]) -> int:
        anchors = self._anchors(picks)
        standing = {one.passage_id for one in self.contents.standing(topic.pinned)}
        new = [anchor for anchor in anchors if anchor.passage_id not in standing]
        after = self._change(verb, topic, lambda kept: edits.pinned(kept, topic.id, new))
        return len(after.pinned) - len(topic.pinned)

    def _change(self, verb: str, topic: Topic, decide: Callable[[edits.Topics], edits.Topics]) -> Topic:
        after = self._kept.change(f"{verb}:{topic.label.in_language('en')}", decide)
        return next(one for one in after if one.id == topic.id)

    def _former_ids(self, anchors: Sequence[Anchor], picks: Iterable[Pick]) -> set[PassageId]:
        """Return the ids under which picked passages were decided about."""
        ids = {pick.passage_id for pick in picks}
        return {
            anchor.passage_id
            for anchor, found in self._scopes.found(anchors)
            if anchor.passage_id in ids or (found is not None and found.place.passage_id in ids)
        }

    def _anchors(self, picks: Iterable[Pick]) -> tuple[Anchor, ...]:
        self._finder.documents()
        return tuple(self._anchor(pick) for pick in picks)

    def _anchor(self, pick: Pick) -> Anchor:
        anchor = self._scopes.whereabouts.anchor(pick.passage_id, pick.path)
        if anchor is None:
            where = "" if pick.path is None else f" at {pick.path}"
            raise PassageMissing(f"There is no passage {pick.passage_id}{where}; search again for its present one.")
        return anchor

    def _copies(self, anchor: Anchor) -> Iterable[Anchor]:
        return self._scopes.whereabouts.copies(anchor)
