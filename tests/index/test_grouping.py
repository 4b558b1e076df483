"""Places of a term, grouped by passage, written and read: against the plainest way to do it."""

from array import array
from itertools import groupby

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefbook.index.grouping import MOST_PASSAGES, MOST_WORDS, PLACE_BITS, grouped
from briefbook.index.postings import Bounds, decoded, encoded
from briefbook.index.schema import unpack

_PLACES = st.integers(0, MOST_WORDS - 1)
_NEAR = st.integers(0, 40)
_FAR = st.integers(0, MOST_PASSAGES - 1)
_SAME_WORDS = st.tuples(st.just(7), _PLACES)


def plainly(places: list[tuple[int, int]]) -> list[tuple[int, tuple[int, ...]]]:
    return [(number, tuple(place for _, place in some)) for number, some in groupby(places, lambda one: one[0])]


def as_grouped(places: list[tuple[int, int]]) -> list[tuple[int, tuple[int, ...]]]:
    made = grouped(array("I", [number << PLACE_BITS | place for number, place in places]))
    head, blocks = encoded(made, Bounds(1, 200), 0)
    found = decoded(head, lambda offset, length: blocks[offset : offset + length])
    assert (found.numbers, list(found.counts or ()), found.count) == (made.numbers, list(made.counts or ()), made.count)
    counts = found.counts or [1] * found.count
    assert found.values is not None
    assert [len(value) for value in found.values] == list(counts)
    assert made.made().last == found.numbers[-1]
    return [(number, unpack(value)) for number, value in zip(found.numbers, found.values, strict=True)]


@given(st.lists(st.tuples(st.one_of(_NEAR, _FAR), _PLACES) | _SAME_WORDS, min_size=1, max_size=300, unique=True))
@example([(MOST_PASSAGES - 1, 0), (MOST_PASSAGES - 1, MOST_WORDS - 1)])
@example([(0, place) for place in range(40)])
@example([(number, 0) for number in range(40)])
def test_places_are_grouped_as_the_plainest_way_does(places: list[tuple[int, int]]) -> None:
    ordered = sorted(places)
    assert as_grouped(ordered) == plainly(ordered)


@pytest.mark.parametrize("many", [127, 128, 129, 200, 255, 256, 257, 600])
def test_a_word_may_stand_often_in_a_passage(many: int) -> None:
    places = [(3, 5), *((4, place) for place in range(many)), (9, 1), (9, 2), (100_000, 3)]
    assert as_grouped(places) == plainly(places)


@pytest.mark.parametrize("step", [1, 255, 256, 300, 0xD800, 0xFFFF, 0x10000, 0x10001])
def test_passages_may_stand_far_from_one_another(step: int) -> None:
    places = [(number, place) for number in (0, *range(step, step + 30)) for place in (0, 9)]
    assert as_grouped(places) == plainly(places)
    once = [(number, 70) for number, place in places if place]
    assert as_grouped(once) == plainly(once)
