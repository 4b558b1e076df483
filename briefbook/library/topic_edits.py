"""Library room: changing topics, as pure functions: the topics of a folder before, and after a decision.

A passage is known by its id, and filed or rejected, never both.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeAlias

from briefbook.model.book import Wording
from briefbook.model.errors import LibraryError, TopicMissing
from briefbook.model.kinds import TOPIC_COLOURS, PassageId
from briefbook.model.text import clean, fold
from briefbook.model.topic import Anchor, Topic, TopicId, free_topic_id

Topics: TypeAlias = tuple[Topic, ...]

LONGEST_LABEL = 120
LONGEST_RULE = 2000
MOST_RULES = 50
MOST_TOPICS = 500


def topic_named(topics: Topics, name: str) -> Topic:
    """Return the topic whose id or label, English or French, is `name`, case and accents aside; an id counts more.

    Raises:
        TopicMissing: there is none; the sentence says which one may be meant.
    """
    wanted = _folded(name)
    for names in (lambda one: (one.id,), _labels):
        for topic in topics:
            if wanted and wanted in {_folded(one) for one in names(topic)}:
                return topic
    known = {_folded(one): one for topic in topics for one in (topic.id, *_labels(topic))}
    near = get_close_matches(wanted, known, 1)
    hint = f"did you mean “{known[near[0]]}”?" if near else "make it first, or see which topics there are."
    raise TopicMissing(f"There is no topic “{name}”; {hint}")


def added(topics: Topics, label: Wording, colour: str | None, rules: Sequence[str]) -> tuple[Topics, TopicId]:
    """Add a topic at the end and return its id; without a colour it gets the one that is used least.

    Raises:
        LibraryError: the label is empty or another topic's, a rule is too long, or the colour is none.
    """
    if len(topics) >= MOST_TOPICS:
        raise LibraryError(f"There are {MOST_TOPICS} topics already; remove some first.")
    wording = _checked_label(topics, label, None)
    topic_id = free_topic_id(wording, {one.id for one in topics})
    topic = Topic(topic_id, wording, checked_colour(colour or free_colour(topics)), checked_rules(rules))
    return (*topics, topic), topic_id


def labelled(topics: Topics, topic_id: TopicId, label: Wording) -> Topics:
    """Give a topic another label; it keeps its id.

    Raises:
        LibraryError: the label is empty or another topic's.
    """
    wording = _checked_label(topics, label, topic_id)
    return _with(topics, topic_id, lambda topic: replace(topic, label=wording))


def coloured(topics: Topics, topic_id: TopicId, colour: str) -> Topics:
    """Give a topic another colour.

    Raises:
        LibraryError: it is none.
    """
    checked = checked_colour(colour)
    return _with(topics, topic_id, lambda topic: replace(topic, colour=checked))


def ruled(topics: Topics, topic_id: TopicId, rules: Sequence[str]) -> Topics:
    """Give a topic other rules; none at all is allowed: then passages are filed by hand alone.

    Raises:
        LibraryError: a rule is too long.
    """
    checked = checked_rules(rules)
    return _with(topics, topic_id, lambda topic: replace(topic, rules=checked))


def duplicated(topics: Topics, topic_id: TopicId, label: Wording) -> tuple[Topics, TopicId]:
    """Put a copy of a topic, with all that is filed under it, after it, and return its id.

    Raises:
        LibraryError: the label is empty or another topic's.
    """
    wording = _checked_label(topics, label, None)
    place, topic = _found(topics, topic_id)
    copy = replace(topic, id=free_topic_id(wording, {one.id for one in topics}), label=wording)
    return (*topics[: place + 1], copy, *topics[place + 1 :]), copy.id


def removed(topics: Topics, topic_id: TopicId) -> Topics:
    """Take a topic away, with what was filed under it."""
    _, topic = _found(topics, topic_id)
    return tuple(one for one in topics if one is not topic)


def moved(topics: Topics, topic_id: TopicId, at: int) -> Topics:
    """Move a topic to the place `at` among the others, from 0."""
    _, topic = _found(topics, topic_id)
    others = [one for one in topics if one is not topic]
    others.insert(max(0, at), topic)
    return tuple(others)


def pinned(topics: Topics, topic_id: TopicId, anchors: Sequence[Anchor]) -> Topics:
    """File passages under a topic; those rejected before are so no more."""
    ids = {one.passage_id for one in anchors}

    def file(topic: Topic) -> Topic:
        return replace(topic, pinned=_joined(topic.pinned, anchors), rejected=_without(topic.rejected, ids))

    return _with(topics, topic_id, file)


def rejected(topics: Topics, topic_id: TopicId, anchors: Sequence[Anchor]) -> Topics:
    """Reject passages for a topic; those filed before are so no more."""
    ids = {one.passage_id for one in anchors}

    def reject(topic: Topic) -> Topic:
        return replace(topic, rejected=_joined(topic.rejected, anchors), pinned=_without(topic.pinned, ids))

    return _with(topics, topic_id, reject)


def unpinned(topics: Topics, topic_id: TopicId, ids: Collection[PassageId]) -> Topics:
    """Take passages, by the ids they were filed under, out of a topic."""
    return _with(topics, topic_id, lambda topic: replace(topic, pinned=_without(topic.pinned, ids)))


def unrejected(topics: Topics, topic_id: TopicId, ids: Collection[PassageId]) -> Topics:
    """Let passages, by the ids they were rejected under, be suggested again."""
    return _with(topics, topic_id, lambda topic: replace(topic, rejected=_without(topic.rejected, ids)))


def reanchored(topics: Topics, topic_id: TopicId, old: PassageId, anchor: Anchor) -> Topics:
    """Let another passage stand, at the same place, for one that was filed."""

    def swap(topic: Topic) -> Topic:
        swapped = tuple(anchor if one.passage_id == old else one for one in topic.pinned)
        return replace(topic, pinned=_joined((), swapped))

    return _with(topics, topic_id, swap)


def checked_rules(rules: Sequence[str]) -> tuple[str, ...]:
    """Return rules without empty and repeated ones.

    Raises:
        LibraryError: one is too long, or there are too many.
    """
    plain = tuple(dict.fromkeys(one for rule in rules if (one := clean(rule).replace("\n", " ").strip(" "))))
    if any(len(rule) > LONGEST_RULE for rule in plain) or len(plain) > MOST_RULES:
        sentence = f"A topic has at most {MOST_RULES} rules of {LONGEST_RULE:,} characters; make them shorter."
        raise LibraryError(sentence)
    return plain


def checked_colour(colour: str) -> str:
    """Return a colour.

    Raises:
        LibraryError: it is none.
    """
    if colour not in TOPIC_COLOURS:
        raise LibraryError(f"{colour!r} is no colour of a topic; take one of {', '.join(TOPIC_COLOURS)}.")
    return colour


def free_colour(topics: Topics) -> str:
    """Return the colour that the fewest topics have, the first of equals."""
    used = [topic.colour for topic in topics]
    return min(TOPIC_COLOURS, key=used.count)


def _checked_label(topics: Topics, label: Wording, own: TopicId | None) -> Wording:
    wording = Wording(_one_line(label.en), _one_line(label.fr))
    names = label_names(wording)
    if not names:
        raise LibraryError("A topic needs a name; type one.")
    if max(len(wording.en), len(wording.fr)) > LONGEST_LABEL:
        raise LibraryError(f"The name of a topic has at most {LONGEST_LABEL} characters; make it shorter.")
    for topic in topics:
        if topic.id != own and names & names_of((topic,)):
            raise LibraryError(f"The topic “{topic.label.in_language('en')}” has this name already; choose another.")
    return wording


def names_of(topics: Topics) -> frozenset[str]:
    """Return the ids and labels of topics as they are compared."""
    return frozenset(one for topic in topics for one in (_folded(topic.id), *label_names(topic.label)))


def label_names(label: Wording) -> frozenset[str]:
    """Return a label, in both languages, as it is compared."""
    return frozenset((_folded(label.en), _folded(label.fr))) - {""}


def _labels(topic: Topic) -> tuple[str, ...]:
    return topic.label.en, topic.label.fr


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ").replace("\t", " ").strip(" ")


def _folded(text: str) -> str:
    return fold(text).strip(" ")


def _found(topics: Topics, topic_id: TopicId) -> tuple[int, Topic]:
    for place, topic in enumerate(topics):
        if topic.id == topic_id:
            return place, topic
    raise TopicMissing(f"There is no topic “{topic_id}” any more; see which topics there are.")


def _with(topics: Topics, topic_id: TopicId, change: Callable[[Topic], Topic]) -> Topics:
    place, topic = _found(topics, topic_id)
    return (*topics[:place], change(topic), *topics[place + 1 :])


def _joined(anchors: tuple[Anchor, ...], new: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Return anchors with new ones after them; one that is there already stays where it is, as it is."""
    by_id = {one.passage_id: one for one in reversed((*anchors, *new))}
    return tuple(by_id[key] for key in dict.fromkeys(one.passage_id for one in (*anchors, *new)))


def _without(anchors: tuple[Anchor, ...], ids: Collection[PassageId]) -> tuple[Anchor, ...]:
    return tuple(one for one in anchors if one.passage_id not in ids)
