"""Index room: passages that say the same, shown as one hit with the other places where it is said.

The hit stands where the best of its group would stand, with that score; shown is the newest of the passages found.
What says the same word for word is listed from anywhere in the folder, also where a filter leaves it out; what says
nearly the same (`likeness`) is listed where it was found among the first: it has nearly the same score.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from briefbook.index.analysis import words
from briefbook.index.catalogue import StoredPassage
from briefbook.index.likeness import ALIKE, FEWEST_WORDS, likeness
from briefbook.index.matching import Matcher
from briefbook.index.ranking import Scored, in_order
from briefbook.model.hit import Also
from briefbook.model.kinds import passage_id

MOST_LISTED = 100
"""Of what is said more often than that, the newest are listed, and the oldest."""
_ABOUT_AS_LONG = 0.75
"""What is shorter than this, as part of the other, is not nearly the same."""


@dataclass(frozen=True, slots=True)
class Group:
    """One passage to show, and where the same is said elsewhere, the newest first."""

    number: int
    score: float
    stored: StoredPassage
    also: tuple[Also, ...]


@dataclass(slots=True)
class _Forming:
    """A group while it is gathered: its best passage, and all its passages, that one included."""

    score: float
    best: int
    members: list[int]


def grouped(matcher: Matcher, scored: Scored, found: int, limit: int) -> list[Group]:
    """Return the first groups, so many, of passages that come in this order, out of all those found."""
    groups = _formed(matcher, scored, limit)
    shown = _Shown(matcher, found)
    numbers = [shown.members(group) for group in groups]
    flat = [number for some in numbers for number in some]
    texts = dict(zip(flat, matcher.snapshot.texts(flat), strict=True))
    each = (shown.groups(group.score, some, texts) for group, some in zip(groups, numbers, strict=True))
    return list(islice(chain.from_iterable(each), limit))


def _formed(matcher: Matcher, scored: Scored, limit: int) -> list[_Forming]:
    twins = matcher.alike.with_same_words(number for _, number in scored)
    taken: set[int] = set()
    heads: list[_Forming] = []
    for score, number in scored:
        if number not in taken:
            same = twins.get(number, (number,))
            taken.update(same)
            heads.append(_Forming(score, number, list(same)))
    groups: list[_Forming] = []
    left = limit // 2
    for head in heads:
        known = _nearly_same(matcher, groups, head.best)
        if known is not None:
            known.members += head.members
        elif len(groups) < limit:
            groups.append(head)
        elif (left := left - 1) <= 0:
            break
    return groups


def _nearly_same(matcher: Matcher, groups: Sequence[_Forming], number: int) -> _Forming | None:
    """Return the first group whose best passage says nearly the same as another passage."""
    lengths = matcher.snapshot.lengths
    least, most = _ABOUT_AS_LONG * lengths[number], lengths[number] / _ABOUT_AS_LONG
    about_as_long = (group for group in groups if least <= lengths[group.best] <= most)
    return next((group for group in about_as_long if _are_nearly_same(matcher, group.best, number)), None)


def _are_nearly_same(matcher: Matcher, one: int, other: int) -> bool:
    lengths = matcher.snapshot.lengths
    shorter, longer = sorted((lengths[one], lengths[other]))
    if shorter < FEWEST_WORDS or shorter < _ABOUT_AS_LONG * longer:
        return False
    return likeness(matcher.alike.sketch(one), matcher.alike.sketch(other)) >= ALIKE


class _Shown:
    """Chooses what is shown of the groups of one search."""

    def __init__(self, matcher: Matcher, found: int) -> None:
        self._matcher = matcher
        self._snapshot = matcher.snapshot
        self._found = found

    def members(self, group: _Forming) -> list[int]:
        """Return the passages of a group that are shown: the newest of those found, then the newest of all."""
        if len(group.members) == 1:
            return group.members
        newest = [number for _, number in in_order(self._snapshot, [(0.0, number) for number in group.members])]
        face = next(number for number in newest if self._found >> number & 1)
        others = [number for number in newest if number != face]
        return [face, *(others if len(others) <= MOST_LISTED else (*others[: MOST_LISTED - 1], others[-1]))]

    def groups(self, score: float, numbers: Sequence[int], texts: Mapping[int, StoredPassage]) -> Iterator[Group]:
        """Yield these passages as a group, the first to be shown itself, and those that are not like it as others.

        They were gathered about the best, which the newest is like; what only the best is like must not be lost.
        """
        face, *others = numbers
        also: list[Also] = []
        apart: list[int] = []
        for number in others:
            same = self._also(texts, face, number)
            if same is None:
                apart.append(number)
            else:
                also.append(same)
        yield Group(face, score, texts[face], tuple(also))
        first = next((number for number in apart if self._found >> number & 1), None)
        if first is not None:
            yield from self.groups(score, [first, *(number for number in apart if number != first)], texts)

    def _also(self, texts: Mapping[int, StoredPassage], face: int, number: int) -> Also | None:
        said, passage = texts[face].passage.text, texts[number].passage
        identical = passage.text == said or words(passage.text) == words(said)
        # two passages may have one check by chance
        if not identical and not _are_nearly_same(self._matcher, face, number):
            return None
        document = self._snapshot.document_of(number)
        return Also(passage_id(document.fingerprint, passage.ordinal), passage.ordinal, identical, document.row)
