"""Passages that say the same words: those that share a check of their words, one by one and many at once."""

import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbook.index.alike import Alike
from briefbook.index.likeness import FEWEST_WORDS
from briefbook.index.snapshot import Snapshot
from tests.index.making import document, indexed

TEXTS = st.lists(st.integers(0, 9).map(lambda number: f"the border opens for {number} days " * 3), max_size=8)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=15)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_the_same_words_are_found_however_they_are_looked_for(held: list[list[str]]) -> None:
    texts = [text for some in held for text in some]
    with tempfile.TemporaryDirectory() as folder:
        indexed(Path(folder), *(document(f"{number}.txt", some) for number, some in enumerate(held)))
        with closing(Snapshot.open(next(Path(folder).glob("store-*")))) as snapshot:
            alike = Alike(snapshot)
            wanted = {number: alike.with_same_words([number]) for number in range(snapshot.count)}
            together = alike.with_same_words(range(snapshot.count))
            assert len(list(alike.prepare())) == (snapshot.count > 0)
            assert alike.with_same_words(range(snapshot.count)) == together
            for number, twins in wanted.items():
                (stored,) = snapshot.texts([number])
                assert len(stored.passage.text.split()) >= FEWEST_WORDS
                assert len(twins.get(number, (number,))) == texts.count(stored.passage.text)
                assert twins.get(number) == together.get(number)


def test_nothing_is_the_same_as_no_passage(tmp_path: Path) -> None:
    indexed(tmp_path, document("a.txt", ["one word after another, until there are enough of them"]))
    with closing(Snapshot.open(next(tmp_path.glob("store-*")))) as snapshot:
        assert Alike(snapshot).with_same_words([]) == {}
