"""Numbers of lists are counted as Word counts them, whatever the file leaves to its styles and definitions."""

import io
import zipfile

import pytest

from briefbook.ooxml.numbering import Numbering, read_numbering
from briefbook.ooxml.package import Package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def level(depth: int, form: str = "decimal", start: int | None = 1, extra: str = "") -> str:
    first = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{depth}">{first}<w:numFmt w:val="{form}"/>{extra}</w:lvl>'


def shape(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def listed(number: int, of: int, *overrides: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def restart(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def numbering(*parts: str) -> Numbering:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{"".join(parts)}</w:numbering>')
    return read_numbering(Package(data.getvalue()), "word/numbering.xml")


def counted(lists: Numbering, *places: tuple[str, int]) -> list[int | None]:
    return [lists.next_number(list_id, depth) for list_id, depth in places]


def test_a_level_counts_from_its_start_and_a_deeper_one_anew_below_each_item() -> None:
    lists = numbering(shape(0, level(0, start=4), level(1, "lowerLetter")), listed(1, 0))
    assert counted(lists, ("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)) == [4, 1, 2, 5, 1]


def test_a_level_that_never_begins_anew_counts_on() -> None:
    lists = numbering(shape(0, level(0), level(1, extra='<w:lvlRestart w:val="0"/>')), listed(1, 0))
    assert counted(lists, ("1", 0), ("1", 1), ("1", 0), ("1", 1)) == [1, 1, 2, 2]


def test_two_lists_of_one_shape_count_on_unless_one_says_where_it_begins() -> None:
    lists = numbering(shape(0, level(0)), listed(1, 0), listed(2, 0), listed(3, 0, restart(0, 7)))
    assert counted(lists, ("1", 0), ("2", 0), ("3", 0), ("3", 0), ("1", 0)) == [1, 2, 7, 8, 9]


def test_a_list_with_a_level_of_its_own_begins_there() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", 3)}</w:lvlOverride>'
    lists = numbering(shape(0, level(0, "bullet")), listed(1, 0), listed(2, 0, own))
    assert counted(lists, ("1", 0), ("2", 0), ("2", 0)) == [None, 3, 4]


@pytest.mark.parametrize("form", ["bullet", "none"])
def test_points_have_no_number(form: str) -> None:
    assert counted(numbering(shape(0, level(0, form)), listed(1, 0)), ("1", 0), ("1", 0)) == [None, None]


def test_a_start_that_is_left_out_is_zero_as_the_standard_says() -> None:
    assert counted(numbering(shape(0, level(0, start=None)), listed(1, 0)), ("1", 0), ("1", 0)) == [0, 1]


def test_a_shape_that_leads_to_a_list_style_counts_with_it() -> None:
    style = '<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="House"/>' + level(0, start=2) + "</w:abstractNum>"
    link = '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="House"/></w:abstractNum>'
    lists = numbering(style, link, listed(1, 5), listed(2, 6))
    assert counted(lists, ("1", 0), ("2", 0)) == [2, 3]


def test_a_style_stands_on_the_level_that_names_it() -> None:
    lists = numbering(shape(0, level(0), level(1, extra='<w:pStyle w:val="Deeper"/>')), listed(1, 0))
    assert lists.depth_of("1", "Deeper") == 1
    assert lists.depth_of("1", "Other") == lists.depth_of("9", "Deeper") == lists.depth_of("1", "") == 0


def test_nonsense_has_no_number_and_does_no_harm() -> None:
    lists = numbering(shape(0, level(0, start=99_999)), listed(1, 0, restart(3, 4)), listed(2, 77), "<w:num/>")
    assert counted(lists, ("1", 8), ("2", 0), ("", 0), ("x", 3), ("1", 0)) == [None, None, None, None, 99_999]
    assert read_numbering_of_nothing().next_number("1", 0) is None


def read_numbering_of_nothing() -> Numbering:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    return read_numbering(Package(data.getvalue()), None)
