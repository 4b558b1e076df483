"""App room: what the process beside the indexer does, and the indexer's way to it.

It inverts a share of what is indexed, while the indexer reads and prepares the rest; it opens no file.
"""

import logging
import os
import sys
import threading
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from briefbook.index.beside import Inverter
from briefbook.model.errors import BriefbookError
from briefbook.worker.child import Answer, Call, Job
from briefbook.worker.supervisor import Child, ChildFailed

_SECONDS = 120.0
"""Longest time for one answer."""
_SWITCH_SECONDS = 0.0005
"""So long the thread that talks waits for the one that works: at Python's own 5 ms the other process often idles."""
_CORES = 3
_MUCH = 10_000_000
"""Bytes of files from which on a second process is worth its start."""
_log = logging.getLogger(__name__)


def jobs() -> Mapping[str, Job]:
    """Return the table of jobs of one process: they share what it was given so far."""
    inverter = Inverter()
    return {
        "start": lambda _: Answer({}),
        "invert": lambda call: _inverted(inverter, call),
    }


def _inverted(inverter: Inverter, call: Call) -> Answer:
    return Answer({}, inverter.answer(call.data))


class InvertingChild:
    """The process beside this one, while it is open as a context; a thread talks to it."""

    def __init__(self, child: Child | None = None) -> None:
        """Take the child that is to be talked to where it is not the usual one."""
        self._child = Child("invert") if child is None else child
        self._messages: SimpleQueue[bytes | None] = SimpleQueue()
        self._answers: SimpleQueue[bytes | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._talk, daemon=True)

    def __enter__(self) -> Self:
        self._switching = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._messages.put(None)
        self._thread.join()
        sys.setswitchinterval(self._switching)

    def send(self, message: bytes) -> None:
        """Hand over a message; returns at once."""
        self._messages.put(message)

    def answer(self) -> bytes | None:
        """Wait for the answer to the oldest message that was not answered yet; None when the process was lost."""
        return self._answers.get()

    def _talk(self) -> None:
        is_there = self._call("start", b"") is not None
        while (message := self._messages.get()) is not None:
            answer = self._call("invert", message) if is_there else None
            is_there = answer is not None
            self._answers.put(answer)
        self._child.close()

    def _call(self, job: str, data: bytes) -> bytes | None:
        try:
            return self._child.call(job, {}, data, seconds=_SECONDS).data
        except (BriefbookError, ChildFailed, OSError) as error:
            _log.warning("The process beside the indexer failed: %s", error)
            self._child.kill()
            return None


def inverting_beside(sizes: Iterable[int], cores: int | None = None) -> AbstractContextManager[InvertingChild | None]:
    """Return a process beside the indexer where it is worth it: for much that is to be indexed, and a core to spare.

    Args:
        sizes: of the files that are to be indexed, in bytes.
        cores: how many there are; None: as this computer says. One is the indexer's, and one the reader's.
    """
    has_core = (os.cpu_count() or 1 if cores is None else cores) >= _CORES
    return InvertingChild() if has_core and sum(sizes) >= _MUCH else nullcontext()
