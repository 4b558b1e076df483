"""The words of a corpus, packed in pieces, found again by how they begin."""

from itertools import chain, product

import pytest

from briefbook.index.analysis import terms
from briefbook.index.lexicon_block import LexiconBlock, packed
from briefbook.model.kinds import LANGUAGES

MADE = ["".join(letters) for letters in product("abdegilmnorstuy", repeat=3)]
WORDS = {
    "en": [*MADE, *(f"dm{one}" for one in MADE), "dying", "lying", "borders"],
    "fr": [*MADE, "yeux", "frontieres", "borders"],
}
"""More than a piece of each language holds, also between `dying` and its term, `die`."""


@pytest.fixture(scope="module")
def block() -> LexiconBlock:
    return LexiconBlock(packed({one: {word: terms(word, one)[0] for word in WORDS[one]} for one in LANGUAGES}))


@pytest.mark.parametrize("beginning", ["dyi", "dy", "ly", "yeu", "border", "front", "ab", "abd", "u", "zz"])
def test_all_words_that_begin_so_are_among_those_given_in_each_language(block: LexiconBlock, beginning: str) -> None:
    given = set(chain.from_iterable(zip(*piece, strict=True) for piece in block.beginning(beginning)))
    wanted = {(word, terms(word, one)[0]) for one in LANGUAGES for word in WORDS[one] if word.startswith(beginning)}
    assert wanted <= given


def test_a_beginning_does_not_unpack_all_words(block: LexiconBlock) -> None:
    given = list(chain.from_iterable(words for words, _ in block.beginning("border")))
    assert len(given) < len(WORDS["en"])


def test_the_words_of_a_term_are_those_that_lead_to_it(block: LexiconBlock) -> None:
    assert list(block.words_of("edie")) == ["die", "dying"]
    assert list(block.words_of("fbord")) == ["borders"]
    assert list(block.words_of("enothing")) == []
