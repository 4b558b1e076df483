"""A template that was typed in Word: what Word makes of a tag does not matter, and no entry is lost or read as one."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from briefbook.model.book import Book, FieldValue, Redaction
from briefbook.model.errors import TemplateError, TemplateRefused, UnknownName
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import LANGUAGES, Copy, EntryKind, Language
from briefbook.ooxml.marks import ENTRY_PREFIX, EXPORT_PREFIX
from briefbook.render import word_audit, word_note
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.word_audit_copy import Asked
from tests.render.making import BookMaker, sample_book
from tests.render.typing_in_word import (
    DECLARATION,
    heading,
    packed,
    paragraph,
    parts_of,
    run,
    table,
    text_box,
    title,
    typed_template,
    word_file,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIELDS: dict[str, FieldValue] = {"topic": "ferries", "held_on": "2024-02-07", "people": ("Ana", "Bo")}
SECTIONS = (
    paragraph("{% for section in sections %}"),
    heading("{{ section.heading }}"),
    paragraph("{{ section.text }}"),
    paragraph("{% endfor %}"),
)
FORM = (
    title("{{ ti", "tle }}"),
    table(
        ("Topic", "{{ topic }}"),
        ("{% for person in people %}", ""),
        ("{{ loop.index }}", "{{ person }}"),
        ("{% endfor %}", ""),
    ),
    paragraph("{% if held_on %}Held on {{ held_on | long_date }}{% endif %}, about “{{ topic | upper }}”."),
    paragraph(""),
    *SECTIONS,
    paragraph(text_box(paragraph("In the box: {{ topic }}"))),
)


def made(
    folder: Path,
    *body: str,
    book: Book | None = None,
    fields: dict[str, FieldValue] | None = None,
    options: RenderOptions | None = None,
    stories: Mapping[str, str] | None = None,
) -> bytes:
    template = typed_template(folder, word_file(*body, **(stories or {})))
    book = book or BookMaker().section("Introduction").own("The ferries ran all winter.").book()
    tab = replace(book.tabs[0], template="typed", fields=FIELDS if fields is None else fields)
    options = options or RenderOptions()
    doc = assemble(replace(book, tabs=(tab,)), tab, template, options)
    return word_note.write(doc, tab, template, options)


def lines(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]


def styled(data: bytes) -> list[tuple[str, str]]:
    return [(one.style.name if one.style else "", one.text) for one in docx.Document(io.BytesIO(data)).paragraphs]


def cells(data: bytes) -> list[list[str]]:
    (first, *_) = docx.Document(io.BytesIO(data)).tables
    return [[cell.text for cell in row.cells] for row in first.rows]


def body_of(data: bytes) -> etree._Element:
    return etree.fromstring(parts_of(data)["word/document.xml"])[0]


def said_in(node: etree._Element) -> str:
    return "".join(map(str, node.itertext()))


@pytest.mark.parametrize("copy", list(Copy))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_typed_in_word_passes_the_audit_in_every_copy(tmp_path: Path, copy: Copy, language: Language) -> None:
    data = made(tmp_path, *FORM, book=sample_book(), options=RenderOptions(copy, language))
    assert word_audit.audit(data, Asked(copy)) == ()
    assert styled(data)[0] == ("Title", {"en": "Note on ferries", "fr": "Note sur ferries"}[language])


def test_tags_become_values_in_paragraphs_and_rows(tmp_path: Path) -> None:
    data = made(tmp_path, *FORM)
    assert cells(data) == [["Topic", "ferries"], ["1", "Ana"], ["2", "Bo"]]
    assert "Held on February\u00a07, 2024, about “FERRIES”." in lines(data)


def test_a_tag_that_word_tore_into_pieces_is_whole_again(tmp_path: Path) -> None:
    spelling = '<w:proofErr w:type="spellStart"/>'
    torn = paragraph("Held on {", spelling + run("{ held_", "<w:b/>"), run("on "), run("| long", "<w:i/>"), "_date }}!")
    assert "Held on February\u00a07, 2024!" in lines(made(tmp_path, title(), torn, *SECTIONS))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{{ topic | default(“none”) }}", "ferries"),
        ("{{ nothing_set | default(„none“) }}", ""),
        ("{{ people | join(“ – ”) }}", "Ana – Bo"),
        ("{{ people | join(‘, ’) }}", "Ana, Bo"),
        ("{{ people | join(«\u00a0, \u00a0») }}", "Ana, Bo"),
        ("{% if topic == “ferries” %}yes{% endif %}", "yes"),
        ("{%–\u00a0if topic –%}yes{%– endif –%}", "yes"),
        ("{{\u00a0topic\u00a0}}", "ferries"),
        ("{{ people[0] }}{# a remark of the author’s #}", "Ana"),
    ],
)
def test_what_word_corrects_in_a_tag_means_what_was_typed(tmp_path: Path, typed: str, said: str) -> None:
    if not said:
        with pytest.raises(UnknownName, match="nothing_set"):
            made(tmp_path, title(), paragraph(f"say: {typed}"), *SECTIONS)
        return
    assert f"say: {said}" in lines(made(tmp_path, title(), paragraph(f"say: {typed}"), *SECTIONS))


def test_each_value_keeps_the_look_that_its_tag_has(tmp_path: Path) -> None:
    mixed = paragraph(run("About "), run("{{ topic }}", "<w:b/>"), run(", with "), run("{{ people[0] }}", "<w:i/>"))
    data = made(tmp_path, title(), mixed, *SECTIONS)
    found = next(one for one in docx.Document(io.BytesIO(data)).paragraphs if one.text.startswith("About"))
    assert [(one.text, bool(one.bold), bool(one.italic)) for one in found.runs] == [
        ("About ", False, False),
        ("ferries", True, False),
        (", with ", False, False),
        ("Ana", False, True),
    ]


def test_a_block_within_a_line_takes_its_text_away(tmp_path: Path) -> None:
    line = paragraph(
        "We met{% if people %} with {% for p in people %}", run("{{ p }}", "<w:b/>"), " {% endfor %}{% endif %}."
    )
    assert "We met with Ana Bo ." in lines(made(tmp_path, title(), line, *SECTIONS))
    without = {"topic": "ferries"}
    assert "We met." in lines(made(tmp_path, title(), line, *SECTIONS, fields=dict(without)))


def test_headers_and_footers_are_filled_and_marked(tmp_path: Path) -> None:
    header = paragraph("{{ topic | upper }} – {{ marking }}", style="Header")
    data = made(tmp_path, *FORM, stories={"header1": header})
    assert "FERRIES – Unclassified" in said_in(etree.fromstring(parts_of(data)["word/header1.xml"]))
    assert word_audit.audit(data) == ()


def test_a_letterhead_without_marking_or_page_numbers_gets_both(tmp_path: Path) -> None:
    letterhead = {name: paragraph("Department of Harbours", style="Header") for name in ("header1", "header2")}
    footers = {name: paragraph("100 Quay Street", style="Footer") for name in ("footer1", "footer2")}
    data = made(tmp_path, *FORM, stories=letterhead | footers)
    assert word_audit.audit(data) == ()
    parts = parts_of(data)
    for name in (*letterhead, *footers):
        said = said_in(etree.fromstring(parts[f"word/{name}.xml"]))
        assert "Unclassified" in said
        assert "Department" in said or "Quay Street" in said
        assert ("NUMPAGES" in said) == name.startswith("footer")


def test_a_text_box_stands_in_line_and_says_its_text_once(tmp_path: Path) -> None:
    data = made(tmp_path, *FORM)
    body = body_of(data)
    assert said_in(body).count("In the box: ferries") == 1
    assert not list(body.iter("{*}anchor"))
    assert [one.get("descr") for one in body.iter("{*}docPr")] == ["In the box: ferries"]


def test_the_entries_are_written_like_those_of_every_note(tmp_path: Path) -> None:
    data = made(tmp_path, *FORM, book=sample_book(), options=RenderOptions(Copy.WORKING))
    names = [node.get(f"{W}name") or "" for node in body_of(data).iter(f"{W}bookmarkStart")]
    entries = [entry for _, _, entry in sample_book().entries() if entry.kind is not EntryKind.SELF]
    assert sum(name.startswith(ENTRY_PREFIX) and not name.startswith(EXPORT_PREFIX) for name in names) == len(entries)
    assert sum(name.startswith(EXPORT_PREFIX) for name in names) == 1
    assert ("Heading 1", "Sources") in styled(data)
    assert b"pathways.txt" in parts_of(data)["customXml/item1.xml"]
    assert "List Bullet" in {style for style, _ in styled(data)}
    assert "Quote" in {style for style, _ in styled(data)}


def test_body_alone_in_a_paragraph_takes_the_whole_note(tmp_path: Path) -> None:
    data = made(tmp_path, title(), paragraph("{{ body }}"), book=sample_book())
    assert word_audit.audit(data) == ()
    assert [text for style, text in styled(data) if style == "Title"] == ["Note on ferries"]
    assert ("Heading 1", "Human Trafficking") in styled(data)
    whole = made(tmp_path, paragraph("{{ body }}"), book=sample_book())
    assert styled(whole)[0] == ("Title", "Note on ferries")


def test_entries_can_be_placed_one_by_one_and_in_a_list_of_the_form(tmp_path: Path) -> None:
    form = (
        paragraph("{% for section in sections %}"),
        heading("{{ section.heading }}"),
        paragraph("{% for entry in section.entries %}"),
        paragraph("{{ entry.text }}", style="ListBullet"),
        paragraph("{% endfor %}"),
        paragraph("{% endfor %}"),
    )
    book = BookMaker().section("Points").own("The first.").own("The second.").book()
    assert styled(made(tmp_path, title(), *form, book=book))[2:] == [
        ("List Bullet", "The first."),
        ("List Bullet", "The second."),
    ]


def test_entries_can_stand_in_the_cells_of_a_table(tmp_path: Path) -> None:
    form = table(
        ("Section", "Text"),
        ("{% for section in sections %}", ""),
        ("{{ section.heading }}", "{{ section.text }}"),
        ("{% endfor %}", ""),
    )
    data = made(tmp_path, title(), form, book=sample_book())
    assert word_audit.audit(data) == ()
    (_, introduction, *_) = cells(data)
    assert introduction[0] == "Introduction"
    assert introduction[1].startswith("Canada wants migration that is safe")


def test_an_empty_section_says_so_in_a_working_copy_and_is_left_out_of_the_others(tmp_path: Path) -> None:
    book = BookMaker().section("Full").own("Text.").section("Hollow").book()
    working = styled(made(tmp_path, title(), *SECTIONS, book=book, options=RenderOptions(Copy.WORKING)))
    assert ("Heading 1", "Hollow") in working
    assert ("To Be Written", "No text yet.") in working
    assert not [text for _, text in styled(made(tmp_path, title(), *SECTIONS, book=book)) if text == "Hollow"]


def test_a_working_copy_lists_its_sources_where_the_form_asks_or_at_the_end(tmp_path: Path) -> None:
    working = RenderOptions(Copy.WORKING)
    book = BookMaker().section("A").excerpt("Taken from a statement.").book()
    placed = made(tmp_path, title(), paragraph("{{ sources }}"), *SECTIONS, book=book, options=working)
    assert [text for _, text in styled(placed)].index("Sources") < [text for _, text in styled(placed)].index("A")
    at_end = [text for _, text in styled(made(tmp_path, title(), *SECTIONS, book=book, options=working))]
    assert at_end.index("Sources") > at_end.index("A")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ((title(), heading("{{ sections[0].heading }}")), "leaves out e1"),
        ((title(), *SECTIONS, paragraph("{{ body }}")), "prints more than once e1"),
        ((title(), paragraph("See: {{ sections[0].text }}")), "stands alone"),
        ((*SECTIONS, title()), "must begin with the title"),
        ((title(), paragraph("{% for s in sections %}"), *SECTIONS), "does not end in the same"),
        ((title(), table(("{% for s in sections %}x", "{% endfor %}")), *SECTIONS), "does not end in the same"),
        ((title(), *SECTIONS, paragraph("{% endif %}")), "does not begin in the same"),
        ((title(), paragraph("{{ topic"), *SECTIONS), "a {{ that belongs to no tag"),
        ((title(), paragraph("{% include 'part.md.j2' %}"), *SECTIONS), "asks for “part.md.j2”, which is not there."),
    ],
)
def test_a_form_that_cannot_make_the_note_is_refused_in_words(tmp_path: Path, body: tuple[str, ...], says: str) -> None:
    with pytest.raises(TemplateError, match=re.escape(says)) as caught:
        made(tmp_path, *body)
    assert "\n" not in caught.value.sentence


def test_an_unknown_name_is_told_with_its_paragraph(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="did you mean “topic”") as caught:
        made(tmp_path, title(), paragraph("One."), paragraph("About {{ ", "topik", " }}."), *SECTIONS)
    assert caught.value.sentence.startswith("Paragraph 3 in the template typed uses the unknown name “topik”")
    assert (caught.value.template, caught.value.line) == ("typed", 3)
    assert caught.value.text_of_line == "About {{ topik }}."


def test_a_fault_while_a_section_is_printed_names_the_section(tmp_path: Path) -> None:
    body = (
        paragraph("{% for section in sections %}"),
        paragraph("{{ section.entries[7].id }}"),
        paragraph("{% endfor %}"),
    )
    with pytest.raises(TemplateError, match="section “Introduction”"):
        made(tmp_path, title(), *body)


def test_tracked_changes_and_comments_of_the_author_are_refused(tmp_path: Path) -> None:
    pending = '<w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>'
    with pytest.raises(TemplateRefused, match="tracked changes or comments"):
        made(tmp_path, title(), f"<w:p>{pending}</w:p>", *SECTIONS)


def test_a_value_is_text_and_never_a_tag_a_field_or_a_name_in_braces(tmp_path: Path) -> None:
    hostile = "{{ 7 * 7 }} {% for %} {title} <w:p/> &amp; \ufdd0e6531\ufdd1 ]]> INCLUDETEXT"
    header = paragraph("{{ topic }} – {{ marking }}", style="Header")
    data = made(tmp_path, *FORM, fields={**FIELDS, "topic": hostile}, stories={"header1": header})
    shown = hostile.replace("\ufdd0", "").replace("\ufdd1", "")
    assert cells(data)[0][1] == shown
    assert said_in(etree.fromstring(parts_of(data)["word/header1.xml"])) == f"{shown} – Unclassified"


@pytest.mark.parametrize(
    "said", ["{title}", "{marking}", "{of} {subject}", "{{title}}", "{% if %}", "{#x#}", "{", "}", "a{b}c", "tle}"]
)
def test_braces_in_a_header_come_out_as_they_were_written(tmp_path: Path, said: str) -> None:
    header = paragraph("About {{ topic }}, {ti", "{{ topic }}. {{ marking }}", style="Header")
    data = made(tmp_path, *FORM, fields={**FIELDS, "topic": said}, stories={"header1": header, "footer1": header})
    assert said_in(story(data, "header1")) == f"About {said}, {{ti{said}. Unclassified"
    assert word_audit.audit(data) == ()


def test_a_form_can_print_braces_of_its_own(tmp_path: Path) -> None:
    typed = "{{ “{{” }} and {{ “}}” }}, {{ '{% x %}' }}, {{ \"{title}\" }}, {{ 'R&D <b>' }} {{ marking }}"
    data = made(tmp_path, *FORM, paragraph(typed), stories={"header1": paragraph(typed, style="Header")})
    shown = "{{ and }}, {% x %}, {title}, R&D <b> Unclassified"
    assert lines(data)[-1] == shown
    assert said_in(story(data, "header1")) == shown
    assert word_audit.audit(data) == ()


def story(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(parts_of(data)[f"word/{name}.xml"])


def test_a_text_that_looks_like_tags_comes_out_as_it_stands(tmp_path: Path) -> None:
    hostile = "{{ topic }} {% endfor %} {# x #} <b>*a*</b>"
    book = BookMaker().section(hostile).excerpt(hostile).entry(EntryKind.OWN, paragraphs(hostile)).book()
    assert lines(made(tmp_path, title(), *SECTIONS, book=book))[1:] == [hostile] * 3


def test_the_same_note_gives_the_same_bytes(tmp_path: Path) -> None:
    assert made(tmp_path, *FORM, book=sample_book()) == made(tmp_path, *FORM, book=sample_book())


def test_markdown_is_made_with_the_plain_form_where_there_is_none(tmp_path: Path) -> None:
    template = typed_template(tmp_path, word_file(*FORM))
    book = BookMaker().section("Introduction").own("Text.").book()
    tab = replace(book.tabs[0], template="typed", fields=FIELDS)
    doc = assemble(book, tab, template, RenderOptions())
    assert doc.meta.title == "Note on ferries"


def test_pictures_and_links_of_the_form_are_kept(tmp_path: Path) -> None:
    parts = parts_of(word_file(*FORM))
    relations = parts["word/_rels/document.xml.rels"].decode()
    link = (
        '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        'Target="https://harbours.example/" TargetMode="External"/></Relationships>'
    )
    parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", link).encode()
    linked = paragraph('<w:hyperlink r:id="rId77"><w:r><w:t>Our page on {{ topic }}</w:t></w:r></w:hyperlink>')
    linked = linked.replace("<w:hyperlink", "<w:hyperlink", 1)
    document = parts["word/document.xml"].decode()
    parts["word/document.xml"] = document.replace("<w:sectPr>", f"{linked}<w:sectPr>").encode()
    template = typed_template(tmp_path, packed(parts))
    book = BookMaker().section("Introduction").own("Text.").book()
    tab = replace(book.tabs[0], template="typed", fields=FIELDS)
    data = word_note.write(assemble(book, tab, template, RenderOptions()), tab, template, RenderOptions())
    assert [said_in(one) for one in body_of(data).iter(f"{W}hyperlink")] == ["Our page on ferries"]
    assert word_audit.audit(data) == ()


PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
SECTION_END = (
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:top="1440" w:right="1440" '
    'w:bottom="1440" w:left="1440" w:header="680" w:footer="620" w:gutter="0"/></w:sectPr></w:pPr></w:p>'
)


def test_pages_and_sections_of_the_form_begin_where_they_were_made_to(tmp_path: Path) -> None:
    data = made(
        tmp_path, title(), paragraph("First page."), SECTION_END, PAGE_BREAK, paragraph("Second page."), *SECTIONS
    )
    assert word_audit.audit(data) == ()
    body = body_of(data)
    assert [said_in(one) for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None] == [
        "Second page."
    ]
    first, last = body.iter(f"{W}sectPr")
    assert said_in(next(first.iterancestors(f"{W}p"))) == "First page."
    assert [one.get(f"{W}type") for one in first.iter(f"{W}headerReference", f"{W}footerReference")] == ["default"] * 2
    assert last.find(f"{W}titlePg") is not None


def test_a_form_that_shows_what_cannot_go_along_is_refused_in_words(tmp_path: Path) -> None:
    chart = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/>'
        '<wp:docPr id="9" name="c" descr="Ferries"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart '
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId66"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    with pytest.raises(TemplateRefused, match="a chart or another thing that no form can have"):
        made(tmp_path, title(), chart, *SECTIONS)


def test_a_table_may_stand_at_the_end_of_a_section(tmp_path: Path) -> None:
    data = made(tmp_path, title(), table(("Port", "Depth"), ("North", "9 m"), width=12_000), SECTION_END, *SECTIONS)
    assert word_audit.audit(data) == ()
    assert len(list(body_of(data).iter(f"{W}sectPr"))) == 2


def test_a_table_is_narrowed_to_its_own_page_and_no_further(tmp_path: Path) -> None:
    rows = ("Port", "Depth"), ("North", "9 m")
    typed = (table(*rows, width=12_000), SECTION_END, table(*rows, width=12_000))
    data = made(tmp_path, title(), *typed, *SECTIONS)
    assert word_audit.audit(data) == ()
    widths = [node.get(f"{W}w") for node in body_of(data).iter(f"{W}tblW")]
    assert widths == ["12000", "9360"]


def test_even_pages_of_their_own_are_marked_and_numbered_too(tmp_path: Path) -> None:
    parts = parts_of(word_file(*FORM))
    settings = parts["word/settings.xml"]
    parts["word/settings.xml"] = settings.replace(b"<w:characterSp", b"<w:evenAndOddHeaders/><w:characterSp", 1)
    template = typed_template(tmp_path, packed(parts))
    book = BookMaker().section("Introduction").own("Text.").book()
    tab = replace(book.tabs[0], template="typed", fields=FIELDS)
    data = word_note.write(assemble(book, tab, template, RenderOptions()), tab, template, RenderOptions())
    assert word_audit.audit(data) == ()
    assert [node.get(f"{W}type") for node in body_of(data).iter(f"{W}footerReference")].count("even") == 1


@pytest.mark.parametrize(
    "wrapped",
    [
        '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>',
        table(("Form", "Value"), ("inner", "{}")),
    ],
    ids=["content-control", "table-in-a-cell"],
)
def test_tags_work_within_content_controls_and_nested_tables(tmp_path: Path, wrapped: str) -> None:
    inner = table(
        ("Who", "Where"), ("{% for p in people %}", ""), ("{{ p }}", "{{ topic }}"), ("{% endfor %}", ""), width=4000
    )
    if "{}" in wrapped and wrapped.startswith("<w:tbl"):
        inner = wrapped.replace(paragraph("{}", style="TableText"), inner + paragraph("", style="TableText"))
    else:
        inner = wrapped.replace("{}", paragraph("About {{ topic }}.") + inner)
    data = made(tmp_path, title(), inner, inner, *SECTIONS)
    assert word_audit.audit(data) == ()
    assert said_in(body_of(data)).count("Boferries") == 2


def test_a_disclosure_copy_says_what_is_withheld_and_when_it_was_modified(tmp_path: Path) -> None:
    dated = DECLARATION + '[[fields]]\nname = "date_modified"\ntype = "date"\nlabel = { en = "Date modified" }\n'
    template = typed_template(tmp_path, word_file(title(), *SECTIONS), dated)
    book = BookMaker().section("Introduction").own("The ferry cost too much last winter.").book()
    (section,) = book.tabs[0].sections
    withheld = replace(section.entries[0], redactions=(Redaction(4, 9),))
    tab = replace(
        book.tabs[0],
        template="typed",
        fields={**FIELDS, "date_modified": "2024-02-05"},
        sections=(replace(section, entries=(withheld,)),),
    )
    options = RenderOptions(Copy.DISCLOSURE)
    data = word_note.write(assemble(replace(book, tabs=(tab,)), tab, template, options), tab, template, options)
    assert word_audit.audit(data, Asked(Copy.DISCLOSURE)) == ()
    said = lines(data)
    assert said[2:4] == ["Introduction", "The [Redacted] cost too much last winter."]
    assert "[Redacted]" in said[1]
    assert said[4] == "Date modified:\u00a02024-02-05"
    assert b"ferry" not in b"".join(parts_of(data).values())


def test_a_text_that_is_there_in_the_second_language_alone_is_printed_in_it(tmp_path: Path) -> None:
    template = typed_template(tmp_path, word_file(title(), *SECTIONS))
    book = BookMaker().section("Introduction").own("x").own("English.").book()
    (section,) = book.tabs[0].sections
    french = replace(section.entries[0], blocks=(), other=paragraphs("En français."))
    tab = replace(
        book.tabs[0],
        template="typed",
        fields=FIELDS,
        sections=(replace(section, entries=(french, section.entries[1])),),
    )
    options = RenderOptions(Copy.MINISTER, "fr")
    doc = assemble(replace(book, tabs=(tab,)), tab, template, options)
    assert lines(word_note.write(doc, tab, template, options, "en"))[2:] == ["En français.", "English."]
