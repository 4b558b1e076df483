"""How often words stand in passages, looked up one by one or counted in all."""

import random

import pytest

from briefbook.index.postings import Postings
from briefbook.index.standing import MOST, Counted

PASSAGES = 4_000


def postings(seed: int, share: float, most: int = 4) -> tuple[Postings, dict[int, int]]:
    """Return a posting list, and what it says."""
    chosen = random.Random(seed)
    held = {number: chosen.randint(1, most) for number in range(PASSAGES) if chosen.random() < share}
    return Postings.of(list(held), tuple(held.values()), None), held


def counted() -> tuple[Counted, dict[int, int]]:
    """Return where two terms of one language and one of another stand, and what each passage has of them."""
    (one, first), (other, second), (third, apart) = (postings(seed, 0.6, most=200) for seed in (1, 2, 3))
    standing = Counted([[(0, one), (0, other)], [(0, third)]], PASSAGES, (1 << PASSAGES) - 1)
    said = {
        number: max(min(MOST, first.get(number, 0) + second.get(number, 0)), apart.get(number, 0))
        for number in range(PASSAGES)
    }
    return standing, said


@pytest.mark.parametrize("many", [1, 20, 2_000])
def test_terms_of_a_language_are_summed_and_the_greater_language_counts(many: int) -> None:
    standing, said = counted()
    numbers = sorted(random.Random(many).sample(range(PASSAGES), many))
    assert list(standing.counts(numbers)) == [said[number] for number in numbers]


def test_what_is_looked_up_again_and_again_is_counted_in_all_and_says_the_same() -> None:
    standing, said = counted()
    for number in range(0, PASSAGES, 7):
        assert list(standing.counts([number, number + 1])) == [said[number], said.get(number + 1, 0)]
    assert standing.dense(PASSAGES) == bytes(said.values())
