"""App room: last time's note becomes a book: its headings sections, its paragraphs entries, each led to its source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from briefbook.app.assembling import OpenBook, create_book, templates
from briefbook.app.finding import Finder, Pick
from briefbook.app.import_file import NoteFile, read_file_of_note
from briefbook.app.import_reading import NoteRead, NoteText, read_note
from briefbook.app.tracing import FolderTracer
from briefbook.book import edit
from briefbook.book.drafting import DraftEntry, DraftSection, drafted
from briefbook.model.book import Book, Entry, Wording
from briefbook.model.document import Document, DocumentRow
from briefbook.model.errors import BookExists, LookupFailed
from briefbook.model.excerpt import Excerpt
from briefbook.model.imported import ImportedEntry, TracedText
from briefbook.model.kinds import EntryKind
from briefbook.model.match import Match, Verdict
from briefbook.model.monitor import Monitor, Silent
from briefbook.model.note import Heading, Para, Run
from briefbook.render.fields import missing_fields
from briefbook.settings.places import Places

_SOURCED = frozenset({Verdict.VERBATIM, Verdict.CUT, Verdict.ALTERED, Verdict.PARTIAL, Verdict.ASSEMBLED})
_NO_TRACE = TracedText(Verdict.NONE, Match(Verdict.NONE), ())


@dataclass(frozen=True, slots=True)
class Imported:
    """A book that was made of a note.

    Attributes:
        entries: where each text comes from.
        notes: what the officer should know, in sentences.
    """

    opened: OpenBook
    entries: tuple[ImportedEntry, ...]
    template: str
    notes: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Importing:
    """What an import works with: the officer's places, the folder's finder, the present time, whom to report to."""

    places: Places
    finder: Finder
    now: datetime
    monitor: Monitor = field(default_factory=Silent)


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage of the note, or a heading below that of a section, with what was found of it."""

    draft: DraftEntry
    traced: TracedText


def import_note(note: Path, out: Path, work: Importing) -> Imported:
    """Make a book in the new file `out` of a note, with sources from the folder of the finder.

    A note that lies in the folder itself is no source of its own.

    Raises:
        ExtractError: the note cannot be read.
        BookExists: a file lies at `out`.
        IndexDamaged: the index of the folder must be made anew.
        Cancelled: the monitor asked to stop; there is no book.
    """
    if out.exists():
        raise BookExists(f"There is a file “{out.name}” in {out.parent} already; choose another name.")
    file = read_file_of_note(note, work.monitor)
    document = file.document
    read = read_note(document, templates(work.places))
    tracer = FolderTracer(work.finder, lambda row: not _is_same(row, document), work.monitor)
    sections = [(heading, list(_texts(some, file, tracer, work))) for heading, some in read.sections]
    opened = create_book(out, read.info.name, read.fields, work.places, read.language)
    drafts = [DraftSection(heading, tuple(one.draft for one in texts)) for heading, texts in sections]
    book, ids = drafted(opened.book, read.info, drafts)
    book = _with_title(book, read)
    opened.apply(f"import:{note.name}", book)
    opened.save(work.now)
    made: dict[str, Entry] = {str(entry.id): entry for _, _, entry in book.entries()}
    found = [one.traced for _, texts in sections for one in texts]
    entries = tuple(
        ImportedEntry(entry_id, traced, made[entry_id].provenance)
        for entry_id, traced in zip(ids, found, strict=True)
        if traced is not _NO_TRACE
    )
    return Imported(opened, entries, read.info.name, tuple(_notes(read, document, tracer)))


def _with_title(book: Book, read: NoteRead) -> Book:
    """Return the book with a title that no field took as a note to self; it may be a line that only looked like one."""
    if read.title is None or not book.tabs[0].sections:
        return book
    first = book.tabs[0].sections[0].id
    return edit.write(book, None, first, (Para((Run(read.title),)),), EntryKind.SELF, at=0)[0]


def _is_same(row: DocumentRow, note: Document) -> bool:
    """Tell whether a document of the folder is the note itself, or the note in another format."""
    same_text = row.id.startswith(f"{note.fingerprint[:16]}@")
    return same_text or (row.title is not None and (row.title, row.date) == (note.title, note.date))


def _texts(texts: Sequence[NoteText], file: NoteFile, tracer: FolderTracer, work: Importing) -> Iterator[_Text]:
    below: tuple[str, ...] = ()
    for number, text in enumerate(texts):
        work.monitor.advance(number, len(texts))
        for depth, heading in enumerate(text.below):
            if text.below[: depth + 1] != below[: depth + 1]:
                yield _Text(DraftEntry((Heading(min(3 + depth, 4), (Run(heading),)),)), _NO_TRACE)
        below, passage = text.below, text.passage
        traced = tracer.text(passage.text)
        yield _Text(DraftEntry(file.blocks(passage), _excerpt(traced, work)), traced)


def _excerpt(traced: TracedText, work: Importing) -> Excerpt | None:
    if traced.verdict not in _SOURCED or not traced.match.sources:
        return None
    source = traced.match.sources[0]
    try:
        document = work.finder.document(source.path)
        pick = Pick(document.passage_id(source.ordinal), source.span, source.path)
        return work.finder.excerpts([pick], work.now.astimezone().date())[0]
    except LookupFailed:
        return None  # it went away meanwhile


def _notes(read: NoteRead, document: Document, tracer: FolderTracer) -> Iterator[Wording]:
    missing = missing_fields(read.info, read.fields)
    if missing:
        english = ", ".join(f"“{spec.label.in_language('en')}”" for spec in missing)
        french = ", ".join(f"« {spec.label.in_language('fr')} »" for spec in missing)
        yield Wording(
            f"Still to be set before the note can be made: {english}.",
            f"À remplir avant que la note puisse être produite : {french}.",
        )
    if read.title is not None:
        yield Wording(
            f"The title of the note, “{read.title}”, is no field of its template; it is kept as a note to self.",
            f"Le titre de la note, « {read.title} », n’est pas un champ de son modèle; il est gardé en note pour soi.",
        )
    if not tracer.passages:
        yield Wording(
            "The folder has no passages to compare with; all of the note counts as your own words.",
            "Le dossier n’a pas de passages à comparer; toute la note compte comme vos propres mots.",
        )
    if document.furniture:
        shown = [one.text[:60] for one in document.furniture[:5]]
        more = len(document.furniture) - len(shown)
        yield Wording(
            f"Lines of the page were left out: {'; '.join(f'“{one}”' for one in shown)}"
            f"{f' and {more} more' if more else ''}.",
            f"Des lignes de la page ont été laissées de côté : {'; '.join(f'« {one} »' for one in shown)}"
            f"{f' et {more} autres' if more > 1 else ' et une autre' if more else ''}.",
        )
