"""Index room: the posting lists of one generation, read from all its segments and remembered from one to the next."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from briefbook.index.postings import Postings
from briefbook.index.recent import Recent
from briefbook.index.segments import Segments, SegmentView
from briefbook.index.term_heads import Run, runs

_KEPT = 1_000_000
"""About 100 MB at most, reached only by a folder of hundreds of thousands of passages."""
_MANY = 20
"""So many terms are looked up together."""
_LONG = 50
_STEP = 500
"""So many lists are read in a few milliseconds."""


class PostingLists:
    """Where the terms of one generation stand; no list may be changed."""

    def __init__(self, segments: Segments, before: Self | None = None) -> None:
        """Read from these segments; what was read `before`, of segments that are still there, is not read again."""
        self._segments = segments
        self._known: Recent[tuple[str, str, str], Postings | None] = Recent(_KEPT) if before is None else before._known

    def of(self, field: str, terms: Iterable[str]) -> list[tuple[int, Postings]]:
        """Return the posting lists of these terms in a field, each with the number of its segment's first passage."""
        asked = list(terms)
        if len(asked) < _MANY:
            each = ((base, self._each(view, field, asked)) for base, view in self._segments.spans)
        else:
            near = runs(asked)
            each = ((base, self._many(view, field, near)) for base, view in self._segments.spans)
        return [(base, postings) for base, found in each for postings in found]

    def load(self, field: str, terms: Sequence[str]) -> Iterator[None]:
        """Read the longer lists of these terms in a field, so that they are there when asked for; in short steps."""
        near = runs(terms)
        for _, view in self._segments.spans:
            for number, _ in enumerate(self._many(view, field, near)):
                if number % _STEP == _STEP - 1:
                    yield
            yield

    def _each(self, view: SegmentView, field: str, terms: Iterable[str]) -> Iterator[Postings]:
        for term in terms:
            key = (view.name, field, term)
            found = self._known.get(key)
            if found is None and key not in self._known:
                found = view.postings(field, term)
                self._known.put(key, found, 1 if found is None else found.count + 1)
            if found is not None:
                yield found

    def _many(self, view: SegmentView, field: str, near: Sequence[Run]) -> Iterator[Postings]:
        """Yield the lists of many terms, of which most are short and few are there: only long ones are remembered."""
        for term, head in view.heads(field, near):
            key = (view.name, field, term)
            found = self._known.get(key)
            if found is None:
                found = view.postings_after(head)
                if found.count >= _LONG:
                    self._known.put(key, found, found.count + 1)
            yield found
