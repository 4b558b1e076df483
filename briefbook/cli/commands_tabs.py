"""Command line room: the command about the notes of a book: tab."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from briefbook.app import retemplating, tabs
from briefbook.app.assembling import OpenBook, tab_title, template_info
from briefbook.app.changing import changing
from briefbook.app.retemplating import Retemplated
from briefbook.cli import tab_shapes, tab_wording
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.commands_book import typed_fields
from briefbook.cli.output import Reply
from briefbook.model.book import Book
from briefbook.model.kinds import TabId
from briefbook.settings.places import Places


def tab(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Add, rename, move, copy or remove a note of a book, or give it another template."""
    places = surroundings.places
    with changing(Path(given.book), places, surroundings.now) as opened:
        if given.verb == "template":
            came = retemplating.use_template(opened, given.template, places, _tab(opened, given))
            return _retemplated(opened.book, came, places)
        _VERBS[given.verb](opened, given, places)
        book = opened.book
    return _listed(book, places)


def _listed(book: Book, places: Places) -> Reply:
    titles = {str(one.id): tab_title(one, places, book.language) for one in book.tabs}
    return Reply(tab_shapes.tabs(book, titles), lambda _: tab_wording.tab_lines(book, titles))


def _retemplated(book: Book, came: Retemplated, places: Places) -> Reply:
    titles = {str(one.id): tab_title(one, places, book.language) for one in book.tabs}
    return Reply(
        tab_shapes.retemplated(book, titles, came.not_placed, came.fields_left),
        lambda _: tab_wording.retemplated_lines(book, titles, came.not_placed, came.fields_left),
    )


def _tab(opened: OpenBook, given: argparse.Namespace) -> TabId:
    return tabs.tab_named(opened.book, given.tab).id


def _add(opened: OpenBook, given: argparse.Namespace, places: Places) -> None:
    fields = typed_fields(template_info(given.template, places), given.field)
    tabs.add_tab(opened, given.template, places, fields, given.name, given.at)


def _rename(opened: OpenBook, given: argparse.Namespace, _places: Places) -> None:
    tabs.rename_tab(opened, _tab(opened, given), given.name)


def _move(opened: OpenBook, given: argparse.Namespace, _places: Places) -> None:
    tabs.move_tab(opened, _tab(opened, given), given.at)


def _remove(opened: OpenBook, given: argparse.Namespace, _places: Places) -> None:
    tabs.remove_tab(opened, _tab(opened, given))


def _duplicate(opened: OpenBook, given: argparse.Namespace, _places: Places) -> None:
    tabs.duplicate_tab(opened, _tab(opened, given), given.name)


_VERBS: Mapping[str, Callable[[OpenBook, argparse.Namespace, Places], None]] = {
    "add": _add,
    "rename": _rename,
    "move": _move,
    "remove": _remove,
    "duplicate": _duplicate,
}

COMMANDS: Mapping[str, Command] = {"tab": tab}
