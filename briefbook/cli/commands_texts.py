"""Command line room: what is withheld of texts, who approved them, their other language; words replaced, pasting."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from briefbook.app import approving, pasting, redacting, replacing, translating
from briefbook.app.approving import Signature
from briefbook.app.assembling import OpenBook, open_book
from briefbook.app.changing import changing
from briefbook.app.exporting import NoteMaker
from briefbook.app.replacing import FindOptions
from briefbook.app.tabs import tab_named
from briefbook.cli import shapes, tab_shapes, tab_wording
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.commands_entries import read_markdown
from briefbook.cli.output import Reply
from briefbook.model.book import Book, Redaction
from briefbook.model.errors import UsageError
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import ApprovalRole, EntryId, TabId
from briefbook.model.pasted import Pasted, PastedForm
from briefbook.model.text import clean
from briefbook.settings.places import Places

_FORMS: Mapping[str, PastedForm] = {".html": "html", ".htm": "html", ".rtf": "rtf", ".txt": "text"}


def redact(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Withhold a stretch of a text from the disclosure copy, or show it again."""
    entry_id, span = EntryId(given.entry), (given.start, given.end)
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        if given.undo:
            redacting.unredact(opened, entry_id, span, other=given.other)
        else:
            redacting.redact(opened, entry_id, Redaction(*span, given.reason), other=given.other)
    return _changed(entry_id, "Shown again" if given.undo else "Withheld")


def unredact(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Show all of a text again."""
    entry_id = EntryId(given.entry)
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        redacting.unredact(opened, entry_id, other=given.other)
    return _changed(entry_id, "Shown again")


def _changed(entry_id: EntryId, says: str) -> Reply:
    return Reply(shapes.entry_ids((entry_id,)), lambda _: [f"{says}: {entry_id}"])


def approve(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Say who approved or prepared an entry or a note, or take it back."""
    role = ApprovalRole.PREPARED if given.prepared else ApprovalRole.APPROVED
    day = given.date or surroundings.today.isoformat()
    if len(day) != len("2024-02-07"):
        raise UsageError(f"An approval has a day; write {day!r} as YYYY-MM-DD.")
    if given.entry is not None and given.tab is not None:
        raise UsageError("Name an entry, or a note with --tab, not both.")
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        _sign(opened, given, Signature(given.by, role, given.title, day))
        book = opened.book
    return _signatures(book, None)


def _sign(opened: OpenBook, given: argparse.Namespace, signature: Signature) -> None:
    entry_id = EntryId(given.entry) if given.entry is not None else None
    tab = _tab(opened.book, given)
    if given.undo:
        approving.withdraw(opened, signature.name, signature.role, entry_id, tab)
    elif entry_id is not None:
        approving.approve_entry(opened, entry_id, signature)
    elif tab is None and len(opened.book.tabs) > 1:
        ids = ", ".join(one.id for one in opened.book.tabs)
        raise UsageError(f"This book has several notes; name an entry, or a note with --tab: {ids}.")
    else:
        approving.approve_tab(opened, signature, tab)


def approvals(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """List who approved what."""
    book = open_book(Path(given.book), surroundings.places).book
    return _signatures(book, _tab(book, given))


def _signatures(book: Book, tab: TabId | None) -> Reply:
    signed = tuple(approving.signed(book, tab))
    return Reply(tab_shapes.approvals(signed), lambda _: tab_wording.approval_lines(signed))


def translate(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Set the text of an entry in the other language."""
    text, entry_id = clean(given.text), EntryId(given.entry)
    blocks = read_markdown(text, surroundings.places) if given.markdown else paragraphs(text)
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        translating.set_other(opened, entry_id, blocks)
    return _changed(entry_id, "Set" if blocks else "Taken away")


def swap(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Exchange the texts of an entry in the two languages."""
    entry_id = EntryId(given.entry)
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        translating.swap(opened, entry_id)
    return _changed(entry_id, "Exchanged")


def untranslated(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """List the entries without a text in the other language."""
    book = open_book(Path(given.book), surroundings.places).book
    lacking = translating.untranslated(book, _tab(book, given))
    language = translating.other_language(book)
    return Reply(
        tab_shapes.untranslated(language, lacking), lambda _: tab_wording.untranslated_lines(language, lacking)
    )


def replace(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Replace words in the officer's own text."""
    if not clean(given.words).strip():
        raise UsageError("There is nothing to look for; write at least one word.")
    options = FindOptions(given.match_case, given.whole_words, given.match_accents, given.other)
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        tab = _tab(opened.book, given)
        came = replacing.replace_all(opened, given.words, given.text, options, tab, in_excerpts=given.in_excerpts)
    return Reply(tab_shapes.replaced(came), lambda _: tab_wording.replaced_lines(came.places, came.entries, came.taken))


def paste(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Put text copied elsewhere, kept in a file, into a section."""
    file = Path(given.file)
    form = _FORMS.get(file.suffix.lower())
    if form is None:
        raise UsageError(f"{file.name} is none of .html, .rtf and .txt.")
    if not file.is_file():
        raise UsageError(f"There is no file {file}.")
    pasted = _read(file.read_bytes(), form, surroundings.places)
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        tab = _tab(opened.book, given)
        entry_id = pasting.paste(opened, given.section, pasted.blocks, given.said_source, tab)
    return Reply(
        tab_shapes.pasted(entry_id, pasted.pictures, pasted.struck),
        lambda _: tab_wording.pasted_lines(entry_id, pasted.pictures, pasted.struck),
    )


def _read(data: bytes, form: PastedForm, places: Places) -> Pasted:
    maker = NoteMaker(places)
    try:
        return pasting.read_pasted(maker, form, data)
    finally:
        maker.close()


def _tab(book: Book, given: argparse.Namespace) -> TabId | None:
    return None if given.tab is None else tab_named(book, given.tab).id


COMMANDS: Mapping[str, Command] = {
    "redact": redact,
    "unredact": unredact,
    "approve": approve,
    "approvals": approvals,
    "translate": translate,
    "swap": swap,
    "untranslated": untranslated,
    "replace": replace,
    "paste": paste,
}
