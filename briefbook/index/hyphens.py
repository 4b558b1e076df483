"""Index room: words that some write with a hyphen and some in one: `co-operation` and `cooperation`, `e-mail`, `email`.

The index keeps `co-operation` as two words in a row, so each form alone would miss what has the other. Whichever is
asked for, the other is asked for too, where the corpus has it; quotations, patterns and slips stay as they are.

With a hyphen in it, any word may mean the one without. The other way round only a few beginnings are known, for of two
words that stand side by side the index does not know whether there is a hyphen. `re` is none of them: it is what is
left of “we're”, and `reopen` would find “we're open” (in two years of statements, 18,000 such against 140 hyphens).
"""

import re
from collections.abc import Callable, Iterator, Mapping

from briefbook.index.analysis import asked_words
from briefbook.index.combining import any_of
from briefbook.model.query import And, Near, Not, Or, Prefix, Query, Section, Within, Word
from briefbook.model.text import fold

_HYPHENATED = re.compile(r"(?<![^\W_])[^\W_]+(?:-[^\W_]+)+(?![^\W_])")
_ANY = "abcdefghijklmnopqrstuvwxyz"
_PARTED: Mapping[str, str] = {"co": "eow", "pre": "e", "non": _ANY, "anti": _ANY}
"""Beginnings, with the first letters of what they are parted from by many: `con…`, `pres…` begin too much else."""
_PARTED_E = ("e-mail", "e-commerce", "e-government", "e-passport", "e-service", "e-learning")
"""Where paragraphs are lettered, e stands before any word: (e) State …; so these are all that it is parted from."""
_ENDING = 3
"""So many letters more such a word may have: `emailing`."""
_FEWEST = 3
"""Letters of a word that is parted from its beginning."""
_FEWEST_TYPED = 3
_FEWEST_JOINED = 4
_AGAIN = re.compile(r"re-(?![aeiou])")
"""What the hyphen tells from another word: `re-form`, `re-sign`, `re-cover`; before a vowel it does not."""

Counts = Callable[[Query], int]


def with_other_forms(query: Query, count: Counts) -> Query:
    """Return a query that finds its words in their other form too; `count` says how many passages have one."""
    match query:
        case And(parts=parts):
            return And(tuple(with_other_forms(part, count) for part in parts))
        case Or(parts=parts):
            return any_of(with_other_forms(part, count) for part in parts) if parts else query
        case Not(part=part):
            return Not(with_other_forms(part, count))
        case Section(part=part):
            return Section(with_other_forms(part, count))
        case Near(one=one, other=other, distance=distance):
            return Near(with_other_forms(one, count), with_other_forms(other, count), distance)
    return _either(query, count)


def _either(query: Query, count: Counts) -> Query:
    others = [other for other in dict.fromkeys(_others(query)) if other != query and count(other)]
    return any_of((query, *others)) if others else query


def _others(query: Query) -> Iterator[Query]:
    match query:
        case Word(text=text, title_only=title_only):
            for other in _forms(text):
                yield Word(other, title_only=title_only)
        case Prefix(text=text, typed=True):
            yield from _begun(text)
        case Within(field=field, part=part):
            for begun in _others(part):
                yield Within(field, begun)


def _joined(text: str) -> str | None:
    """Return a word that was typed with hyphens without them, None for any other; numbers are no words."""
    found = _HYPHENATED.search(fold(text))
    if found is None or asked_words(text) != found[0].split("-") or _AGAIN.match(found[0]):
        return None
    joined = found[0].replace("-", "")
    return joined if any(map(str.isalpha, joined)) else None


def _only_word(text: str) -> str:
    """Return the one word that a text asks for, nothing where it asks for several."""
    asked = asked_words(text)
    return asked[0] if len(asked) == 1 else ""


def _forms(text: str) -> Iterator[str]:
    """Yield the other forms of a whole word."""
    joined = _joined(text)
    if joined is not None and (len(joined) >= _FEWEST_JOINED or not joined.isalpha()):  # G-7
        yield joined
    word = _only_word(text)
    for beginning, rest in _parts(word):
        if len(rest) >= _FEWEST:
            yield f"{beginning}-{rest}"
    for parted in _PARTED_E:
        known = parted.replace("-", "")
        if word.startswith(known) and len(word) <= len(known) + _ENDING:
            yield f"e-{word[1:]}"


def _begun(text: str) -> Iterator[Query]:
    """Yield what finds all that the other forms of any word find which begins so: nothing vanishes as it is typed."""
    joined = _joined(text)
    if joined is not None:
        yield Prefix(joined, typed=True)
    word = _only_word(text)
    for beginning, rest in _parts(word):
        # of one letter begin too many words to be looked at, one by one, at a keystroke
        yield Prefix(f"{beginning}-{rest}", typed=True) if len(rest) >= _FEWEST_TYPED else Word(beginning)
    for parted in _PARTED_E:
        known = parted.replace("-", "")
        if len(word) > 1 and (known.startswith(word) or (word.startswith(known) and len(word) <= len(known) + _ENDING)):
            yield Word(parted)


def _parts(word: str) -> Iterator[tuple[str, str]]:
    for beginning, letters in _PARTED.items():
        rest = word.removeprefix(beginning)
        if rest and rest != word and rest[0] in letters and rest.isalpha():
            yield beginning, rest
