"""Topics on the command line: made, changed, filed under, compiled into a book, taken elsewhere, taken back."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli import harbour
from tests.cli.running import CommandLine

FIELDS = ("--field", "committee=CIMM", "--field", "appearance_date=2024-03-05")
RULE = '"winter ferry"'


@pytest.fixture
def folder(briefbook: CommandLine, tmp_path: Path) -> Path:
    made = harbour.make_folder(tmp_path / "Harbour papers")
    briefbook.answer("topic", "add", made, "Winter ferry", "--fr", "Traversier d’hiver", "--rule", RULE)
    return made


def found(briefbook: CommandLine, folder: Path, query: str) -> list[str]:
    return [hit["passage_id"] for hit in briefbook.answer("find", folder, query)["hits"]]


def only(answer: dict[str, Any]) -> dict[str, Any]:
    (topic,) = answer["topics"]
    return dict(topic)


def numbers(topic: dict[str, Any]) -> tuple[int, ...]:
    return tuple(topic[name] for name in ("passages", "pinned", "suggested", "rejected", "lost"))


def test_a_folder_has_no_topics_until_they_are_asked_for(briefbook: CommandLine, tmp_path: Path) -> None:
    folder = harbour.make_folder(tmp_path / "Harbour papers")
    assert briefbook.answer("topics", folder)["topics"] == []
    assert "--starter" in briefbook.run("topics", folder).text
    starter = briefbook.answer("topics", folder, "--starter")["topics"]
    assert [topic["id"] for topic in starter][:3] == ["human-trafficking", "victim-protection-trp", "migrant-smuggling"]
    assert len(starter) == 12
    assert briefbook.answer("topics", folder, "--starter")["topics"] == starter


def test_a_topic_suggests_what_its_rules_find_and_files_nothing(briefbook: CommandLine, folder: Path) -> None:
    topic = only(briefbook.answer("topics", folder))
    matches = found(briefbook, folder, RULE)
    assert (topic["id"], topic["label"]["fr"], topic["rule"]) == ("winter-ferry", "Traversier d’hiver", RULE)
    assert numbers(topic) == (len(matches), 0, len(matches), 0, 0)
    assert len(matches) > 2


def test_pinned_and_rejected_passages_are_no_suggestions(briefbook: CommandLine, folder: Path) -> None:
    first, second, *others = found(briefbook, folder, RULE)
    beside = next(one for one in found(briefbook, folder, "harbour") if one not in (first, second, *others))
    answer = briefbook.answer("topic", "pin", folder, "winter-ferry", first, beside)
    assert (answer["changed"], numbers(only(answer))) == (2, (len(others) + 3, 2, len(others) + 1, 0, 0))
    answer = briefbook.answer("topic", "reject", folder, "TRAVERSIER D'HIVER", second)
    assert (answer["changed"], numbers(only(answer))) == (1, (len(others) + 2, 2, len(others), 1, 0))
    assert briefbook.answer("topic", "unpin", folder, "winter-ferry", beside)["changed"] == 1
    assert briefbook.answer("topic", "unreject", folder, "winter-ferry", second)["changed"] == 1
    answer = briefbook.answer("topic", "pin", folder, "winter-ferry", first)
    assert (answer["changed"], numbers(only(answer))) == (0, (len(others) + 2, 1, len(others) + 1, 0, 0))


def test_suggestions_are_accepted_one_by_one_or_all(briefbook: CommandLine, folder: Path) -> None:
    first, *others = found(briefbook, folder, RULE)
    assert briefbook.answer("topic", "accept", folder, "winter-ferry", first)["changed"] == 1
    assert briefbook.answer("topic", "accept", folder, "winter-ferry", "--all")["changed"] == len(others)
    assert numbers(only(briefbook.answer("topics", folder)))[1:3] == (len(others) + 1, 0)
    assert briefbook.refusal(2, "topic", "accept", folder, "winter-ferry")["sentence"].startswith("Name the passages")


def test_every_decision_is_taken_back_and_made_again(briefbook: CommandLine, folder: Path) -> None:
    before = only(briefbook.answer("topics", folder))
    briefbook.answer("topic", "accept", folder, "winter-ferry", "--all")
    assert briefbook.run("topic", "undo", folder).text == "Taken back: accepting for “Winter ferry”\n"
    assert only(briefbook.answer("topics", folder)) == before
    assert briefbook.run("topic", "redo", folder).text == "Done again: accepting for “Winter ferry”\n"
    assert only(briefbook.answer("topics", folder))["suggested"] == 0
    assert briefbook.answer("topic", "remove", folder, "winter-ferry")["topics"] == []
    assert only(briefbook.answer("topic", "undo", folder))["pinned"] == before["suggested"]
    briefbook.answer("topic", "undo", folder)
    briefbook.answer("topic", "undo", folder)
    assert briefbook.refusal(1, "topic", "undo", folder)["type"] == "NothingToTakeBack"


def test_topics_are_renamed_ruled_coloured_copied_and_moved(briefbook: CommandLine, folder: Path) -> None:
    briefbook.answer("topic", "label", folder, "winter-ferry", "Crossings")
    briefbook.answer("topic", "rule", folder, "crossings", "ferry", "traversier")
    briefbook.answer("topic", "colour", folder, "Crossings", "rose")
    briefbook.answer("topic", "duplicate", folder, "Crossings", "Boats")
    copy, topic = briefbook.answer("topic", "move", folder, "boats", "--at", "0")["topics"]
    assert (copy["id"], copy["rules"], copy["colour"]) == ("boats", ["ferry", "traversier"], "rose")
    assert (topic["id"], topic["label"]["en"], topic["label"]["fr"]) == (
        "winter-ferry",
        "Crossings",
        "Traversier d’hiver",
    )
    assert topic["rule"] == "(ferry) OR (traversier)"
    both = {*found(briefbook, folder, "ferry"), *found(briefbook, folder, "traversier")}
    assert topic["suggested"] == len(both)
    assert numbers(briefbook.answer("topic", "rule", folder, "boats")["topics"][0]) == (0, 0, 0, 0, 0)


def test_what_is_not_there_is_refused_with_a_hint(briefbook: CommandLine, folder: Path) -> None:
    error = briefbook.refusal(1, "topic", "pin", folder, "winter-fery", "0123456789abcdef:1")
    assert (error["type"], "did you mean" in error["sentence"]) == ("TopicMissing", True)
    assert (
        briefbook.refusal(1, "topic", "pin", folder, "winter-ferry", "0123456789abcdef:1")["type"] == "PassageMissing"
    )
    first = found(briefbook, folder, RULE)[0]
    assert briefbook.refusal(2, "topic", "pin", folder, "winter-ferry", f"{first}@0-4")["type"] == "UsageError"
    assert briefbook.refusal(1, "topic", "add", folder, "winter FERRY")["type"] == "LibraryError"


def test_show_lists_what_is_filed_suggested_rejected_and_lost(briefbook: CommandLine, folder: Path) -> None:
    memo = found(briefbook, folder, '"spare engine"')[0]
    first, second, *_ = (one for one in found(briefbook, folder, RULE) if one != memo)
    briefbook.answer("topic", "pin", folder, "winter-ferry", first, memo)
    briefbook.answer("topic", "reject", folder, "winter-ferry", second)
    (folder / harbour.MEMO).unlink()
    shown = briefbook.answer("topic", "show", folder, "winter-ferry")["passages"]
    by_state = {state: [one["passage_id"] for one in shown if one["state"] == state] for state in ("filed", "lost")}
    assert by_state == {"filed": [first], "lost": [memo]}
    lost = next(one for one in shown if one["state"] == "lost")
    assert (lost["path"], lost["document"]) == (harbour.MEMO, None)
    assert "spare engine" in lost["text"]
    assert "spare engine" in briefbook.run("topic", "show", folder, "winter-ferry").text
    other = found(briefbook, folder, "harbour")[-1]
    answer = briefbook.answer("topic", "refile", folder, "winter-ferry", memo, other)
    assert (only(answer)["pinned"], only(answer)["lost"]) == (2, 0)
    briefbook.answer("topic", "undo", folder)
    assert briefbook.answer("topic", "drop-lost", folder, "winter-ferry")["changed"] == 1


def test_a_topic_is_compiled_into_a_section_as_one_edit_and_only_once(briefbook: CommandLine, folder: Path) -> None:
    book = briefbook.cwd / "winter.brief"
    briefbook.answer("new", book, "--template", "cimm-narrative", *FIELDS)
    first, second, *others = found(briefbook, folder, RULE)
    briefbook.answer("add", book, "--section", "Introduction", folder, first)
    briefbook.answer("topic", "pin", folder, "winter-ferry", first, second)
    into = (book, "--topic", "winter-ferry", "--section", "Ferries", folder)
    assert briefbook.answer("compile", *into) == {"entry_ids": ["e2"], "left_out": 1}
    answer = briefbook.answer("compile", *into, "--suggested")
    assert (len(answer["entry_ids"]) + answer["left_out"], answer["left_out"] >= 2) == (len(others) + 2, True)
    sections = briefbook.answer("outline", book)["tabs"][0]["sections"]
    entries = next(section["entries"] for section in sections if section["heading"] == "Ferries")
    assert all(entry["source"]["text"] for entry in entries)
    briefbook.answer("undo", book)
    briefbook.answer("undo", book)
    assert "Ferries" not in [section["heading"] for section in briefbook.answer("outline", book)["tabs"][0]["sections"]]
    assert "left out" in briefbook.run("compile", *into, "--suggested").text


def test_topics_go_from_one_folder_to_another_as_a_file(briefbook: CommandLine, folder: Path, tmp_path: Path) -> None:
    briefbook.answer("topic", "accept", folder, "winter-ferry", "--all")
    briefbook.answer("topic", "add", folder, "Boats")
    file = tmp_path / "topics.json"
    briefbook.answer("topic", "export", folder, "--out", file)
    other = harbour.make_folder(tmp_path / "other")
    answer = briefbook.answer("topic", "import", other, file)
    assert answer["imported"] == {"added": ["winter-ferry", "boats"], "changed": [], "left": []}
    assert answer["topics"] == briefbook.answer("topics", folder)["topics"]
    again = briefbook.answer("topic", "import", other, file)
    assert again["imported"] == {"added": [], "changed": [], "left": ["winter-ferry", "boats"]}
    file.write_text(json.dumps({"format": "?"}), "utf-8")
    assert briefbook.refusal(1, "topic", "import", other, file)["type"] == "LibraryError"
    assert briefbook.refusal(1, "topic", "import", other, tmp_path / "none")["type"] == "LibraryError"


def test_searches_are_saved_renamed_moved_and_removed(briefbook: CommandLine, folder: Path) -> None:
    briefbook.answer(
        "search", "save", folder, "Ferries", "ferry", "--kind", "memo", "--topic", "winter-ferry", "--sort", "newest"
    )
    briefbook.answer("search", "save", folder, "Port", "port")
    briefbook.answer("search", "move", folder, "port", "--at", "0")
    kept = briefbook.answer("search", "rename", folder, "Ferries", "Boats")
    assert [(one["name"], one["query"], one["sort"]) for one in kept["searches"]] == [
        ("Port", "port", "best"),
        ("Boats", "ferry", "newest"),
    ]
    filters = kept["searches"][1]["filters"]
    assert (filters["kinds"], filters["topics"]) == (["memo"], ["winter-ferry"])
    assert [one["name"] for one in briefbook.answer("search", "remove", folder, "port")["searches"]] == ["Boats"]
    assert briefbook.answer("searches", folder)["history"] == []
    assert briefbook.answer("search", "clear", folder)["history"] == []
    assert "Boats" in briefbook.run("searches", folder).text
    assert briefbook.refusal(1, "search", "remove", folder, "Port")["type"] == "SearchMissing"
