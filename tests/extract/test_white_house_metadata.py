"""Title, date, place and kind of fifty White House files are what a person reads in them (white_house_expected.tsv).

The files are `random.Random(2026).sample(sorted(paths), 50)` of the Markdown files of `us_whitehouse_2021`; paths lie
within that folder. An empty kind or place was not judged, or the file does not state one.
"""

import random
from pathlib import Path

import pytest

from briefbook.extract.registry import read
from tests.extract.making import said

_TABLE = Path(__file__).with_name("white_house_expected.tsv")
_HEAD, *_LINES = _TABLE.read_text("utf-8").rstrip("\n").split("\n")
ROWS = [dict(zip(_HEAD.split("\t"), line.split("\t"), strict=True)) for line in _LINES]


@pytest.fixture
def white_house(shared_data: Path) -> Path:
    return shared_data / "us_whitehouse_2021"


def test_the_fifty_files_are_the_ones_that_were_drawn(white_house: Path) -> None:
    paths = sorted(file.relative_to(white_house).as_posix() for file in white_house.rglob("*.md"))
    assert [row["path"] for row in ROWS] == random.Random(2026).sample(paths, 50)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["path"][:60])
def test_title_and_date_are_what_a_person_reads(white_house: Path, row: dict[str, str]) -> None:
    found = read(white_house / row["path"], row["path"]).document
    assert (found.title, found.date) == (row["title"], row["date"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"]], ids=lambda row: row["path"][:60])
def test_the_kind_is_what_the_title_or_the_section_of_the_site_calls_it(white_house: Path, row: dict[str, str]) -> None:
    assert read(white_house / row["path"], row["path"]).document.kind == row["kind"]


@pytest.mark.parametrize("row", [row for row in ROWS if row["place"]], ids=lambda row: row["path"][:60])
def test_the_place_is_the_town_that_the_first_lines_name(white_house: Path, row: dict[str, str]) -> None:
    assert said(read(white_house / row["path"], row["path"]).document, "place").value == row["place"]
