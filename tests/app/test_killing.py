"""The indexer is killed at any moment: every answer is what a file says, as it was or as it is, and none is lost."""

import os
import random
import sys
import threading
from pathlib import Path

import pytest

from briefbook.app.finding import Finder
from briefbook.app.refreshing import refresh
from briefbook.app.staleness import is_stale
from briefbook.app.verifying import verify
from briefbook.app.workspace import Workspace, open_workspace
from briefbook.model.errors import WorkerFailed
from briefbook.model.monitor import Silent
from briefbook.model.query import Request
from briefbook.settings.places import Places
from tests.app.test_refreshing import children
from tests.processes import kill

FILES = 60
PASSAGES = 4
KILLS, KILLS_IN_FULL = 2, 60
TRIES = 20
"""So many runs at most for each kill: one that comes when the work is done kills nothing."""
LATEST_SECONDS = 0.5
"""A kill comes so long at most after the moment that was drawn."""


class Killer(Silent):
    """Has all that works on a folder killed some time after it has got so far; 0 is its beginning."""

    def __init__(self, done: int, seconds: float) -> None:
        self._done = done
        self._timer = threading.Timer(seconds, kill_all)

    def advance(self, done: int, total: int) -> None:
        """Draw near to the kill."""
        if done >= self._done and not self._timer.ident:
            self._timer.start()

    def end(self) -> None:
        """Kill nobody any more."""
        self._timer.cancel()
        if self._timer.ident:
            self._timer.join()


def kill_all() -> None:
    for pid in children(os.getpid()):
        kill(pid)


def text_of(state: int, number: int, passage: int) -> str:
    return f"Harbour state{state} of file {number} says sentence {passage} about its berths and its cranes."


def write(folder: Path, state: int) -> None:
    for number in range(FILES):
        texts = [text_of(state, number, passage) for passage in range(PASSAGES)]
        (folder / f"{number:02}.txt").write_text("\n\n".join((f"Report {state}", *texts)) + "\n", "utf-8")


def shown(workspace: Workspace, states: tuple[int, ...]) -> dict[int, int]:
    """Return by file which state the index has of it, checked hit by hit: each is of one state, and whole."""
    finder = Finder(workspace)
    try:
        hits = finder.find(Request("harbour", limit=10_000)).hits
        documents = finder.documents()
        found: dict[int, int] = {}
        for row in documents:
            number = int(row.path.removesuffix(".txt"))
            texts = [hit.text for hit in hits if hit.document == row]
            (found[number],) = {
                state
                for state in states
                if sorted(texts) == [text_of(state, number, passage) for passage in range(PASSAGES)]
            }
            assert row.title == f"Report {found[number]}"
            held = [one.text for one in finder.document(row.path).passages if one.text.startswith("Harbour")]
            assert held == texts or sorted(held) == sorted(texts)
        assert len(hits) == PASSAGES * len(documents)
        for state in states:
            of_state = sum(one == state for one in found.values())
            assert finder.find(Request(f"state{state}", limit=10_000)).total == PASSAGES * of_state
    finally:
        finder.close()
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="finds the child through /proc")
def test_a_killed_indexer_leaves_what_the_files_said_or_say(tmp_path: Path, places: Places, full_size: bool) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    write(folder, 0)
    workspace = open_workspace(folder, places)
    refresh(workspace, Silent())
    assert set(shown(workspace, (0,)).values()) == {0}
    chance = random.Random(11)
    wanted = KILLS_IN_FULL if full_size else KILLS
    killed = state = 0
    while killed < wanted and state < TRIES * wanted:
        state += 1
        write(folder, state)
        killer = Killer(chance.randrange(FILES), chance.choice((0, 0, chance.uniform(0, LATEST_SECONDS))))
        killed += is_killed(workspace, killer, rebuild=state % 3 == 0)
        found = shown(workspace, (state - 1, state))
        assert len(found) == FILES
        verify(workspace, Silent())
        refresh(workspace, Silent())
        assert set(shown(workspace, (state,)).values()) == {state}
        assert not is_stale(workspace)
    assert killed == wanted


def is_killed(workspace: Workspace, killer: Killer, *, rebuild: bool) -> bool:
    """Have the folder indexed, and all that works on it killed; return whether that was in time."""
    try:
        refresh(workspace, killer, rebuild=rebuild)
    except WorkerFailed:
        return True
    finally:
        killer.end()
    return False
