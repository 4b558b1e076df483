"""What may have been meant where nothing was found."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.index.folder_index import IndexReader
from briefbook.model.hit import Results
from briefbook.model.kinds import LANGUAGES
from briefbook.model.query import Request
from briefbook.model.query_words import sentences
from tests.index.making import document, indexed
from tests.index.test_parser import HUGE
from tests.index.test_search import UNHURRIED

ENGLISH = [
    "Trafficking of persons is a crime in Guatemala.",
    "Human trafficking, and the trafficking of goods.",
    "The workforce of the department",
    "Casual workers",
    "A casual worker and a casual form",
    *["The form of a claim"] * 12,
    "the fort and the human beings in it",
]


@pytest.fixture
def reader(tmp_path: Path) -> IndexReader:
    french = document("fr.txt", ["Les réfugiés et l’immigration irrégulière", "un œil"], language="fr")
    return indexed(tmp_path, document("en.txt", ENGLISH), french).reader()


def asked(reader: IndexReader, text: str) -> Results:
    return reader.find(Request(text), True)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("traficking", "trafficking"),
        ("human traficking", "human trafficking"),
        ("PERSONS Traficking -goods", "PERSONS trafficking -goods"),
        ("title:x OR traficking kind:other", "title:x OR trafficking kind:other"),
        ("lang:en traficking", "lang:en trafficking"),
        ('"human traficking"', '"human trafficking"'),
        ("“human traficking”", "“human trafficking”"),
        ("humantrafficking", "human trafficking"),
        ("work force departments", "workforce departments"),
        ("imigration irreguliere", "immigration irreguliere"),
        ("refugeis", "réfugiés"),
        ("guatmala", "Guatemala"),
        ("trafficing persns Guatemala", "trafficking persons Guatemala"),
        ("casul fort", "casual form"),
        ("traficking persons Guatemala", "trafficking persons Guatemala"),
        ("goods or workforce", "goods OR workforce"),
        ("réfugiés ou œil", "réfugiés OU œil"),
        ("hmuan traficking", "human trafficking"),
        ('"casual fort"', '"casual form"'),
    ],
)
def test_a_suggestion_keeps_all_but_the_doubtful_words(reader: IndexReader, text: str, suggestion: str) -> None:
    results = asked(reader, text)
    assert results.suggestion == suggestion
    assert asked(reader, suggestion).total > 0
    reader.close()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "zzzzzzzz",
        "trafficking",
        "traficking kind:law",
        "traficking zzzzzzzz",
        "12345",
        "the",
        "traficking -trafficking",
        "traf*kong",
        "traficking~ kind:law",
        "kind:speach",
        " ".join(["traficking"] * 20),
        "(((",
    ],
)
def test_nothing_is_suggested_that_finds_nothing_or_is_not_needed(reader: IndexReader, text: str) -> None:
    assert asked(reader, text).suggestion is None
    reader.close()


def test_the_same_is_suggested_every_time(reader: IndexReader) -> None:
    assert len({asked(reader, "traficing").suggestion for _ in range(5)}) == 1
    reader.close()


@UNHURRIED
@given(st.text(max_size=30))
def test_whatever_is_typed_the_suggestion_finds_something(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        reader = indexed(Path(folder), document("en.txt", ENGLISH)).reader()
        suggestion = asked(reader, text).suggestion
        assert suggestion is None or asked(reader, suggestion).total > 0
        for language in LANGUAGES:
            assert all(sentences(reader.explain(Request(text)), language))
        reader.close()


@pytest.mark.parametrize("text", HUGE, ids=range(len(HUGE)))
def test_what_is_huge_or_hostile_is_answered_and_explained(reader: IndexReader, text: str) -> None:
    assert asked(reader, text).total >= 0
    assert sum(map(len, sentences(reader.explain(Request(text)), "fr"))) < 500_000
    reader.close()


def test_what_goes_on_as_it_was_typed_is_suggested_before_what_is_more_frequent(tmp_path: Path) -> None:
    texts = [*["The big house"] * 4, "A bill on houses"]
    reader = indexed(tmp_path, document("a.txt", texts)).reader()
    assert asked(reader, "bil").suggestion == "bill"
    assert asked(reader, "bik").suggestion == "big"
    reader.close()
