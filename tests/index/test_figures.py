"""One figure in all its writings."""

import pytest

from briefbook.index.figures import read_figure, spellings, stated
from briefbook.index.typed import Misread
from briefbook.model.query import Figure


@pytest.mark.parametrize(
    ("text", "value", "is_percentage"),
    [
        ("405,000", "405000", False),
        ("405 000", "405000", False),
        ("405\u00a0000", "405000", False),
        ("405\u202f000", "405000", False),
        ("405000", "405000", False),
        ("405 thousand", "405000", False),
        ("405 mille", "405000", False),
        ("405k", "405000", False),
        ("0.405 million", "405000", False),
        ("0,405 million", "405000", False),
        ("2.4-million", "2400000", False),
        ("2,4 milliards", "2400000000", False),
        ("$2.4B", "2400000000", False),
        ("1,234,567.5", "1234567.5", False),
        ("1 234,5", "1234.5", False),
        ("4.4%", "4.4", True),
        ("4,4 %", "4.4", True),
        ("4,4\u202f%", "4.4", True),
        ("4.4 per cent", "4.4", True),
        ("4.4 percent", "4.4", True),
        ("4,4 pour cent", "4.4", True),
        ("4,4\u00a0p.\u00a0100", "4.4", True),
        ("４０５", "405", False),
    ],
)
def test_a_figure_is_read_in_english_and_french(text: str, value: str, is_percentage: bool) -> None:
    assert read_figure(text) == Figure(value, is_percentage)
    (found,) = stated(f"In all, ({text}) were counted.")
    assert found.is_said_by(Figure(value))
    before = "In all, ("
    assert (found.start, found.end) == (len(before) + text.startswith("$"), len(before) + len(text))


@pytest.mark.parametrize(
    "text",
    ["1,405,000", "405,000,000", "1405000", "405,0001", "405-000", "405 0000", "40.5 thousand", "B405000", "405.000.1"],
)
def test_a_longer_figure_is_another_one(text: str) -> None:
    assert not any(one.is_said_by(Figure("405000")) for one in stated(text))


def test_a_year_before_a_figure_is_no_part_of_it() -> None:
    assert [str(one.value.to_integral()) for one in stated("in 2023 405 000 people")] == ["2023", "405000"]


def test_a_percentage_is_asked_for_as_such_or_as_a_number() -> None:
    (found,) = stated("4.4 %")
    assert found.is_said_by(Figure("4.4"))
    assert found.is_said_by(Figure("4.4", is_percentage=True))
    (plain,) = stated("4.4")
    assert not plain.is_said_by(Figure("4.4", is_percentage=True))


@pytest.mark.parametrize("text", ["", "many", "1 2", "%", "405x", "9" * 40])
def test_what_is_no_figure_is_misread(text: str) -> None:
    with pytest.raises(Misread, match="wants a number"):
        read_figure(text)


def test_the_writings_of_a_figure_hold_words_and_letters() -> None:
    assert {"405,000", "405000", "405 thousand", "405 mille", "405k", "0.405 million", "0.405m"} <= set(
        spellings(Figure("405000"))
    )
    assert spellings(Figure("4.4")) == ("4.4",)
    assert spellings(Figure("0")) == ("0",)
