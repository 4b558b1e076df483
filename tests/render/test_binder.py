"""The binder: cover, contents, a divider page before each note, one marking for all pages, one annex or one per tab."""

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html

from briefbook.model.book import Book, Entry, Tab
from briefbook.model.errors import FieldMissing
from briefbook.model.kinds import LANGUAGES, Annex, Copy, EntryId, EntryKind, Language, TabId
from briefbook.model.note import Doc, ExcerptBlock, Heading, Image, Para, plain_text
from briefbook.model.plain import to_plain
from briefbook.render import catalog, html_out, markdown_out, word, word_audit
from briefbook.render.assemble import RenderOptions
from briefbook.render.binder import bind, reference_of
from briefbook.render.catalog import Template
from briefbook.render.reference import build
from briefbook.render.word_audit_copy import Asked
from briefbook.render.wordml import W
from tests.render.making import FIELDS, PROSE, TEMPLATES, BookMaker, own_template, sample_book
from tests.render.tree_of_everything import png
from tests.word_verifiers import convert, text_of_pdf

SPEECH = {"occasion": "CIMM", "date": "2024-02-07", "speaker": "The Minister", "marking": "protected-b"}
ISSUE = {**FIELDS, "topic": "Irregular crossings"}


def tab(number: int, name: str, template: str, fields: dict[str, str]) -> Tab:
    """The sample's note under another template, with entries of its own."""

    def own(entry: Entry) -> Entry:
        return replace(entry, id=EntryId(f"{entry.id}{number:02d}"))

    first = sample_book().tabs[0]
    sections = tuple(replace(one, entries=tuple(map(own, one.entries))) for one in first.sections)
    return replace(first, id=TabId(f"t{number}"), name=name, template=template, fields=fields, sections=sections)


def binder_book() -> Book:
    tabs = (
        sample_book().tabs[0],
        tab(2, "Opening remarks", "speaking-notes", SPEECH),
        tab(3, "", "issue-note", {str(key): str(value) for key, value in ISSUE.items()}),
    )
    return replace(sample_book(), name="CIMM appearance – February 7, 2024", tabs=tabs)


def notes(book: Book) -> list[tuple[Tab, Template]]:
    return [(one, catalog.load([TEMPLATES], one.template)) for one in book.tabs]


def bound(
    copy: Copy = Copy.MINISTER, language: Language = "en", annex: Annex = Annex.BOOK, book: Book | None = None
) -> Doc:
    given = book or binder_book()
    return bind(given, notes(given), RenderOptions(copy, language), annex)


def written(doc: Doc) -> bytes:
    return word.write(doc, reference_of(notes(binder_book())))


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def lines(data: bytes, *styles: str) -> list[str]:
    found = []
    for paragraph in body(data).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in styles:
            found.append("".join(text.text or "" for text in paragraph.iter(f"{W}t")))
    return found


@pytest.mark.parametrize("copy", list(Copy))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("annex", list(Annex))
def test_every_binder_passes_the_audit(copy: Copy, language: Language, annex: Annex) -> None:
    assert word_audit.audit(written(bound(copy, language, annex)), Asked(copy)) == ()


def test_the_cover_says_what_it_is_when_and_how_it_is_marked() -> None:
    data = written(bound())
    assert lines(data, "Title") == ["CIMM appearance – February 7, 2024"]
    assert lines(data, "CoverLine")[:3] == ["Briefing book", "February\u00a07, 2024", "Protected B"]
    french = written(bound(language="fr"))
    assert lines(french, "CoverLine")[:3] == ["Cahier d’information", "7\u00a0février 2024", "Protégé B"]


def test_each_note_stands_behind_its_divider_page_and_under_its_own_title() -> None:
    data = written(bound())
    assert lines(data, "TabDivider") == [
        "Tab\u00a01: CIMM – Communications Narrative – February 7, 2024",
        "Tab\u00a02: Opening remarks",
        "Tab\u00a03: CIMM – Irregular crossings – February 7, 2024",
    ]
    assert lines(data, "NoteTitle")[0] == "CIMM – Communications Narrative – February 7, 2024"
    assert len(lines(data, "NoteTitle")) == 3
    titles = [
        one
        for one in body(data).iter(f"{W}p")
        if (found := one.find(f"{W}pPr/{W}pStyle")) is not None and found.get(f"{W}val") == "NoteTitle"
    ]
    assert all(one.find(f"{W}pPr/{W}pageBreakBefore") is not None for one in titles)


def test_the_contents_name_the_tabs_with_their_pages_and_the_annex() -> None:
    shown = lines(written(bound(Copy.WORKING)), "Toc1")
    assert [one[:5] for one in shown] == ["Tab\u00a01", "Tab\u00a02", "Tab\u00a03", "Sourc"]
    pages = [int(one.rstrip()[-2:].lstrip("4: rces")) for one in shown]
    assert pages[0] == 3
    assert pages == sorted(set(pages))
    codes = [(node.text or "").split()[0] for node in body(written(bound())).iter(f"{W}instrText")]
    assert codes == ["TOC", "PAGEREF", "PAGEREF", "PAGEREF"]


def test_pages_are_counted_through_and_all_bear_the_highest_marking() -> None:
    data = written(bound())
    assert len(list(body(data).iter(f"{W}sectPr"))) == 1 + len(binder_book().tabs)
    assert list(body(data).iter(f"{W}pgNumType")) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith(("word/header", "word/footer")):
                assert b"Protected B" in archive.read(name), name


def test_a_source_that_is_marked_higher_marks_the_binder() -> None:
    book = binder_book()
    first = book.tabs[0].sections[0]
    entry = first.entries[0]
    assert entry.provenance is not None
    secret = replace(entry, provenance=replace(entry.provenance, marking="Secret"))
    sections = (replace(first, entries=(secret, *first.entries[1:])), *book.tabs[0].sections[1:])
    marked = replace(book, tabs=(replace(book.tabs[0], sections=sections), *book.tabs[1:]))
    assert bound(book=marked).meta.marking == "Secret"
    kept_back = replace(secret, kind=EntryKind.SELF)
    sections = (replace(first, entries=(kept_back,)), *sections[1:])
    assert (
        bound(book=replace(book, tabs=(replace(book.tabs[0], sections=sections), *book.tabs[1:]))).meta.marking
        == "Protected B"
    )


def test_one_annex_numbers_the_sources_of_all_notes_through() -> None:
    doc = bound(Copy.WORKING)
    annexes = [one for one in doc.blocks if isinstance(one, Heading) and one.id.endswith("sources")]
    assert [one.role for one in annexes] == ["annex"]
    assert {source.number for source in doc.sources} == {1, 2, 3}
    assert {name for source in doc.sources for name in source.entries} <= set(doc.marks)


def test_an_annex_per_tab_counts_from_one_behind_each_note() -> None:
    doc = bound(Copy.WORKING, annex=Annex.TAB)
    annexes = [one for one in doc.blocks if isinstance(one, Heading) and one.id.endswith("sources")]
    assert [(one.level, one.id) for one in annexes] == [(3, "t1-sources"), (3, "t2-sources"), (3, "t3-sources")]
    anchors = [one.anchor for one in doc.blocks if isinstance(one, Para) and one.anchor]
    assert len(anchors) == len(set(anchors)) == 9


@pytest.mark.parametrize("copy", [Copy.MINISTER, Copy.DISCLOSURE])
def test_no_other_copy_says_anything_of_sources(copy: Copy) -> None:
    doc = bound(copy)
    assert doc.sources == ()
    everything = written(doc) + markdown_out.write(doc).encode() + html_out.write(doc).encode()
    with zipfile.ZipFile(io.BytesIO(written(doc))) as archive:
        everything += b"".join(archive.read(name) for name in archive.namelist())
    for canary in (b"pathways.txt", b"Corpus 2023", b"ab" * 32, b"Statement on safe"):
        assert canary not in everything


def test_every_entry_is_there_once_and_headings_leave_no_level_out() -> None:
    doc = bound()
    placed = [one.id for one in doc.blocks if isinstance(one, ExcerptBlock)]
    assert len(placed) == len(set(placed))
    assert {one for one in doc.marks if one.endswith("02")} <= set(doc.marks)
    levels = [one.level for one in doc.blocks if isinstance(one, Heading)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [one.id for one in doc.blocks if isinstance(one, Heading)]
    assert len(ids) == len(set(ids))


def test_html_and_markdown_tell_tab_and_title_once() -> None:
    doc = bound()
    root = html.document_fromstring(html_out.write(doc))
    assert ["".join(map(str, one.itertext())) for one in root.iter("h2")] == [
        "Tab\u00a01: CIMM – Communications Narrative – February 7, 2024",
        "Tab\u00a02: Opening remarks",
        "Tab\u00a03: CIMM – Irregular crossings – February 7, 2024",
    ]
    source = markdown_out.write(doc)
    assert source.count("\n# ") == 1
    assert source.count("\n---\n\n## Tab") == 3
    assert source.count("\n---\n") == 4 + 1
    assert source.count("\n## ") == 3
    assert "\n### Introduction" in source


def test_a_note_that_cannot_be_made_is_named_by_its_tab() -> None:
    book = binder_book()
    broken = replace(book, tabs=(book.tabs[0], replace(book.tabs[1], fields={})))
    with pytest.raises(FieldMissing, match=r"^Tab 2: .*Occasion"):
        bound(book=broken)


def test_a_binder_of_a_speech_and_others_is_set_like_the_others() -> None:
    book = binder_book()
    assert reference_of(notes(replace(book, tabs=(book.tabs[1], book.tabs[0])))) == build("narrative")
    assert reference_of(notes(replace(book, tabs=(book.tabs[1],)))) == build("speech")


def test_pictures_of_two_templates_with_one_name_stay_two(tmp_path: Path) -> None:
    made = []
    for name, width in (("one", 300), ("two", 600)):
        template = own_template(tmp_path / name, "# {{ title }}\n\n![A picture](map.png)\n")
        (template.folder / "map.png").write_bytes(png(width))
        made.append(template)
    pair = [
        (replace(sample_book().tabs[0], id=TabId(f"t{n}"), sections=(), fields={}), one) for n, one in enumerate(made)
    ]
    doc = bind(replace(sample_book(), tabs=tuple(one for one, _ in pair)), pair, RenderOptions())
    shown = [one.name for one in doc.blocks if isinstance(one, Image)]
    assert [doc.pictures[name].width for name in shown] == [300, 600]
    assert word_audit.audit(word.write(doc, build()), Asked(Copy.MINISTER)) == ()


@pytest.mark.parametrize("copy", list(Copy))
def test_the_same_binder_is_the_same_bytes_in_two_processes(copy: Copy, repository: Path) -> None:
    code = f"""
import hashlib
from briefbook.model.kinds import Copy
from briefbook.render import html_out, markdown_out
from tests.render.test_binder import bound, written
doc = bound(Copy("{copy}"), "fr")
made = [written(doc), markdown_out.write(doc).encode(), html_out.write(doc).encode()]
print([hashlib.sha256(one).hexdigest() for one in made])
"""
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=repository,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(repository)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(told) == 1


def test_a_binder_says_all_that_its_notes_say() -> None:
    text = plain_text(bound().blocks)
    for _, section, entry in binder_book().entries():
        if entry.kind is not EntryKind.SELF:
            assert entry.text in text
            assert section.heading.en in text
    assert to_plain(bound().meta)


def long_note(number: int) -> Tab:
    """A note of some pages, another for each number."""
    maker = BookMaker()
    for section in range(3 + number):
        maker.section(f"Section {section}")
        for place in range(1 + (section * number) % 5):
            maker.excerpt(PROSE[(section + place) % 3][: 120 + 37 * place], ordinal=place + 1)
    first = maker.book().tabs[0]
    sections = tuple(
        replace(one, entries=tuple(replace(entry, id=EntryId(f"{entry.id}{number:02d}")) for entry in one.entries))
        for one in first.sections
    )
    return replace(first, id=TabId(f"t{number}"), name=f"Note {number}", sections=sections)


def test_the_pages_in_the_contents_are_those_that_libreoffice_gives_the_tabs(tmp_path: Path) -> None:
    book = replace(sample_book(), name="Pages", tabs=tuple(long_note(number) for number in range(1, 6)))
    file = tmp_path / "binder.docx"
    file.write_bytes(written(bound(Copy.MINISTER, book=book)))
    told = [
        int(one.removeprefix(f"Tab\u00a0{number}: Note {number}"))
        for number, one in enumerate(lines(file.read_bytes(), "Toc1"), 1)
    ]
    (pdf,) = convert([file], "pdf", tmp_path)
    pages = text_of_pdf(pdf).split("\f")
    seen = [
        place
        for place, page in enumerate(pages, 1)
        if place > 2 and re.search(r"^Tab.\d: Note \d$", page, re.MULTILINE)
    ]
    assert told == seen


@pytest.mark.parametrize(
    "name",
    [
        "  ",
        "a\tb\nc",
        "<w:p> & {{ 7*7 }} *x* [y](z)",
        "\ufdd0e31\ufdd1 \x00\x0b",
        "x" * 3000,
        "{marking} {title}",
        "\u202e\u200f",
    ],
)
def test_whatever_the_officer_calls_a_book_or_a_note_gives_a_sound_file(name: str) -> None:
    book = binder_book()
    called = replace(book, name=name, tabs=(replace(book.tabs[0], name=name), *book.tabs[1:]))
    assert word_audit.audit(written(bound(Copy.WORKING, book=called)), Asked(Copy.WORKING)) == ()
