"""Whatever goes wrong is one clear sentence, and nothing that was there before is lost."""

import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from briefbook.app.changing import book_lock
from briefbook.settings.places import Places, shipped_folder
from tests.cli import harbour
from tests.cli.running import CommandLine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return harbour.make_folder(tmp_path / "Harbour papers")


@pytest.fixture
def book(briefbook: CommandLine) -> Path:
    path = briefbook.cwd / "winter.brief"
    briefbook.answer("new", path, "--template", "cimm-narrative", "--field", "appearance_date=2024-03-05")
    briefbook.answer("write", path, "--section", "Introduction", "Words that must not be lost.")
    return path


def texts(briefbook: CommandLine, book: Path) -> list[str]:
    sections: list[dict[str, Any]] = briefbook.answer("outline", book)["tabs"][0]["sections"]
    return [entry["text"] for section in sections for entry in section["entries"]]


def test_a_damaged_word_file_is_a_row_in_the_problems(briefbook: CommandLine, folder: Path) -> None:
    whole = (folder / harbour.MEMO).read_bytes()
    (folder / "cut short.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "no archive.docx").write_bytes(b"PK\x03\x04 this is no archive")
    report = briefbook.answer("index", folder)
    assert report["documents"] == 5
    assert {problem["path"]: problem["kind"] for problem in report["problems"]} == {
        "cut short.docx": "damaged",
        "no archive.docx": "damaged",
    }
    said = briefbook.run("index", folder)
    assert said.code == 0
    assert "cut short.docx" in said.text


@pytest.mark.parametrize("query", ['"unclosed (', "(ferry", "ferry OR", "-", "AND AND", '""', "from:whenever ferry"])
def test_a_query_that_is_none_is_searched_literally_and_says_so(
    briefbook: CommandLine, folder: Path, query: str
) -> None:
    (folder / "odd.txt").write_text("The form says “unclosed (” where the ferry number should stand.\n", "utf-8")
    answer = briefbook.answer("find", folder, "--", query)
    assert answer["query"] == query
    assert answer["notes"]
    if "unclosed" in query:
        assert [hit["document"]["path"] for hit in answer["hits"]] == ["odd.txt"]
    assert briefbook.run("find", folder, "--", query).code == 0


MANY = "{% set many = '" + "x" * 2000 + "'|list %}"


def own_template(briefbook: CommandLine, body: str) -> None:
    """Put a template of the officer's own beside the shipped ones: the narrative with another text."""
    target = briefbook.data / "templates" / "made-here"
    shutil.copytree(shipped_folder() / "templates" / "cimm-narrative", target)
    (target / "template.md.j2").write_text(body, "utf-8")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("# {{ title }}\n\n{{ comittee }}\n", "UnknownName"),
        ("# {{ title\n", "TemplateError"),
        ("# {{ title.__class__.__mro__ }}\n", "TemplateRefused"),
        (
            MANY + "{% for a in many %}{% for b in many %}{% for c in many %}{% endfor %}{% endfor %}{% endfor %}",
            "TemplateTooSlow",
        ),
    ],
    ids=["an undeclared name", "no closing braces", "reaching into Python", "a loop without an end"],
)
def test_a_template_at_fault_is_one_sentence_and_no_file(briefbook: CommandLine, body: str, kind: str) -> None:
    own_template(briefbook, body)
    briefbook.answer("new", "own.brief", "--template", "made-here", "--field", "appearance_date=2024-03-05")
    out = briefbook.cwd / "note.docx"
    out.write_bytes(b"the note of yesterday")
    error = briefbook.refusal(1, "note", "own.brief", "--out", out)
    assert error["type"] == kind
    assert out.read_bytes() == b"the note of yesterday"
    assert sorted(path.name for path in briefbook.cwd.glob("*note*")) == ["note.docx"]
    if kind == "UnknownName":
        assert "comittee" in error["sentence"]
        assert "committee" in error["sentence"]


def test_a_book_in_use_is_one_sentence(briefbook: CommandLine, book: Path) -> None:
    with book_lock(book, Places(briefbook.data, shipped_folder())):
        error = briefbook.refusal(1, "write", book, "--section", "Introduction", "More words.")
    assert error["type"] == "BookLocked"
    assert texts(briefbook, book) == ["Words that must not be lost."]


if sys.platform != "win32":  # a full disk is played with a limit that Windows does not have
    import resource

    class FullDisk:
        """Makes the disk full for a process from `size` bytes of a file on, before it becomes Briefbook."""

        def __init__(self, size: int) -> None:
            self.size = size

        def __call__(self) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.size, self.size))

    @pytest.mark.parametrize("size", [0, 100, 1000, 3000])
    def test_a_full_disk_on_save_loses_nothing(briefbook: CommandLine, book: Path, size: int) -> None:
        before = book.read_bytes()
        long = "A long sentence that the disk has no room for. " * 400
        error = briefbook.refusal(1, "write", book, "--section", "Introduction", long, before=FullDisk(size))
        assert "room" in error["sentence"] or "full" in error["sentence"]
        assert book.read_bytes() == before
        assert texts(briefbook, book)[0] == "Words that must not be lost."
        assert [path.name for path in briefbook.cwd.iterdir() if path.suffix not in (".brief", "")] == []
        briefbook.answer("write", book, "--section", "Introduction", "And there is room again.")
        assert texts(briefbook, book)[0] == "Words that must not be lost."
        assert texts(briefbook, book)[-1] == "And there is room again."

    @pytest.mark.parametrize("size", [0, 1000])
    def test_a_full_disk_on_export_leaves_the_old_note(briefbook: CommandLine, book: Path, size: int) -> None:
        out = briefbook.cwd / "note.docx"
        briefbook.answer("note", book, "--out", out)
        before = out.read_bytes()
        briefbook.answer("write", book, "--section", "Introduction", "More words.")
        error = briefbook.refusal(1, "note", book, "--out", out, before=FullDisk(size))
        assert error["type"] == "DiskFull"
        assert out.read_bytes() == before
        assert sorted(path.name for path in briefbook.cwd.glob("*note*")) == ["note.docx"]

    @pytest.mark.parametrize("size", [0, 2000])
    def test_a_full_disk_while_indexing_is_one_sentence(briefbook: CommandLine, folder: Path, size: int) -> None:
        error = briefbook.refusal(1, "index", folder, before=FullDisk(size))
        assert error["sentence"]
        assert briefbook.answer("index", folder)["documents"] == 5
