"""Library room: the searches that the officer saved under a name, in her order, and those that she made last."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias, TypeVar

from briefbook.library.shelf import Shelf
from briefbook.model.errors import LibraryError, SearchMissing
from briefbook.model.plain import Json, JsonObject, PlainError, from_plain, to_plain
from briefbook.model.saved_search import SavedSearch, Search
from briefbook.model.text import clean, fold

LONGEST_HISTORY = 100
LONGEST_NAME = 120
MOST_SAVED = 500
Saved: TypeAlias = tuple[SavedSearch, ...]
T = TypeVar("T")


class Searches:
    """The saved searches of one folder."""

    def __init__(self, library: Path) -> None:
        """Take the library folder of the corpus folder."""
        self._file = library / "searches.json"
        self._shelf = Shelf(self._file, "briefbook-searches/1")

    def all(self) -> Saved:
        """Return the saved searches in the officer's order.

        Raises:
            LibraryError: they cannot be read.
        """
        return _read(self._shelf.read(), SavedSearch, self._file)

    def save(self, name: str, search: Search) -> SavedSearch:
        """Save a search at the end, or in place of the one of this name, whatever its case and accents.

        Raises:
            LibraryError: the name is empty or too long, there are too many, or it could not be kept.
        """
        made = SavedSearch(_checked(name), search)

        def decide(saved: Saved) -> Saved:
            if any(_same(one.name, made.name) for one in saved):
                return tuple(replace(made, extra=one.extra) if _same(one.name, made.name) else one for one in saved)
            if len(saved) >= MOST_SAVED:
                raise LibraryError(f"There are {MOST_SAVED} saved searches already; remove some first.")
            return (*saved, made)

        self._change(decide)
        return made

    def rename(self, name: str, new: str) -> None:
        """Give a saved search another name.

        Raises:
            SearchMissing: none has this name.
            LibraryError: the new name is empty, too long or another one's, or it could not be kept.
        """
        wanted = _checked(new)

        def decide(saved: Saved) -> Saved:
            one = _named(saved, name)
            if any(_same(other.name, wanted) for other in saved if other is not one):
                raise LibraryError(f"Another search is saved as “{wanted}”; choose another name.")
            return tuple(replace(one, name=wanted) if other is one else other for other in saved)

        self._change(decide)

    def remove(self, name: str) -> None:
        """Forget a saved search.

        Raises:
            SearchMissing: none has this name.
            LibraryError: it could not be kept.
        """

        def decide(saved: Saved) -> Saved:
            one = _named(saved, name)
            return tuple(other for other in saved if other is not one)

        self._change(decide)

    def move(self, name: str, at: int) -> None:
        """Move a saved search to the place `at` among the others, from 0.

        Raises:
            SearchMissing: none has this name.
            LibraryError: it could not be kept.
        """

        def decide(saved: Saved) -> Saved:
            one = _named(saved, name)
            others = [other for other in saved if other is not one]
            others.insert(max(0, at), one)
            return tuple(others)

        self._change(decide)

    def _change(self, decide: Callable[[Saved], Saved]) -> None:
        def work(held: JsonObject) -> JsonObject:
            return _with(held, decide(_read(held, SavedSearch, self._file)))

        self._shelf.change(work)


class SearchHistory:
    """The searches that were made last in one folder."""

    def __init__(self, library: Path) -> None:
        """Take the library folder of the corpus folder."""
        self._file = library / "search-history.json"
        self._shelf = Shelf(self._file, "briefbook-search-history/1")

    def all(self) -> tuple[Search, ...]:
        """Return the searches, the last one first, each once.

        Raises:
            LibraryError: they cannot be read.
        """
        return _read(self._shelf.read(), Search, self._file)

    def note(self, search: Search) -> None:
        """Put a search at the front; of more than a hundred the oldest goes.

        Raises:
            LibraryError: it could not be kept.
        """

        def work(held: JsonObject) -> JsonObject:
            others = [one for one in _read(held, Search, self._file) if not _is_again(one, search)]
            return _with(held, (search, *others)[:LONGEST_HISTORY])

        self._shelf.change(work)

    def clear(self) -> None:
        """Forget all of them, the copy of the file before too.

        Raises:
            LibraryError: they could not be forgotten.
        """
        try:
            for file in self._file.parent.glob(f"{self._file.name}*"):
                file.unlink()
        except OSError as error:
            reason = error.strerror or "no reason given"
            raise LibraryError(f"The search history could not be cleared ({reason}); try again.") from error


def _read(body: JsonObject, kind: type[T], file: Path) -> tuple[T, ...]:
    rows = body.get("searches")
    try:
        return tuple(from_plain(kind, row) for row in rows) if isinstance(rows, list) else ()
    except PlainError as error:
        raise LibraryError(f"The file {file} holds no searches; put back a copy of it, or move it away.") from error


def _with(held: JsonObject, rows: Sequence[SavedSearch] | Sequence[Search]) -> JsonObject:
    plain: list[Json] = [to_plain(row) for row in rows]
    return {**held, "searches": plain}


def _named(saved: Saved, name: str) -> SavedSearch:
    for one in saved:
        if _same(one.name, name):
            return one
    raise SearchMissing(f"No search is saved as “{name}”; see which ones there are.")


def _same(one: str, other: str) -> bool:
    return fold(one).strip(" ") == fold(other).strip(" ")


def _is_again(one: Search, other: Search) -> bool:
    return (_same(one.text, other.text), one.filters, one.sort) == (True, other.filters, other.sort)


def _checked(name: str) -> str:
    line = clean(name).replace("\n", " ").replace("\t", " ").strip(" ")
    if not line or len(line) > LONGEST_NAME:
        raise LibraryError(f"A saved search has a name of 1 to {LONGEST_NAME} characters; type one.")
    return line
