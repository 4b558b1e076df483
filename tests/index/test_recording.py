"""What the two stores keep of a document beside what is searched."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from briefbook.index.catalogue import Catalogue
from briefbook.index.folder_index import FolderIndex
from briefbook.index.place import Place
from briefbook.index.schema import ROW, SAME
from briefbook.index.segments import Segments
from briefbook.model.document import Document, Evidence, Passage
from briefbook.model.kinds import PassageKind
from tests.index.making import document, fill, found, indexed


def test_a_document_is_listed_with_the_first_marking_it_says_it_has(tmp_path: Path) -> None:
    said = (
        Evidence("marking", None, "PROTECTED", candidates=("PROTECTED A", "PROTECTED B")),
        Evidence("marking", "PROTECTED B", "Protected B"),
        Evidence("marking", "SECRET", "Secret"),
    )
    marked: Document = replace(document("a.txt", ["Border"]), evidence=said)
    index = indexed(tmp_path, marked, document("b.txt", ["Border"]))
    store = Place(index.place).store()
    assert store is not None
    with closing(Catalogue.open(store, 1)) as catalogue:
        assert {one.row.path: one.marking for one in catalogue.documents()} == {"a.txt": "PROTECTED B", "b.txt": None}


def test_words_of_many_commits_are_all_found_by_their_beginnings(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    for number in range(20):
        fill(index, [document(f"{number}.txt", [f"border{number} crossing"], language="fr" if number % 2 else "en")])
    store = Place(tmp_path).store()
    assert store is not None
    with closing(Catalogue.open(store, 20)) as catalogue:
        assert catalogue.vocabulary() == sorted(["crossing", *(f"border{number}" for number in range(20))])
        assert len(catalogue.terms_from("border")) == 20
        assert len(catalogue.terms_from("cross")) == 2
        both = catalogue.words_of(catalogue.terms_from("cross"))
        assert set(both) == {("ecross", "crossing"), ("fcrossing", "crossing")}
    with closing(sqlite3.connect(store / "catalogue.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM lexicon").fetchone()[0] < 8


def test_a_word_that_is_kept_under_another_beginning_is_found_by_its_own(tmp_path: Path) -> None:
    index = indexed(
        tmp_path, document("a.txt", ["Nobody should be dying here.", "They die, it is dyed."], language="en")
    )
    store = Place(index.place).store()
    assert store is not None
    with closing(Catalogue.open(store, 1)) as catalogue:
        assert catalogue.terms_from("dy") == ("edie", "edy")
        assert catalogue.terms_from("dyi") == ("edie",)
        assert set(catalogue.words_of(("edie",))) == {("edie", "die"), ("edie", "dying")}


def test_small_segments_are_joined_when_nobody_waits_and_the_same_is_found(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    held = [document(f"{number}.txt", [f"border{number} crossing"]) for number in range(20)]
    for one in held:
        fill(index, [one])
    assert len(list(tmp_path.glob("store-*/*.seg"))) == 20
    with index.writer() as writer:
        writer.tidy()
    assert len(list(tmp_path.glob("store-*/*.seg"))) == 1
    reader = index.reader()
    assert {path for path, _ in found(reader, "crossing")} == {one.path for one in held}
    assert [reader.document(one.path) for one in held] == held
    with index.writer() as writer:
        writer.tidy()
    assert not reader.refresh()
    reader.close()
    for number in range(40):
        fill(index, [document(f"more/{number}.txt", ["crossing"])])
    assert len(list(tmp_path.glob("store-*/*.seg"))) < 34


def test_passages_of_a_long_document_lie_in_several_groups_and_come_back_as_they_were(tmp_path: Path) -> None:
    kinds = (PassageKind.QUOTATION, PassageKind.TABLE)
    held = tuple(
        Passage(3 * number, kinds[number % 7 > 0], f"{number} ’é\n\x1e" * 90, (f"h{number}",), None, number)
        for number in range(90)
    )
    whole = document("a.txt", held)
    index = indexed(tmp_path, document("0.txt", ["x"]), whole, document("b.txt", ["y"]))
    store = Place(index.place).store()
    assert store is not None
    with closing(Catalogue.open(store, 1)) as catalogue:
        stored = next(one for one in catalogue.documents() if one.row.path == "a.txt")
        assert catalogue.document(stored) == whole
        rows = [stored.first + 80, stored.first, stored.first + 89, 10_000, 0]
        found = catalogue.passages(rows)
        assert list(found) == rows[:3]
        assert [one.passage for one in found.values()] == [held[80], held[0], held[89]]


def test_texts_of_equal_words_share_a_check_and_short_ones_have_none(tmp_path: Path) -> None:
    texts = ["The U.S. border is “open”.", "the us border is open", "The US border is shut", "The open border", ""]
    index = indexed(tmp_path, document("a.txt", texts))
    store = Place(index.place).store()
    assert store is not None
    with closing(Segments.open(store)) as segments:
        checks = dict(zip(segments.column(ROW), segments.column(SAME), strict=True))
    first, second, other, few, none = (checks[row] for row in sorted(checks))
    assert first == second != 0
    assert other not in (0, first)
    assert (few, none) == (0, 0)
