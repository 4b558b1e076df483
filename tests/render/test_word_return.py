"""A note that colleagues worked on in Word or LibreOffice is read back: every change is found, and nothing else."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from briefbook.book.returning import compare
from briefbook.book.taking import take
from briefbook.model.book import Book, Entry, Redaction
from briefbook.model.errors import DamagedFile, ExtractError, NotThisBook, UnsupportedFormat
from briefbook.model.kinds import Copy, EntryId, EntryKind
from briefbook.model.note import Br, Footnote, ListBlock, Para, Quote, Run, Table
from briefbook.model.returned import Remark, ReturnReport
from briefbook.ooxml.marks import entry_mark
from briefbook.render import word_return
from tests.render import returned_notes
from tests.render.colleague import W, WordFile, parent_of
from tests.render.making import BookMaker, sample_book
from tests.render.returned_notes import Worked, sent, worked_on
from tests.word_verifiers import convert

SAMPLE, FULL = 16, 100


@pytest.fixture(scope="module")
def worked(full_size: bool) -> list[Worked]:
    return [worked_on(number) for number in range(FULL if full_size else SAMPLE)]


def test_all_that_colleagues_did_is_found_and_nothing_else(worked: list[Worked]) -> None:
    there = found = 0
    wrong: list[str] = []
    for number, one in enumerate(worked):
        changes, right, false = returned_notes.judged(one, one.data)
        there, found = there + changes, found + right
        wrong += [f"file {number}: {what}" for what in false]
        report = compare(one.book, word_return.read(one.data, "note.docx"))
        wrong += [f"file {number}: author of {entry}" for entry in returned_notes.authors_told(one, report)]
    print(f"{len(worked)} files, {there} changes, {found} found, {len(wrong)} false")
    assert not wrong
    assert there > 3 * len(worked)
    assert found >= 0.99 * there


def test_it_is_found_too_when_libreoffice_saved_the_file(worked: list[Worked], tmp_path: Path) -> None:
    some = worked[::2]
    files = [tmp_path / f"note {number}.docx" for number in range(len(some))]
    for file, one in zip(files, some, strict=True):
        file.write_bytes(one.data)
    (tmp_path / "saved").mkdir()
    saved = convert(files, "docx:MS Word 2007 XML", tmp_path / "saved")
    there = found = 0
    wrong: list[str] = []
    for file, one in zip(saved, some, strict=True):
        changes, right, false = returned_notes.judged(one, file.read_bytes())
        there, found = there + changes, found + right
        wrong += [f"{file.name}: {what}" for what in false]
    print(f"{len(some)} files saved by LibreOffice, {there} changes, {found} found, {len(wrong)} false")
    assert not wrong
    assert found >= 0.99 * there


def returned(book: Book, data: bytes) -> ReturnReport:
    return compare(book, word_return.read(data, "note.docx"))


def states(report: ReturnReport) -> dict[str, str]:
    return {str(one.id): one.state for one in report.entries if one.state != "same"}


@pytest.mark.parametrize("copy", [Copy.MINISTER, Copy.WORKING, Copy.DISCLOSURE])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_file_as_it_went_out_says_that_nothing_changed(copy: Copy, language: str) -> None:
    book, data = sent(sample_book(), copy, "fr" if language == "fr" else "en")
    report = returned(book, data)
    assert len(report.entries) == len(book.exports[0].placed) > 10
    assert (states(report), report.new, report.frame, report.remarks, report.notes) == ({}, (), (), (), ())
    assert (report.copy, report.export) == (copy, book.exports[0].id)


def test_withheld_words_are_no_edit_of_a_disclosure_copy() -> None:
    raw = sample_book()
    first = raw.tabs[0].sections[0].entries[0]
    spans = ((0, 6), (30, 41))
    shown = f"[Redacted]{first.text[6:30]}[Redacted]{first.text[41:]}"
    book, data = sent(_with_first(raw, replace(first, blocks=(Para((Run(shown),)),))), Copy.MINISTER, "en")
    export = replace(book.exports[0], copy=Copy.DISCLOSURE)
    withheld = replace(first, redactions=tuple(Redaction(start, end) for start, end in spans))
    book = replace(_with_first(raw, withheld), exports=(export,))
    assert states(returned(book, data)) == {}
    file = WordFile(data)
    changed = file.texts_of(entry_mark(book.id, first.id))[-1]
    changed.text = f"{changed.text} So it is."
    report = returned(book, file.saved())
    assert states(report) == {"e1": "edited"}
    taken = take(book, report, ["e1"], "en").tabs[0].sections[0].entries[0]
    assert taken.text == f"{first.text} So it is."
    assert taken.redactions == withheld.redactions


def _with_first(book: Book, entry: Entry) -> Book:
    tab = book.tabs[0]
    section = replace(tab.sections[0], entries=(entry, *tab.sections[0].entries[1:]))
    return replace(book, tabs=(replace(tab, sections=(section, *tab.sections[1:])),))


def test_what_stands_in_the_file_comes_back_as_blocks() -> None:
    book, data = sent(sample_book(), Copy.WORKING, "en")
    entries = {one.id: one for one in returned(book, data).entries}
    shapes = [tuple(type(block) for block in entries[one.entry].blocks) for one in book.exports[0].placed]
    assert {(Para,), (ListBlock,), (Table,), (Quote,)} <= set(shapes)
    steps = next(
        entry for _, _, entry in book.entries() if isinstance(entry.blocks[0], ListBlock) and entry.kind == "own"
    )
    assert entries[steps.id].blocks == steps.blocks


def test_a_comment_is_told_with_its_author_and_its_entry() -> None:
    book, data = sent(sample_book(), Copy.MINISTER, "en")
    file = WordFile(data)
    text = file.texts_of(entry_mark(book.id, "e1"))[0]
    run = etree.SubElement(parent_of(parent_of(text)), f"{W}r")
    etree.SubElement(run, f"{W}commentReference").set(f"{W}id", "7")
    report = returned(book, with_comments(file))
    assert states(report) == {}
    assert next(one for one in report.entries if one.id == "e1").remarks == (Remark("Bo Larsen", "Is this still so?"),)


def with_comments(file: WordFile) -> bytes:
    space = W.strip("{}")
    comments = (
        f'<w:comments xmlns:w="{space}"><w:comment w:id="7" w:author="Bo Larsen"><w:p><w:r><w:t>Is this still so?</w:t>'
        f"</w:r></w:p></w:comment></w:comments>"
    )
    data = file.saved({"word/comments.xml": comments.encode()})
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        relations = package.read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relations = relations.replace(
        "</Relationships>", f'<Relationship Id="rC" Type="{kind}" Target="comments.xml"/></Relationships>'
    )
    return WordFile(data).saved({"word/_rels/document.xml.rels": relations.encode()})


def test_a_heading_that_was_changed_moves_nothing_and_is_told() -> None:
    book, data = sent(sample_book(), Copy.MINISTER, "en")
    file = WordFile(data)
    heading = next(one for one in file.root.iter(f"{W}t") if one.text == "Human Trafficking")
    heading.text = "Human Trafficking and Exploitation"
    report = returned(book, file.saved())
    assert states(report) == {}
    assert [(one.was, one.returned) for one in report.frame] == [
        ("Human Trafficking", "Human Trafficking and Exploitation")
    ]


def test_new_text_is_told_with_the_section_and_the_entry_before_it() -> None:
    book, data = sent(sample_book(), Copy.WORKING, "en")
    file = WordFile(data)
    place = file.blocks_of(entry_mark(book.id, "e3"))[-1]
    for words in ("Second line.", "First line."):
        paragraph = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = words
        place.addnext(paragraph)
    (new,) = returned(book, file.saved()).new
    assert (new.id, new.text, new.section, new.after) == ("n1", "First line.\nSecond line.", "s2", "e3")


def test_a_copied_entry_is_told_to_be_a_copy() -> None:
    book, data = sent(sample_book(), Copy.MINISTER, "en")
    file = WordFile(data)
    (block,) = file.blocks_of(entry_mark(book.id, "e1"))
    twin = etree.fromstring(etree.tostring(block))
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for one in list(twin.iter(W + tag)):
            parent_of(one).remove(one)
    file.blocks_of(entry_mark(book.id, "e3"))[-1].addnext(twin)
    report = returned(book, file.saved())
    assert states(report) == {}
    assert [(one.copy_of, one.section) for one in report.new] == [(EntryId("e1"), "s2")]


def test_a_file_without_marks_is_matched_by_its_text_and_says_so() -> None:
    book, data = sent(sample_book(), Copy.WORKING, "en")
    file = WordFile(data)
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for one in list(file.root.iter(W + tag)):
            parent_of(one).remove(one)
    changed = next(one for one in file.root.iter(f"{W}t") if (one.text or "").startswith("Canada wants"))
    changed.text = (changed.text or "").replace("orderly", "regular")
    report = returned(book, file.saved())
    assert states(report) == {"e1": "edited"}
    assert [one.id for one in report.entries if not one.by_text] == []
    assert len(report.notes) == 1
    assert "matched" in report.notes[0]


def test_a_file_of_another_book_is_refused() -> None:
    book, data = sent(sample_book(), Copy.MINISTER, "en")
    other = replace(book, id="6b" * 16, exports=())
    with pytest.raises(NotThisBook, match="another book"):
        returned(other, data)


def test_a_file_that_shares_nothing_is_refused() -> None:
    book, data = sent(sample_book(), Copy.MINISTER, "en")
    file = WordFile(data)
    for one in list(file.body)[:-1]:
        file.body.remove(one)
    with pytest.raises(NotThisBook, match="no text in common"):
        returned(book, file.saved())


def test_an_export_that_is_forgotten_is_compared_with_the_book_as_it_is() -> None:
    book, data = sent(sample_book(), Copy.WORKING, "en")
    report = returned(replace(book, exports=()), data)
    assert states(report) == {}
    assert report.new == ()
    assert (report.export, report.copy, len(report.notes)) == ("", None, 1)


def _broken(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _without_body(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            if name != "word/document.xml":
                made.writestr(name, given.read(name))
    return out.getvalue()


def _cut_xml(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("word/document.xml")
    return WordFile(data).saved({"word/document.xml": xml[: len(xml) // 2]})


def _with_document_type(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        _, _, xml = package.read("word/document.xml").partition(b"?>")
    entity = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return WordFile(data).saved({"word/document.xml": entity + xml})


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (_with_document_type, DamagedFile),
        (lambda _: b"%PDF-1.7", UnsupportedFormat),
        (lambda _: b"\xd0\xcf\x11\xe0" + bytes(600), UnsupportedFormat),
        (_broken, DamagedFile),
        (_without_body, UnsupportedFormat),
        (_cut_xml, DamagedFile),
    ],
)
def test_what_is_no_whole_word_file_is_refused(change: Callable[[bytes], bytes], error: type[ExtractError]) -> None:
    _, data = sent(sample_book(), Copy.MINISTER, "en")
    with pytest.raises(error, match=r"note\.docx"):
        word_return.read(change(data), "note.docx")


def test_a_mark_without_an_end_swallows_nothing() -> None:
    book, data = sent(sample_book(), Copy.MINISTER, "en")
    file = WordFile(data)
    end = file.end_of(file.start_of(entry_mark(book.id, "e1")))
    parent_of(end).remove(end)
    assert states(returned(book, file.saved())) == {}


def test_a_list_that_claims_to_be_ten_thousand_deep_is_read() -> None:
    book, data = sent(sample_book(), Copy.MINISTER, "en")
    file = WordFile(data)
    paragraph = etree.SubElement(file.body, f"{W}p")
    listed = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}numPr")
    etree.SubElement(listed, f"{W}ilvl").set(f"{W}val", "10000")
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = "Deep down."
    assert [one.text for one in returned(book, file.saved()).new] == ["Deep down."]


def test_footnotes_come_back_as_they_went_out() -> None:
    note = Footnote((Run("See "), Run("the page", href="https://example.ca/page"), Run("."), Br(), Run("Second line.")))
    blocks = (Para((Run("They rose"), note, Run(" in May."))), Para((Run("And fell"), Footnote((Run("In June."),)))))
    book, data = sent(BookMaker().section("A").entry(EntryKind.OWN, blocks).book(), Copy.MINISTER, "en")
    report = compare(book, word_return.read(data, "note.docx"))
    assert [(one.state, one.returned) for one in report.entries] == [
        ("same", "They rose[See the page.\nSecond line.] in May.\nAnd fell[In June.]")
    ]
