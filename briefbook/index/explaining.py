"""Index room: what a query is taken for, piece by piece, with the forms of each word that the corpus has."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from briefbook.index.analysis import asked_words, terms
from briefbook.index.asking import Lexicon
from briefbook.index.spelling import beginning, matching, spelled_nearly
from briefbook.model.kinds import LANGUAGES
from briefbook.model.query import (
    And,
    Everything,
    Explained,
    Explanation,
    Figure,
    Filters,
    Fits,
    Fuzzy,
    Meaning,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Section,
    Understood,
    Wildcard,
    Within,
    Word,
)

MOST_FORMS = 6
"""How many other words a piece names."""
_MOST_COUNTED = 40

_Synonyms: TypeAlias = Mapping[str, tuple[str, ...]]


class Explainer:
    """Explains queries over one lexicon; `count` says in how many passages a folded word stands, about."""

    def __init__(self, lexicon: Lexicon, count: Callable[[str], int]) -> None:
        self._lexicon = lexicon
        self._count = count

    def explain(self, understood: Understood) -> Explanation:
        """Return what a query was taken for."""
        synonyms = dict(understood.synonyms)
        query = understood.query
        parts = query.parts if isinstance(query, And) else (query,)
        only_filters = query == Everything() and understood.filters != Filters()
        wanted = () if only_filters else tuple(self._piece(part, synonyms) for part in _sensible(parts))
        filters = filters_explained(understood.filters)
        spared = tuple(Explained(Meaning.SPARED, text) for text in understood.spared)
        notes = tuple(Explained(Meaning.NOTE, note) for note in understood.notes)
        return Explanation((*wanted, *filters, *spared, *notes))

    def _piece(self, query: Query, synonyms: _Synonyms) -> Explained:
        match query:
            case And(parts=parts):
                return Explained(Meaning.ALL, parts=self._pieces(_sensible(parts), synonyms))
            case Or(parts=parts):
                return self._any(parts, synonyms)
            case Not(part=part):
                return Explained(Meaning.WITHOUT, parts=(self._piece(part, synonyms),))
            case Fits(filters=filters):
                each = tuple(filters_explained(filters))
                return each[0] if len(each) == 1 else Explained(Meaning.ALL, parts=each)
            case Near() | Within() | Section():
                return self._placed(query, synonyms)
        return self._leaf(query)

    def _pieces(self, parts: Sequence[Query], synonyms: _Synonyms) -> tuple[Explained, ...]:
        return tuple(self._piece(part, synonyms) for part in parts)

    def _placed(self, query: Near | Within | Section, synonyms: _Synonyms) -> Explained:
        match query:
            case Near(one=one, other=other, distance=distance):
                return Explained(Meaning.NEAR, str(distance), parts=self._pieces((one, other), synonyms))
            case Within(field=field, part=part):
                return Explained(Meaning(field), parts=(self._piece(part, synonyms),))
        return Explained(Meaning.SECTION, parts=(self._piece(query.part, synonyms),))

    def _leaf(self, query: Query) -> Explained:
        found = Explained(Meaning.EVERYTHING)
        match query:
            case Word(text=text, title_only=title_only):
                found = Explained(Meaning.WORD, text, also=self._forms(text))
                found = Explained(Meaning.TITLE, parts=(found,)) if title_only else found
            case Prefix(text=text):
                found = Explained(Meaning.BEGINS, text, also=self._begun(text))
            case Phrase(text=text):
                found = Explained(Meaning.EXACT, text)
            case Wildcard(text=text):
                also = self._frequent(matching(self._lexicon.vocabulary(), text))
                found = Explained(Meaning.PATTERN, text, also=also)
            case Fuzzy(text=text, edits=edits):
                near = (word for _, word in spelled_nearly(self._lexicon.vocabulary(), text, edits))
                found = Explained(Meaning.SPELLED_LIKE, text, also=self._frequent(near))
            case Figure(value=value, is_percentage=is_percentage):
                found = Explained(Meaning.FIGURE, value + (" %" if is_percentage else ""))
        return found

    def _any(self, parts: Sequence[Query], synonyms: _Synonyms) -> Explained:
        """Return what any of the parts means; a word being typed, and names beside it, are one piece."""
        if not parts:
            return Explained(Meaning.NOTHING)
        named = _name_of(parts[0], synonyms)
        others = synonyms.get(named, ()) if named is not None else ()
        own = parts[: len(parts) - len(others)]
        match own:
            case (Word(text=text), Prefix(text=begun, typed=True)) if text == begun:
                return Explained(Meaning.BEGINS, text, also=self._begun(text), synonyms=others)
            case (only,) if others:
                return replace(self._piece(only, {}), synonyms=others)
        return Explained(Meaning.ANY, parts=self._pieces(parts, {}))

    def _forms(self, text: str) -> tuple[str, ...]:
        """Return the other words of the corpus that a word finds too, the most frequent first."""
        asked = asked_words(text)
        if len(asked) != 1:
            return ()
        kept = [term for language in LANGUAGES for term in terms(asked[0], language)]
        return self._frequent(word for _, word in self._lexicon.words_of(kept) if word != asked[0])

    def _begun(self, text: str) -> tuple[str, ...]:
        asked = asked_words(text)
        if not asked:
            return ()
        words = self._lexicon.vocabulary()
        start, end = beginning(words, asked[-1])
        return self._frequent(word for word in words[start:end] if word != asked[-1])

    def _frequent(self, words: Iterator[str]) -> tuple[str, ...]:
        """Return the words that stand in most passages; of very many only the shortest are counted."""
        some = sorted(set(words), key=lambda word: (len(word), word))[:_MOST_COUNTED]
        counts = Counter({word: self._count(word) for word in some})
        return tuple(sorted(some, key=lambda word: (-counts[word], len(word), word))[:MOST_FORMS])


def _name_of(query: Query, synonyms: _Synonyms) -> str | None:
    """Return what was typed of a name that synonyms were added to: a word, or several in a row."""
    match query:
        case Word(text=text):
            return text if text in synonyms else None
        case And(parts=parts):
            words = {part.text for part in parts if isinstance(part, Word)}
            return next((name for name in synonyms if words and words <= set(name.split(" "))), None)
    return None


def _sensible(parts: Sequence[Query]) -> Sequence[Query]:
    """Leave out what only says that everything is wanted beside exclusions."""
    return [part for part in parts if part != Everything()] if len(parts) > 1 else parts


def filters_explained(filters: Filters) -> Iterator[Explained]:
    """Yield one piece for each filter; several values of one go into its parts."""
    several: tuple[tuple[str, Sequence[str]], ...] = (
        ("kind", [kind.value for kind in filters.kinds]),
        ("language", filters.languages),
        ("publisher", filters.publishers),
        ("marking", filters.markings),
    )
    for field, values in several:
        each = tuple(Explained(Meaning.FILTER, value, field) for value in values)
        if each:
            yield each[0] if len(each) == 1 else Explained(Meaning.ANY, field=field, parts=each)
    for topic in filters.topics:
        yield Explained(Meaning.FILTER, topic, "topic")
    for field, value in (("since", filters.since), ("until", filters.until), ("folder", filters.under)):
        if value is not None:
            yield Explained(Meaning.FILTER, value, field)
