"""Survey room: what was changed between a sentence and its source: which words, and how grave that is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from briefbook.model.match import Change, ChangeKind
from briefbook.survey.tracing_words import Words

Edit: TypeAlias = tuple[int, int, int, int]
"""The words [0, 1) of the sentence stand for the words [2, 3) of the source."""

_NEGATIONS = frozenset(
    {
        *("no", "not", "never", "none", "nor", "neither", "without", "cannot", "nobody", "nothing", "nowhere"),
        *("ne", "n'", "pas", "jamais", "aucun", "aucune", "ni", "sans", "rien", "personne", "non", "nullement"),
    }
)
_NEGATED = frozenset(
    f"{verb}n'"
    for verb in (
        *("do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "wo", "would", "ca", "could"),
        *("should", "must", "need", "might", "sha", "ai"),
    )
)
"""Verbs with a negation as they are cut: don’t is don’ and t."""
_MODALS = frozenset(
    {
        *("will", "would", "shall", "should", "can", "could", "may", "might", "must"),
        *("peut", "peuvent", "pourra", "pourront", "pourrait", "pourraient", "doit", "doivent", "devra", "devront"),
        *("devrait", "devraient", "pouvait", "pouvaient", "devait", "devaient", "puisse", "puissent"),
    }
)
_MONTHS = frozenset(
    {
        *("january", "february", "march", "april", "june", "july", "august", "september", "october", "november"),
        *("december", "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre"),
        *("novembre", "decembre"),
    }
)
_DATES = _MONTHS | {
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tomorrow"),
    *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "demain"),
    *("spring", "summer", "autumn", "winter", "printemps", "automne", "hiver"),
}
_MONTH_OR_MODAL = "may"
_NUMBERS = frozenset(
    {
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("twenty", "thirty", "forty", "fifty", "hundred", "hundreds", "thousand", "thousands", "million", "millions"),
        *("billion", "billions", "half", "third", "quarter", "double", "dozen", "un", "deux", "trois", "quatre"),
        *("cinq", "sept", "huit", "neuf", "dix", "onze", "douze", "vingt", "trente", "quarante", "cinquante", "cent"),
        *("cents", "mille", "milliard", "milliards", "moitie", "tiers", "quart", "percent", "pourcent"),
    }
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_NEAR = 3


def edits(used: Sequence[str], source: Sequence[str]) -> list[Edit]:
    """Return how the words of a source became those of a sentence."""
    matcher = SequenceMatcher(None, used, source, autojunk=False)
    return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def changes(used: Words, source: Words, found: Iterable[Edit]) -> Iterator[Change]:
    """Yield the changes with their texts and their kinds; words that only changed places are one change of order."""
    listed = list(found)
    moved = _moved(used, source, listed)
    for number, edit in enumerate(listed):
        start, end, first, last = edit
        kind = ChangeKind.ORDER if number in moved else _kind(used, source, edit)
        yield Change(
            kind, used.raw(start, end), source.raw(first, last), used.span(start, end), source.span(first, last)
        )


def _moved(used: Words, source: Words, found: Sequence[Edit]) -> frozenset[int]:
    """Return which edits only put words elsewhere: what one takes away another brings back."""
    gone: Counter[str] = Counter()
    for start, end, first, last in found:
        gone.update(source.words[first:last])
        gone.subtract(used.words[start:end])
    changed = {word for word, count in gone.items() if count}
    return frozenset(
        number
        for number, (start, end, first, last) in enumerate(found)
        if not changed.intersection((*used.words[start:end], *source.words[first:last]))
    )


def _kind(used: Words, source: Words, edit: Edit) -> ChangeKind:
    start, end, first, last = edit
    here, there = Counter(used.words[start:end]), Counter(source.words[first:last])
    words = {*(here - there), *(there - here)} or {*here, *there}
    if words & _NEGATIONS or words & _NEGATED:
        return ChangeKind.NEGATION
    if _is_date(used, source, edit, words):
        return ChangeKind.DATE
    if any(any(char.isdigit() for char in word) for word in words) or words & _NUMBERS:
        return ChangeKind.FIGURE
    if words & _MODALS:
        return ChangeKind.MODAL
    if _has_name(used, start, end) or _has_name(source, first, last):
        return ChangeKind.NAME
    return ChangeKind.WORD


def _is_date(used: Words, source: Words, edit: Edit, words: set[str]) -> bool:
    start, end, first, last = edit
    if words & _DATES or (_MONTH_OR_MODAL in words and _capital(used, start, end, source, first, last)):
        return True
    numbers = [word for word in words if word.isdigit()]
    if not numbers or len(numbers) < len(words):
        return False
    if all(_YEAR.match(word) for word in numbers):
        return True
    around = (*used.words[max(0, start - _NEAR) : end + _NEAR], *source.words[max(0, first - _NEAR) : last + _NEAR])
    return all(len(word) < 3 for word in numbers) and bool(_MONTHS.intersection(around))


def _capital(used: Words, start: int, end: int, source: Words, first: int, last: int) -> bool:
    """Tell whether May is written as the month is, in either text."""
    return any(
        text.raw(place, place + 1) == "May" and place not in {begin for begin, _ in text.sentences}
        for text, low, high in ((used, start, end), (source, first, last))
        for place in range(low, high)
    )


def _has_name(text: Words, start: int, end: int) -> bool:
    """Tell whether a word among [start, end) is written with a capital, and not because a sentence begins there."""
    begins = {begin for begin, _ in text.sentences}
    for place in range(start, end):
        word = text.raw(place, place + 1)
        if word[:1].isupper() and (place not in begins or (len(word) > 1 and word.isupper())):
            return True
    return False
