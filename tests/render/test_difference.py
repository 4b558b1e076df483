"""What differs between two texts: nothing is lost, and it reads as a person would have marked it."""

from hypothesis import given
from hypothesis import strategies as st

from briefbook.render.difference import Change, changes

PIECES = ("the", "law", "says", " ", ",", ".", "\n", "\t", "é", "a\u0301", "𝒳", "\u00a0")
TEXT = st.lists(st.sampled_from(PIECES)).map("".join)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_out_of_the_changes(before: str, after: str) -> None:
    told = changes(before, after)
    assert "".join(one.text for one in told if one.kind != "inserted") == before
    assert "".join(one.text for one in told if one.kind != "deleted") == after
    assert all(one.text for one in told)


def test_words_are_marked_whole() -> None:
    assert changes("a hearing", "a heading") == (
        Change("same", "a "),
        Change("deleted", "hearing"),
        Change("inserted", "heading"),
    )


def test_words_that_changed_side_by_side_are_one_change() -> None:
    told = changes("People get quick answers now.", "People get their hearing now.")
    assert [one.text for one in told] == ["People get ", "quick answers", "their hearing", " now."]


def test_what_is_the_same_is_one_stretch() -> None:
    assert changes("The same.", "The same.") == (Change("same", "The same."),)
    assert changes("", "") == ()


def test_a_long_text_that_was_replaced_takes_no_long_time() -> None:
    before = " ".join(f"a{number}" for number in range(20_000))
    after = " ".join(f"b{number}" for number in range(20_000))
    assert [one.kind for one in changes(f"Head {before} tail", f"Head {after} tail")] == [
        "same",
        "deleted",
        "inserted",
        "same",
    ]
