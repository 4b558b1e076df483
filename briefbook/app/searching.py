"""App room: the searches of a workspace that are kept: saved under a name, and made last; no index is needed."""

from collections.abc import Iterable

from briefbook.app.workspace import Workspace
from briefbook.library.searches import Searches, SearchHistory
from briefbook.model.query import Filters, Request
from briefbook.model.saved_search import SavedSearch, Search, search_of


class KeptSearches:
    """The saved searches of one workspace and its search history.

    Every change is on disk when it returns, and raises LibraryError where it cannot be kept, or SearchMissing for a
    name that no saved search has.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._saved = Searches(workspace.library)
        self._history = SearchHistory(workspace.library)

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches in the officer's order."""
        return self._saved.all()

    def save(self, name: str, request: Request) -> SavedSearch:
        """Save what a request asks for at the end, or in place of the search that has this name already."""
        return self._saved.save(name, search_of(request))

    def rename(self, name: str, new: str) -> None:
        """Give a saved search another name."""
        self._saved.rename(name, new)

    def remove(self, name: str) -> None:
        """Forget a saved search."""
        self._saved.remove(name)

    def move(self, name: str, at: int) -> None:
        """Move a saved search to the place `at` among the others, from 0."""
        self._saved.move(name, at)

    def take_over(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Save searches that were kept as name and text elsewhere before; a name that is there stays as it is."""
        known = {one.name for one in self._saved.all()}
        for name, text in pairs:
            if name not in known:
                self._saved.save(name, Search(text))

    def history(self) -> tuple[Search, ...]:
        """Return the searches that were made last, the newest first, a hundred at most, each once."""
        return self._history.all()

    def note(self, request: Request) -> None:
        """Note a search that was answered and used: a passage was picked, or Enter pressed; an empty one is not."""
        search = search_of(request)
        if search.text.strip(" ") or search.filters != Filters():
            self._history.note(search)

    def clear_history(self) -> None:
        """Forget which searches were made."""
        self._history.clear()
