"""Index room: filters as they are typed, in English or French: `kind:speech`, `langue:fr`, `since:"last month"`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from briefbook.index.dates import before, days
from briefbook.index.spoken_dates import Stretch, between
from briefbook.index.typed import Misread
from briefbook.model.kind_names import kind_named
from briefbook.model.kinds import LANGUAGES, DocumentKind, Language
from briefbook.model.query import Filters, Fits, Or, Query, Scope
from briefbook.model.text import fold

_NAMES = {
    "kind": "kind kinds genre genres type",
    "language": "lang language langue",
    "since": "since from depuis",
    "after": "after apres",
    "before": "before avant",
    "until": "until till jusque",
    "in": "in en date dated year annee month mois",
    "publisher": "publisher publishers editeur diffuseur organisme",
    "topic": "topic topics sujet sujets theme",
    "marking": "marking markings marked marque mention cote",
    "folder": "folder under dossier sous path chemin",
}
FILTERS = {name: field for field, names in _NAMES.items() for name in names.split(" ")}
"""Folded names of filters, with what each means."""
FORGIVING = frozenset(("kind", "language", "since", "after", "before", "until", "in"))
"""Filters whose values are known: these may stand after a blank too, `kind: speech`."""
_LANGUAGES: dict[str, Language] = {
    **dict.fromkeys(("en", "eng", "english", "anglais", "anglaise"), "en"),
    **dict.fromkeys(("fr", "fra", "french", "francais", "francaise"), "fr"),
}
_MOST_VALUES = 32
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to filter by, so that part of a name will do.

    Attributes:
        folders: paths of all folders within the corpus.
    """

    publishers: Sequence[str] = ()
    markings: Sequence[str] = ()
    folders: Sequence[str] = ()


class FilterReader:
    """Reads typed filters."""

    def __init__(self, known: Known, scopes: Sequence[Scope], today: date) -> None:
        self._known = known
        self._scopes = scopes
        self._today = today

    def read(self, name: str, values: Sequence[str]) -> Query:
        """Return what a filter lets through; of several values any will do.

        Raises:
            Misread: it has no such value.
        """
        field = FILTERS[name]
        given = [value for value in values if fold(value).strip(" ")][:_MOST_VALUES]
        if not given:
            raise Misread(f"{name}: wants a value after it")
        each: Sequence[Filters]
        match field:
            case "kind":
                each = (Filters(kinds=_each(given, _kind)),)
            case "language":
                each = (Filters(languages=_each(given, _language)),)
            case "publisher":
                each = (Filters(publishers=_all(_alike(value, self._known.publishers) for value in given)),)
            case "marking":
                each = (Filters(markings=_all(_alike(value, self._known.markings) for value in given)),)
            case "topic":
                each = [Filters(topics=(self._topic(value),)) for value in given]
            case "folder":
                each = [Filters(under=path) for value in given for path in self._folders(value)]
            case _:
                each = [self._dated(field, name, value) for value in given]
        parts = tuple(Fits(one) for one in dict.fromkeys(each))
        return parts[0] if len(parts) == 1 else Or(parts)

    def _topic(self, value: str) -> str:
        wanted = plain_words(value)
        named = {plain_words(name): scope.names[0] for scope in reversed(self._scopes) for name in scope.names}
        if wanted in named:
            return named[wanted]
        partly = {topic for name, topic in named.items() if _stands_in(wanted, name)}
        if len(partly) == 1:
            return partly.pop()
        if partly:
            raise Misread(f"{value!r} may mean the topics {' or '.join(sorted(partly))}")
        there = ", ".join(scope.names[0] for scope in self._scopes) or "none"
        raise Misread(f"There is no topic called {value!r}; there are {there}")

    def _folders(self, value: str) -> Sequence[str]:
        wanted = fold(value.replace("\\", "/")).strip("/ ")
        found = [path for path in self._known.folders if fold(path) == wanted]
        found = found or [path for path in self._known.folders if fold(path).endswith(f"/{wanted}")]
        return found[:_MOST_VALUES] or [value.replace("\\", "/").strip("/ ")]

    def _dated(self, field: str, name: str, value: str) -> Filters:
        try:
            first, last = between(value, self._today)
            return _of_dates(field, first, last)
        except ValueError as error:
            sentence = f"{name}: wants a date as 2023, 2023-05, May 2023, 2022..2023 or “last month”, not {value!r}"
            raise Misread(sentence) from error


def _of_dates(field: str, first: Stretch | None, last: Stretch | None) -> Filters:
    """Return what a filter lets through that names a stretch of days, one end of which may be open.

    Raises:
        ValueError: the end that it asks for is open.
        Misread: no day comes before or after it.
    """
    one, other = first or last, last or first
    if one is None or other is None or (field == "since" and first is None) or (field == "until" and last is None):
        raise ValueError("the end that counts is open")
    match field:
        case "since":
            return Filters(since=one[0])
        case "until":
            return Filters(until=other[1])
        case "before":
            return Filters(until=_day_before(one[0]))
        case "after":
            return Filters(since=_day_after(other[1]))
    return Filters(since=first[0] if first else None, until=last[1] if last else None)


def together(one: Filters, other: Filters) -> Filters:
    """Return two filters as one: of kinds, languages, publishers and markings any of both, of dates what both allow."""
    return replace(
        one,
        kinds=_all((one.kinds, other.kinds)),
        languages=_all((one.languages, other.languages)),
        publishers=_all((one.publishers, other.publishers)),
        markings=_all((one.markings, other.markings)),
        topics=_all((one.topics, other.topics)),
        under=one.under or other.under,
        since=_later(one.since, other.since),
        until=_earlier(one.until, other.until),
    )


def _each(values: Iterable[str], read: Callable[[str], _Value]) -> tuple[_Value, ...]:
    return tuple(dict.fromkeys(read(value) for value in values))


def _all(each: Iterable[Iterable[_Value]]) -> tuple[_Value, ...]:
    return tuple(dict.fromkeys(value for values in each for value in values))


def _kind(value: str) -> DocumentKind:
    kind = kind_named(value)
    if kind is None:
        raise Misread(f"There is no kind of document called {value!r}; there are {', '.join(DocumentKind)}")
    return kind


def _language(value: str) -> Language:
    language = _LANGUAGES.get(fold(value))
    if language is None:
        raise Misread(f"There is no language called {value!r} here; there are {' and '.join(LANGUAGES)}")
    return language


def names_known(known: Known, query: Query) -> bool:
    """Tell whether what a filter names is there at all, as far as that is known."""
    if isinstance(query, Or):
        return all(names_known(known, part) for part in query.parts)
    if not isinstance(query, Fits):
        return True
    filters = query.filters
    under = () if filters.under is None else (filters.under,)
    each = ((filters.publishers, known.publishers), (filters.markings, known.markings), (under, known.folders))
    return all(one in there for asked, there in each for one in asked)


def _alike(value: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return those known names that are a value, or that hold it as words; the value itself where there is none."""
    wanted = plain_words(value)
    found = [name for name in known if plain_words(name) == wanted]
    found = found or [name for name in known if _stands_in(wanted, plain_words(name)) or wanted == initials(name)]
    return tuple(found) or (value,)


def plain_words(name: str) -> str:
    """Return the words of a name, folded, with one blank between them: as names are compared."""
    parted = "".join(char if char.isalnum() else " " for char in fold(name))
    return " ".join(word for word in parted.split(" ") if word)


def initials(name: str) -> str:
    """Return the acronym that a name would have: `ircc` of Immigration, Refugees and Citizenship Canada."""
    return "".join(word[0] for word in plain_words(name).split(" ") if word and word not in _SMALL)


_SMALL = frozenset(("and", "of", "the", "for", "et", "de", "des", "du", "la", "le", "les", "l", "d"))


def _stands_in(wanted: str, name: str) -> bool:
    return bool(wanted) and f" {wanted} " in f" {name} "


def _day_before(first: str) -> str:
    try:
        return before(first)
    except ValueError as error:
        raise Misread(f"No day comes before {first}") from error


def _day_after(last: str) -> str:
    _, day = days(last)
    if day == date.max:
        raise Misread(f"No day comes after {last}")
    return (day + timedelta(days=1)).isoformat()


def _later(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda dated: days(dated)[0])


def _earlier(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda dated: days(dated)[1])
