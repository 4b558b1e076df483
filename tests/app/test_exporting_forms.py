"""A note whose template was typed in Word is whole in Markdown and HTML too: every field and text of it is there."""

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import etree

from briefbook.app import assembling, tabs
from briefbook.app.assembling import OpenBook, create_book, template_info
from briefbook.app.exporting import NoteMaker, Options
from briefbook.app.templating import new_template
from briefbook.model.book import FieldValue
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import LANGUAGES, Copy, Language
from briefbook.model.template import FieldSpec, TemplateInfo
from briefbook.render.fields import shown_value
from briefbook.render.script import WORD_BODY
from briefbook.settings.places import Places
from tests.render.typing_in_word import paragraph, parts_of, title, word_file

PROPERTIES = ("ministry", "date_modified")
"""Fields that the forms Briefbook begins with leave to the properties of the file, and to the end of a disclosure."""
SHIPPED = sorted(path.parent.name for path in (Path(__file__).parents[2] / "templates").glob("*/template.toml"))


def values(info: TemplateInfo) -> Mapping[str, FieldValue]:
    """A value for every field, which no other has."""
    return {spec.name: _value(spec, number) for number, spec in enumerate(info.fields, 1)}


def _value(spec: FieldSpec, number: int) -> FieldValue:
    match spec.type:
        case "date":
            return f"20{number + 10}-03-05"
        case "list":
            return (f"First of {number}", f"Second of {number}")
        case "choice":
            return spec.choices[-1][0]
    return f"Value {number} here"


def filled(path: Path, name: str, places: Places, language: Language) -> OpenBook:
    """A book of this template with a value in every field and a text in every section."""
    info = template_info(name, places)
    opened = create_book(path, name, values(info), places, language)
    for number, section in enumerate(info.sections, 1):
        assembling.write(opened, section.id, paragraphs(f"Words of section {number} are these."))
        assembling.write(opened, section.id, paragraphs(f"More words of section {number}."))
    return opened


def read(path: Path) -> str:
    """What a reader sees of a file, with plain spaces."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", "", text.partition("<body")[2]))
    return " ".join(text.split())


@pytest.fixture
def maker(places: Places) -> Iterator[NoteMaker]:
    made = NoteMaker(places)
    yield made
    made.close()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_field_and_text_of_a_form_is_in_markdown_and_html(
    tmp_path: Path, places: Places, maker: NoteMaker, name: str
) -> None:
    new_template(places, "form", name, in_word=True)
    for language in LANGUAGES:
        opened = filled(tmp_path / f"{language}.brief", "form", places, language)
        info, (tab,) = template_info("form", places), opened.book.tabs
        printed = [spec for spec in info.fields if spec.name not in PROPERTIES]
        shown = [shown_value(spec, tab.fields[spec.name], language) for spec in printed]
        assert len(shown) > 2
        texts = [entry.text for _, _, entry in opened.book.entries()]
        headings = [section.heading.in_language(language) for section in tab.sections]
        assert len(texts) == 2 * len(headings) > 0
        for suffix in ("md", "html"):
            out = tmp_path / f"{language}.{suffix}"
            maker.export(opened.book, tab, out, Options(copy=Copy.WORKING))
            said = read(out)
            assert [one for one in (*shown, *headings, *texts) if " ".join(one.split()) not in said] == []


def test_what_was_typed_stands_once_in_every_format(tmp_path: Path, places: Places, maker: NoteMaker) -> None:
    made = new_template(places, "form", "memo", in_word=True)
    (made.folder / WORD_BODY).write_bytes(word_file(title(), paragraph("Dear reader,"), paragraph("{{ body }}")))
    opened = filled(tmp_path / "memo.brief", "form", places, "en")
    for suffix in ("docx", "md", "html"):
        maker.export(opened.book, None, tmp_path / f"memo.{suffix}", Options())
    body = etree.fromstring(parts_of((tmp_path / "memo.docx").read_bytes())["word/document.xml"])
    for said in ("".join(map(str, body.itertext())), read(tmp_path / "memo.md"), read(tmp_path / "memo.html")):
        assert said.count("Dear reader,") == said.count("Words of section 1 are these.") == 1


def test_a_field_without_a_value_is_left_out_and_one_that_is_needed_has_its_marked_place(
    tmp_path: Path, places: Places, maker: NoteMaker
) -> None:
    new_template(places, "form", "issue-note", in_word=True)
    opened = create_book(tmp_path / "new.brief", "form", {}, places)
    tabs.add_tab(opened, "form", places, {"as_of": "2024-03-05"})
    page = maker.preview(opened.book, opened.book.tabs[0], Options(preview=True))
    topic = template_info("form", places).field("topic")
    assert topic is not None
    assert topic.label.en in page
    assert "As of" not in page
    assert "March\u00a05, 2024" in maker.preview(opened.book, None, Options(preview=True))
