"""Command line room: the commands that make a note: note, sample."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from briefbook.app.assembling import open_book
from briefbook.app.exporting import NoteMaker, Options
from briefbook.app.opening_data import is_open_data, write_rows
from briefbook.app.recording import record_in
from briefbook.app.sample import SampleOptions, make_sample
from briefbook.app.tabs import tab_named
from briefbook.cli import shapes, wording
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.note_arguments import chosen_copy
from briefbook.cli.output import Reply
from briefbook.model.book import Book


def note(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Write the note of a book, the binder of one of several notes."""
    book = open_book(Path(given.book), surroundings.places).book
    if is_open_data(Path(given.out)):
        return _rows(book, given, surroundings)
    copy = chosen_copy(given)
    options = Options(copy=copy, language=given.language, redline=given.redline, review=given.review, annex=given.annex)
    maker = NoteMaker(surroundings.places)
    try:
        with surroundings.progress.stoppable() as progress:
            tab = None if given.tab is None else tab_named(book, given.tab)
            report = maker.export(book, tab, Path(given.out), options, progress)
    finally:
        maker.close()
    files = [str(file) for file in report.files]
    unrecorded = record_in(Path(given.book), report.exports, surroundings.places, surroundings.now)
    findings = (*report.findings, *unrecorded)
    return Reply(shapes.note(files, findings), lambda _: wording.note_lines(files, findings))


def _rows(book: Book, given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Write notes of a book as open-data rows; without a name those that have such a form."""
    tabs = book.tabs if given.tab is None else (tab_named(book, given.tab),)
    report = write_rows(book, tabs, Path(given.out), surroundings.places)
    files = [str(file) for file in report.files]
    return Reply(shapes.note(files, report.findings), lambda _: wording.note_lines(files, report.findings))


def sample(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Make the sample note from the sample corpus."""
    out = Path(given.out)
    options = SampleOptions(given.template, given.language, given.copy)
    with surroundings.progress.stoppable() as progress:
        report = make_sample(surroundings.places, out, options, progress, surroundings.now)
    files = [str(file) for file in report.files]
    return Reply({"files": [*files]}, lambda _: wording.sample_lines(files, str(report.book)))


COMMANDS: Mapping[str, Command] = {"note": note, "sample": sample}
