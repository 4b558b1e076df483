"""Library room: a passage that was decided about, found again in the folder as it is now, or known to be lost.

First by its id, with the same text; then by its text, case, accents and typography aside, anywhere; then the passage
most like it, in the document at the same path before all others. Nothing is forgotten: what is not found is lost, and
comes back when its document does.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Protocol

from briefbook.model.document import DocumentRow, Passage
from briefbook.model.kinds import PassageId
from briefbook.model.text import fold
from briefbook.model.topic import Anchor, document_key, id_in

ALIKE = 0.9
"""From this likeness on a passage is taken for the one that was decided about, changed."""
_MOST_WORDS = 600
"""Longer passages are compared by their pairs of words, in time that grows with their length alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage in its document."""

    document: DocumentRow
    passage: Passage

    @property
    def passage_id(self) -> PassageId:
        """The id of the passage."""
        return id_in(self.document, self.passage.ordinal)


class Passages(Protocol):
    """The passages of the folder as they are now."""

    def by_id(self, passage_id: PassageId, path: str) -> Place | None:
        """Return the passage of this id: of identical files that at `path`, else the first; None without one."""

    def at_path(self, path: str) -> Sequence[Place]:
        """Return the passages of the document at a path; none without one."""

    def with_text(self, text: str) -> Iterable[Place]:
        """Return passages that may have this text, case, accents and typography aside: all that have it among them."""

    def like(self, text: str) -> Iterable[Place]:
        """Return a bounded number of passages that may be like this text."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage stands now; `likeness` is that of its text to the text that was decided about, 0.9 to 1."""

    place: Place
    likeness: float


def find_again(anchor: Anchor, passages: Passages) -> Found | None:
    """Return where the passage of an anchor stands now; None when it is lost."""
    wanted = fold(anchor.text)
    own = passages.by_id(anchor.passage_id, anchor.path)
    if own is not None and fold(own.passage.text) == wanted:
        return Found(own, 1.0)
    here = passages.at_path(anchor.path)
    return (
        _identical(wanted, here, anchor)
        or _identical(wanted, passages.with_text(anchor.text), anchor)
        or _most_alike(wanted, here, anchor)
        or _most_alike(wanted, passages.like(anchor.text), anchor)
    )


def _identical(wanted: str, candidates: Iterable[Place], anchor: Anchor) -> Found | None:
    same = [place for place in candidates if fold(place.passage.text) == wanted]
    return Found(min(same, key=lambda place: _farness(place, anchor)), 1.0) if same else None


def _farness(place: Place, anchor: Anchor) -> tuple[bool, int, str, int]:
    """Return what sorts the likeliest of passages with one text first: the same document, the same place in it."""
    document, ordinal = place.document, place.passage.ordinal
    return document_key(document.id) != anchor.document[:16], abs(ordinal - anchor.ordinal), document.path, ordinal


def _most_alike(wanted: str, candidates: Iterable[Place], anchor: Anchor) -> Found | None:
    comparison = Comparison(wanted)
    best: Found | None = None
    for place in sorted(candidates, key=lambda place: _farness(place, anchor)):
        alike = comparison.likeness(fold(place.passage.text), ALIKE if best is None else best.likeness)
        if alike >= ALIKE and (best is None or alike > best.likeness):
            best = Found(place, alike)
    return best


class Comparison:
    """Compares one folded text with others."""

    def __init__(self, text: str) -> None:
        self._words = text.split(" ")
        self._counts = Counter(self._words)
        self._matcher: SequenceMatcher[str] | None = None

    def likeness(self, text: str, at_least: float = 0.0) -> float:
        """Return the share of words, 0 to 1, that stand in both texts in one order; 0 where it is below `at_least`."""
        words = text.split(" ")
        if 2 * (self._counts & Counter(words)).total() < at_least * (len(words) + len(self._words)):
            return 0.0
        if max(len(words), len(self._words)) > _MOST_WORDS:
            return _shared_pairs(self._words, words)
        if self._matcher is None:
            self._matcher = SequenceMatcher(autojunk=False)
            self._matcher.set_seq2(self._words)
        self._matcher.set_seq1(words)
        return self._matcher.ratio()


def _shared_pairs(one: Sequence[str], other: Sequence[str]) -> float:
    pairs, others = Counter(pairwise(one)), Counter(pairwise(other))
    return 2 * (pairs & others).total() / max(1, pairs.total() + others.total())
