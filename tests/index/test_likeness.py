"""Which passages count as saying the same."""

import random

import pytest

from briefbook.index.likeness import ALIKE, are_alike, likeness, same_mark, shingles, sketch, word_marks

LONG = (
    "the border is kept safe by people who live beside it and who know each of its paths by name since long ago "
    "and they have told us so again and again"
)


def sketched(words: list[str]) -> tuple[int, ...]:
    marks = [word_marks(word) for word in words]
    return sketch([first for first, _ in marks], [second for _, second in marks])


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("thank you", "thank you", True),
        ("thank you all", "thank you", False),
        (LONG, LONG, True),
        (LONG, f"{LONG} indeed", True),
        (LONG, LONG.replace("safe", "very safe"), True),
        (LONG, LONG.replace("people who", "women that").replace("paths", "ways").replace("long", "years"), False),
        (LONG, " ".join(reversed(LONG.split(" "))), False),
        ("", "", True),
        ("", LONG, False),
    ],
)
def test_passages_are_alike_but_for_a_word_here_and_there(one: str, other: str, alike: bool) -> None:
    assert are_alike(one.split(), other.split()) is alike
    assert are_alike(other.split(), one.split()) is alike


def test_likeness_is_the_share_of_what_is_common() -> None:
    one, other = shingles(["a", "b", "c", "d", "e"]), shingles(["b", "c", "d", "e", "f"])
    assert likeness(one, other) == 2 / 4
    assert likeness(one, one) == 1


def test_passages_that_are_alike_nearly_always_share_a_mark_of_their_sketches() -> None:
    chance = random.Random(3)
    vocabulary = [f"w{number}" for number in range(3000)]
    shared = pairs = 0
    while pairs < 400:
        words = chance.choices(vocabulary, k=chance.randint(20, 80))
        other = list(words)
        for _ in range(chance.randint(1, 3)):
            other[chance.randrange(len(other))] = chance.choice(vocabulary)
        if likeness(shingles(words), shingles(other)) >= ALIKE:
            pairs += 1
            shared += not set(sketched(words)).isdisjoint(sketched(other))
    assert shared / pairs > 0.95


def test_passages_that_have_nothing_in_common_share_no_mark() -> None:
    one = [f"w{number}" for number in range(50)]
    other = [f"v{number}" for number in range(50)]
    assert set(sketched(one)).isdisjoint(sketched(other))
    assert sketched(one[:7]) == ()


def test_the_same_words_have_the_same_mark_and_others_another() -> None:
    assert same_mark(["rule", "of", "law"]) == same_mark(["rule", "of", "law"])
    assert same_mark(["rule", "of", "law"]) != same_mark(["rule", "oflaw"])
    assert same_mark([]) == 0
