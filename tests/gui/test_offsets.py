"""Code points and the units that Qt counts in are turned into each other without loss."""

from hypothesis import given
from hypothesis import strategies as st

from briefbook.gui.offsets import Offsets, utf16_length

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("🧭😀a\u00a0é"))


@given(TEXTS)
def test_each_code_point_is_found_again(text: str) -> None:
    offsets = Offsets(text)
    for point in range(len(text) + 1):
        unit = offsets.units(point)
        assert unit == len(text[:point].encode("utf-16-le")) // 2
        assert offsets.points(unit) == point


@given(TEXTS)
def test_the_length_is_that_of_utf_16(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


def test_the_middle_of_a_pair_belongs_to_its_code_point() -> None:
    offsets = Offsets("a🧭b")
    assert [offsets.points(unit) for unit in range(5)] == [0, 1, 1, 2, 3]
