"""Library room: topics of one folder as a file for another, and topics from a file merged into those that are there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefbook.disk import envelope
from briefbook.disk.envelope import EnvelopeDamaged, EnvelopeNewer
from briefbook.library.topic_edits import (
    LONGEST_LABEL,
    MOST_RULES,
    MOST_TOPICS,
    Topics,
    checked_rules,
    label_names,
    names_of,
)
from briefbook.model.book import Wording
from briefbook.model.errors import LibraryError
from briefbook.model.excerpt import text_hash
from briefbook.model.kinds import TOPIC_COLOURS
from briefbook.model.plain import Json, JsonObject, PlainError, from_plain, to_plain
from briefbook.model.text import clean
from briefbook.model.topic import Anchor, Topic, TopicId, free_topic_id

LARGEST = 100_000_000
"""Bytes of a file of topics; a hundred thousand filed passages take half of it."""
_FORMAT = "briefbook-topics-export/1"


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging came to.

    Attributes:
        topics: all topics after it.
        added: topics that were not there.
        changed: topics that were there, and got rules, passages or a name from the file.
        left: topics that were there already as they are in the file.
    """

    topics: Topics
    added: tuple[TopicId, ...]
    changed: tuple[TopicId, ...]
    left: tuple[TopicId, ...]


def written(topics: Sequence[Topic], saved_at: str) -> bytes:
    """Return the bytes of a file that holds topics with all that is filed under them."""
    rows: list[Json] = [to_plain(topic) for topic in topics]
    body: JsonObject = {"topics": rows}
    return envelope.wrap(_FORMAT, body, saved_at)


def read(data: bytes, name: str) -> Topics:
    """Return the topics in the bytes of a file.

    Args:
        data: the file; it may come from anywhere.
        name: what the file is called, for the sentence that says what is wrong with it.

    Raises:
        LibraryError: it holds no topics, is damaged, or of a newer Briefbook.
    """
    try:
        rows = envelope.unwrap(data, _FORMAT).body.get("topics")
        if not isinstance(rows, list) or len(rows) > MOST_TOPICS:
            raise LibraryError(f"{name} holds no topics; choose a file that Briefbook exported topics to.")
        return tuple(_checked(from_plain(Topic, row)) for row in rows)
    except EnvelopeNewer as error:
        raise LibraryError(f"{name} was written by a newer Briefbook; install that one to import it.") from error
    except (EnvelopeDamaged, PlainError) as error:
        sentence = f"{name} is damaged, or no file of topics; ask for it again, or export the topics anew."
        raise LibraryError(sentence) from error


def merged(topics: Topics, incoming: Topics) -> Merged:
    """Return topics with those of a file merged in, by their ids.

    Name and colour of a topic that is there become those of the file; its rules and passages those of both. What was
    decided here about a passage stands: one rejected here is not filed by the file.

    Raises:
        LibraryError: there would be too many topics.
    """
    after = list(topics)
    added: list[TopicId] = []
    changed: list[TopicId] = []
    left: list[TopicId] = []
    for topic in incoming:
        place = next((place for place, one in enumerate(after) if one.id == topic.id), None)
        if place is None:
            after.append(_fresh(tuple(after), topic))
            added.append(after[-1].id)
            continue
        others = tuple(one for one in after if one.id != topic.id)
        joined = _joined(after[place], topic, others)
        (left if joined == after[place] else changed).append(topic.id)
        after[place] = joined
    if len(after) > MOST_TOPICS:
        raise LibraryError(f"There would be more than {MOST_TOPICS} topics; remove some first.")
    return Merged(tuple(after), tuple(added), tuple(changed), tuple(left))


def _joined(topic: Topic, incoming: Topic, others: Topics) -> Topic:
    return replace(
        topic,
        label=incoming.label if _is_free(incoming.label, others) else topic.label,
        colour=incoming.colour,
        rules=tuple(dict.fromkeys((*topic.rules, *incoming.rules)))[:MOST_RULES],
        pinned=_both(topic.pinned, incoming.pinned, topic.rejected),
        rejected=_both(topic.rejected, incoming.rejected, topic.pinned),
    )


def _both(own: tuple[Anchor, ...], incoming: tuple[Anchor, ...], against: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
    known = {one.passage_id for one in (*own, *against)}
    return (*own, *{one.passage_id: one for one in incoming if one.passage_id not in known}.values())


def _fresh(topics: Topics, topic: Topic) -> Topic:
    """Return a topic of the file with a label that no other topic has, numbered where one has it."""
    label, number = topic.label, 1
    while not _is_free(label, topics):
        number += 1
        label = Wording(*(f"{one} ({number})" if one else "" for one in (topic.label.en, topic.label.fr)))
    rejected = {one.passage_id for one in topic.rejected}
    pinned = tuple(one for one in topic.pinned if one.passage_id not in rejected)
    return replace(topic, label=label, pinned=pinned)


def _is_free(label: Wording, topics: Topics) -> bool:
    return not names_of(topics) & label_names(label)


def _checked(topic: Topic) -> Topic:
    """Return a topic of a file with what may stand in one: nothing in it was typed here."""
    label = Wording(_line(topic.label.en), _line(topic.label.fr))
    if not (label.en or label.fr):
        raise PlainError("a topic without a name")
    return replace(
        topic,
        id=free_topic_id(Wording(topic.id), ()),
        label=label,
        colour=topic.colour if topic.colour in TOPIC_COLOURS else TOPIC_COLOURS[0],
        rules=checked_rules(topic.rules),
        pinned=tuple(_checked_anchor(one) for one in topic.pinned),
        rejected=tuple(_checked_anchor(one) for one in topic.rejected),
    )


def _checked_anchor(anchor: Anchor) -> Anchor:
    is_hex = len(anchor.document) == 64 and not set(anchor.document) - set("0123456789abcdef")
    if not is_hex or anchor.ordinal < 1 or anchor.text_hash != text_hash(anchor.text):
        raise PlainError("a passage that is none")
    return anchor


def _line(text: str) -> str:
    return clean(text).replace("\n", " ").replace("\t", " ").strip(" ")[:LONGEST_LABEL]
