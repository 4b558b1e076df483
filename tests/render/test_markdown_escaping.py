"""Text comes out of the Markdown writer and through two other Markdown readers as it went in."""

import re
from collections.abc import Callable

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.etree import _Element
from markdown_it import MarkdownIt

from briefbook.model.note import (
    Blocks,
    Br,
    Footnote,
    Heading,
    ListBlock,
    Para,
    Quote,
    Run,
    Table,
    plain_inlines,
    plain_text,
)
from briefbook.model.text import clean
from briefbook.render import markdown_in, markdown_out

QUICK = settings(max_examples=150, deadline=None, derandomize=True)
THOROUGH = settings(max_examples=400, deadline=None, derandomize=True)
Reader = Callable[[str, str], list[str]]
COMMONMARK = MarkdownIt("commonmark").enable("table")
LOOK_ALIKES = st.sampled_from(
    [
        *("# not a heading", "#tag", "- not an item", "+ 1", "* star", "1. first", "12) twelfth", "2024. A year"),
        *("===", "---", "- - -", "***", "___", "> quoted", ">", ": defined", "~~~", "```", "| a | b |", "|---|---|"),
        *("[x]: http://a.b", "[^1]", "[a](b)", "![a](b)", "<b>bold</b>", "<!-- c -->", "&amp;", "&#65;", "R&D"),
        *(
            "{: .c}",
            "{{ x }}",
            "{% for %}",
            "**bold**",
            "_it_",
            "`code`",
            "\\",
            "\\*",
            "a\\",
            "http://a.b/c_d",
            "a@b.ca",
        ),
        *(
            "\u00a0x\u00a0",
            " lead",
            "trail  ",
            "a  b",
            "\tx",
            "$5 million",
            "*[HTML]: x",
            "«\u00a0oui\u00a0»",
            "5\u00a0%",
        ),
        *("<?php ?>", "<div>", "</div>", "<a@b.ca>", "<http://a.b>", "~~gone~~", "H~2~O", "x^2^", "(c)", "...", "--"),
        *(
            "*[a]: b",
            "    code",
            "%",
            "!",
            "!x",
            "!\\[",
            "^",
            "=",
            "+",
            ":::",
            "\u200b",
            "\ufeff",
            "\u2028",
            "\x85",
            "\ufdd0",
        ),
    ]
)
CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=60),
    st.lists(st.one_of(LOOK_ALIKES, st.text(CHARACTERS, max_size=8)), max_size=6).map(" ".join),
    st.lists(LOOK_ALIKES, max_size=4).map("".join),
    LOOK_ALIKES,
)


def kept(text: str) -> str:
    """What of a text a Markdown file can hold: no controls, no noncharacters, all line ends alike."""
    text = re.sub("[\ufdd0-\ufdef]", "", clean(text))
    return re.sub("[\x85\u2028\u2029]", "\n", text).strip("\n")


def lines(text: str) -> str:
    """The text as its lines, a line without anything being as good as one with a blank."""
    return "\n".join(line if line.strip(" ") else "" for line in text.split("\n"))


def text_of(element: _Element) -> str:
    for line_break in element.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "").removeprefix("\n")
    return "".join(map(str, element.itertext()))


def by_commonmark(source: str, tag: str) -> list[str]:
    root = html.fragment_fromstring(COMMONMARK.render(source), create_parent="body")
    return [text_of(one) for one in root.iter(tag)]


def by_python_markdown(source: str, tag: str) -> list[str]:
    made = markdown.markdown(source, extensions=["tables", "sane_lists", "footnotes", "attr_list"])
    root = html.fragment_fromstring(made, create_parent="body")
    return [text_of(one) for one in root.iter(tag)]


READERS = pytest.mark.parametrize("read", [by_commonmark, by_python_markdown], ids=["commonmark", "python-markdown"])


@READERS
@given(text=TEXTS)
@THOROUGH
@example(text="1\\. x")
@example(text="a\n# b")
@example(text="a\n\nb")
def test_a_paragraph_of_hostile_text_is_literal(read: Reader, text: str) -> None:
    wanted = kept(text)
    source = markdown_out.body((Para((Run(text),)), Para((Run("end"),))))
    if not wanted.strip(" "):
        return
    assert [lines(one) for one in read(source, "p")] == [lines(wanted), "end"]


@READERS
@given(text=TEXTS)
@QUICK
def test_a_heading_of_hostile_text_is_literal(read: Reader, text: str) -> None:
    wanted = " ".join(one for one in kept(text).split("\n"))
    if not wanted.strip(" "):
        return
    source = markdown_out.body((Heading(2, (Run(text),)), Para((Run("end"),))))
    assert read(source, "h2") == [wanted]
    assert read(source, "p") == ["end"]


@READERS
@given(texts=st.lists(TEXTS, min_size=1, max_size=4), ordered=st.booleans())
@QUICK
def test_list_items_of_hostile_text_are_literal(read: Reader, texts: list[str], ordered: bool) -> None:
    texts = [text for text in texts if kept(text).strip(" ")]
    if not texts:
        return
    items = tuple((Para((Run(text),)),) for text in texts)
    source = markdown_out.body((ListBlock(items, ordered=ordered), Para((Run("end"),))))
    assert [lines(one) for one in read(source, "li")] == [lines(kept(text)) for text in texts]
    assert read(source, "p") == ["end"]


@READERS
@given(text=TEXTS)
@QUICK
def test_a_quotation_of_hostile_text_is_literal(read: Reader, text: str) -> None:
    if not kept(text).strip(" "):
        return
    source = markdown_out.body((Quote((Para((Run(text),)),)), Para((Run("end"),))))
    assert [lines(one) for one in read(source, "p")] == [lines(kept(text)), "end"]
    assert len(read(source, "blockquote")) == 1


@READERS
@given(texts=st.lists(TEXTS, min_size=4, max_size=4))
@QUICK
def test_table_cells_of_hostile_text_are_literal(read: Reader, texts: list[str]) -> None:
    wanted = [" ".join(kept(text).split("\n")) for text in texts]
    cells = [(Run(text),) for text in texts]
    source = markdown_out.body((Table((cells[0], cells[1]), ((cells[2], cells[3]),)), Para((Run("end"),))))
    assert read(source, "th") + read(source, "td") == wanted
    assert read(source, "p") == ["end"]


FILLED = TEXTS.filter(lambda text: bool(kept(text).strip()))
LOOKS = st.builds(Run, TEXTS, bold=st.booleans(), italic=st.booleans())


@READERS
@given(runs=st.lists(LOOKS, min_size=1, max_size=4))
@THOROUGH
def test_text_in_bold_and_italics_loses_no_character(read: Reader, runs: list[Run]) -> None:
    wanted = kept("".join(run.text for run in runs))
    if not wanted.strip(" "):
        return
    source = markdown_out.body((Para(tuple(runs)), Para((Run("end"),))))
    assert [lines(one) for one in read(source, "p")] == [lines(wanted), "end"]


@READERS
def test_bold_and_italics_between_words_are_seen(read: Reader) -> None:
    runs = (Run("a "), Run("bold", bold=True), Run(" and "), Run("both", bold=True, italic=True), Run(" b"))
    source = markdown_out.body((Para(runs),))
    assert source == "a **bold** and ***both*** b"
    assert read(source, "strong") == ["bold", "both"]
    assert read(source, "em") == ["both"]


BLOCKS = st.recursive(
    st.one_of(
        st.builds(
            lambda runs: Para(tuple(runs)),
            st.lists(LOOKS, min_size=1, max_size=3).filter(
                lambda runs: bool(kept("".join(run.text for run in runs)).strip())
            ),
        ),
        st.builds(lambda text: Heading(2, (Run(text),)), FILLED),
        st.builds(lambda text: Para((Run("a"), Br(), Run(text))), FILLED),
        st.builds(lambda text, rest: Para((Run("a"), Footnote((Run(text),)), Run(rest))), FILLED, FILLED),
        st.builds(
            lambda texts: Table(((Run(texts[0]),), ()), (((Run(texts[1]),), ()),)),
            st.lists(FILLED, min_size=2, max_size=2),
        ),
    ),
    lambda inner: st.one_of(
        st.builds(lambda blocks: Quote(tuple(blocks)), st.lists(inner, min_size=1, max_size=2)),
        st.builds(
            lambda items, ordered: ListBlock(tuple((Para((Run("item"),)), item) for item in items), ordered=ordered),
            st.lists(inner, min_size=1, max_size=2),
            st.booleans(),
        ),
    ),
    max_leaves=5,
)


@given(blocks=st.lists(BLOCKS, min_size=1, max_size=3).map(tuple))
@THOROUGH
def test_reading_the_markdown_back_and_writing_it_again_changes_nothing(blocks: Blocks) -> None:
    first = markdown_out.body(markdown_in.parse(markdown_out.body(blocks)))
    assert markdown_out.body(markdown_in.parse(first)) == first


@given(text=TEXTS)
@THOROUGH
def test_hostile_text_survives_our_own_reader(text: str) -> None:
    wanted = [re.sub("[ \t]+", " ", line).strip(" ") for line in kept(text).split("\n")]
    found = plain_text(markdown_in.parse(markdown_out.body((Para((Run(text),)),))))
    assert found == "\n".join(wanted).strip("\n")


@given(text=FILLED)
@THOROUGH
def test_a_footnote_of_hostile_text_survives_our_own_reader(text: str) -> None:
    written = markdown_out.body((Para((Run("called"), Footnote((Run(text),)), Run(": on"))),))
    (read,) = markdown_in.parse(written)
    assert isinstance(read, Para)
    (note,) = (one for one in read.inlines if isinstance(one, Footnote))
    assert kept(plain_inlines(note.inlines)).split() == kept(text).split()
    assert plain_inlines(read.inlines).startswith("called[")
