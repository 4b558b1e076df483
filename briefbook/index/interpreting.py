"""Index room: queries understood, explained and mended by what one snapshot of the corpus holds."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from briefbook.index import search
from briefbook.index.absent import Absent
from briefbook.index.explaining import Explainer
from briefbook.index.filter_words import Known
from briefbook.index.filtering import NoTopics
from briefbook.index.general import SECONDS, Budget
from briefbook.index.hyphens import with_other_forms
from briefbook.index.matching import Matcher
from briefbook.index.parser import understand
from briefbook.index.suggest import Suggester
from briefbook.model.hit import Results
from briefbook.model.query import Explanation, Filters, Query, Request, Understood, Word
from briefbook.model.text import fold

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
        self.matcher.budget = Budget(self._seconds)
        understood = self.understand(request)
        found = self._found(request, understood, complete=complete)
        if self.matcher.budget.is_over:
            return replace(found, notes=(*found.notes, _CUT_SHORT.format(found.total)))
        return (
            found
            if not request.suggests or _is_answered(found)
            else replace(found, suggestion=self._suggestion(request))
        )

    def _found(self, request: Request, understood: Understood, *, complete: bool = True) -> Results:
        return search.find(self.matcher, request, understood, complete=complete, understand=self.understand)

    def _suggestion(self, request: Request) -> str | None:
        def found_by(text: str) -> Sequence[str]:
            other = replace(request, text=text, limit=_SEEN)
            found = self._found(other, self.understand(other))
            return [hit.text for hit in found.hits] if _is_answered(found) else ()

        return self._suggester.suggestion(request.text, found_by)

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self.matcher.snapshot.catalogue, self._often)

    def understand(self, request: Request) -> Understood:
        """Return what a request means.

        Raises:
            QueryError: a date set beside the text is no date.
        """
        # where nothing is filtered by, what there is to filter by need not be looked for
        understood = understand(request, self._known if ":" in fold(request.text) else Known())
        query = with_other_forms(understood.query, self._count)
        return replace(understood, query=query, notes=(*understood.notes, *self._absent.notes(understood)))

    def explain(self, request: Request) -> Explanation:
        """Return what a request was taken for, piece by piece.

        Raises:
            QueryError: a date set beside the text is no date.
        """
        self.matcher.budget = Budget(self._seconds)
        return Explainer(self.matcher.snapshot.catalogue, self._often).explain(self.understand(request))

    def _often(self, word: str) -> int:
        return self._count(Word(word))

    def _count(self, query: Query) -> int:
        return self.matcher.bits(query).bit_count()

    @cached_property
    def _absent(self) -> Absent:
        return Absent(lambda: self._known, self._passes)

    def _passes(self, filters: Filters) -> bool:
        """Tell whether a filter lets anything through, of a corpus that holds anything."""
        live = self.matcher.snapshot.live
        return not live or self.matcher.filtering.allowed(filters, NoTopics()).passages() != 0

    @cached_property
    def _known(self) -> Known:
        documents = self.matcher.snapshot.documents
        parents = {(path or "").rpartition("/")[0] for path in documents.column("path")}
        return Known(
            publishers=_sorted(documents.column("publisher")),
            markings=_sorted(documents.column("marking")),
            folders=_sorted(
                f"{path}/"[:place] for path in parents for place, char in enumerate(f"{path}/") if char == "/"
            ),
        )


class Interpreters:
    """Keeps the interpreter of what is shown now."""

    def __init__(self) -> None:
        self._last: Interpreter | None = None

    def of(self, matcher: Matcher) -> Interpreter:
        """Return the interpreter over the snapshot that a matcher answers over."""
        if self._last is None or self._last.matcher is not matcher:
            self._last = Interpreter(matcher)
        return self._last


def _is_answered(found: Results) -> bool:
    """Tell whether some passage answers all that was asked, not most of it."""
    return found.total > 0 and search.RELAXED not in found.notes


def _sorted(values: Iterable[str | None]) -> Sequence[str]:
    return sorted({value for value in values if value})
