"""Exit codes and what is said: whatever happens, the officer reads one sentence, never a traceback."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import harbour
from tests.cli.running import CommandLine, checked


def broken_library(folder: Path) -> Path:
    """Make a library that meets a fault as soon as it is loaded, as a damaged installation would."""
    (folder / "whoosh").mkdir(parents=True)
    (folder / "whoosh" / "__init__.py").write_text("raise RuntimeError('half an installation')\n", "utf-8")
    return folder


def test_a_missing_folder_is_one_sentence(briefbook: CommandLine, tmp_path: Path) -> None:
    for command in ("index", "find", "show"):
        typed = [command, tmp_path / "nowhere", *(["ferry"] if command != "index" else [])]
        assert briefbook.refusal(1, *typed)["type"] == "FolderMissing"
        ran = briefbook.run(*typed)
        assert (ran.code, ran.stdout) == (1, b"")
        assert len(ran.stderr.splitlines()) == 1


def test_a_missing_or_damaged_book_is_one_sentence(briefbook: CommandLine, tmp_path: Path) -> None:
    assert briefbook.refusal(1, "outline", tmp_path / "none.brief")["type"] == "BookMissing"
    (tmp_path / "broken.brief").write_bytes(b"{")
    for typed in (["outline"], ["undo"], ["set", "committee=X"], ["remove", "e1"]):
        error = briefbook.refusal(1, typed[0], tmp_path / "broken.brief", *typed[1:])
        assert error["type"] == "BookDamaged"
    assert (tmp_path / "broken.brief").read_bytes() == b"{"


def test_a_damaged_book_says_how_it_comes_back_and_comes_back(briefbook: CommandLine, tmp_path: Path) -> None:
    book = tmp_path / "winter.brief"
    briefbook.answer("new", book, "--template", "cimm-narrative", "--field", "committee=CIMM")
    briefbook.answer("write", book, "--section", "Introduction", "The ferries sail.")
    whole = book.read_bytes()
    assert "is not damaged" in briefbook.refusal(1, "restore", book)["sentence"]
    book.write_bytes(whole[:-50])
    assert "briefbook restore BOOK" in briefbook.refusal(1, "outline", book)["sentence"]
    answer = briefbook.answer("restore", book)
    assert book.read_bytes() == whole
    assert Path(answer["kept"]).read_bytes() == whole[:-50]
    book.unlink()
    assert briefbook.answer("restore", book)["kept"] is None
    assert book.read_bytes() == whole


def test_a_fault_of_our_own_is_one_sentence(tmp_path: Path) -> None:
    folder = harbour.make_folder(tmp_path / "papers")
    library = broken_library(tmp_path / "library")
    path = os.pathsep.join((str(library), CommandLine(tmp_path, tmp_path).environ["PYTHONPATH"]))
    briefbook = CommandLine(tmp_path / "data", tmp_path, {"PYTHONPATH": path})
    error = briefbook.refusal(1, "find", folder, "ferry")
    assert error["type"] == "Fault"
    assert "RuntimeError" in error["sentence"]
    ran = briefbook.run("find", folder, "ferry")
    assert (ran.code, ran.stdout) == (1, b"")
    assert ran.stderr.startswith("Briefbook met a fault of its own (RuntimeError)")
    assert len(ran.stderr.splitlines()) == 1
    debugged = subprocess.run(
        briefbook.command("find", folder, "ferry"),
        env={**briefbook.environ, "BRIEFBOOK_DEBUG": "1"},
        capture_output=True,
        check=False,
    )
    assert debugged.returncode == 1
    assert b"half an installation" in debugged.stderr


def test_a_data_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    folder = harbour.make_folder(tmp_path / "papers")
    (tmp_path / "data").write_bytes(b"")
    error = CommandLine(tmp_path / "data", tmp_path).refusal(1, "find", folder, "ferry")
    assert str(tmp_path / "data") in error["sentence"]


@pytest.mark.parametrize("environ", [{"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}])
def test_json_is_utf_8_whatever_the_machine_says(tmp_path: Path, environ: dict[str, str]) -> None:
    folder = harbour.make_folder(tmp_path / "Dossiers d’hiver")
    briefbook = CommandLine(tmp_path / "data", tmp_path, environ)
    answer = briefbook.answer("find", folder, "“one winter timetable”")
    assert "“one winter timetable” – the first" in answer["hits"][0]["text"]
    assert "\u00a025, 2023" in answer["hits"][0]["text"]


def test_a_reader_that_has_had_enough_is_left_in_peace(briefbook: CommandLine, tmp_path: Path) -> None:
    folder = harbour.make_folder(tmp_path / "papers")
    briefbook.answer("index", folder)
    with subprocess.Popen(
        briefbook.command("find", folder, "ferry"),
        env=briefbook.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("typed", "left_out"),
    [
        (["--version"], {"whoosh", "docx", "lxml", "jinja2", "markdown", "sqlite3", "PySide6"}),
        (["templates"], {"whoosh", "docx", "lxml", "jinja2", "markdown", "PySide6"}),
        (["find", "nowhere", "ferry"], {"docx", "lxml", "jinja2", "markdown", "PySide6"}),
    ],
)
def test_a_command_loads_only_what_it_needs(briefbook: CommandLine, typed: list[str], left_out: set[str]) -> None:
    probe = "import sys; from briefbook.__main__ import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run(
        [sys.executable, "-c", probe, *typed], env=briefbook.environ, capture_output=True, check=True, encoding="utf-8"
    )
    assert left_out & set(ended.stderr.split()) == set()


def test_no_command_or_an_unknown_one_is_wrong_usage(briefbook: CommandLine) -> None:
    assert briefbook.run("fnid").code == 2
    assert json.loads(briefbook.run("--json").stdout)["error"]["type"] == "UsageError"
    assert briefbook.run("--version").text.startswith("Briefbook ")


if sys.platform != "win32":  # a process of Windows cannot send Ctrl+C to another

    @pytest.mark.parametrize("to_all", [True, False], ids=["as a console does it", "to the parent alone"])
    def test_ctrl_c_keeps_what_is_done_and_ends_with_130(briefbook: CommandLine, tmp_path: Path, to_all: bool) -> None:
        folder = harbour.make_many(tmp_path / "papers", 400)
        with subprocess.Popen(
            briefbook.command("index", folder, "--json"),
            env=briefbook.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert b"Reading documents\n" in iter(process.stderr.readline, b"")
            (os.killpg if to_all else os.kill)(process.pid, signal.SIGINT)
            said, talk = process.communicate(timeout=60)
        assert process.returncode == 130, talk
        assert checked("error", said)["error"]["type"] == "Cancelled"
        assert b"Traceback" not in talk
        report = briefbook.answer("index", folder)
        assert report["documents"] == 400


def test_a_template_that_cannot_be_used_is_named_beside_the_list(briefbook: CommandLine) -> None:
    folder = briefbook.data / "templates" / "half-written"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text("title = ", "utf-8")
    ran = briefbook.run("templates", "--json")
    assert ran.code == 0
    names = [one["name"] for one in json.loads(ran.stdout)["templates"]]
    assert "cimm-narrative" in names
    assert "half-written" not in names
    assert "half-written" in ran.stderr
