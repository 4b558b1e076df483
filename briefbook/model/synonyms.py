"""Model room: words and names that stand for one another, as the officer wrote them into a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SynonymProblem:
    """A line, from 1, that was passed over, and why."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class SynonymList:
    """What a file of synonyms holds."""

    groups: tuple[tuple[str, ...], ...] = ()
    problems: tuple[SynonymProblem, ...] = ()
