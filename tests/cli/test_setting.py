"""Text for people: wrapped between words, hits marked where they stand, nothing that could drive a console."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefbook.cli.output import Look
from briefbook.cli.setting import columns, line_spans, one_line, paragraph, safe

BOLD = Look(30, "<b>", "</b>")


def test_a_hit_is_marked_where_it_stands() -> None:
    assert list(paragraph("The ferries ran all winter.", BOLD, "  ", [(4, 11), (20, 26)])) == [
        "  The <b>ferries</b> ran all <b>winter</b>.",
    ]


def test_a_hit_that_runs_over_the_end_of_a_line_is_marked_on_both() -> None:
    assert list(paragraph("one two three four five six seven", BOLD, "", [(19, 27)])) == [
        "one two three four <b>five six</b>",
        "seven",
    ]
    assert list(paragraph("one two three four five six seven", BOLD, "", [(24, 33)])) == [
        "one two three four five <b>six</b>",
        "<b>seven</b>",
    ]


def test_lines_break_at_plain_blanks_only() -> None:
    assert list(paragraph("twenty-six\u00a0characters\u00a0here and more", Look(28), "")) == [
        "twenty-six\u00a0characters\u00a0here",
        "and more",
    ]


@given(st.text(alphabet="ab \n\u00a0é", max_size=200), st.integers(min_value=1, max_value=40))
def test_wrapping_loses_nothing_but_the_blank_or_newline_it_breaks_at(text: str, width: int) -> None:
    spans = list(line_spans(text, width))
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    for (_, end), (start, _) in pairwise(spans):
        assert start == end + 1
        assert text[end] in " \n"


def test_a_document_cannot_drive_the_console() -> None:
    assert safe("\x1b[2Jgone\x9b31m\x07") == "\ufffd[2Jgone\ufffd31m\ufffd"
    assert one_line("a\nb\tc") == "a b c"


def test_a_table_is_aligned() -> None:
    assert list(columns([("one", "1"), ("three", "2")])) == ["  one    1", "  three  2"]
    assert list(columns([])) == []
