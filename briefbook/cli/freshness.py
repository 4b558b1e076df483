"""Command line room: before a folder is asked anything, its index is brought up to date, as far as that is possible."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from briefbook.app.finding import Finder
from briefbook.app.refreshing import refresh
from briefbook.app.staleness import is_stale
from briefbook.app.workspace import Workspace, open_workspace
from briefbook.cli.command import Surroundings
from briefbook.cli.wording import mended
from briefbook.model.errors import FolderUnreachable, IndexBusy, IndexDamaged, IndexingError

T = TypeVar("T")

BUSY_SECONDS = 2.0
"""How long another indexer of the same folder is waited for (source: the command line contract)."""
_LOOK_AGAIN = 0.2
_BUSY = "The folder is being indexed just now; this is what could be found so far."


@dataclass(frozen=True, slots=True)
class Freshness:
    """Whether all of the folder as it is now can be found, and what the officer should know about it.

    Attributes:
        refused: why the index could not be brought up to date, where the system refused: a full disk, no permission.
    """

    is_complete: bool
    notes: tuple[str, ...] = ()
    refused: IndexingError | None = None


def ask(folder: str, surroundings: Surroundings, question: Callable[[Finder, Freshness], T]) -> tuple[T, Freshness]:
    """Ask a folder something, its index as fresh as it can be; a damaged index is made anew, once.

    Raises:
        FolderMissing: it is no folder, and it was never indexed.
        FolderUnreachable: it is away, and nothing of it was indexed.
        IndexingError: the system refused, and nothing of it was indexed.
        Cancelled: Ctrl+C.
    """
    workspace = open_workspace(Path(folder), surroundings.places)
    try:
        freshness = _bring_up_to_date(workspace, surroundings)
        return _answer(workspace, freshness, question), freshness
    except IndexDamaged as error:
        freshness = _mend(workspace, surroundings, error)
        return _answer(workspace, freshness, question), freshness


def _answer(workspace: Workspace, freshness: Freshness, question: Callable[[Finder, Freshness], T]) -> T:
    finder = Finder(workspace)
    try:
        if (freshness.refused or not workspace.is_reachable) and not finder.documents() and not finder.problems():
            raise freshness.refused or FolderUnreachable(
                f"The folder {workspace.folder} cannot be reached, and nothing of it was indexed."
            )
        return question(finder, freshness)
    finally:
        finder.close()


def _bring_up_to_date(workspace: Workspace, surroundings: Surroundings) -> Freshness:
    try:
        if not is_stale(workspace):
            return Freshness(True)
        return _refresh(workspace, surroundings)
    except FolderUnreachable as error:
        return Freshness(False, (error.sentence,))
    except IndexDamaged:
        raise
    except IndexingError as error:
        # a full disk keeps the index from growing; what it holds can be found all the same
        return Freshness(False, (error.sentence,), error)


def _mend(workspace: Workspace, surroundings: Surroundings, error: IndexDamaged) -> Freshness:
    made = _refresh(workspace, surroundings, rebuild=True)
    return Freshness(made.is_complete, (mended(error), *made.notes))


def _refresh(workspace: Workspace, surroundings: Surroundings, *, rebuild: bool = False) -> Freshness:
    """Index what changed, or wait for another indexer to do it; after two seconds what was committed last must do."""
    until = time.monotonic() + BUSY_SECONDS
    with surroundings.progress.stoppable() as progress:
        while True:
            began = time.monotonic()
            try:
                refresh(workspace, progress, rebuild=rebuild)
            except IndexBusy:
                asked = time.monotonic()
                if asked + _LOOK_AGAIN + (asked - began) > until:  # another try would end too late
                    return Freshness(False, (_BUSY,))
                time.sleep(_LOOK_AGAIN)
            else:
                return Freshness(True)
