"""Ids stay the same, only what changed is read again, and an index that is away, busy or damaged is said to be so."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli import harbour
from tests.cli.running import CommandLine, checked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return harbour.make_folder(tmp_path / "Harbour papers")


def ids(briefbook: CommandLine, folder: Path, path: str) -> list[str]:
    return [passage["passage_id"] for passage in briefbook.answer("show", folder, path)["passages"]]


def counts(report: dict[str, Any]) -> tuple[int, int, int]:
    return report["added"], report["changed"], report["removed"]


def test_ids_are_the_same_after_a_rebuild_a_rename_and_on_another_machine(
    briefbook: CommandLine, folder: Path, tmp_path: Path
) -> None:
    before = ids(briefbook, folder, harbour.BACKGROUNDER)
    assert len(before) > 3
    assert briefbook.answer("index", folder, "--rebuild")["documents"] == 5
    assert ids(briefbook, folder, harbour.BACKGROUNDER) == before
    (folder / harbour.BACKGROUNDER).rename(folder / "renamed.md")
    assert ids(briefbook, folder, "renamed.md") == before
    (hit,) = briefbook.answer("find", folder, "treasurer")["hits"]
    assert (hit["passage_id"] in before, hit["document"]["path"]) == (True, "renamed.md")
    other = CommandLine(tmp_path / "other machine", tmp_path)
    assert ids(other, folder, "renamed.md") == before


def test_changing_one_file_reads_one_file(briefbook: CommandLine, folder: Path) -> None:
    assert counts(briefbook.answer("index", folder)) == (5, 0, 0)
    assert counts(briefbook.answer("index", folder)) == (0, 0, 0)
    text = (folder / harbour.STATEMENT).read_text("utf-8").replace("4,100 people", "5,200 people")
    (folder / harbour.STATEMENT).write_text(text, "utf-8")
    assert counts(briefbook.answer("index", folder)) == (0, 1, 0)
    assert briefbook.answer("find", folder, "5,200")["total"] == 1
    assert briefbook.answer("find", folder, "4,100")["total"] == 0
    (folder / harbour.MEMO).unlink()
    assert counts(briefbook.answer("index", folder)) == (0, 0, 1)


def test_find_sees_a_file_that_was_just_put_there(briefbook: CommandLine, folder: Path) -> None:
    assert briefbook.answer("find", folder, "dredger")["total"] == 0
    (folder / "new.txt").write_text("The dredger arrives in April and leaves when the channel is clear.\n", "utf-8")
    assert briefbook.answer("find", folder, "dredger")["total"] == 1


def test_a_folder_that_is_away_is_answered_from_the_last_commit(briefbook: CommandLine, folder: Path) -> None:
    briefbook.answer("index", folder)
    folder.rename(folder.with_name("on another drive"))
    answer = briefbook.answer("find", folder, "treasurer")
    assert (answer["complete"], answer["total"]) == (False, 1)
    assert any("cannot be reached" in note for note in answer["notes"])
    assert briefbook.refusal(1, "index", folder)["type"] == "FolderUnreachable"
    assert briefbook.answer("find", folder, "treasurer")["total"] == 1


def test_a_folder_that_went_away_before_it_was_read_fails(briefbook: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    briefbook.answer("index", tmp_path / "empty")
    (tmp_path / "empty").rmdir()
    assert briefbook.refusal(1, "find", tmp_path / "empty", "ferry")["type"] == "FolderUnreachable"


@pytest.mark.parametrize("what", ["every file", "the pointer"])
def test_a_damaged_index_is_made_anew_and_said_to_be(briefbook: CommandLine, folder: Path, what: str) -> None:
    place = Path(briefbook.answer("index", folder)["index_folder"])
    for file in (path for path in place.rglob("*") if path.is_file() and path.suffix != ".lock"):
        if what == "every file" or file.parent == place:
            file.write_bytes(b"\x00 damaged \xff" * 20)
    answer = briefbook.answer("find", folder, "treasurer")
    assert (answer["complete"], answer["total"]) == (True, 1)
    assert any("made anew" in note for note in answer["notes"])
    assert briefbook.answer("find", folder, "treasurer")["notes"] == []


def test_index_itself_mends_a_damaged_index(briefbook: CommandLine, folder: Path) -> None:
    place = Path(briefbook.answer("index", folder)["index_folder"])
    for file in (path for path in place.rglob("*") if path.is_file() and path.suffix != ".lock"):
        file.write_bytes(b"damaged")
    assert briefbook.answer("index", folder)["documents"] == 5


def test_deleting_the_index_loses_nothing_the_officer_did(briefbook: CommandLine, folder: Path) -> None:
    hit = briefbook.answer("find", folder, "treasurer")["hits"][0]["passage_id"]
    briefbook.answer("new", "b.brief", "--template", "cimm-narrative", "--field", "appearance_date=2024-03-05")
    briefbook.answer("add", "b.brief", "--section", "Money", folder, hit)
    briefbook.answer("write", "b.brief", "--section", "Money", "Our own words.")
    before = briefbook.answer("outline", "b.brief")
    briefbook.answer("note", "b.brief", "--out", "before.docx", "--copy", "working")
    shutil.rmtree(briefbook.data / "index")
    assert briefbook.answer("outline", "b.brief") == before
    briefbook.answer("note", "b.brief", "--out", "after.docx", "--copy", "working")
    assert (briefbook.cwd / "after.docx").read_bytes() == (briefbook.cwd / "before.docx").read_bytes()
    briefbook.answer("undo", "b.brief")
    briefbook.answer("redo", "b.brief")
    assert briefbook.answer("outline", "b.brief") == before
    assert briefbook.answer("find", folder, "treasurer")["hits"][0]["passage_id"] == hit
    briefbook.answer("add", "b.brief", "--section", "Money", folder, hit)
    source = briefbook.answer("outline", "b.brief")["tabs"][0]["sections"][-1]["entries"][-1]["source"]
    assert source["folder"] == before["tabs"][0]["sections"][-1]["entries"][0]["source"]["folder"]


if sys.platform == "linux":  # the child of a process is found in /proc

    def start_indexing(briefbook: CommandLine, folder: Path) -> "subprocess.Popen[bytes]":
        """Start to index in the background and return when the first file is about to be read."""
        process = subprocess.Popen(
            briefbook.command("index", folder, "--json"),
            env=briefbook.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stderr is not None
        assert b"Reading documents\n" in iter(process.stderr.readline, b"")
        return process

    def indexer_of(process: "subprocess.Popen[bytes]") -> int:
        return int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()[0])

    def test_find_beside_another_indexer_answers_from_the_last_commit(briefbook: CommandLine, tmp_path: Path) -> None:
        folder = harbour.make_many(tmp_path / "papers", 20)
        briefbook.answer("index", folder)
        for number in range(400):
            (folder / f"later {number}.txt").write_bytes(harbour.text_of(harbour.STATEMENT).encode("utf-8"))
        with start_indexing(briefbook, folder) as process:
            indexer = indexer_of(process)
            os.kill(indexer, signal.SIGSTOP)
            answer = briefbook.answer("find", folder, "winter ferry")
            os.kill(indexer, signal.SIGCONT)
            said, _ = process.communicate(timeout=60)
        assert not answer["complete"]
        assert answer["total"] > 0
        assert any("being indexed" in note for note in answer["notes"])
        assert checked("index", said)["documents"] == 420

    def test_a_killed_indexer_is_one_sentence_and_nothing_is_lost(briefbook: CommandLine, tmp_path: Path) -> None:
        folder = harbour.make_many(tmp_path / "papers", 20)
        briefbook.answer("index", folder)
        for number in range(400):
            (folder / f"later {number}.txt").write_bytes(harbour.text_of(harbour.STATEMENT).encode("utf-8"))
        with start_indexing(briefbook, folder) as process:
            os.kill(indexer_of(process), signal.SIGKILL)
            said, talk = process.communicate(timeout=60)
        assert process.returncode == 1
        assert checked("error", said)["error"]["type"] == "WorkerFailed"
        assert b"Traceback" not in talk
        report = briefbook.answer("index", folder)
        assert report["documents"] == 420
        assert report["added"] <= 400
