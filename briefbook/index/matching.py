"""Index room: which passages answer a query, and where in them each part of it stands.

Each kind of part has a function of its own that returns the passages, as a set of `bitsets`. What is asked for word by
word (a leaf) is looked up field by field, and `ranking` counts it there.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from itertools import islice
from operator import and_, or_

from briefbook.index import bitsets
from briefbook.index.alike import Alike
from briefbook.index.analysis import heading_words, words
from briefbook.index.asking import Leaf, Lexicon, Simple, Slot, slots
from briefbook.index.asking import Placed as PlacedLeaf
from briefbook.index.bitsets import Planes
from briefbook.index.catalogue import StoredPassage
from briefbook.index.facets import Facets
from briefbook.index.filtering import Filtering, NoTopics, Topics
from briefbook.index.general import Budget, find_placed, find_section
from briefbook.index.recent import Recent
from briefbook.index.schema import FIELDS, HEADING, TEXT, TITLE
from briefbook.index.snapshot import Snapshot
from briefbook.index.standing import Counted, Everywhere, Lists, Placed, Standing
from briefbook.model.kinds import Language
from briefbook.model.query import (
    And,
    Everything,
    Fits,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Scope,
    Section,
    Wildcard,
    Word,
)

_AT_ONCE = 500
_LEAVES = 1000
_FEW = 20
_TEXT = 1000
"""To read a text takes as long as to read the places of a word in so many passages."""
_KEPT = 200_000_000
"""Bytes, about: a word of 100,000 passages takes 1 MB, most take little."""
NOTHING: Standing = Placed({}, 0)

Stands = Mapping[str, Standing]
"""For each field where something stands in it."""


class Matcher:
    """Answers queries over one snapshot; parts of a query that come again, as they do while typing, are remembered.

    Attributes:
        filtering: what filters let through.
        facets: what passages are counted by.
        alike: which passages say the same.
        topics: those that filters may name in the present search.
        budget: of the present search, for what can be slow; a part that was cut short by it is not remembered.
        bounds: what each leaf adds at most to the score of each passage, remembered here by `ranking`.
        asked: the leaves by which was ranked lately.
        scoped: the passages of each topic with the synonyms of its request, remembered here by `scoping`.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.filtering = Filtering(snapshot)
        self.facets = Facets(snapshot)
        self.alike = Alike(snapshot)
        self.topics: Topics = NoTopics()
        self.budget = Budget()
        self.bounds: Recent[Leaf, Planes] = Recent(_KEPT)
        self.asked: Recent[Leaf, bool] = Recent(_LEAVES)
        self.scoped: Recent[tuple[Scope, object], int] = Recent(_KEPT)
        self._leaves: Recent[Leaf, Stands] = Recent(_KEPT)
        self._ground = _Ground(self)

    def bits(self, query: Query) -> int:
        """Return the passages that answer a query."""
        match query:
            case And(parts=parts):
                found = reduce(and_, map(self.bits, parts), self.snapshot.live)
            case Or(parts=parts):
                found = reduce(or_, map(self.bits, parts), 0)
            case Not(part=part):
                found = self.snapshot.live & ~self.bits(part)
            case Section():
                found = bitsets.from_numbers(find_section(query, self._ground, self.budget), self.snapshot.count)
            case Fits(filters=filters):
                found = self.filtering.allowed(filters, self.topics).passages()
            case Everything():
                found = self.snapshot.live
            case _:
                found = union(self.stands(query))
        return found

    def stands(self, leaf: Leaf) -> Stands:
        """Return where a leaf of a query stands; what is asked of the title counts for the whole document."""
        found = self._leaves.get(leaf)
        if found is None:
            found = self._placed(leaf) if isinstance(leaf, PlacedLeaf) else self._simple(leaf)
            if not self.budget.is_over:
                self._leaves.put(leaf, found, 1 + sum(one.weight for one in found.values()))
        return found

    def in_text(self, word: Word) -> Standing:
        """Return where a word stands in texts; one that is asked for nowhere else is not remembered."""
        known = self._leaves.get(word)
        if known is not None:
            return known.get(TEXT, NOTHING)
        return self._in_field(slots(word, self.snapshot.catalogue), TEXT)

    def _placed(self, leaf: PlacedLeaf) -> Stands:
        held = find_placed(leaf, self._ground, self.budget)
        return {field: Placed(by_passage, self.snapshot.count) for field, by_passage in held.items()}

    def _simple(self, leaf: Simple) -> Stands:
        asked = slots(leaf, self.snapshot.catalogue)
        if isinstance(leaf, Word) and leaf.title_only:
            return {TITLE: Everywhere(self.in_whole_documents(self._in_field(asked, TITLE).bits))}
        return {field: self._in_field(asked, field) for field in FIELDS}

    def in_whole_documents(self, found: int) -> int:
        """Return all passages of the documents that any of these is of."""
        return self.snapshot.passages_of({self.snapshot.place_of(number) for number in bitsets.numbers(found)})

    def _in_field(self, asked: Sequence[Slot], field: str) -> Standing:
        if not asked:
            return NOTHING
        if len(asked) > 1:
            return self._in_a_row(asked, field)
        (slot,) = asked
        doubtful = slot.doubtful(slot.terms, self.snapshot.catalogue)
        if not doubtful:
            return self.counted(slot.terms, field)
        return self._partly_verified(slot, doubtful, field)

    def counted(self, terms: Iterable[str], field: str) -> Counted:
        """Return where any of some terms stands in a field."""
        snapshot = self.snapshot
        return Counted(self._by_language(terms, field), snapshot.count, snapshot.live)

    def _by_language(self, terms: Iterable[str], field: str) -> list[Lists]:
        held: dict[str, list[str]] = {}
        for term in terms:
            held.setdefault(term[0], []).append(term)
        return [lists for some in held.values() if (lists := self.snapshot.lists.of(field, some))]

    def _partly_verified(self, slot: Slot, doubtful: frozenset[str], field: str) -> Standing:
        sure = self.counted((term for term in slot.terms if term not in doubtful), field)
        unsure = self.counted(doubtful, field)
        places = sure.places(bitsets.numbers(sure.bits))
        held = unsure.places(bitsets.numbers(unsure.bits))
        for number, verified in self._verified(held, (slot,), field).items():
            places[number] = sorted({*places.get(number, ()), *verified})
        return Placed(places, self.snapshot.count)

    def _in_a_row(self, asked: Sequence[Slot], field: str) -> Standing:
        each = [self.counted(slot.terms, field) for slot in asked]
        found, is_sure = self._following(asked, each)
        lexicon = self.snapshot.catalogue
        # of few passages the texts tell as fast, and they are read to be shown
        if found and (not is_sure or _is_few(found) or any(slot.doubtful(slot.terms, lexicon) for slot in asked)):
            found = self._verified(found, asked, field)
        return Placed(found, self.snapshot.count)

    def _following(self, asked: Sequence[Slot], each: Sequence[Counted]) -> tuple[dict[int, Sequence[int]], bool]:
        """Return the places at which the first word of a row stands, with each other one as far behind as it should.

        The rarest words are looked at first. When few passages are left, their texts are sooner read than the places of
        a common word: then it is false that all words were looked at.
        """
        found: dict[int, set[int]] | None = None
        together = bitsets.numbers(reduce(and_, (one.bits for one in each)))
        for step, one in sorted(enumerate(each), key=lambda held: held[1].bits.bit_count()):
            if found is not None:
                if len(found) * _TEXT < one.bits.bit_count() and all(slot.exact is not None for slot in asked):
                    return _sorted(found), not found
                together = list(found)
            places = one.places(together) if together else {}
            left: dict[int, set[int]] = {}
            for number in self.budget.within(together):
                starts = {place - step for place in places[number]}
                starts = starts if found is None else starts & found[number]
                if starts:
                    left[number] = starts
            found = left
        return _sorted(found or {}), True

    def _verified(
        self, found: Mapping[int, Sequence[int]], asked: Sequence[Slot], field: str
    ) -> dict[int, Sequence[int]]:
        """Return what of it is the very words asked for, by the texts themselves."""
        verified: dict[int, Sequence[int]] = {}
        waiting = self.budget.within(sorted(found))
        while some := list(islice(waiting, _AT_ONCE)):
            for number, held in zip(some, self._words(some, field), strict=True):
                places = [place for place in found[number] if _accepted(asked, held, place)]
                if places:
                    verified[number] = places
        return verified

    def _words(self, numbers: Sequence[int], field: str) -> Iterable[Sequence[str]]:
        if field == TITLE:
            documents = self.snapshot.documents
            return [words(documents.text("title", documents.place_of(number)) or "") for number in numbers]
        stored = self.snapshot.texts(numbers)
        if field == HEADING:
            return [list(heading_words(one.passage.heading)) for one in stored]
        return [words(one.passage.text) for one in stored]


class _Ground:
    """What is seldom asked is worked out from: where simple words stand, passage by passage."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._snapshot = matcher.snapshot
        self._places: Recent[tuple[Leaf, str], Mapping[int, Sequence[int]]] = Recent(_KEPT)

    @property
    def lexicon(self) -> Lexicon:
        """All words."""
        return self._snapshot.catalogue

    def passages(self, query: Query) -> frozenset[int]:
        """Return the passages that answer a query, one by one."""
        return frozenset(bitsets.numbers(self._matcher.bits(query)))

    def possible(self, query: Query) -> Sequence[int]:
        """Return the passages that have the terms of a query, whether or not its very words."""
        return bitsets.numbers(self._possible(query))

    def _possible(self, query: Query) -> int:
        match query:
            case Near(one=one, other=other):
                return self._possible(one) & self._possible(other)
            case Or(parts=parts):
                return reduce(or_, map(self._possible, parts), 0)
            case Word() | Prefix() | Phrase() | Wildcard() | Fuzzy():
                asked = slots(query, self.lexicon)
                each = ([self._matcher.counted(slot.terms, field).bits for slot in asked] for field in FIELDS)
                return reduce(or_, (reduce(and_, bits, self._snapshot.live) for bits in each), 0) if asked else 0
        return self._matcher.bits(query)

    def places(self, leaf: Leaf, field: str, number: int) -> Sequence[int]:
        """Return the places in a field of a passage at which a leaf stands."""
        held = self._places.get((leaf, field))
        if held is None:
            standing = self._matcher.stands(leaf).get(field, NOTHING)
            held = standing.places(bitsets.numbers(standing.bits))
            self._places.put((leaf, field), held, 1 + standing.weight)
        return held.get(number, ())

    def document(self, number: int) -> int:
        """Return the place of the document that a passage is of."""
        return self._snapshot.place_of(number)

    def passages_of(self, document: int) -> Iterable[int]:
        """Return the passages of the document at a place."""
        return range(*self._snapshot.spans[document])

    def title_and_language(self, number: int) -> tuple[str, Language | None]:
        """Return the title, of the first passage of a document only, and the language of the document."""
        row = self._snapshot.document_of(number).row
        is_first = self._snapshot.spans[self.document(number)][0] == number
        return (row.title or "") if is_first else "", row.language

    def texts(self, numbers: Sequence[int]) -> Sequence[StoredPassage]:
        """Return the passages of these numbers, checked."""
        return self._snapshot.texts(numbers)


def union(stands: Stands) -> int:
    """Return the passages that have it in any field."""
    return reduce(or_, (one.bits for one in stands.values()), 0)


def _is_few(found: Collection[int]) -> bool:
    return len(found) <= _FEW


def _sorted(found: Mapping[int, set[int]]) -> dict[int, Sequence[int]]:
    return {number: sorted(found[number]) for number in sorted(found)}


def _accepted(asked: Sequence[Slot], held: Sequence[str], place: int) -> bool:
    return 0 <= place <= len(held) - len(asked) and all(
        slot.accepts(held[place + step]) for step, slot in enumerate(asked)
    )
