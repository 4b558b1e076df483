"""Command line room: the commands about what the officer decides about a folder: correct, moved, synonyms."""

import argparse
from collections.abc import Mapping
from pathlib import Path, PurePath

from briefbook.app.correcting import correct as keep_correction
from briefbook.app.finding import Finder
from briefbook.app.moving import move, same_folder
from briefbook.app.naming import start_synonyms, synonym_file
from briefbook.app.naming import synonyms as read_synonyms
from briefbook.app.refreshing import refresh
from briefbook.app.workspace import open_workspace
from briefbook.cli import shapes, wording
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.freshness import ask
from briefbook.cli.output import Reply


def correct(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Correct what was read of a document, durably."""
    asked = PurePath(given.path).as_posix()
    before, _ = ask(given.folder, surroundings, lambda finder, _: finder.document(asked))
    workspace = open_workspace(Path(given.folder), surroundings.places)
    for field, value in given.fields:
        keep_correction(workspace, before.path, field, value or None)
    with surroundings.progress.stoppable() as progress:
        refresh(workspace, progress, again=(before.path,))
    finder = Finder(workspace)
    try:
        document = finder.document(before.path)
    finally:
        finder.close()
    return Reply(shapes.document(document), lambda look: wording.document_lines(document, look))


def moved(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Say that a folder lies somewhere else now; its index and what was decided about it go with it."""
    folder_id = same_folder(surroundings.places, Path(given.old), Path(given.folder))
    workspace = move(surroundings.places, folder_id, Path(given.folder))
    return Reply(
        {"folder": workspace.id, "label": workspace.label}, lambda _: [f"{workspace.label} is {given.old} now."]
    )


def synonyms(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Show the names that stand for one another in the searches of a folder, and the file to change them in."""
    workspace = open_workspace(Path(given.folder), surroundings.places)
    held = start_synonyms(workspace) if given.starter else read_synonyms(workspace)
    file = str(synonym_file(workspace))
    return Reply(shapes.synonyms(file, held), lambda look: wording.synonym_lines(file, held, look))


COMMANDS: Mapping[str, Command] = {"correct": correct, "moved": moved, "synonyms": synonyms}
