"""Numbers of workbooks are shown as the workbook shows them."""

import random

import pytest

from briefbook.extract.number_format import NumberFormat


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("General", "1234.5", "1234.5"),
        ("General", "0.1", "0.1"),
        ("General", "405000", "405000"),
        ("General", "45211.123456789012", "45211.123457"),
        ("General", "1E+20", "1E+20"),
        ("General", "0.30000000000000004", "0.3"),
        ("General", "n/a", "n/a"),
        ("0", "7", "7"),
        ("0", "2.5", "3"),
        ("0", "-7", "-7"),
        ("000", "7", "007"),
        ("0.00", "0.5", "0.50"),
        ("#,##0", "1234567.6", "1,234,568"),
        ("#,##0.##", "3.5", "3.5"),
        ("#,##0_);(#,##0)", "-5", "(5)"),
        ("#,##0_);[Red](#,##0)", "-1500", "(1,500)"),
        ("0.0%", "0.1234", "12.3%"),
        ('"$"#,##0', "-1500", "-$1,500"),
        ('"$"#,##0.00;("$"#,##0.00)', "-1234.5", "($1,234.50)"),
        ("[$€-40C] #,##0", "1200", "€ 1,200"),
        ('#,##0.0,," M"', "2400000", "2.4 M"),
        ("0.00E+00", "12345", "1.23E+4"),
        ("# ?/?", "0.5", "0.5"),
        ("@", "5", "5"),
        ("0;-0;;@", "0", ""),
        ('0;-0;"nil"', "0", "nil"),
        ("yyyy-mm-dd", "45211", "2023-10-12"),
        ("d-mmm-yy", "45211", "12-Oct-23"),
        ("mmmm d, yyyy", "45211", "October 12, 2023"),
        ("dddd", "45211", "Thursday"),
        ("[$-C0C]d mmmm yyyy", "45211", "12 octobre 2023"),
        ("h:mm AM/PM", "0.75", "6:00 PM"),
        ("yyyy-mm-dd hh:mm:ss", "45211.5", "2023-10-12 12:00:00"),
        ("mm:ss", "0.001", "01:26"),
        ("[h]:mm:ss", "1.5", "36:00:00"),
        ("yyyy-mm-dd", "9999999999", "9999999999"),
        ("yyyy-mm-dd", "-3", "-3"),
    ],
)
def test_a_number_is_shown_in_its_format(code: str, number: str, shown: str) -> None:
    assert NumberFormat(code).shown(number) == shown


def test_days_may_be_counted_from_1904() -> None:
    assert NumberFormat("yyyy-mm-dd", is_1904=True).shown("43749") == "2023-10-12"


def test_any_format_and_number_give_a_line() -> None:
    dice = random.Random(5)
    for _ in range(3_000):
        code = "".join(dice.choice('0#?.,%;"\\[]$-_*@ymdhsEe+/ AMPGeneral') for _ in range(dice.randrange(14)))
        number = dice.choice(["0", "-1", "45211.5", "1E+300", "1E-300", "NaN", "-Infinity", "1E+999999", "99999999999"])
        assert len(NumberFormat(code).shown(number)) < 1_000
