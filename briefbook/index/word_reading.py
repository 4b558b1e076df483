"""Index room: one word as it was typed: plain, the beginning of one, with wildcards, or spelled nearly so."""

import re

from briefbook.index.analysis import asked_words
from briefbook.index.combining import near, side_by_side
from briefbook.index.typed import Misread
from briefbook.model.query import Fuzzy, Or, Phrase, Prefix, Query, Wildcard, Word
from briefbook.model.text import fold

FEWEST_LETTERS = 2
"""Of a beginning; one letter would mean a tenth of all words."""
_FEWEST_FUZZY = 3
_SHORT = 4
"""Of so few letters, two changed would leave another word."""
MOST_EDITS = 2
_FUZZY = re.compile(r"(.*[^~])~(\d?)", re.DOTALL)
_QUESTION_WITHIN = re.compile(r"(?<=\w)\?(?=[\w*?])")
_CHUNK = re.compile(r"[\w*?]+")


def letters(text: str) -> int:
    """Return how many letters and digits are asked for."""
    return sum(map(len, asked_words(text)))


def read_word(text: str, *, is_typed: bool, is_literal: bool = False) -> Query:
    """Return what a word means that was typed; `is_typed` when it is still being typed, `is_literal` without its signs.

    Raises:
        Misread: its wildcards or its `~` have too little beside them.
    """
    fuzzy = None if is_literal else _FUZZY.fullmatch(text)
    if fuzzy and letters(fuzzy[1]):
        return _fuzzy(fuzzy[1], fuzzy[2])
    if not is_literal and ("*" in text or _QUESTION_WITHIN.search(text)):
        return _pattern(text, is_typed=is_typed)
    if is_typed and letters(text) >= FEWEST_LETTERS:
        return Or((Word(text), Prefix(text, typed=True)))
    return Word(text)


def _fuzzy(text: str, edits: str) -> Query:
    parts: list[Query] = []
    for word in asked_words(text):
        if len(word) < _FEWEST_FUZZY:
            parts.append(Word(word))
            continue
        most = 1 if len(word) <= _SHORT else MOST_EDITS
        parts.append(Fuzzy(word, min(int(edits), most) if edits else most))
    if all(isinstance(part, Word) for part in parts):
        raise Misread("The sign ~ wants at least three letters before it")
    return side_by_side(
        [part if not (isinstance(part, Fuzzy) and part.edits == 0) else Phrase(part.text) for part in parts]
    )


def _pattern(text: str, *, is_typed: bool) -> Query:
    beginning = text.removesuffix("*")
    if "*" not in beginning and not _QUESTION_WITHIN.search(beginning):
        if letters(beginning) < FEWEST_LETTERS:
            raise Misread("The star wants at least two letters beside it")
        return Prefix(beginning)
    chunks = [found[0].rstrip("?") for found in _CHUNK.finditer(fold(text))]
    kept = [chunk for chunk in chunks if chunk.strip("*?_")]
    if any(
        set("*?") & set(chunk) and letters(chunk.replace("*", "").replace("?", "")) < FEWEST_LETTERS for chunk in kept
    ):
        raise Misread("The star wants at least two letters beside it")
    if not kept:
        raise Misread("The star wants at least two letters beside it")
    if is_typed and not kept[-1].endswith("*"):
        kept[-1] += "*"
    return side_by_side([Wildcard(chunk) if set("*?") & set(chunk) else Word(chunk) for chunk in kept])


def read_loose_phrase(text: str, distance: int) -> Query:
    """Return the words of `"…"~5`: each at most so many words from the one before it."""
    found = [Word(word) for word in asked_words(text)]
    query: Query = found[0]
    for word in found[1:]:
        query = near(query, word, max(1, distance))
    return query
