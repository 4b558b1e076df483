"""GUI room, background work: what must not hold up the window runs on lanes of one thread each.

One long-lived object carries every outcome back into the window's thread. A job that alone owned its signals would
lose results without a word (measured; see the architecture, Commands, jobs, models).
"""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from briefbook.model.errors import BriefbookError

T = TypeVar("T")
_GIVE_WAY_SECONDS = 0.001
"""So long may a lane keep the window from going on; Python's own five milliseconds add up where the two alternate."""
Outcome = Callable[[], None]
Failed = Callable[[BriefbookError], None]


class Lane(StrEnum):
    """What runs one after the other, in the order in which it was asked for."""

    SEARCH = "search"
    ASIDE = "aside"
    INDEX = "index"
    NOTE = "note"
    BOOK = "book"


class _Bridge(QObject):
    """Brings outcomes from the lanes into the thread of the window."""

    arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _deliver(self, outcome: Outcome) -> None:
        outcome()


class Jobs(QObject):
    """Runs work on lanes and hands its outcome to the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = _Bridge(self)
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=f"briefbook-{lane}") for lane in Lane}
        self._waiting: dict[Lane, list[Future[None]]] = {lane: [] for lane in Lane}
        self._is_closed = False
        sys.setswitchinterval(_GIVE_WAY_SECONDS)

    def run(self, lane: Lane, work: Callable[[], T], then: Callable[[T], None], failed: Failed) -> None:
        """Run `work` on its lane; then call `then` with what it returned, or `failed` with its expected failure.

        Anything else that goes wrong is raised in the window's thread, where the border for bugs stands.
        """
        if self._is_closed:
            return
        self._waiting[lane] = [one for one in self._waiting[lane] if not one.done()]
        self._waiting[lane].append(self._lanes[lane].submit(self._work, work, then, failed))

    def _work(self, work: Callable[[], T], then: Callable[[T], None], failed: Failed) -> None:
        try:
            result = work()
        except BriefbookError as error:
            expected = error
            self.deliver(lambda: failed(expected))
        except BaseException as error:
            bug = error
            self.deliver(lambda: _raise(bug))
            raise
        else:
            self.deliver(lambda: then(result))

    def deliver(self, outcome: Outcome) -> None:
        """Have `outcome` called in the window's thread; may be called from any thread."""
        if not self._is_closed:
            self._bridge.arrived.emit(outcome)

    def close(self, last: Callable[[Lane], None]) -> None:
        """Wait for what is running and run `last` on every lane, so that it can let go of its things.

        Edits of the book that wait are done first; searches, previews and indexing that wait are dropped.
        """
        self._is_closed = True
        for lane in Lane:
            if lane is not Lane.BOOK:
                for future in self._waiting[lane]:
                    future.cancel()
        endings = [pool.submit(last, lane) for lane, pool in self._lanes.items()]
        for ending in endings:
            ending.result()
        for pool in self._lanes.values():
            pool.shutdown(wait=True)


def _raise(error: BaseException) -> None:
    raise error
