"""NEAR, wildcards, slips of the pen, figures, headings and sections, in a real index and beside plain Whoosh."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import STORED, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import FuzzyTerm, Term, Wildcard
from whoosh.query.spans import SpanNear

from briefbook.index.folder_index import IndexReader
from briefbook.index.general import Budget
from briefbook.index.interpreting import Interpreter
from briefbook.index.matching import Matcher
from briefbook.index.near_rows import near_one_another
from briefbook.index.place import Place
from briefbook.index.snapshot import Snapshot
from briefbook.index.spelling import matching, spelled_nearly
from briefbook.model.document import Passage
from briefbook.model.kinds import PassageKind
from briefbook.model.query import Request
from tests.index.making import document, found, indexed, marked, passages

TEXTS = [
    "Traffickers were charged with trafficking at the border crossing.",
    "The border is long; nothing is said of any crossing until much, much later on.",
    "At the crossing near the border, traffic was slow.",
    "Organisations and an organization met.",
    "In 2023, 405,000 claims; 4.4 per cent more.",
    "405 thousand claims were made.",
    "A total of 1,405,000 claims.",
]
FRENCH = ["En tout, 405\u202f000 demandes, soit 4,4 % de plus.", "Le trafic et ceux qui ont trafiqué."]


@pytest.fixture
def reader(tmp_path: Path) -> IndexReader:
    held = (*passages(TEXTS, "en"), *passages(FRENCH, "fr"))
    rows = tuple(Passage(number, one.kind, one.text, (), one.language) for number, one in enumerate(held, start=1))
    return indexed(tmp_path, document("a.txt", rows, language=None)).reader()


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("border NEAR/1 crossing", {1}),
        ("crossing NEAR/1 border", {1}),
        ("border NEAR/3 crossing", {1, 3}),
        ("border NEAR crossing", {1, 2, 3}),
        ("border NEAR/2 crossing", {1}),
        ('"the border" NEAR/2 (long OR crossing)', {1, 2, 3}),
        ("border NEAR/9 border", set()),
        ("border NEAR/3 crossing NEAR/9 traffic", {3}),
        ("traf*k*ing", {1}),
        ("traff*s", {1}),
        ("*rafficking", {1}),
        ("traff?c", {3}),
        ("organi?ation", {4}),
        ("organi?ation*", {4}),
        ("traficking~", {1}),
        ("traficking~1", {1}),
        ("trafique~1", {9}),
        ("trafik~", {3, 9}),
        ("bodrer~", {1, 2, 3}),
        ("figure:405000", {5, 6, 8}),
        ("figure:405,000", {5, 6, 8}),
        ("figure:405 thousand", {5, 6, 8}),
        ("chiffre:405 000", {5, 6, 8}),
        ("figure:1405000", {7}),
        ("figure:4.4%", {5, 8}),
        ("chiffre:4,4%", {5, 8}),
        ("figure:4.4 -figure:405000", set()),
    ],
)
def test_what_is_seldom_asked_is_found(reader: IndexReader, text: str, ordinals: set[int]) -> None:
    assert {ordinal for _, ordinal in found(reader, text)} == ordinals
    reader.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("border NEAR/1 crossing", ["border", "crossing"]),
        ("border NEAR/2 (slow OR traffic)", ["border", "traffic"]),
        ("traf*k*s", ["Traffickers"]),
        ("figure:405000", ["405,000", "405 thousand", "405\u202f000"]),
        ("chiffre:4,4%", ["4.4 per cent", "4,4 %"]),
        ("trafficing~1", ["trafficking"]),
    ],
)
def test_what_is_seldom_asked_is_marked_in_the_text(reader: IndexReader, text: str, expected: Sequence[str]) -> None:
    assert sorted(marked(reader, text)) == sorted(expected)
    reader.close()


def test_a_section_answers_as_a_whole_and_shows_what_answers_some(tmp_path: Path) -> None:
    def row(ordinal: int, text: str, *heading: str) -> Passage:
        return Passage(ordinal, PassageKind.PARAGRAPH, text, heading)

    rows = (
        row(1, "Visas for visitors.", "Mexico"),
        row(2, "Claims went down.", "Mexico"),
        row(3, "Nothing of the sort.", "Mexico"),
        row(4, "Visas again.", "Elsewhere"),
        row(5, "Claims of Haitians.", "Haiti"),
        row(6, "Visas of Haitians.", "Haiti", "Last year"),
    )
    other = (row(1, "Visas.", "Mexico"), row(2, "Other.", "Mexico"))
    reader = indexed(tmp_path, document("a.txt", rows), document("b.txt", other)).reader()
    assert found(reader, "visas claims") == set()
    assert found(reader, "section:(visas claims)") == {("a.txt", 1), ("a.txt", 2)}
    assert found(reader, "section: visas claims") == {("a.txt", 1), ("a.txt", 2)}
    assert found(reader, "section:(visas -claims)") == {("a.txt", 4), ("a.txt", 6), ("b.txt", 1)}
    assert found(reader, "heading:mexico") == {("a.txt", 1), ("a.txt", 2), ("a.txt", 3), ("b.txt", 1), ("b.txt", 2)}
    assert found(reader, "heading:visas") == set()
    assert found(reader, "section:(heading:mexico visas claims)") == {("a.txt", 1), ("a.txt", 2), ("a.txt", 3)}
    reader.close()


def test_filters_stand_beside_or_and_after_a_minus(tmp_path: Path) -> None:
    reader = indexed(
        tmp_path,
        document("english.txt", ["Border", "Other"], language="en", date="2023-05"),
        document("french.txt", ["Border", "Autre"], language="fr", date="2024"),
    ).reader()
    assert found(reader, "border -lang:fr") == {("english.txt", 1)}
    assert found(reader, "border OR lang:fr") == {("english.txt", 1), ("french.txt", 1), ("french.txt", 2)}
    assert found(reader, "-in:2023") == {("french.txt", 1), ("french.txt", 2)}
    assert found(reader, "publisher:ircc -border") == {("english.txt", 2), ("french.txt", 2)}
    reader.close()


def test_what_takes_too_long_ends_and_is_not_remembered_as_all() -> None:
    ticks = iter(range(100))
    budget = Budget(seconds=3, clock=lambda: next(ticks))
    assert not budget.spent()
    assert len(list(budget.within(range(100_000)))) < 1_000
    assert budget.is_over
    assert Budget(seconds=3).within(range(5)).__next__() == 0


def test_a_search_that_was_cut_short_says_so_and_the_next_one_finds_all(tmp_path: Path) -> None:
    indexed(tmp_path, document("a.txt", ["border crossing"])).reader().close()
    store = Place(tmp_path).store()
    assert store is not None
    snapshot = Snapshot.open(store)
    matcher = Matcher(snapshot)
    request = Request("border NEAR crossing")
    hurried = Interpreter(matcher, seconds=0).find(request, True)
    assert hurried.total == 0
    assert hurried.notes == ("This takes long; shown are the first 0 passages that were found.",)
    assert Interpreter(matcher).find(request, True).total == 1
    assert Interpreter(matcher, seconds=0).find(request, True).total == 1  # it is remembered now
    snapshot.close()


def test_only_words_that_do_not_overlap_are_near_one_another() -> None:
    assert near_one_another([(0, 2)], [(1, 2)], 5) == []
    assert near_one_another([(0, 2)], [(2, 3)], 1) == [(0, 2), (2, 3)]
    assert near_one_another([(4, 5)], [(0, 1), (9, 10)], 4) == [(0, 1), (4, 5)]


words = st.text("abcd", min_size=1, max_size=4)
texts = st.lists(st.lists(words, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=6)


def plain_whoosh(held: Sequence[str], query: object) -> set[int]:
    """Return the numbers of the texts that plain Whoosh finds."""
    schema = Schema(number=STORED, text=TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True))
    # Whoosh keeps a folder of that name beside all others of this computer: another run of the tests may be at it
    index = RamStorage().create_index(schema, f"plain-{os.getpid()}")
    writer = index.writer()
    for number, text in enumerate(held):
        writer.add_document(number=number, text=text)
    writer.commit()
    with index.searcher() as searcher:
        return {hit["number"] for hit in searcher.search(query, limit=None)}


def having(held: Sequence[str], accepted: Sequence[str]) -> set[int]:
    return {number for number, text in enumerate(held) if not set(accepted).isdisjoint(text.split(" "))}


@given(texts, st.text("abc*?", min_size=2, max_size=5).filter(lambda one: set("*?") & set(one)))
def test_wildcards_find_what_plain_whoosh_finds(held: list[str], wildcard: str) -> None:
    lexicon = sorted({word for text in held for word in text.split(" ")})
    assert having(held, list(matching(lexicon, wildcard))) == plain_whoosh(held, Wildcard("text", wildcard))


@given(texts, words)
def test_slips_find_what_plain_whoosh_finds_and_letters_exchanged_beside(held: list[str], word: str) -> None:
    lexicon = sorted({one for text in held for one in text.split(" ")})
    ours = having(held, [one for _, one in spelled_nearly(lexicon, word, 1)])
    theirs = plain_whoosh(held, FuzzyTerm("text", word, maxdist=1, prefixlength=0))
    exchanged = {f"{word[:n]}{word[n + 1]}{word[n]}{word[n + 2 :]}" for n in range(len(word) - 1)}
    assert theirs <= ours <= theirs | having(held, sorted(exchanged))


@given(texts, words, words, st.integers(1, 4))
def test_near_finds_what_plain_whoosh_finds(held: list[str], one: str, other: str, distance: int) -> None:
    if one == other:
        return
    places = [[(n, n + 1) for n, word in enumerate(text.split(" ")) if word == one] for text in held]
    others = [[(n, n + 1) for n, word in enumerate(text.split(" ")) if word == other] for text in held]
    ours = {number for number in range(len(held)) if near_one_another(places[number], others[number], distance)}
    query = SpanNear(Term("text", one), Term("text", other), slop=distance, ordered=False)
    assert ours == plain_whoosh(held, query)
