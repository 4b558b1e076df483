"""Figures are numbers that a text states, with unit and date; years, days, times and section numbers are none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.extract.figures import figures
from briefbook.extract.language import language_of
from briefbook.model.document import Figure, Passage
from briefbook.model.kinds import PassageKind


def of(text: str, kind: PassageKind = PassageKind.PARAGRAPH) -> tuple[Figure, ...]:
    return figures([Passage(7, kind, text, language=language_of(text))])


def one(text: str) -> tuple[str, str, str, str | None]:
    """The only figure of a text: the words it stands in, value, unit, date."""
    (figure,) = of(text)
    assert figure.ordinal == 7
    return text[slice(*figure.span)], figure.value, figure.unit, figure.as_of


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("The islands welcomed 405,000 permanent residents.", "405,000", "405000", "permanent residents"),
        ("Le pays a accueilli 405 000 résidents permanents dans ses îles.", "405 000", "405000", "résidents"),
        ("Le pays a accueilli 405\u202f000 personnes dans ses îles.", "405\u202f000", "405000", "personnes"),
        ("On a reçu environ 1,2 million de demandes dans les îles.", "1,2 million", "1200000", "demandes"),
        ("The fund holds 2.4 billion litres.", "2.4 billion", "2400000000", "litres"),
        ("The board will spend $2.4B on piers.", "$2.4B", "2400000000", "$"),
        ("The board will plant 2M trees.", "2M", "2000000", "trees"),
        ("C’est 24,5 % de plus que dans les îles.", "24,5 %", "24.5", "%"),
        ("The share fell by 24.5 per cent.", "24.5 per cent", "24.5", "%"),
        ("The price moved by -1.5% at sea.", "-1.5%", "-1.5", "%"),
        ("It takes US$5.5 million at sea.", "US$5.5 million", "5500000", "$ US"),
        ("It takes CAD 3,000 at sea.", "CAD 3,000", "3000", "$ CAD"),
        ("Les familles reçoivent 5 000 $ pour les quais.", "5 000 $", "5000", "$"),
        ("Le conseil donne 2,4 milliards de dollars aux îles.", "2,4 milliards de dollars", "2400000000", "$"),
        ("We asked 27 member states to come.", "27", "27", "member states"),
        ("There were 92,000 in all.", "92,000", "92000", ""),
        ("It cost 0.75 per head.", "0.75", "0.75", ""),
    ],
)
def test_a_number_is_read_with_its_unit_in_both_languages(text: str, words: str, value: str, unit: str) -> None:
    assert one(text)[:3] == (words, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 and on May 3, 2023 and le 3 mai 2023 and 2023-05-03 and 03/05/2023 the board met.",
        "See section 91, Bill C-12, article 12, page 4, Table 3 and 50 U.S.C. 1701.",
        "Executive Order 13413 came first, then Proclamation 9558.",
        "Call 613-555-0100 or (202) 555-0123 or 1-800-555-0100.",
        "We meet at 4:30 pm, at 5 p.m. and at 10 h 30.",
        "1. First of all",
        "COVID-19, G7, F-35, H2O, 21st, 1er and 3-year plans.",
        "Between 2015 and 2016, in 2022-23 and in fiscal year 2015 to 2016.",
        "Version 1.2.3 has three parts.",
        "Room 4 and the P5+1 partners.",
        "See https://example.org/2023/405 for it.",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert of(text) == ()


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("As of May 4, 2022, the board had 1,517 applications since 2019.", "2022-05-04"),
        ("En date du 4 mai 2022, le conseil avait reçu 1 517 demandes dans les îles.", "2022-05-04"),
        ("In 2021, the board had 1,517 applications.", "2021"),
        ("In May 2021, the board had 1,517 applications.", "2021-05"),
        ("The board had 1,517 applications. It met in 2021.", None),
        ("There were 1,517 applications in 2023 compared to 2022.", None),
        ("There were 1,517 applications in 2022-23.", None),
        ("There were 1,517 applications by 06/07/2023.", None),
        ("There were 1,517 applications.", None),
    ],
)
def test_a_figure_holds_for_the_only_date_of_its_sentence(text: str, as_of: str | None) -> None:
    assert one(text)[3] == as_of


def test_cells_of_a_table_are_figures_and_no_sentence() -> None:
    found = of("Year\tPeople\n2021\t405000\n2022\t437 539", PassageKind.TABLE)
    assert [(figure.value, figure.as_of) for figure in found] == [("405000", None), ("437539", None)]


@given(st.text(alphabet="0123456789,. -$%()kMB\u00a0€la\n", max_size=60))
def test_whatever_the_text_a_span_lies_in_it_and_the_value_is_a_number(text: str) -> None:
    for figure in of(text):
        start, end = figure.span
        assert 0 <= start < end <= len(text)
        float(figure.value)
        assert text[start:end].strip(" \u00a0") == text[start:end]


@pytest.mark.parametrize("text", ["2021 ", "1", "123 456 ", "$2.4 billion. ", "1,", "In 2021 we had 5,000 boats. "])
def test_twenty_million_characters_take_two_seconds_at_most(text: str) -> None:
    passage = Passage(1, PassageKind.PARAGRAPH, text * (20_000_000 // len(text)), language="fr")
    before = time.process_time()
    figures([passage])
    assert time.process_time() - before < 2
