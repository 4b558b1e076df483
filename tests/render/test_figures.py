"""Figures as a reader of English or French Canada expects them, and what is no figure as it is."""

import pytest

from briefbook.model.kinds import Language
from briefbook.render.figures import money, number, percent


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [("25236", "25,236", "25\u00a0236"), ("0", "0", "0"), ("1203.5", "1,203.5", "1\u00a0203,5"), ("-7", "-7", "-7")],
)
def test_thousands_are_set_apart(text: str, english: str, french: str) -> None:
    assert (number(text, "en"), number(text, "fr")) == (english, french)


@pytest.mark.parametrize(("text", "english", "french"), [("57", "57%", "57\u00a0%"), ("0.5", "0.5%", "0,5\u00a0%")])
def test_a_percentage_is_in_points(text: str, english: str, french: str) -> None:
    assert (percent(text, "en"), percent(text, "fr")) == (english, french)


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("40000", "$40,000", "40\u00a0000\u00a0$"),
        ("362.4", "$362.40", "362,40\u00a0$"),
        ("-3", "-$3", "-3\u00a0$"),
    ],
)
def test_an_amount_has_its_sign_where_its_language_puts_it(text: str, english: str, french: str) -> None:
    assert (money(text, "en"), money(text, "fr")) == (english, french)


@pytest.mark.parametrize("text", ["about 3", "$362.4 million", "25 236", "1,203", "", "57%", "١٢", "9" * 40])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_officer_s_own_wording_stays_as_it_is(text: str, language: Language) -> None:
    assert [worded(text, language) for worded in (number, percent, money)] == [text] * 3
