"""Plain text: whatever way its lines are broken, paragraphs are paragraphs and headings stand above them."""

from pathlib import Path

import pytest

from briefbook.model.kinds import PassageKind
from tests.extract.making import reading, texts

LONG = (
    "The harbour masters met twice in the spring and agreed that the winter timetable should be published before the "
    "end of September."
)
OTHER = (
    "Nobody objected, and the minutes were signed by all of those who had come across on the morning ferry that day."
)


def wrapped(text: str, width: int = 60) -> str:
    lines: list[str] = [""]
    for word in text.split(" "):
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_lines_broken_at_a_margin_are_one_paragraph(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.txt", f"{wrapped(LONG)}\n\n{wrapped(OTHER)}\n")
    assert texts(found) == [LONG, OTHER]


def test_a_file_with_a_paragraph_on_each_line_keeps_them_apart(tmp_path: Path) -> None:
    assert texts(reading(tmp_path, "a.txt", f"{LONG}\n{OTHER}\n{LONG}")) == [LONG, OTHER, LONG]


def test_a_short_line_ends_a_paragraph_in_a_file_with_a_margin(tmp_path: Path) -> None:
    address = "Harbour Office\n12 Quay Street\nPort Ellery"
    found = reading(tmp_path, "a.txt", f"{wrapped(LONG)}\n\n{wrapped(OTHER)}\n\n{address}\n")
    assert texts(found)[2:] == address.split("\n")


def test_a_list_item_goes_on_over_the_margin_and_loses_its_marker(tmp_path: Path) -> None:
    items = f"- {wrapped(LONG)}\n- {wrapped(OTHER)}\n"
    found = reading(tmp_path, "a.txt", f"{wrapped(OTHER)}\n\n{items}")
    assert [(one.kind, one.text) for one in found.passages[1:]] == [
        (PassageKind.LIST_ITEM, LONG),
        (PassageKind.LIST_ITEM, OTHER),
    ]


@pytest.mark.parametrize("marker", ["-", "–", "•", "*", "1.", "12)", "(a)", "b)"])
def test_each_usual_marker_makes_a_list_item(tmp_path: Path, marker: str) -> None:
    found = reading(tmp_path, "a.txt", f"{OTHER}\n\n{marker} {LONG}\n")
    assert (found.passages[1].kind, found.passages[1].text) == (PassageKind.LIST_ITEM, LONG)


def test_a_year_at_the_beginning_is_no_marker(tmp_path: Path) -> None:
    assert texts(reading(tmp_path, "a.txt", f"2023. {LONG}\n")) == [f"2023. {LONG}"]


def test_lines_marked_as_quoted_are_a_quotation(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.txt", f"{OTHER}\n\n> The quay\n> is closed.\n")
    assert (found.passages[1].kind, found.passages[1].text) == (PassageKind.QUOTATION, "The quay is closed.")


def test_a_short_line_above_text_is_its_heading(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.txt", f"Ferries in winter\n\nWhy\n\n{LONG}\n\n1. What was agreed\n\n{OTHER}\n")
    assert found.title == "Ferries in winter"
    assert [one.heading for one in found.passages] == [("Why",), ("1. What was agreed",)]


def test_a_line_among_lines_is_no_heading(tmp_path: Path) -> None:
    figures = "Year and sailings\n2020: about 310\n2021: about 325, nearly all of them in summer"
    found = reading(tmp_path, "a.txt", f"Sailings\n\nBackground\n\n{LONG}\n\n{figures}\n\n{OTHER}\n")
    assert {one.heading for one in found.passages} == {("Background",)}
    assert texts(found)[1:4] == figures.split("\n")


@pytest.mark.parametrize(
    "first",
    [
        "Statement",
        f"{LONG}",
        "October 12, 2023",
        "Port Ellery, October 12, 2023",
        "Introduction",
        "NEWS RELEASE",
        "Untitled",
    ],
)
def test_a_first_line_that_names_nothing_is_no_title(tmp_path: Path, first: str) -> None:
    assert reading(tmp_path, "a.txt", f"{first}\n\n{OTHER}\n").title is None


def test_a_list_of_short_lines_has_no_title(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.txt", "Rope\n\nPaint\n\nTwo lamps\n")
    assert (found.title, texts(found)) == (None, ["Rope", "Paint", "Two lamps"])


def test_a_form_feed_parts_paragraphs(tmp_path: Path) -> None:
    assert texts(reading(tmp_path, "a.txt", f"{LONG}\f{OTHER}")) == [LONG, OTHER]


def test_a_flattened_table_needs_a_date_in_every_row(tmp_path: Path) -> None:
    cells = ["Date", "Harbour", "May 2, 2021", "Port Ellery", "Spring 2022", "Saint Orm"]
    whole = reading(tmp_path, "a.txt", "\n\n".join([LONG, *cells, OTHER]))
    assert whole.passages[1].text == "Date\tHarbour\nMay 2, 2021\tPort Ellery\nSpring 2022\tSaint Orm"
    cells[4] = "Later"
    assert all(one.kind is not PassageKind.TABLE for one in reading(tmp_path, "b.txt", "\n\n".join(cells)).passages)


def test_a_line_under_the_text_of_a_list_item_goes_on_with_it(tmp_path: Path) -> None:
    dashes = "  - Fares were last\n    raised in April 2022.\n  - The ferry runs"
    numbers = "1. Boats are\n   inspected.\n2. Crews rest."
    found = reading(tmp_path, "a.txt", f"{LONG}\n\n{dashes}\n\n{numbers}\n")
    wanted = ["Fares were last raised in April 2022.", "The ferry runs", "Boats are inspected.", "Crews rest."]
    assert texts(found)[1:] == wanted


def test_a_line_at_the_margin_below_a_list_item_stands_alone(tmp_path: Path) -> None:
    assert texts(reading(tmp_path, "a.txt", f"{LONG}\n\n- Fares rose.\n{OTHER}\n"))[1:] == ["Fares rose.", OTHER]
