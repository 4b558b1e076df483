"""Index room: what filters name and no document has: it is said, with the names there are that are spelled nearly so.

Such a filter lets nothing through, so that nothing is found; without a word of it, that would look like an answer.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from briefbook.index.filter_words import Known, initials, plain_words
from briefbook.index.spelling import beginning, spelled_nearly
from briefbook.model.query import And, Filters, Fits, Not, Or, Query, Section, Understood

_MOST_OFFERED = 2
_SHORT = 4
"""Of so few letters, two changed would leave another name."""
_FEWEST = 3
_LONGEST = 100
"""Letters of a name that are compared; nobody types more of one."""


class Absent:
    """Tells of filters which names no document has; `passes` says whether a filter lets anything through.

    What there is to filter by is asked for when such a name is met.
    """

    def __init__(self, known: Callable[[], Known], passes: Callable[[Filters], bool]) -> None:
        self._known = known
        self._passes = passes

    def notes(self, understood: Understood) -> list[str]:
        """Return what the officer should know of names in filters, each once."""
        each = dict.fromkeys(one for asked in _filters(understood) for one in _named(asked) if not self._passes(one))
        return [self._unknown(one) for one in each]

    def _unknown(self, asked: Filters) -> str:
        if asked.under is not None:
            return f"No document here lies in a folder “{asked.under}”{did_you_mean(asked.under, self._folders)}"
        (name,) = asked.publishers or asked.markings
        if asked.publishers:
            return f"No document here is published by “{name}”{did_you_mean(name, self._publishers)}"
        return f"No document here is marked “{name}”{did_you_mean(name, self._markings)}"

    @cached_property
    def _publishers(self) -> "Names":
        return Names(self._known().publishers)

    @cached_property
    def _markings(self) -> "Names":
        return Names(self._known().markings)

    @cached_property
    def _folders(self) -> "Names":
        return Names(self._known().folders, _folder_words)


def _name_words(name: str, many: int) -> Iterator[str]:
    """Yield so many words in a row, wherever they stand in a name, and its acronym."""
    words = plain_words(name).split(" ")
    for start in range(len(words) - many + 1):
        yield " ".join(words[start : start + many])
    if many == 1:
        yield initials(name)


def _folder_words(path: str, many: int) -> Iterator[str]:
    """Yield so many words of a folder's own name, or the last of its path: not those of the folder it lies in alone."""
    yield from _name_words(path.rpartition("/")[2], many)
    yield " ".join(plain_words(path).split(" ")[-many:])


class Names:
    """Names that may have been meant; `words` yields so many words in a row by which one is found, or begins."""

    def __init__(self, names: Sequence[str], words: Callable[[str, int], Iterator[str]] = _name_words) -> None:
        self._names = names
        self._words = words
        self._by_length: dict[int, tuple[Sequence[str], dict[str, list[str]]]] = {}

    def nearest(self, typed: str) -> Sequence[str]:
        """Return the few names that are spelled most nearly like something, or begin like it, the nearest first."""
        wanted = plain_words(typed)[:_LONGEST]
        if len(wanted) < _FEWEST:
            return ()
        spelled, names = self._of_words(1 + wanted.count(" "))
        start, end = beginning(spelled, wanted)
        near = [(0, one) for one in spelled[start:end]]
        near += spelled_nearly(spelled, wanted, 1 if len(wanted) <= _SHORT else 2)
        found = [name for _, one in sorted(near) for name in names[one]]
        return tuple(dict.fromkeys(found))[:_MOST_OFFERED]

    def _of_words(self, many: int) -> tuple[Sequence[str], dict[str, list[str]]]:
        """Return so many words in a row as they stand in names, in order, and the names of each."""
        if many not in self._by_length:
            names: dict[str, list[str]] = {}
            for name in self._names:
                for one in self._words(name, many):
                    names.setdefault(one, []).append(name)
            self._by_length[many] = sorted(names), names
        return self._by_length[many]


def did_you_mean(typed: str, names: Names) -> str:
    """Return the end of a sentence: it offers the names there are that are near to what was typed, if any."""
    near = names.nearest(typed)
    return f"; did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else "."


def _filters(understood: Understood) -> Iterator[Filters]:
    yield understood.filters
    yield from _within(understood.query)


def _within(query: Query) -> Iterator[Filters]:
    match query:
        case Fits(filters=filters):
            yield filters
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _within(part)
        case Not(part=part) | Section(part=part):
            yield from _within(part)


def _named(filters: Filters) -> Iterable[Filters]:
    """Yield each name of filters as a filter of its own."""
    yield from (Filters(publishers=(one,)) for one in filters.publishers)
    yield from (Filters(markings=(one,)) for one in filters.markings)
    if filters.under is not None:
        yield Filters(under=filters.under)
