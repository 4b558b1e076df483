"""The sections of a binder: each note has headers that name it, pages count through, and no reader loses an end."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy
from briefbook.render import word, word_audit
from briefbook.render.annotate import Annotations, annotated
from briefbook.render.reference import build
from briefbook.render.word_audit_copy import Asked
from briefbook.render.wordml import R, W
from tests.render.revisions import ANSWERS, settled
from tests.render.test_binder import binder_book, body, bound, lines, written
from tests.render.test_word_typed_outside import letterhead
from tests.render.typing_in_word import packed, parts_of


def headers(data: bytes, when: str) -> list[str]:
    """What the headers of the sections say, those of first pages or of all others."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {one.get("Id"): f"word/{one.get('Target')}" for one in relations}
    said = []
    for section in body(data).iter(f"{W}sectPr"):
        (key,) = [one.get(f"{R}id") for one in section.iter(f"{W}headerReference") if one.get(f"{W}type") == when]
        root = etree.fromstring(parts[targets[key]])
        said.append("|".join("".join(map(str, one.itertext())) for one in root.iter(f"{W}r")))
    return said


def test_the_header_names_the_note_that_the_page_belongs_to() -> None:
    data = written(bound(Copy.WORKING))
    names = (
        "CIMM appearance – February 7, 2024",
        "Tab\u00a01: CIMM – Communications Narrative – February 7, 2024",
        "Tab\u00a02: Opening remarks",
        "Tab\u00a03: CIMM – Irregular crossings – February 7, 2024",
        "Sources",
    )
    assert headers(data, "default") == [f"{name}||Protected B" for name in names]
    assert headers(data, "first") == ["|Protected B"] * 5


def test_a_very_long_name_takes_no_more_of_a_header_than_two_lines() -> None:
    book = binder_book()
    called = replace(book, tabs=(replace(book.tabs[0], name="ferry " * 500), *book.tabs[1:]))
    first = headers(written(bound(book=called)), "default")[1]
    assert first.startswith("Tab\u00a01: ferry ferry")
    assert first.endswith("ferry…||Protected B")
    assert len(first) < 120


def test_braces_in_the_name_of_a_note_stand_in_its_header_as_they_are() -> None:
    book = binder_book()
    called = replace(book, tabs=(replace(book.tabs[0], name="{title} {{ x }} {marking}"), *book.tabs[1:]))
    data = written(bound(book=called))
    assert headers(data, "default")[1] == "Tab\u00a01: {title} {{ x }} {marking}||Protected B"
    assert word_audit.audit(data, Asked(Copy.MINISTER)) == ()


@pytest.mark.parametrize("copy", [Copy.WORKING, Copy.MINISTER])
def test_a_letterhead_of_a_department_names_the_notes_too(copy: Copy) -> None:
    data = word.write(bound(copy), letterhead())
    assert word_audit.audit(data, Asked(copy)) == ()
    first, second, *_ = headers(data, "default")
    assert first == "Protected B|Department of Harbours|CIMM appearance – February 7, 2024"
    assert second == "Protected B|Department of Harbours|Tab\u00a01: CIMM – Communications Narrative – February 7, 2024"
    assert set(headers(data, "first")) == {"Protected B|Department of Harbours"}


def test_a_letterhead_that_counts_from_a_number_counts_on_through_all_notes() -> None:
    numbered = renumbered(build(), '<w:pgNumType w:start="5"/>')
    data = word.write(bound(), numbered)
    assert word_audit.audit(data, Asked(Copy.MINISTER)) == ()
    starts = [one.find(f"{W}pgNumType") for one in body(data).iter(f"{W}sectPr")]
    assert [None if one is None else one.get(f"{W}start") for one in starts] == ["5", None, None, None]
    assert lines(data, "Toc1")[0].endswith("7")


def renumbered(data: bytes, numbers: str) -> bytes:
    parts = parts_of(data)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:titlePg/>", f"{numbers}<w:titlePg/>".encode())
    return packed(parts)


def test_no_note_ends_with_a_paragraph_that_a_reader_of_its_redline_could_take_away() -> None:
    book = binder_book()
    figures = next(one for one in book.tabs[0].sections if one.heading.en == "Claims in Figures")
    table = figures.entries[-1]
    added = replace(table, blocks=(*table.blocks, *paragraphs("Added behind the table, by the officer.")))
    sections = (replace(figures, entries=(*figures.entries[:-1], added)),)
    fields = {key: value for key, value in book.tabs[0].fields.items() if key != "date_modified"}
    edited = replace(book, tabs=(replace(book.tabs[0], sections=sections, fields=fields), *book.tabs[1:]))
    doc = annotated(bound(Copy.WORKING, book=edited), edited, Annotations(redline=True))
    data = written(doc)
    assert word_audit.audit(data, Asked(Copy.WORKING, redline=True)) == ()
    for answer in ANSWERS:
        left = body(settled(data, answer))
        assert len(list(left.iter(f"{W}sectPr"))) == 5, answer


def test_a_table_at_the_end_of_a_note_and_the_contents_leave_the_end_of_the_section_to_a_hair() -> None:
    book = binder_book()
    tables = [one for one in book.tabs[0].sections if one.heading.en == "Claims in Figures"]
    fields = {key: value for key, value in book.tabs[0].fields.items() if key != "date_modified"}
    ended = replace(book, tabs=(replace(book.tabs[0], sections=tuple(tables), fields=fields), *book.tabs[1:]))
    data = written(bound(book=ended))
    assert word_audit.audit(data, Asked(Copy.MINISTER)) == ()
    ends = [one for one in body(data).iter(f"{W}p") if one.find(f"{W}pPr/{W}sectPr") is not None]
    assert ["".join(map(str, one.itertext())) for one in ends][:2] == ["", ""]
