"""A book of several notes: the binder in each format, a note alone, and what the book is to remember of each."""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.app.exporting import NoteMaker, Options
from briefbook.model.book import Book
from briefbook.model.errors import FieldMissing
from briefbook.model.kinds import Annex, Copy
from briefbook.settings.places import Places
from tests.render.test_binder import binder_book
from tests.render.test_redaction import CANARIES, redacted_book
from tests.render.typed_binder import FORMS, mixed_book
from tests.render.typing_in_word import typed_template


@pytest.fixture
def maker(places: Places) -> Iterator[NoteMaker]:
    made = NoteMaker(places)
    yield made
    made.close()


def test_the_binder_is_written_in_each_format_and_names_all_tabs(maker: NoteMaker, tmp_path: Path) -> None:
    for suffix in (".docx", ".md", ".html"):
        out = tmp_path / f"binder{suffix}"
        report = maker.export(binder_book(), None, out, Options(copy=Copy.WORKING, annex=Annex.TAB))
        assert report.files == (out,)
        (made,) = report.exports
        assert made.tabs == ("t1", "t2", "t3")
        assert {one.entry[-2:] for one in made.placed if len(one.entry) > 3} == {"02", "03"}
    text = (tmp_path / "binder.md").read_text("utf-8")
    assert text.count("## Tab") == 3
    assert text.count("### Sources") == 3


def test_one_note_of_the_book_is_exported_alone(maker: NoteMaker, tmp_path: Path) -> None:
    book = binder_book()
    report = maker.export(book, book.tabs[1], tmp_path / "one.md", Options())
    assert report.exports[0].tabs == ("t2",)
    assert "## Tab" not in (tmp_path / "one.md").read_text("utf-8")


def test_a_book_of_one_note_has_no_binder(maker: NoteMaker, tmp_path: Path) -> None:
    book = binder_book()
    alone = replace(book, tabs=book.tabs[:1])
    maker.export(alone, None, tmp_path / "one.md", Options())
    assert "Briefing book" not in (tmp_path / "one.md").read_text("utf-8")


def test_the_preview_shows_the_binder_and_the_places_of_fields_that_are_not_set(maker: NoteMaker) -> None:
    book = binder_book()
    unset = replace(book, tabs=(book.tabs[0], replace(book.tabs[1], fields={})))
    shown = maker.preview(unset, None, Options(preview=True))
    assert "[Speaker]" in shown
    assert "Tab\u00a02" in shown


def test_a_note_of_the_binder_that_lacks_a_field_leaves_no_file(maker: NoteMaker, tmp_path: Path) -> None:
    book = binder_book()
    with pytest.raises(FieldMissing, match="Tab 2"):
        maker.export(
            replace(book, tabs=(book.tabs[0], replace(book.tabs[1], fields={}))), None, tmp_path / "b.docx", Options()
        )
    assert list(tmp_path.glob("*.docx")) == []


def written_parts(file: Path) -> Iterator[tuple[str, bytes]]:
    if file.suffix != ".docx":
        yield file.name, file.read_bytes()
        return
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html"])
def test_a_disclosure_binder_holds_nothing_that_is_withheld_in_any_of_its_notes(
    maker: NoteMaker, tmp_path: Path, suffix: str
) -> None:
    book = binder_book()
    withheld: Book = replace(book, tabs=(redacted_book().tabs[0], *book.tabs[1:]))
    out = tmp_path / f"binder{suffix}"
    maker.export(withheld, None, out, Options(copy=Copy.DISCLOSURE))
    for name, content in written_parts(out):
        for canary in CANARIES:
            assert canary.encode() not in content, (name, canary)


def test_what_the_book_remembers_of_a_disclosure_copy_is_what_it_said(maker: NoteMaker, tmp_path: Path) -> None:
    report = maker.export(redacted_book(), None, tmp_path / "note.docx", Options(copy=Copy.DISCLOSURE))
    (made,) = report.exports
    assert all("CANARY" not in one.text for one in made.placed)
    assert any("[Redacted]" in one.text for one in made.placed)


def test_a_note_typed_in_word_is_printed_in_its_own_form_in_the_binder(
    maker: NoteMaker, places: Places, tmp_path: Path
) -> None:
    for name, data in FORMS.items():
        typed = typed_template(tmp_path / "made" / name, data)
        shutil.copytree(typed.folder, places.data / "templates" / name)
    for copy in Copy:
        out = tmp_path / f"{copy}.docx"
        report = maker.export(mixed_book(), None, out, Options(copy=copy))
        assert report.exports[0].tabs == tuple(tab.id for tab in mixed_book().tabs)
        assert "Dear colleague," in report.exports[0].frame
        with zipfile.ZipFile(out) as archive:
            said = archive.read("word/document.xml").decode()
        assert "Dear colleague," in said
        assert "A wide page comes first." in said
        assert "Check against delivery" in said
    for suffix in ("md", "html"):
        maker.export(mixed_book(), None, tmp_path / f"binder.{suffix}", Options())
        text = (tmp_path / f"binder.{suffix}").read_text("utf-8")
        assert text.count("Dear colleague,") == text.count("A wide page comes first.") == 1
