"""The way back from Word, and the way in from last time's note, at the command line."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefbook.app.assembling import add, create_book, write
from briefbook.app.finding import Finder, Pick
from briefbook.app.refreshing import refresh
from briefbook.app.workspace import open_workspace
from briefbook.book.storage import load
from briefbook.model.excerpt import paragraphs
from briefbook.model.monitor import Silent
from briefbook.model.query import Request
from briefbook.ooxml.marks import entry_mark
from briefbook.settings.places import Places, shipped_folder
from tests.cli import harbour
from tests.cli.running import CommandLine
from tests.render.colleague import WordFile

FIELDS = {"committee": "CIMM", "appearance_date": "2024-03-05"}
NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return harbour.make_folder(tmp_path / "Harbour papers")


@pytest.fixture
def book(briefbook: CommandLine, folder: Path) -> Path:
    """A book of three entries, the first one taken from the folder."""
    path = briefbook.cwd / "winter.brief"
    places = Places(data=briefbook.data, shipped=shipped_folder())
    opened = create_book(path, "cimm-narrative", FIELDS, places)
    workspace = open_workspace(folder, places)
    refresh(workspace, Silent())
    finder = Finder(workspace)
    try:
        hit = finder.find(Request("4,100 people")).hits[0]
        add(opened, "Introduction", finder.excerpts([Pick(hit.passage_id)], NOW.date()))
    finally:
        finder.close()
    write(opened, "Introduction", paragraphs("The piers are sound and were tested in May."))
    write(opened, "Ports", paragraphs("Nobody has asked for a second crane at Port Ellery."))
    opened.save(NOW)
    return path


def outline(briefbook: CommandLine, book: Path) -> list[dict[str, Any]]:
    tab = briefbook.answer("outline", book)["tabs"][0]
    return [entry for section in tab["sections"] for entry in section["entries"]]


def edited(file: Path, book_id: str) -> Path:
    """The note as a colleague sends it: one entry reworded, one taken out."""
    word = WordFile(file.read_bytes())
    (text,) = word.texts_of(entry_mark(book_id, "e2"))
    text.text = (text.text or "").replace("sound", "worn")
    for block in word.blocks_of(entry_mark(book_id, "e3")):
        word.body.remove(block)
    sent = file.with_name("from Bo.docx")
    sent.write_bytes(word.saved())
    return sent


def id_of(book: Path) -> str:
    return load(book).book.id


def test_a_note_goes_out_comes_back_and_is_taken_as_one_edit(briefbook: CommandLine, book: Path) -> None:
    out = briefbook.cwd / "note.docx"
    briefbook.answer("note", book, "--out", out, "--copy", "working")
    sent = edited(out, id_of(book))
    before = outline(briefbook, book)
    answer = briefbook.answer("return", sent, book, "--take", "all")
    assert {one["id"]: one["state"] for one in answer["entries"]} == {"e1": "same", "e2": "edited", "e3": "deleted"}
    assert (answer["copy"], answer["new"], answer["taken"]) == ("working", [], ["e2", "e3"])
    after = outline(briefbook, book)
    assert [(one["id"], one["text"]) for one in after][1:] == [("e2", "The piers are worn and were tested in May.")]
    assert after[0] == before[0]
    assert after[0]["source"]["path"] == harbour.STATEMENT
    assert "taking what came back in from Bo.docx" in briefbook.run("undo", book).text
    assert outline(briefbook, book) == before


def test_people_are_told_what_came_back(briefbook: CommandLine, book: Path) -> None:
    out = briefbook.cwd / "note.docx"
    briefbook.answer("note", book, "--out", out)
    saved = book.read_bytes()
    said = briefbook.run("return", edited(out, id_of(book)), book).text
    assert "2 entries changed, 1 as exported, 0 new." in said
    assert "e2  edited" in said
    assert "worn" in said
    assert book.read_bytes() == saved
    assert briefbook.refusal(1, "return", "from Bo.docx", book, "--take", "e9")["type"] == "NotInBook"


def test_what_is_no_note_of_the_book_is_refused_in_one_sentence(
    briefbook: CommandLine, book: Path, folder: Path
) -> None:
    assert briefbook.refusal(1, "return", folder / harbour.MEMO, book)["type"] == "NotThisBook"
    assert briefbook.refusal(1, "return", folder / harbour.STATEMENT, book)["type"] == "UnsupportedFormat"
    assert briefbook.refusal(1, "return", folder / "gone.docx", book)["type"] == "Unreadable"


def test_a_book_is_made_of_last_times_note(briefbook: CommandLine, book: Path, folder: Path) -> None:
    out = briefbook.cwd / "last time.docx"
    briefbook.answer("note", book, "--out", out)
    made = briefbook.cwd / "this time.brief"
    answer = briefbook.answer("import", out, "--out", made, folder)
    assert (answer["template"], answer["title"]) == (
        "cimm-narrative",
        "CIMM – Communications Narrative – March 5, 2024",
    )
    assert [one["match"] for one in answer["entries"]] == ["verbatim", "none", "none"]
    assert answer["entries"][0]["source"]["path"] == harbour.STATEMENT
    assert [one["kind"] for one in outline(briefbook, made)] == ["excerpt", "own", "own"]
    assert briefbook.refusal(1, "import", out, "--out", made, folder)["type"] == "BookExists"
    assert "own words" in briefbook.run("import", folder / harbour.NARRATIVE, "--out", "n2.brief", folder).text
