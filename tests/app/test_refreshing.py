"""Indexing a folder through the child process: what is counted, what changes, what happens when it is stopped."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from briefbook.app.finding import Finder
from briefbook.app.index_job import JOBS
from briefbook.app.refreshing import refresh
from briefbook.app.staleness import is_stale
from briefbook.app.verifying import verify
from briefbook.app.workspace import Workspace, open_workspace
from briefbook.disk.walk import HIDDEN, TEMPORARY
from briefbook.extract.passed_over import UNKNOWN
from briefbook.index.tables import CATALOGUE
from briefbook.model.errors import Cancelled, FolderUnreachable, WorkerFailed
from briefbook.model.monitor import Silent
from briefbook.model.plain import JsonObject
from briefbook.model.query import Request
from briefbook.settings.places import Places
from briefbook.worker.child import Call
from tests.processes import kill

TEXTS = {
    "a.txt": "Harbour inspections\n\nInspectors visited fourteen harbours and found the berths in order.\n",
    "b.md": "# Lighthouse repairs\n\nThe lantern room of the northern lighthouse was rebuilt by local carpenters.\n",
    "sub/c.html": "<html><main><h1>Ferry times</h1><p>The ferry leaves at noon on every weekday.</p></main>",
    "picture.xyz": "\0\1\2\3 is no text",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "documents"
    for name, text in TEXTS.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (root / "broken.docx").write_bytes(b"PK\x03\x04 this is no archive")
    return root


@pytest.fixture
def workspace(folder: Path, places: Places) -> Workspace:
    return open_workspace(folder, places)


def test_everything_seen_is_a_document_a_problem_or_skipped(workspace: Workspace) -> None:
    report = refresh(workspace, Silent())
    assert report.documents == 3
    assert {problem.path: problem.kind for problem in report.problems} == {"broken.docx": "damaged"}
    assert {one.rule: one.count for one in report.skipped} == {UNKNOWN: 1}
    assert report.seen == report.documents + len(report.problems) + sum(one.count for one in report.skipped)


def test_every_name_that_is_passed_over_is_counted(workspace: Workspace, folder: Path) -> None:
    for name in (".hidden", ".hidden folder/a.txt", "sub/.hidden", "~$a.docx", "sub/~$b.docx"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("not for a note", "utf-8")
    report = refresh(workspace, Silent())
    assert {one.rule: one.count for one in report.skipped} == {HIDDEN: 3, TEMPORARY: 2, UNKNOWN: 1}
    assert report.seen == report.documents + len(report.problems) + sum(one.count for one in report.skipped) == 10


def test_changing_one_file_indexes_one_file(workspace: Workspace, folder: Path) -> None:
    refresh(workspace, Silent())
    assert not is_stale(workspace)
    (folder / "a.txt").write_text("Harbour inspections\n\nNow twenty harbours were visited by summer.\n", "utf-8")
    assert is_stale(workspace)
    report = refresh(workspace, Silent())
    assert (report.added, report.changed, report.removed) == (0, 1, 0)
    finder = Finder(workspace)
    try:
        assert [hit.document.path for hit in finder.find(Request("twenty harbours")).hits] == ["a.txt"]
        assert finder.find(Request("fourteen")).total == 0
    finally:
        finder.close()


def test_a_renamed_file_keeps_its_passage_ids(workspace: Workspace, folder: Path) -> None:
    refresh(workspace, Silent())
    finder = Finder(workspace)
    try:
        before = finder.find(Request("lantern room")).hits[0]
        (folder / "b.md").rename(folder / "lighthouse.md")
        refresh(workspace, Silent())
        after = finder.find(Request("lantern room")).hits[0]
        refresh(workspace, Silent(), rebuild=True)
        rebuilt = finder.find(Request("lantern room")).hits[0]
    finally:
        finder.close()
    assert before.passage_id == after.passage_id == rebuilt.passage_id
    assert after.document.path == "lighthouse.md"


def test_the_corpus_is_not_touched(workspace: Workspace, folder: Path) -> None:
    def state() -> dict[str, tuple[int, bytes]]:
        return {str(file): (file.stat().st_mtime_ns, file.read_bytes()) for file in folder.rglob("*") if file.is_file()}

    before = state()
    refresh(workspace, Silent())
    assert state() == before


def test_a_folder_that_is_gone_is_unreachable_and_can_still_be_searched(workspace: Workspace, folder: Path) -> None:
    refresh(workspace, Silent())
    shutil.move(folder, folder.with_name("elsewhere"))
    with pytest.raises(FolderUnreachable, match="cannot be reached"):
        refresh(workspace, Silent())
    finder = Finder(workspace)
    try:
        assert finder.find(Request("ferry"), complete=False).total == 1
    finally:
        finder.close()


class _UnplugsTheDrive(Silent):
    """A monitor that lets the folder go away when the second file is to be read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def advance(self, done: int, total: int) -> None:
        if done == 1:
            self._folder.rename(self._folder.with_name("away"))


def test_a_folder_that_goes_away_while_it_is_read_is_unreachable_and_is_read_whole_when_it_is_back(
    workspace: Workspace, folder: Path
) -> None:
    workspace.place.mkdir(parents=True)
    arguments: JsonObject = {"folder": str(folder), "place": str(workspace.place), "library": str(workspace.library)}
    with pytest.raises(FolderUnreachable):
        JOBS["index"](Call(arguments, b"", _UnplugsTheDrive(folder)))
    folder.with_name("away").rename(folder)
    assert is_stale(workspace)
    report = refresh(workspace, Silent())
    assert (report.documents, len(report.problems)) == (3, 1)


class _LosesOneFile(_UnplugsTheDrive):
    """A monitor that lets one file go away before it is read."""

    def advance(self, done: int, total: int) -> None:
        if done == 0:
            (self._folder / "a.txt").rename(self._folder.with_name("a.txt"))


def test_a_file_that_could_not_be_opened_is_tried_again_though_it_is_unchanged(
    workspace: Workspace, folder: Path
) -> None:
    workspace.place.mkdir(parents=True)
    arguments: JsonObject = {"folder": str(folder), "place": str(workspace.place), "library": str(workspace.library)}
    JOBS["index"](Call(arguments, b"", _LosesOneFile(folder)))
    folder.with_name("a.txt").rename(folder / "a.txt")
    assert is_stale(workspace)
    assert refresh(workspace, Silent()).documents == 3
    assert not is_stale(workspace)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may look into every folder")
def test_a_subfolder_that_cannot_be_looked_into_keeps_its_documents(workspace: Workspace, folder: Path) -> None:
    refresh(workspace, Silent())
    (folder / "sub").chmod(0)
    try:
        report = refresh(workspace, Silent())
    finally:
        (folder / "sub").chmod(0o755)
    assert (report.documents, report.removed) == (3, 0)


class StopAfter(Silent):
    """A monitor that asks to stop once a few files are read."""

    def __init__(self, files: int) -> None:
        self.files = files
        self.is_stopping = False

    def advance(self, done: int, total: int) -> None:
        self.is_stopping = self.is_stopping or done >= self.files

    def cancelled(self) -> bool:
        return self.is_stopping


def test_cancelling_keeps_what_was_read_and_the_next_run_goes_on(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefbook.worker.supervisor.CANCEL_SECONDS", 60.0)  # however busy the computer is
    for number in range(40):
        (folder / f"more-{number:02}.txt").write_text(
            f"Heading\n\nPassage number {number} of the long list.\n", "utf-8"
        )
    with pytest.raises(Cancelled):
        refresh(workspace, StopAfter(3))
    report = refresh(workspace, Silent())
    assert report.documents == 43
    assert report.added <= 41  # two of the three files read before the stop are documents


@contextmanager
def no_commit(workspace: Workspace) -> Iterator[None]:
    """Let no process commit to the index meanwhile: each that tries has to wait."""
    (catalogue,) = workspace.place.rglob(CATALOGUE)
    with closing(sqlite3.connect(catalogue, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def test_cancelling_does_not_wait_for_a_commit_and_the_one_before_it_stands(workspace: Workspace, folder: Path) -> None:
    refresh(workspace, Silent())
    (folder / "a.txt").write_text("Harbour inspections\n\nInspectors closed a quay that nobody had visited.\n", "utf-8")
    (folder / "d.txt").write_text("Winter storage\n\nThe quay keeps its nets in the long shed.\n", "utf-8")
    # one that waits for its turn to commit says at last that it could not
    with no_commit(workspace), pytest.raises(Cancelled, match="can be searched"):
        refresh(workspace, StopAfter(1))
    verify(workspace, Silent())
    assert found(workspace, "quay") == []
    assert found(workspace, "fourteen") == ["a.txt"]
    report = refresh(workspace, Silent())
    assert (report.documents, report.added, report.changed) == (4, 1, 1)
    assert found(workspace, "quay") == ["a.txt", "d.txt"]
    assert found(workspace, "fourteen") == []


def found(workspace: Workspace, query: str) -> list[str]:
    finder = Finder(workspace)
    try:
        return sorted(hit.document.path for hit in finder.find(Request(query)).hits)
    finally:
        finder.close()


class KillIndexer(Silent):
    """A monitor that kills the indexer while it reads."""

    def advance(self, done: int, total: int) -> None:
        if done >= 2:
            for pid in children(os.getpid()):
                kill(pid)


def children(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (entry / "stat").exists():
            fields = (entry / "stat").read_text("utf-8", "replace").rsplit(")", 1)[1].split()
            if int(fields[1]) == parent:
                found.append(int(entry.name))
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="finds the child through /proc")
def test_a_killed_indexer_is_one_sentence_and_the_next_run_repairs_it(workspace: Workspace) -> None:
    with pytest.raises(WorkerFailed, match="Index the folder again"):
        refresh(workspace, KillIndexer())
    assert refresh(workspace, Silent()).documents == 3


def test_deleting_the_index_loses_nothing(workspace: Workspace) -> None:
    first = refresh(workspace, Silent())
    shutil.rmtree(workspace.place)
    again = refresh(workspace, Silent())
    assert (again.documents, again.passages) == (first.documents, first.passages)
