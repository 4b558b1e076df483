"""The first lines of a document: letterheads are no titles, dates are settled by the document itself or not at all."""

from pathlib import Path

import pytest

from briefbook.extract.people import people
from briefbook.model.document import Document
from briefbook.model.kinds import DocumentKind
from tests.extract.making import reading, said

TEXT = "The harbour masters met twice in the spring and agreed that the winter timetable should be published early."
FRENCH = "Les capitaines se sont réunis deux fois au printemps et ont convenu que l’horaire serait publié plus tôt."


def text(folder: Path, *lines: str, body: str = TEXT) -> Document:
    return reading(folder, "a.txt", "\n\n".join([*lines, body]) + "\n")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("IRCC NEWS", "New ferry rules for the north"), "New ferry rules for the north"),
        (("Government of Canada", "MEDIA ADVISORY", "Minister to open the new pier"), "Minister to open the new pier"),
        (("Gouvernement du Canada", "Communiqué", "Un nouveau quai ouvre"), "Un nouveau quai ouvre"),
        (("Department of Ferries", "NEWS RELEASE", "MINISTER OPENS THE NEW PIER"), "MINISTER OPENS THE NEW PIER"),
        (("Standing Committee on Citizenship and Immigration (CIMM)", "Opening remarks on piers"),) * 1
        + ("Opening remarks on piers",),
        (("PROTÉGÉ A / PROTECTED A", "Late ferries"), "Late ferries"),
        (("Department of Ferries announces new piers", "Who can apply"), "Department of Ferries announces new piers"),
        (("MINISTER OPENS NEW PIER",), "MINISTER OPENS NEW PIER"),
    ],
)
def test_a_letterhead_is_no_title_and_a_title_keeps_its_capitals(
    tmp_path: Path, lines: tuple[str, ...], title: str
) -> None:
    assert text(tmp_path, *lines).title == title


def test_headings_of_a_page_may_be_a_letterhead_too(tmp_path: Path) -> None:
    found = reading(
        tmp_path, "a.md", f"# Government of Canada\n\n## News\n\n### New pier opens in the north\n\n{TEXT}\n"
    )
    assert found.title == "New pier opens in the north"


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Ottawa, lun. 3 avril 2023 – ", "Ottawa", "2023-04-03"),
        ("Gatineau (Québec), le lundi 3 avril 2023 — ", "Gatineau (Québec)", "2023-04-03"),
        ("Montréal, mar. 4 avr. 2023 – ", "Montréal", "2023-04-04"),
        ("Ottawa, le 1er avril 2023 – ", "Ottawa", "2023-04-01"),
        ("Moncton, le jeu. 6 avril 2023 – ", "Moncton", "2023-04-06"),
    ],
)
def test_a_french_dateline_may_shorten_its_weekday(tmp_path: Path, line: str, place: str, day: str) -> None:
    found = text(tmp_path, "Un nouveau quai ouvre", body=line + FRENCH)
    assert (found.date, said(found, "place").value) == (day, place)


@pytest.mark.parametrize("written", ["06/07/2023", "06-07-2023", "06.07.2023"])
def test_a_date_in_figures_with_two_readings_is_left_open(tmp_path: Path, written: str) -> None:
    found = text(tmp_path, "Late ferries", f"Date: {written}")
    assert found.date is None
    assert said(found, "date").candidates == ("2023-06-07", "2023-07-06")


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("The next count is on 13/07/2023.", "2023-07-06"),
        ("The next count is on 07/13/2023.", "2023-06-07"),
        ("The counts are on 13/07/2023 and 07/14/2023.", None),
        ("The next count is on 08/08/2023.", None),
        ("The next count is on July 13, 2023.", None),
    ],
)
def test_the_documents_own_way_of_writing_dates_settles_one(tmp_path: Path, other: str, day: str | None) -> None:
    assert text(tmp_path, "Late ferries", "Date: 06/07/2023", other).date == day


@pytest.mark.parametrize(
    "line",
    [
        "Date: Q3 2023",
        "Spring 2023",
        "Date: Fall 2023",
        "As of May 4, 2022",
        "Date: May 3, 2093",
        "Date: 1970-01-01",
        "The summit takes place on May 4, 2022 in Halifax.",
    ],
)
def test_what_is_no_day_of_publication_dates_nothing(tmp_path: Path, line: str) -> None:
    assert text(tmp_path, "Late ferries", line).date is None


@pytest.mark.parametrize(
    "line",
    [
        "Published on May 3, 2023 at 4:00 PM",
        "Date: 2023-05-03T14:05:00Z",
        "By Ada Byrd | May 3, 2023",
        "Posted: May 3, 2023 | Updated: May 5, 2023",
        "Halifax, May 3, 2023, 16 h 30",
    ],
)
def test_a_line_about_the_day_is_read_with_what_stands_beside_it(tmp_path: Path, line: str) -> None:
    assert text(tmp_path, "Late ferries", line).date == "2023-05-03"


def test_an_implausible_date_gives_way_to_any_other(tmp_path: Path) -> None:
    assert (
        text(tmp_path, "Late ferries", "Date: 1970-01-01", body=f"Halifax, May 3, 2023 – {TEXT}").date == "2023-05-03"
    )


def test_a_title_says_better_than_the_word_to_publish_at_once(tmp_path: Path) -> None:
    assert (
        text(tmp_path, "FOR IMMEDIATE RELEASE", "Statement by the Minister on ferries").kind is DocumentKind.STATEMENT
    )


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("“Fine,” said the Honourable Ada Byrd, Minister of Ferries.", "Ada Byrd"),
        ("Rosa Diaz, Mayor of Mill Bay, was there.", "Rosa Diaz"),
        ("Mary Stone, Minister of Harbours, and Dr. Anna Lee, Director General, agreed.", "Mary Stone; Anna Lee"),
        ("Paul Dubé, ministre de la Mer, et l’honorable Jean Tremblay étaient là.", "Paul Dubé; Jean Tremblay"),
        ("The Southwest Border, Ambassador or not, is long.", None),
    ],
)
def test_a_role_may_follow_a_name(sentence: str, names: str | None) -> None:
    found = people([sentence])
    assert (found.value if found else None) == names


@pytest.mark.parametrize("author", ["python-docx", "Microsoft Office User", "Un-named"])
def test_a_name_that_a_program_writes_is_no_author(tmp_path: Path, author: str) -> None:
    found = reading(tmp_path, "a.md", f"---\ntitle: Ferries\nauthor: {author}\n---\n\n{TEXT}\n")
    assert "author" not in {one.field for one in found.evidence}


def test_where_a_text_was_taken_from_may_stand_below_it(tmp_path: Path) -> None:
    found = text(tmp_path, "Late ferries", TEXT, body="Source: https://example.org/news/1")
    assert said(found, "source").value == "https://example.org/news/1"


def test_below_a_letterhead_the_title_may_have_the_rank_of_the_sections(tmp_path: Path) -> None:
    found = text(tmp_path, "Government of Canada", "New ferry rules", TEXT, "Quick facts", TEXT, "What is next")
    assert found.title == "New ferry rules"


def test_the_first_story_of_a_page_of_news_is_not_its_title(tmp_path: Path) -> None:
    stories = "\n\n".join(f"### Story {number} is told\n\n{TEXT}" for number in range(3))
    assert reading(tmp_path, "a.md", f"# News\n\n{stories}\n").title is None
