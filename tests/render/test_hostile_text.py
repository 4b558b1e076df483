"""Whatever stands in an excerpt, in the officer's words, a heading or a field comes out as it stands, in every format.

Markdown is read back by two parsers of others, HTML by one, Word by python-docx: by every template alike, those that
were typed in Word included.
"""

import io
import re
from collections.abc import Callable

import docx
import markdown
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from lxml.etree import _Element
from markdown_it import MarkdownIt

from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy, EntryKind
from briefbook.model.note import Doc, Para, Run
from briefbook.model.text import clean
from briefbook.render import html_out, markdown_in, markdown_out, word_note
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.catalog import Template
from tests.render.making import BookMaker, own_template, provenance
from tests.render.typing_in_word import DECLARATION, heading, paragraph, parts_of, title, typed_template, word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
QUICK, FULL = 30, 1_500
LOOK_ALIKES = st.sampled_from(
    [
        *("{{ topic }}", "{{ 7 * 7 }}", "{% for x in y %}", "{% endfor %}", "{# remark #}", "{{", "}}", "{%", "%}"),
        *("{marking}", "{title}", "{of}", "{: .details }", "[^1]", "[^1]: note", "{{ body }}", "{{ entry.text }}"),
        *(
            "# heading",
            "- item",
            "1. first",
            "> quoted",
            "| a | b |",
            "|---|---|",
            "```",
            "    code",
            "---",
            "===",
            "***",
        ),
        *(
            "*a*",
            "_b_",
            "`c`",
            "[d](e)",
            "![f](g)",
            "[x]: http://a.b",
            "<http://a.b>",
            "http://a.b/c_d",
            "a@b.ca",
            "\\",
            "a\\",
        ),
        *(
            "<b>h</b>",
            "<script>alert(1)</script>",
            "<!-- c -->",
            "<!--",
            "-->",
            "]]>",
            "<![CDATA[",
            "<?xml?>",
            "&amp;",
            "&#65;",
        ),
        *("</w:t>", '<w:p w:x="1"/>', "&lt;w:fldChar&gt;", "DDEAUTO cmd /c calc", "INCLUDETEXT x", "=1+1", "@SUM(1)"),
        *(
            "\u202egnp.exe\u202c",
            "\u200f\u05e9\u05dc\u05d5\u05dd",
            "\u2066x\u2069",
            "e\u0301",
            "\ufeff",
            "\u200b",
            "\u00ad",
        ),
        *(
            "\ufdd0e6531\ufdd1",
            "\ufdd0l61\ufdd1",
            "\ufdd1",
            "\uffff",
            "\ue010",
            "\x00",
            "\x0b",
            "\x1f",
            "\x85",
            "\u2028",
        ),
        *(
            "\u00a0x\u00a0",
            " lead",
            "trail  ",
            "a  b",
            "a\tb",
            "a\nb",
            "a\r\nb",
            "«\u00a0oui\u00a0»",
            "5\u00a0%",
            "$5 million",
            "R&D",
        ),
        *("%d %s %n", "${x}", "#{x}", "<%= x %>", "\U0001f600", "\U000e0041", "\U0010fffe", "ﷺ" * 5),
    ]
)
CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=40),
    st.lists(st.one_of(LOOK_ALIKES, st.text(CHARACTERS, max_size=6)), min_size=1, max_size=5).map(" ".join),
    LOOK_ALIKES,
    st.lists(LOOK_ALIKES, min_size=2, max_size=3).map("".join),
)
COMMONMARK = MarkdownIt("commonmark").enable("table")
BODY = """# {{ title }}

Asked: {{ topic }} end

{% for section in sections %}
## {{ section.heading }}

{% for entry in section.entries %}
{{ entry.text }}

{% endfor %}
{% endfor %}
"""
FORM = (
    title("Note"),
    paragraph("Asked: {{ topic }} end"),
    paragraph("{% for section in sections %}"),
    heading("{{ section.heading }}"),
    paragraph("{{ section.text }}"),
    paragraph("{% endfor %}"),
)
OWN = DECLARATION.replace("Note on {topic}", "Note").replace("Note sur {topic}", "Note")


def kept(text: str) -> str:
    """What of a text a file can hold: no controls, no noncharacters of our own use."""
    return re.sub("[\ufdd0-\ufdef]", "", clean(text))


def shown(text: str) -> str:
    """A text as a reader sees it who minds neither line ends nor the width of blanks."""
    return " ".join(re.sub("[\u0085\u2028\u2029]", "\n", kept(text)).split())


def is_filled(text: str) -> bool:
    return bool(shown(text))


def noted(template: Template, text: str) -> Doc:
    """A note with the text in every place where one can stand."""
    maker = BookMaker().section(text)
    maker.excerpt(text).own(text).entry(EntryKind.EXCERPT, (Para((Run(text, bold=True),)),), provenance(text))
    maker.entry(EntryKind.OWN, paragraphs("the end"))
    book = maker.book({"topic": text}, template.name)
    return assemble(book, book.tabs[0], template, RenderOptions(Copy.MINISTER))


def text_of(element: _Element) -> str:
    for line_break in element.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "").removeprefix("\n")
    return "".join(map(str, element.itertext()))


def said_in(page: str) -> tuple[list[str], list[str]]:
    """The headings below the title and the paragraphs of a page of HTML."""
    root = html.fragment_fromstring(page, create_parent="body")
    headings = [shown(text_of(one)) for one in root.iter("h2")]
    return headings, [shown(text_of(one)) for one in root.iter("p")]


def by_commonmark(source: str) -> str:
    return str(COMMONMARK.render(source))


def by_python_markdown(source: str) -> str:
    return markdown.markdown(source, extensions=["tables", "sane_lists", "footnotes", "attr_list"])


def whole(text: str) -> str:
    """All that the paragraphs of such a note say; the officer's own words are parted into paragraphs at line ends."""
    return " ".join((f"Asked: {shown(text)} end", *[shown(text)] * 3, "the end"))


@pytest.fixture(scope="module")
def markdown_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return own_template(tmp_path_factory.mktemp("own"), BODY, OWN)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return typed_template(tmp_path_factory.mktemp("typed"), word_file(*FORM), OWN)


def try_texts(check: Callable[[str], None], size: int) -> None:
    """Try a check on texts that are made up, the same ones each time."""
    tried = settings(
        max_examples=size, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    tried(example("a\n\nb")(example("\ufdd0e6531\ufdd1 {{ topic }}")(given(TEXTS.filter(is_filled))(check))))()


@pytest.mark.parametrize("read", [by_commonmark, by_python_markdown], ids=["commonmark", "python-markdown"])
def test_any_text_is_literal_in_markdown(
    markdown_template: Template, full_size: bool, read: Callable[[str], str]
) -> None:
    def check(text: str) -> None:
        written = markdown_out.write(noted(markdown_template, text))
        headings, found = said_in(read(written.split("\n---\n", 1)[1]))
        assert headings == [shown(text)]
        assert " ".join(found) == whole(text)

    try_texts(check, FULL if full_size else QUICK)


def test_any_text_is_literal_in_html(markdown_template: Template, full_size: bool) -> None:
    def check(text: str) -> None:
        page = html_out.write(noted(markdown_template, text))
        root = html.document_fromstring(page.replace("<!DOCTYPE html>", ""))
        main = root.find(".//main")
        assert main is not None
        assert [shown(text_of(one)) for one in main.iter("h2")] == [shown(text)]
        assert " ".join(shown(text_of(one)) for one in main.iter("p")) == whole(text)
        assert not list(root.iter("script", "img", "iframe", "object"))

    try_texts(check, FULL if full_size else QUICK)


def in_word(data: bytes) -> tuple[list[str], list[str]]:
    body = etree.fromstring(parts_of(data)["word/document.xml"])[0]
    assert not list(body.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple", f"{W}altChunk", f"{W}object"))
    lines = [(one.style.name if one.style else "", one.text) for one in docx.Document(io.BytesIO(data)).paragraphs]
    headings = [shown(text) for style, text in lines if style == "Heading 1"]
    return headings, [shown(text) for style, text in lines if style not in ("Heading 1", "Title")]


@pytest.mark.parametrize("typed", [False, True], ids=["written", "typed-in-word"])
def test_any_text_is_literal_in_word_and_makes_no_field(
    markdown_template: Template, form: Template, full_size: bool, typed: bool
) -> None:
    template = form if typed else markdown_template

    def check(text: str) -> None:
        maker = BookMaker().section(text)
        maker.excerpt(text).own(text).entry(EntryKind.EXCERPT, (Para((Run(text, bold=True),)),), provenance(text))
        book = maker.entry(EntryKind.OWN, paragraphs("the end")).book({"topic": text}, template.name)
        options = RenderOptions(Copy.MINISTER)
        doc = assemble(book, book.tabs[0], template, options)
        headings, found = in_word(word_note.write(doc, book.tabs[0], template, options))
        assert headings == [shown(text)]
        assert " ".join(found) == whole(text)

    try_texts(check, FULL if full_size else QUICK)


def test_the_markdown_of_any_text_is_the_same_when_it_is_read_and_written_again(full_size: bool) -> None:
    def check(text: str) -> None:
        first = markdown_out.body(markdown_in.parse(markdown_out.body((Para((Run(text),)), Para((Run("end"),))))))
        assert markdown_out.body(markdown_in.parse(first)) == first

    try_texts(check, FULL if full_size else QUICK)


def code_points(full_size: bool) -> list[str]:
    """Every code point, halves of pairs too; by day all below U+3000 and every 97th above that can stand in a book."""
    if full_size:
        return [chr(point) for point in range(0x110000)]
    points = [chr(point) for point in range(0x20, 0x110000) if not 0xD800 <= point <= 0xDFFF]
    return [one for number, one in enumerate(points) if ord(one) < 0x3000 or number % 97 == 0]


def test_every_code_point_is_literal_in_every_format(
    markdown_template: Template, form: Template, full_size: bool
) -> None:
    """All code points, 4,000 in a text; each stands between letters, so that none is lost at an edge."""
    sample = code_points(full_size)
    for start in range(0, len(sample), 4_000):
        text = "".join(f"x{one}" for one in sample[start : start + 4_000]) + "x"
        doc = noted(markdown_template, text)
        wanted = shown(text)
        page = html.document_fromstring(html_out.write(doc).replace("<!DOCTYPE html>", ""))
        assert shown(text_of(next(page.iter("h2")))) == wanted
        headings, _ = said_in(by_commonmark(markdown_out.write(doc).split("\n---\n", 1)[1]))
        assert headings == [wanted]
        book = BookMaker().section(text).own("the end").book({"topic": text}, form.name)
        options = RenderOptions(Copy.MINISTER)
        data = word_note.write(assemble(book, book.tabs[0], form, options), book.tabs[0], form, options)
        assert in_word(data)[0] == [wanted]
