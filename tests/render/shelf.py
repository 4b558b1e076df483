"""Every kind of file that a sample gives: all templates, both languages, all copies, redline and review copy.

What there is the catalog says: a template that is added is looked at without a word here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from briefbook.app.exporting import NoteMaker
from briefbook.app.finding import Finder
from briefbook.app.refreshing import refresh
from briefbook.app.sample import sample_book
from briefbook.app.sample_filling import Sources
from briefbook.app.sample_plan import read_plan
from briefbook.app.workspace import open_workspace
from briefbook.model.book import Book, Entry, Section, Tab
from briefbook.model.excerpt import reshape
from briefbook.model.kinds import LANGUAGES, Copy, EntryKind, Language
from briefbook.model.monitor import Silent
from briefbook.model.note import Doc
from briefbook.render import catalog, html_out, markdown_out, word_note
from briefbook.render.annotate import Annotations, TabFinding, annotated
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.word_audit_copy import Asked
from briefbook.review.empty_sections import empty_sections
from briefbook.settings.places import Places, shipped_folder

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
        return tuple(Kind(name, language, asked) for name in names for language in LANGUAGES for asked in EVERY_WAY)
    turns = [Kind(name, LANGUAGES[turn % 2], EVERY_WAY[turn % 3]) for turn, name in enumerate(names)]
    return (*turns, Kind(RICHEST, "en", REDLINE), Kind(RICHEST, "fr", REVIEW))


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
    tab = book.tabs[0]
    template = catalog.load(SHIPPED, kind.template)
    options = RenderOptions(kind.asked.copy or Copy.WORKING, kind.language)
    findings = tuple(TabFinding(tab.id, one) for one in empty_sections(tab, kind.language))
    asked = Annotations(kind.asked.redline, kind.asked.review, findings)
    doc = annotated(assemble(book, tab, template, options), book, asked)
    return Made(kind, doc, word_note.write(doc, tab, template, options))


def written(note: Made) -> tuple[bytes, bytes, bytes]:
    """Return the note in its three formats."""
    return note.data, markdown_out.write(note.doc).encode("utf-8"), html_out.write(note.doc).encode("utf-8")


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
