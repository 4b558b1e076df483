"""Command line room: before a folder is asked anything, its index is brought up to date, as far as that is possible."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefbook.app.finding import Finder
from briefbook.app.refreshing import is_stale, refresh
from briefbook.app.workspace import Workspace, open_workspace
from briefbook.cli.command import Surroundings
from briefbook.model.errors import FolderUnreachable, IndexBusy, IndexDamaged

BUSY_SECONDS = 2.0
"""How long another indexer of the same folder is waited for (source: the command line contract)."""
_LOOK_AGAIN = 0.2


@dataclass(frozen=True, slots=True)
class Freshness:
    """Whether all of the folder as it is now can be found, and what the officer should know about it."""

    is_complete: bool
    notes: tuple[str, ...] = ()


@contextmanager
def fresh_finder(folder: str, surroundings: Surroundings) -> Iterator[tuple[Finder, Freshness]]:
    """Open a folder for finding, its index as fresh as it can be.

    Raises:
        FolderMissing: it is no folder, and it was never indexed.
        FolderUnreachable: it is away, and nothing of it was indexed.
        Cancelled: Ctrl+C.
    """
    workspace = open_workspace(Path(folder), surroundings.places)
    with surroundings.progress.stoppable():
        freshness = _bring_up_to_date(workspace, surroundings)
    finder = Finder(workspace)
    try:
        if not workspace.is_reachable and not finder.documents() and not finder.problems():
            raise FolderUnreachable(f"The folder {workspace.folder} cannot be reached, and nothing of it was indexed.")
        yield finder, freshness
    finally:
        finder.close()


def _bring_up_to_date(workspace: Workspace, surroundings: Surroundings) -> Freshness:
    def rebuild() -> None:
        refresh(workspace, surroundings.progress, rebuild=True)

    try:
        if is_stale(workspace):
            return _refresh_when_free(workspace, lambda: _refresh(workspace, surroundings))
    except FolderUnreachable as error:
        return Freshness(False, (error.sentence,))
    except IndexDamaged:
        done = _refresh_when_free(workspace, rebuild)
        return Freshness(
            done.is_complete, ("The index was damaged and was made anew; nothing of yours is lost.", *done.notes)
        )
    return Freshness(True)


def _refresh(workspace: Workspace, surroundings: Surroundings) -> None:
    refresh(workspace, surroundings.progress)


def _refresh_when_free(workspace: Workspace, work: Callable[[], None]) -> Freshness:
    """Do the work, or wait for another indexer to do it; after two seconds what was committed last must do."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            work()
        except IndexBusy:
            if time.monotonic() >= until:
                return Freshness(False, ("The folder is being indexed just now; this is what could be found so far.",))
            time.sleep(_LOOK_AGAIN)
            if not is_stale(workspace):
                return Freshness(True)
        else:
            return Freshness(True)
