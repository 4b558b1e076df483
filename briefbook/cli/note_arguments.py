"""Command line room: how `note` makes its note: which copy of it, and with what beside the text."""

import argparse

from briefbook.model.kinds import Annex, Copy


def add_annotation_arguments(note: argparse.ArgumentParser) -> None:
    """Add what puts tracked changes or comments into a working copy, and where a binder lists its sources."""
    note.add_argument("--redline", action="store_true", help="a working copy with what was edited as tracked changes")
    note.add_argument("--review", action="store_true", help="a working copy with sources and findings as comments")
    note.add_argument(
        "--annex",
        type=Annex,
        choices=list(Annex),
        default=Annex.BOOK,
        help="where a binder in the working copy lists its sources: at its end (book), or behind each note (tab)",
    )


def chosen_copy(given: argparse.Namespace) -> Copy:
    """Return the copy that is meant: the one named, else the working copy where it is to be annotated."""
    if given.copy is not None:
        return Copy(given.copy)
    return Copy.WORKING if given.redline or given.review else Copy.MINISTER
