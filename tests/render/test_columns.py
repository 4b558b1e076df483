"""Columns of a table: wide enough for what they hold, and for what is to be written into them by hand."""

from briefbook.model.note import Inlines, Run, Table
from briefbook.render.columns import alignments, widths


def table(*rows: tuple[str, ...]) -> Table:
    made: list[tuple[Inlines, ...]] = [tuple((Run(cell),) if cell else () for cell in row) for row in rows]
    return Table(made[0], tuple(made[1:]))


def test_a_column_without_text_has_room_for_a_signature() -> None:
    answer, signature, date = widths(table(("Answer", "Signature", "Date"), ("I concur", "", ""), ("No", "", "")), 9360)
    assert min(signature, date) > 2400 > answer


def test_a_figure_is_not_broken() -> None:
    long = (
        "a text that goes on and on, line after line, so that it takes all the room that it can get, and more than that"
    )
    _, cost = widths(table(("Option", "Cost"), (long, "40 000 $"), (long, "0 $")), 4000)
    assert cost >= len("40 000 $") * 105
    assert alignments(table(("Option", "Cost"), (long, "40 000 $"))) == ("left", "right")


def test_all_columns_together_are_as_wide_as_the_text() -> None:
    assert sum(widths(table(("A", "B", "C"), ("one", "", "three")), 9360)) == 9360
