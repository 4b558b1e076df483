"""The sample: every pick is found, its gaps are gaps, and what an officer half remembers is in the top three."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefbook.app.assembling import open_book
from briefbook.app.finding import Finder
from briefbook.app.refreshing import refresh
from briefbook.app.sample import SampleOptions, make_sample, start_book
from briefbook.app.sample_filling import find_passage
from briefbook.app.sample_plan import read_plan
from briefbook.app.workspace import open_workspace
from briefbook.model.document import IndexReport
from briefbook.model.errors import TemplateMissing
from briefbook.model.kinds import Copy
from briefbook.model.monitor import Silent
from briefbook.model.query import Request
from briefbook.settings.places import Places, shipped_folder

NOW = datetime(2024, 2, 7, 12, 0, tzinfo=UTC)
OLD_BEFORE = "2022-02-07"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Places, IndexReport, Finder]]:
    places = Places(data=tmp_path_factory.mktemp("data"), shipped=shipped_folder())
    workspace = open_workspace(places.sample_corpus, places)
    report = refresh(workspace, Silent())
    finder = Finder(workspace)
    yield places, report, finder
    finder.close()


def test_the_sample_corpus_is_read_whole(sample: tuple[Places, IndexReport, Finder]) -> None:
    _, report, finder = sample
    assert report.problems == ()
    assert report.documents == report.seen >= 20
    suffixes = {Path(row.path).suffix for row in finder.documents()}
    assert suffixes == {".txt", ".md", ".docx", ".html"}
    assert sum(row.language == "fr" for row in finder.documents()) >= 5


def test_every_pick_of_the_sample_book_is_there(sample: tuple[Places, IndexReport, Finder]) -> None:
    places, _, finder = sample
    picks = [pick for section in read_plan(places).sections for pick in section.picks("en")]
    assert len({find_passage(finder, pick).passage_id for pick in picks}) == len(picks)


def test_one_section_has_no_source_and_one_has_only_old_ones(sample: tuple[Places, IndexReport, Finder]) -> None:
    places, _, finder = sample
    sections = read_plan(places).sections
    gaps = [section.heading.en for section in sections if not section.entries]
    assert gaps == ["Disrupting Smuggling Operations"]
    old = [
        section.heading.en
        for section in sections
        if section.picks("en")
        and all((finder.document(pick.path).date or "9") < OLD_BEFORE for pick in section.picks("en"))
    ]
    assert old == ["Migrant Smuggling"]


def test_half_remembered_phrases_find_their_passage_in_the_top_three(
    sample: tuple[Places, IndexReport, Finder],
) -> None:
    places, _, finder = sample
    phrases = tomllib.loads((places.resources / "sample" / "half-remembered.toml").read_text("utf-8"))["phrase"]
    missed = []
    for phrase in phrases:
        hits = finder.find(Request(phrase["query"], limit=3)).hits
        if not any(hit.document.path == phrase["path"] and hit.text.startswith(phrase["starts"]) for hit in hits):
            missed.append(phrase["query"])
    assert len(phrases) == 20
    assert len(missed) <= 1, missed


def test_the_sample_note_is_the_same_bytes_every_time(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        places = Places(data=tmp_path / name / "data", shipped=shipped_folder())
        report = make_sample(places, tmp_path / name / "out", SampleOptions(), Silent(), NOW)
        made.append({file.name: file.read_bytes() for file in report.files})
    assert len(made[0]) == 3 * len(Copy)
    assert made[0] == made[1]


def test_each_sample_is_a_book_of_its_own(tmp_path: Path, places: Places) -> None:
    """Their histories and backups lie apart: an edit of one can be undone after another one was made."""
    only = Copy.MINISTER
    asked = [SampleOptions("statement", "en", only), SampleOptions("statement", "fr", only), SampleOptions(copy=only)]
    books = [open_book(make_sample(places, tmp_path, one, Silent(), NOW).book, places).book for one in asked]
    assert len({book.id for book in books}) == len(asked)


def test_a_template_without_a_sample_is_named(tmp_path: Path, places: Places) -> None:
    with pytest.raises(TemplateMissing, match="cimm-narrative"):
        make_sample(places, tmp_path / "out", SampleOptions(template="none"), Silent(), NOW)


def test_a_newcomers_book_has_the_samples_headings_and_no_text(tmp_path: Path, places: Places) -> None:
    opened = start_book(places, tmp_path / "untitled.brief", "en", NOW)
    headings = [section.heading.en for section in opened.book.tabs[0].sections]
    assert headings == ["Introduction", *(one.heading.en for one in read_plan(places).sections if one.heading.en)]
    assert not list(opened.book.entries())
