"""The communications narrative: complete in both languages, faithful to a real one, and good to look at."""

import io
from pathlib import Path

import docx
import pytest
from lxml import html
from markdown_it import MarkdownIt

from briefbook.model.book import Book
from briefbook.render import html_out, markdown_out, word, word_audit
from tests.render.making import BookMaker, narrative, note

SEED = "seeds/004_94f9a10c7c01f0f6.txt"
HEADINGS = (
    "Introduction",
    "Human Trafficking",
    "Migrant Smuggling",
    "Disrupting Smuggling Operations",
    "Irregular Migration and the Safe Third Country Agreement",
    "Mexico Asylum Claims",
)


@pytest.fixture
def seed(shared_data: Path) -> list[str]:
    """The lines of a narrative that was published, without its furniture."""
    text = (shared_data / SEED).read_text("utf-8")
    return [line for line in text.split("\n") if line.strip() and line not in ("Page details", "Date modified:")]


def rebuilt(seed: list[str]) -> Book:
    maker = BookMaker()
    for number, line in enumerate(seed[1:], 2):
        if line in HEADINGS:
            maker.section(line)
        else:
            maker.excerpt(line, ordinal=number)
    return maker.book({"appearance_date": "2024-02-07"})


def test_a_published_narrative_comes_out_of_word_as_it_was(seed: list[str]) -> None:
    data = word.write(note(rebuilt(seed)), narrative().read("reference.docx"))
    assert [one.text for one in docx.Document(io.BytesIO(data)).paragraphs] == seed
    assert word_audit.audit(data) == ()
    assert "March\u00a025" in "".join(seed)


def test_a_published_narrative_comes_out_of_markdown_as_it_was(seed: list[str]) -> None:
    source = markdown_out.write(note(rebuilt(seed))).split("---\n", 2)[2]
    root = html.fragment_fromstring(MarkdownIt("commonmark").render(source), create_parent="body")
    assert [(str(one.tag), "".join(map(str, one.itertext()))) for one in root] == tagged(seed)


def test_a_published_narrative_comes_out_of_html_as_it_was(seed: list[str]) -> None:
    main = html.document_fromstring(html_out.write(note(rebuilt(seed)))).find("body/main")
    assert main is not None
    assert [(str(one.tag), "".join(map(str, one.itertext()))) for one in main] == tagged(seed)


def tagged(seed: list[str]) -> list[tuple[str, str]]:
    return [("h1", seed[0]), *(("h2" if line in HEADINGS else "p", line) for line in seed[1:])]
