"""Anchors and topics for the tests of this room."""

import hashlib

from briefbook.model.book import Wording
from briefbook.model.excerpt import text_hash
from briefbook.model.kinds import Fingerprint
from briefbook.model.topic import Anchor, Topic, TopicId


def fingerprint(name: str) -> Fingerprint:
    return Fingerprint(hashlib.sha256(name.encode()).hexdigest())


def anchor(name: str, ordinal: int = 1, text: str = "") -> Anchor:
    words = text or f"What {name} says in paragraph {ordinal}."
    return Anchor(f"{name}.txt", fingerprint(name), ordinal, words, text_hash(words), name.title(), "2023-05-04")


def topic(name: str, *rules: str) -> Topic:
    return Topic(TopicId(name), Wording(name.title(), f"{name.title()} (fr)"), rules=rules)
