"""App room: the topics that Briefbook offers to begin with; the officer adds them to a folder, and they are hers."""

import tomllib
from pathlib import Path

from briefbook.model.book import Wording
from briefbook.model.topic import Topic, TopicId


def starter_topics(resources: Path) -> tuple[Topic, ...]:
    """Return the starter set, in the order of a narrative's sections.

    Args:
        resources: the folder of the shipped resources (`Places.resources`).
    """
    plan = tomllib.loads((resources / "topics" / "starter.toml").read_text(encoding="utf-8"))
    return tuple(
        Topic(
            id=TopicId(one["id"]),
            label=Wording(**one["label"]),
            colour=str(one["colour"]),
            rules=tuple(str(rule) for rule in one["rules"]),
        )
        for one in plan["topic"]
    )
