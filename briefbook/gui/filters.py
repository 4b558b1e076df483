"""GUI room: the filters of a search as chips: which there are, what each lets through, and the filters without it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from briefbook.model.kinds import LANGUAGES, DocumentKind, FacetName
from briefbook.model.query import Filters

Likeness = Literal["like"]
"""What is asked for beside words and filters: passages that speak of the same."""
_DAY, _MONTH = 10, 7
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that narrows the search.

    Attributes:
        sort: which filter it is; dates are of the sort YEAR.
        value: as the filter has it; of dates `since..until`, either may be empty; of likeness the paragraph.
        is_typed: whether it stands in the search box, not beside it.
    """

    sort: FacetName | Likeness
    value: str
    is_typed: bool = False


def chips(beside: Filters, like: str | None = None, understood: Filters | None = None) -> tuple[Chip, ...]:
    """Return the chips of a search in the order in which they are shown.

    Args:
        beside: filters that were set beside the text.
        like: paragraph whose like is searched for.
        understood: all filters that hold, those of the text too.
    """
    first = [Chip("like", like)] if like else []
    own = _chips(beside)
    known = {(one.sort, one.value) for one in own}
    dated = any(one.sort is FacetName.YEAR for one in own)
    typed = [one for one in _chips(understood or beside) if (one.sort, one.value) not in known]
    if dated:
        typed = [one for one in typed if one.sort is not FacetName.YEAR]
    return (*first, *own, *(replace(one, is_typed=True) for one in typed))


def _chips(filters: Filters) -> list[Chip]:
    made = [Chip(sort, value) for sort, values in _lists(filters) for value in values]
    if filters.since or filters.until:
        made.insert(len(filters.kinds) + len(filters.publishers), Chip(FacetName.YEAR, _dates(filters)))
    return made


def _lists(filters: Filters) -> Sequence[tuple[FacetName, Sequence[str]]]:
    return (
        (FacetName.KIND, filters.kinds),
        (FacetName.PUBLISHER, filters.publishers),
        (FacetName.LANGUAGE, filters.languages),
        (FacetName.TOPIC, filters.topics),
        (FacetName.FOLDER, (filters.under,) if filters.under else ()),
        (FacetName.MARKING, filters.markings),
    )


def _dates(filters: Filters) -> str:
    return f"{filters.since or ''}..{filters.until or ''}"


def dates_in(value: str) -> tuple[str | None, str | None]:
    """Return the first and the last date of a chip of dates."""
    since, _, until = value.partition("..")
    return since or None, until or None


def holds(filters: Filters, sort: FacetName, value: str) -> bool:
    """Tell whether a value is let through by a filter of its sort; of years, whether it is the only one."""
    if sort is FacetName.YEAR:
        return filters.since == value == filters.until
    return value in dict(_lists(filters))[sort]


def turned(filters: Filters, sort: FacetName, value: str) -> Filters:
    """Return the filters with a value let through that was not, or the other way round."""
    if sort is FacetName.YEAR:
        year = None if holds(filters, sort, value) else value
        return replace(filters, since=year, until=year)
    if sort is FacetName.FOLDER:
        return replace(filters, under=None if filters.under == value else value)
    return _TURNS[sort](filters, value)


def without(filters: Filters, chip: Chip) -> Filters:
    """Return the filters as they are when a chip is taken away."""
    if chip.sort == "like":
        return filters
    if chip.sort is FacetName.YEAR:
        return replace(filters, since=None, until=None)
    return turned(filters, chip.sort, chip.value) if holds(filters, chip.sort, chip.value) else filters


def _other(values: Sequence[T], value: T) -> tuple[T, ...]:
    return tuple(one for one in values if one != value) if value in values else (*values, value)


def _turn_language(filters: Filters, value: str) -> Filters:
    chosen = next((one for one in LANGUAGES if one == value), None)
    return filters if chosen is None else replace(filters, languages=_other(filters.languages, chosen))


_TURNS: dict[FacetName, Callable[[Filters, str], Filters]] = {
    FacetName.KIND: lambda filters, value: replace(filters, kinds=_other(filters.kinds, DocumentKind(value))),
    FacetName.PUBLISHER: lambda filters, value: replace(filters, publishers=_other(filters.publishers, value)),
    FacetName.LANGUAGE: _turn_language,
    FacetName.TOPIC: lambda filters, value: replace(filters, topics=_other(filters.topics, value)),
    FacetName.MARKING: lambda filters, value: replace(filters, markings=_other(filters.markings, value)),
}


def is_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day, as YYYY, YYYY-MM or YYYY-MM-DD."""
    parts = text.split("-")
    if len(text) not in (4, _MONTH, _DAY) or not all(part.isascii() and part.isdigit() for part in parts):
        return False
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        return False
    return _exists(int(parts[0]), *(int(part) for part in parts[1:]))


def _exists(year: int, month: int = 1, day: int = 1) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def dated(filters: Filters, since: str | None, until: str | None) -> Filters:
    """Return the filters with these dates and no others."""
    return replace(filters, since=since, until=until)
