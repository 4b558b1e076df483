"""Index room: queries understood, explained and mended by what one snapshot of the corpus holds."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from briefbook.index import search
from briefbook.index.explaining import Explainer
from briefbook.index.filter_words import Known
from briefbook.index.general import SECONDS, Budget
from briefbook.index.matching import Matcher
from briefbook.index.parser import understand
from briefbook.index.suggest import Suggester
from briefbook.model.hit import Results
from briefbook.model.query import Explanation, Request, Understood, Word

_SEEN = 3
"""Of so many hits of a suggestion the spelling is taken."""
_CUT_SHORT = "This takes long; shown are the first {:,} passages that were found."


class Interpreter:
    """Knows publishers, folders, markings and words of one snapshot.

    Attributes:
        matcher: what answers over that snapshot.
    """

    def __init__(self, matcher: Matcher, seconds: float = SECONDS) -> None:
        self.matcher = matcher
        self._seconds = seconds

    def find(self, request: Request, complete: bool) -> Results:
        """Return the best passages that answer a request, and where none answers all of it, what may have been meant.

        Raises:
            QueryError: a date set beside the text is no date.
            Exception: the index is damaged.
        """
        understood = self.understand(request)
        self.matcher.budget = Budget(self._seconds)
        found = search.find(self.matcher, request, understood, complete=complete, understand=self.understand)
        if self.matcher.budget.is_over:
            return replace(found, notes=(*found.notes, _CUT_SHORT.format(found.total)))
        is_answered = found.total > 0 and found.notes == understood.notes
        return found if is_answered else replace(found, suggestion=self._suggestion(request))

    def _suggestion(self, request: Request) -> str | None:
        def found_by(text: str) -> Sequence[str]:
            other = replace(request, text=text, limit=_SEEN)
            understood = self.understand(other)
            found = search.find(self.matcher, other, understood, complete=True, understand=self.understand)
            return [hit.text for hit in found.hits] if found.notes == understood.notes else ()

        return Suggester(self.matcher.snapshot.catalogue, self._count).suggestion(request.text, found_by)

    def understand(self, request: Request) -> Understood:
        """Return what a request means.

        Raises:
            QueryError: a date set beside the text is no date.
        """
        return understand(request, self._known)

    def explain(self, request: Request) -> Explanation:
        """Return what a request was taken for, piece by piece.

        Raises:
            QueryError: a date set beside the text is no date.
        """
        return Explainer(self.matcher.snapshot.catalogue, self._count).explain(self.understand(request))

    def _count(self, word: str) -> int:
        return self.matcher.bits(Word(word)).bit_count()

    @cached_property
    def _known(self) -> Known:
        documents = self.matcher.snapshot.documents
        paths = (stored.row.path for stored in documents)
        return Known(
            publishers=_sorted(stored.row.publisher for stored in documents),
            markings=_sorted(stored.marking for stored in documents),
            folders=_sorted(path[:place] for path in paths for place, char in enumerate(path) if char == "/"),
        )


def _sorted(values: Iterable[str | None]) -> Sequence[str]:
    return sorted({value for value in values if value})
