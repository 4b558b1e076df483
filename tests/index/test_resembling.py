"""More like this passage: found are passages that speak of the same, by the words that say most."""

from pathlib import Path

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
