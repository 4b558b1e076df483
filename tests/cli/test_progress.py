"""Progress is a changing line on a console, a line now and then elsewhere; Ctrl+C asks the work to stop."""

import io
import os
import signal
import sys

import pytest

from briefbook.cli.progress import Progress
from briefbook.model.errors import Cancelled, WorkerFailed


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Console(io.StringIO):
    """A stream that says it is a console."""

    def isatty(self) -> bool:
        return True


def test_elsewhere_a_line_comes_now_and_then() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = Progress(stream, clock)
    progress.label("Reading documents")
    for number in range(400):
        clock.seconds = number / 20
        progress.advance(number, 400)
    assert stream.getvalue().splitlines() == [
        "Reading documents",
        "Reading documents: 100 of 400",
        "Reading documents: 200 of 400",
        "Reading documents: 300 of 400",
    ]


def test_on_a_console_one_line_changes_and_goes_away() -> None:
    stream, clock = Console(), Clock()
    progress = Progress(stream, clock)
    progress.label("Reading documents")
    clock.seconds = 1.0
    progress.advance(1, 0)
    progress.finish()
    assert "\n" not in stream.getvalue()
    states = [state.rstrip(" ") for state in stream.getvalue().split("\r")]
    assert states == ["", "Reading documents …", "Reading documents: 1", "", ""]


def test_without_a_stream_nothing_is_said() -> None:
    progress = Progress(None)
    progress.label("Reading documents")
    progress.finish()
    assert not progress.cancelled()


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl+C on Windows")
def test_ctrl_c_asks_once_and_stops_the_second_time() -> None:
    progress = Progress(io.StringIO())
    before = signal.getsignal(signal.SIGINT)
    with progress.stoppable():
        assert not progress.cancelled()
        os.kill(os.getpid(), signal.SIGINT)
        assert progress.cancelled()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl+C on Windows")
@pytest.mark.parametrize("failure", [WorkerFailed("The indexer died."), BrokenPipeError()])
def test_a_child_that_ctrl_c_ended_too_counts_as_stopped(failure: Exception) -> None:
    progress = Progress(io.StringIO())

    def work() -> None:
        with progress.stoppable():
            os.kill(os.getpid(), signal.SIGINT)
            raise failure

    with pytest.raises(Cancelled):
        work()


def test_a_child_that_died_without_ctrl_c_is_a_failure() -> None:
    with pytest.raises(WorkerFailed), Progress(io.StringIO()).stoppable():
        raise WorkerFailed("The indexer died.")
