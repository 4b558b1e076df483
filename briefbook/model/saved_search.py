"""Model room: searches that are kept: those that the officer saved under a name, and those that she made last."""

from dataclasses import dataclass, field

from briefbook.model.kinds import SortOrder
from briefbook.model.plain import Keeping
from briefbook.model.query import Filters, Request


@dataclass(frozen=True, slots=True)
class Search(Keeping):
    """What was asked for: the text as typed, the filters beside it, the order."""

    text: str
    filters: Filters = field(default_factory=Filters)
    sort: SortOrder = SortOrder.BEST

    def request(self, limit: int = 20) -> Request:
        """Return the request that asks for it again."""
        return Request(self.text, self.filters, limit, self.sort)


@dataclass(frozen=True, slots=True)
class SavedSearch(Keeping):
    """A search with the name that the officer gave it."""

    name: str
    search: Search


def search_of(request: Request) -> Search:
    """Return what a request asks for, without how many hits are wanted and what was only true of that moment."""
    return Search(request.text, request.filters, request.sort)
