"""Partial dates are stretches of days."""

from datetime import date

import pytest

from briefbook.index.dates import before, days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02-07", date(2024, 2, 7), date(2024, 2, 7)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_is_its_first_and_last_day(text: str, first: date, last: date) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2024-2", "2024-02-30", "0000", "2024-02-07T10", "٢٠٢٤", "2024-"]
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        days(text)


@pytest.mark.parametrize(
    ("text", "day"), [("2024", "2023-12-31"), ("2024-03", "2024-02-29"), ("2024-01-01", "2023-12-31")]
)
def test_before_a_date_is_the_day_before_its_first(text: str, day: str) -> None:
    assert before(text) == day


def test_nothing_is_before_the_first_day() -> None:
    with pytest.raises(ValueError, match="no day"):
        before("0001")
