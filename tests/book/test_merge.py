"""Two edits of one text are put together where they do not meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.merge import comparable, likeness, merge

BASE = "The ferry sails at noon. It carries 40 people.\nIn winter it stays at its pier."


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        (
            ("noon", "dawn"),
            ("pier", "dock"),
            "The ferry sails at dawn. It carries 40 people.\nIn winter it stays at its dock.",
        ),
        (("40", "50"), ("40", "50"), "The ferry sails at noon. It carries 50 people.\nIn winter it stays at its pier."),
        (("40", "50"), ("40", "60"), None),
        (("It carries 40 people.", ""), ("carries", "takes"), None),
        (("noon.", "noon. Always."), ("In winter it", "It"), None),
        (("", ""), ("noon", "one"), "The ferry sails at one. It carries 40 people.\nIn winter it stays at its pier."),
    ],
)
def test_edits_meet_or_are_both_there(ours: tuple[str, str], theirs: tuple[str, str], merged: str | None) -> None:
    given_text, returned = BASE.replace(*ours) if ours[0] else BASE, BASE.replace(*theirs)
    found = merge(BASE, given_text, returned)
    if ours[0] == "noon.":
        assert found is not None
        assert "Always" in found
    else:
        assert found == merged


def test_what_is_withheld_is_put_back_around_an_edit() -> None:
    shown = "Spoke with [Redacted] on the pier, in the rain."
    known = "Spoke with Anna Berg of the union on the pier, in the rain."
    assert merge(shown, known, shown.replace("rain", "snow")) == known.replace("rain", "snow")
    assert merge(shown, known, shown.replace("[Redacted] ", "")) is None


TEXTS = st.lists(st.sampled_from(["a", "b", "c", " ", "\n", "[Redacted]", ".", "é", "\u00a0"]), max_size=30).map(
    "".join
)


@given(TEXTS, TEXTS)
def test_one_side_alone_wins_and_the_same_on_both_counts_once(base: str, other: str) -> None:
    assert merge(base, other, base) == other
    assert comparable(merge(base, base, other) or "") == comparable(other)
    assert merge(base, other, other) == other


@given(TEXTS, TEXTS, TEXTS)
def test_sides_may_be_exchanged(base: str, ours: str, theirs: str) -> None:
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert (one is None) is (other is None)
    assert comparable(one or "") == comparable(other or "")


def test_blanks_and_what_nobody_sees_do_not_count() -> None:
    assert comparable("a\u00a0 b \n\n c\u00ad\u200b") == "a b\nc"
    assert comparable("a b") != comparable("a\nb")
    assert comparable("A") != comparable("a")


def test_likeness_counts_words_in_their_order() -> None:
    assert likeness("one two three", "one two three") == 1.0
    assert likeness("one two three", "four five six") == 0.0
    assert 0.5 < likeness("one two three four", "one two 3 four") < 1.0
