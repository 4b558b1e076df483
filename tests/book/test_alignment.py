"""What became of a text covers both texts without a gap, tells alike only what is alike, and is bounded work."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given

from briefbook.book.alignment import Step, steps, steps_from_the_end
from tests.book.binder import WORDS

Align = Callable[[str, str], list[Step]]
BOTH = pytest.mark.parametrize("align", [steps, steps_from_the_end])


def check(found: list[Step], old: str, new: str) -> int:
    """Hold steps against their texts and return how many code points stand in both."""
    at, new_at = 0, 0
    for one in found:
        assert (one.old_start, one.new_start) == (at, new_at)
        if one.is_same:
            assert old[one.old_start : one.old_end] == new[one.new_start : one.new_end]
        at, new_at = one.old_end, one.new_end
    assert (at, new_at) == (len(old), len(new))
    return sum(one.old_end - one.old_start for one in found if one.is_same)


@BOTH
@given(old=WORDS, new=WORDS)
def test_steps_cover_both_texts(align: Align, old: str, new: str) -> None:
    check(align(old, new), old, new)


@BOTH
def test_few_edits_of_a_long_text_leave_nearly_all_of_it(align: Align) -> None:
    dice = random.Random(5)
    words = [dice.choice(["the", "of", f"word{number}"]) for number in range(2000)]
    changed = list(words)
    for _ in range(20):
        place = dice.randrange(len(changed))
        changed[place : place + dice.randrange(3)] = ["new"] * dice.randrange(3)
    old, new = " ".join(words), " ".join(changed)
    assert check(align(old, new), old, new) > 0.95 * len(old)


@BOTH
def test_a_long_text_of_few_words_is_no_great_work(align: Align) -> None:
    old, new = "a b " * 20_000, "a c " * 20_000
    check(align(old, new), old, new)
