"""App room: what the indexer process does: it walks the folder, has changed files read, and writes the index.

It is the only writer of an index. A file that stops the guest is a row in the problems, and the next file is read.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefbook.disk.walk import UNREADABLE_FOLDER, FolderGone, Found, file_of, walk
from briefbook.extract.base import EXTRACTOR_VERSION
from briefbook.index.changes import Changes, FileState, compare
from briefbook.index.folder_index import FolderIndex, IndexWriter
from briefbook.model.document import Document, IndexReport, Problem, Skipped
from briefbook.model.errors import Cancelled, ExtractError, FolderUnreachable, WorkerFailed
from briefbook.model.kinds import ProblemKind
from briefbook.model.monitor import Monitor, Silent
from briefbook.model.plain import from_plain, to_plain
from briefbook.worker.child import Answer, Call, Job
from briefbook.worker.supervisor import Child, ChildFailed

FILE_SECONDS = 10.0
"""Longest time for one file (source: the limits of the safety design)."""
BATCH_SECONDS = 3.0
"""What was read is committed, and can be found, at least this often."""
_MAY_PASS = frozenset((ProblemKind.UNREADABLE, ProblemKind.NOT_HERE))
"""What hinders opening a file, and may pass without the file being changed."""
_REASONS = {
    "too-slow": (ProblemKind.TOO_SLOW, "Reading it took longer than ten seconds; save it anew in its program."),
    "memory": (ProblemKind.TOO_LARGE, "Reading it needs more memory than is allowed; split it into smaller files."),
    "died": (ProblemKind.DAMAGED, "It stopped the reader; open it in its program and save it anew."),
    "fault": (ProblemKind.DAMAGED, "Briefbook could not make sense of it; open it in its program and save it anew."),
}


@dataclass(slots=True)
class _Tally:
    added: int = 0
    changed: int = 0
    removed: int = 0
    unseen: int = 0
    skipped: dict[str, int] = field(default_factory=dict)


def index(call: Call) -> Answer:
    """Bring an index up to date: `{folder, place, rebuild}` → `{report, cancelled}`.

    Raises:
        FolderUnreachable: the folder cannot be looked into, or not any more; what was committed so far is kept.
        IndexBusy: another process writes this index.
    """
    started = time.monotonic()
    folder = Path(str(call.arguments["folder"]))
    folder_index = FolderIndex(Path(str(call.arguments["place"])))
    if call.arguments.get("rebuild") is True:
        folder_index.rebuild()
    call.monitor.label("Looking through the folder")
    found = _look_through(folder)
    guest = Child("guest")
    try:
        with folder_index.writer() as writer:
            tally = _update(folder, found, writer, guest, call.monitor)
    finally:
        guest.close()
    report = _report(folder_index, found, tally, time.monotonic() - started)
    return Answer({"report": to_plain(report), "cancelled": call.monitor.cancelled()})


def _look_through(folder: Path) -> list[Found]:
    try:
        return list(walk(folder))
    except FolderGone as error:
        raise _unreachable(folder) from error


def _unreachable(folder: Path) -> FolderUnreachable:
    return FolderUnreachable(f"The folder {folder} cannot be reached; what was indexed before can still be searched.")


def _update(folder: Path, found: list[Found], writer: IndexWriter, guest: Child, monitor: Monitor) -> _Tally:
    tally = _Tally()
    for one in found:
        if one.skip is not None:
            tally.skipped[one.skip] = tally.skipped.get(one.skip, 0) + 1
    files = {one.path: FileState(one.size, one.mtime_ns, EXTRACTOR_VERSION) for one in found if one.skip is None}
    changes = compare(files, writer.states(), [one.path for one in found if one.skip == UNREADABLE_FOLDER])
    tally.unseen = len(changes.unseen)
    for path in changes.removed:
        writer.remove(path)
        tally.removed += 1
    _read_all(folder, files, changes, writer, _Reading(guest, monitor, tally))
    writer.set_skipped([Skipped(rule, count) for rule, count in sorted(tally.skipped.items())])
    writer.commit()
    return tally


@dataclass(frozen=True, slots=True)
class _Reading:
    """What reading the changed files works with."""

    guest: Child
    monitor: Monitor
    tally: _Tally


def _read_all(
    folder: Path, files: Mapping[str, FileState], changes: Changes, writer: IndexWriter, reading: _Reading
) -> None:
    todo = [*changes.added, *changes.changed]
    added = frozenset(changes.added)
    committed = time.monotonic()
    reading.monitor.label("Reading documents")
    for number, path in enumerate(todo):
        reading.monitor.advance(number, len(todo))
        if reading.monitor.cancelled():
            return
        try:
            outcome = read_file(reading.guest, file_of(folder, path), path, _Stop(reading.monitor))
        except Cancelled:
            return
        if isinstance(outcome, Document):
            writer.put(outcome, files[path])
            reading.tally.added += path in added
            reading.tally.changed += path not in added
        else:
            _put_problem(folder, outcome, files[path], writer)
        if time.monotonic() - committed > BATCH_SECONDS:
            writer.commit()
            committed = time.monotonic()
    reading.monitor.advance(len(todo), len(todo))


def _put_problem(folder: Path, problem: Problem, state: FileState, writer: IndexWriter) -> None:
    """Note a file that gave no document; when the whole folder went away meanwhile, nothing is known of the file."""
    if problem.kind not in _MAY_PASS:
        writer.put_problem(problem, state)
    elif folder.is_dir():
        writer.put_problem(problem, state.unopened())
    else:
        raise _unreachable(folder)


class _Stop(Silent):
    """Brings the wish to stop to the guest, and none of the guest's talk back."""

    def __init__(self, monitor: Monitor) -> None:
        self._monitor = monitor

    def cancelled(self) -> bool:
        """Tell whether indexing is to stop."""
        return self._monitor.cancelled()


def read_file(guest: Child, file: Path, path: str, monitor: Monitor) -> Document | Problem:
    """Have the guest read one file; what goes wrong with it becomes a problem with a reason in words.

    Raises:
        Cancelled: the monitor asked to stop meanwhile.
        WorkerFailed: no guest can be started.
    """
    try:
        answer = guest.call("extract", {"file": str(file), "path": path}, seconds=FILE_SECONDS, monitor=monitor)
    except ExtractError as error:
        return Problem(path, error.kind, error.reason)
    except ChildFailed as error:
        if error.reason == "no-start":
            raise WorkerFailed("The part of Briefbook that reads files does not start; install it again.") from error
        kind, reason = _REASONS[error.reason]
        return Problem(path, kind, reason)
    return from_plain(Document, answer.result["document"])


def _report(folder_index: FolderIndex, found: list[Found], tally: _Tally, seconds: float) -> IndexReport:
    reader = folder_index.reader()
    try:
        counts = reader.report_counts()
        return IndexReport(
            seen=len(found) + tally.unseen,
            documents=counts.documents,
            passages=counts.passages,
            added=tally.added,
            changed=tally.changed,
            removed=tally.removed,
            parts=0,
            problems=reader.problems(),
            skipped=reader.skipped(),
            seconds=round(seconds, 3),
            index_folder=str(folder_index.place),
        )
    finally:
        reader.close()


JOBS: Mapping[str, Job] = {"index": index}
