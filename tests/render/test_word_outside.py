"""Programs by others judge our Word files: every template's sample, in both languages, in every copy.

A sample of them in an ordinary run, all of them with --all: three validators, LibreOffice there and back, mammoth and
pandoc, and our own audit.
"""

import io
import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from briefbook.model.book import Book
from briefbook.model.kinds import Copy
from briefbook.model.note import plain_text
from briefbook.model.plain import from_plain, to_plain
from briefbook.ooxml.marks import ENTRY_PREFIX
from briefbook.render import word_audit
from briefbook.settings.places import Places, shipped_folder
from tests.render import reading_back
from tests.render.revisions import ANSWERS, body_of, settled, text_of
from tests.render.shelf import (
    BINDER,
    REDLINE,
    WORKING,
    Kind,
    Made,
    books_for,
    every_kind,
    made,
    templates,
    with_canaries,
    written,
)
from tests.word_verifiers import convert, integrity, open_xml_audit, open_xml_sdk, text_of_pdf

_COMMENT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}comment"


class Shelf:
    """The notes of this run with their files, and what LibreOffice makes of them, each in one batch."""

    def __init__(self, folder: Path, books: Path, *, full: bool) -> None:
        self.folder, self.books, self.full = folder, books, full
        self.notes: list[Made] = []
        self._pages: dict[str, dict[str, Path]] = {}

    def book(self, kind: Kind) -> Book:
        """The book that a note was made of."""
        plain = json.loads((self.books / f"{kind.template}-{kind.language}.json").read_text("utf-8"))
        return from_plain(Book, plain)

    def files(self) -> list[Path]:
        return [self.folder / f"{note.kind.name}.docx" for note in self.notes]

    def resaved(self) -> list[Path]:
        """The files as LibreOffice saves them."""
        out = self.folder / "resaved"
        if not out.exists():
            out.mkdir()
            convert(self.files(), "docx", out)
        return [out / file.name for file in self.files()]

    def pdf_of(self, files: list[Path]) -> dict[str, Path]:
        """The files as PDF, by the names of their notes."""
        out = files[0].parent / "pages"
        if not out.exists():
            out.mkdir()
            convert(files, "pdf", out)
        return {file.stem: out / f"{file.stem}.pdf" for file in files}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, full_size: bool) -> Shelf:
    shelf = Shelf(tmp_path_factory.mktemp("notes"), tmp_path_factory.mktemp("books"), full=full_size)
    kinds = every_kind(full=full_size)
    places = Places(data=tmp_path_factory.mktemp("data"), shipped=shipped_folder())
    books = books_for(places, kinds)
    for (template, language), book in books.items():
        (shelf.books / f"{template}-{language}.json").write_text(json.dumps(to_plain(book)), "utf-8")
    for kind in kinds:
        note = made(books[kind.template, kind.language], kind)
        note.write_to(shelf.folder)
        shelf.notes.append(note)
    return shelf


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


def lost_words(note: Made, pdf: Path) -> Counter[str]:
    """The words of a note that a PDF lacks; of a redline its letters, for what was struck out stands close beside."""
    if note.doc.taken:
        return Counter("".join(words(plain_text(note.doc.blocks)).elements())) - Counter(text_of_pdf(pdf))
    return words(plain_text(note.doc.blocks)) - words(text_of_pdf(pdf))


def test_every_template_is_looked_at_in_every_run() -> None:
    for full in (False, True):
        assert {kind.template for kind in every_kind(full=full)} == {*templates(), BINDER}
    assert len({kind.name for kind in every_kind(full=True)}) == (len(templates()) + 1) * 10


def test_our_own_audit_is_content(shelf: Shelf) -> None:
    found = {note.kind.name: word_audit.audit(note.data, note.kind.asked) for note in shelf.notes}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_openxml_audit_finds_no_error(shelf: Shelf) -> None:
    assert {file.name: says for file in shelf.files() if (says := open_xml_audit(file))} == {}


def test_the_open_xml_sdk_finds_no_error(shelf: Shelf) -> None:
    assert {file.name: says for file in shelf.files() if (says := open_xml_sdk(file))} == {}


def test_ooxml_integrity_finds_no_error_and_no_warning(shelf: Shelf) -> None:
    assert integrity(*shelf.files()) == ""


def test_every_word_of_the_note_is_in_libreoffice_s_pdf(shelf: Shelf) -> None:
    pages = shelf.pdf_of(shelf.files())
    lost = {note.kind.name: lost_words(note, pages[note.kind.name]) for note in shelf.notes}
    assert {name: some for name, some in lost.items() if some} == {}


def test_every_word_is_there_after_libreoffice_saved_the_file(shelf: Shelf) -> None:
    pages = shelf.pdf_of(shelf.resaved())
    lost = {note.kind.name: lost_words(note, pages[note.kind.name]) for note in shelf.notes}
    assert {name: some for name, some in lost.items() if some} == {}


def test_every_mark_survives_when_libreoffice_saves_the_file(shelf: Shelf) -> None:
    for note, file in zip(shelf.notes, shelf.resaved(), strict=True):
        with zipfile.ZipFile(file) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
        found = {str(value) for node in root.iter("{*}bookmarkStart") for value in node.attrib.values()}
        entries = {one for one in found if re.match(rf"{ENTRY_PREFIX}[0-9a-f]", one)}
        assert entries == set(note.doc.marks.values()), note.kind.name


@pytest.mark.parametrize("reader", ["mammoth", "pandoc"])
def test_other_readers_see_the_same_headings_items_cells_and_notes(shelf: Shelf, reader: str, tmp_path: Path) -> None:
    for note in shelf.notes:
        data = settled(note.data, "accept") if note.kind.asked.redline else note.data
        file = tmp_path / f"{note.kind.name}.docx"
        file.write_bytes(data)
        seen = reading_back.by_mammoth(data) if reader == "mammoth" else reading_back.by_pandoc(file)
        assert seen == reading_back.of_tree(note.doc), note.kind.name


def test_every_comment_of_a_review_copy_survives_when_libreoffice_saves_it(shelf: Shelf) -> None:
    reviewed = [(note, file) for note, file in zip(shelf.notes, shelf.resaved(), strict=True) if note.kind.asked.review]
    assert any(note.doc.remarks for note, _ in reviewed)
    for note, file in reviewed:
        if not note.doc.remarks:
            continue
        with zipfile.ZipFile(file) as archive:
            root = etree.fromstring(archive.read("word/comments.xml"))
        told = [" ".join("".join(map(str, one.itertext())).split()) for one in root.iter(_COMMENT)]
        wanted = ["".join(" ".join(remark.text.split("\n")).split()) for remark in note.doc.remarks]
        assert sorted("".join(one.split()) for one in told) == sorted(wanted), note.kind.name


def test_libreoffice_keeps_what_a_redline_says_accepted_and_rejected(shelf: Shelf) -> None:
    redlines = [(note, file) for note, file in zip(shelf.notes, shelf.resaved(), strict=True) if note.doc.taken]
    assert redlines
    for note, file in redlines:
        for answer in ANSWERS:
            ours = text_of(body_of(settled(note.data, answer)))
            theirs = text_of(body_of(settled(file.read_bytes(), answer)))
            assert words(theirs) == words(ours), (note.kind.name, answer)


def test_libreoffice_shows_a_redline_accepted_as_used_and_rejected_as_taken(shelf: Shelf, tmp_path: Path) -> None:
    redlines = [note for note in shelf.notes if note.doc.taken]
    files: list[Path] = []
    for note in redlines:
        for answer in ANSWERS:
            files.append(tmp_path / f"{note.kind.name}-{answer}.docx")
            files[-1].write_bytes(settled(note.data, answer))
    pages = shelf.pdf_of(files)
    for note in redlines:
        accepted, rejected = (text_of_pdf(pages[f"{note.kind.name}-{answer}"]) for answer in ANSWERS)
        assert not words(plain_text(note.doc.blocks)) - words(accepted), note.kind.name
        assert not words(" ".join(note.doc.taken.values())) - words(rejected), note.kind.name


def test_the_same_notes_are_the_same_bytes_in_two_processes(shelf: Shelf) -> None:
    said = [
        subprocess.run(
            [sys.executable, "-m", "tests.render.hash_notes", str(shelf.books), "full" if shelf.full else "sample"],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("0", "1")
    ]
    assert said[0] == said[1]
    assert len(said[0].splitlines()) == len(shelf.notes)


def test_no_canary_is_in_any_part_of_a_clean_copy(shelf: Shelf) -> None:
    clean = [note.kind for note in shelf.notes if note.kind.asked.copy in (Copy.MINISTER, Copy.DISCLOSURE)]
    assert {kind.asked.copy for kind in clean} == {Copy.MINISTER, Copy.DISCLOSURE}
    for kind in clean:
        book = with_canaries(shelf.book(kind), withheld=kind.asked.copy is Copy.DISCLOSURE)
        for form, data in zip(("docx", "md", "html"), written(made(book, kind)), strict=True):
            assert not canaries(data), (kind.name, form)


def test_the_canaries_sing_where_they_may(shelf: Shelf) -> None:
    kind = next(note.kind for note in shelf.notes if note.kind.asked == WORKING and note.doc.sources)
    book = with_canaries(shelf.book(kind), withheld=True)
    for data in written(made(book, kind)):
        assert canaries(data)


def canaries(data: bytes) -> set[str]:
    """The places of a file, its parts unpacked, that say what no clean copy may."""
    parts = {"file": data}
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts |= {name: archive.read(name) for name in archive.namelist()}
    return {name for name, part in parts.items() if b"canary" in part.lower() or b"cacacaca" in part}


def test_every_page_is_numbered_and_marked(shelf: Shelf) -> None:
    pages = shelf.pdf_of(shelf.files())
    for note in shelf.notes:
        text = text_of_pdf(pages[note.kind.name])
        count, of = text.count("\f"), {"en": "of", "fr": "de"}[note.kind.language]
        for number in range(1, count + 1):
            assert f"Page {number} {of} {count}" in text, note.kind.name
        assert text.casefold().count(note.doc.meta.marking.casefold()) >= 2 * count, note.kind.name


def test_a_kind_has_a_name_of_its_own() -> None:
    assert Kind("memo", "fr", REDLINE).name == "memo-fr-working-redline"
