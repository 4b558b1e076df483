"""Every template that ships: complete in both languages, with a sample that shows it and keeps to its own advice."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.app.reviewing import findings
from briefbook.app.sample_plan import read_plan
from briefbook.book.edit import new_book
from briefbook.model.book import Book, Wording
from briefbook.model.errors import FieldMissing
from briefbook.model.kinds import LANGUAGES, Copy, DocumentKind, EntryKind, Language
from briefbook.model.note import Blocks, ExcerptBlock, Heading, ListBlock, Para, Quote, plain_text
from briefbook.model.template import TemplateInfo
from briefbook.render import catalog, html_out, markdown_out
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.settings.places import Places, shipped_folder
from tests.render.making import TEMPLATES
from tests.render.shelf import sample_books, templates

GENRES = {
    "appearance-overview": "appearance-overview",
    "backgrounder": "backgrounder",
    "cimm-narrative": "narrative",
    "issue-note": "issue-note",
    "media-lines": "media-lines",
    "memo": "memo",
    "news-release": "news-release",
    "parliamentary-note": "parliamentary-note",
    "qp-note": "qp-note",
    "speaking-notes": "speech",
    "statement": "statement",
    "written-answers": "written-answers",
}
OFFICIAL = {
    "issue-note": [
        ("Key Facts and Figures", "Faits et chiffres clés"),
        ("Key Messages", "Messages clés"),
        ("Supplementary Messages", "Messages supplémentaires"),
        ("Background", "Contexte"),
    ],
    "qp-note": [
        ("Issue/Question", "Enjeu ou question"),
        ("Suggested Response", "Réponse suggérée"),
        ("Background", "Contexte"),
        ("Additional Information", "Renseignements supplémentaires"),
    ],
    "appearance-overview": [
        ("Mandate", "Mandat"),
        ("Studies", "Études"),
        ("Reports", "Rapports"),
        ("Background", "Contexte"),
        ("Format", "Déroulement"),
        ("Environmental Scan", "Analyse de l’environnement"),
    ],
}
"""Headings as federal departments publish them."""
AGAINST_ADVICE = {"too-many-words", "too-few-words", "too-many-points", "too-few-points", "long-sentences"}
EACH = pytest.mark.parametrize("name", templates())


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, Language], Book]:
    """The sample book of every template in each language."""
    places = Places(data=tmp_path_factory.mktemp("data"), shipped=shipped_folder())
    pairs = [(name, language) for name in templates() for language in LANGUAGES]
    return {(name, language): book for name, language, book in sample_books(places, pairs)}


def info(name: str) -> TemplateInfo:
    return catalog.load([TEMPLATES], name).info


def test_there_is_a_template_for_every_genre() -> None:
    assert {one.name: one.info.genre for one in catalog.list_templates([TEMPLATES])} == GENRES
    assert set(GENRES.values()) <= {kind.value for kind in DocumentKind}


@EACH
def test_all_its_wording_is_there_in_both_languages(name: str) -> None:
    one = info(name)
    wordings = [one.title, one.note_title, *(wording for _name, wording in one.words)]
    wordings += [wording for field in one.fields for wording in (field.label, field.help)]
    wordings += [label for field in one.fields for _value, label in field.choices]
    wordings += [wording for section in one.sections for wording in (section.heading, section.guidance)]
    assert [wording for wording in wordings if not (wording.en and wording.fr)] == []


@pytest.mark.parametrize("name", OFFICIAL)
def test_its_headings_are_those_of_departments(name: str) -> None:
    assert [section.heading for section in info(name).sections] == [Wording(*pair) for pair in OFFICIAL[name]]


@EACH
def test_its_topics_are_of_the_starter_set(name: str) -> None:
    starter = tomllib.loads((shipped_folder() / "resources" / "topics" / "starter.toml").read_text("utf-8"))
    known = {topic["id"] for topic in starter["topic"]}
    assert {topic for section in info(name).sections for topic in section.topics} <= known


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_its_sample_fills_what_is_required_and_keeps_to_its_advice(
    books: Mapping[tuple[str, Language], Book], name: str, language: Language
) -> None:
    book, one = books[name, language], info(name)
    tab = book.tabs[0]
    filled = {section.id for section in tab.sections if any(e.kind is not EntryKind.SELF for e in section.entries)}
    assert {section.id for section in one.sections if section.required} <= filled
    found = findings(book, tab, one)
    assert [each.sentence for each in found if each.code in AGAINST_ADVICE or each.severity == "error"] == []


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("copy", list(Copy))
def test_its_sample_becomes_a_note_with_the_headings_of_its_language(
    books: Mapping[tuple[str, Language], Book], name: str, language: Language, copy: Copy
) -> None:
    tab = books[name, language].tabs[0]
    doc = assemble(books[name, language], tab, catalog.load([TEMPLATES], name), RenderOptions(copy, language))
    headings = {plain_text([one]) for one in doc.blocks if isinstance(one, Heading)}
    wanted = {one.heading.in_language(language) for one in tab.sections if one.entries and one.id not in UNHEADED}
    assert wanted <= headings
    assert markdown_out.write(doc).startswith("---\n")
    assert "</html>" in html_out.write(doc)


UNHEADED = {"lead", "body", "text"}
"""Sections that a news product prints without a heading."""


@EACH
def test_its_sample_in_french_is_in_french(books: Mapping[tuple[str, Language], Book], name: str) -> None:
    book = books[name, "fr"]
    doc = assemble(book, book.tabs[0], catalog.load([TEMPLATES], name), RenderOptions(Copy.MINISTER, "fr"))
    assert [plain_text([one]) for one in paragraphs(doc.blocks) if one.lang == "en"] == []


def paragraphs(blocks: Blocks) -> Iterator[Para]:
    for block in blocks:
        match block:
            case Para():
                yield block
            case Quote(blocks=inner) | ExcerptBlock(blocks=inner):
                yield from paragraphs(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from paragraphs(item)


@EACH
def test_its_sample_tells_every_text_in_both_languages(name: str, tmp_path: Path) -> None:
    plan = read_plan(Places(data=tmp_path, shipped=shipped_folder()), name)
    entries = [entry for section in plan.sections for entry in section.entries]
    assert entries
    assert [entry for entry in entries if set(entry.texts) != set(LANGUAGES)] == []


@pytest.mark.parametrize(("action", "decides"), [("I", False), ("D", True), ("S", True)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_memorandum_for_information_asks_for_no_decision(
    books: Mapping[tuple[str, Language], Book], language: Language, action: str, decides: bool
) -> None:
    book = books["memo", language]
    tab = replace(book.tabs[0], fields={**book.tabs[0].fields, "action_required": action})
    doc = assemble(book, tab, catalog.load([TEMPLATES], "memo"), RenderOptions(Copy.MINISTER, language))
    assert ("☐" in plain_text(doc.blocks)) is decides


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_note_can_be_looked_at_before_anything_is_filled_in(name: str, language: Language) -> None:
    one = info(name)
    book = new_book("5a" * 16, one, language, {})
    template = catalog.load([TEMPLATES], name)
    doc = assemble(book, book.tabs[0], template, RenderOptions(Copy.MINISTER, language, preview=True))
    text = plain_text(doc.blocks)
    needed = [field for field in one.fields if field.required and field.default is None]
    other = "_fr" if language == "en" else "_en"
    shown = [field.label.in_language(language) for field in needed if not field.name.endswith(other)]
    assert [label for label in shown if label not in text] == []
    with pytest.raises(FieldMissing, match=re.escape(needed[0].label.in_language(language))):
        assemble(book, book.tabs[0], template, RenderOptions(Copy.MINISTER, language))
