"""Passages that say the same are shown as one hit."""

from dataclasses import replace
from pathlib import Path

from briefbook.index.folder_index import FolderIndex
from briefbook.model.hit import Hit
from briefbook.model.kinds import DocumentKind, SortOrder
from briefbook.model.query import Filters, Request
from tests.index.making import STATE, document, indexed

SAID = "The border is kept safe by the people who live beside it, day and night, in all weathers."
TYPED = "the border is kept safe by the people who live beside it — day and night, in ALL weathers"
NEARLY = f"{SAID} They know each of its paths by name, and they have told us so again and again, as have others."
CHANGED = NEARLY.replace("as have others", "as have they")
OTHER = "A border of flowers"


def shown(hit: Hit) -> tuple[str, int]:
    return hit.document.path, hit.ordinal


def also(hit: Hit) -> list[tuple[str, bool]]:
    return [(one.document.path, one.identical) for one in hit.also]


def test_the_newest_of_those_that_say_the_same_is_shown_and_the_others_are_listed(tmp_path: Path) -> None:
    reader = indexed(
        tmp_path,
        document("old.txt", [OTHER, SAID], date="2020", kind=DocumentKind.LAW),
        document("new.txt", [TYPED], date="2023-05"),
        document("between.txt", [SAID], date="2021-01-02"),
        document("undated.txt", [SAID]),
    ).reader()
    for sort in SortOrder:
        results = reader.find(Request("border safe", sort=sort), True)
        (hit,) = results.hits
        assert (hit.text, shown(hit)) == (TYPED, ("new.txt", 1))
        assert also(hit) == [("between.txt", True), ("old.txt", True), ("undated.txt", True)]
        assert [one.ordinal for one in hit.also] == [1, 2, 1]
        assert (results.total, results.documents) == (4, 4)
    reader.close()


def test_what_a_filter_leaves_out_is_listed_but_not_shown(tmp_path: Path) -> None:
    reader = indexed(
        tmp_path,
        document("old.txt", [SAID], date="2020", kind=DocumentKind.LAW),
        document("new.txt", [SAID], date="2023"),
    ).reader()
    results = reader.find(Request("border", Filters(kinds=(DocumentKind.LAW,))), True)
    (hit,) = results.hits
    assert (shown(hit), also(hit), results.total) == (("old.txt", 1), [("new.txt", True)], 1)
    reader.close()


def test_what_says_nearly_the_same_is_grouped_too_and_not_called_identical(tmp_path: Path) -> None:
    reader = indexed(
        tmp_path, document("a.txt", [NEARLY], date="2020"), document("b.txt", [CHANGED, SAID, OTHER], date="2022")
    ).reader()
    hits = reader.find(Request("border"), True).hits
    by_path = {shown(hit): also(hit) for hit in hits}
    assert by_path == {("b.txt", 1): [("a.txt", False)], ("b.txt", 2): [], ("b.txt", 3): []}
    reader.close()


def test_what_is_like_the_best_but_not_like_the_newest_is_a_hit_of_its_own(tmp_path: Path) -> None:
    best = " ".join(("border", *(f"word{number}" for number in range(60))))
    newest = " ".join((*(f"before{number}" for number in range(10)), best))
    other = " ".join((best, *(f"behind{number}" for number in range(10))))
    reader = indexed(
        tmp_path,
        document("best.txt", [best], date="2020"),
        document("newest.txt", [newest], date="2023"),
        document("other.txt", [other], date="2021"),
    ).reader()
    results = reader.find(Request("border"), True)
    there = {hit.document.path for hit in results.hits} | {path for hit in results.hits for path, _ in also(hit)}
    assert (results.total, there) == (3, {"best.txt", "newest.txt", "other.txt"})
    reader.close()


def test_short_passages_are_hits_of_their_own(tmp_path: Path) -> None:
    reader = indexed(
        tmp_path, document("a.txt", ["The border", "The border"]), document("b.txt", ["The border"])
    ).reader()
    hits = reader.find(Request("border"), True).hits
    assert [hit.also for hit in hits] == [(), (), ()]
    reader.close()


def test_the_limit_counts_hits_and_not_what_says_the_same(tmp_path: Path) -> None:
    same = [document(f"same{number}.txt", [SAID]) for number in range(150)]
    others = [document(f"other{number}.txt", [f"The border was moved by some {number} paces"]) for number in range(9)]
    reader = indexed(tmp_path, *same, *others).reader()
    results = reader.find(Request("border", limit=5), True)
    assert len(results.hits) == 5
    assert results.total == 159
    (group,) = [hit for hit in reader.find(Request("border safe", limit=5), True).hits if hit.also]
    assert len(group.also) == 100  # the oldest among them; more are not listed
    reader.close()


def test_what_is_gone_says_nothing_any_more(tmp_path: Path) -> None:
    index = indexed(tmp_path, *(document(f"{number}.txt", [SAID], date=f"202{number}") for number in range(5)))
    reader = index.reader()
    (hit,) = reader.find(Request("border"), True).hits
    assert len(hit.also) == 4
    with index.writer() as writer:
        writer.remove("4.txt")
        writer.put(document("5.txt", [SAID], date="2025"), STATE)
        writer.commit()
    reader.refresh()
    (hit,) = reader.find(Request("border"), True).hits
    assert [shown(hit)[0], *(path for path, _ in also(hit))] == ["5.txt", "3.txt", "2.txt", "1.txt", "0.txt"]
    reader.close()


def test_a_file_and_its_copy_are_one_hit(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    one = document("a.txt", [SAID])
    with index.writer() as writer:
        for path in ("a.txt", "copy of a.txt"):
            writer.put(replace(one, path=path), STATE)
        writer.commit()
    reader = index.reader()
    (hit,) = reader.find(Request("border"), True).hits
    assert (shown(hit)[0], also(hit)) == ("a.txt", [("copy of a.txt", True)])
    reader.close()


def test_behind_many_that_say_nearly_the_same_the_others_are_found(tmp_path: Path) -> None:
    many = [document(f"many{number}.txt", [f"{NEARLY} Number {number}."]) for number in range(80)]
    rest = [" ".join(f"w{number}{place}" for place in range(60)) for number in range(6)]
    others = [
        document(f"other{number}.txt", [f"The border in all weathers {text}"]) for number, text in enumerate(rest)
    ]
    reader = indexed(tmp_path, *many, *others).reader()
    hits = reader.find(Request("border weathers", limit=6), True).hits
    assert len(hits) == 6
    (group,) = [hit for hit in hits if "Number" in hit.text]
    assert len(group.also) == 79
    reader.close()
