"""Command line room: the commands about the documents of a folder: find, show."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath

from briefbook.app.finding import Finder, read_pick
from briefbook.cli import shapes, wording
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.explaining import explanation_lines, explanation_shape
from briefbook.cli.freshness import Freshness, ask
from briefbook.cli.output import Reply
from briefbook.cli.setting import columns
from briefbook.model.hit import Results
from briefbook.model.plain import Json
from briefbook.model.query import Explanation, Filters, Request
from briefbook.model.query_help import QUERY_SIGNS


def find(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Find passages in a folder that is brought up to date first."""
    filters = filters_of(given)
    today = surroundings.today.isoformat()
    request = Request(given.query, filters, given.limit, given.sort, today=today)

    def search(finder: Finder, freshness: Freshness) -> tuple[Results, Explanation | None]:
        explained = finder.explain(request) if given.explain else None
        if given.like is not None:
            found = finder.like(read_pick(given.like), filters, given.limit, text=request.text)
            return replace(found, complete=freshness.is_complete), explained
        return finder.find(request, complete=freshness.is_complete), explained

    (found, explained), freshness = ask(given.folder, surroundings, search)
    notes = (*freshness.notes, *found.notes)
    plain = shapes.results(found, notes)
    said: tuple[str, ...] = ()
    if explained is not None:
        plain["explanation"] = explanation_shape(explained)
        said = tuple(explanation_lines(explained))
    return Reply(plain, lambda look: wording.found_lines(found, (*notes, *said), look))


def filters_of(given: argparse.Namespace) -> Filters:
    """Return the filters that were typed."""
    return Filters(
        kinds=tuple(given.kind),
        languages=(given.language,) if given.language else (),
        since=given.since,
        until=given.until,
        publishers=tuple(given.publisher),
        under=given.under,
        topics=tuple(given.topic),
    )


def query_help(given: argparse.Namespace, _: Surroundings) -> Reply:
    """Say how queries are written."""
    rows = [row.in_language(given.language) for row in QUERY_SIGNS]
    plain: Json = [{"sign": sign, "example": example, "meaning": meaning} for sign, example, meaning in rows]
    return Reply({"signs": plain}, lambda _: columns(rows, ""))


def show(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Show one document of a folder that is brought up to date first."""
    path = PurePath(given.path).as_posix()
    document, freshness = ask(given.folder, surroundings, lambda finder, _: finder.document(path))
    for note in freshness.notes:
        surroundings.output.talk(note)
    return Reply(shapes.document(document), lambda look: wording.document_lines(document, look))


COMMANDS: Mapping[str, Command] = {"find": find, "show": show, "query-help": query_help}
