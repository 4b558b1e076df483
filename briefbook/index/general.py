"""Index room: what officers ask seldom: NEAR, figures in all writings, headings, whole sections.

All of it is worked out from where simple words stand, passage by passage, within a time: what is found when the time
is over is shown, and the officer is told that there may be more. Plain Whoosh, and the texts themselves, are the
oracle of the tests.
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol, TypeAlias

from briefbook.index.analysis import asked_words, heading_words, terms, tokens, words
from briefbook.index.asking import Leaf, Lexicon, Placed
from briefbook.index.catalogue import StoredPassage
from briefbook.index.figures import spellings, stated
from briefbook.index.near_rows import NearRows, Stretch, near_one_another
from briefbook.index.schema import FIELDS, HEADING, TEXT, TITLE
from briefbook.model.kinds import Language
from briefbook.model.query import (
    And,
    Everything,
    Figure,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Section,
    Wildcard,
    Within,
    Word,
)

SECONDS = 2.0
"""How long such a query may take (source: the design of searching)."""
_LOOK_EVERY = 128
_AT_ONCE = 100

Places: TypeAlias = Mapping[str, Mapping[int, Sequence[int]]]
"""For each field, for each passage that has it there, the places at which it begins, ascending."""
SectionKey: TypeAlias = tuple[int, tuple[str, ...]]
"""The document, and the headings within it."""


class Ground(Protocol):
    """Where simple words stand, and what the passages hold."""

    def passages(self, query: Query) -> Collection[int]:
        """Return the passages that answer a query."""

    def possible(self, query: Query) -> Collection[int]:
        """Return the passages that have the terms of a query, whether or not its very words."""

    def places(self, leaf: Leaf, field: str, number: int) -> Sequence[int]:
        """Return the places in a field of a passage at which a word, beginning or quotation stands."""

    def document(self, number: int) -> int:
        """Return the document of a passage."""

    def passages_of(self, document: int) -> Iterable[int]:
        """Return the passages of a document."""

    def texts(self, numbers: Sequence[int]) -> Sequence[StoredPassage]:
        """Return the passages of these numbers."""

    def title_and_language(self, number: int) -> tuple[str, Language | None]:
        """Return the title, of the first passage of a document only, and the language of the document."""

    @property
    def lexicon(self) -> Lexicon:
        """All words."""


class Budget:
    """The time that one search has for what is seldom asked."""

    def __init__(self, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self.is_over = False
        """Whether something was cut short because the time was over."""

    def spent(self) -> bool:
        """Tell whether the time is over; whoever asks must then stop."""
        self.is_over = self.is_over or self._clock() >= self._end
        return self.is_over

    def within(self, numbers: Iterable[int]) -> Iterator[int]:
        """Yield numbers until the time is over."""
        for step, number in enumerate(numbers):
            if step % _LOOK_EVERY == 0 and self.spent():
                return
            yield number


def find_placed(node: Placed, ground: Ground, budget: Budget) -> Places:
    """Return where something stands, as far as the time allows."""
    nowhere = _nowhere()
    match node:
        case Near():
            return _near(node, ground, budget)
        case Figure():
            return {**nowhere, TEXT: _figure(node, ground, budget)}
        case Within(field="title"):
            return {**nowhere, TITLE: _in_titles(node.part, ground, budget)}
        case Within():
            return {**nowhere, HEADING: _in_field(node.part, HEADING, ground, budget)}


def find_section(node: Section, ground: Ground, budget: Budget) -> set[int]:
    """Return the passages that answer some of what is asked, in sections that answer all of it."""
    if not _needs_whole(node.part):
        return set(ground.passages(node.part))
    sections = _Sections(ground, budget)
    keys = sections.answering(node.part)
    some = _wanted(node.part)
    numbers = {number for part in some for number in ground.passages(part)}
    found: set[int] = set()
    for number, key in sections.keyed(numbers if some else sections.all_passages(keys)):
        if key in keys:
            found.add(number)
    return found


def _needs_whole(query: Query) -> bool:
    """Tell whether a section may answer what none of its passages answers alone, or the other way round."""
    if isinstance(query, Or):
        return any(map(_needs_whole, query.parts))
    return isinstance(query, And | Not)


def _near(node: Near, ground: Ground, budget: Budget) -> Places:
    if not _is_plain(node):
        return _near_by_texts(node, ground, budget)
    found = _nowhere()
    others = ground.passages(node.other)
    for number in budget.within(sorted(one for one in ground.passages(node.one) if one in others)):
        for field in FIELDS:
            places = sorted({start for start, _ in _stretches(node, field, number, ground)})
            if places:
                found[field][number] = places
    return found


def _is_plain(node: Query) -> bool:
    """Tell whether all parts stand wherever one of their terms stands, so that no text need be read."""
    match node:
        case Near(one=one, other=other):
            return _is_plain(one) and _is_plain(other)
        case Or(parts=parts):
            return all(map(_is_plain, parts))
        case Word():
            return True
        case Prefix(typed=typed):
            return typed
    return False


def _near_by_texts(node: Near, ground: Ground, budget: Budget) -> Places:
    """Return where it stands, by reading only texts that have a term of every part: the first are found at once."""
    found = _nowhere()
    rows = NearRows(ground.lexicon)
    for some in _batches(sorted(ground.possible(node))):
        if budget.spent():
            break
        for number, stored in zip(some, ground.texts(some), strict=True):
            title, language = ground.title_and_language(number)
            spoken = stored.passage.language or language
            each = (
                (TEXT, words(stored.passage.text), spoken),
                (HEADING, list(heading_words(stored.passage.heading)), spoken),
                (TITLE, words(title), language),
            )
            for field, held, kept_in in each:
                kept = [frozenset(terms(word, kept_in)) for word in held]
                places = sorted({start for start, _ in rows.stretches(node, held, kept)})
                if places:
                    found[field][number] = places
    return found


def _nowhere() -> dict[str, dict[int, Sequence[int]]]:
    return {field: {} for field in FIELDS}


def _stretches(node: Query, field: str, number: int, ground: Ground) -> Sequence[Stretch]:
    match node:
        case Near(one=one, other=other, distance=distance):
            ones = _stretches(one, field, number, ground)
            return near_one_another(ones, _stretches(other, field, number, ground), distance) if ones else ()
        case Or(parts=parts):
            return sorted({held for part in parts for held in _stretches(part, field, number, ground)})
    if not isinstance(node, Word | Prefix | Phrase | Wildcard | Fuzzy):
        return ()
    width = width_of(node)
    return [(place, place + width) for place in ground.places(node, field, number)]


def width_of(leaf: Query) -> int:
    """Return how many words a leaf of a query is long."""
    match leaf:
        case Phrase(text=text):
            return len(words(text))
        case Word(text=text) | Prefix(text=text):
            return len(asked_words(text))
    return 1


def _figure(node: Figure, ground: Ground, budget: Budget) -> Mapping[int, Sequence[int]]:
    candidates = sorted({number for text in spellings(node) for number in ground.passages(Phrase(text))})
    found: dict[int, Sequence[int]] = {}
    for some in _batches(candidates):
        if budget.spent():
            break
        for number, stored in zip(some, ground.texts(some), strict=True):
            spans = figure_spans(node, stored.passage.text)
            if spans:
                starts = [token.start for token in tokens(stored.passage.text)]
                found[number] = sorted({sum(start < span[0] for start in starts) for span in spans})
    return found


def figure_spans(node: Figure, text: str) -> list[Stretch]:
    """Return where a figure stands in a text: spans [start, end) in code points."""
    return [(one.start, one.end) for one in stated(text) if one.is_said_by(node)]


def _in_field(part: Query, field: str, ground: Ground, budget: Budget) -> dict[int, Sequence[int]]:
    found: dict[int, Sequence[int]] = {}
    for number in budget.within(sorted(ground.passages(part))):
        places = [start for start, _ in _stretches(part, field, number, ground)]
        if places:
            found[number] = places
    return found


def _in_titles(part: Query, ground: Ground, budget: Budget) -> Mapping[int, Sequence[int]]:
    """Return what stands in a title, which the first passage carries, as if every passage carried it."""
    firsts = _in_field(part, TITLE, ground, budget)
    return {number: places for first, places in firsts.items() for number in ground.passages_of(ground.document(first))}


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    waiting = iter(numbers)
    while some := tuple(islice(waiting, _AT_ONCE)):
        yield some


class _Sections:
    """Sections of documents: all passages under the same headings."""

    def __init__(self, ground: Ground, budget: Budget) -> None:
        self._ground = ground
        self._budget = budget
        self._keys: dict[int, SectionKey] = {}

    def keyed(self, numbers: Iterable[int]) -> Iterator[tuple[int, SectionKey]]:
        """Yield passages with their section, until the time is over."""
        asked = sorted(numbers)
        for some in _batches([number for number in asked if number not in self._keys]):
            if self._budget.spent():
                break
            for number, stored in zip(some, self._ground.texts(some), strict=True):
                self._keys[number] = (self._ground.document(number), stored.passage.heading)
        yield from ((number, self._keys[number]) for number in asked if number in self._keys)

    def all_passages(self, keys: Iterable[SectionKey]) -> Iterator[int]:
        """Yield the passages of the documents that have one of these sections."""
        for document in sorted({document for document, _ in keys}):
            yield from self._ground.passages_of(document)

    def answering(self, query: Query, documents: Collection[int] | None = None) -> set[SectionKey]:
        """Return the sections, of some documents, that answer a query as a whole."""
        match query:
            case And(parts=parts):
                return self._all(parts, documents)
            case Or(parts=parts):
                return set().union(*(self.answering(part, documents) for part in parts))
            case Not(part=part):
                return self._of(self._ground.passages(Everything()), documents) - self.answering(part, documents)
        return self._of(self._ground.passages(query), documents)

    def _all(self, parts: Sequence[Query], documents: Collection[int] | None) -> set[SectionKey]:
        wanted: list[Query] = [part for part in parts if not isinstance(part, Not | Everything)]
        wanted = wanted or [Everything()]
        for part in wanted:  # headings are read only of documents that have all parts
            there = self._documents(part)
            documents = there if documents is None else {one for one in documents if one in there}
        found = self.answering(wanted[0], documents)
        for part in wanted[1:]:
            found &= self.answering(part, documents)
        for unwanted in [part.part for part in parts if isinstance(part, Not)]:
            found -= self.answering(unwanted, {document for document, _ in found})
        return found

    def _documents(self, query: Query) -> set[int]:
        if isinstance(query, And | Or):
            each = [self._documents(part) for part in query.parts if not isinstance(part, Not)]
            both = set.intersection if isinstance(query, And) else set.union
            return both(*each) if each else self._documents(Everything())
        asked = Everything() if isinstance(query, Not) else query
        return {self._ground.document(number) for number in self._ground.passages(asked)}

    def _of(self, numbers: Iterable[int], documents: Collection[int] | None) -> set[SectionKey]:
        kept = [number for number in numbers if documents is None or self._ground.document(number) in documents]
        return {key for _, key in self.keyed(kept)}


def _wanted(query: Query) -> list[Query]:
    """Return the parts of a query that a passage may answer by itself."""
    match query:
        case And(parts=parts) | Or(parts=parts):
            return [one for part in parts for one in _wanted(part)]
        case Not() | Everything():
            return []
    return [query]
