"""How like two passages are."""

from briefbook.index.likeness import likeness, shingles


def test_likeness_is_the_share_of_what_is_common() -> None:
    one, other = shingles(["a", "b", "c", "d", "e"]), shingles(["b", "c", "d", "e", "f"])
    assert likeness(one, other) == 2 / 4
    assert likeness(one, one) == 1
