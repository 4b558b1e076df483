"""Workbooks: values as shown, in tables of some rows under the names of their sheets; hostile files end in words."""

import io
import re
from datetime import date

import openpyxl
import pytest

from briefbook.extract.base import Content
from briefbook.extract.registry import document
from briefbook.extract.sheet_file import read
from briefbook.extract.value_table import ROWS
from briefbook.model.errors import DamagedFile, ExtractError, TooLarge
from briefbook.model.kinds import Fingerprint
from briefbook.ooxml.archive import LARGEST_PART
from tests.extract.making_office import NAMES, STRICT_NAMES, presentation, relations, row, workbook
from tests.ooxml.test_package import packed

HEAD = row("Year", "Claims")


def blocks(data: bytes) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in read(data, "a.xlsx").blocks]


def test_sheets_stand_under_their_names_with_what_surrounds_their_tables() -> None:
    claims = (
        row("Claims by year") + row("Irregular arrivals") + HEAD + row(2022, 7) + row(2023, 405000)
        + row("Source: a register that was made up for this test.")
    )  # fmt: skip
    other = row("A", "B") + row("x", "y") + row(number=5) + row("Only words stand here.", number=9)
    assert blocks(workbook({"By year": claims, "Other": other, "Empty": ""})) == [
        ("heading", "By year"),
        ("heading", "Claims by year"),
        ("paragraph", "Irregular arrivals"),
        ("table", "Year\tClaims\n2022\t7\n2023\t405000"),
        ("paragraph", "Source: a register that was made up for this test."),
        ("heading", "Other"),
        ("table", "A\tB\nx\ty"),
        ("paragraph", "Only words stand here."),
    ]


def test_a_long_table_is_cut_into_groups_with_their_headings() -> None:
    found = blocks(workbook({"Sheet1": HEAD + "".join(row(year, 1) for year in range(1, ROWS * 2 + 2))}))
    assert [text.split("\n")[0] for _, text in found] == ["Year\tClaims"] * 3
    assert [text.count("\n") for _, text in found] == [ROWS, ROWS, 1]


def test_a_name_that_says_nothing_is_no_heading_and_no_title() -> None:
    data = workbook({"Feuil1": HEAD + row(2023, 7)})
    assert blocks(data) == [("table", "Year\tClaims\n2023\t7")]
    assert document(read(data, "a.xlsx"), "a.xlsx", Fingerprint("0" * 64)).title is None


def test_shared_strings_formats_and_other_kinds_of_values_are_shown() -> None:
    strings = f"<sst {NAMES}><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r><rPh><t>no</t></rPh></si></sst>"
    styles = (
        f'<styleSheet {NAMES}><numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><cellStyleXfs><xf '
        'numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>'
        "</styleSheet>"
    )
    cells = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>99</v></c><c s="1"><v>45211</v></c>'
        '<c s="2"><v>0.125</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>sum</v></c>'
        '<c t="d"><v>2023-10-12T00:00:00</v></c><c><f>NOW()</f></c><c s="77"><v>5</v></c></row>'
    )
    data = workbook({"A": cells * 2}, {"sharedStrings.xml": strings, "styles.xml": styles})
    line = "one\ttwo\t2023-10-12\t12.5%\tTRUE\t#N/A\tsum\t2023-10-12\t5"
    assert blocks(data) == [("heading", "A"), ("table", f"{line}\n{line}")]


def test_a_hidden_sheet_is_left_out_and_named() -> None:
    found = read(workbook({"Shown": HEAD, "Drafts": HEAD}, states={"Drafts": "veryHidden"}), "a.xlsx")
    assert "Drafts" not in [one.text for one in found.blocks]
    assert {one.field: one.value for one in found.said}["unread"] == "Hidden sheets were left out: “Drafts”."


def test_a_strict_workbook_is_read_alike() -> None:
    assert blocks(workbook({"A": HEAD + row(2023, 7)}, names=STRICT_NAMES))[1] == ("table", "Year\tClaims\n2023\t7")


def test_pictures_boxes_and_charts_on_a_sheet_are_named_or_read() -> None:
    drawing = (
        f"<xdr:wsDr {NAMES}><xdr:sp><xdr:txBody><a:p><a:r><a:t>In a box.</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
        '<xdr:pic><xdr:nvPicPr><xdr:cNvPr name="P" descr="A boat"/></xdr:nvPicPr></xdr:pic><xdr:graphicFrame>'
        '<xdr:nvGraphicFramePr><xdr:cNvPr name="Chart 1"/></xdr:nvGraphicFramePr></xdr:graphicFrame></xdr:wsDr>'
    )
    more = {
        "worksheets/_rels/sheet1.xml.rels": relations(("drawing", "../drawings/drawing1.xml")),
        "drawings/drawing1.xml": drawing,
    }
    found: Content = read(workbook({"A": HEAD}, more), "a.xlsx")
    assert found.blocks[-1].text == "In a box."
    assert [one.line for one in found.said] == ["A boat", "Charts hold no text that is read: Chart 1."]


def test_what_openpyxl_writes_is_read() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Claims"
    sheet.append(["Date", "Claims", "Share"])
    sheet.append([date(2023, 10, 12), 405000, 0.125])
    sheet["B2"].number_format = "#,##0"
    sheet["C2"].number_format = "0.0%"
    out = io.BytesIO()
    made.save(out)
    assert blocks(out.getvalue())[:2] == [
        ("heading", "Claims"),
        ("table", "Date\tClaims\tShare\n2023-10-12\t405,000\t12.5%"),
    ]


MANY = '<row><c t="s"><v>0</v></c></row>'


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (workbook({"A": HEAD})[:300], DamagedFile),
        (workbook({"A": "<row>"}), DamagedFile),
        (workbook({"A": "<row>" * 100_000 + "</row>" * 100_000}), DamagedFile),
        (workbook({"A": "<!DOCTYPE x>"}), DamagedFile),
        (workbook({"A": " " * LARGEST_PART}), TooLarge),
        (workbook({"A": "<row>" + "<c/>" * 1_100_000 + "</row>"}), TooLarge),
        (
            workbook({"A": MANY * 300}, {"sharedStrings.xml": f"<sst {NAMES}><si><t>{'a' * 100_000}</t></si></sst>"}),
            TooLarge,
        ),
        (workbook({"A": MANY}, {"sharedStrings.xml": f"<sst {NAMES}>{'<si/>' * 1_100_000}</sst>"}), TooLarge),
        (presentation([""]), DamagedFile),
        (packed({"a.xml": b""}), DamagedFile),
        (b"", DamagedFile),
    ],
)
def test_hostile_files_end_in_one_sentence(data: bytes, error: type[ExtractError]) -> None:
    with pytest.raises(error) as caught:
        read(data, "a.xlsx")
    assert re.fullmatch(r"[A-Z].{10,160}\.", caught.value.reason)


def test_a_row_and_a_column_that_lie_about_their_place_cost_nothing() -> None:
    far = '<row r="99999999"><c r="XFD1"><v>1</v></c><c r="ZZZZZZ1"><v>2</v></c></row>'
    assert blocks(workbook({"A": row("a", "b") + far})) == [
        ("heading", "A"),
        ("table", "a\tb"),
        ("paragraph", "1"),
    ]


def test_a_desert_of_cells_is_read_within_bounds() -> None:
    columns = ("A", "Z", "ZZ", "XFD", "B", "C", "AAA", "BBB")
    cells = "".join(
        f'<row><c r="{columns[number % 8]}1"><v>1</v></c><c r="{chr(65 + number % 26)}{chr(65 + number // 26 % 26)}1">'
        "<v>2</v></c></row>"
        for number in range(50_000)
    )
    found = blocks(workbook({"A": cells}))
    assert sum(len(text) for _, text in found) < 2_000_000


def test_every_truncation_ends_in_words() -> None:
    data = workbook({"A": HEAD})
    for length in range(0, len(data), 97):
        with pytest.raises(DamagedFile):
            read(data[:length], "a.xlsx")
