"""Every kind of file goes out and comes back, also through LibreOffice: nobody changed it, and nothing is found."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from briefbook.app.exported import export_made
from briefbook.book.returning import compare
from briefbook.model.book import Book
from briefbook.model.kinds import Copy
from briefbook.model.plain import to_plain
from briefbook.model.returned import ReturnReport
from briefbook.render import word_return
from briefbook.render.exported import exported
from briefbook.settings.places import Places, shipped_folder
from tests.render import shelf
from tests.word_verifiers import convert


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
    books = shelf.books_for(places, kinds)
    return [_sent(books[kind.template, kind.language], kind) for kind in kinds]


def _sent(book: Book, kind: shelf.Kind) -> Sent:
    made = shelf.made(book, kind)
    book = shelf.edited(book) if kind.asked.redline or kind.asked.review else book
    copy = kind.asked.copy or Copy.WORKING
    export = export_made(to_plain(exported(made.doc)), book, [tab.id for tab in book.tabs], copy, kind.language)
    return Sent(kind.name, replace(book, exports=(export,)), made.data)


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
