"""Dates are found as people and machines write them, in both languages, and never in what is no date."""

import pytest

from briefbook.extract.datelines import dateline, is_dateline
from briefbook.extract.dates import file_name_date, find_dates, is_date_like, value_dates, whole_date


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("February 7, 2024", "2024-02-07"),
        ("Feb. 7, 2024", "2024-02-07"),
        ("7 February 2024", "2024-02-07"),
        ("the 7th of February 2024", "2024-02-07"),
        ("February\u00a07, 2024", "2024-02-07"),
        ("7 février 2024", "2024-02-07"),
        ("le 1er mars 2023", "2023-03-01"),
        ("mercredi 7 févr. 2024", "2024-02-07"),
        ("8 AOÛT 2022", "2022-08-08"),
        ("2024-02-07", "2024-02-07"),
        ("2024/02/07", "2024-02-07"),
        ("06/13/2022", "2022-06-13"),
        ("13/06/2022", "2022-06-13"),
        ("May 2022", "2022-05"),
        ("décembre 2016", "2016-12"),
    ],
)
def test_a_date_has_one_reading(text: str, reading: str) -> None:
    assert [date.readings for date in find_dates(f"It was said on {text}, as planned.")] == [(reading,)]


def test_day_and_month_that_could_change_places_give_both_readings() -> None:
    assert [date.readings for date in find_dates("Updated 04/05/2023")] == [("2023-04-05", "2023-05-04")]


@pytest.mark.parametrize(
    "text",
    [
        "February 30, 2023",
        "31/31/2023",
        "since 2016",
        "the 2026 Cup",
        "September 27 and 28, 2018",
        "1-800-2020-01-01",
        "13/13/2022",
    ],
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert not list(find_dates(text))


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("(July 29, 2021)", True),
        ("Le 14 septembre 2022", True),
        ("Monday, May 1, 2023.", True),
        ("By May 1, 2023", False),
    ],
)
def test_a_line_is_a_date_when_it_says_nothing_else(text: str, is_whole: bool) -> None:
    assert (whole_date(text) is not None) is is_whole


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2019-01-08T14:00:00.000Z", ("2019-01-08",)),
        ("2022-10-14 15:43:41-04:00", ("2022-10-14",)),
        ("Monday, January 29, 2024 9:12 AM", ("2024-01-29",)),
        ("May 1 or May 2", ()),
        ("May 1, 2023 to May 2, 2023", ()),
    ],
)
def test_a_field_is_a_date_when_it_holds_exactly_one(text: str, readings: tuple[str, ...]) -> None:
    assert value_dates(text) == readings


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2023-10-16 Three countries.txt", "2023-10-16"),
        ("note_20231016_final.docx", "2023-10-16"),
        ("000_3b78d508ad938a32.txt", None),
        ("from 2023-01-01 to 2023-02-01.md", None),
        ("budget 2023.docx", None),
    ],
)
def test_only_one_full_date_in_a_file_name_counts(name: str, date: str | None) -> None:
    assert file_name_date(name) == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("September 27 and 28, 2018", True),
        ("Spring 2023", True),
        ("2018", True),
        ("By invitation", False),
        ("May", False),
    ],
)
def test_cells_of_a_column_of_dates_are_told_from_others(text: str, expected: bool) -> None:
    assert is_date_like(text) is expected


@pytest.mark.parametrize(
    ("line", "place", "office", "date"),
    [
        ("Mexico City, October 12, 2023.", "Mexico City", None, "2023-10-12"),
        ("Ottawa, May 3, 2023 – The Minister said", "Ottawa", None, "2023-05-03"),
        ("OTTAWA, Ontario, May 3, 2023 /CNW/ - The Minister", "OTTAWA, Ontario", None, "2023-05-03"),
        ("Ottawa (Ontario), le 7 février 2024 — Le ministre", "Ottawa (Ontario)", None, "2024-02-07"),
        (
            "St. John’s, Newfoundland and Labrador, June 2, 2021 – Text",
            "St. John’s, Newfoundland and Labrador",
            None,
            "2021-06-02",
        ),
        ("The Hague, May 3, 2023 – Text", "The Hague", None, "2023-05-03"),
        ("Office of the Spokesperson, 06/13/2022 – Text", None, "Office of the Spokesperson", "2022-06-13"),
        ("September 15, 2022", None, None, "2022-09-15"),
    ],
)
def test_a_dateline_names_place_or_office_and_date(line: str, place: str | None, office: str | None, date: str) -> None:
    found = dateline(line)
    assert found is not None
    assert (found.place, found.office, found.readings) == (place, office, (date,))


@pytest.mark.parametrize(
    "line",
    [
        "On March 25, 2023, Canada and the United States expanded the Agreement.",
        "The meeting of October 12, 2023 – the sixth – was held in Mexico City.",
        "Since June 30, 2022, some claimants have been taken by bus.",
        "Canada, Mexico, and the United States – as close partners – are committed.",
        "Date modified: 2024-02-09",
        "Effective May 1, 2023: new rules apply.",
    ],
)
def test_a_sentence_with_a_date_is_no_dateline(line: str) -> None:
    assert dateline(line) is None


def test_a_line_that_goes_on_is_not_only_a_dateline() -> None:
    assert is_dateline("Ottawa, May 3, 2023.")
    assert not is_dateline("Ottawa, May 3, 2023 – The Minister said it.")
