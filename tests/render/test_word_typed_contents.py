"""Lists of contents in forms typed in Word: they name the headings that are there, on the pages that they stand on."""

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from briefbook.model.book import Book
from briefbook.model.errors import TemplateRefused
from briefbook.render import word_audit, word_note
from briefbook.render.assemble import RenderOptions, assemble
from tests.render.making import PROSE, BookMaker, sample_book
from tests.render.test_word_template import FIELDS, PAGE_BREAK, SECTION_END, SECTIONS, made
from tests.render.typing_in_word import heading, paragraph, run, title, typed_template, word_file
from tests.word_verifiers import convert, text_of_pdf


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def word_contents(*names: str, switches: str = '\\o "1-3" \\h \\z \\u', after: str = "") -> str:
    """A list of contents as Word writes it, which names the headings of the template itself."""
    lines = []
    for place, name in enumerate(names):
        begin = mark("begin") + code(f"TOC {switches}") + mark("separate") if place == 0 else ""
        page = mark("begin") + code(f"PAGEREF _Toc{place} \\h") + mark("separate") + run("1") + mark("end")
        link = f'<w:hyperlink w:anchor="_Toc{place}" w:history="1">{run(name)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
        lines.append(f'<w:p><w:pPr><w:pStyle w:val="Toc1"/></w:pPr>{begin}{link}</w:p>')
    return "".join((*lines, f"<w:p>{mark('end')}{after}</w:p>"))


def gallery(*names: str, switches: str = '\\o "1-3" \\h \\z \\u') -> str:
    """The same in the control that Word puts around it, with its title."""
    kind = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    content = paragraph("{{ t.contents }}", style="TOCHeading") + word_contents(*names, switches=switches)
    return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def long_book() -> Book:
    """A note of several pages."""
    maker = BookMaker()
    for section in range(9):
        maker.section(f"Section {section}")
        for place in range(1 + (section * 2) % 5):
            maker.excerpt(PROSE[(section + place) % 3][: 180 + 37 * place], ordinal=place + 1)
    return maker.book()


def shown(data: bytes) -> dict[str, int]:
    """What a list of contents in a file says: the page of each heading."""
    body = docx.Document(io.BytesIO(data)).element.body
    found = {}
    for one in body.iter(qn("w:p")):
        style = one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and str(style.get(qn("w:val"))).lower().startswith("toc") and one.iter(qn("w:fldChar")):
            texts = [text.text or "" for text in one.iter(qn("w:t"))]
            if len(texts) > 1:
                found["".join(texts[:-1])] = int(texts[-1])
    return found


def seen(data: bytes, folder: Path, headings: list[str]) -> dict[str, int]:
    """On which page LibreOffice shows each heading, the list of contents apart."""
    file = folder / "note.docx"
    file.write_bytes(data)
    (pdf,) = convert([file], "pdf", folder)
    pages = text_of_pdf(pdf).split("\f")
    return {
        name: place
        for place, page in enumerate(pages, 1)
        for name in headings
        if re.search(rf"^ *{re.escape(name)} *$", page, re.MULTILINE)
    }


def is_near(told: dict[str, int], seen: dict[str, int]) -> bool:
    """Tell whether pages are right but for headings at the very foot of a page, which nobody can foretell."""
    wrong = [told[name] - seen[name] for name in told if told[name] != seen[name]]
    return told.keys() == seen.keys() and len(wrong) <= 2 and all(abs(one) == 1 for one in wrong)


LISTS = {
    "a gallery": gallery("{{ section.heading }}", "Annex"),
    "a field": word_contents("{{ section.heading }}"),
    "a field without a result": f"<w:p>{mark('begin')}{code('TOC')}{mark('separate')}{run('None.')}{mark('end')}</w:p>",
    "a simple field": '<w:p><w:fldSimple w:instr=" TOC \\h "><w:r><w:t>Update me</w:t></w:r></w:fldSimple></w:p>',
    "a tag": paragraph("{{ contents }}"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_the_headings_of_the_note_with_their_pages(tmp_path: Path, name: str) -> None:
    typed = (title(), LISTS[name], heading("Purpose"), paragraph("To inform."), *SECTIONS, heading("Annex"))
    data = made(tmp_path, *typed, paragraph("Nothing."), book=long_book())
    assert word_audit.audit(data) == ()
    headings = ["Purpose", *(f"Section {number}" for number in range(9)), "Annex"]
    pages = shown(data)
    assert list(pages) == headings
    assert max(pages.values()) > 2
    assert "Update me" not in said(data)
    assert is_near(pages, seen(data, tmp_path, headings))


def said(data: bytes) -> str:
    return "".join(docx.Document(io.BytesIO(data)).element.body.itertext())


def test_the_contents_within_the_whole_text_have_their_pages_too(tmp_path: Path) -> None:
    template = typed_template(tmp_path, word_file(title(), paragraph("{{ body }}")))
    each = "{% for one in sections %}\n## {{ one.heading }}\n\n{{ one.body }}\n\n{% endfor %}\n"
    text = f"# {{{{ title }}}}\n\n{{{{ contents }}}}\n\n{each}"
    (template.folder / "template.md.j2").write_text(text, encoding="utf-8")
    book = long_book()
    tab = replace(book.tabs[0], template="typed", fields=FIELDS)
    doc = assemble(replace(book, tabs=(tab,)), tab, template, RenderOptions())
    data = word_note.write(doc, tab, template, RenderOptions())
    headings = [f"Section {number}" for number in range(9)]
    assert list(shown(data)) == headings
    assert is_near(shown(data), seen(data, tmp_path, headings))


def test_pages_are_told_across_sections_and_as_they_are_numbered(tmp_path: Path) -> None:
    ended = SECTION_END.replace("<w:pgMar", '<w:pgNumType w:start="20"/><w:pgMar', 1)
    ended = re.sub(r"(<w:pgNumType [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1", ended)
    typed = (title(), LISTS["a field"], heading("Early"), paragraph("Text."), PAGE_BREAK, heading("Later"))
    data = made(tmp_path, *typed, paragraph("Text."), ended, heading("Upright"), paragraph("Text."), *SECTIONS)
    assert word_audit.audit(data) == ()
    assert shown(data) == {"Early": 20, "Later": 21, "Upright": 22, "Introduction": 22}


def test_a_list_keeps_the_levels_and_styles_that_its_author_chose(tmp_path: Path) -> None:
    typed = (heading("Above"), paragraph("Below", style="Heading2"), paragraph("Aside", style="Subtitle"))
    for switches, names in {
        '\\o "1-1" \\h': ["Above", "Introduction"],
        '\\o "2-2" \\h': ["Below"],
        '\\t "Subtitle;2" \\h': ["Aside"],
        '\\o "1-1" \\t "Subtitle,1,Quote,2"': ["Above", "Aside", "Introduction"],
    }.items():
        data = made(tmp_path, title(), gallery("x", switches=switches), *typed, *SECTIONS)
        assert word_audit.audit(data) == ()
        assert list(shown(data)) == names, switches
    instructions = [
        str(one.text).strip() for one in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:instrText"))
    ]
    assert instructions[0] == 'TOC \\o "1-1" \\t "Subtitle,1,Quote,2" \\h \\z'


def test_a_heading_in_a_table_is_listed_and_one_in_a_text_box_or_without_text_is_not(tmp_path: Path) -> None:
    cell = (
        f'<w:tbl><w:tblGrid><w:gridCol w:w="9360"/></w:tblGrid><w:tr><w:tc>{heading("In a cell")}</w:tc></w:tr></w:tbl>'
    )
    data = made(tmp_path, title(), gallery("x"), cell, *SECTIONS, book=BookMaker().section(" ").own("Text.").book())
    assert shown(data) == {"In a cell": 1}


def test_a_short_note_has_no_contents_where_the_tag_asks_and_word_s_own_list_stays(tmp_path: Path) -> None:
    tagged = made(tmp_path, title(), paragraph("{{ contents }}"), *SECTIONS)
    assert shown(tagged) == {}
    assert shown(made(tmp_path, title(), gallery("x"), *SECTIONS)) == {"Introduction": 1}
    without = made(tmp_path, title(), gallery("x"), paragraph("{% for one in sections %}{{ one.text }}{% endfor %}"))
    assert shown(without) == {}
    assert "Contents" not in said(without)
    assert word_audit.audit(without) == ()


def test_the_title_above_a_list_goes_with_it(tmp_path: Path) -> None:
    above = paragraph("What is in it", style="TOCHeading")
    assert "What is in it" not in said(made(tmp_path, title(), above, paragraph("{{ contents }}"), *SECTIONS))
    kept = made(tmp_path, title(), above, word_contents("x"), *SECTIONS)
    assert "What is in it" in said(kept)
    assert shown(kept) == {"Introduction": 1}


def test_the_title_of_a_list_is_said_in_the_language_of_the_note(tmp_path: Path) -> None:
    data = made(
        tmp_path,
        title(),
        paragraph("{{ contents }}"),
        *SECTIONS,
        book=sample_book(),
        options=RenderOptions(language="fr"),
    )
    assert "Table des matières" in said(data)
    assert word_audit.audit(data) == ()


def test_text_behind_a_list_and_the_end_of_a_section_in_it_are_kept(tmp_path: Path) -> None:
    section = re.search(r"<w:sectPr>.*</w:sectPr>", SECTION_END)
    assert section is not None
    ending = word_contents("x").replace(f"<w:p>{mark('end')}", f"<w:p><w:pPr>{section[0]}</w:pPr>{mark('end')}")
    data = made(tmp_path, title(), ending, heading("Upright"), *SECTIONS)
    assert word_audit.audit(data) == ()
    body = etree.ElementBase.iter(docx.Document(io.BytesIO(data)).element.body, qn("w:sectPr"))
    assert len(list(body)) == 2


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (word_contents("x", switches='\\h \\z \\c "Figure"'), "list of figures or tables"),
        (
            f"<w:p>{mark('begin')}{code('TOC')}{mark('separate')}</w:p><w:sdt><w:sdtContent><w:p>{mark('end')}</w:p></w:sdtContent></w:sdt>",
            "is torn; insert it anew",
        ),
    ],
)
def test_a_list_that_no_note_can_have_is_refused_in_words(tmp_path: Path, typed: str, says: str) -> None:
    with pytest.raises(TemplateRefused, match=says):
        made(tmp_path, title(), typed, *SECTIONS)
