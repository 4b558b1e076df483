"""A binder on the command line: its notes, what is withheld, who approved what, the other language, words, pasting."""

from pathlib import Path
from typing import Any

import pytest

from briefbook.book.storage import load
from tests.cli.running import CommandLine

FIELDS = ("--field", "appearance_date=2024-02-07", "--field", "marking=protected-b")


@pytest.fixture
def book(briefbook: CommandLine, tmp_path: Path) -> Path:
    path = tmp_path / "ferries.brief"
    briefbook.answer("new", path, "--template", "cimm-narrative", *FIELDS)
    briefbook.answer("write", path, "--section", "Introduction", "Our ferries sail on time.")
    briefbook.answer("write", path, "--section", "Ferries", "Nine ferries sail daily.")
    return path


def tab_ids(answer: dict[str, Any]) -> list[str]:
    return [tab["id"] for tab in answer["tabs"]]


def texts(briefbook: CommandLine, book: Path, tab: int = 0) -> dict[str, list[str]]:
    sections = briefbook.answer("outline", book)["tabs"][tab]["sections"]
    return {one["heading"]: [entry["text"] for entry in one["entries"]] for one in sections}


def test_notes_are_added_named_moved_copied_and_removed(briefbook: CommandLine, book: Path) -> None:
    added = briefbook.answer("tab", "add", book, "--template", "cimm-narrative", "--name", "Winter", "--at", "0")
    assert tab_ids(added) == ["cimm-narrative-2", "cimm-narrative"]
    assert (added["tabs"][0]["name"], "February 7, 2024" in added["tabs"][0]["title"]) == ("Winter", True)
    outline = briefbook.answer("outline", book)["tabs"][0]
    assert outline["fields"] == {"appearance_date": "2024-02-07", "marking": "protected-b"}
    briefbook.answer("write", book, "--tab", "winter", "--section", "Ice", "The strait freezes.")
    assert texts(briefbook, book)["Ice"] == ["The strait freezes."]
    briefbook.answer("set", book, "--tab", "Winter", "committee=SECU")
    assert tab_ids(briefbook.answer("tab", "move", book, "winter", "--at", "1")) == [
        "cimm-narrative",
        "cimm-narrative-2",
    ]
    copied = briefbook.answer("tab", "duplicate", book, "winter", "--name", "Ice")
    assert [tab["name"] for tab in copied["tabs"]] == ["", "Winter", "Ice"]
    renamed = briefbook.answer("tab", "rename", book, "ice", "")
    assert renamed["tabs"][2]["name"] == ""
    for name in ("cimm-narrative-3", "cimm-narrative-2"):
        left = briefbook.answer("tab", "remove", book, name)
    assert tab_ids(left) == ["cimm-narrative"]
    assert briefbook.refusal(1, "tab", "remove", book, "cimm-narrative")["type"] == "BookError"
    assert briefbook.refusal(1, "tab", "rename", book, "winter", "x")["type"] == "NotInBook"


def test_entries_and_sections_go_to_another_note(briefbook: CommandLine, book: Path) -> None:
    briefbook.answer("tab", "add", book, "--template", "cimm-narrative", "--name", "Winter")
    assert briefbook.answer("move", book, "e1", "--section", "Introduction", "--tab", "Winter") == {"entry_ids": ["e1"]}
    briefbook.answer("section", "move", book, "Ferries", "--to", "Winter", "--at", "0")
    assert list(texts(briefbook, book, 1)) == ["Ferries", "Introduction"]
    assert texts(briefbook, book) == {"Introduction": []}
    briefbook.answer("move", book, "e1", "--section", "Ferries")  # of the note it stands in
    assert texts(briefbook, book, 1)["Ferries"] == ["Nine ferries sail daily.", "Our ferries sail on time."]
    assert briefbook.refusal(2, "section", "move", book, "Ferries", "--tab", "Winter")["type"] == "UsageError"


def test_a_note_gets_another_template_and_goes_back(briefbook: CommandLine, book: Path) -> None:
    before = briefbook.answer("outline", book)
    changed = briefbook.answer("tab", "template", book, "cimm-narrative", "issue-note")
    assert changed["tabs"][0]["template"] == "issue-note"
    assert changed["not_placed"] == ["e1", "e2"]
    assert texts(briefbook, book)["Not placed"] == ["Our ferries sail on time.", "Nine ferries sail daily."]
    briefbook.answer("tab", "template", book, "cimm-narrative", "cimm-narrative")
    assert briefbook.answer("outline", book) == before
    assert briefbook.refusal(1, "tab", "template", book, "cimm-narrative", "gone")["type"] == "TemplateMissing"


def test_text_is_withheld_and_shown_again(briefbook: CommandLine, book: Path) -> None:
    assert briefbook.answer("redact", book, "e1", "4", "11", "--reason", "s. 19") == {"entry_ids": ["e1"]}
    briefbook.answer("edit", book, "e1", "All of our ferries sail on time.")
    entry = load(book).book.tabs[0].sections[0].entries[0]
    assert [(entry.text[one.start : one.end], one.reason) for one in entry.redactions] == [("ferries", "s. 19")]
    briefbook.answer("redact", book, "e1", "0", "99", "--undo")
    assert briefbook.refusal(1, "unredact", book, "e1")["type"] == "BookError"
    briefbook.answer("redact", book, "e1", "0", "3")
    briefbook.answer("unredact", book, "e1")
    assert briefbook.refusal(1, "redact", book, "e1", "99", "100")["type"] == "BookError"


def test_an_edit_after_approval_shows(briefbook: CommandLine, book: Path, tmp_path: Path) -> None:
    briefbook.answer("approve", book, "--by", "A. Director", "--title", "Director", "--date", "2024-02-06")
    briefbook.answer("approve", book, "e1", "--by", "B. Writer", "--prepared")
    briefbook.answer("edit", book, "e2", "Ten ferries sail daily.")
    note, entry = briefbook.answer("approvals", book)["approvals"]
    assert (note["entry"], note["changed_since"], note["date"]) == (None, True, "2024-02-06")
    assert (entry["entry"], entry["changed_since"], entry["role"]) == ("e1", False, "prepared")
    found = briefbook.answer("note", book, "--out", tmp_path / "note.md")["findings"]
    assert "changed-since-approval" in [one["code"] for one in found]
    left = briefbook.answer("approve", book, "--by", "A. Director", "--undo")
    assert [one["entry"] for one in left["approvals"]] == ["e1"]
    assert briefbook.refusal(2, "approve", book, "--by", "A", "--date", "2024")["type"] == "UsageError"


def test_the_other_language_is_set_listed_and_exchanged(briefbook: CommandLine, book: Path) -> None:
    briefbook.answer("translate", book, "e1", "Nos *traversiers* partent.", "--markdown")
    lacking = briefbook.answer("untranslated", book)
    assert (lacking["language"], [one["id"] for one in lacking["entries"]]) == ("fr", ["e2"])
    briefbook.answer("swap", book, "e1")
    assert texts(briefbook, book)["Introduction"] == ["Nos traversiers partent."]
    assert briefbook.refusal(1, "swap", book, "e2")["type"] == "BookError"


def test_words_are_replaced_in_own_text(briefbook: CommandLine, book: Path) -> None:
    came = briefbook.answer("replace", book, "FERRIES", "boats")
    assert came == {"entry_ids": ["e1", "e2"], "places": 2, "not_changed": []}
    assert texts(briefbook, book)["Introduction"] == ["Our boats sail on time."]
    assert briefbook.answer("replace", book, "FERRIES", "x", "--match-case")["places"] == 0
    assert briefbook.refusal(2, "replace", book, " ", "x")["type"] == "UsageError"


def test_a_page_is_pasted(briefbook: CommandLine, book: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>One <b>bold</b><img src=x><ul><li>two</ul><script>x</script>", "utf-8")
    came = briefbook.answer("paste", book, "--section", "Ferries", page, "--said-source", "The harbour's page")
    assert came == {"entry_ids": ["e3"], "left_out": {"pictures": 1, "struck": 0}}
    assert texts(briefbook, book)["Ferries"][1] == "One bold\ntwo"
    assert briefbook.refusal(2, "paste", book, "--section", "Ferries", tmp_path / "page.doc")["type"] == "UsageError"


def test_what_is_said_to_people_names_what_happened(briefbook: CommandLine, book: Path) -> None:
    assert "2 texts have no French yet" in briefbook.run("untranslated", book).text
    assert "cimm-narrative-2" in briefbook.run("tab", "add", book, "--template", "cimm-narrative").text
    assert "Under “Not placed”" in briefbook.run("tab", "template", book, "cimm-narrative", "issue-note").text
    assert "Withheld: e1" in briefbook.run("redact", book, "e1", "0", "3").text
    assert "approved" in briefbook.run("approve", book, "e1", "--by", "A").text
    assert "2 places changed (e1, e2)" in briefbook.run("replace", book, "ferries", "boats").text
