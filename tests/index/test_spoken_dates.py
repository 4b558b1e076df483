"""Dates as officers say them, counted from a day that is given."""

from datetime import date

import pytest

from briefbook.index.spoken_dates import Stretch, between, stretch

TODAY = date(2024, 3, 31)
"""A Sunday."""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023", "2023"),
        ("2023-5", "2023-05", "2023-05"),
        ("2023/05/07", "2023-05-07", "2023-05-07"),
        ("today", "2024-03-31", "2024-03-31"),
        ("Aujourd’hui", "2024-03-31", "2024-03-31"),
        ("hier", "2024-03-30", "2024-03-30"),
        ("last month", "2024-02", "2024-02"),
        ("the previous month", "2024-02", "2024-02"),
        ("previous_month", "2024-02", "2024-02"),
        ("le mois dernier", "2024-02", "2024-02"),
        ("mois précédent", "2024-02", "2024-02"),
        ("this month", "2024-03", "2024-03"),
        ("last week", "2024-03-18", "2024-03-24"),
        ("cette semaine", "2024-03-25", "2024-03-31"),
        ("la semaine dernière", "2024-03-18", "2024-03-24"),
        ("last year", "2023", "2023"),
        ("l’an dernier", "2023", "2023"),
        ("l'année dernière", "2023", "2023"),
        ("last quarter", "2023-10", "2023-12"),
        ("ce trimestre", "2024-01", "2024-03"),
        ("last 3 months", "2023-12-31", "2024-03-31"),
        ("past 1 month", "2024-02-29", "2024-03-31"),
        ("3 derniers mois", "2023-12-31", "2024-03-31"),
        ("les 30 derniers jours", "2024-03-01", "2024-03-31"),
        ("3 weeks ago", "2024-03-10", "2024-03-10"),
        ("il y a 2 semaines", "2024-03-17", "2024-03-17"),
        ("May 2023", "2023-05", "2023-05"),
        ("mai 2023", "2023-05", "2023-05"),
        ("Sept. 2023", "2023-09", "2023-09"),
        ("May 5, 2023", "2023-05-05", "2023-05-05"),
        ("le 1er août 2023", "2023-08-01", "2023-08-01"),
        ("March", "2024-03", "2024-03"),
        ("April", "2023-04", "2023-04"),
        ("december-2022", "2022-12", "2022-12"),
    ],
)
def test_what_is_said_is_a_stretch_of_days(text: str, first: str, last: str) -> None:
    assert stretch(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2023-13", "February 30 2023", "last", "last 9999 years", "9999 years ago", "month", "last 3", "٢٠٢٣"],
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        stretch(text, TODAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023", "2023"),
        ("last quarter", "2023-10", "2023-12"),
        ("2019..2021", "2019", "2021"),
        ("2019 .. 2021", "2019", "2021"),
        ("2019...2021", "2019", "2021"),
        ("2019…2021", "2019", "2021"),
        ("2024-03-05..", "2024-03-05", None),
        ("..May 2020", None, "2020-05"),
        ("2021..2019-06", "2019-06", "2021"),
        ("2023-05..2023", "2023-05", "2023"),
        ("2019 to 2021", "2019", "2021"),
        ("from 2019 until May 2021", "2019", "2021-05"),
        ("December 2022 to June 2023", "2022-12", "2023-06"),
        ("between 2019 and 2021", "2019", "2021"),
        ("de mars 2023 à juin 2023", "2023-03", "2023-06"),
        ("d’avril à juin 2022", "2022-04", "2022-06"),
        ("du 3 mai 2023 au 5 juin 2023", "2023-05-03", "2023-06-05"),
        ("entre 2019 et 2021", "2019", "2021"),
        ("May 2023 – June 2023", "2023-05", "2023-06"),
        ("May to June 2022", "2022-05", "2022-06"),
        ("November to March 2022", "2021-11", "2022-03"),
        ("April to last month", "2023-04", "2024-02"),
        ("il y a 3 semaines", "2024-03-10", "2024-03-10"),
        ("2023 to last month", "2023", "2024-02"),
    ],
)
def test_two_dates_are_the_ends_of_a_stretch_one_of_which_may_be_open(
    text: str, first: str | None, last: str | None
) -> None:
    def end(found: Stretch | None, place: int) -> str | None:
        return None if found is None else found[place]

    one, other = between(text, TODAY)
    assert (end(one, 0), end(other, 1)) == (first, last)


@pytest.mark.parametrize("text", ["..", "…", "", "2023-2024", "2019..soon", "2019 to", "to 2021", "3 to 5 May 2023"])
def test_what_has_no_end_at_all_or_one_that_is_no_date_is_no_stretch(text: str) -> None:
    with pytest.raises(ValueError, match="no date"):
        between(text, TODAY)
