"""GUI room, the indexing side of the window's session: what changed in the folder is indexed in the child process."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from briefbook.app.workspace import Workspace
from briefbook.gui.jobs import Jobs, Lane
from briefbook.model.document import IndexReport
from briefbook.model.errors import BriefbookError, Cancelled, IndexDamaged, IndexingError

_REPORT_SECONDS = 0.1
"""Eyes have no use for more than ten reports a second."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How indexing ended.

    Attributes:
        report: what it came to; None when nothing had changed or when it was stopped.
        is_complete: whether every document of the folder can be found now.
    """

    report: IndexReport | None
    is_complete: bool


class _Progress:
    """A monitor whose reports become signals of the indexer.

    Attributes:
        is_rebuilding: whether the whole index is made anew.
    """

    def __init__(self, jobs: Jobs, indexer: "Indexer", workspace: Workspace) -> None:
        self.workspace = workspace
        self._jobs = jobs
        self._indexer = indexer
        self._cancel = threading.Event()
        self._reported = 0.0
        self.is_rebuilding = False

    def label(self, text: str) -> None:
        """Take no part: what is being done shows in how far it is."""

    def advance(self, done: int, total: int) -> None:
        """Report how far it is."""
        now = time.monotonic()
        if done == total or now - self._reported >= _REPORT_SECONDS:
            self._reported = now
            self._jobs.deliver(lambda: self._indexer.advanced.emit(done, total))

    def cancelled(self) -> bool:
        """Tell whether the officer pressed Cancel."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the indexer to stop."""
        self._cancel.set()


class Indexer(QObject):
    """Brings the index of the open folder up to date.

    Attributes:
        is_complete: whether every document of the folder can be found.
        is_held: whether the officer had it stopped; nothing begins by itself then.

    Signals:
        started: the folder is being looked through.
        advanced: how far it is (files read, files to read).
        ended: how it ended (Outcome).
        failed: one sentence for the officer (BriefbookError).
    """

    started = Signal()
    advanced = Signal(int, int)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._progress: _Progress | None = None
        self._workspace: Workspace | None = None
        self._again: tuple[str, ...] = ()
        self._is_wanted = False
        self._is_damaged = False
        self._vain: Workspace | None = None
        self.is_complete = False
        self.is_held = False

    @property
    def is_running(self) -> bool:
        """Whether it is at work."""
        return self._progress is not None

    def refresh(self, workspace: Workspace, *, rebuild: bool = False, again: Sequence[str] = ()) -> None:
        """Index what changed in a folder; another folder takes the place of one that is being indexed.

        Args:
            workspace: the folder; while it is being indexed, this is done once more afterwards.
            rebuild: whether the whole index is made anew; once is enough while that is being done, and where that
                failed, it is not tried again before anything else is asked for.
            again: paths of files that are read though they did not change.
        """
        self.is_held = False
        if workspace != self._workspace:
            self._again, self._is_damaged = (), False
            if self._progress is not None:
                self._progress.cancel()
        self._again = tuple(dict.fromkeys((*self._again, *again)))
        self._workspace = workspace
        if rebuild and workspace == self._vain:
            return
        self._vain = None
        self._is_damaged |= rebuild
        if self._progress is not None:
            self._is_wanted = True
            return
        progress = self._progress = _Progress(self._jobs, self, workspace)
        again, self._again = self._again, ()
        progress.is_rebuilding, self._is_damaged = self._is_damaged, False
        self.is_complete = False
        self.started.emit()
        self._jobs.run(
            Lane.INDEX,
            lambda: _bring_up_to_date(workspace, progress, again=tuple(again)),
            self._end,
            self._fail,
        )

    def follow(self, workspace: Workspace, again: Sequence[str] = ()) -> None:
        """Index what changed as `refresh` does; while it is held, only note what is to be read when it goes on."""
        if not self.is_held:
            self.refresh(workspace, again=again)
        elif workspace == self._workspace:
            self._again = tuple(dict.fromkeys((*self._again, *again)))

    def cancel(self) -> None:
        """Stop, and begin nothing before `refresh` is called; what was saved is kept."""
        self.is_held = True
        self._is_wanted = False
        if self._progress is not None:
            self._progress.cancel()

    def _end(self, outcome: Outcome) -> None:
        self._let_go()
        self.is_complete = outcome.is_complete
        self.ended.emit(outcome)
        self._go_on()

    def _let_go(self) -> Workspace | None:
        """Forget what ended, and the damage that was seen before; return the folder whose index was to be made anew."""
        progress, self._progress = self._progress, None
        if progress is None or not progress.is_rebuilding or progress.workspace != self._workspace:
            return None
        self._is_damaged = False
        return progress.workspace

    def _fail(self, error: BriefbookError) -> None:
        self._vain = self._let_go()
        self.ended.emit(Outcome(None, is_complete=False))
        self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        is_wanted, self._is_wanted = self._is_wanted, False
        if is_wanted and self._workspace is not None and not self.is_running:
            self.refresh(self._workspace)


def _bring_up_to_date(workspace: Workspace, progress: _Progress, *, again: tuple[str, ...]) -> Outcome:
    from briefbook.app.refreshing import refresh  # noqa: PLC0415  # as is_stale
    from briefbook.app.staleness import is_stale  # noqa: PLC0415  # Whoosh is loaded after the first paint

    if not progress.is_rebuilding and not again:
        try:
            if not is_stale(workspace):
                return Outcome(None, is_complete=True)
        except IndexDamaged:
            progress.is_rebuilding = True
    try:
        return Outcome(refresh(workspace, progress, rebuild=progress.is_rebuilding, again=again), is_complete=True)
    except Cancelled:
        return Outcome(None, is_complete=False)
    except IndexDamaged as error:
        if progress.is_rebuilding:
            raise IndexingError(f"The index cannot be made: {error}") from error
        progress.is_rebuilding = True
        return Outcome(refresh(workspace, progress, rebuild=True), is_complete=True)
