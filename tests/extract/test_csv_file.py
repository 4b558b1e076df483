"""Files of values are tables whatever sign parts them; what is no table is text."""

import pytest

from briefbook.extract.csv_file import read
from briefbook.extract.value_table import ROWS
from briefbook.model.errors import DamagedFile, TooLarge


def blocks(data: bytes) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in read(data, "a.csv").blocks]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_sign_that_parts_the_values_is_found(delimiter: str) -> None:
    rows = [["Year", "Claims", "Where"], ["2022", '"1,5; a|b\t"', "Roxham"], ["2023", '"two\nlines"', ""]]
    found = blocks("\r\n".join(delimiter.join(row) for row in rows).encode())
    assert found == [("table", "Year\tClaims\tWhere\n2022\t1,5; a|b\tRoxham\n2023\ttwo lines\t")]


def test_a_line_above_the_table_is_its_heading_and_one_below_a_remark() -> None:
    data = b"Claims by year\n\nYear,Claims\n2022,7\n2023,9\nSource: made up for this test\n"
    assert blocks(data) == [
        ("paragraph", "Claims by year"),
        ("table", "Year\tClaims\n2022\t7\n2023\t9"),
        ("paragraph", "Source: made up for this test"),
    ]
    assert blocks(data.replace(b"\n\n", b"\n"))[0] == ("heading", "Claims by year")


def test_accents_are_read_in_the_encoding_of_the_file() -> None:
    text = "Année;Lieu\n2023;Québec\n2022;Montréal\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        assert blocks(text.encode(encoding)) == [("table", "Année\tLieu\n2023\tQuébec\n2022\tMontréal")]


def test_a_long_table_is_cut_into_groups_with_their_headings() -> None:
    found = blocks(b"Year,Claims\n" + b"2023,7\n" * (ROWS + 1))
    assert [text.count("\n") for _, text in found] == [ROWS, 1]
    assert {text.split("\n")[0] for _, text in found} == {"Year\tClaims"}


def test_what_is_no_table_is_text() -> None:
    data = (
        b"The ferry sails at noon, and it is seldom late.\n\nIn winter it does not.\n\nNobody minds, we hear, so far.\n"
    )
    assert [kind for kind, _ in blocks(data)] == ["paragraph"] * 3


def test_hostile_files_end_in_text_or_words() -> None:
    assert blocks(b'a,b\n"' + b"x" * 2_000_000)[0][0] in {"table", "paragraph"}
    assert len(blocks(b"," * 5_000_000 + b"a")) == 1
    wide = b"a," * 10_000 + b"a\n" + b"b,c\n" * 20_000
    assert sum(len(text) for _, text in blocks(wide)) < 20_000_000
    with pytest.raises(TooLarge):
        read(b"a,b\n" * 5_500_000, "a.csv")
    with pytest.raises(DamagedFile):
        read(bytes(range(256)) * 9, "a.csv")
