"""A form typed in Word is the same text in Markdown and HTML: its words in their order, and none read as markup."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.model.errors import FieldMissing
from briefbook.model.kinds import Copy
from briefbook.model.note import Blocks, Doc, ExcerptBlock, Heading, ListBlock, Para, Table, excerpt_blocks, plain_text
from briefbook.render import html_out, markdown_out
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.binder import bind_notes
from tests.render.making import BookMaker
from tests.render.test_return_forms import GRID, LETTER, ROWS
from tests.render.test_word_template import FIELDS, FORM, SECTIONS
from tests.render.typed_binder import REPORT, mixed_book, notes_of
from tests.render.typing_in_word import heading, paragraph, table, title, typed_template, word_file

TEXT = RenderOptions(Copy.WORKING, as_text=True)


def doc_of(folder: Path, *body: str, fields: dict[str, str | tuple[str, ...]] | None = None) -> Doc:
    template = typed_template(folder, word_file(*body))
    book = BookMaker().section("Introduction").own("The ferries ran.").section("Winter").own("Nobody waited.").book()
    tab = replace(book.tabs[0], template="typed", fields=FIELDS if fields is None else fields)
    return assemble(replace(book, tabs=(tab,)), tab, template, TEXT)


def shapes(blocks: Blocks) -> list[tuple[str, str]]:
    """The blocks of a note: what each is, and its text with plain spaces."""
    kinds = {Para: "p", ListBlock: "list", Table: "table", ExcerptBlock: "entry"}
    return [
        (f"h{one.level}" if isinstance(one, Heading) else kinds[type(one)], plain_text([one]).replace("\u00a0", " "))
        for one in blocks
    ]


INTRODUCTION = [("h2", "Introduction"), ("entry", "The ferries ran."), ("h2", "Winter"), ("entry", "Nobody waited.")]


def test_the_words_of_a_form_stand_in_their_order_around_the_text(tmp_path: Path) -> None:
    assert shapes(doc_of(tmp_path, *LETTER).blocks) == [
        ("h1", "Note on ferries"),
        ("p", "Department of Harbours"),
        ("p", "File: ferries"),
        ("p", "Dear colleague,"),
        ("list", "What follows is for Ana, Bo."),
        ("p", "Say it in one breath."),
        ("p", "About ferries."),
        *INTRODUCTION,
        ("h2", "Approval"),
        ("p", "Signed by the director of ferries"),
        ("table", "Name\tDate\nAna\tFebruary 7, 2024"),
    ]


def test_rows_are_repeated_and_what_is_asked_for_is_asked_for(tmp_path: Path) -> None:
    assert shapes(doc_of(tmp_path, *FORM).blocks) == [
        ("h1", "Note on ferries"),
        ("table", "Topic\tferries\n1\tAna\n2\tBo"),
        ("p", "Held on February 7, 2024, about “FERRIES”."),
        *INTRODUCTION,
        ("p", "In the box: ferries"),
    ]


@pytest.mark.parametrize(("body", "first"), [(GRID, ("p", "What we say")), (ROWS, ("p", "No. 1"))])
def test_a_table_with_the_text_of_a_note_in_it_is_told_cell_by_cell(
    tmp_path: Path, body: tuple[str, ...], first: tuple[str, str]
) -> None:
    found = shapes(doc_of(tmp_path, *body).blocks)
    assert found[:2] == [("h1", "Note on ferries"), first]
    assert [one for one in found if one[0] == "entry"] == [("entry", "The ferries ran."), ("entry", "Nobody waited.")]


def test_rows_that_are_asked_for_from_the_first_on_are_told_line_by_line(tmp_path: Path) -> None:
    rows = table(
        *(("{% if topic %}", ""), ("{{ labels.topic }}", "{{ topic }}"), ("{% endif %}", "")),
        *(("{% if held_on %}", ""), ("Held", "{{ held_on }}"), ("{% endif %}", "")),
        *(("{% for person in people %}", ""), ("{{ person }}", ""), ("{% endfor %}", "")),
    )
    found = doc_of(tmp_path, title(), rows, *SECTIONS, fields={"topic": "ferries", "people": ("Ana", "Bo")}).blocks
    assert shapes(found)[1:4] == [("p", "Topic: ferries"), ("p", "Ana"), ("p", "Bo")]
    assert isinstance(found[1], Para)
    assert found[1].style == "details"


def test_the_whole_note_and_its_sources_stand_once(tmp_path: Path) -> None:
    typed = (title(), paragraph("Before."), paragraph("{{ body }}"), paragraph("{{ sources }}"), paragraph("After."))
    assert shapes(doc_of(tmp_path, *typed).blocks) == [
        ("h1", "Note on ferries"),
        ("p", "Before."),
        *INTRODUCTION,
        ("p", "After."),
    ]


HOSTILE = "# no *heading* | `a` <b> [x](y) \\ {: .notice } \"q\" 'r' } & 1. \U0001f6a2 {no field}"


def test_what_was_typed_is_text_and_never_markup(tmp_path: Path) -> None:
    typed = (
        title(),
        paragraph(HOSTILE),
        heading(HOSTILE),
        paragraph(HOSTILE, style="ListBullet"),
        table((HOSTILE, "{{ topic }}"), ("b", HOSTILE)),
        *SECTIONS,
    )
    doc = doc_of(tmp_path, *typed)
    assert shapes(doc.blocks)[1:5] == [
        ("p", HOSTILE),
        ("h2", HOSTILE),
        ("list", HOSTILE),
        ("table", f"{HOSTILE}\tferries\nb\t{HOSTILE}"),
    ]
    assert "<b>" not in html_out.write(doc)


def test_a_form_that_can_be_told_in_word_alone_is_printed_plainly_and_whole(tmp_path: Path) -> None:
    typed = (
        title(),
        paragraph("{% macro one(x) %}"),
        paragraph("{{ x.text }}"),
        paragraph("{% endmacro %}"),
        paragraph("Around {{ body | upper }}"),
    )
    assert shapes(doc_of(tmp_path, *typed).blocks) == [
        ("h1", "Note on ferries"),
        ("p", "Topic: ferries"),
        ("p", "Held on: February 7, 2024"),
        ("p", "People: Ana, Bo"),
        *INTRODUCTION,
    ]


def test_a_field_that_is_missing_is_asked_for_as_in_word(tmp_path: Path) -> None:
    with pytest.raises(FieldMissing, match="“Held on”"):
        doc_of(tmp_path, title(), paragraph("On {{ held_on }}"), *SECTIONS, fields={"topic": "ferries"})


def test_a_binder_in_markdown_and_html_has_the_words_of_its_forms_in_their_order(tmp_path: Path) -> None:
    book = mixed_book()
    doc = bind_notes(book, notes_of(book, tmp_path), TEXT).doc
    wanted = [
        *("The letter", "Dear colleague", "Say it in one breath", "Approval", "Signed by the director of ferries"),
        *("The report", "A wide page comes first", "North Quay", "First step of the form", "Written small"),
        *("Opening remarks", "The form", "Held on", "In the box: ferries", "Sources"),
    ]
    pages = markdown_out.write(doc), re.sub(r"<[^>]+>", "", html_out.write(doc).partition("</nav>")[2])
    for page in pages:
        places = [page.index(wanted[0])]
        for words in wanted[1:]:
            places.append(page.index(words, places[-1] + 1))
        assert "{{" not in page
    shown = {one.id for one in excerpt_blocks(doc.blocks)}
    assert shown == {entry.id for _, _, entry in book.entries() if entry.kind != "self"}


def test_the_title_comes_first_in_a_text_whatever_stands_above_it_in_the_form(tmp_path: Path) -> None:
    found = shapes(doc_of(tmp_path, *REPORT).blocks)
    assert found[0] == ("h1", "Note on ferries")
    assert ("list", "First step of the form\nSecond step of the form") in found
