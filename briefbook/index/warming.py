"""Index room: what first searches need, loaded while nothing is asked, in steps so short that typing is not delayed."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from briefbook.index.matching import Matcher
from briefbook.index.ranking import share
from briefbook.index.schema import FIELDS
from briefbook.model.kinds import FacetName
from briefbook.model.query import Prefix

_LETTERS = 2
"""From so many letters on it is searched while typing."""
_BEGINNINGS = 6
"""How many of the commonest are looked up: each takes some megabytes."""


def steps(matcher: Matcher) -> Iterator[None]:
    """Load all that searches share, then the commonest beginnings of words; each step takes some 20 ms at most.

    Raises:
        Exception: the index is damaged.
    """
    snapshot = matcher.snapshot
    shared: Sequence[Callable[[], object]] = (
        lambda: snapshot.catalogue.terms_from(""),
        snapshot.catalogue.vocabulary,
        lambda: snapshot.newest_first,
        lambda: snapshot.documents.all_but_last,
        lambda: snapshot.by_length(share),
    )
    for load in shared:
        load()
        yield
    yield from matcher.alike.prepare()
    for name in FacetName:
        if name is not FacetName.TOPIC:
            matcher.facets.prepare(name)
            yield
    beginnings = Counter(word[:_LETTERS] for word in snapshot.catalogue.vocabulary() if word[:_LETTERS].isalpha())
    yield
    for beginning, _ in beginnings.most_common(_BEGINNINGS):
        terms = snapshot.catalogue.terms_from(beginning)
        for field in FIELDS:
            for _ in snapshot.lists.load(field, terms):
                yield
        matcher.stands(Prefix(beginning, typed=True))
        yield
