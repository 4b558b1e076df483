"""More like this passage: found are passages that speak of the same, by the words that say most."""

import math
import random
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from briefbook.index.matching import Matcher
from briefbook.index.resembling import K1, MOST_WORDS, B, Resemblance
from briefbook.index.snapshot import Snapshot
from briefbook.model.hit import Results
from briefbook.model.kinds import DocumentKind, SortOrder
from briefbook.model.query import Filters, Request
from tests.index.making import document, indexed

ASYLUM = "The agreement sends asylum claimants back at the land border, and asylum claims at the border fell by half."
BORDER = "Fewer claimants asked for asylum at the land border after the agreement was widened."
CLAIMS = "Asylum claims are heard by an independent board."
GRAIN = "The harvest of grain was good, and the price of bread did not rise by half."
FRENCH = "Les demandes d’asile à la frontière ont diminué depuis l’accord."


def asked(place: Path, like: str, text: str = "", *, filters: Filters | None = None) -> Results:
    documents = (
        document("a.txt", [ASYLUM, GRAIN], date="2023-03-25", kind=DocumentKind.SPEECH),
        document("b.txt", [CLAIMS, BORDER], date="2024-01-01", kind=DocumentKind.LAW),
        document("c.txt", [FRENCH], language="fr", date="2024-02-01"),
        document("d.txt", [ASYLUM.upper()], date="2024-03-01"),
    )
    reader = indexed(place, *documents).reader()
    try:
        return reader.find(Request(text, filters or Filters(), like=like), True)
    finally:
        reader.close()


def texts(results: Results) -> list[str]:
    return [hit.text for hit in results.hits]


def test_what_speaks_of_the_same_comes_first(tmp_path: Path) -> None:
    assert texts(asked(tmp_path, ASYLUM))[:2] == [BORDER, CLAIMS]


def test_the_paragraph_itself_is_no_answer_wherever_it_stands(tmp_path: Path) -> None:
    results = asked(tmp_path, ASYLUM)
    assert not {ASYLUM, ASYLUM.upper()} & set(texts(results))
    assert results.total == len(results.hits)


def test_a_paragraph_of_ones_own_finds_passages_too(tmp_path: Path) -> None:
    assert texts(asked(tmp_path, "What becomes of the price of grain and bread?")) == [GRAIN]


def test_a_french_paragraph_finds_french_passages(tmp_path: Path) -> None:
    assert texts(asked(tmp_path, "L’asile, à la frontière, depuis un accord.")) == [FRENCH]


def test_a_word_said_twice_counts_twice(tmp_path: Path) -> None:
    assert texts(asked(tmp_path, "bread asylum claims board bread bread bread bread"))[0] == GRAIN
    assert texts(asked(tmp_path, "bread asylum claims board"))[0] == CLAIMS


def test_text_and_filters_narrow_what_is_found(tmp_path: Path) -> None:
    assert texts(asked(tmp_path / "1", ASYLUM, "board")) == [CLAIMS]
    assert texts(asked(tmp_path / "2", ASYLUM, filters=Filters(kinds=(DocumentKind.SPEECH,)))) == [GRAIN]
    assert texts(asked(tmp_path / "3", ASYLUM, filters=Filters(since="2025"))) == []


def test_the_words_that_count_are_marked(tmp_path: Path) -> None:
    first = asked(tmp_path, ASYLUM).hits[0]
    marked = [first.text[start:end] for start, end in first.spans]
    assert marked == ["claimants", "asylum", "land", "border", "agreement"]


def test_what_says_nothing_finds_nothing(tmp_path: Path) -> None:
    assert asked(tmp_path, "and of the").hits == ()
    assert asked(tmp_path / "2", "zymurgy").hits == ()


def test_the_newest_can_come_first(tmp_path: Path) -> None:
    index = indexed(
        tmp_path, document("old.txt", [BORDER], date="2020-01-01"), document("new.txt", [CLAIMS], date="2024-01-01")
    )
    reader = index.reader()
    results = reader.find(Request("", like=ASYLUM, sort=SortOrder.NEWEST), True)
    reader.close()
    assert texts(results) == [CLAIMS, BORDER]


def by_hand(held: Sequence[Sequence[str]], paragraph: Sequence[str], many: int) -> list[float]:
    """Return the best scores by scoring all: BM25 for the words that weigh most."""
    counted = [Counter(words) for words in held]
    mean = sum(map(len, held)) / len(held)
    having = Counter(word for words in counted for word in words)
    asked = Counter(word for word in paragraph if having[word])
    weights = {
        word: often * math.log(1 + (len(held) - having[word] + 0.5) / (having[word] + 0.5))
        for word, often in asked.items()
    }
    heaviest = sorted(weights, key=lambda word: -weights[word])[:MOST_WORDS]
    totals = [
        sum(
            weights[word] * (K1 + 1) * words[word] / (words[word] + K1 * (1 - B + B * words.total() / mean))
            for word in heaviest
        )
        for words in counted
        if words != Counter(paragraph)
    ]
    return sorted((total for total in totals if total), reverse=True)[:many]


def test_the_best_of_many_are_found_as_if_all_were_scored(tmp_path: Path) -> None:
    chance = random.Random(11)
    known = ["".join(letters) for letters in product("bdkz", "lr", "qvx")] + ["kvq", "zxd", "bqq"]
    weights = [1 / (rank + 1) for rank in range(len(known))]
    texts = [chance.choices(known, weights, k=chance.randint(3, 40)) for _ in range(2600)]
    parts = [document(f"{at}.txt", [" ".join(one) for one in texts[at : at + 200]]) for at in range(0, 2600, 200)]
    reader = indexed(tmp_path, *parts).reader()
    try:
        asked = [[*known[8:], *chance.choices(known[:8], k=often)] for often in (4, 12, 25, 50)]
        for paragraph in (*asked, *chance.sample([one for one in texts if len(one) > 20], 3)):
            found = reader.find(Request("", like=" ".join(paragraph), limit=30), True)
            # what says nearly the same is one hit, with the score of the best
            best = by_hand(texts, paragraph, 45)
            assert found.hits[0].score == pytest.approx(best[0])
            assert all(any(hit.score == pytest.approx(score) for score in best) for hit in found.hits)
            assert len(found.hits) == 30
            assert found.total == len(by_hand(texts, paragraph, len(texts)))
    finally:
        reader.close()


def test_the_best_are_the_same_however_many_are_scored_at_first(tmp_path: Path) -> None:
    chance = random.Random(5)
    known = ["".join(letters) for letters in product("bdkz", "lr", "qvx")]
    texts = [" ".join(chance.choices(known, k=chance.randint(3, 30))) for _ in range(400)]
    indexed(tmp_path, *(document(f"{at}.txt", texts[at : at + 50]) for at in range(0, 400, 50)))
    with closing(Snapshot.open(next(tmp_path.glob("store-*")))) as snapshot:
        matcher = Matcher(snapshot)
        for paragraph in (*texts[:5], " ".join(known), f"{known[0]} {known[1]}"):
            one, other = (Resemblance(paragraph, matcher.in_text, snapshot, many) for many in (1, 400))
            assert one.found == other.found
            for found in (snapshot.live, snapshot.live & int("10" * 200, 2)):
                assert one.best(found, 10) == other.best(found, 10)
                assert one.newest(found, 10) == other.newest(found, 10)
