"""A file comes back through the guest: compared with the open book, taken as one edit that can be taken back."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefbook.app import recording, returning
from briefbook.app.assembling import OpenBook, create_book, open_book, write
from briefbook.app.exporting import NoteMaker, Options
from briefbook.model.errors import DamagedFile, NotThisBook, Unreadable, UnsupportedFormat
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy
from briefbook.ooxml.marks import entry_mark
from briefbook.settings.places import Places
from tests.render.colleague import WordFile

NOW = datetime(2024, 2, 7, 12, 0, tzinfo=UTC)
FIELDS = {"committee": "CIMM", "appearance_date": "2024-02-07"}


@pytest.fixture
def opened(tmp_path: Path, places: Places) -> OpenBook:
    book = create_book(tmp_path / "note.brief", "cimm-narrative", FIELDS, places)
    write(book, "Introduction", paragraphs("The ferries run all winter."))
    write(book, "Introduction", paragraphs("The piers are sound."))
    book.save(NOW)
    return book


@pytest.fixture
def sent(opened: OpenBook, places: Places, tmp_path: Path) -> Path:
    """The note as it came back, with one word changed."""
    out = tmp_path / "note.docx"
    maker = NoteMaker(places)
    try:
        exports = maker.export(opened.book, opened.book.tabs[0], out, Options(copy=Copy.MINISTER)).exports
    finally:
        maker.close()
    recording.record(opened, exports, NOW)
    word = WordFile(out.read_bytes())
    word.texts_of(entry_mark(opened.book.id, "e2"))[0].text = "The piers are worn."
    back = tmp_path / "back.docx"
    back.write_bytes(word.saved())
    return back


def texts(opened: OpenBook) -> list[str]:
    return [entry.text for _, _, entry in opened.book.entries()]


def test_what_came_back_is_one_edit(opened: OpenBook, sent: Path, places: Places) -> None:
    found = returning.compare(sent, opened.book)
    assert [(one.id, one.state) for one in found.report.entries] == [("e1", "same"), ("e2", "edited")]
    assert returning.take(opened, found) == ("e2",)
    assert texts(opened) == ["The ferries run all winter.", "The piers are worn."]
    assert opened.undo_label == "return:back.docx"
    opened.save(NOW)
    again = open_book(opened.path, places)
    again.undo()
    assert texts(again) == ["The ferries run all winter.", "The piers are sound."]
    assert len(again.book.exports) == 1


def test_what_was_taken_is_not_new_when_the_file_is_compared_again(opened: OpenBook, sent: Path) -> None:
    word = WordFile(sent.read_bytes())
    block = word.blocks_of(entry_mark(opened.book.id, "e1"))[0]
    added = deepcopy(block)
    for part in [one for one in added if "bookmark" in str(one.tag)]:
        added.remove(part)
    next(added.iter("{*}t")).text = "A gull was seen twice."
    for new in (added, deepcopy(added)):
        block.addnext(new)
        sent.write_bytes(word.saved())
        found = returning.compare(sent, opened.book)
        assert [one.text for one in found.report.new] == ["A gull was seen twice."]
        returning.take(opened, found)
        assert returning.compare(sent, opened.book).report.new == ()
    assert texts(opened).count("A gull was seen twice.") == 2


def test_a_book_that_was_changed_meanwhile_is_compared_again(opened: OpenBook, sent: Path) -> None:
    found = returning.compare(sent, opened.book)
    opened.keep_exports(())
    write(opened, "Introduction", paragraphs("More."))
    with pytest.raises(NotThisBook, match="again"):
        returning.take(opened, found)
    assert len(texts(opened)) == 3


def test_another_export_meanwhile_does_not_matter(opened: OpenBook, sent: Path) -> None:
    found = returning.compare(sent, opened.book)
    opened.keep_exports((replace(opened.book.exports[0], id="_bbx_other"), *opened.book.exports))
    assert returning.take(opened, found) == ("e2",)


def test_files_that_cannot_be_read_are_refused_in_one_sentence(opened: OpenBook, sent: Path, tmp_path: Path) -> None:
    text = tmp_path / "note.txt"
    text.write_text("The piers are worn.", "utf-8")
    cut = tmp_path / "cut.docx"
    cut.write_bytes(sent.read_bytes()[:3000])
    for file, error in ((text, UnsupportedFormat), (cut, DamagedFile), (tmp_path / "none.docx", Unreadable)):
        with pytest.raises(error, match=file.name):
            returning.compare(file, opened.book)
    with pytest.raises(Unreadable):
        returning.compare(tmp_path, opened.book)
