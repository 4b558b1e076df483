"""From a book to a file: a fault of template, disk or child is one sentence, and no partial file is left."""

import io
import os
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefbook.app.assembling import OpenBook, create_book, write
from briefbook.app.exporting import NoteMaker, Options, free_name, note_format
from briefbook.model.errors import (
    ExportError,
    FieldMissing,
    TemplateError,
    TemplateTooSlow,
    UnknownName,
    UsageError,
)
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy
from briefbook.settings.places import Places
from tests.processes import limit_file_size

FIELDS = {"committee": "CIMM", "appearance_date": "2024-02-07"}

LETTERS = "{% set many = '" + "x" * 2000 + "'|list %}"
ENDLESS = LETTERS + "{% for a in many %}{% for b in many %}{% for c in many %}{% endfor %}{% endfor %}{% endfor %}"


@pytest.fixture
def opened(tmp_path: Path, places: Places) -> OpenBook:
    book = create_book(tmp_path / "note.brief", "cimm-narrative", FIELDS, places)
    write(book, "Introduction", paragraphs("The department keeps its ferries running all winter."))
    return book


def own_template(places: Places, name: str, body: str) -> None:
    folder = places.data / "templates" / name
    shipped = places.shipped / "templates" / "cimm-narrative"
    folder.mkdir(parents=True)
    for file in shipped.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "template.md.j2").write_text(body, "utf-8")


def note_with(places: Places, tmp_path: Path, body: str) -> None:
    own_template(places, "made-here", body)
    opened = create_book(tmp_path / "other.brief", "made-here", FIELDS, places)
    maker = NoteMaker(places)
    try:
        maker.export(opened.book, opened.book.tabs[0], tmp_path / "out" / "note.docx", Options())
    finally:
        maker.close()


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html"])
def test_a_note_is_written_in_each_format(opened: OpenBook, places: Places, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"note{suffix}"
    maker = NoteMaker(places)
    try:
        report = maker.export(opened.book, opened.book.tabs[0], out, Options(copy=Copy.WORKING))
    finally:
        maker.close()
    assert report.files == (out,)
    assert out.stat().st_size > 200


def test_an_unset_field_is_marked_in_the_preview_and_stops_the_note(tmp_path: Path, places: Places) -> None:
    opened = create_book(tmp_path / "bare.brief", "cimm-narrative", {"committee": "CIMM"}, places)
    maker = NoteMaker(places)
    try:
        assert "placeholder" in maker.preview(opened.book, opened.book.tabs[0], Options(preview=True))
        with pytest.raises(FieldMissing, match=r"appearance_date|Appearance"):
            maker.export(opened.book, opened.book.tabs[0], tmp_path / "note.docx", Options())
        speech = create_book(tmp_path / "speech.brief", "speaking-notes", {}, places).book
        with pytest.raises(FieldMissing, match=r"a value for “Occasion”, “Date”, “Speaker” before"):
            maker.export(speech, speech.tabs[0], tmp_path / "note.docx", Options())
    finally:
        maker.close()
    assert not (tmp_path / "note.docx").exists()


def test_a_name_that_nothing_declares_is_a_template_error_with_its_line(tmp_path: Path, places: Places) -> None:
    with pytest.raises(UnknownName) as caught:
        note_with(places, tmp_path, "# {{ title }}\n\n{{ comittee }}\n")
    assert (caught.value.line, caught.value.text_of_line) == (3, "{{ comittee }}")
    assert "committee" in str(caught.value)


@pytest.mark.parametrize("body", ["{{ 9**(9**9) }}", "{{ 'x' * 10**10 }}", "{{ ''.__class__.__mro__ }}", "{% for %}"])
def test_a_template_that_does_harm_is_stopped_with_one_sentence(tmp_path: Path, places: Places, body: str) -> None:
    with pytest.raises(TemplateError) as caught:
        note_with(places, tmp_path, body)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_after_a_stopped_template_the_next_note_is_made(opened: OpenBook, places: Places, tmp_path: Path) -> None:
    with pytest.raises(TemplateTooSlow):
        note_with(places, tmp_path, ENDLESS)
    maker = NoteMaker(places)
    try:
        maker.export(opened.book, opened.book.tabs[0], tmp_path / "note.md", Options())
    finally:
        maker.close()


def test_a_word_file_that_fails_its_check_is_not_written(tmp_path: Path, places: Places) -> None:
    own_template(places, "made-here", "# {{ title }}\n")
    reference = places.data / "templates" / "made-here" / "reference.docx"
    reference.write_bytes(with_faint_headings(reference.read_bytes()))
    opened = create_book(tmp_path / "other.brief", "made-here", FIELDS, places)
    out = tmp_path / "note.docx"
    out.write_bytes(b"the note of yesterday")
    maker = NoteMaker(places)
    try:
        with pytest.raises(ExportError, match=r"failed its own check and was not written: .* contrast"):
            maker.export(opened.book, opened.book.tabs[0], out, Options())
    finally:
        maker.close()
    assert out.read_bytes() == b"the note of yesterday"


def with_faint_headings(reference: bytes) -> bytes:
    """Return a reference.docx whose headings are light grey."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(reference)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            part, count = given.read(name), 0
            if name == "word/styles.xml":
                part, count = re.subn(rb'(w:styleId="Heading1".*?<w:color w:val=")\w+', rb"\g<1>C0C0C0", part, count=1)
                assert count == 1
            made.writestr(name, part)
    return out.getvalue()


def test_unknown_formats_are_refused_in_words() -> None:
    with pytest.raises(UsageError, match=r"\.docx, \.md, \.html, \.pdf or \.csv; “note\.odt” is"):
        note_format(Path("note.odt"))


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    out = tmp_path / "note.docx"
    assert free_name(out) == out
    out.touch()
    (tmp_path / "note (2).docx").touch()
    assert free_name(out) == tmp_path / "note (3).docx"


@pytest.mark.skipif(sys.platform == "win32", reason="a small disk is played by a POSIX file-size limit")
def test_a_full_disk_is_one_sentence_and_the_old_note_stays(opened: OpenBook, places: Places, tmp_path: Path) -> None:
    out = tmp_path / "note.md"
    out.write_text("the old note", "utf-8")
    opened.save_as(tmp_path / "kept.brief", datetime(2024, 2, 7, tzinfo=UTC))
    run = subprocess.run(
        [sys.executable, "-m", "briefbook", "note", str(tmp_path / "kept.brief"), "--out", str(out)],
        cwd=places.shipped,
        env={**os.environ, "BRIEFBOOK_DATA": str(places.data)},
        preexec_fn=lambda: limit_file_size(64),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    assert "no room" in run.stderr
    assert "Traceback" not in run.stderr
    assert out.read_text("utf-8") == "the old note"
