"""How like two passages are."""

import random
import subprocess
import sys

import pytest

from briefbook.index.likeness import SIZE, likeness, shingles, sketch

WORDS = [f"word{number}" for number in range(5_000)]


def test_likeness_is_the_share_of_what_is_common() -> None:
    one, other = sketch(["a", "b", "c", "d", "e"]), sketch(["b", "c", "d", "e", "f"])
    assert likeness(one, other) == 2 / 4
    assert likeness(one, one) == 1
    assert likeness(one, sketch(["x", "y", "z"])) == 0


def test_the_order_of_words_counts() -> None:
    assert likeness(sketch(["a", "b", "c", "d"]), sketch(["d", "c", "b", "a"])) == 0
    assert likeness(sketch(["a", "b"]), sketch(["b", "a"])) == 0


@pytest.mark.parametrize("length", [40, 150, 400, 3_000])
def test_a_sketch_tells_what_all_shingles_tell(length: int) -> None:
    chosen = random.Random(length)
    for changed in (0.0, 0.01, 0.05, 0.1, 0.3):
        for _ in range(5):
            one = chosen.choices(WORDS, k=length)
            other = [chosen.choice(WORDS) if chosen.random() < changed else word for word in one]
            first, second = shingles(one), shingles(other)
            exact = len(first & second) / len(first | second)
            told = likeness(sketch(one), sketch(other))
            assert told == exact if length < SIZE else abs(told - exact) < 0.1


def test_a_short_passage_is_told_from_a_long_one_that_holds_it() -> None:
    short = WORDS[:100]
    exact = len(shingles(short)) / len(shingles(WORDS[:2_000]))
    assert abs(likeness(sketch(short), sketch(WORDS[:2_000])) - exact) < 0.05


def test_a_sketch_is_no_larger_for_a_larger_passage() -> None:
    assert len(sketch(WORDS)) == len(sketch(WORDS[:1_000])) == SIZE


def test_the_hashes_are_the_same_in_every_process() -> None:
    code = "from briefbook.index.likeness import shingles; print(sorted(shingles(['a', 'b', 'c', 'd'])))"
    said = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert said == {f"{sorted(shingles(['a', 'b', 'c', 'd']))}\n"}
