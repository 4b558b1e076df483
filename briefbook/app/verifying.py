"""App room: an index compared with what was written, a slice at a time, while nothing else is to be done."""

import time
from collections.abc import Iterator

from briefbook.app.finding import Finder
from briefbook.app.workspace import Workspace
from briefbook.index.folder_index import FolderIndex
from briefbook.model.errors import IndexDamaged
from briefbook.model.monitor import Monitor

_SLICE_SECONDS = 0.1


class Verification:
    """One look through the whole index of a workspace; from any thread, one at a time."""

    def __init__(self, workspace: Workspace) -> None:
        self._steps: Iterator[None] = FolderIndex(workspace.place).check()

    def go_on(self, seconds: float) -> bool:
        """Go on for so long, and a few milliseconds more at most; return whether it is at its end.

        Raises:
            IndexDamaged: the index must be made anew.
            IndexingError: it cannot be read for the moment.
        """
        until = time.monotonic() + seconds
        return all(time.monotonic() < until for _ in self._steps)


def verify(workspace: Workspace, monitor: Monitor) -> None:
    """Look through the whole index of a workspace, or until the monitor asks to stop.

    Raises:
        IndexDamaged: the index must be made anew.
        IndexingError: it cannot be read for the moment.
    """
    verification = Verification(workspace)
    while not monitor.cancelled() and not verification.go_on(_SLICE_SECONDS):
        pass


def finder_of(workspace: Workspace) -> tuple[Finder, IndexDamaged | None]:
    """Return a finder, and why its index had to be begun anew: it is empty then, and the next refresh fills it.

    Raises:
        IndexBusy: the index is damaged, and another process writes it just now.
        IndexingError: it cannot be read for the moment.
    """
    try:
        return Finder(workspace), None
    except IndexDamaged as error:
        FolderIndex(workspace.place).rebuild()
        return Finder(workspace), error
