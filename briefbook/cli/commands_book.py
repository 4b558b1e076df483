"""Command line room: the commands about a book as a whole: templates, new, set, outline, undo, redo, restore."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefbook.app.assembling import (
    OpenBook,
    broken_templates,
    create_book,
    open_book,
    tab_title,
    template_info,
    templates,
)
from briefbook.app.changing import changing, held, touched
from briefbook.app.restoring import restore
from briefbook.app.tabs import set_fields, tab_named
from briefbook.cli import shapes, wording
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.output import Reply
from briefbook.model.book import Book, FieldValue
from briefbook.model.template import TemplateInfo
from briefbook.settings.places import Places


def list_templates(_given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """List the templates; one that cannot be used is named with the reason."""
    infos = templates(surroundings.places)
    for error in broken_templates(surroundings.places):
        surroundings.output.talk(error.sentence)
    return Reply(shapes.templates(infos), lambda _: wording.template_lines(infos))


def new(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Make a new book; a file that is there is refused."""
    path, places = Path(given.book), surroundings.places
    fields = typed_fields(template_info(given.template, places), given.field)
    with held(path, places):
        opened = create_book(path, given.template, fields, places, given.language)
    return _titled(opened, given.book, places, "Made")


def set_values(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Set fields of a book; an empty value takes the value away."""
    places = surroundings.places
    with changing(Path(given.book), places, surroundings.now) as opened:
        tab = tab_named(opened.book, given.tab)
        typed = typed_fields(template_info(tab.template, places), given.fields)
        set_fields(opened, {name: value or None for name, value in typed.items()}, places, tab.id)
    return _titled(opened, given.book, places, "Changed")


def typed_fields(info: TemplateInfo, pairs: Sequence[tuple[str, str]]) -> Mapping[str, FieldValue]:
    """Return the fields that were typed; a field given again, or one that holds a list, gets a list."""
    fields: dict[str, FieldValue] = {}
    for name, value in pairs:
        before = fields.get(name)
        if before is None:
            spec = info.field(name)
            fields[name] = (value,) if value and spec is not None and spec.type == "list" else value
        else:
            fields[name] = (*((before,) if isinstance(before, str) else before), value)
    return fields


def _titled(opened: OpenBook, path: str, places: Places, done: str) -> Reply:
    title = tab_title(opened.book.tabs[0], places, opened.book.language)
    return Reply({"book": path, "title": title}, lambda _: [f"{done}: {path}", f"  {title}"])


def outline(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Show what stands in a book."""
    opened = open_book(Path(given.book), surroundings.places)
    if opened.recovered:
        surroundings.output.talk("Changes that were not yet saved to the file were brought back.")
    book = opened.book
    titles = {str(tab.id): tab_title(tab, surroundings.places, book.language) for tab in book.tabs}
    return Reply(shapes.outline(book, titles), lambda look: wording.outline_lines(book, titles, look))


def undo(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Take the last change back."""
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        before = opened.book
        label = opened.undo()
    return _went(before, opened.book, f"Taken back: {wording.edit_words(label)}")


def redo(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Make the change again that was taken back last."""
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        before = opened.book
        label = opened.redo()
    return _went(before, opened.book, f"Done again: {wording.edit_words(label)}")


def bring_back(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Put the newest good copy in the place of a damaged or lost book."""
    restored = restore(Path(given.book), surroundings.places)
    kept = str(restored.kept) if restored.kept is not None else None
    lines = [f"Restored: {given.book}, as it was saved at {restored.saved_at}"]
    lines += [f"  The damaged file is kept as {kept}"] if kept is not None else []
    return Reply({"book": given.book, "saved_at": restored.saved_at, "kept": kept}, lambda _: lines)


def _went(before: Book, after: Book, says: str) -> Reply:
    ids = touched(before, after)
    return Reply(shapes.entry_ids(ids), lambda _: [f"{says}{wording.entries_words(ids)}"])


COMMANDS: Mapping[str, Command] = {
    "templates": list_templates,
    "new": new,
    "set": set_values,
    "outline": outline,
    "undo": undo,
    "redo": redo,
    "restore": bring_back,
}
