"""The communications narrative: complete in both languages, faithful to a real one, and good to look at."""

import io
from pathlib import Path

import docx
import pytest
from lxml import html
from markdown_it import MarkdownIt

from briefbook.model.book import Book
from briefbook.model.kinds import Copy, Language
from briefbook.render import html_out, markdown_out, word, word_audit
from tests.render.making import BookMaker, narrative, note
from tests.templates.golden import GOLDEN, difference, draw

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


def test_all_its_wording_is_there_in_both_languages() -> None:
    info = narrative().info
    wordings = [info.title, info.note_title]
    wordings += [one for field in info.fields for one in (field.label, field.help)]
    wordings += [label for field in info.fields for _name, label in field.choices]
    wordings += [one for section in info.sections for one in (section.heading, section.guidance)]
    assert [one for one in wordings if not (one.en and one.fr)] == []


@pytest.mark.parametrize("copy", list(Copy))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_pages_look_as_they_did(copy: Copy, language: Language, tmp_path: Path) -> None:
    drawn = draw(copy, language, tmp_path)
    kept = sorted(GOLDEN.glob(f"cimm-narrative-{copy}-{language}-*.png"))
    assert [one.name for one in drawn] == [one.name for one in kept]
    for one, golden in zip(drawn, kept, strict=True):
        assert difference(one, golden) < 2.0, one.name
