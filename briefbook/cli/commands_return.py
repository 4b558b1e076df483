"""Command line room: the commands that take a note back into a book, or make a book of one: return, import."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefbook.app import returning
from briefbook.app.assembling import open_book, tab_title
from briefbook.app.changing import changing, held
from briefbook.app.importing import Importing, import_note
from briefbook.app.returning import Returned
from briefbook.cli import return_answers
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.freshness import ask
from briefbook.cli.output import Reply
from briefbook.model.returned import ReturnReport

_ALL = "all"


def give_back(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Compare a file with the book; with --take, take changes into it as one edit."""
    file, path = Path(given.file), Path(given.book)
    if not given.take:
        return _reply(returning.compare(file, open_book(path, surroundings.places).book).report, ())
    ids = None if given.take == [_ALL] else given.take
    with changing(path, surroundings.places, surroundings.now) as opened:
        found: Returned = returning.compare(file, opened.book)
        taken = returning.take(opened, found, ids)
    return _reply(found.report, taken)


def _reply(report: ReturnReport, taken: Sequence[str]) -> Reply:
    return Reply(
        return_answers.returned(report, taken), lambda look: return_answers.returned_lines(report, taken, look)
    )


def bring_in(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Make a book of a note."""
    out, places = Path(given.out), surroundings.places
    with held(out, places), surroundings.progress.stoppable() as progress:
        made, freshness = ask(
            given.folder,
            surroundings,
            lambda finder, _: import_note(Path(given.note), out, Importing(places, finder, surroundings.now, progress)),
        )
    for note in freshness.notes:
        surroundings.output.talk(note)
    title = tab_title(made.opened.book.tabs[0], places, made.opened.book.language)
    return Reply(
        return_answers.imported(made, given.out, title),
        lambda look: return_answers.imported_lines(made, given.out, title, look),
    )


COMMANDS: Mapping[str, Command] = {"return": give_back, "import": bring_in}
