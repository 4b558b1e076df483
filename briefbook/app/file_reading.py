"""App room: having the guest read files. What hangs it or brings it down is named, and the rest of the file kept.

Small files are sent together, and the guest reads on while one of them is looked at; each is answered for by itself, so
that time, memory and reasons are those of one file. What fails in company is read again alone.
"""

import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from briefbook.app.reading_form import from_columns
from briefbook.model.document import Problem, Reading
from briefbook.model.errors import BriefbookError, ExtractError, UnknownType, WorkerFailed
from briefbook.model.kinds import ProblemKind
from briefbook.model.monitor import Monitor, Silent
from briefbook.model.plain import Json, JsonObject
from briefbook.worker.child import Answer
from briefbook.worker.supervisor import Child, ChildFailed, Failure

STEP_SECONDS = 10.0
"""Longest time for one file, or one page or part of it (source: the limits of the safety design)."""
FILE_SECONDS = 300.0
"""Longest time for a file that is read page by page or part by part (same source)."""
SMALL = 200_000
"""Bytes; a larger file is sent alone."""
_TOGETHER = 32
"""So many small files are sent together, at most."""
_TOGETHER_BYTES = 1_000_000
"""Of so many bytes at most: what the guest may read unwatched, while what came before is committed."""
_ATTEMPTS = 4
"""How often a file is tried whose pages bring the guest down; the last time it is read up to the last of these."""
_REASONS = {
    "too-slow": (ProblemKind.TOO_SLOW, "Reading it took longer than ten seconds; split it, or save it anew."),
    "memory": (ProblemKind.TOO_LARGE, "Reading it needs more memory than is allowed; split it into smaller files."),
    "died": (ProblemKind.DAMAGED, "It stopped the reader; open it in its program and save it anew."),
    "fault": (ProblemKind.DAMAGED, "Briefbook could not make sense of it; open it in its program and save it anew."),
}


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that was opened and holds nothing to read; `rule` says so in words."""

    rule: str


Outcome: TypeAlias = Reading | Problem | PassedOver


class _Steps(Silent):
    """Brings the wish to stop to the guest, and remembers the page or part that it is at."""

    def __init__(self, monitor: Monitor) -> None:
        self._monitor = monitor
        self.step = ""

    def label(self, text: str) -> None:
        """Remember where the guest is."""
        self.step = text

    def cancelled(self) -> bool:
        """Tell whether indexing is to stop."""
        return self._monitor.cancelled()


class _Attempts:
    """How one file was tried so far: since when, and which of its pages or parts stopped the guest."""

    def __init__(self) -> None:
        self._until = time.monotonic() + FILE_SECONDS
        self._left: list[Json] = []

    def arguments(self, file: Path, path: str) -> JsonObject:
        """Return what to ask the guest for next."""
        seconds = max(0.0, self._until - time.monotonic())
        return {"file": str(file), "path": path, "left": self._left, "is_last": self._is_last(), "seconds": seconds}

    def end(self, path: str, reason: Failure, step: str) -> Problem | None:
        """Take it that the guest failed at a page or part, which is left out from now on; tell if it was the last try.

        Raises:
            WorkerFailed: no guest can be started.
        """
        if reason == "no-start":
            raise WorkerFailed("The part of Briefbook that reads files does not start; install it again.")
        if not step or self._is_last() or self._until < time.monotonic():
            return Problem(path, *_REASONS[reason])
        self._left.append(step)
        return None

    def _is_last(self) -> bool:
        return len(self._left) == _ATTEMPTS - 1


@dataclass(frozen=True, slots=True)
class Unread:
    """A file to be read: where it lies, its path in the folder, and its bytes when that was looked through."""

    file: Path
    path: str
    size: int


def read_files(guest: Child, files: Iterable[Unread], monitor: Monitor) -> Generator[tuple[str, Outcome], None, None]:
    """Have the guest read files; yield the path of each, in their order, with what `read_file` gives for it.

    Raises:
        Cancelled: the monitor asked to stop meanwhile.
        WorkerFailed: no guest can be started.
    """
    for some in _together(files):
        left = deque(some)
        while len(left) > 1:
            yield from _read_together(guest, left, monitor)
        for one in left:
            yield one.path, read_file(guest, one.file, one.path, monitor)


def read_file(guest: Child, file: Path, path: str, monitor: Monitor) -> Outcome:
    """Have the guest read one file; what goes wrong with it becomes a problem with a reason in words.

    A page or part that hangs the guest or brings it down is left out at the next attempt, so the rest is not lost.

    Raises:
        Cancelled: the monitor asked to stop meanwhile.
        WorkerFailed: no guest can be started.
    """
    return _read_on(guest, file, path, _Attempts(), monitor)


def _together(files: Iterable[Unread]) -> Iterator[list[Unread]]:
    """Yield the files in groups that are sent together."""
    some: list[Unread] = []
    size = 0
    for one in files:
        size += one.size
        if some and (len(some) == _TOGETHER or size > _TOGETHER_BYTES or max(one.size, some[-1].size) > SMALL):
            yield some
            some, size = [], one.size
        some.append(one)
    if some:
        yield some


def _read_together(guest: Child, left: deque[Unread], monitor: Monitor) -> Iterator[tuple[str, Outcome]]:
    """Yield what the guest gives for these files, each taken off; up to the first one that fails, that one included."""
    steps, attempts = _Steps(monitor), _Attempts()
    each = [attempts.arguments(one.file, one.path) for one in left]
    answers = guest.each("extract", each, seconds=STEP_SECONDS, total=FILE_SECONDS + STEP_SECONDS, monitor=steps)
    with closing(answers):
        try:
            for answer in answers:
                one = left.popleft()
                yield one.path, _outcome(one.path, answer)
                steps.step, attempts = "", _Attempts()
        except ChildFailed as error:
            one = left.popleft()
            # what is slow is slow alone too; else what was read before may have had its part in it
            if error.reason == "too-slow":
                ended = attempts.end(one.path, error.reason, steps.step)
                yield one.path, ended or _read_on(guest, one.file, one.path, attempts, monitor)
            else:
                yield one.path, read_file(guest, one.file, one.path, monitor)


def _read_on(guest: Child, file: Path, path: str, attempts: _Attempts, monitor: Monitor) -> Outcome:
    while True:
        steps = _Steps(monitor)
        try:
            answer: Answer | BriefbookError = guest.call(
                "extract",
                attempts.arguments(file, path),
                seconds=STEP_SECONDS,
                total=FILE_SECONDS + STEP_SECONDS,
                monitor=steps,
            )
        except ExtractError as error:
            answer = error
        except ChildFailed as error:
            ended = attempts.end(path, error.reason, steps.step)
            if ended is not None:
                return ended
            continue
        return _outcome(path, answer)


def _outcome(path: str, answer: Answer | BriefbookError) -> Outcome:
    match answer:
        case UnknownType():
            return PassedOver(answer.reason)
        case ExtractError():
            return Problem(path, answer.kind, answer.reason)
        case BriefbookError():
            raise answer
    return from_columns(answer.result, answer.data)
