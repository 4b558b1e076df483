"""The Word file: its structure by construction, its text, what each copy carries, the same bytes each time."""

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefbook.model.book import Redaction
from briefbook.model.errors import TemplateRefused
from briefbook.model.kinds import Copy, EntryKind, Language, PassageKind
from briefbook.model.note import (
    Block,
    Blocks,
    Doc,
    ExcerptBlock,
    Footnote,
    Heading,
    ListBlock,
    NoteMeta,
    PageBreak,
    Para,
    Quote,
    Run,
    Table,
    plain_text,
)
from briefbook.model.text import clean
from briefbook.ooxml.marks import ENTRY_PREFIX, EXPORT_PREFIX, PROVENANCE_NAMESPACE
from briefbook.render import word, word_audit
from tests.render.making import BOOK_ID, BookMaker, narrative, note, provenance, sample_book

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REFERENCE = narrative().read("reference.docx")
BOTH = pytest.mark.parametrize("copy", list(Copy))
LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])


def written(copy: Copy = Copy.MINISTER, language: Language = "en") -> bytes:
    return word.write(note(sample_book(), copy, language), REFERENCE)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])[0]


def text_of(node: etree._Element) -> str:
    names = {f"{W}tab": "\t", f"{W}br": "\n"}
    pieces = (one for run in node.iter(f"{W}r") for one in run.iterchildren(f"{W}t", *names))
    return "".join(names.get(one.tag) or one.text or "" for one in pieces)


def styles(data: bytes) -> list[tuple[str, str]]:
    document = docx.Document(io.BytesIO(data))
    return [(one.style.name if one.style else "", one.text) for one in document.paragraphs]


@BOTH
@LANGUAGES
def test_every_note_passes_the_audit(copy: Copy, language: Language) -> None:
    assert word_audit.audit(written(copy, language)) == ()


def test_the_title_the_sections_and_the_text_have_their_styles() -> None:
    found = styles(written())
    assert found[0] == ("Title", "CIMM – Communications Narrative – February 7, 2024")
    assert [text for style, text in found if style == "Heading 1"] == [
        "Introduction",
        "Human Trafficking",
        "Claims in Figures",
        "Voices",
        "Asylum Claims",
    ]
    assert found[2][0] == "Body Text"
    assert [style for style, _text in found if style.startswith("List")] == [
        *["List Bullet"] * 3,
        *("List Number", "List Bullet 2", "List Number", "List Continue"),
    ]
    assert "Quote" in [style for style, _text in found]


def test_list_items_of_neighbouring_excerpts_are_one_list() -> None:
    points = [one for one in body(written()).iter(f"{W}p") if "ListBullet" in etree.tostring(one).decode()]
    assert [one.find(f"{W}pPr/{W}numPr") for one in points[:3]] == [None] * 3
    assert points[0].getnext() is points[1]
    assert points[1].getnext() is points[2]


def test_each_numbered_list_counts_from_its_own_start() -> None:
    items = tuple((Para((Run(f"step {n}"),)),) for n in range(2))
    lists: Blocks = (ListBlock(items, ordered=True), Para((Run("between"),)), ListBlock(items, ordered=True, start=7))
    doc = note(BookMaker().section("A").entry(EntryKind.OWN, lists).book())
    data = word.write(doc, REFERENCE)
    numbers = [node.get(f"{W}val") for node in body(data).iter(f"{W}numId")]
    assert len(set(numbers)) == 2
    assert numbers == [numbers[0]] * 2 + [numbers[2]] * 2
    numbering = etree.fromstring(parts(data)["word/numbering.xml"])
    starts = {num.get(f"{W}numId"): num.find(f"{W}lvlOverride/{W}startOverride") for num in numbering.iter(f"{W}num")}
    assert [starts[one].get(f"{W}val") for one in (numbers[0], numbers[2])] == ["1", "7"]  # type: ignore[union-attr]


def test_a_table_says_what_it_is_and_keeps_its_header() -> None:
    first, second = body(written()).iter(f"{W}tbl")
    assert first.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    assert first.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Year, Claims received, Decided within six months"  # type: ignore[union-attr]
    assert first.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val").startswith("Columns: Year")  # type: ignore[union-attr]
    assert [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in second.iter(f"{W}tr")][1] == [
        "Stone Bridge",
        "Day and night",
    ]
    widths = [int(node.get(f"{W}w") or 0) for node in first.iter(f"{W}gridCol")]
    assert sum(widths) == 9360


def test_two_tables_in_a_row_stay_two() -> None:
    first, second = body(written()).iter(f"{W}tbl")
    assert first.getnext() is not second
    assert first.getnext().getnext() is second  # type: ignore[union-attr]


def test_a_language_that_differs_is_told_run_and_paragraph() -> None:
    (french,) = [one for one in body(written()).iter(f"{W}p") if text_of(one).startswith("Les victimes")]
    assert {node.get(f"{W}val") for node in french.iter(f"{W}lang")} == {"fr-CA"}
    assert french.find(f"{W}pPr/{W}rPr/{W}lang") is not None
    (same,) = [one for one in body(written(language="fr")).iter(f"{W}p") if text_of(one).startswith("Les victimes")]
    assert list(same.iter(f"{W}lang")) == []


@LANGUAGES
def test_headers_and_footers_carry_marking_title_and_page_line(language: Language) -> None:
    found = parts(written(language=language))
    stories = {
        name: text_of(etree.fromstring(data)) for name, data in found.items() if re.match(r"word/(head|foot)er", name)
    }
    marking, of = ("Unclassified", "of") if language == "en" else ("Non classé", "de")
    title = note(sample_book(), language=language).meta.title
    assert stories == {
        "word/header1.xml": f"{title}\t{marking}",
        "word/header2.xml": f"\t{marking}",
        "word/footer1.xml": f"{marking}\tPage 1 {of} 1",
        "word/footer2.xml": f"{marking}\tPage 1 {of} 1",
    }


def test_a_place_that_word_has_spread_over_runs_is_still_filled() -> None:
    spread = b"<w:r><w:t>{ma</w:t></w:r><w:r><w:t>rking}</w:t></w:r>"
    given_parts = parts(REFERENCE)
    for name in ("word/header1.xml", "word/header2.xml"):
        given_parts[name] = re.sub(
            rb'<w:r><w:rPr><w:rStyle w:val="Marking"/></w:rPr><w:t>\{marking\}</w:t></w:r>', spread, given_parts[name]
        )
    made = word.write(note(sample_book()), zipped(given_parts))
    assert text_of(etree.fromstring(parts(made)["word/header2.xml"])) == "\tUnclassified"


def zipped(contents: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in contents.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def test_the_properties_are_the_note_s_and_no_person_s() -> None:
    core = docx.Document(io.BytesIO(written())).core_properties
    assert (core.title, core.language) == ("CIMM – Communications Narrative – February 7, 2024", "en-CA")
    assert (core.author, core.subject) == ("Briefbook", "CIMM communications narrative")
    assert core.keywords == "CIMM, CIMM communications narrative"
    assert core.last_modified_by == ""
    assert core.created is not None
    assert core.created.date().isoformat() == "2024-02-07"
    ministry = replace(
        sample_book(),
        tabs=(replace(sample_book().tabs[0], fields={"appearance_date": "2024-02-07", "ministry": "A Department"}),),
    )
    made = word.write(note(ministry), REFERENCE)
    assert docx.Document(io.BytesIO(made)).core_properties.author == "A Department"


CANARIES = (
    "Corpus 2023",
    "statements/",
    "pathways.txt",
    "Statement on safe pathways",
    "Public Safety Canada",
    "figures.docx",
    "interview.txt",
    "ab" * 32,
    "cd" * 8,
    "2024-01-15",
    BOOK_ID,
    "legal services",
    "_bbs_",
    'speculate."',
)


def test_the_minister_copy_holds_nothing_of_its_sources_in_any_part() -> None:
    for data in (written(), written(language="fr")):
        for name, content in parts(data).items():
            for canary in CANARIES:
                assert canary.encode() not in content, (name, canary)
                assert canary.encode() not in name.encode()


def test_no_part_names_this_user_machine_or_folder() -> None:
    told = [os.environ.get("USER", "") or "-" * 9, str(Path.home()), str(Path.cwd())]
    for content in parts(written(Copy.WORKING)).values():
        for one in told:
            assert len(one) < 5 or one.encode() not in content


def test_the_working_copy_says_entry_by_entry_where_its_text_came_from() -> None:
    found = parts(written(Copy.WORKING))
    root = etree.fromstring(found["customXml/item1.xml"])
    assert root.tag == f"{{{PROVENANCE_NAMESPACE}}}note"
    excerpts = {one.get("id"): one for one in root}
    assert set(excerpts) == {f"e{number}" for number in (1, 2, 4, 5, 6, 8, 9, 10, 11, 13, 14)}
    first = excerpts["e1"]
    assert (first.get("path"), first.get("sha256"), first.get("locator")) == (
        "statements/2023-05-03 pathways.txt",
        "ab" * 32,
        "¶\u00a04",
    )
    entry = next(entry for _tab, _section, entry in sample_book().entries() if entry.id == "e1")
    assert entry.provenance is not None
    assert first.get("text-sha256") == entry.provenance.text_hash


@BOTH
def test_each_entry_s_text_lies_between_its_marks(copy: Copy) -> None:
    doc = note(sample_book(), copy)
    texts = between_marks(word.write(doc, REFERENCE))
    wanted = {
        doc.marks[entry.id]: entry.text for _tab, _section, entry in sample_book().entries() if entry.id in doc.marks
    }
    assert {name: text for name, text in texts.items() if name.startswith(ENTRY_PREFIX)} == {
        name: text.replace("\t", "\n") for name, text in wanted.items()
    }
    assert [name for name in texts if name.startswith(EXPORT_PREFIX)]


def between_marks(data: bytes) -> dict[str, str]:
    """The text between the two ends of each bookmark; paragraphs and cells are parted by a newline."""
    opened: dict[str, str] = {}
    texts: dict[str, list[str]] = {}
    for node in body(data).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t", f"{W}p"):
        if node.tag == f"{W}bookmarkStart":
            name = node.get(f"{W}name") or ""
            opened[node.get(f"{W}id") or ""] = name
            texts[name] = [""]
        elif node.tag == f"{W}bookmarkEnd":
            opened.pop(node.get(f"{W}id") or "")
        else:
            for name in opened.values():
                if node.tag == f"{W}p":
                    texts[name].append("")
                else:
                    texts[name][-1] += node.text or ""
    return {name: "\n".join(lines) for name, lines in texts.items()}


def test_the_export_s_mark_changes_with_what_the_note_says() -> None:
    def mark(doc: Doc) -> str:
        return next(name for name in between_marks(word.write(doc, REFERENCE)) if name.startswith(EXPORT_PREFIX))

    book = sample_book()
    marks = {
        mark(note(book)),
        mark(note(book, Copy.WORKING)),
        mark(note(book, language="fr")),
        mark(note(replace(book, id="6b" * 16))),
    }
    assert len(marks) == 4
    assert mark(note(book)) in marks


HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(
        [
            '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }',
            '</w:t><w:fldSimple w:instr="DDEAUTO cmd"/><w:t>',
            "=cmd|'/c calc'!A1",
            "&lt;w:p&gt; & <b>",
            "{{ 7 * 7 }} {% for x in y %}",
            "INCLUDETEXT http://h/x",
            "a\tb\nc",
            "\x00\x01\x0b\ufffe\ufdd0",
            "]]>",
            "\u202e\u200f",
        ]
    ),
)


@given(text=HOSTILE)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_hostile_text_is_literal_in_word_and_makes_no_field(text: str) -> None:
    kept = re.sub("[\ufdd0-\ufdef]", "", clean(text))
    doc = note(BookMaker().section("A").own("first").book())
    doc = replace(doc, blocks=(*doc.blocks, Para((Run(text), Run("end")))))
    data = word.write(doc, REFERENCE)
    assert text_of(list(body(data).iter(f"{W}p"))[-1]) == f"{kept}end"
    assert list(body(data).iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple")) == []
    assert word_audit.audit(data) == ()


def test_links_of_safe_kinds_lead_and_others_are_text() -> None:
    runs = (
        Run("one", href="https://a.example/x?y=1&z=2"),
        Run("two", href="javascript:alert(1)"),
        Run("three", href="file:///etc/passwd"),
    )
    data = word.write(note(BookMaker().section("A").entry(EntryKind.OWN, (Para(runs),)).book()), REFERENCE)
    assert [text_of(link) for link in body(data).iter(f"{W}hyperlink")] == ["one"]
    assert b"javascript" not in b"".join(parts(data).values())
    assert word_audit.audit(data) == ()


def test_a_reference_without_a_place_for_the_marking_gets_one() -> None:
    given_parts = {name: data.replace(b"{marking}", b"x") for name, data in parts(REFERENCE).items()}
    data = word.write(note(sample_book()), zipped(given_parts))
    stories = {name: part for name, part in parts(data).items() if re.match(r"word/(?:header|footer)\d", name)}
    assert len(stories) == 4
    assert all(b"Unclassified" in part for part in stories.values())
    assert word_audit.audit(data) == ()


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken", zipped({"a.txt": b"x"})])
def test_a_reference_that_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateRefused, match=r"reference\.docx"):
        word.write(note(sample_book()), data)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/_rels/document.xml.rels", "<Relationships", "<Relation"),
        ("[Content_Types].xml", "<Types", "<Kinds"),
        ("word/document.xml", 'w:w="12240"', 'w:w="wide"'),
        ("word/document.xml", "<w:pgSz", "<w:pgSizes"),
        ("word/numbering.xml", 'w:numId="2"', 'w:numId="x"'),
        ("word/styles.xml", "List Number", "Numbered"),
        ("word/document.xml", "<w:sectPr>", "<w:sectPr><w:x>"),
    ],
)
def test_a_damaged_reference_is_refused_or_used_but_never_a_traceback(part: str, old: str, new: str) -> None:
    given_parts = parts(REFERENCE)
    assert old.encode() in given_parts[part]
    given_parts[part] = given_parts[part].replace(old.encode(), new.encode())
    assert outcome(zipped(given_parts)) in ("made", "reference.docx is refused")


def outcome(reference: bytes) -> str:
    try:
        word.write(note(sample_book()), reference)
    except TemplateRefused as error:
        return "reference.docx is refused" if "reference.docx" in error.sentence else error.sentence
    return "made"


def test_what_a_department_left_in_its_reference_does_not_go_on() -> None:
    given_parts = parts(REFERENCE)
    given_parts["docProps/core.xml"] = given_parts["docProps/core.xml"].replace(b"Briefbook", b"J. Canary")
    given_parts["docProps/app.xml"] = given_parts["docProps/app.xml"].replace(
        b"</Properties>", b"<Company>Canary Inc</Company></Properties>"
    )
    given_parts["word/settings.xml"] = given_parts["word/settings.xml"].replace(
        b"<w:compat>", b'<w:rsids><w:rsidRoot w:val="00CANARY"/></w:rsids><w:compat>', 1
    )
    given_parts["word/document.xml"] = given_parts["word/document.xml"].replace(b"<w:p>", b'<w:p w:rsidR="00CA4A44">')
    given_parts["word/header1.xml"] = given_parts["word/header1.xml"].replace(b"<w:p>", b'<w:p w:rsidR="00CA4A44">')
    data = word.write(note(sample_book()), zipped(given_parts))
    everything = b"".join(parts(data).values())
    assert b"anary" not in everything
    assert b"CANARY" not in everything
    assert b"rsid" not in everything
    assert word_audit.audit(data) == ()


@BOTH
def test_the_same_note_is_the_same_bytes_in_two_processes(copy: Copy, repository: Path) -> None:
    code = f"""
import hashlib
from briefbook.model.kinds import Copy
from briefbook.render import html_out, markdown_out, word
from tests.render.making import narrative, note, sample_book
doc = note(sample_book(), Copy("{copy}"), "fr")
made = [word.write(doc, narrative().read("reference.docx"))]
made += [markdown_out.write(doc).encode(), html_out.write(doc).encode()]
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


def test_an_empty_note_still_opens() -> None:
    data = word.write(note(BookMaker().section("A").book()), REFERENCE)
    assert word_audit.audit(data) == ()
    assert [text for _style, text in styles(data)] == ["CIMM – Communications Narrative – February 7, 2024"]


def test_a_note_that_ends_with_a_table_or_begins_with_one_is_sound() -> None:
    table = "a\tb\nc\td"
    maker = BookMaker().section("A").excerpt(table, PassageKind.TABLE).excerpt(table, PassageKind.TABLE)
    for copy in Copy:
        assert word_audit.audit(word.write(note(maker.book(), copy), REFERENCE)) == ()


def test_a_tree_of_everything_keeps_its_text_in_order() -> None:
    doc = note(sample_book())
    written_text = "\n".join(text_of(one) for one in body(word.write(doc, REFERENCE)).iter(f"{W}p") if text_of(one))
    assert written_text == plain_text(doc.blocks).replace("\t", "\n")


def test_a_heading_of_the_title_alone_and_meta_make_a_file() -> None:
    doc = Doc(
        NoteMeta("T", "en", "S", "A", "K"),
        (Heading(1, (Run("T"),), "t"), ExcerptBlock("e1", (Table(((Run("h"),),), ()),))),
    )
    assert word_audit.audit(word.write(doc, REFERENCE)) == ()
    assert provenance("x").text == "x"


RUNS = st.builds(
    Run,
    HOSTILE,
    bold=st.booleans(),
    href=st.one_of(st.none(), st.sampled_from(["https://a.example", "javascript:x", "mailto:a@b.ca"])),
)
FOOTNOTES = st.builds(lambda runs: Footnote(tuple(runs)), st.lists(RUNS, max_size=2))
PARAS = st.builds(lambda runs: Para(tuple(runs)), st.lists(st.one_of(RUNS, FOOTNOTES), max_size=3))
BLOCKS = st.recursive(
    st.one_of(
        PARAS,
        st.builds(lambda text, level: Heading(level, (Run(text),)), HOSTILE, st.integers(1, 4)),
        st.builds(lambda text: Table(((Run(text),), ()), (((), (Run(text),)),)), HOSTILE),
        st.just(PageBreak()),
    ),
    lambda inner: st.one_of(
        st.builds(lambda blocks: Quote(tuple(blocks)), st.lists(inner, max_size=3)),
        st.builds(
            lambda items, ordered: ListBlock(tuple(tuple(item) for item in items), ordered=ordered),
            st.lists(st.lists(inner, max_size=2), max_size=3),
            st.booleans(),
        ),
    ),
    max_leaves=6,
)


@given(entries=st.lists(st.lists(BLOCKS, max_size=3), max_size=4), copy=st.sampled_from(Copy))
@settings(max_examples=120, deadline=None, derandomize=True)
def test_whatever_stands_in_a_book_gives_a_sound_file(entries: list[list[Block]], copy: Copy) -> None:
    maker = BookMaker().section("A")
    for number, blocks in enumerate(entries):
        redactions = (Redaction(number, 3 * number + 1), Redaction(12, 40)) if number % 2 else ()
        maker.entry(EntryKind.EXCERPT, tuple(blocks), provenance("x", path=f"{number % 2}.txt"), redactions)
    assert word_audit.audit(word.write(note(maker.book(), copy), REFERENCE)) == ()


def test_an_entry_of_several_paragraphs_stands_apart_from_a_table_before_it() -> None:
    """Else LibreOffice loses the bookmark around it when it saves the file."""
    maker = BookMaker().section("A").excerpt("a\tb\nc\td", PassageKind.TABLE).own("One.\n\nTwo.")
    maker.excerpt("a\tb\nc\td", PassageKind.TABLE).own("Alone.")
    first, second = body(word.write(note(maker.book()), REFERENCE)).iter(f"{W}tbl")
    behind = [table.getnext() for table in (first, second)]
    assert [text_of(one) for one in behind if one is not None] == ["", "Alone."]
