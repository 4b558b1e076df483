"""The five documents that the field guide describes give exactly the values it expects (its section 3.4)."""

from pathlib import Path

import pytest

from briefbook.extract.registry import read
from briefbook.model.document import Document
from briefbook.model.kinds import DocumentKind, PassageKind
from tests.extract.making import said, texts

HEADINGS = (
    *["Introduction"] * 2,
    *["Human Trafficking"] * 2,
    *["Migrant Smuggling"] * 2,
    *["Disrupting Smuggling Operations"] * 3,
    *["Irregular Migration and the Safe Third Country Agreement"] * 2,
    *["Mexico Asylum Claims"] * 3,
)


def seed(shared_data: Path, number: str) -> Document:
    (file,) = (shared_data / "seeds").glob(f"{number}_*.txt")
    return read(file, file.name).document


@pytest.mark.parametrize(
    ("number", "title", "date", "publisher", "kind"),
    [
        ("000", None, "2023-10-12", "Public Safety Canada", DocumentKind.STATEMENT),
        ("001", None, None, None, DocumentKind.OTHER),
        (
            "002",
            "Engagement on the Way Forward to End Human Trafficking in Canada",
            None,
            "Public Safety Canada",
            DocumentKind.CONSULTATION,
        ),
        (
            "003",
            "Joint Statement on Canada-Mexico-United States Cooperation",
            "2022-06-13",
            None,
            DocumentKind.JOINT_STATEMENT,
        ),
        ("004", "CIMM – Communications Narrative – February 7, 2024", "2024-02-07", None, DocumentKind.NARRATIVE),
    ],
)
def test_each_document_gives_what_it_says_and_nothing_else(
    shared_data: Path, number: str, title: str | None, date: str | None, publisher: str | None, kind: DocumentKind
) -> None:
    found = seed(shared_data, number)
    assert (found.title, found.date, found.publisher, found.kind) == (title, date, publisher, kind)
    assert found.language == "en"


@pytest.mark.parametrize(
    ("number", "field", "value"),
    [
        ("000", "place", "Mexico City"),
        (
            "000",
            "people",
            "Joel Hernández García; Alejandro Encinas Rodríguez; Cindy Dyer; Shauna Hemingway",
        ),
        ("002", "status", "Closed"),
        ("003", "office", "Office of the Spokesperson"),
        ("004", "committee", "CIMM"),
    ],
)
def test_place_people_office_committee_and_status_are_evidence(
    shared_data: Path, number: str, field: str, value: str
) -> None:
    assert said(seed(shared_data, number), field).value == value


def test_the_news_story_without_any_mark_yields_its_language_only(shared_data: Path) -> None:
    assert [one.field for one in seed(shared_data, "001").evidence] == ["language"]


def test_each_value_carries_the_line_of_the_file_that_says_so(shared_data: Path) -> None:
    for number in ("000", "002", "003", "004"):
        (file,) = (shared_data / "seeds").glob(f"{number}_*.txt")
        source = file.read_text("utf-8")
        for evidence in read(file, file.name).document.evidence:
            assert evidence.line.removesuffix("…") in source


def test_the_narrative_has_its_fourteen_paragraphs_under_its_six_headings(shared_data: Path) -> None:
    (file,) = (shared_data / "seeds").glob("004_*.txt")
    found = read(file, file.name).document
    assert [passage.heading for passage in found.passages] == [(heading,) for heading in HEADINGS]
    assert all(passage.kind is PassageKind.PARAGRAPH for passage in found.passages)
    lines = file.read_text("utf-8").split("\n")
    assert texts(found) == [line for line in lines if len(line) > 100]
    assert sum(text.count("\u00a0") for text in texts(found)) == 2


@pytest.mark.parametrize(
    ("number", "hidden"),
    [
        ("000", ["Originally published on Public Safety Canada."]),
        ("001", []),
        ("002", ["From: Public Safety Canada", "Current Status: Closed", "Page details", "Date modified:"]),
        ("003", ["Press Room", "35 years of experience in the field of communications specialized"]),
        ("004", ["Page details", "Date modified:"]),
    ],
)
def test_only_lines_of_the_page_are_hidden(shared_data: Path, number: str, hidden: list[str]) -> None:
    found = [furniture.text for furniture in seed(shared_data, number).furniture]
    assert [text[: len(start)] for text, start in zip(found, hidden, strict=True)] == hidden


def test_the_flattened_table_of_events_is_whole_again(shared_data: Path) -> None:
    (table,) = [one for one in seed(shared_data, "002").passages if one.kind is PassageKind.TABLE]
    rows = [row.split("\t") for row in table.text.split("\n")]
    assert rows[:2] == [
        ["Date", "Activity", "Participate"],
        ["September 6, 2018", "In-person consultation meeting (Vancouver)", "By invitation"],
    ]
    assert [len(row) for row in rows] == [3] * 6
    assert table.heading == ("Summary of events",)
