"""The open book: every edit is safe at once, can be taken back across restarts, and nothing is overwritten."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefbook.app import arranging
from briefbook.app.assembling import OpenBook, create_book, open_book, tab_title, write
from briefbook.app.changing import touched
from briefbook.app.tabs import set_fields
from briefbook.book.brief_file import decode, encode
from briefbook.model.errors import BookChangedOnDisk, BookExists, NothingToUndo, NotInBook, TemplateError
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import EntryId
from briefbook.settings.places import Places

NOW = datetime(2024, 2, 7, 12, 0, tzinfo=UTC)


@pytest.fixture
def opened(tmp_path: Path, places: Places) -> OpenBook:
    book = create_book(tmp_path / "note.brief", "cimm-narrative", {"committee": "CIMM"}, places)
    book.save(NOW)
    return book


def texts(opened: OpenBook) -> list[str]:
    return [entry.text for _, _, entry in opened.book.entries()]


def test_the_title_is_made_from_the_fields(opened: OpenBook, places: Places) -> None:
    set_fields(opened, {"appearance_date": "2024-02-07"}, places)
    assert tab_title(opened.book.tabs[0], places, "en") == "CIMM – Communications Narrative – February 7, 2024"


def test_a_field_the_template_does_not_have_is_refused(opened: OpenBook, places: Places) -> None:
    with pytest.raises(TemplateError, match="appearance_date"):
        set_fields(opened, {"apearance_date": "2024-02-07"}, places)


def test_undo_and_redo_go_on_after_a_restart(opened: OpenBook, places: Places) -> None:
    write(opened, "Introduction", paragraphs("First words."))
    write(opened, "Introduction", paragraphs("Second words."))
    opened.save(NOW)
    again = open_book(opened.path, places)
    again.undo()
    assert texts(again) == ["First words."]
    again.save(NOW)
    last = open_book(opened.path, places)
    last.redo()
    assert texts(last) == ["First words.", "Second words."]


def test_what_a_newer_briefbook_wrote_beside_the_book_stays_in_both_files(opened: OpenBook, places: Places) -> None:
    opened.path.write_bytes(encode(opened.book, NOW.isoformat(), {"from_tomorrow": [1]}))
    again = open_book(opened.path, places)
    write(again, "Introduction", paragraphs("First words."))
    again.save(NOW)
    again.save_as(opened.path.with_name("other.brief"), NOW)
    for path in (opened.path, again.path):
        assert decode(path.read_bytes()).beside == {"from_tomorrow": [1]}


def test_an_edit_that_was_not_saved_is_there_after_a_crash(opened: OpenBook, places: Places) -> None:
    write(opened, "Introduction", paragraphs("Typed just before the power went."))
    again = open_book(opened.path, places)
    assert again.recovered
    assert texts(again) == ["Typed just before the power went."]


def test_a_section_made_on_the_way_goes_with_its_text_in_one_undo(opened: OpenBook) -> None:
    before = opened.book
    write(opened, "A section that is new", paragraphs("Words."))
    opened.undo()
    assert opened.book == before


def test_with_nothing_left_undo_says_so(opened: OpenBook) -> None:
    while opened.undo_label is not None:
        opened.undo()
    with pytest.raises(NothingToUndo):
        opened.undo()


def test_a_book_saved_by_somebody_else_is_not_overwritten(opened: OpenBook, places: Places) -> None:
    other = open_book(opened.path, places)
    write(other, "Introduction", paragraphs("Written by a colleague."))
    other.save(NOW)
    write(opened, "Introduction", paragraphs("Written here."))
    with pytest.raises(BookChangedOnDisk):
        opened.save(NOW)
    assert "colleague" in opened.path.read_text("utf-8")


def test_a_new_book_does_not_replace_a_file(opened: OpenBook, places: Places) -> None:
    with pytest.raises(BookExists):
        create_book(opened.path, "cimm-narrative", {}, places)


def test_an_entry_that_is_not_there_is_named(opened: OpenBook) -> None:
    with pytest.raises(NotInBook, match="e99"):
        arranging.remove(opened, EntryId("e99"))


def test_entries_and_sections_move(opened: OpenBook) -> None:
    first = write(opened, "Introduction", paragraphs("One."))
    write(opened, "Pathways", paragraphs("Two."))
    before = opened.book
    arranging.move(opened, first, "Pathways", 0)
    assert touched(before, opened.book) == (first,)
    assert texts(opened) == ["One.", "Two."]
    arranging.move_section(opened, "Pathways", 0)
    assert opened.book.tabs[0].sections[0].heading.en == "Pathways"
    arranging.rename_section(opened, "pathways", "Regular Pathways")
    arranging.remove_section(opened, "Introduction")
    assert [section.heading.en for section in opened.book.tabs[0].sections] == ["Regular Pathways"]
