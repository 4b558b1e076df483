"""Brings a folder into an index through the real processes, and watches what that takes: memory, time, each file."""

import hashlib
import os
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from briefbook.app.listing import list_folder
from briefbook.app.refreshing import refresh
from briefbook.app.workspace import open_workspace
from briefbook.model.document import IndexReport
from briefbook.model.monitor import Silent
from briefbook.settings.places import Places

GUEST_PEAK = 1_500_000_000
INDEXER_PEAK = 600_000_000
"""Most memory in bytes (source: safety design, S1)."""
FILE_SECONDS = 15.0
"""Longest time for one file that is not read step by step (same source)."""
_LOOK_SECONDS = 0.05


@dataclass(slots=True)
class Usage:
    """What the child processes took.

    Attributes:
        peaks: role → most memory of such a process in bytes.
        processor: role → seconds of processor time of all such processes that were seen.
    """

    peaks: dict[str, int] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Watched:
    """What indexing a folder came to.

    Attributes:
        files: path → seconds for which the indexer waited for its guest, for each file that was opened; what it did by
            itself meanwhile, such as writing the index, is not in it.
    """

    report: IndexReport
    usage: Usage
    files: dict[str, float]
    seconds: float


class _Steps(Silent):
    """Remembers which file it is at."""

    def __init__(self) -> None:
        self.number = -1

    def advance(self, done: int, total: int) -> None:
        self.number = done


class _Look:
    """Looks at the indexers and guests below this process."""

    def __init__(self, steps: _Steps) -> None:
        self.usage = Usage()
        self.waited: dict[int, float] = {}
        self._steps = steps
        self._seen: dict[int, tuple[str, float]] = {}
        self._last = time.monotonic()

    def look(self) -> None:
        now = time.monotonic()
        passed, self._last = now - self._last, now
        for child in psutil.Process().children(recursive=True):
            try:
                self._note(child, passed)
            except psutil.Error:
                continue  # it ended meanwhile

    def _note(self, child: psutil.Process, passed: float) -> None:
        role = (child.cmdline() or [""])[-1]
        if role not in ("index", "guest"):
            return
        self.usage.peaks[role] = max(self.usage.peaks.get(role, 0), child.memory_info().rss)
        times = child.cpu_times()
        self._seen[child.pid] = (role, times.user + times.system)
        if role == "index" and child.status() == psutil.STATUS_SLEEPING:
            self.waited[self._steps.number] = self.waited.get(self._steps.number, 0.0) + passed

    def close(self) -> None:
        """Add up the time of the processor."""
        for role, seconds in self._seen.values():
            self.usage.processor[role] = self.usage.processor.get(role, 0.0) + seconds


def index_and_watch(folder: Path, places: Places) -> Watched:
    """Index a folder that was not indexed before."""
    workspace = open_workspace(folder, places)
    paths = sorted(list_folder(workspace.folder, workspace.library).files)
    steps = _Steps()
    began = time.monotonic()
    with looking(steps) as look:
        report = refresh(workspace, steps)
    files = {path: look.waited.get(number, 0.0) for number, path in enumerate(paths)}
    return Watched(report, look.usage, files, time.monotonic() - began)


@contextmanager
def looking(steps: _Steps) -> Iterator[_Look]:
    """Look at the child processes twenty times a second."""
    look = _Look(steps)
    is_over = threading.Event()

    def watch() -> None:
        while not is_over.wait(_LOOK_SECONDS):
            look.look()

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield look
    finally:
        is_over.set()
        thread.join()
        look.close()


def sums_up(report: IndexReport) -> bool:
    """Tell whether every name that was seen is a document, a problem or skipped."""
    problems = [problem for problem in report.problems if not problem.part]
    skipped = sum(rule.count for rule in report.skipped)
    return report.documents + len(problems) + skipped == report.seen


def tree_of(folder: Path) -> str:
    """Return a hash of names, kinds, sizes, times and contents under a folder, large ones by how they begin."""
    digest = hashlib.sha256()
    waiting = [os.fsencode(folder)]
    while waiting:
        place = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            try:
                facts = entry.stat(follow_symlinks=False)
            except OSError:
                continue  # no path reaches it, neither ours nor that of the program
            line = (entry.path, facts.st_mode, facts.st_size, facts.st_mtime_ns, facts.st_nlink)
            digest.update(repr(line).encode())
            if stat.S_ISDIR(facts.st_mode):
                waiting.append(entry.path)
            elif stat.S_ISREG(facts.st_mode):
                digest.update(_content(entry.path))
    return digest.hexdigest()


def _content(path: bytes) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # a path of bytes
            return file.read(2_000_000)
    except OSError:
        return b"closed"
