"""GUI room: work on what a view shows that is too long to be done at once, in slices between which the window lives.

5,000 paragraphs take 100 ms to write and 400 ms to lay out (measured); 30 are done within the first slice.
"""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

SLICE_SECONDS = 0.03


class SlicedWork(QObject):
    """Runs one iterator at a time, in slices; each step of it must be short."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._work: Iterator[None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether work is left."""
        return self._work is not None

    def start(self, work: Iterator[None]) -> None:
        """Do the first slice of `work` now and the rest from the event loop; work under way is given up."""
        self.stop()
        self._work = work
        self._go_on()

    def stop(self) -> None:
        """Give up what is under way."""
        self._timer.stop()
        self._work = None

    def _go_on(self) -> None:
        work = self._work
        if work is None:
            return
        end = time.perf_counter() + SLICE_SECONDS
        for _ in work:
            if self._work is not work:
                return
            if time.perf_counter() > end:
                self._timer.start()
                return
        if self._work is work:
            self.stop()
