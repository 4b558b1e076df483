"""Saved searches keep their names and order; the history keeps the last hundred searches, each once."""

from pathlib import Path

import pytest

from briefbook.disk import envelope
from briefbook.library.searches import LONGEST_HISTORY, Searches, SearchHistory
from briefbook.model.errors import LibraryError, SearchMissing
from briefbook.model.kinds import DocumentKind, SortOrder
from briefbook.model.plain import Json
from briefbook.model.query import Filters
from briefbook.model.saved_search import Search

FULL = Search(
    "ferry", Filters((DocumentKind.MEMO,), ("fr",), "2023", "2024-02", ("Port",), "a/b", ("dues",)), SortOrder.NEWEST
)


def names(library: Path) -> list[str]:
    return [one.name for one in Searches(library).all()]


def test_a_search_is_saved_with_its_filters_and_order(tmp_path: Path) -> None:
    Searches(tmp_path).save("Ferries", FULL)
    (saved,) = Searches(tmp_path).all()
    assert (saved.name, saved.search) == ("Ferries", FULL)
    assert saved.search.request(5).filters == FULL.filters


def test_saving_under_a_name_that_is_there_replaces_its_search(tmp_path: Path) -> None:
    for name, text in (("Été", "one"), ("Winter", "two"), ("ete", "three")):
        Searches(tmp_path).save(name, Search(text))
    assert [(one.name, one.search.text) for one in Searches(tmp_path).all()] == [("ete", "three"), ("Winter", "two")]


def test_saved_searches_are_renamed_moved_and_removed(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        Searches(tmp_path).save(name, Search(name))
    Searches(tmp_path).move("C", 0)
    Searches(tmp_path).rename("a", "A!")
    assert names(tmp_path) == ["c", "A!", "b"]
    Searches(tmp_path).remove("c")
    assert names(tmp_path) == ["A!", "b"]
    with pytest.raises(LibraryError, match="Another search"):
        Searches(tmp_path).rename("b", "a!")
    with pytest.raises(SearchMissing, match="“z”"):
        Searches(tmp_path).remove("z")
    with pytest.raises(SearchMissing, match="“z”"):
        Searches(tmp_path).move("z", 0)


@pytest.mark.parametrize("name", ["", " \n", "x" * 121])
def test_a_name_must_be_one(tmp_path: Path, name: str) -> None:
    with pytest.raises(LibraryError, match="1 to 120"):
        Searches(tmp_path).save(name, FULL)


def test_what_a_newer_briefbook_wrote_beside_is_kept(tmp_path: Path) -> None:
    row: Json = {"name": "a", "search": {"text": "a", "depth": 2}, "icon": "star"}
    file = tmp_path / "searches.json"
    file.write_bytes(envelope.wrap("briefbook-searches/1", {"searches": [row], "shown": True}, ""))
    Searches(tmp_path).save("b", Search("b"))
    body = envelope.unwrap(file.read_bytes(), "briefbook-searches/1").body
    assert body == {"searches": [row, {"name": "b", "search": {"text": "b"}}], "shown": True}


def test_a_damaged_file_gives_what_was_kept_before(tmp_path: Path) -> None:
    Searches(tmp_path).save("a", FULL)
    Searches(tmp_path).save("b", FULL)
    (tmp_path / "searches.json").write_bytes(b"{")
    assert names(tmp_path) == ["a"]
    (tmp_path / "searches.json.before").write_bytes(b"{")
    with pytest.raises(LibraryError, match="damaged"):
        names(tmp_path)


def test_a_file_that_holds_something_else_is_named(tmp_path: Path) -> None:
    (tmp_path / "searches.json").write_bytes(envelope.wrap("briefbook-searches/1", {"searches": [1]}, ""))
    with pytest.raises(LibraryError, match="holds no searches"):
        names(tmp_path)


def test_the_history_has_the_last_hundred_searches_each_once_the_newest_first(tmp_path: Path) -> None:
    history = SearchHistory(tmp_path)
    for number in range(LONGEST_HISTORY + 5):
        history.note(Search(str(number)))
    history.note(Search(" 50 "))
    history.note(FULL)
    texts = [one.text for one in SearchHistory(tmp_path).all()]
    assert (len(texts), texts[:3], texts[-1]) == (LONGEST_HISTORY, ["ferry", " 50 ", "104"], "6")
    assert texts.count("50") == 0


def test_a_cleared_history_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    history = SearchHistory(tmp_path)
    history.note(Search("secret"))
    history.note(Search("other"))
    history.clear()
    assert history.all() == ()
    assert not [file for file in tmp_path.iterdir() if b"secret" in file.read_bytes()]
    history.clear()
