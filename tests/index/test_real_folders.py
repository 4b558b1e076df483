"""Real texts by others: real vocabularies, real typography."""

import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from briefbook.index.analysis import terms, words
from briefbook.index.folder_index import FolderIndex, IndexReader
from briefbook.index.stop_words import too_common
from briefbook.model.document import Document
from briefbook.model.kinds import Language
from briefbook.model.query import Request
from briefbook.model.text import fold
from tests.index.making import Place, document, fill, found

WHITE_HOUSE = "us_whitehouse_migration_2021_2022"


def read_folder(folder: Path, language: Language) -> list[Document]:
    """Return the Markdown files of a folder, a passage for each run of lines."""
    held = []
    for path in sorted(folder.rglob("*.md")):
        text = path.read_bytes().decode("utf-8", "replace")
        matter = re.match("---\n.*?\n---[ \n]", text, re.DOTALL)
        dated = re.search(r"^date: '?([0-9]{4}-[0-9]{2}-[0-9]{2})", matter[0] if matter else "", re.MULTILINE)
        runs = [
            " ".join(run.splitlines()).strip() for run in re.split(r"\n[ ]*\n", text[matter.end() if matter else 0 :])
        ]
        name = path.relative_to(folder).as_posix()
        held.append(document(name, [run for run in runs if run], date=dated[1] if dated else None, language=language))
    return held


@pytest.fixture(scope="module")
def white_house(shared_data: Path) -> list[Document]:
    return read_folder(shared_data / WHITE_HOUSE, "en")


@pytest.fixture(scope="module")
def reader(white_house: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexReader]:
    index = FolderIndex(tmp_path_factory.mktemp("white-house"))
    started = time.perf_counter()
    fill(index, white_house)
    print(f"\n{WHITE_HOUSE}: built in {time.perf_counter() - started:.2f} s")
    reader = index.reader()
    yield reader
    reader.close()


def some_words(documents: list[Document], count: int) -> list[str]:
    """Return words of the texts, common and rare, that say something."""
    often = Counter(word for one in documents for passage in one.passages for word in words(passage.text))
    telling = sorted(word for word in often.keys() - too_common(often) if len(word) > 3 and word.isalpha())
    return random.Random(5).sample(telling, count)


def test_words_typed_letter_by_letter_never_lose_what_the_whole_word_finds(
    reader: IndexReader, white_house: list[Document]
) -> None:
    for word in ["immigration", "trafficking", "policies", *some_words(white_house, 6)]:
        whole = found(reader, word)
        assert whole
        for length in range(2, len(word) + 1):
            assert whole <= found(reader, word[:length], typing=True), word[:length]


@pytest.mark.parametrize(
    "quotation",
    ["title 42", "rule of law", "root causes of migration", "of the United States", "the border", "we’re going to"],
)
def test_a_quotation_finds_exactly_the_passages_that_hold_it(
    reader: IndexReader, white_house: list[Document], quotation: str
) -> None:
    wanted = f" {' '.join(words(quotation))} "
    expected = {
        (one.path, passage.ordinal)
        for one in white_house
        for passage in one.passages
        if wanted in f" {' '.join(words(passage.text))} "
    }
    assert expected
    assert found(reader, f'"{quotation}"') == expected


def test_single_and_paired_words_find_what_the_texts_hold(reader: IndexReader, white_house: list[Document]) -> None:
    held: dict[str, set[Place]] = {}
    for one in white_house:
        for passage in one.passages:
            for word in set(words(passage.text)):
                held.setdefault(terms(word, "en")[0], set()).add((one.path, passage.ordinal))
    chosen = ["border", "government", "refugees", *some_words(white_house, 8)]
    for word, other in pairwise(chosen):
        first, second = (held[terms(fold(each), "en")[0]] for each in (word, other))
        assert found(reader, word) == first
        assert found(reader, f"{word} OR {other}") == first | second
        assert found(reader, f"{word} {other}") == first & second
        assert found(reader, f"{word} -{other}") == first - second


def test_a_search_is_quick_enough_to_type_by(reader: IndexReader, white_house: list[Document]) -> None:
    """Prints what it measures; how quick is quick enough is a matter of the benchmark."""
    queries = ["border", "title 42", '"rule of law"', "immigra*", "border -wall", "haiti since:2021-09"]
    queries += some_words(white_house, 14)
    took = []
    for text in queries * 3:
        started = time.perf_counter()
        reader.find(Request(text), True)
        took.append(1000 * (time.perf_counter() - started))
    took.sort()
    print(f"\nfind: p50 {took[len(took) // 2]:.1f} ms, p95 {took[int(len(took) * 0.95)]:.1f} ms, max {took[-1]:.1f} ms")
    assert took


def test_french_typed_without_accents_finds_its_passage(shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data / "ca_cds_blog_en_fr"
    french, english = read_folder(folder / "fr", "fr"), read_folder(folder / "en", "en")
    index = FolderIndex(tmp_path)
    fill(
        index, [document(f"{one.language}/{one.path}", one.passages, language=one.language) for one in french + english]
    )
    reader = index.reader()
    chance = random.Random(11)
    lengths = range(150, 500)
    meant = [(one, each) for one in french for each in one.passages if len(each.text) in lengths and "é" in each.text]
    hits = 0
    for one, passage in chance.sample(meant, 10):
        said = [word for word in words(passage.text) if word not in too_common(words(passage.text)) and word.isalpha()]
        query = " ".join(sorted(set(said), key=lambda word: (-len(word), word))[:4])
        assert query.isascii()
        best = reader.find(Request(query, limit=3), True).hits
        hits += any(hit.text == passage.text for hit in best)
        assert best[0].document.language == "fr", (one.path, query)
    assert hits == 10
    reader.close()
