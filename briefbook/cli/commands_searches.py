"""Command line room: the commands about searches that are kept: searches, search."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from briefbook.app.searching import KeptSearches
from briefbook.app.workspace import open_workspace
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.commands_corpus import filters_of
from briefbook.cli.output import Reply
from briefbook.cli.setting import columns, one_line
from briefbook.model.plain import Json, JsonObject
from briefbook.model.query import Request
from briefbook.model.saved_search import Search


def searches(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """List the saved searches of a folder and the last ones made."""
    kept = KeptSearches(open_workspace(Path(given.folder), surroundings.places))
    return Reply(_plain(kept), lambda _: _lines(kept))


def search(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Change what is kept, and answer with all that is kept then."""
    kept = KeptSearches(open_workspace(Path(given.folder), surroundings.places))
    says = _VERBS[given.verb](kept, given)
    return Reply(_plain(kept), lambda _: [says])


def _save(kept: KeptSearches, given: argparse.Namespace) -> str:
    request = Request(given.query, filters_of(given), sort=given.sort)
    return f"Saved: {kept.save(given.name, request).name}"


def _rename(kept: KeptSearches, given: argparse.Namespace) -> str:
    kept.rename(given.name, given.new)
    return "Search renamed."


def _move(kept: KeptSearches, given: argparse.Namespace) -> str:
    kept.move(given.name, given.at)
    return "Search moved."


def _remove(kept: KeptSearches, given: argparse.Namespace) -> str:
    kept.remove(given.name)
    return "Search removed."


def _clear(kept: KeptSearches, _given: argparse.Namespace) -> str:
    kept.clear_history()
    return "The search history is cleared."


def _plain(kept: KeptSearches) -> JsonObject:
    saved: list[Json] = [{"name": one.name, **_search(one.search)} for one in kept.saved()]
    return {"searches": saved, "history": [_search(one) for one in kept.history()]}


def _search(one: Search) -> JsonObject:
    filters = one.filters
    return {
        "query": one.text,
        "filters": {
            "kinds": [kind.value for kind in filters.kinds],
            "languages": list(filters.languages),
            "since": filters.since,
            "until": filters.until,
            "publishers": list(filters.publishers),
            "under": filters.under,
            "topics": list(filters.topics),
            "markings": list(filters.markings),
        },
        "sort": one.sort.value,
    }


def _lines(kept: KeptSearches) -> Iterator[str]:
    saved, history = kept.saved(), kept.history()
    yield from columns([(one_line(one.name), one_line(one.search.text)) for one in saved], "")
    if not saved:
        yield "No search is saved."
    if history:
        yield ""
        yield "The last searches:"
        yield from (f"  {one_line(one.text)}" for one in history)


_VERBS: Mapping[str, Callable[[KeptSearches, argparse.Namespace], str]] = {
    "save": _save,
    "rename": _rename,
    "move": _move,
    "remove": _remove,
    "clear": _clear,
}
COMMANDS: Mapping[str, Command] = {"searches": searches, "search": search}
