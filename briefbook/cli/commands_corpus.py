"""Command line room: the commands about a folder of documents: index, find, show."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from briefbook.app.finding import Finder, read_pick
from briefbook.app.refreshing import refresh, unread_files
from briefbook.app.rules import rules, set_rules
from briefbook.app.verifying import verify
from briefbook.app.workspace import open_workspace
from briefbook.cli import shapes, wording
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.explaining import explanation_lines, explanation_shape
from briefbook.cli.freshness import Freshness, ask, mended
from briefbook.cli.output import Reply
from briefbook.cli.setting import columns
from briefbook.model.errors import IndexDamaged
from briefbook.model.folder import FolderRules
from briefbook.model.hit import Results
from briefbook.model.plain import Json
from briefbook.model.query import Explanation, Filters, Request
from briefbook.model.query_help import QUERY_SIGNS


def index(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Index a folder."""
    workspace = open_workspace(Path(given.folder), surroundings.places)
    if given.include is not None or given.exclude is not None:
        held = rules(workspace)
        set_rules(workspace, FolderRules(_given(given.include, held.include), _given(given.exclude, held.exclude)))
    with surroundings.progress.stoppable() as progress:
        try:
            again = unread_files(workspace) if given.retry else ()
            if not given.rebuild:
                verify(workspace, progress)
            report = refresh(workspace, progress, rebuild=given.rebuild, again=again)
        except IndexDamaged as error:
            report = refresh(workspace, progress, rebuild=True)
            surroundings.output.talk(mended(error))
    return Reply(shapes.index_report(report), lambda _: wording.index_lines(report))


def _given(wildcards: list[str] | None, held: tuple[str, ...]) -> tuple[str, ...]:
    return held if wildcards is None else tuple(one for one in wildcards if one)


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


COMMANDS: Mapping[str, Command] = {"index": index, "find": find, "show": show, "query-help": query_help}
