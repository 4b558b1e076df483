"""Command line room: how a query was understood, in words."""

from collections.abc import Iterator

from briefbook.cli.wording import spoken
from briefbook.model.query import And, Everything, Filters, Not, Or, Phrase, Prefix, Query, Understood, Word


def explanation(understood: Understood) -> Iterator[str]:
    """Walk over the sentences that say what was searched for and which filters held."""
    yield f"Searched for {_words(understood.query)}."
    limits = tuple(_limits(understood.filters))
    if limits:
        yield f"Only {', '.join(limits)}."


def _words(query: Query) -> str:
    match query:
        case And(parts=parts):
            return " and ".join(_part(part) for part in parts).replace(" and without ", ", without ")
        case Or(parts=parts):
            return " or ".join(_part(part) for part in parts)
        case Not(part=part):
            return f"without {_part(part)}"
        case _:
            return _leaf(query)


def _leaf(query: Word | Prefix | Phrase | Everything) -> str:
    match query:
        case Word(text=text):
            return f"any form of “{text}”" + (" in the title" if query.title_only else "")
        case Prefix(text=text):
            return f"words that begin with “{text}”"
        case Phrase(text=text):
            return f"exactly “{text}”"
        case Everything():
            return "every passage"


def _part(query: Query) -> str:
    return f"({_words(query)})" if isinstance(query, And | Or) else _words(query)


def _limits(filters: Filters) -> Iterator[str]:
    if filters.kinds:
        yield "kind " + " or ".join(spoken(kind.value) for kind in filters.kinds)
    if filters.languages:
        yield "language " + " or ".join(filters.languages)
    if filters.since:
        yield f"from {filters.since}"
    if filters.until:
        yield f"until {filters.until}"
    if filters.publishers:
        yield "published by " + " or ".join(filters.publishers)
    if filters.under:
        yield f"in the folder {filters.under}"
