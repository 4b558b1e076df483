"""App room: the open book: every edit goes through its history, is safe on disk at once, and can be taken back.

A label of an edit is `verb:detail`, e.g. `add:Introduction`; the doors word it in the officer's language.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefbook.book import edit
from briefbook.book.brief_file import state_of
from briefbook.book.history import History
from briefbook.book.storage import Loaded, create, fingerprint_of, load, save
from briefbook.model.book import Book, Entry, Export, FieldValue, Section, Tab, Wording
from briefbook.model.errors import TemplateError
from briefbook.model.excerpt import Excerpt
from briefbook.model.kinds import EntryId, EntryKind, Language, SectionId, TabId
from briefbook.model.note import Blocks
from briefbook.model.plain import JsonObject, from_plain
from briefbook.model.template import TemplateInfo
from briefbook.render import catalog
from briefbook.render.fields import checked_field, note_title
from briefbook.settings.places import Places


class OpenBook:
    """A book that is being worked on: its present state, its file and its history.

    Attributes:
        book: the present state; replaced, never changed.
        path: the file it is kept in.
        recovered: whether edits were safe in the journal but not yet in the file when it was opened; they are in.
        set_aside: the file beside which keeps such edits when the book was changed by another program meanwhile.
    """

    def __init__(self, path: Path, loaded: Loaded, places: Places) -> None:
        self.path = path
        self._places = places
        self._saved, self._beside = loaded.fingerprint, loaded.beside
        self._history = History.open(places.history(loaded.book.id), loaded.body)
        recovered = self._history.recovered
        self.recovered = recovered is not None
        self.book = loaded.book
        if recovered is not None:
            self.book = replace(from_plain(Book, recovered), exports=loaded.book.exports)
        self.set_aside = self._keep_beside(self._history.set_aside)

    def _keep_beside(self, body: JsonObject | None) -> Path | None:
        """Keep edits that do not fit the book any more in a book of their own."""
        if body is None:
            return None
        self._places.books.mkdir(parents=True, exist_ok=True)
        name = f"{self.path.stem} (recovered {datetime.now().astimezone():%Y-%m-%d %H%M%S}).brief"
        create(self._places.books / name, replace(from_plain(Book, body), id=uuid.uuid4().hex))
        return self._places.books / name

    def apply(self, label: str, changed: Book) -> None:
        """Take an edit: it is in the journal on disk when this returns."""
        if changed == self.book:
            return
        self._history.record(label, state_of(self.book), state_of(changed))
        self.book = changed

    def undo(self) -> str:
        """Take the last edit back and return its label.

        Raises:
            NothingToUndo: there is none.
        """
        body, label = self._history.undo(state_of(self.book))
        self.book = replace(from_plain(Book, body), exports=self.book.exports)
        return label

    def redo(self) -> str:
        """Make the edit again that was taken back last and return its label.

        Raises:
            NothingToUndo: there is none.
        """
        body, label = self._history.redo(state_of(self.book))
        self.book = replace(from_plain(Book, body), exports=self.book.exports)
        return label

    def keep_exports(self, exports: tuple[Export, ...]) -> None:
        """Take what went out into the book: no edit, so nothing that undo takes back."""
        self.book = replace(self.book, exports=exports)

    @property
    def undo_label(self) -> str | None:
        """Label of the edit that undo takes back; None when there is none."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """Label of the edit that redo makes again; None when there is none."""
        return self._history.redo_label

    def save(self, now: datetime) -> None:
        """Write the book to its file, atomically.

        Raises:
            BookChangedOnDisk: somebody else saved it meanwhile; nothing is overwritten.
            BookError: the file cannot be written; the book is kept in the journal.
        """
        self._write(self.path, self._saved, now)

    def save_as(self, path: Path, now: datetime) -> None:
        """Write the book to another file, which the officer chose to replace if it is there, and go on there.

        Raises:
            BookError: the file cannot be written; the book stays where it was.
        """
        self._write(path, fingerprint_of(path), now)
        self.path = path

    def _write(self, path: Path, expected: str | None, now: datetime) -> None:
        moment, backups = now.isoformat(timespec="seconds"), self._places.backups(self.book.id)
        self._saved = save(path, self.book, expected, moment, backups, self._beside)
        self._history.mark_saved(state_of(self.book))


def open_book(path: Path, places: Places) -> OpenBook:
    """Open the book in this file.

    Raises:
        BookError: it is missing, damaged or newer than this Briefbook.
    """
    return OpenBook(path, load(path, backups_root=places.data / "backups"), places)


def create_book(
    path: Path,
    template: str,
    fields: Mapping[str, FieldValue],
    places: Places,
    language: Language = "en",
    book_id: str | None = None,
) -> OpenBook:
    """Make a new book of this template in a new file and open it.

    Args:
        path: the file; it must not be there yet.
        template: name of the template.
        fields: values of its fields.
        places: where templates and the officer's data lie.
        language: of the note.
        book_id: 32 hex digits; random when None.

    Raises:
        TemplateError: there is no such template or field.
        BookExists: the file is there.
    """
    info = template_info(template, places)
    checked = {name: checked_field(info, name, value, language) for name, value in fields.items()}
    create(path, edit.new_book(book_id or uuid.uuid4().hex, info, language, checked))
    return open_book(path, places)


def templates(places: Places) -> tuple[TemplateInfo, ...]:
    """Return all templates by name."""
    return tuple(template.info for template in catalog.list_templates(places.templates))


def broken_templates(places: Places) -> tuple[TemplateError, ...]:
    """Return, for each template folder that cannot be used, the error that says why."""
    return catalog.broken_templates(places.templates)


def template_info(name: str, places: Places) -> TemplateInfo:
    """Return what a template declares.

    Raises:
        TemplateMissing: no template has this name.
    """
    return catalog.load(places.templates, name).info


def tab_title(tab: Tab, places: Places, language: Language) -> str:
    """Return the title of the note that the tab makes; unset fields show as their label in brackets."""
    return note_title(template_info(tab.template, places), tab.fields, language)


def make_section(opened: OpenBook, heading: Wording, tab: TabId | None = None, at: int | None = None) -> SectionId:
    """Add a section to a tab, before the section at `at` (from 0) or at its end, and return its id."""
    changed, section_id = edit.add_section(opened.book, edit.tab_of(opened.book, tab).id, heading, at)
    opened.apply(f"add-section:{heading.in_language(opened.book.language)}", changed)
    return section_id


def with_section(book: Book, name: str, tab: TabId | None) -> tuple[Book, TabId, Section]:
    """Return the book with a section of this id or heading, made at the end where it is not there yet; its tab, it.

    Raises:
        NotInBook: there is no such tab.
    """
    where = edit.tab_of(book, tab)
    if edit.find_section(where, name) is None:
        heading = Wording(fr=name) if book.language == "fr" else Wording(en=name)
        book, _ = edit.add_section(book, where.id, heading)
    return book, where.id, edit.section_named(edit.tab_of(book, where.id), name)


def add(
    opened: OpenBook, section: str, excerpts: Sequence[Excerpt], tab: TabId | None = None, at: int | None = None
) -> tuple[EntryId, ...]:
    """Put excerpts into a section, made if needed, before the entry at `at` (from 0) or at its end; one edit."""
    book, tab_id, where = with_section(opened.book, section, tab)
    changed, ids = edit.add_excerpts(book, tab_id, where.id, excerpts, at)
    opened.apply(f"add:{where.heading.in_language(opened.book.language)}", changed)
    return ids


def write(
    opened: OpenBook,
    section: str,
    blocks: Blocks,
    kind: EntryKind = EntryKind.OWN,
    tab: TabId | None = None,
    at: int | None = None,
) -> EntryId:
    """Put own text, or a note to self, into a section, made if needed, before the entry at `at` or at its end."""
    book, tab_id, where = with_section(opened.book, section, tab)
    changed, entry_id = edit.write(book, tab_id, where.id, blocks, kind, at)
    opened.apply(f"write:{where.heading.in_language(opened.book.language)}", changed)
    return entry_id


def entry(opened: OpenBook, entry_id: str) -> Entry:
    """Return the entry of this id.

    Raises:
        NotInBook: there is none.
    """
    return edit.entry_of(opened.book, EntryId(entry_id))
