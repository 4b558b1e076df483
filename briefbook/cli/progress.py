"""Command line room: how long work shows on standard error, and how Ctrl+C stops it."""

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TextIO

from briefbook.cli.output import write
from briefbook.model.errors import Cancelled, WorkerFailed

BETWEEN_LINES = 5.0
"""Seconds between two lines of progress where they cannot be written over."""
BETWEEN_FRAMES = 0.1
"""Seconds between two states of the line on a console."""
_LINE = 70


class Progress:
    """A monitor that prints: one line that changes on a console, a line now and then elsewhere.

    Ctrl+C asks the work to stop; a second one stops waiting for it.
    """

    def __init__(self, stream: TextIO | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._is_console = stream is not None and stream.isatty()
        self._label = ""
        self._shown_at = clock()
        self._has_line = False
        self._is_cancelled = False

    def label(self, text: str) -> None:
        """Say in a few words what is being done."""
        is_new, self._label = text != self._label, text
        if is_new:
            self._show(f"{text} …" if self._is_console else text)

    def advance(self, done: int, total: int) -> None:
        """Say how far it is, where enough time has passed since it was last said."""
        wait = BETWEEN_FRAMES if self._is_console else BETWEEN_LINES
        if self._clock() - self._shown_at >= wait:
            self._show(f"{self._label}: {done:,} of {total:,}" if total else f"{self._label}: {done:,}")

    def cancelled(self) -> bool:
        """Tell whether Ctrl+C was pressed."""
        return self._is_cancelled

    def finish(self) -> None:
        """Take the changing line away."""
        if self._has_line:
            write(self._stream, "\r" + " " * _LINE + "\r")
            self._has_line = False

    @contextlib.contextmanager
    def stoppable(self) -> Iterator["Progress"]:
        """Take Ctrl+C as a wish to stop while the work lasts, and clear the line after it.

        Raises:
            Cancelled: a console sends Ctrl+C to the children too, and one ended by it before it was asked to stop.
        """
        before = signal.signal(signal.SIGINT, self._stop)
        try:
            yield self
        except (WorkerFailed, BrokenPipeError) as error:
            if self._is_cancelled:
                raise Cancelled("The work was stopped; what was finished is kept.") from error
            raise
        finally:
            signal.signal(signal.SIGINT, before)
            self.finish()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_cancelled:
            raise KeyboardInterrupt
        self._is_cancelled = True

    def _show(self, text: str) -> None:
        self._shown_at = self._clock()
        if self._is_console:
            write(self._stream, "\r" + text[:_LINE].ljust(_LINE))
            self._has_line = True
        else:
            write(self._stream, text + "\n")
