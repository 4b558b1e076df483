"""A folder of everything that is bad: each file gives text or one line why not, and nothing else happens at all."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefbook.app.refreshing import refresh
from briefbook.app.workspace import Workspace, open_workspace
from briefbook.model.document import IndexReport
from briefbook.model.errors import FolderUnreachable
from briefbook.model.kinds import ProblemKind
from briefbook.model.monitor import Silent
from briefbook.settings.places import Places, shipped_folder
from tests.cli.running import REPOSITORY, CommandLine
from tests.hostile.everything import KINDS, LONG
from tests.hostile.loopback import Counter, counting_server
from tests.hostile.making import CANARY, Scene, make_all
from tests.watching import FILE_SECONDS, GUEST_PEAK, INDEXER_PEAK, Watched, index_and_watch, sums_up, tree_of

GOOD = "The good neighbour of all these files is found by the word quokka.\n"
STEPWISE = (".pdf", ".zip", ".eml", ".msg", ".mht")
"""Suffixes of what is read page by page, or part by part, each with a time of its own."""


@dataclass(frozen=True, slots=True)
class Ordeal:
    """A folder of all kinds after it was indexed."""

    folder: Path
    watched: Watched
    visits: int
    trees: tuple[str, str]
    command_line: CommandLine

    @property
    def report(self) -> IndexReport:
        return self.watched.report


@contextmanager
def scenery(root: Path, is_full: bool) -> Iterator[tuple[Scene, Counter]]:
    canary = root / "outside" / "canary.txt"
    canary.parent.mkdir()
    canary.write_text(f"Nobody may read the word {CANARY} that stands here.\n", "utf-8")
    with counting_server() as counter:
        yield Scene(canary, counter.url, is_full), counter


@pytest.fixture(scope="module")
def ordeal(tmp_path_factory: pytest.TempPathFactory, full_size: bool) -> Iterator[Ordeal]:
    root = tmp_path_factory.mktemp("ordeal")
    folder = root / "papers"
    with scenery(root, full_size) as (scene, counter):
        make_all(folder, scene, sorted(name for name in KINDS if full_size or name not in LONG))
        for place in ("0 good", "m good", "z good"):
            (folder / place).mkdir()
            (folder / place / "good.txt").write_text(GOOD, "utf-8")
        places = Places(data=root / "data", shipped=shipped_folder())
        before = tree_of(folder)
        watched = index_and_watch(folder, places)
        trees = (before, tree_of(folder))
        yield Ordeal(folder, watched, counter.visits, trees, CommandLine(places.data, root))
    shutil.rmtree(folder)  # it holds what those who tidy up after tests stumble over


def test_there_are_more_than_a_hundred_and_twenty_kinds() -> None:
    assert len(KINDS) >= 120
    assert len(KINDS.keys() - LONG) >= 120
    assert KINDS.keys() >= LONG


def test_every_name_is_a_document_a_problem_or_skipped(ordeal: Ordeal) -> None:
    assert sums_up(ordeal.report)
    assert ordeal.report.seen > 400


def test_every_problem_is_one_line_for_the_officer(ordeal: Ordeal) -> None:
    for problem in ordeal.report.problems:
        assert problem.path.isprintable(), problem
        assert problem.reason.isprintable(), problem
        assert problem.reason.endswith("."), problem
        assert len(problem.reason) < 300, problem


def test_no_reader_meets_a_fault_of_its_own(ordeal: Ordeal) -> None:
    assert not [problem for problem in ordeal.report.problems if "could not make sense" in problem.reason]


def test_the_neighbours_of_bad_files_are_found(ordeal: Ordeal) -> None:
    answer = ordeal.command_line.answer("find", ordeal.folder, "quokka")
    paths = [one["document"]["path"] for hit in answer["hits"] for one in (hit, *hit.get("also", []))]
    assert sorted(paths) == ["0 good/good.txt", "m good/good.txt", "z good/good.txt"]


def test_nothing_outside_of_the_folder_was_read(ordeal: Ordeal) -> None:
    assert not [problem for problem in ordeal.report.problems if CANARY in problem.reason]
    assert ordeal.command_line.answer("find", ordeal.folder, CANARY)["total"] == 0


def test_nothing_was_fetched(ordeal: Ordeal) -> None:
    assert ordeal.visits == 0


def test_nothing_was_written(ordeal: Ordeal) -> None:
    assert ordeal.trees[0] == ordeal.trees[1]
    assert sorted(path.name for path in (ordeal.folder.parent / "outside").iterdir()) == ["canary.txt"]
    assert sorted(path.name for path in ordeal.folder.parent.iterdir()) == ["data", "outside", "papers"]


def test_no_process_takes_more_memory_than_it_may(ordeal: Ordeal) -> None:
    assert ordeal.watched.usage.peaks["guest"] <= GUEST_PEAK
    assert ordeal.watched.usage.peaks["index"] <= INDEXER_PEAK


def test_no_file_takes_more_time_than_it_may(ordeal: Ordeal) -> None:
    late = {path: seconds for path, seconds in ordeal.watched.files.items() if seconds > FILE_SECONDS}
    assert not {path: seconds for path, seconds in late.items() if not path.endswith(STEPWISE)}


def test_a_link_a_pipe_and_a_device_are_skipped_by_rule(ordeal: Ordeal) -> None:
    rules = {one.rule: one.count for one in ordeal.report.skipped}
    if sys.platform != "win32":
        assert rules["symbolic link"] >= 10
        assert rules["not a regular file"] >= 4
    assert rules["temporary or lock file of another program"] >= 2


def test_what_is_too_large_or_locked_is_said_to_be(ordeal: Ordeal) -> None:
    kinds = {problem.path: problem.kind for problem in ordeal.report.problems}
    assert kinds["txt_of_two_hundred_megabytes/giant.txt"] is ProblemKind.TOO_LARGE
    assert kinds["txt_just_over_what_is_read/over.txt"] is ProblemKind.TOO_LARGE
    assert kinds["docx_bomb/docx_bomb.docx"] is ProblemKind.TOO_LARGE
    assert kinds["docx_with_a_password/docx_with_a_password.docx"] is ProblemKind.ENCRYPTED
    assert kinds["docx_cut_in_half/docx_cut_in_half.docx"] is ProblemKind.DAMAGED
    assert kinds["empty_files/empty.txt"] is ProblemKind.NO_TEXT


@pytest.fixture
def workspace(tmp_path: Path, places: Places) -> Workspace:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(f"Paper {number} tells of the winter ferries.\n" * 20, "utf-8")
    return open_workspace(folder, places)


class Meddling(Silent):
    """A monitor that does something to the folder before each file is read."""

    def __init__(self, meddle: Callable[[int], None]) -> None:
        self._meddle = meddle

    def advance(self, done: int, total: int) -> None:
        self._meddle(done)


def grow(file: Path) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write("And one more line of it.\n" * 50)


def shrink(file: Path) -> None:
    os.truncate(file, 3)


def replace(file: Path) -> None:
    other = file.with_suffix(".new")
    other.write_text("Another paper lies here now.\n", "utf-8")
    other.replace(file)


def vanish(file: Path) -> None:
    file.unlink(missing_ok=True)


def become_a_link(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.symlink_to(file.parent.parent / "outside.txt")


def become_a_folder(file: Path) -> None:
    if file.is_file():
        file.unlink()
        file.mkdir()


def become_a_pipe(file: Path) -> None:
    file.unlink(missing_ok=True)
    if sys.platform != "win32":
        os.mkfifo(file)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
@pytest.mark.parametrize("change", [grow, shrink, replace, vanish, become_a_link, become_a_folder, become_a_pipe])
def test_files_that_change_while_they_are_read_do_no_harm(workspace: Workspace, change: Callable[[Path], None]) -> None:
    (workspace.folder.parent / "outside.txt").write_text(f"The word {CANARY}.\n", "utf-8")
    is_over = threading.Event()

    def churn() -> None:
        for number in range(0, 60, 2):
            if not is_over.is_set():
                change(workspace.folder / f"{number:02}.txt")

    thread = threading.Thread(target=churn)
    try:
        report = refresh(workspace, Meddling(lambda done: thread.start() if done == 1 else None))
    finally:
        is_over.set()
        thread.join()
    assert sums_up(report)
    assert report.documents >= 30
    assert refresh(workspace, Silent()).documents >= 30


def test_a_folder_that_vanishes_while_it_is_read_drops_nothing(workspace: Workspace) -> None:
    for number in range(600):
        (workspace.folder / f"more {number}.txt").write_text(f"Paper {number} of many more.\n", "utf-8")
    refresh(workspace, Silent())
    for file in workspace.folder.iterdir():
        grow(file)
    away = workspace.folder.with_name("unplugged")

    def unplug(done: int) -> None:
        if done == 1:
            workspace.folder.rename(away)

    with pytest.raises(FolderUnreachable):
        refresh(workspace, Meddling(unplug))
    away.rename(workspace.folder)
    report = refresh(workspace, Silent())
    assert (report.documents, report.removed, report.problems) == (660, 0, ())


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not on this machine")
def test_indexing_opens_no_socket_to_anywhere(tmp_path: Path, full_size: bool) -> None:
    if not full_size:
        pytest.skip("watching every call of the system takes its time; run with --all")
    folder = tmp_path / "papers"
    with scenery(tmp_path, is_full=False) as (scene, counter):
        make_all(
            folder, scene, [name for name in sorted(KINDS) if "reads" in name or "calls" in name or "remote" in name]
        )
        log = tmp_path / "calls.txt"
        briefbook = CommandLine(tmp_path / "data", tmp_path)
        watching = ["strace", "-f", "-qq", "-e", "trace=socket,connect,bind", "-o", str(log)]
        command = [*watching, *briefbook.command("index", folder, "--json")]
        subprocess.run(command, env=briefbook.environ, cwd=REPOSITORY, check=True, capture_output=True, timeout=600)
        assert counter.visits == 0
    assert [line for line in log.read_text("utf-8").splitlines() if "AF_INET" in line] == []
