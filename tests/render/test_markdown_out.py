"""The Markdown file: properties in front, then the note as two other readers see it."""

import re

import yaml
from lxml import html
from markdown_it import MarkdownIt

from briefbook.model.kinds import Copy, EntryKind, PassageKind
from briefbook.model.note import Block, Heading, ListBlock, Para, Quote, Run, plain_text
from briefbook.render import markdown_in, markdown_out
from tests.render.making import PROSE, BookMaker, note, sample_book


def split(text: str) -> tuple[dict[str, str], str]:
    _empty, front, body = text.split("---\n", 2)
    return yaml.safe_load(front), body


def seen(body: str) -> list[tuple[str, str]]:
    root = html.fragment_fromstring(MarkdownIt("commonmark").enable("table").render(body), create_parent="body")
    return [(str(one.tag), "".join(map(str, one.itertext())).strip("\n")) for one in root.iterchildren("*")]


def test_properties_stand_in_front_as_yaml() -> None:
    front, _body = split(markdown_out.write(note(sample_book())))
    assert front == {
        "title": "CIMM – Communications Narrative – February 7, 2024",
        "language": "en-CA",
        "template": "cimm-narrative",
        "date": "2024-02-07",
        "marking": "Unclassified",
    }


def test_properties_of_hostile_text_are_valid_yaml() -> None:
    hostile = 'a: "b" # c\\ \u0085 \u2028 \U0001f600 {x} [y] --- %'
    book = BookMaker().section("A").own("x").book({"committee": hostile, "appearance_date": "2024-02-07"})
    front, _body = split(markdown_out.write(note(book)))
    assert front["title"].startswith('a: "b" # c\\')
    assert "\U0001f600 {x} [y] --- %" in front["title"]


def test_the_minister_copy_reads_as_title_headings_and_text() -> None:
    _front, body = split(markdown_out.write(note(sample_book())))
    found = seen(body)
    assert found[:4] == [
        ("h1", "CIMM – Communications Narrative – February 7, 2024"),
        ("h2", "Introduction"),
        ("p", PROSE[0]),
        ("p", PROSE[1]),
    ]
    assert [text for tag, text in found if tag == "h2"][1:] == [
        "Human Trafficking",
        "Claims in Figures",
        "Voices",
        "Asylum Claims",
    ]
    assert "<!--" not in body
    assert [tag for tag, _text in found].count("ul") == 1
    assert [tag for tag, _text in found].count("table") == 2


def test_the_working_copy_names_entries_in_comments_and_lists_its_sources() -> None:
    _front, body = split(markdown_out.write(note(sample_book(), Copy.WORKING)))
    assert re.findall(r"<!-- excerpt (\w+) -->", body)[:3] == ["e1", "e2", "e3"]
    assert f"{PROSE[0]}\u00a0\\[1\\]\n" in body
    assert "\n## Sources\n" in body
    assert "\n\\[2\\] **Claims in figures** – Public Safety Canada, January\u00a02024  \nFile: Corpus 2023/" in body


def test_an_entry_id_that_could_end_a_comment_makes_none() -> None:
    book = sample_book()
    text = markdown_out.write(note(book, Copy.WORKING)).replace("excerpt", "")
    assert "-->" in text
    blocks = (Para((Run("x"),)),)
    doc = note(BookMaker().section("A").entry(EntryKind.OWN, blocks).book(), Copy.WORKING)
    assert "excerpt" not in markdown_out.write(doc)


def test_no_break_spaces_are_kept_where_they_stand() -> None:
    text = "On March\u00a025, 2023, and \u00ab\u00a0oui\u00a0\u00bb\u00a0"
    _front, body = split(markdown_out.write(note(BookMaker().section("A").excerpt(text).book())))
    assert seen(body)[2] == ("p", text)
    assert "March\u00a025" in body


def test_excerpts_from_lists_make_one_list_and_numbered_lists_stay_apart() -> None:
    maker = BookMaker().section("A").excerpt("one", PassageKind.LIST_ITEM).excerpt("two", PassageKind.LIST_ITEM)
    steps: tuple[Block, ...] = (ListBlock(((Para((Run("step"),)),),), ordered=True),)
    maker.entry(EntryKind.OWN, steps).entry(EntryKind.OWN, steps)
    _front, body = split(markdown_out.write(note(maker.book())))
    assert "- one\n- two\n" in body
    assert [tag for tag, _text in seen(body)] == ["h1", "h2", "ul", "ol", "ol"]


def test_what_the_officer_types_as_markdown_becomes_blocks() -> None:
    blocks = markdown_in.parse(
        "# Head\n\nA *b* **c** [d](https://e.example).\n\n- one\n- two\n  \n> said\n\n<b>x</b> `y`\\\nnext\n"
    )
    assert [type(one) for one in blocks] == [Heading, Para, ListBlock, Quote, Para]
    assert plain_text(blocks) == "Head\nA b c d.\none\ntwo\nsaid\n<b>x</b> y\nnext"
    assert blocks[1] == Para(
        (
            *(Run("A "), Run("b", italic=True), Run(" "), Run("c", bold=True), Run(" ")),
            *(Run("d", href="https://e.example"), Run(".")),
        )
    )


def test_tables_and_captions_are_read() -> None:
    (table,) = markdown_in.parse("Title\n{: .caption }\n\n| a | b |\n|---|---:|\n| 1 | 2 |\n| 3 |\n")
    assert plain_text([table]) == "a\tb\n1\t2\n3\t"
    assert getattr(table, "align", None) == ("left", "right")
    assert getattr(table, "caption", None) == (Run("Title"),)


def test_a_paragraph_s_style_and_language_are_read() -> None:
    assert markdown_in.parse("bonjour\n{: lang=fr }\n\nnote\n{: .source-note }") == (
        Para((Run("bonjour"),), lang="fr"),
        Para((Run("note"),), "source-note"),
    )
