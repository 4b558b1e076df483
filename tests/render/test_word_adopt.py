"""A Word file by others becomes one that carries our notes: what it lacks is added, what it cannot have is named."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from briefbook.model.errors import TemplateError, TemplateRefused
from briefbook.model.note import Heading, Run
from briefbook.render import reference, word, word_audit
from briefbook.render.word_styles import NEEDED
from tests.render.making import BookMaker, note, sample_book
from tests.render.typing_in_word import packed, parts_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_BYTES = 2_000_000


def changed(part: str, pattern: str, new: str) -> bytes:
    """Our reference with one part changed, as a department might have it."""
    parts = parts_of(reference.build())
    text, count = re.subn(pattern, new, parts[part].decode(), flags=re.DOTALL)
    assert count
    return packed({**parts, part: text.encode()})


def styles_of(data: bytes) -> etree._Element:
    return etree.fromstring(parts_of(data)["word/styles.xml"])


def spacing(data: bytes, style_id: str) -> dict[str, str]:
    (style,) = (one for one in styles_of(data) if one.get(f"{W}styleId") == style_id)
    node = style.find(f"{W}pPr/{W}spacing")
    return {} if node is None else {str(key).removeprefix(W): str(value) for key, value in node.attrib.items()}


def test_a_file_without_our_styles_gets_them_all() -> None:
    bare = changed("word/styles.xml", r"<w:style w:type=\"paragraph\" w:customStyle.*?</w:style>", "")
    data = word.write(note(sample_book()), bare)
    assert word_audit.audit(data) == ()
    names = {style.name.lower() for style in docx.Document(io.BytesIO(data)).styles if style.name}
    assert {name.lower() for name in NEEDED} <= names


def test_lists_that_are_added_count_apart_from_those_of_the_file() -> None:
    given = changed("word/styles.xml", r'<w:style [^>]*w:styleId="List(?:Bullet|Number)\d?">.*?</w:style>', "")
    data = word.write(note(sample_book()), given)
    assert word_audit.audit(data) == ()
    numbering = etree.fromstring(parts_of(data)["word/numbering.xml"])
    ids = [one.get(f"{W}abstractNumId") for one in numbering.iter(f"{W}abstractNum")]
    assert len(ids) == len(set(ids)) == 4


def test_a_style_that_is_something_else_is_refused_by_its_name() -> None:
    given = changed(
        "word/styles.xml",
        r'<w:style w:type="paragraph"(?: w:customStyle="1")? w:styleId="TableText">(.*?)</w:style>(.*?)'
        r'<w:style [^>]*w:styleId="TableGap">.*?</w:style>',
        r'<w:style w:type="character" w:styleId="TableText"><w:name w:val="Table Text"/></w:style>\2',
    )
    with pytest.raises(TemplateRefused, match="the style Table Text is a character style"):
        word.write(note(sample_book()), given)


def test_running_text_is_set_at_one_and_a_half_and_keeps_its_other_spacing() -> None:
    given = changed("word/styles.xml", r'(w:styleId="BodyText">.*?w:line=")360', r"\g<1>240")
    assert spacing(given, "BodyText")["line"] == "240"
    data = word.write(note(sample_book()), given)
    assert spacing(data, "BodyText") == {**spacing(given, "BodyText"), "line": "360"}
    assert word_audit.audit(data) == ()


def test_the_language_of_a_style_gives_way_to_that_of_the_note() -> None:
    given = changed("word/styles.xml", r"(<w:name w:val=\"Title\"/>.*?<w:rPr>)", r'\1<w:lang w:val="en-US"/>')
    data = word.write(note(sample_book(), language="fr"), given)
    assert {node.get(f"{W}val") for node in styles_of(data).iter(f"{W}lang")} == {"fr-CA"}


def test_a_faint_style_that_no_note_uses_goes_and_one_that_notes_use_is_named() -> None:
    faint = (
        '<w:style w:type="paragraph" w:styleId="Faint"><w:name w:val="Faint"/><w:rPr><w:color w:val="CCCCCC"/></w:rPr>'
    )
    given = changed("word/styles.xml", "</w:styles>", f"{faint}</w:style></w:styles>")
    data = word.write(note(sample_book()), given)
    assert word_audit.audit(data) == ()
    assert "Faint" not in {style.get(f"{W}styleId") for style in styles_of(data)}
    used = changed("word/styles.xml", r'(w:styleId="Heading1">.*?w:color w:val=")\w+', r"\g<1>CCCCCC")
    assert any("Heading1 has a contrast" in one for one in word_audit.audit(word.write(note(sample_book()), used)))


def test_a_file_of_an_older_word_is_brought_to_the_present_one() -> None:
    given = changed("word/settings.xml", r"<w:compat>.*?</w:compat>", "")
    assert word_audit.audit(word.write(note(sample_book()), given)) == ()
    given = changed("word/settings.xml", r'(compatibilityMode"[^>]*w:val=")15', r"\g<1>12")
    assert word_audit.audit(word.write(note(sample_book()), given)) == ()


def test_protection_and_tracking_of_the_author_are_dropped() -> None:
    kept = '<w:trackRevisions/><w:documentProtection w:edit="forms" w:enforcement="1"/><w:defaultTabStop'
    given = changed("word/settings.xml", "<w:defaultTabStop", kept)
    assert word_audit.audit(word.write(note(sample_book()), given)) == ()


def test_a_footer_that_numbers_pages_alone_says_of_how_many() -> None:
    alone = r'<w:r><w:t xml:space="preserve"> \{of\} </w:t></w:r>(?:(?!</w:p>).)*'
    given = changed("word/footer1.xml", alone, "")
    data = word.write(note(sample_book()), given)
    assert word_audit.audit(data) == ()
    footer = "".join(map(str, etree.fromstring(parts_of(data)["word/footer1.xml"]).itertext()))
    assert footer.count("PAGE") == 2
    assert "of" in footer
    assert footer.count("Page") == 1


def test_a_file_without_headers_and_footers_gets_them() -> None:
    given = changed("word/document.xml", r"<w:(?:header|footer)Reference [^>]*/>", "")
    data = word.write(note(sample_book()), given)
    assert word_audit.audit(data) == ()


@pytest.mark.parametrize("typed", ["{{title}}", "{{ title }} {% if x %}", "{{ marking }}", "{# of #} {{{of}}}", "}} {"])
def test_braces_in_a_department_s_header_come_out_as_they_were_typed(typed: str) -> None:
    given = changed("word/header1.xml", r"\{title\}", f"{typed} Harbours")
    data = word.write(note(sample_book()), given)
    assert word_audit.audit(data) == ()
    assert said(data, "header1").startswith(f"{typed} Harbours")
    assert "Unclassified" in said(data, "header1")


def test_a_header_that_says_marking_as_a_tag_is_marked_all_the_same() -> None:
    data = word.write(note(sample_book()), changed("word/header1.xml", r"\{marking\}", "{{ marking }}"))
    assert word_audit.audit(data) == ()
    assert said(data, "header1").count("Unclassified") == 1
    assert said(data, "header1").endswith("{{ marking }}")


@pytest.mark.parametrize("title", ["{title}", "{{ topic }} {of}", "{marking", "a {", "} b", "{\u2060title}"])
def test_a_title_in_a_header_is_the_title_to_the_last_brace(title: str) -> None:
    doc = note(sample_book())
    first, *more = doc.blocks
    assert isinstance(first, Heading)
    called = replace(doc, meta=replace(doc.meta, title=title), blocks=(replace(first, inlines=(Run(title),)), *more))
    data = word.write(called, reference.build())
    assert said(data, "header1") == f"{title}Unclassified"
    assert word_audit.audit(data) == ()


def said(data: bytes, name: str) -> str:
    root = etree.fromstring(parts_of(data)[f"word/{name}.xml"])
    return "".join(one.text or "" for one in root.iter(f"{W}t"))


def test_word_files_by_others_serve_or_are_refused_in_words(shared_data: Path, full_size: bool) -> None:
    files = [path for path in sorted(shared_data.rglob("*.docx")) if path.stat().st_size < MOST_BYTES]
    doc = note(BookMaker().section("A").own("Own text.").book())
    outcomes: list[str] = []
    said: list[str] = []
    for path in files if full_size else files[::9]:
        try:
            data = word.write(doc, path.read_bytes())
        except TemplateError as error:
            said.append(error.sentence)
            outcomes.append("refused")
            continue
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert b"Own text." in archive.read("word/document.xml")
        outcomes.append("serves" if word_audit.audit(data) == () else "named")
    assert [one for one in said if "\n" in one or not one.startswith(("reference.docx", "In reference.docx"))] == []
    assert outcomes.count("serves") > len(outcomes) / 2, outcomes
