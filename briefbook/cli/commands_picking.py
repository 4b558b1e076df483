"""Command line room: the command that takes passages from a folder into a book: add."""

import argparse
from collections.abc import Mapping
from pathlib import Path, PurePath

from briefbook.app import assembling
from briefbook.app.changing import changing
from briefbook.app.finding import read_pick
from briefbook.app.tabs import tab_named
from briefbook.cli import shapes
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.freshness import ask
from briefbook.cli.output import Reply


def add(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Put passages into a section, all as one edit."""
    path = PurePath(given.path).as_posix() if given.path else None
    picks = [read_pick(text, path) for text in given.picks]
    excerpts, freshness = ask(given.folder, surroundings, lambda finder, _: finder.excerpts(picks, surroundings.today))
    for note in freshness.notes:
        surroundings.output.talk(note)
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        tab = None if given.tab is None else tab_named(opened.book, given.tab).id
        ids = assembling.add(opened, given.section, excerpts, tab)
    return Reply(shapes.entry_ids(ids), lambda _: [f"Added: {', '.join(ids)}"])


COMMANDS: Mapping[str, Command] = {"add": add}
