"""Command line room: the command about language versions: pairs."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefbook.app.finding import Finder
from briefbook.app.pairing import pairs as pairs_of
from briefbook.app.workspace import open_workspace
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.freshness import Freshness, ask
from briefbook.cli.output import Reply
from briefbook.cli.setting import columns, one_line
from briefbook.cli.wording import counted
from briefbook.model.pair import Pair
from briefbook.model.plain import JsonObject

_SURE = 0.8


def pairs(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Show which documents of a folder are English and French versions of one text."""
    workspace = open_workspace(Path(given.folder), surroundings.places)

    def compare(_: Finder, __: Freshness) -> tuple[Pair, ...]:
        return pairs_of(workspace)

    found, freshness = ask(given.folder, surroundings, compare)
    return Reply(_plain(found, freshness.notes), lambda _: _lines(found, freshness.notes))


def _plain(found: Sequence[Pair], notes: Sequence[str]) -> JsonObject:
    return {
        "pairs": [{"en": pair.en, "fr": pair.fr, "confidence": pair.confidence} for pair in found],
        "notes": list(notes),
    }


def _lines(found: Sequence[Pair], notes: Sequence[str]) -> Iterator[str]:
    yield f"{counted(len(found), 'pair')} of an English and a French version."
    yield from notes
    for title, some in (
        ("", [pair for pair in found if pair.confidence >= _SURE]),
        ("To be looked at:", [pair for pair in found if pair.confidence < _SURE]),
    ):
        if some:
            yield title
            yield from columns([(one_line(pair.en), one_line(pair.fr), f"{pair.confidence:.2f}") for pair in some])


COMMANDS: Mapping[str, Command] = {"pairs": pairs}
