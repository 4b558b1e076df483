"""What went out of a book is remembered in it: not as an edit, and never at the price of the export."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefbook.app import recording
from briefbook.app.assembling import OpenBook, create_book, open_book, write
from briefbook.app.exporting import NoteMaker, Options
from briefbook.book.exports import KEPT, with_export
from briefbook.model.book import Export, Placed
from briefbook.model.errors import NothingToUndo
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy, EntryId, EntryKind, SectionId, TabId
from briefbook.settings.places import Places

NOW = datetime(2024, 2, 7, 12, 0, tzinfo=UTC)
FIELDS = {"committee": "CIMM", "appearance_date": "2024-02-07"}


@pytest.fixture
def opened(tmp_path: Path, places: Places) -> OpenBook:
    book = create_book(tmp_path / "note.brief", "cimm-narrative", FIELDS, places)
    write(book, "Introduction", paragraphs("The department keeps its ferries running.\n\nAll winter."))
    write(book, "Introduction", paragraphs("Ask Anna."), EntryKind.SELF)
    book.save(NOW)
    return book


def exported(opened: OpenBook, places: Places, out: Path) -> tuple[Export, ...]:
    maker = NoteMaker(places)
    try:
        tab = opened.book.tabs[0]
        return maker.export(opened.book, tab, out, Options(copy=Copy.WORKING)).exports
    finally:
        maker.close()


def export(number: int, text: str = "x") -> Export:
    placed = (Placed(EntryId("e1"), SectionId("s"), text),)
    return Export(f"_bbx_{number}", Copy.MINISTER, "en", "2024-02-07", (TabId("t"),), placed)


def test_an_export_is_in_the_book_and_undo_passes_it_by(opened: OpenBook, places: Places, tmp_path: Path) -> None:
    first, second = tmp_path / "one.docx", tmp_path / "two.docx"
    assert recording.record(opened, exported(opened, places, first), NOW) == ()
    again = open_book(opened.path, places)
    (kept,) = again.book.exports
    assert kept.id.startswith("_bbx_")
    assert (kept.copy, kept.language, kept.date) == (Copy.WORKING, "en", "2024-02-07")
    assert kept.placed == (
        Placed(EntryId("e1"), SectionId("introduction"), "The department keeps its ferries running.\nAll winter."),
    )
    assert "CIMM – Communications Narrative – February 7, 2024" in kept.frame
    assert again.undo() == "write:Introduction"
    assert again.undo() == "write:Introduction"
    with pytest.raises(NothingToUndo):
        again.undo()
    assert again.book.exports == (kept,)
    again.redo()
    again.redo()
    exported(again, places, second)
    assert second.read_bytes() == first.read_bytes()


def test_the_record_stays_with_edits_that_a_crash_left_unsaved(
    opened: OpenBook, places: Places, tmp_path: Path
) -> None:
    recording.record(opened, exported(opened, places, tmp_path / "one.docx"), NOW)
    write(opened, "Introduction", paragraphs("Typed just before the power went."))
    again = open_book(opened.path, places)
    assert again.recovered
    assert len(again.book.exports) == 1


def test_the_same_export_is_remembered_once_as_the_latest(opened: OpenBook) -> None:
    book = opened.book
    for number in (1, 2, 1):
        book = with_export(book, export(number))
    assert [one.id for one in book.exports] == ["_bbx_2", "_bbx_1"]


def test_the_last_exports_are_kept_and_no_more_text_than_is_reasonable(opened: OpenBook) -> None:
    book = opened.book
    for number in range(KEPT + 5):
        book = with_export(book, export(number))
    assert [one.id for one in book.exports] == [f"_bbx_{number}" for number in range(5, KEPT + 5)]
    for number in range(100, 105):
        book = with_export(book, export(number, "x" * 1_900_000))
    assert [one.id for one in book.exports] == ["_bbx_103", "_bbx_104"]
    assert with_export(book, export(7, "x" * 9_000_000)).exports == (export(7, "x" * 9_000_000),)


def test_a_book_that_cannot_be_opened_any_more_is_a_finding(places: Places, tmp_path: Path) -> None:
    (finding,) = recording.record_in(tmp_path / "gone.brief", [export(1)], places, NOW)
    assert (finding.code, finding.severity) == ("export-not-recorded", "warning")
    assert "gone.brief" in finding.sentence


def test_a_book_changed_by_somebody_else_is_a_finding_and_left_as_it_is(opened: OpenBook, places: Places) -> None:
    other = open_book(opened.path, places)
    write(other, "Introduction", paragraphs("Theirs."))
    other.save(NOW + timedelta(minutes=1))
    theirs = opened.path.read_bytes()
    (finding,) = recording.record(opened, [export(1)], NOW)
    assert finding.code == "export-not-recorded"
    assert opened.path.read_bytes() == theirs
    assert recording.record_in(opened.path, [export(1)], places, NOW) == ()
    assert [one.id for one in open_book(opened.path, places).book.exports] == ["_bbx_1"]


def test_what_is_remembered_does_not_change_the_mark(opened: OpenBook, places: Places, tmp_path: Path) -> None:
    (before,) = exported(opened, places, tmp_path / "one.docx")
    opened.keep_exports((replace(before, date="2020-01-01"),))
    (after,) = exported(opened, places, tmp_path / "two.docx")
    assert after == before
