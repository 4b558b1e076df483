"""Every command answers as its schema says, and what it answers is true."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli import harbour
from tests.cli.running import SCHEMAS, CommandLine

FIELDS = ("--field", "committee=CIMM", "--field", "appearance_date=2024-03-05")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return harbour.make_folder(tmp_path / "Harbour papers")


@pytest.fixture
def book(briefbook: CommandLine) -> Path:
    path = briefbook.cwd / "winter.brief"
    briefbook.answer("new", path, "--template", "cimm-narrative", *FIELDS)
    return path


def entries(briefbook: CommandLine, book: Path) -> list[dict[str, Any]]:
    answer = briefbook.answer("outline", book)
    return [entry for section in answer["tabs"][0]["sections"] for entry in section["entries"]]


def headings(briefbook: CommandLine, book: Path) -> list[str]:
    return [section["heading"] for section in briefbook.answer("outline", book)["tabs"][0]["sections"]]


def test_every_command_of_the_contract_has_a_schema() -> None:
    assert {path.stem for path in SCHEMAS.glob("*.json")} == {
        *("index", "find", "show", "templates", "new", "set", "outline", "add", "write", "edit", "move", "remove"),
        *("query-help", "synonyms"),
        *("undo", "redo", "section", "note", "sample", "error", "shared", "correct", "moved", "pairs"),
        *("topics", "topic", "compile", "searches", "search", "template"),
        *("return", "import", "paste", "redact", "unredact", "replace", "swap", "tab", "translate", "untranslated"),
        *("approve", "approvals", "restore"),
        *("tab", "redact", "unredact", "approve", "approvals", "translate", "swap", "untranslated", "replace", "paste"),
    }


def test_index_counts_every_name(briefbook: CommandLine, folder: Path) -> None:
    (folder / "scan.xyz").write_bytes(b"\x00\x01")
    (folder / ".hidden").write_bytes(b"")
    report = briefbook.answer("index", folder)
    assert report["seen"] == 7
    assert report["documents"] == report["added"] == 5
    assert report["problems"] == []
    assert {one["rule"]: one["count"] for one in report["skipped"]} == {
        "hidden file or folder": 1,
        "unknown type of file": 1,
    }
    assert report["seen"] == report["documents"] + len(report["problems"]) + sum(s["count"] for s in report["skipped"])
    assert Path(report["index_folder"]).is_relative_to(briefbook.data)


def test_find_answers_with_spans_of_the_whole_passage(briefbook: CommandLine, folder: Path) -> None:
    answer = briefbook.answer("find", folder, "winter ferry", "--limit", "3")
    assert answer["query"] == "winter ferry"
    assert answer["complete"]
    assert answer["total"] >= len(answer["hits"]) == 3
    for hit in answer["hits"]:
        assert [hit["text"][start:end].lower() for start, end in hit["spans"]]
        assert {hit["text"][start:end].lower() for start, end in hit["spans"]} <= {"winter", "ferry"}
        assert hit["passage_id"] == f"{hit['document']['id'][:16]}:{hit['ordinal']}"


def test_find_filters_sorts_and_explains(briefbook: CommandLine, folder: Path) -> None:
    answer = briefbook.answer("find", folder, "traversier", "--language", "fr")
    assert {hit["document"]["path"] for hit in answer["hits"]} == {harbour.PAGE}
    answer = briefbook.answer("find", folder, "ferry", "--since", "2023", "--until", "2023-12", "--explain")
    assert {hit["document"]["date"] for hit in answer["hits"]} == {"2023-05-04"}
    assert [piece["words"] for piece in answer["explanation"]][1:] == ["from 2023", "until 2023-12"]
    answer = briefbook.answer("find", folder, "ferry", "--kind", "narrative", "--sort", "newest")
    assert {hit["document"]["kind"] for hit in answer["hits"]} == {"narrative"}


def test_find_without_a_hit_is_done(briefbook: CommandLine, folder: Path) -> None:
    answer = briefbook.answer("find", folder, "zeppelin")
    assert (answer["total"], answer["hits"]) == (0, [])


def test_show_gives_the_document_with_its_evidence(briefbook: CommandLine, folder: Path) -> None:
    answer = briefbook.answer("show", folder, harbour.STATEMENT)
    assert answer["document"]["kind"] == "statement"
    assert answer["evidence"]["date"]["value"] == answer["document"]["date"] == "2023-05-04"
    assert "May 4, 2023" in answer["evidence"]["date"]["line"]
    assert any("Originally published" in line["text"] for line in answer["furniture"])
    assert any("4,100 people" in passage["text"] for passage in answer["passages"])
    kinds = {passage["kind"] for passage in briefbook.answer("show", folder, harbour.BACKGROUNDER)["passages"]}
    assert kinds == {"paragraph", "list-item", "quotation", "table"}


def test_show_of_what_is_not_there_fails(briefbook: CommandLine, folder: Path) -> None:
    assert briefbook.refusal(1, "show", folder, "nothing.txt")["type"] == "DocumentMissing"


def test_templates_are_listed_with_their_fields(briefbook: CommandLine) -> None:
    answer = briefbook.answer("templates")
    narrative = next(one for one in answer["templates"] if one["name"] == "cimm-narrative")
    assert {"committee", "appearance_date"} <= {field["name"] for field in narrative["fields"]}


def test_new_and_set_answer_with_the_title(briefbook: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "new.brief"
    answer = briefbook.answer("new", path, "--template", "cimm-narrative", *FIELDS)
    assert answer == {"book": str(path), "title": "CIMM – Communications Narrative – March 5, 2024"}
    answer = briefbook.answer("set", path, "committee=SECU", "appearance_date=2024-04-09")
    assert answer["title"] == "SECU – Communications Narrative – April 9, 2024"
    assert briefbook.answer("outline", path)["tabs"][0]["fields"]["committee"] == "SECU"
    assert briefbook.refusal(1, "set", path, "comittee=X")["type"] == "UnknownName"
    assert briefbook.refusal(1, "new", path, "--template", "cimm-narrative")["type"] == "BookExists"
    assert briefbook.refusal(1, "new", tmp_path / "b", "--template", "cimm")["type"] == "TemplateMissing"


def test_an_empty_value_takes_a_field_away(briefbook: CommandLine, book: Path) -> None:
    briefbook.answer("set", book, "ministry=Department of Harbours")
    assert briefbook.answer("outline", book)["tabs"][0]["fields"]["ministry"] == "Department of Harbours"
    briefbook.answer("set", book, "ministry=")
    assert "ministry" not in briefbook.answer("outline", book)["tabs"][0]["fields"]


def test_add_keeps_where_a_passage_came_from(briefbook: CommandLine, folder: Path, book: Path) -> None:
    hit = briefbook.answer("find", folder, "4,100 people")["hits"][0]
    start, end = hit["text"].index("carried"), hit["text"].index(" to the outer")
    part = f"{hit['passage_id']}@{start}-{end}"
    answer = briefbook.answer("add", book, "--section", "Winter Crossings", folder, hit["passage_id"], part)
    assert answer["entry_ids"] == ["e1", "e2"]
    whole, selection = entries(briefbook, book)
    source = whole["source"]
    assert (source["path"], source["label"]) == (harbour.STATEMENT, "Harbour papers")
    assert source["span"] == [0, len(hit["text"])]
    assert source["text"] == whole["text"] == hit["text"]
    assert source["picked"] == datetime.now().astimezone().date().isoformat()
    assert selection["text"] == selection["source"]["text"] == hit["text"][start:end]
    assert headings(briefbook, book)[-1] == "Winter Crossings"
    briefbook.answer("undo", book)
    assert entries(briefbook, book) == []


def test_of_identical_files_path_says_which(briefbook: CommandLine, folder: Path, book: Path) -> None:
    shutil.copy(folder / harbour.STATEMENT, folder / "a copy.txt")
    hit = briefbook.answer("find", folder, "4,100 people")["hits"][0]
    briefbook.answer("add", book, "--section", "one", folder, hit["passage_id"])
    briefbook.answer("add", book, "--section", "two", folder, hit["passage_id"], "--path", harbour.STATEMENT)
    assert [entry["source"]["path"] for entry in entries(briefbook, book)] == ["a copy.txt", harbour.STATEMENT]


def test_a_pick_that_cannot_be_meant_is_refused(briefbook: CommandLine, folder: Path, book: Path) -> None:
    hit = briefbook.answer("find", folder, "4,100 people")["hits"][0]["passage_id"]
    section = ("--section", "Introduction")
    assert briefbook.refusal(2, "add", book, *section, folder, "not-an-id")["type"] == "UsageError"
    assert briefbook.refusal(1, "add", book, *section, folder, "0" * 16 + ":1")["type"] == "PassageMissing"
    assert briefbook.refusal(1, "add", book, *section, folder, f"{hit}@0-99999")["type"] == "PassageMissing"
    assert entries(briefbook, book) == []


def test_own_words_are_written_edited_moved_and_removed(briefbook: CommandLine, book: Path) -> None:
    assert briefbook.answer("write", book, "--section", "INTRODUCTION", "One.\n\nTwo.")["entry_ids"] == ["e1"]
    assert briefbook.answer("write", book, "--section", "Ports", "--self", "Ask Anna.")["entry_ids"] == ["e2"]
    markdown = "A **bold** word.\n\n- first\n- second"
    assert briefbook.answer("write", book, "--section", "Ports", "--markdown", markdown)["entry_ids"] == ["e3"]
    assert [(entry["kind"], entry["text"]) for entry in entries(briefbook, book)] == [
        ("own", "One.\nTwo."),
        ("self", "Ask Anna."),
        ("own", "A bold word.\nfirst\nsecond"),
    ]
    assert briefbook.answer("edit", book, "e1", "One and only.")["entry_ids"] == ["e1"]
    assert briefbook.answer("move", book, "e1", "--section", "ports", "--at", "1")["entry_ids"] == ["e1"]
    assert [entry["id"] for entry in entries(briefbook, book)] == ["e2", "e1", "e3"]
    assert briefbook.answer("remove", book, "e2")["entry_ids"] == ["e2"]
    assert [entry["text"] for entry in entries(briefbook, book)] == ["One and only.", "A bold word.\nfirst\nsecond"]
    assert briefbook.answer("undo", book)["entry_ids"] == ["e2"]
    assert briefbook.answer("redo", book)["entry_ids"] == ["e2"]
    assert briefbook.answer("write", book, "--section", "Ports", "--", "-5 degrees.")["entry_ids"] == ["e4"]
    assert briefbook.refusal(1, "redo", book)["type"] == "NothingToUndo"
    assert briefbook.refusal(1, "edit", book, "e99", "x")["type"] == "NotInBook"
    assert briefbook.refusal(1, "move", book, "e1", "--section", "nowhere")["type"] == "NotInBook"
    assert briefbook.refusal(2, "write", book, "--section", "Ports", " ")["type"] == "UsageError"


def test_an_edited_excerpt_keeps_its_source(briefbook: CommandLine, folder: Path, book: Path) -> None:
    hit = briefbook.answer("find", folder, "treasurer northern council")["hits"][0]
    briefbook.answer("add", book, "--section", "Introduction", folder, hit["passage_id"])
    briefbook.answer("edit", book, "e1", "A ferry that does not sail costs money.")
    (entry,) = entries(briefbook, book)
    assert entry["edited"]
    assert entry["text"] == "A ferry that does not sail costs money."
    assert entry["text_as_taken"] == entry["source"]["text"] == hit["text"]
    briefbook.answer("note", book, "--out", briefbook.cwd / "quote.html")
    assert "<blockquote" in (briefbook.cwd / "quote.html").read_text("utf-8")


def test_sections_are_added_renamed_moved_and_removed(briefbook: CommandLine, book: Path) -> None:
    start = headings(briefbook, book)
    assert briefbook.answer("section", "add", book, "Ports", "--at", "0") == {"entry_ids": []}
    assert headings(briefbook, book) == ["Ports", *start]
    briefbook.answer("write", book, "--section", "Ports", "Words.")
    assert briefbook.answer("section", "rename", book, "ports", "Harbours") == {"entry_ids": []}
    briefbook.answer("section", "move", book, "Harbours", "--at", "1")
    assert headings(briefbook, book)[1] == "Harbours"
    assert briefbook.answer("section", "remove", book, "harbours") == {"entry_ids": ["e1"]}
    assert headings(briefbook, book) == start
    assert briefbook.refusal(1, "section", "remove", book, "harbours")["type"] == "NotInBook"


def test_note_answers_with_its_files_and_findings(briefbook: CommandLine, book: Path, tmp_path: Path) -> None:
    briefbook.answer("write", book, "--section", "Ports", "The piers are sound.")
    for suffix in ("docx", "md", "html"):
        out = tmp_path / f"note.{suffix}"
        answer = briefbook.answer("note", book, "--out", out, "--copy", "working", "--language", "fr")
        assert answer["files"] == [str(out)]
        assert out.stat().st_size > 0
        assert [finding["code"] for finding in answer["findings"]] == ["empty-section", "no-other-language"]
    tab = briefbook.answer("outline", book)["tabs"][0]["id"]
    briefbook.answer("note", book, "--out", tmp_path / "tab.md", "--tab", tab)
    assert briefbook.refusal(1, "note", book, "--out", tmp_path / "n.md", "--tab", "other")["type"] == "NotInBook"
    assert briefbook.refusal(2, "note", book, "--out", tmp_path / "n.csv")["type"] == "UsageError"
    assert briefbook.refusal(1, "note", book, "--out", tmp_path / "no" / "n.md")["type"] == "ExportError"


def test_a_note_without_a_required_field_fails_in_one_sentence(briefbook: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "unset.brief"
    title = briefbook.answer("new", path, "--template", "cimm-narrative")["title"]
    assert title == "CIMM – Communications Narrative – [Appearance date]"
    error = briefbook.refusal(1, "note", path, "--out", tmp_path / "note.docx")
    assert error["type"] == "FieldMissing"
    assert "Appearance date" in error["sentence"]
    assert not (tmp_path / "note.docx").exists()


def test_a_book_in_french_names_its_fields_in_french(briefbook: CommandLine, tmp_path: Path) -> None:
    path, label = tmp_path / "fr.brief", "Date de la comparution"
    typed = ("new", path, "--template", "cimm-narrative", "--language", "fr")
    assert briefbook.refusal(1, *typed, "--field", "appearance_date=demain")["sentence"].startswith(label)
    assert briefbook.answer(*map(str, typed))["title"].endswith(f"[{label}]")
    assert briefbook.refusal(1, "set", path, "appearance_date=demain")["sentence"].startswith(label)
    assert f"“{label}”" in briefbook.refusal(1, "note", path, "--out", tmp_path / "note.docx")["sentence"]


def test_a_book_in_french_has_french_headings(briefbook: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "fr.brief"
    answer = briefbook.answer("new", path, "--template", "cimm-narrative", "--language", "fr", *FIELDS)
    assert "5\u00a0mars" in answer["title"] or "5 mars 2024" in answer["title"]


def test_the_sample_is_made_where_it_was_asked_for(briefbook: CommandLine, tmp_path: Path) -> None:
    answer = briefbook.answer("sample", "--out", tmp_path / "try", "--copy", "minister")
    assert sorted(Path(file).suffix for file in answer["files"]) == [".docx", ".html", ".md"]
    assert all(Path(file).is_file() for file in answer["files"])
    assert briefbook.refusal(1, "sample", "--out", tmp_path / "try", "--template", "novel")["type"] == "TemplateMissing"


def test_people_get_text(briefbook: CommandLine, folder: Path, book: Path) -> None:
    said = briefbook.run("index", folder).text
    assert "5 documents" in said
    said = briefbook.run("find", folder, "treasurer").text
    assert "How the winter ferry is paid for · other · 2022-11-02 · ¶" in said
    assert "said the [treasurer]" in said
    passage_id = briefbook.answer("find", folder, "treasurer")["hits"][0]["passage_id"]
    assert passage_id in said
    assert "e1" in briefbook.run("add", book, "--section", "Ports", folder, passage_id).text
    tree = briefbook.run("outline", book).text
    assert tree.startswith("CIMM – Communications Narrative – March 5, 2024\n")
    assert "└─ Ports\n   └─ e1  A ferry that does not sail" in tree
    assert "adding to “Ports”" in briefbook.run("undo", book).text
    assert "note.md" in briefbook.run("note", book, "--out", "note.md").text
    assert "¶" in briefbook.run("show", folder, harbour.BACKGROUNDER).text
    assert "appearance_date" in briefbook.run("templates").text


def test_pairs_names_the_two_versions_of_one_text(briefbook: CommandLine, folder: Path) -> None:
    english = "The ferry to Port Ellery carried 4,100 passengers in January 2023, said harbour master Ines Okafor.\n\n"
    french = "Le traversier de Port Ellery a transporté 4 100 passagers en janvier 2023, dit Ines Okafor du port.\n\n"
    (folder / "traffic-e.txt").write_text(english * 4, "utf-8")
    (folder / "traffic-f.txt").write_text(french * 4, "utf-8")
    answer = briefbook.answer("pairs", folder)
    assert [(one["en"], one["fr"]) for one in answer["pairs"]] == [("traffic-e.txt", "traffic-f.txt")]
    assert answer["pairs"][0]["confidence"] >= 0.8
    lines = briefbook.run("pairs", folder).text.splitlines()
    assert lines[0] == "1 pair of an English and a French version."
    assert "traffic-e.txt" in lines[-1]
    assert "traffic-f.txt" in lines[-1]
