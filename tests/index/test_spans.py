"""What is marked in a text: the same whole words, whether or not its characters are folded where they stand."""

from contextlib import closing

from hypothesis import example, given
from hypothesis import strategies as st

from briefbook.index.analysis import terms, tokens
from briefbook.index.catalogue import Catalogue
from briefbook.index.spans import Highlighter
from briefbook.model.query import Word

TEXTS = st.text("abéÉğ…ﬁ½\u0301\u00ad\u200b .-’US\u2011\u00a0", max_size=40)


@given(TEXTS, st.sampled_from(("a", "ab", "e", "us", "fi", "s", "ea")))
@example("É… e\u0301a", "e")
@example("the US… and U.S.", "us")
def test_marked_are_the_words_that_reading_one_by_one_finds(text: str, asked: str) -> None:
    wanted = set(terms(asked, None))
    found = [(one.start, one.end) for one in tokens(text) if not wanted.isdisjoint(terms(one.word, "en"))]
    with closing(Catalogue.empty()) as lexicon:
        assert Highlighter(Word(asked), lexicon).spans(text, "en") == tuple(found)
