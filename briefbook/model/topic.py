"""Model room: topics: the subjects under which an officer files passages, and what is known of a filed passage.

A passage is filed by the officer alone (pinned); what a topic's rules find beside that is suggested.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import NewType

from briefbook.model.book import Wording
from briefbook.model.document import DocumentRow, Passage
from briefbook.model.excerpt import text_hash
from briefbook.model.kinds import TOPIC_COLOURS, DocumentId, Fingerprint, PassageId, passage_id
from briefbook.model.plain import Keeping
from briefbook.model.text import fold

TopicId = NewType("TopicId", str)
"""The English label in small letters, words joined by hyphens; it stays when the label changes."""
COLOURS = TOPIC_COLOURS
_LONGEST_SLUG = 60
_NOT_SLUG = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Anchor(Keeping):
    """A passage that the officer decided about: enough to find it again when files change, or to name it when lost.

    Attributes:
        path: where its document lay, within the folder.
        document: fingerprint of the file.
        ordinal: of the passage in the file, from 1.
        text: the whole passage; `text_hash` is its SHA-256 (UTF-8) as 64 hex digits.
        title: of the document, for the officer; `date` too.
    """

    path: str
    document: Fingerprint
    ordinal: int
    text: str
    text_hash: str
    title: str | None = None
    date: str | None = None

    @property
    def passage_id(self) -> PassageId:
        """The id that the passage had."""
        return passage_id(self.document, self.ordinal)


@dataclass(frozen=True, slots=True)
class Topic(Keeping):
    """A subject: what finds its passages, what was filed under it, what was rejected.

    Attributes:
        colour: one of `TOPIC_COLOURS`; another one, of a newer Briefbook, is kept.
        rules: queries as they are typed; a passage that answers any of them is suggested.
        pinned: passages filed by the officer, in the order of filing.
        rejected: passages that are not to be suggested again.
    """

    id: TopicId
    label: Wording
    colour: str = TOPIC_COLOURS[0]
    rules: tuple[str, ...] = ()
    pinned: tuple[Anchor, ...] = ()
    rejected: tuple[Anchor, ...] = ()

    @property
    def rule(self) -> str:
        """The rules as one query."""
        return self.rules[0] if len(self.rules) == 1 else " OR ".join(f"({rule})" for rule in self.rules)


@dataclass(frozen=True, slots=True)
class TopicCount:
    """How many passages a topic has now.

    Attributes:
        filed: pinned passages that are in the folder.
        suggested: what its rules find beside those filed and rejected.
        rejected: passages that were rejected, in the folder or not.
        lost: pinned passages that the folder does not hold any more.
    """

    topic: Topic
    filed: int
    suggested: int
    rejected: int
    lost: int

    @property
    def passages(self) -> int:
        """Filed and suggested passages: what `topic:` finds."""
        return self.filed + self.suggested


@dataclass(frozen=True, slots=True)
class FiledPassage:
    """A passage filed under a topic, as it stands in the folder now.

    Attributes:
        anchor: as it was filed.
        likeness: of its text now to the text that was filed, 0.9 to 1; 1 when it is the same.
    """

    anchor: Anchor
    document: DocumentRow
    passage_id: PassageId
    passage: Passage
    likeness: float = 1.0


def anchor_of(row: DocumentRow, fingerprint: Fingerprint, passage: Passage) -> Anchor:
    """Return the anchor of a passage of a document."""
    text = passage.text
    return Anchor(row.path, fingerprint, passage.ordinal, text, text_hash(text), row.title, row.date)


def free_topic_id(label: Wording, taken: Collection[str]) -> TopicId:
    """Return an id for a topic of this label, numbered where another topic has it already."""
    slug = _NOT_SLUG.sub("-", fold(label.en or label.fr))[:_LONGEST_SLUG].strip("-") or "topic"
    free, number = slug, 1
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return TopicId(free)


def document_key(document: DocumentId) -> str:
    """Return the first 16 hex digits of a document's fingerprint: what its passages' ids begin with."""
    return document.partition("@")[0]


def id_in(document: DocumentRow, ordinal: int) -> PassageId:
    """Return the id of the passage at `ordinal` (from 1) of a document."""
    return PassageId(f"{document_key(document.id)}:{ordinal}")
