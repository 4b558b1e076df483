"""Filters as chips: which there are, and what holds when one is taken away."""

import pytest

from briefbook.gui.filters import Chip, chips, is_date, turned, without
from briefbook.model.kinds import DocumentKind, FacetName
from briefbook.model.query import Filters

EVERY = Filters(
    kinds=(DocumentKind.SPEECH, DocumentKind.MEMO),
    languages=("fr",),
    since="2021",
    until="2023-05",
    publishers=("The department",),
    under="notes/2023",
    topics=("trafficking",),
    markings=("Protected B",),
)
CHIPS = chips(EVERY, like="A paragraph.")


def test_each_value_is_a_chip_of_its_own_and_dates_are_one() -> None:
    assert [chip.sort for chip in CHIPS] == [
        *("like", "kind", "kind", "publisher", "year", "language", "topic", "folder", "marking")
    ]
    assert Chip(FacetName.YEAR, "2021..2023-05") in CHIPS


@pytest.mark.parametrize("chip", CHIPS[1:], ids=lambda chip: f"{chip.sort}-{chip.value}")
def test_a_chip_that_is_taken_away_takes_its_filter_and_no_other(chip: Chip) -> None:
    assert chips(without(EVERY, chip)) == tuple(one for one in CHIPS[1:] if one != chip)


@pytest.mark.parametrize(
    ("sort", "value"),
    [
        (FacetName.KIND, "law"),
        (FacetName.PUBLISHER, "The ministry"),
        (FacetName.YEAR, "2022"),
        (FacetName.LANGUAGE, "en"),
        (FacetName.TOPIC, "smuggling"),
        (FacetName.FOLDER, "notes"),
        (FacetName.MARKING, "Secret"),
    ],
)
def test_a_value_is_turned_on_and_off_again(sort: FacetName, value: str) -> None:
    on = turned(Filters(), sort, value)
    assert [chip.sort for chip in chips(on)] == [sort]
    assert turned(on, sort, value) == Filters()


def test_a_filter_of_the_text_is_shown_as_one_once() -> None:
    beside = Filters(kinds=(DocumentKind.LAW,))
    both = Filters(kinds=(DocumentKind.LAW, DocumentKind.SPEECH), since="2022")
    shown = chips(beside, understood=both)
    assert [(chip.value, chip.is_typed) for chip in shown] == [("law", False), ("speech", True), ("2022..", True)]


@pytest.mark.parametrize("text", ["2023", "2023-02", "2024-02-29"])
def test_years_months_and_days_are_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "23", "2023-13", "2023-02-29", "2023-2", "2023-02-", "May 2023", "2023_02", "٢٠٢٣"]
)
def test_nothing_else_is_a_date(text: str) -> None:
    assert not is_date(text)
