"""Markings: in either language, in their order; one that is not known is never taken for a low one."""

import pytest

from briefbook.model.marking import MARKINGS, highest, level_of, unknown


@pytest.mark.parametrize("name", ["protected-b", "Protected B", "PROTÉGÉ B", "protege b", " Protected  B "])
def test_a_marking_is_known_by_each_of_its_names(name: str) -> None:
    assert level_of(name) == 2


def test_the_highest_is_told_in_both_languages_in_whatever_order_they_come() -> None:
    found = highest(["protected-a", "Très secret", "secret", ""])
    assert (found.en, found.fr) == ("Top Secret", "Très secret")
    assert [level_of(key) for key, _label in MARKINGS] == list(range(7))


def test_a_marking_that_is_not_known_stands_beside_the_highest() -> None:
    assert highest(["protected-a", "Cabinet Confidence"]).en == "Protected A – Cabinet Confidence"
    assert highest(["Cabinet Confidence"]).fr == "Cabinet Confidence"
    assert unknown(["secret", "Solicitor", "", "Solicitor"]) == ("Solicitor",)


def test_nothing_marked_is_no_marking() -> None:
    assert highest(["", "  "]).en == ""
