"""`note --redline` and `--review`: working copies as Word, refused in one sentence where sources may not stand; PDF."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.cli import harbour
from tests.cli.running import CommandLine
from tests.word_verifiers import pdf_facts, soffice

FIELDS = ("--field", "appearance_date=2024-03-05")


@pytest.fixture
def book(briefbook: CommandLine, tmp_path: Path) -> Path:
    folder = harbour.make_folder(tmp_path / "papers")
    path = briefbook.cwd / "winter.brief"
    briefbook.answer("new", path, "--template", "cimm-narrative", *FIELDS)
    hit = briefbook.answer("find", folder, "treasurer northern council")["hits"][0]
    briefbook.answer("add", path, "--section", "Introduction", folder, hit["passage_id"])
    briefbook.answer("edit", path, "e1", "A ferry that does not sail costs money.")
    return path


def part(file: Path, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        return archive.read(name).decode("utf-8") if name in archive.namelist() else ""


def test_a_redline_and_a_review_copy_are_made_of_the_working_copy(briefbook: CommandLine, book: Path) -> None:
    redline, review = briefbook.cwd / "redline.docx", briefbook.cwd / "review.docx"
    answer = briefbook.answer("note", book, "--out", redline, "--redline")
    assert answer["files"] == [str(redline)]
    assert "<w:delText" in part(redline, "word/document.xml")
    assert not part(redline, "word/comments.xml")
    briefbook.answer("note", book, "--out", review, "--review")
    assert "edited since taken" in part(review, "word/comments.xml")
    assert "<w:delText" not in part(review, "word/document.xml")


@pytest.mark.parametrize("flag", ["--redline", "--review"])
def test_other_copies_and_formats_are_refused_in_one_sentence(briefbook: CommandLine, book: Path, flag: str) -> None:
    for copy in ("minister", "disclosure"):
        out = briefbook.cwd / f"{copy}.docx"
        error = briefbook.refusal(2, "note", book, "--out", out, flag, "--copy", copy)
        assert f"not of the {copy} copy; choose the working copy" in error["sentence"]
        assert not out.exists()
    error = briefbook.refusal(2, "note", book, "--out", briefbook.cwd / "note.pdf", flag)
    assert "ends in .docx" in error["sentence"]


def test_without_libreoffice_a_pdf_ends_with_1_and_one_sentence(book: Path, briefbook: CommandLine) -> None:
    without = CommandLine(briefbook.data, briefbook.cwd, {"BRIEFBOOK_OFFICE": str(briefbook.cwd / "none")})
    error = without.refusal(1, "note", book, "--out", briefbook.cwd / "n.pdf")
    assert error == {"type": "NoConverter", "sentence": "PDF needs LibreOffice; export Word instead."}


def test_a_pdf_is_made_by_libreoffice(briefbook: CommandLine, book: Path) -> None:
    soffice()
    out = briefbook.cwd / "note.pdf"
    assert briefbook.answer("note", book, "--out", out)["files"] == [str(out)]
    assert pdf_facts(out)["Tagged"] == "yes"


def test_a_book_of_several_notes_gives_a_binder_and_each_note_alone_by_its_name(
    briefbook: CommandLine, tmp_path: Path
) -> None:
    book = tmp_path / "ferries.brief"
    briefbook.answer("new", book, "--template", "cimm-narrative", "--field", "appearance_date=2024-02-07")
    briefbook.answer("write", book, "--section", "Introduction", "Our ferries sail on time.")
    briefbook.answer("tab", "add", book, "--template", "cimm-narrative", "--name", "Winter")
    briefbook.answer("write", book, "--tab", "Winter", "--section", "Ice", "The strait freezes.")
    briefbook.answer("note", book, "--out", tmp_path / "binder.md")
    binder = (tmp_path / "binder.md").read_text("utf-8")
    assert "## Tab\u00a02: Winter" in binder
    assert "Our ferries sail on time." in binder
    briefbook.answer("note", book, "--out", tmp_path / "winter.md", "--tab", "winter")
    alone = (tmp_path / "winter.md").read_text("utf-8")
    assert "The strait freezes." in alone
    assert "Our ferries" not in alone
    assert briefbook.answer("note", book, "--out", tmp_path / "b.docx", "--annex", "tab", "--copy", "working")["files"]
