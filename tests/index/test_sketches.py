"""How many of the passages that are alike, in a real folder, their sketches bring together: compared with all pairs."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefbook.extract import registry
from briefbook.index.analysis import runs
from briefbook.index.likeness import ALIKE, FEWEST_WORDS, likeness, shingles, sketch, word_marks

Shingles = frozenset[tuple[str, ...]]


def sketched(words: Sequence[str]) -> frozenset[int]:
    marks = [word_marks(word) for word in words]
    return frozenset(sketch([first for first, _ in marks], [second for _, second in marks]))


def alike(sets: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """Yield all pairs that are alike.

    Two sets with so much in common share one of the rarest shingles of each (Chaudhuri, Ganti and Kaushik, "A primitive
    operator for similarity joins", 2006), so not every pair needs to be compared.
    """
    often = Counter(one for held in sets for one in held)
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, held in enumerate(sets):
        rarest = sorted(held, key=lambda one: (often[one], one))[: len(held) - math.ceil(ALIKE * len(held)) + 1]
        for other in {other for one in rarest for other in having[one]}:
            if likeness(held, sets[other]) >= ALIKE:
                yield other, number
        for one in rarest:
            having[one].append(number)


def test_sketches_bring_together_what_is_alike_in_a_real_folder(shared_data: Path) -> None:
    root = shared_data / "us_whitehouse_migration_2021_2022"
    texts = {
        tuple(runs(passage.text)): None
        for file in sorted(root.rglob("*.md"))
        for passage in registry.read(file, file.name).document.passages
    }
    long_enough = [words for words in texts if len(words) >= FEWEST_WORDS]
    pairs = list(alike([shingles(words) for words in long_enough]))
    sketches = [sketched(words) for words in long_enough]
    together = sum(not sketches[one].isdisjoint(sketches[other]) for one, other in pairs)
    assert len(pairs) >= 10
    assert together >= 0.95 * len(pairs)


def test_all_pairs_are_compared() -> None:
    texts = [
        "a b c d e f g h i j k l",
        "a b c d e f g h i j k m",
        "n o p q r s t u v w x y",
        "a b c d e f g h i j k l z",
    ]
    sets = [shingles(text.split()) for text in texts]
    assert set(alike(sets)) == {(0, 1), (0, 3)}
