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
        files: path → seconds, for each file that was opened, in the order of reading.
    """

    report: IndexReport
    usage: Usage
    files: dict[str, float]
    seconds: float


class _Steps(Silent):
    """Remembers when each file began."""

    def __init__(self) -> None:
        self.began: dict[int, float] = {}

    def advance(self, done: int, total: int) -> None:
        self.began.setdefault(done, time.monotonic())


def index_and_watch(folder: Path, places: Places) -> Watched:
    """Index a folder that was not indexed before."""
    workspace = open_workspace(folder, places)
    paths = sorted(list_folder(workspace.folder, workspace.library).files)
    steps = _Steps()
    began = time.monotonic()
    with usage_of_children() as usage:
        report = refresh(workspace, steps)
    times = [steps.began.get(number, 0.0) for number in range(len(paths) + 1)]
    files = {path: max(0.0, times[number + 1] - times[number]) for number, path in enumerate(paths)}
    return Watched(report, usage, files, time.monotonic() - began)


@contextmanager
def usage_of_children() -> Iterator[Usage]:
    """Watch the indexers and guests below this process, twenty times a second."""
    usage = Usage()
    is_over = threading.Event()
    seen: dict[int, tuple[str, float]] = {}

    def look() -> None:
        me = psutil.Process()
        while not is_over.wait(_LOOK_SECONDS):
            for child in me.children(recursive=True):
                _note(child, usage, seen)
        for role, seconds in seen.values():
            usage.processor[role] = usage.processor.get(role, 0.0) + seconds

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield usage
    finally:
        is_over.set()
        thread.join()


def _note(child: psutil.Process, usage: Usage, seen: dict[int, tuple[str, float]]) -> None:
    try:
        role = (child.cmdline() or [""])[-1]
        if role in ("index", "guest"):
            usage.peaks[role] = max(usage.peaks.get(role, 0), child.memory_info().rss)
            times = child.cpu_times()
            seen[child.pid] = (role, times.user + times.system)
    except psutil.Error:
        return


def sums_up(report: IndexReport) -> bool:
    """Tell whether every name that was seen is a document, a problem or skipped."""
    problems = [problem for problem in report.problems if not problem.part]
    skipped = sum(rule.count for rule in report.skipped)
    return report.documents + len(problems) + skipped == report.seen


def tree_of(folder: Path) -> str:
    """Return a hash of all names, kinds, sizes, times of change and contents under a folder, giants by how they begin."""
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
