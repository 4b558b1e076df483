"""Markdown: front matter, blocks and marks as CommonMark has them; code of site generators is no text."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from briefbook.extract.front_matter import split
from briefbook.extract.markdown_blocks import parse
from briefbook.extract.markdown_inline import plain
from briefbook.extract.registry import read
from briefbook.model.kinds import DocumentKind, PassageKind
from tests.extract.making import reading, said, texts

BODY = "The ferry sails at noon, and it is seldom late."


def test_front_matter_gives_the_fields_and_is_no_passage(tmp_path: Path) -> None:
    front = "title: 'Ferries: a plan'\ndate: 2023-05-02T10:00:00Z\nkind: backgrounder\n"
    front += "publisher: Harbour Board\nplace: Port Ellery"
    found = reading(tmp_path, "a.md", f"---\n{front}\n---\n\n{BODY}\n")
    assert (found.title, found.date, found.kind) == ("Ferries: a plan", "2023-05-02", DocumentKind.BACKGROUNDER)
    assert (found.publisher, said(found, "place").value) == ("Harbour Board", "Port Ellery")
    assert said(found, "date").line == "date: 2023-05-02T10:00:00Z"
    assert texts(found) == [BODY]


def test_a_title_is_clean_whatever_hides_in_it(tmp_path: Path) -> None:
    front = 'title: "Ferries\\_of the &amp; \\u2060North\\\n  \\ Sea\\uFEFF"'
    assert reading(tmp_path, "a.md", f"---\n{front}\n---\n{BODY}\n").title == "Ferries of the & North Sea"


@pytest.mark.parametrize(
    "damage", ["tags: [a, b", "a: b: c", "\tx: 1", "'open", "x: !!python/object:os.system y", "a: *nowhere"]
)
def test_damaged_front_matter_still_gives_what_can_be_read(tmp_path: Path, damage: str) -> None:
    found = reading(tmp_path, "a.md", f"---\ntitle: Ferries\n{damage}\ndate: 2023-05-02\n---\n\n{BODY}\n")
    assert (found.title, texts(found)) == ("Ferries", [BODY])


def test_front_matter_of_hugo_in_toml_is_read(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.md", f'+++\ntitle = "Ferries"\ndate = "2023-05-02"\n+++\n\n{BODY}\n')
    assert (found.title, found.date) == ("Ferries", "2023-05-02")


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert texts(reading(tmp_path, "a.md", f"---\n\n{BODY}\n\n---\n\nThe end.\n")) == [BODY, "The end."]


def test_a_description_in_the_front_matter_is_text(tmp_path: Path) -> None:
    assert texts(reading(tmp_path, "a.md", f"---\ntitle: Ferries\ndescription: {BODY}\n---\n")) == [BODY]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**bold** and *italic* and __more__ and _that_", "bold and italic and more and that"),
        ("a snake_case_name and 2 * 3 * 4", "a snake_case_name and 2 * 3 * 4"),
        ('a [link](http://x.example/a_(b) "t") and [two][ref]', "a link and two"),
        ("no [link] here", "no [link] here"),
        ("`code *kept* as is` and ``two ` ticks``", "code *kept* as is and two ` ticks"),
        ("<https://x.example> and <a@x.example>", "https://x.example and a@x.example"),
        ("AT&amp;T &eacute;t&#233; &nosuch;", "AT&T été &nosuch;"),
        ("\\*not\\* \\# bold\\_", "*not* # bold_"),
        ("text<!-- hidden --> <span class='x'>and</span> more", "text and more"),
        ("fill in <Name of the harbour> here", "fill in <Name of the harbour> here"),
        ("soft\nbreak", "soft break"),
        ("hard  \nbreak and\\\nbreak", "hard\nbreak and\nbreak"),
        ("![a picture](x.png) beside text", "beside text"),
        ("a claim[^1] and ~~gone~~", "a claim and gone"),
        ("3 < 4 and 5 > 2", "3 < 4 and 5 > 2"),
        ("un\u00a0prix de 21\u202f%", "un\u00a0prix de 21\u202f%"),
    ],
)
def test_marks_go_and_words_stay(source: str, text: str) -> None:
    assert plain(source, frozenset({"ref", "^1"})).text == text


def test_lists_quotations_and_nesting(tmp_path: Path) -> None:
    source = "- one\n  goes on\n\n  second paragraph\n  - inner\n- two\n\n3. third\n\n"
    source += "> said *she*\n>\n> and he\n\nEnd of text.\n"
    found = reading(tmp_path, "a.md", source)
    assert [(one.kind.value, one.text) for one in found.passages] == [
        ("list-item", "one goes on\nsecond paragraph"),
        ("list-item", "inner"),
        ("list-item", "two"),
        ("list-item", "third"),
        ("quotation", "said she\nand he"),
        ("paragraph", "End of text."),
    ]


def test_a_line_all_in_bold_above_text_is_a_heading_below_the_others(tmp_path: Path) -> None:
    found = reading(
        tmp_path, "a.md", f"# Ferries\n\n## Winter\n\n**Who pays:**\n\n{BODY}\n\n**Nobody was late.**\n\n{BODY}\n"
    )
    assert [(one.heading, one.text) for one in found.passages] == [
        (("Winter", "Who pays:"), BODY),
        (("Winter", "Who pays:"), "Nobody was late."),
        (("Winter", "Who pays:"), BODY),
    ]


def test_code_of_site_generators_is_no_text(tmp_path: Path) -> None:
    source = "{{< figure src='x' >}}\n\n" + BODY + "{{% note %}}\n\n{% if a %}\n\n{{ page.title }}\n\n"
    source += "Dear {{name}}, welcome.\n"
    assert texts(reading(tmp_path, "a.md", source)) == [BODY, "Dear {{name}}, welcome."]


def test_html_inside_is_read_as_blocks(tmp_path: Path) -> None:
    source = "<table>\n<tr><td>A</td><td>B</td></tr>\n\n<tr><td>1</td><td>2</td></tr>\n</table>\n\n"
    source += "<!-- gone -->\n\n<p>Text &amp; more.</p>\n"
    found = reading(tmp_path, "a.md", source)
    assert [(one.kind, one.text) for one in found.passages] == [
        (PassageKind.TABLE, "A\tB\n1\t2"),
        (PassageKind.PARAGRAPH, "Text & more."),
    ]


def test_code_blocks_and_tables_keep_their_text() -> None:
    blocks = parse("```\nif *a*:\n    b\n```\n\n| a \\| b | c |\n|---|:-:|\n| `x` | |\n\n    indented *i*\n    two\n")
    assert [block.text for block in blocks] == ["if *a*:\nb", "a | b\tc\nx\t", "indented i\ntwo"]


@pytest.mark.parametrize(
    "source",
    [
        "[" * 20_000 + "]" * 20_000,
        "a <!-- " * 20_000,
        "<div>\n" * 20_000,
        "x\n" * 40_000,
        "<table>\n\n" * 4_000,
        "`" + "` " * 20_000,
        "> " * 20_000,
        "- " * 20_000,
        "*a " * 20_000,
        "![](" * 20_000,
        " " * 200_000 + "x",
        "---\n" + "[" * 20_000 + "\n---\nx",
        "---\n" + "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(200)) + "---\nx",
    ],
)
def test_hostile_marks_are_read_in_linear_time(source: str) -> None:
    """Each took minutes before it was bounded; the suite's own time limit is the assertion."""
    parse(split(source).body)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def test_every_word_that_a_commonmark_parser_shows_is_there(shared_data: Path) -> None:
    files = sorted((shared_data / "us_whitehouse_migration_2021_2022").rglob("*.md"))
    oracle = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    for file in random.Random(7).sample(files, 40):
        body = split(file.read_text("utf-8")).body
        page = LexborHTMLParser(re.sub(r"(?=</?(?:p|li|h\d|td|th|br|blockquote)\b)", " ", oracle.render(body)))
        assert page.body is not None
        assert not words(page.body.text()) - words("\n".join(block.text for block in parse(body))), file.name


def test_fifty_documents_of_the_white_house_have_the_title_and_date_of_their_page(shared_data: Path) -> None:
    folder = shared_data / "us_whitehouse_migration_2021_2022"
    paths = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.md"))
    for path in random.Random(2026).sample(paths, 50):
        found = read(folder / path, path).document
        front = yaml.safe_load((folder / path).read_text("utf-8").split("---\n")[1])
        expected = re.sub(r"\s+", " ", re.sub("[\u2060\ufeff]", "", front["title"])).strip()
        assert (found.title, found.date) == (expected, path.rsplit("/", 1)[-1][:10])


@pytest.mark.parametrize("key", ["published_at", "published_on", "publish_date", "publication_date"])
def test_front_matter_names_the_day_of_publication_in_several_ways(tmp_path: Path, key: str) -> None:
    assert reading(tmp_path, "a.md", f"---\n{key}: 2024-05-06\n---\n\nThe ferry runs again.\n").date == "2024-05-06"
