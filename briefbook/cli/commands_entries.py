"""Command line room: the commands that change what stands in a book: write, edit, move, remove, section."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from briefbook.app import arranging, assembling, tabs
from briefbook.app.assembling import OpenBook
from briefbook.app.changing import changing, touched
from briefbook.app.exporting import NoteMaker
from briefbook.cli import shapes, wording
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.output import Reply
from briefbook.model.errors import UsageError
from briefbook.model.excerpt import paragraphs, reshape
from briefbook.model.kinds import EntryId, EntryKind, TabId
from briefbook.model.note import Blocks
from briefbook.model.text import clean
from briefbook.settings.places import Places


def write(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Put own text, or a note to self, into a section."""
    text = _text(given)
    blocks = read_markdown(text, surroundings.places) if given.markdown else paragraphs(text)
    if not blocks:
        raise UsageError("The text is empty; write at least one word.")
    kind = EntryKind.SELF if given.is_note_to_self else EntryKind.OWN
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        entry_id = assembling.write(opened, given.section, blocks, kind, tab_id(opened, given))
    return _changed((entry_id,), f"Written: {entry_id}")


def read_markdown(text: str, places: Places) -> Blocks:
    """Return what was typed as Markdown as blocks."""
    maker = NoteMaker(places)
    try:
        return maker.read_markdown(text)
    finally:
        maker.close()


def edit(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Replace the text of an entry; an excerpt keeps its source."""
    text = _text(given)
    entry_id = EntryId(given.entry)
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        arranging.edit_text(opened, entry_id, reshape(assembling.entry(opened, entry_id).blocks, text))
    return _changed((entry_id,), f"Changed: {entry_id}")


def _text(given: argparse.Namespace) -> str:
    text = clean(given.text)
    if not paragraphs(text):
        raise UsageError("The text is empty; write at least one word.")
    return text


def move(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Move an entry into a section."""
    entry_id = EntryId(given.entry)
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        arranging.move(opened, entry_id, given.section, given.at, tab_id(opened, given))
    return _changed((entry_id,), f"Moved: {entry_id}")


def remove(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Take an entry out of the book."""
    entry_id = EntryId(given.entry)
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        arranging.remove(opened, entry_id)
    return _changed((entry_id,), f"Removed: {entry_id}")


def _changed(ids: tuple[EntryId, ...], says: str) -> Reply:
    return Reply(shapes.entry_ids(ids), lambda _: [says])


def section(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Add, rename, move or remove a section; the entries that went with it are named."""
    work, says = _SECTION_VERBS[given.verb]
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        before = opened.book
        work(opened, given)
    ids = touched(before, opened.book)
    return _changed(ids, f"{says}{wording.entries_words(ids)}")


def _add_section(opened: OpenBook, given: argparse.Namespace) -> None:
    arranging.add_section(opened, _heading(given), given.at, tab_id(opened, given))


def _rename_section(opened: OpenBook, given: argparse.Namespace) -> None:
    arranging.rename_section(opened, given.name, _heading(given), tab_id(opened, given))


def _move_section(opened: OpenBook, given: argparse.Namespace) -> None:
    tab = tab_id(opened, given)
    if given.to is not None:
        tabs.send_section(opened, given.name, tabs.tab_named(opened.book, given.to).id, given.at, tab)
    elif given.at is not None:
        arranging.move_section(opened, given.name, given.at, tab)
    else:
        raise UsageError("Say where the section goes: --at N, or --to TAB.")


def _remove_section(opened: OpenBook, given: argparse.Namespace) -> None:
    arranging.remove_section(opened, given.name, tab_id(opened, given))


def tab_id(opened: OpenBook, given: argparse.Namespace) -> TabId | None:
    """Return the note that was named; None when none was."""
    return None if given.tab is None else tabs.tab_named(opened.book, given.tab).id


def _heading(given: argparse.Namespace) -> str:
    heading = clean(given.heading).replace("\n", " ").strip(" ")
    if not heading:
        raise UsageError("The heading is empty; write at least one word.")
    return heading


_SECTION_VERBS: Mapping[str, tuple[Callable[[OpenBook, argparse.Namespace], None], str]] = {
    "add": (_add_section, "Section added"),
    "rename": (_rename_section, "Section renamed"),
    "move": (_move_section, "Section moved"),
    "remove": (_remove_section, "Section removed"),
}

COMMANDS: Mapping[str, Command] = {"write": write, "edit": edit, "move": move, "remove": remove, "section": section}
