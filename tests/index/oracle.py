"""What a query should find, worked out from the texts alone, passage by passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefbook.index.analysis import asked_words, terms, words
from briefbook.index.dates import days
from briefbook.model.document import Document, Passage
from briefbook.model.query import And, Everything, Filters, Not, Or, Phrase, Prefix, Query, Word
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
            case Everything():
                return True
            case Word(text=text, title_only=True):
                return in_a_row(self.wanted(Word(text)), kept(document.title or "", document))
            case Word() | Prefix() | Phrase():
                fields = [kept(passage.text, document, passage)]
                fields += [kept(one, document, passage) for one in passage.heading]
                fields += [kept(document.title or "", document)] if is_first else []
                return any(in_a_row(self.wanted(query), field) for field in fields)

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


def in_a_row(row: Sequence[Wanted], field: Sequence[Kept]) -> bool:
    starts = range(len(field) - len(row) + 1)
    return any(all(one.accepts(field[start + step]) for step, one in enumerate(row)) for start in starts)


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
