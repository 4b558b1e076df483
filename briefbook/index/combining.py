"""Index room: parts of a query put together: as AND, as OR, side by side, near one another, within a field."""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Literal

from briefbook.index.analysis import asked_words
from briefbook.index.filter_words import together
from briefbook.index.stop_words import too_common
from briefbook.index.typed import Misread
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
    Wildcard,
    Within,
    Word,
)

NOTHING: Query = Or(())


def any_of(parts: Iterable[Query]) -> Query:
    """Return what answers any of the parts."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def all_of(parts: Sequence[Query], spared: list[str]) -> Query | None:
    """Return what answers all of the parts, None when there are none; words that it need not have go into `spared`."""
    if not parts:
        return None
    flat = _filters_as_one([one for part in parts for one in (part.parts if isinstance(part, And) else (part,))])
    wanted = [part for part in flat if not isinstance(part, Not)]
    if not wanted:
        return And((Everything(), *flat))
    needless = _needless(wanted)
    if not needless or len(needless) >= len({part for part in wanted if not isinstance(part, Fits)}):
        needless = {}
    spared.extend(text for text in needless.values() if text not in spared)
    kept = [part for part in flat if part not in needless and part != Everything()]
    return kept[0] if len(kept) == 1 else And(tuple(kept))


def lifted(query: Query, given: Filters) -> tuple[Query, Filters]:
    """Return a query without the filters that hold for all of it, and those together with the ones given beside it."""
    parts = query.parts if isinstance(query, And) else (query,)
    filters = given
    kept: list[Query] = []
    for part in parts:
        if isinstance(part, Fits) and not _clash(filters, part.filters):
            filters = together(filters, part.filters)
        else:
            kept.append(part)
    if len(kept) == len(parts):
        return query, filters
    if not any(not isinstance(part, Not) for part in kept):
        kept.insert(0, Everything())
    return (kept[0] if len(kept) == 1 else And(tuple(kept))), filters


def _clash(one: Filters, other: Filters) -> bool:
    return one.under is not None and other.under is not None and one.under != other.under


def _filters_as_one(parts: Sequence[Query]) -> Sequence[Query]:
    """Return the parts, the filters among them joined into one: `kind:law kind:speech` is either."""
    filters: list[Fits] = []
    rest: list[Query] = []
    for part in parts:
        if not isinstance(part, Fits):
            rest.append(part)
        elif filters and not _clash(filters[0].filters, part.filters):
            filters[0] = Fits(together(filters[0].filters, part.filters))
        else:
            filters.append(part)
    return [*rest, *filters]


def _needless(wanted: Sequence[Query]) -> dict[Query, str]:
    """Return the words that say too little to be required beside others."""
    texts = {part: text for part in wanted if (text := _plain_text(part)) is not None}
    common = too_common(word for text in texts.values() for word in asked_words(text))
    return {part: text for part, text in texts.items() if common.issuperset(asked_words(text))}


def _plain_text(part: Query) -> str | None:
    """Return the text of a plain word, being typed or not."""
    match part:
        case Word(text=text, title_only=False):
            return text
        case Or(parts=(Word(text=text, title_only=False), Prefix(typed=True))):
            return text
    return None


def side_by_side(parts: Sequence[Query]) -> Query:
    """Return words that stand beside one another, as the parts of a compound do."""
    if len(parts) == 1:
        return parts[0]
    return reduce(lambda one, other: Near(one, other, 1), parts)


def near(one: Query, other: Query, distance: int) -> Query:
    """Return two things that stand near one another; of several words in brackets each stands near.

    Raises:
        Misread: one is nothing that stands in a place.
    """
    if isinstance(one, And):
        return And(tuple(near(part, other, distance) for part in one.parts))
    if isinstance(other, And):
        return And(tuple(near(one, part, distance) for part in other.parts))
    if not (_has_places(one) and _has_places(other)):
        raise Misread("NEAR wants words or quotations on both sides")
    return Near(one, other, distance)


def _has_places(part: Query) -> bool:
    match part:
        case Or(parts=parts):
            return all(_has_places(one) for one in parts)
        case Word(title_only=title_only):
            return not title_only
        case Prefix() | Phrase() | Wildcard() | Fuzzy() | Near():
            return True
    return False


def within(field: Literal["title", "heading"], part: Query) -> Query:
    """Return what answers a part in the title or in the headings.

    Raises:
        Misread: the part has no words of its own.
    """
    match part:
        case And(parts=parts):
            return And(tuple(within(field, one) for one in parts))
        case Or(parts=parts):
            return Or(tuple(within(field, one) for one in parts))
        case Not(part=inner):
            return Not(within(field, inner))
        case Word(text=text, title_only=False) if field == "title":
            return Word(text, title_only=True)
        case Word(title_only=False) | Prefix() | Phrase() | Wildcard() | Fuzzy() | Near() | Figure():
            return Within(field, part)
        case Everything():
            return part
    raise Misread(f"{field}: wants words, not another field")
