"""Every kind of file that a sample gives: all templates, both languages, all copies, redline and review copy.

What there is the catalog says: a template that is added is looked at without a word here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

from briefbook.app.exporting import NoteMaker
from briefbook.app.finding import Finder
from briefbook.app.refreshing import refresh
from briefbook.app.sample import sample_book
from briefbook.app.sample_filling import Sources
from briefbook.app.sample_plan import read_plan
from briefbook.app.workspace import open_workspace
from briefbook.model.book import Book, Entry, Redaction, Section, Tab
from briefbook.model.excerpt import paragraphs, reshape
from briefbook.model.kinds import LANGUAGES, Copy, EntryId, EntryKind, Fingerprint, FolderId, Language, TabId
from briefbook.model.monitor import Silent
from briefbook.model.note import Doc
from briefbook.render import catalog, html_out, markdown_out, word, word_note
from briefbook.render.annotate import Annotations, TabFinding, annotated
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.binder import bind, reference_of
from briefbook.render.word_audit_copy import Asked
from briefbook.review.empty_sections import empty_sections
from briefbook.settings.places import Places, shipped_folder

BINDER = "binder"
"""What stands for a template where all notes of a book are made into one file."""
RICHEST = "cimm-narrative"
"""The template whose sample has most that was picked."""
TODAY = date(2024, 2, 7)
SHIPPED = (shipped_folder() / "templates",)
WORKING = Asked(Copy.WORKING)
REDLINE = Asked(Copy.WORKING, redline=True)
REVIEW = Asked(Copy.WORKING, review=True)
EVERY_WAY: tuple[Asked, ...] = (*(Asked(copy) for copy in Copy), REDLINE, REVIEW)


@dataclass(frozen=True)
class Kind:
    """What is to be made: a template's sample in a language, as a copy."""

    template: str
    language: Language
    asked: Asked

    @property
    def name(self) -> str:
        """A name for its file, without suffix."""
        marks = "-redline" * self.asked.redline + "-review" * self.asked.review
        return f"{self.template}-{self.language}-{self.asked.copy}{marks}"


@dataclass(frozen=True)
class Made:
    """A note: its tree and its Word file."""

    kind: Kind
    doc: Doc
    data: bytes

    def write_to(self, folder: Path) -> Path:
        """Write the Word file and return it."""
        file = folder / f"{self.kind.name}.docx"
        file.write_bytes(self.data)
        return file


def templates() -> tuple[str, ...]:
    """Return the names of all templates that ship."""
    return tuple(template.name for template in catalog.list_templates(SHIPPED))


def every_kind(*, full: bool) -> tuple[Kind, ...]:
    """Return all kinds, or each template once, in turn in each language and copy, with a redline and a review copy."""
    names = templates()
    if full:
        names = (*names, BINDER)
        return tuple(Kind(name, language, asked) for name in names for language in LANGUAGES for asked in EVERY_WAY)
    turns = [Kind(name, LANGUAGES[turn % 2], EVERY_WAY[turn % 3]) for turn, name in enumerate(names)]
    binders = (Kind(BINDER, "en", Asked(Copy.MINISTER)), Kind(BINDER, "fr", WORKING))
    return (*turns, *binders, Kind(RICHEST, "en", REDLINE), Kind(RICHEST, "fr", REVIEW))


def books_for(places: Places, kinds: Sequence[Kind]) -> dict[tuple[str, Language], Book]:
    """Return the books that notes are made of, by template and language; a binder holds a note of every template."""
    wanted = dict.fromkeys((kind.template, kind.language) for kind in kinds)
    for language in {language for template, language in wanted if template == BINDER}:
        wanted |= dict.fromkeys((template, language) for template in templates())
    notes = [one for one in wanted if one[0] != BINDER]
    books = {(template, language): book for template, language, book in sample_books(places, notes)}
    for language in [language for template, language in wanted if template == BINDER]:
        books[BINDER, language] = together([books[template, language] for template in templates()])
    return books


def together(books: Sequence[Book]) -> Book:
    """Return one book with the notes of several, each text under a number of its own."""
    numbers = count(1)
    tabs = []
    for place, book in enumerate(books, 1):
        (tab,) = book.tabs
        sections = tuple(
            replace(
                section, entries=tuple(replace(entry, id=EntryId(f"e{next(numbers)}")) for entry in section.entries)
            )
            for section in tab.sections
        )
        tabs.append(replace(tab, id=TabId(f"t{place}"), sections=sections))
    return replace(books[0], tabs=tuple(tabs), next_entry=next(numbers), name="Winter Session")


def sample_books(places: Places, wanted: Sequence[tuple[str, Language]]) -> Iterator[tuple[str, Language, Book]]:
    """Walk over the sample books of templates, made as `briefbook sample` makes them."""
    workspace = open_workspace(places.sample_corpus, places)
    refresh(workspace, Silent())
    finder, maker = Finder(workspace), NoteMaker(places)
    try:
        sources = Sources(finder, maker.read_markdown, TODAY)
        for template, language in wanted:
            yield template, language, sample_book(read_plan(places, template), places, language, sources)
    finally:
        maker.close()
        finder.close()


def made(book: Book, kind: Kind) -> Made:
    """Return a note of a sample book; a redline and a review copy are of one whose excerpts were edited."""
    if kind.asked.redline or kind.asked.review:
        book = edited(book)
    notes = [(tab, catalog.load(SHIPPED, tab.template)) for tab in book.tabs]
    options = RenderOptions(kind.asked.copy or Copy.WORKING, kind.language)
    findings = tuple(TabFinding(tab.id, one) for tab in book.tabs for one in empty_sections(tab, kind.language))
    asked = Annotations(kind.asked.redline, kind.asked.review, findings)
    if kind.template == BINDER:
        doc = annotated(bind(book, notes, options), book, asked)
        return Made(kind, doc, word.write(doc, reference_of(notes)))
    doc = annotated(assemble(book, *notes[0], options), book, asked)
    return Made(kind, doc, word_note.write(doc, *notes[0], options))


def written(note: Made) -> tuple[bytes, bytes, bytes]:
    """Return the note in its three formats."""
    return note.data, markdown_out.write(note.doc).encode("utf-8"), html_out.write(note.doc).encode("utf-8")


def with_canaries(book: Book, *, withheld: bool) -> Book:
    """Return a book in which everything that no clean copy may say has the word canary in it.

    Where excerpts come from and what they said there; notes to self; and, with `withheld`, a name in every section.
    """
    return replace(book, tabs=tuple(_with_canaries(tab, withheld=withheld) for tab in book.tabs))


def _with_canaries(tab: Tab, *, withheld: bool) -> Tab:
    secret = "The name is Canary Smith."
    own = Entry(
        EntryId(f"{tab.id}-secret"),
        EntryKind.OWN,
        paragraphs(secret),
        redactions=(Redaction(secret.index("Canary"), len(secret) - 1, "canary reason"),),
    )
    to_self = Entry(EntryId(f"{tab.id}-self"), EntryKind.SELF, paragraphs("Ask the canary."))
    sections = []
    for place, section in enumerate(tab.sections):
        entries = tuple(_with_canary(entry) for entry in section.entries)
        added = (to_self, own) if withheld else (to_self,)
        sections.append(replace(section, entries=(*entries, *added) if place == 0 else entries))
    return replace(tab, sections=tuple(sections))


def _with_canary(entry: Entry) -> Entry:
    if entry.provenance is None:
        return entry
    origin = replace(
        entry.provenance,
        folder=FolderId("canary-folder"),
        label="Canary label",
        path=f"canary/{entry.id}.txt",
        document=Fingerprint("ca" * 32),
        heading=("Canary heading",),
        text=f"{entry.provenance.text} Canary.",
        text_hash="ca" * 32,
        title="Canary title",
        publisher="Canary publisher",
    )
    return replace(entry, provenance=origin)


def edited(book: Book) -> Book:
    """Return a book whose excerpts were edited as officers do: words changed, sentences added and struck out."""
    return replace(book, tabs=tuple(_edited_tab(tab) for tab in book.tabs))


def _edited_tab(tab: Tab) -> Tab:
    return replace(tab, sections=tuple(_edited_section(section) for section in tab.sections))


def _edited_section(section: Section) -> Section:
    entries = [_edited(entry, turn) for turn, entry in enumerate(section.entries)]
    return replace(section, entries=tuple(entries))


def _edited(entry: Entry, turn: int) -> Entry:
    if entry.kind is not EntryKind.EXCERPT or entry.redactions:
        return entry
    text = entry.text
    words = text.split(" ")
    changed = (
        " ".join(word for place, word in enumerate(words) if place % 5 != 3),
        f"To begin with, {text}",
        text.replace("the ", "this ", 2).replace("les ", "ces ", 2),
        f"{text}\n\nThis paragraph was added by the officer.",
        text,
    )
    return replace(entry, blocks=reshape(entry.blocks, changed[turn % len(changed)]))
