"""Words that are spelled like something, against counting every slip and against plain wildcards."""

from fnmatch import fnmatchcase
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.index.spelling import beginning, matching, spelled_nearly
from tests.index.oracle import slips

words = st.text("abcé", min_size=1, max_size=6)
lexicons = st.lists(words, max_size=40, unique=True).map(sorted)
wildcards = st.text("abc*?", min_size=1, max_size=6)


@given(lexicons, words, st.integers(0, 2))
def test_words_with_few_slips_are_found_with_their_number(lexicon: list[str], word: str, most: int) -> None:
    expected = [(count, one) for one in lexicon if (count := slips(word, one)) <= most]
    assert list(spelled_nearly(lexicon, word, most)) == expected


@pytest.mark.parametrize("most", [0, 1, 2])
def test_among_all_short_words_those_with_few_slips_are_found(most: int) -> None:
    lexicon = sorted("".join(letters) for length in range(1, 5) for letters in product("abc", repeat=length))
    for word in lexicon:
        expected = [(count, one) for one in lexicon if (count := slips(word, one)) <= most]
        assert list(spelled_nearly(lexicon, word, most)) == expected


@given(lexicons, wildcards)
def test_wildcards_stand_for_what_they_look_like(lexicon: list[str], wildcard: str) -> None:
    assert list(matching(lexicon, wildcard)) == [one for one in lexicon if fnmatchcase(one, wildcard)]


@given(lexicons, words)
def test_words_with_one_beginning_lie_together(lexicon: list[str], prefix: str) -> None:
    start, end = beginning(lexicon, prefix)
    assert lexicon[start:end] == [one for one in lexicon if one.startswith(prefix)]


def test_the_search_for_slips_ends_when_the_time_is_over() -> None:
    lexicon = sorted(
        f"{first}{second}{third}" for first in "abcdefghij" for second in "klmnopqr" for third in "stuvwxyz"
    )
    assert len(list(spelled_nearly(lexicon, "aks", 2))) > 100
    assert len(list(spelled_nearly(lexicon, "aks", 2, lambda: True))) < 600
    assert list(spelled_nearly(lexicon, "aks", 2, lambda: True)) != list(spelled_nearly(lexicon, "aks", 2))
