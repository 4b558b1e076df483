"""Command line room: the command that indexes a folder."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from briefbook.app.refreshing import refresh
from briefbook.app.rules import rules, set_rules
from briefbook.app.workspace import Workspace, open_workspace
from briefbook.cli import shapes, wording
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.output import Reply
from briefbook.model.errors import IndexDamaged
from briefbook.model.folder import FolderRules
from briefbook.model.monitor import Monitor


def index(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Index a folder."""
    workspace = open_workspace(Path(given.folder), surroundings.places)
    if given.include is not None or given.exclude is not None:
        held = rules(workspace)
        set_rules(workspace, FolderRules(_given(given.include, held.include), _given(given.exclude, held.exclude)))
    with surroundings.progress.stoppable() as progress:
        try:
            again = _looked_over(workspace, given, progress) if workspace.place.exists() else ()
            report = refresh(workspace, progress, rebuild=given.rebuild, again=again)
        except IndexDamaged as error:
            report = refresh(workspace, progress, rebuild=True)
            surroundings.output.talk(wording.mended(error))
    return Reply(shapes.index_report(report), lambda _: wording.index_lines(report))


def _looked_over(workspace: Workspace, given: argparse.Namespace, progress: Monitor) -> tuple[str, ...]:
    """Make sure that the index there is can be trusted; return what is to be read again."""
    from briefbook.app.staleness import unread_files  # noqa: PLC0415  # as verify
    from briefbook.app.verifying import verify  # noqa: PLC0415  # it loads Whoosh, for which a first run has no use

    again = unread_files(workspace) if given.retry else ()
    if not given.rebuild:
        verify(workspace, progress)
    return again


def _given(wildcards: list[str] | None, held: tuple[str, ...]) -> tuple[str, ...]:
    return held if wildcards is None else tuple(one for one in wildcards if one)


COMMANDS: Mapping[str, Command] = {"index": index}
