"""What a query should find, worked out from the texts alone, passage by passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from briefbook.index.analysis import asked_words, terms, words
from briefbook.index.dates import days
from briefbook.index.figures import stated
from briefbook.model.document import Document, Passage
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
from tests.index.making import Place

NO_DATE = "soon"
"""What a careless file may give as its date: as good as none."""


@dataclass(frozen=True)
class Corpus:
    """Documents by brute force."""

    documents: Sequence[Document]

    def answers(self, query: Query, filters: Filters) -> set[Place]:
        """Return path and ordinal of every passage that answers."""
        return {
            (document.path, passage.ordinal)
            for document in self.documents
            if passes(document, filters)
            for number, passage in enumerate(document.passages)
            if self.holds(query, document, passage, is_first=number == 0)
        }

    def holds(self, query: Query, document: Document, passage: Passage, *, is_first: bool) -> bool:
        """Tell whether a passage answers a query."""
        match query:
            case And(parts=parts):
                return all(self.holds(part, document, passage, is_first=is_first) for part in parts)
            case Or(parts=parts):
                return any(self.holds(part, document, passage, is_first=is_first) for part in parts)
            case Not(part=part):
                return not self.holds(part, document, passage, is_first=is_first)
            case Everything() | Fits():
                return isinstance(query, Everything) or passes(document, query.filters)
            case Section(part=part):
                return self.in_section(part, document, passage, is_first=is_first)
        return self.leaf_holds(query, document, passage, is_first=is_first)

    def in_section(self, part: Query, document: Document, passage: Passage, *, is_first: bool) -> bool:
        alike = [one for one in document.passages if one.heading == passage.heading]
        own = self.wanted_in_section(part)
        return self.section_holds(part, document, alike) and (
            not own or any(self.holds(one, document, passage, is_first=is_first) for one in own)
        )

    def leaf_holds(self, query: Query, document: Document, passage: Passage, *, is_first: bool) -> bool:
        match query:
            case Word(text=text, title_only=True):
                return bool(self.places(Word(text), kept(document.title or "", document)))
            case Within(field="title", part=part):
                return bool(self.places(part, kept(document.title or "", document)))
            case Within(part=part):
                return bool(self.places(part, kept_headings(document, passage)))
            case Figure():
                return any(one.is_said_by(query) for one in stated(passage.text))
        fields = [kept(passage.text, document, passage), kept_headings(document, passage)]
        fields += [kept(document.title or "", document)] if is_first else []
        return any(self.places(query, field) for field in fields)

    def wanted_in_section(self, query: Query) -> list[Query]:
        match query:
            case And(parts=parts) | Or(parts=parts):
                return [one for part in parts for one in self.wanted_in_section(part)]
            case Not() | Everything():
                return []
        return [query]

    def section_holds(self, query: Query, document: Document, passages: Sequence[Passage]) -> bool:
        match query:
            case And(parts=parts):
                return all(self.section_holds(part, document, passages) for part in parts)
            case Or(parts=parts):
                return any(self.section_holds(part, document, passages) for part in parts)
            case Not(part=part):
                return not self.section_holds(part, document, passages)
        first = document.passages[0]
        return any(self.holds(query, document, one, is_first=one is first) for one in passages)

    def places(self, query: Query, field: Sequence["Kept"]) -> set[tuple[int, int]]:
        """Return where something stands in a field, as words [start, end)."""
        match query:
            case Or(parts=parts):
                return set().union(*(self.places(part, field) for part in parts))
            case Near(one=one, other=other, distance=distance):
                found = set()
                for first in self.places(one, field):
                    for second in self.places(other, field):
                        before, after = sorted((first, second))
                        if before[1] <= after[0] < before[1] + distance:
                            found |= {first, second}
                return found
            case Wildcard(text=text):
                return {(n, n + 1) for n, one in enumerate(field) if one.word and fnmatchcase(one.word, text)}
            case Fuzzy(text=text, edits=edits):
                return {(n, n + 1) for n, one in enumerate(field) if one.word and slips(text, one.word) <= edits}
            case Word() | Prefix() | Phrase():
                row = self.wanted(query)
                starts = range(len(field) - len(row) + 1) if row else ()
                return {
                    (start, start + len(row))
                    for start in starts
                    if all(one.accepts(field[start + step]) for step, one in enumerate(row))
                }
        raise ValueError(f"{query} stands at no place")

    def wanted(self, leaf: Word | Prefix | Phrase) -> list["Wanted"]:
        """Return what each word in a row must be."""
        match leaf:
            case Phrase(text=text):
                return [Wanted(exact=word) for word in words(text)]
            case Word(text=text):
                return [Wanted(terms=frozenset(terms(word, None))) for word in asked_words(text)]
            case Prefix(text=text, typed=typed):
                *before, last = asked_words(text)
                row = [Wanted(terms=frozenset(terms(word, None))) for word in before]
                if not typed:
                    return [*row, Wanted(beginning=last)]
                forms = {one for word in self.vocabulary() if word.startswith(last) for one in terms(word, None)}
                return [*row, Wanted(terms=frozenset(forms))]

    def vocabulary(self) -> Iterator[str]:
        """Yield every word of the corpus."""
        for document in self.documents:
            yield from words(document.title or "")
            for passage in document.passages:
                yield from words(passage.text)
                for heading in passage.heading:
                    yield from words(heading)


@dataclass(frozen=True)
class Kept:
    """A word of a field, with its terms."""

    word: str
    terms: frozenset[str]


@dataclass(frozen=True)
class Wanted:
    """What a word must be."""

    exact: str | None = None
    beginning: str | None = None
    terms: frozenset[str] = frozenset()

    def accepts(self, kept: Kept) -> bool:
        """Tell whether a word of a field will do."""
        if self.exact is not None:
            return kept.word == self.exact
        if self.beginning is not None:
            return kept.word.startswith(self.beginning)
        return bool(self.terms & kept.terms)


def kept(text: str, document: Document, passage: Passage | None = None) -> list[Kept]:
    language = (passage.language if passage else None) or document.language
    return [Kept(word, frozenset(terms(word, language))) for word in words(text)]


def kept_headings(document: Document, passage: Passage) -> list[Kept]:
    """Return the words of all headings, with one between two of them that no query has."""
    held: list[Kept] = []
    for number, heading in enumerate(passage.heading):
        held += [Kept("", frozenset())] if number else []
        held += kept(heading, document, passage)
    return held


def slips(one: str, other: str) -> int:
    """Return how many letters more, less, changed, or exchanged with a neighbour part two words."""
    table = [[max(row, column) for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            table[row][column] = min(
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
                table[row - 1][column - 1] + (one[row - 1] != other[column - 1]),
            )
            if row > 1 and column > 1 and one[row - 1] == other[column - 2] and one[row - 2] == other[column - 1]:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]


def passes(document: Document, filters: Filters) -> bool:
    if filters.kinds and document.kind not in filters.kinds:
        return False
    if filters.languages and document.language not in filters.languages:
        return False
    if filters.under and not f"{document.path}/".startswith(f"{filters.under}/"):
        return False
    if not (filters.since or filters.until):
        return True
    if document.date in (None, NO_DATE):
        return False
    first, last = days(document.date or "")
    since = days(filters.since)[0] if filters.since else date.min
    until = days(filters.until)[1] if filters.until else date.max
    return first <= until and last >= since
