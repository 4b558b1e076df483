"""Dates in words, and what may be typed for one."""

import pytest

from briefbook.gui.date_words import is_date, long_date


@pytest.mark.parametrize("text", ["2024", "2024-02", "2024-02-29", "1999-12-31"])
def test_a_year_a_month_and_a_day_are_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2023-02-29", "2024-2-7", "07/02/2024", "2024-02-07 ", "0000"])
def test_what_no_calendar_has_is_none(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("2023-06-07", "June 7, 2023", "7 juin 2023"),
        ("2023-08-01", "August 1, 2023", "1er août 2023"),
        ("2023-12", "December 2023", "décembre 2023"),
        ("2023", "2023", "2023"),
        ("soon", "soon", "soon"),
    ],
)
def test_a_date_is_written_out_in_both_languages(text: str, english: str, french: str) -> None:
    assert (long_date(text, "en"), long_date(text, "fr")) == (english, french)
