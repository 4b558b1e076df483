"""Index room: which passages answer a query, and where in them each part of it stands."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from briefbook.index.analysis import heading_words, words
from briefbook.index.asking import Leaf, Placed, Slot, slots
from briefbook.index.catalogue import StoredPassage
from briefbook.index.filtering import allowed
from briefbook.index.general import Budget, find_placed, find_section
from briefbook.index.recent import Recent
from briefbook.index.schema import FIELDS, HEADING, TITLE, Packed, pack, unpack
from briefbook.index.snapshot import Snapshot
from briefbook.model.query import (
    And,
    Everything,
    Figure,
    Filters,
    Fits,
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

_AT_ONCE = 500
_KEPT = 1_000_000

Occurrences = Mapping[str, Mapping[int, Packed]]
"""For each field, for each passage that has it there, the packed places at which it begins."""


class Matcher:
    """Answers queries over one snapshot; parts of a query that come again, as they do while typing, are remembered."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._leaves: Recent[Leaf, Occurrences] = Recent(_KEPT)
        self.budget = Budget()

    def passages(self, query: Query) -> frozenset[int]:
        """Return the passages that answer a query."""
        match query:
            case Word() | Prefix() | Phrase() | Wildcard() | Fuzzy() | Near() | Figure() | Within():
                return frozenset().union(*self.occurrences(query).values())
            case And(parts=parts):
                return self._all(parts)
            case Or(parts=parts):
                return frozenset().union(*(self.passages(part) for part in parts))
            case Not(part=part):
                return self.snapshot.live - self.passages(part)
            case Section():
                return frozenset(find_section(query, self, self.budget))
            case Fits() | Everything():
                return self._let_through(query.filters) if isinstance(query, Fits) else self.snapshot.live

    def _let_through(self, filters: Filters) -> frozenset[int]:
        places = allowed(self.snapshot, filters)
        return frozenset(one for one in self.snapshot.live if places is None or self.document(one) in places)

    def _all(self, parts: Sequence[Query]) -> frozenset[int]:
        wanted = [self.passages(part) for part in parts if not isinstance(part, Not)]
        found = frozenset.intersection(*sorted(wanted, key=len)) if wanted else self.snapshot.live
        for part in parts:
            if isinstance(part, Not):
                found -= self.passages(part.part)
        return found

    def occurrences(self, leaf: Leaf) -> Occurrences:
        """Return where a leaf of a query stands; what is asked of the title counts for the whole document."""
        found = self._leaves.get(leaf)
        if found is not None:
            return found
        if isinstance(leaf, Placed):
            found = {
                field: {number: pack(places) for number, places in by_passage.items()}
                for field, by_passage in find_placed(leaf, self, self.budget).items()
            }
            if not self.budget.is_over:  # what was cut short is not all of it
                self._leaves.put(leaf, found, 1 + sum(map(len, found.values())))
        else:
            asked = slots(leaf, self.snapshot.catalogue)
            if isinstance(leaf, Word) and leaf.title_only:
                found = {TITLE: self.in_whole_documents(self._in_field(asked, TITLE))}
            else:
                found = {field: self._in_field(asked, field) for field in FIELDS}
            self._leaves.put(leaf, found, 1 + sum(map(len, found.values())))
        return found

    def places(self, leaf: Leaf, field: str, number: int) -> Sequence[int]:
        """Return the places in a field of a passage at which a leaf stands."""
        packed = self.occurrences(leaf).get(field, {}).get(number)
        return unpack(packed) if packed else ()

    def document(self, number: int) -> int:
        """Return the document of a passage."""
        return self.snapshot.document_of[number]

    def passages_of(self, document: int) -> Iterable[int]:
        """Return the passages of a document."""
        return self.snapshot.passages_of(document)

    def texts(self, numbers: Sequence[int]) -> Sequence[StoredPassage]:
        """Return the passages of these numbers."""
        return self.snapshot.texts(numbers)

    def in_whole_documents(self, titles: Mapping[int, Packed]) -> Mapping[int, Packed]:
        """Return what stands in a title, which the first passage carries, as if every passage carried it."""
        return {
            number: places
            for first, places in titles.items()
            for number in self.snapshot.passages_of(self.snapshot.document_of[first])
        }

    def _in_field(self, asked: Sequence[Slot], field: str) -> Mapping[int, Packed]:
        if not asked:
            return {}
        held = [self._held(slot, field) for slot in asked]
        doubtful = [slot.doubtful(by_term, self.snapshot.catalogue) for slot, by_term in zip(asked, held, strict=True)]
        if len(asked) > 1:
            found = _in_a_row([_any(by_term.values()) for by_term in held])
            return self._verified(found, asked, field) if any(doubtful) else found
        certain = [found for term, found in held[0].items() if term not in doubtful[0]]
        in_doubt = _any(found for term, found in held[0].items() if term in doubtful[0])
        return _any((*certain, self._verified(in_doubt, asked, field)))

    def _held(self, slot: Slot, field: str) -> Mapping[str, Mapping[int, Packed]]:
        return {term: found for term in slot.terms if (found := self.snapshot.occurrences(field, term))}

    def _verified(self, found: Mapping[int, Packed], asked: Sequence[Slot], field: str) -> Mapping[int, Packed]:
        verified: dict[int, Packed] = {}
        waiting = iter(found)
        while some := list(islice(waiting, _AT_ONCE)):
            for number, held in zip(some, self._words(some, field), strict=True):
                places = [place for place in unpack(found[number]) if _accepted(asked, held, place)]
                if places:
                    verified[number] = pack(places)
        return verified

    def _words(self, numbers: Sequence[int], field: str) -> Iterable[Sequence[str]]:
        if field == TITLE:
            documents = (self.snapshot.documents[self.snapshot.document_of[number]] for number in numbers)
            return [words(stored.row.title or "") for stored in documents]
        stored = self.snapshot.texts(numbers)
        if field == HEADING:
            return [list(heading_words(one.passage.heading)) for one in stored]
        return [words(one.passage.text) for one in stored]


def _accepted(asked: Sequence[Slot], held: Sequence[str], place: int) -> bool:
    return all(slot.accepts(held[place + step]) for step, slot in enumerate(asked))


def _any(each: Iterable[Mapping[int, Packed]]) -> Mapping[int, Packed]:
    """Return where any of them stands; where only one stands at all, that one itself."""
    kept = [found for found in each if found]
    if len(kept) <= 1:
        return kept[0] if kept else {}
    merged = dict(kept[0])
    for found in kept[1:]:
        for number, places in found.items():
            known = merged.get(number)
            merged[number] = places if known is None else _merged(known, places)
    return merged


def _merged(one: Packed, other: Packed) -> Packed:
    return one if one == other else pack(sorted({*unpack(one), *unpack(other)}))


def _in_a_row(each: Sequence[Mapping[int, Packed]]) -> Mapping[int, Packed]:
    found: dict[int, Packed] = {}
    rarest = min(each, key=len)
    for number in rarest:
        if all(number in one for one in each):
            places = set(unpack(each[0][number]))
            for step, one in enumerate(each[1:], start=1):
                places &= {place - step for place in unpack(one[number])}
                if not places:
                    break
            if places:
                found[number] = pack(sorted(places))
    return found
