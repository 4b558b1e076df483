"""Worker room: the child's side: it reads jobs, runs them one at a time and reports; it dies with its parent.

The table of jobs comes from the entry point. This is one of the three borders at which any exception is caught.
"""

import gc
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from queue import SimpleQueue
from typing import IO, TypeAlias

from briefbook.model.errors import BriefbookError
from briefbook.model.monitor import Monitor
from briefbook.model.plain import Json, JsonObject
from briefbook.worker.limits import Limits, apply_limits
from briefbook.worker.protocol import Message, MessageTooLong, error_to_plain, read_message, write_message


@dataclass(frozen=True, slots=True)
class Call:
    """What a job gets: its arguments, the raw bytes that came with them, and whom to report to."""

    arguments: JsonObject
    data: bytes
    monitor: Monitor


@dataclass(frozen=True, slots=True)
class Answer:
    """What a job gives back: a JSON object and raw bytes."""

    result: JsonObject
    data: bytes = b""


_ADVANCE_SECONDS = 0.05
_GARBAGE = (20_000, 20, 100)
"""How rarely the collector of cycles runs: documents are many objects and no cycles (measured: a tenth of the time)."""

Job: TypeAlias = Callable[[Call], Answer]

_LABEL_CAP = 100_000
"""Longest label in characters: longer than any name of a page, an attachment or a member of an archive."""
_FRAMES_CAP = 20_000
"""Longest report of where a bug was met, in characters."""


class _Reporter:
    """A monitor that reports to the parent; the parent's cancel message or its death stops the job."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._cancel = threading.Event()
        self._next_advance = 0.0

    def label(self, text: str) -> None:
        """Send what is being done."""
        write_message(self._out, {"label": text[:_LABEL_CAP]})

    def advance(self, done: int, total: int) -> None:
        """Send how far it is; not more often than can be seen."""
        now = time.monotonic()
        if done >= total or now >= self._next_advance:
            self._next_advance = now + _ADVANCE_SECONDS
            write_message(self._out, {"done": done, "total": total})

    def cancelled(self) -> bool:
        """Tell whether the parent asked to stop."""
        return self._cancel.is_set()

    def set_cancelled(self, is_cancelled: bool) -> None:
        """Remember that the parent asked to stop, or forget it before the next job."""
        if is_cancelled:
            self._cancel.set()
        else:
            self._cancel.clear()


def run_child(jobs: Mapping[str, Job], limits: Limits) -> int:
    """Serve jobs from standard input until it ends; returns the exit code.

    Args:
        jobs: name of a job → the function that does it.
        limits: what this process may use.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole console; the parent says what it means
    out = _private_output()
    apply_limits(limits)
    gc.set_threshold(*_GARBAGE)
    write_message(out, {"ready": True, "pid": os.getpid()})
    reporter = _Reporter(out)
    calls: SimpleQueue[Message] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, calls, reporter), daemon=True).start()
    while True:
        message = calls.get()
        each = message.head.get("each")
        for arguments in each if isinstance(each, list) else (message.head.get("arguments"),):
            reporter.set_cancelled(False)
            _serve(jobs, message, arguments, reporter, out)


def _listen(stream: IO[bytes], calls: "SimpleQueue[Message]", reporter: _Reporter) -> None:
    while True:
        message = read_message(stream)
        if message is None:
            os._exit(0)  # the parent is gone: nobody would read what this process still finds
        if message.head.get("cancel") is True:
            reporter.set_cancelled(True)
        else:
            calls.put(message)


def _serve(jobs: Mapping[str, Job], message: Message, arguments: Json, reporter: _Reporter, out: IO[bytes]) -> None:
    try:
        job = jobs[str(message.head.get("job"))]
        answer = job(Call(arguments if isinstance(arguments, dict) else {}, message.data, reporter))
        write_message(out, {"result": answer.result}, answer.data)
    except BriefbookError as error:
        write_message(out, {"error": error_to_plain(error)})
    except (MemoryError, MessageTooLong):
        write_message(out, {"fault": {"type": "MemoryError", "traceback": ""}})
    except Exception as error:  # noqa: BLE001  # border of the child: a bug becomes a report, never a silent death
        frames = "".join(traceback.format_tb(error.__traceback__))[-_FRAMES_CAP:]
        write_message(out, {"fault": {"type": type(error).__name__, "traceback": frames}})


def _private_output() -> IO[bytes]:
    """Return the pipe to the parent, and send whatever a library prints to standard error instead."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe
