"""App room: what the topics of a workspace hold: passages filed, rejected and lost, and those that rules suggest.

A passage whose document changed is found again, or listed as lost.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefbook.app.finding import Finder, Pick
from briefbook.app.topic_list import TopicList
from briefbook.model.errors import LibraryError
from briefbook.model.hit import Hit, Results
from briefbook.model.kinds import FacetName, FilingOrder, PassageId, SortOrder
from briefbook.model.query import Filters, Request, Scope
from briefbook.model.topic import Anchor, FiledPassage, TopicCount, TopicId

MOST_AT_ONCE = 2000
"""How many suggested passages are taken at once."""


class TopicContents:
    """What is filed under the topics of one workspace; use it from the thread of its finder.

    A topic is named by its id or label; TopicMissing says that none has the name, LibraryError that the topics cannot
    be read.
    """

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._scopes = finder.topic_scopes
        self._topics = TopicList(finder.workspace)

    def counts(self) -> tuple[TopicCount, ...]:
        """Return for each topic, in order, how many passages are filed, suggested, rejected and lost."""
        scopes = {scope.names[0]: scope for scope in self.scopes()}
        suggested = self._counted([_beside(scope) for scope in scopes.values()])
        # another Briefbook may have changed the list between the two looks at it
        return tuple(
            TopicCount(
                topic=topic,
                filed=len(scopes[topic.id].pinned),
                suggested=suggested.get(topic.id, 0),
                rejected=len(topic.rejected),
                lost=sum(found is None for _, found in self._scopes.found(topic.pinned)),
            )
            for topic in self._scopes.topics()
            if topic.id in scopes
        )

    def scopes(self) -> tuple[Scope, ...]:
        """Return the topics as `Request.scopes` takes them, with every passage found again that can be."""
        self._finder.documents()
        return self._scopes.scopes(thorough=True)

    def filed(self, name: str, order: FilingOrder = FilingOrder.NEWEST) -> tuple[FiledPassage, ...]:
        """Return the passages filed under a topic, as they stand in the folder now."""
        topic = self._topics.named(name)
        self._finder.documents()
        return in_order(self.standing(topic.pinned), order)

    def rejected(self, name: str) -> tuple[FiledPassage, ...]:
        """Return the passages rejected for a topic that are in the folder now, the newest first."""
        topic = self._topics.named(name)
        self._finder.documents()
        return in_order(self.standing(topic.rejected), FilingOrder.NEWEST)

    def lost(self, name: str) -> tuple[Anchor, ...]:
        """Return the passages filed under a topic that the folder does not hold any more, as they were filed."""
        topic = self._topics.named(name)
        self._finder.documents()
        lost = {id(anchor) for anchor, found in self._scopes.found(topic.pinned) if found is None}
        return tuple(anchor for anchor in topic.pinned if id(anchor) in lost)

    def suggested(self, name: str, limit: int = 50, sort: SortOrder = SortOrder.BEST) -> Results:
        """Return what the rules of a topic find beside the passages filed and rejected, what answers them marked."""
        asked, rules = self._suggestions(name, limit, sort)
        found = self._finder.find(asked)
        marked = [hit for rule in rules for hit in self._finder.find(replace(asked, text=rule)).hits]
        # a rule that is not meant as it stands, or finds a passage behind a copy of it, leaves some unmarked
        return replace(found, hits=tuple(_each_once((*_in_order(marked, sort), *found.hits)))[:limit])

    def _suggestions(self, name: str, limit: int, sort: SortOrder = SortOrder.BEST) -> tuple[Request, tuple[str, ...]]:
        """Return what asks for the suggested passages of a topic, and its rules."""
        topic = self._topics.named(name)
        scope = next((one for one in self.scopes() if one.names[0] == topic.id), Scope((topic.id,)))
        filters = Filters(topics=(topic.id,))
        return Request("", filters, limit, sort, scopes=(_beside(scope),), suggests=False), topic.rules

    def filed_under(self) -> Mapping[PassageId, tuple[TopicId, ...]]:
        """Return for each passage that is filed the topics it is filed under, in their order: for marks in a list."""
        under: dict[PassageId, tuple[TopicId, ...]] = {}
        for scope in self._scopes.scopes(thorough=False):
            for passage_id in scope.pinned:
                under[passage_id] = (*under.get(passage_id, ()), TopicId(scope.names[0]))
        return under

    def suggested_picks(self, name: str) -> tuple[Pick, ...]:
        """Return the picks of all suggested passages, those that stand behind others as copies included.

        Raises:
            LibraryError: they are more than `MOST_AT_ONCE`.
        """
        found = self._finder.find(self._suggestions(name, MOST_AT_ONCE)[0])
        if found.total > MOST_AT_ONCE:
            sentence = f"{found.total:,} passages are suggested; narrow the rule, or choose among them."
            raise LibraryError(sentence)
        heads = [Pick(hit.passage_id, path=hit.document.path) for hit in found.hits]
        copies = [Pick(also.passage_id, path=also.document.path) for hit in found.hits for also in hit.also]
        return tuple(dict.fromkeys((*heads, *copies)))

    def standing(self, anchors: Iterable[Anchor]) -> list[FiledPassage]:
        """Return passages as they stand now, in the order of filing; two that have become one stand once."""
        by_key = {(one.passage_id, one.path): found for one, found in self._scopes.found(anchors)}
        standing: dict[PassageId, FiledPassage] = {}
        for anchor in anchors:
            found = by_key[anchor.passage_id, anchor.path]
            if found is not None:
                place = found.place
                filed = FiledPassage(anchor, place.document, place.passage_id, place.passage, found.likeness)
                standing.setdefault(place.passage_id, filed)
        return list(standing.values())

    def _counted(self, scopes: Sequence[Scope]) -> Mapping[str, int]:
        """Return how many passages topics have, by their ids."""
        facets = self._finder.find(Request("", limit=1, scopes=tuple(scopes))).facets if scopes else {}
        return {one.value: one.count for one in facets.get(FacetName.TOPIC, ())}


def _beside(scope: Scope) -> Scope:
    """Return what a topic's rules find beside the passages filed and rejected."""
    return replace(scope, pinned=(), rejected=(*scope.rejected, *scope.pinned))


def _in_order(hits: Iterable[Hit], sort: SortOrder) -> list[Hit]:
    best = sorted(hits, key=lambda hit: -hit.score)
    if sort is SortOrder.NEWEST:
        best.sort(key=lambda hit: hit.document.date or "", reverse=True)
    return best


def _each_once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield hits without those that stand behind one before them."""
    seen: set[PassageId] = set()
    for hit in hits:
        if hit.passage_id not in seen:
            yield hit
        seen |= {hit.passage_id, *(also.passage_id for also in hit.also)}


def in_order(passages: Iterable[FiledPassage], order: FilingOrder) -> tuple[FiledPassage, ...]:
    """Return passages by the date of their documents, those of a document as they stand in it; or as they came."""
    if order is FilingOrder.FILED:
        return tuple(passages)
    standing = sorted(passages, key=lambda one: (one.document.path, one.passage.ordinal))
    return tuple(sorted(standing, key=lambda one: one.document.date or "", reverse=order is FilingOrder.NEWEST))
