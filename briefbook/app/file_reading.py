"""App room: having the guest read one file. What hangs it or brings it down is named, and the rest of the file kept."""

import time
from dataclasses import dataclass
from pathlib import Path

from briefbook.app.reading_form import from_columns
from briefbook.model.document import Problem, Reading
from briefbook.model.errors import ExtractError, UnknownType, WorkerFailed
from briefbook.model.kinds import ProblemKind
from briefbook.model.monitor import Monitor, Silent
from briefbook.model.plain import Json, JsonObject
from briefbook.worker.supervisor import Child, ChildFailed

STEP_SECONDS = 10.0
"""Longest time for one file, or one page or part of it (source: the limits of the safety design)."""
FILE_SECONDS = 300.0
"""Longest time for a file that is read page by page or part by part (same source)."""
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


def read_file(guest: Child, file: Path, path: str, monitor: Monitor) -> Reading | Problem | PassedOver:
    """Have the guest read one file; what goes wrong with it becomes a problem with a reason in words.

    A page or part that hangs the guest or brings it down is left out at the next attempt, so the rest is not lost.

    Raises:
        Cancelled: the monitor asked to stop meanwhile.
        WorkerFailed: no guest can be started.
    """
    until = time.monotonic() + FILE_SECONDS
    left: list[Json] = []
    while True:
        steps = _Steps(monitor)
        is_last = len(left) == _ATTEMPTS - 1
        pace: JsonObject = {"left": left, "is_last": is_last, "seconds": max(0.0, until - time.monotonic())}
        try:
            answer = guest.call(
                "extract",
                {"file": str(file), "path": path, **pace},
                seconds=STEP_SECONDS,
                total=FILE_SECONDS + STEP_SECONDS,
                monitor=steps,
            )
        except UnknownType as error:
            return PassedOver(error.reason)
        except ExtractError as error:
            return Problem(path, error.kind, error.reason)
        except ChildFailed as error:
            if error.reason == "no-start":
                sentence = "The part of Briefbook that reads files does not start; install it again."
                raise WorkerFailed(sentence) from error
            if not steps.step or is_last or until < time.monotonic():
                kind, reason = _REASONS[error.reason]
                return Problem(path, kind, reason)
            left.append(steps.step)
        else:
            return from_columns(answer.result, answer.data)
