"""Every kind of file goes out and comes back, also through LibreOffice: nobody changed it, and nothing is found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from briefbook.app.exported import export_made
from briefbook.book.returning import compare
from briefbook.model.book import Book
from briefbook.model.kinds import Copy, EntryId, Language, TabId
from briefbook.model.note import Doc
from briefbook.model.plain import to_plain
from briefbook.model.returned import ReturnReport
from briefbook.render import catalog, word, word_return
from briefbook.render.assemble import RenderOptions
from briefbook.render.binder import bind, reference_of
from briefbook.render.exported import exported
from briefbook.settings.places import Places, shipped_folder
from tests.render import shelf
from tests.word_verifiers import convert

BOUND = ("cimm-narrative", "news-release", "speaking-notes")


@dataclass(frozen=True)
class Sent:
    """A file that went out, with the book that remembers it."""

    name: str
    book: Book
    data: bytes

    def comes_back(self, data: bytes) -> ReturnReport:
        return compare(self.book, word_return.read(data, "note.docx"))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, full_size: bool) -> list[Sent]:
    places = Places(data=tmp_path_factory.mktemp("data"), shipped=shipped_folder())
    kinds = shelf.every_kind(full=full_size)
    wanted: list[tuple[str, Language]] = sorted({(kind.template, kind.language) for kind in kinds})
    wanted += [(name, "en") for name in BOUND if (name, "en") not in wanted]
    books = {(name, language): book for name, language, book in shelf.sample_books(places, wanted)}
    sent: list[Sent] = []
    for kind in kinds:
        book = books[kind.template, kind.language]
        used = shelf.edited(book) if kind.asked.redline or kind.asked.review else book
        made = shelf.made(book, kind)
        sent.append(_sent(kind.name, used, made.doc, made.data, kind.asked.copy or Copy.WORKING, kind.language))
    return [*sent, *_binders([books[name, "en"] for name in BOUND])]


def _sent(name: str, book: Book, doc: Doc, data: bytes, copy: Copy, language: Language) -> Sent:
    made = export_made(to_plain(exported(doc)), book, [tab.id for tab in book.tabs], copy, language)
    return Sent(name, replace(book, exports=(made,)), data)


def _binders(books: Sequence[Book]) -> list[Sent]:
    book = _bound(books)
    notes = [(tab, catalog.load(shelf.SHIPPED, tab.template)) for tab in book.tabs]
    docs = [(copy, bind(book, notes, RenderOptions(copy, "en"))) for copy in Copy]
    return [_sent(f"binder-{copy}", book, doc, word.write(doc, reference_of(notes)), copy, "en") for copy, doc in docs]


def _bound(books: Sequence[Book]) -> Book:
    """One book of several: their entries numbered anew."""
    tabs, number = [], 1
    for place, book in enumerate(books):
        sections = []
        for section in book.tabs[0].sections:
            ids = [EntryId(f"e{one}") for one in range(number, number + len(section.entries))]
            number += len(ids)
            entries = tuple(replace(entry, id=one) for entry, one in zip(section.entries, ids, strict=True))
            sections.append(replace(section, entries=entries))
        tabs.append(replace(book.tabs[0], id=TabId(f"t{place}"), sections=tuple(sections)))
    return replace(books[0], tabs=tuple(tabs), next_entry=number)


def findings(report: ReturnReport) -> list[object]:
    changed = [(one.id, one.state) for one in report.entries if one.state != "same"]
    return [*changed, *report.new, *report.frame, *report.remarks, *report.notes]


def test_nothing_is_found_in_any_kind_of_file_as_it_went_out(everything: list[Sent]) -> None:
    reports = {one.name: one.comes_back(one.data) for one in everything}
    assert {name: found for name, report in reports.items() if (found := findings(report))} == {}
    assert all(report.entries for report in reports.values())


def test_nothing_is_found_in_what_libreoffice_saved(everything: list[Sent], tmp_path: Path, full_size: bool) -> None:
    some = everything if full_size else everything[-6:]
    files = [tmp_path / f"{one.name}.docx" for one in some]
    for file, one in zip(files, some, strict=True):
        file.write_bytes(one.data)
    (tmp_path / "saved").mkdir()
    saved = convert(files, "docx:MS Word 2007 XML", tmp_path / "saved")
    wrong = {
        one.name: found
        for one, file in zip(some, saved, strict=True)
        if (found := findings(one.comes_back(file.read_bytes())))
    }
    assert wrong == {}
