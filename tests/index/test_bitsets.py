"""Sets of passages, and numbers for all passages at once, against plain sets and lists."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.index import bitsets

PASSAGES = 300
sets = st.frozensets(st.integers(0, PASSAGES - 1))
values = st.lists(st.integers(0, 200), min_size=PASSAGES, max_size=PASSAGES)


def planes(numbers: list[int]) -> list[int]:
    return [bitsets.from_numbers((p for p, n in enumerate(numbers) if n >> digit & 1), PASSAGES) for digit in range(8)]


@given(sets)
def test_a_set_gives_back_its_passages(wanted: frozenset[int]) -> None:
    found = bitsets.from_numbers(wanted, PASSAGES)
    assert bitsets.numbers(found) == sorted(wanted)
    assert found.bit_count() == len(wanted)
    assert found == bitsets.from_bytes(bytes(7 * (number in wanted) for number in range(PASSAGES)))
    assert [number for number, digit in enumerate(bitsets.digits(found)) if digit == "1"] == sorted(wanted)


@given(st.lists(st.tuples(st.integers(0, PASSAGES), st.integers(0, PASSAGES)).map(sorted), max_size=5))
def test_spans_are_the_passages_from_start_to_end(spans: list[list[int]]) -> None:
    expected = {number for start, end in spans for number in range(start, end)}
    assert set(bitsets.numbers(bitsets.from_spans([(one[0], one[1]) for one in spans], PASSAGES))) == expected


@settings(deadline=None, max_examples=30)
@given(values, values, sets, st.integers(0, 420), st.integers(1, 50))
def test_numbers_of_all_passages_are_added_and_compared_at_once(
    one: list[int], other: list[int], within: frozenset[int], least: int, many: int
) -> None:
    held = bitsets.from_numbers(within, PASSAGES)
    total = bitsets.added(planes(one), planes(other))
    sums = [first + second for first, second in zip(one, other, strict=True)]
    assert set(bitsets.numbers(bitsets.at_least(total, least, held))) == {p for p in within if sums[p] >= least}
    found = set(bitsets.numbers(bitsets.greatest(total, many, held)))
    if len(within) <= many:
        assert found == within
    else:
        last = sorted((sums[p] for p in within), reverse=True)[many - 1]
        assert found == {p for p in within if sums[p] >= last}


@given(st.integers(0, 1000), sets)
def test_a_constant_is_the_same_for_all_of_a_set_and_nothing_for_others(number: int, within: frozenset[int]) -> None:
    held = bitsets.constant(number, bitsets.from_numbers(within, PASSAGES))
    everything = (1 << PASSAGES) - 1
    assert set(bitsets.numbers(bitsets.at_least(held, number, everything))) == (
        within if number else set(range(PASSAGES))
    )
    assert bitsets.at_least(held, number + 1, everything) == 0
