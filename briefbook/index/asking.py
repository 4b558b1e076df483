"""Index room: what one word, prefix or quotation of a query asks for, word by word, in terms of the index."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from briefbook.index.analysis import asked_words, terms, words
from briefbook.index.spelling import matching, spelled_nearly
from briefbook.model.query import (
    And,
    Everything,
    Figure,
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

Simple: TypeAlias = Word | Prefix | Phrase | Wildcard | Fuzzy
"""Words in a row."""
Placed: TypeAlias = Near | Figure | Within
"""What stands at places of its own as words do, and is worked out from them."""
Leaf: TypeAlias = Simple | Placed


class Lexicon(Protocol):
    """All words of the corpus, with the terms they are kept under."""

    def terms_from(self, prefix: str) -> tuple[str, ...]:
        """Return the terms, in both languages, of all words that begin with a folded prefix."""

    def words_of(self, terms: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Yield the words, folded, that terms stand for, each with its term."""

    def vocabulary(self) -> Sequence[str]:
        """Return all words, folded, in order."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of what is asked for.

    Attributes:
        terms: any of them will do.
        exact: the word itself, folded, when no other form of it will do.
        beginning: what the word must begin with.
        among: the words of which it must be one, folded.
    """

    terms: tuple[str, ...]
    exact: str | None = None
    beginning: str = ""
    among: frozenset[str] | None = None

    @property
    def is_strict(self) -> bool:
        """Whether a passage with the right term may still have the wrong word."""
        return self.exact is not None or self.beginning != "" or self.among is not None

    def accepts(self, word: str) -> bool:
        """Tell whether a folded word that has one of the terms is the one asked for."""
        if self.among is not None:
            return word in self.among
        return word.startswith(self.beginning) if self.exact is None else word == self.exact

    def doubtful(self, terms: Collection[str], lexicon: Lexicon) -> frozenset[str]:
        """Return those of its terms that some word of the corpus has which is not the one asked for."""
        if not self.is_strict:
            return frozenset()
        return frozenset(term for term, word in lexicon.words_of(terms) if not self.accepts(word))


def slots(leaf: Simple, lexicon: Lexicon) -> tuple[Slot, ...]:
    """Return the words, in a row, that a leaf of a query asks for; none when it holds no word."""
    match leaf:
        case Phrase(text=text):
            return tuple(Slot(terms(word, None), exact=word) for word in words(text))
        case Word(text=text):
            return tuple(Slot(terms(word, None)) for word in asked_words(text))
        case Prefix(text=text, typed=typed):
            found = asked_words(text)
            if not found:
                return ()
            last = Slot(lexicon.terms_from(found[-1]), beginning="" if typed else found[-1])
            return (*(Slot(terms(word, None)) for word in found[:-1]), last)
        case Wildcard(text=text):
            return _any_of(matching(lexicon.vocabulary(), text))
        case Fuzzy(text=text, edits=edits):
            return _any_of(word for _, word in spelled_nearly(lexicon.vocabulary(), text, edits))


def _any_of(found: Iterable[str]) -> tuple[Slot, ...]:
    among = frozenset(found)
    kept = tuple(dict.fromkeys(term for word in sorted(among) for term in terms(word, None)))
    return (Slot(kept, among=among),)


def wanted_leaves(query: Query) -> list[Leaf]:
    """Return the leaves that a passage may answer, in order: those under a Not are left out."""
    match query:
        case Word() | Prefix() | Phrase() | Wildcard() | Fuzzy() | Near() | Figure() | Within():
            return [query]
        case Section(part=part):
            return wanted_leaves(part)
        case And(parts=parts) | Or(parts=parts):
            return [leaf for part in parts for leaf in wanted_leaves(part)]
        case Not() | Everything() | Fits():
            return []
