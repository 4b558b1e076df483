"""App room: what the indexer process does: it walks the folder, has changed files read, and writes the index.

It is the only writer of an index. A file that stops the guest is a row in the problems, and the next file is read.
"""

import time
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from briefbook.app.file_reading import Outcome, PassedOver, Unread, read_files
from briefbook.app.invert_job import inverting_beside
from briefbook.app.listing import Listing, file_holding, list_folder, unreachable
from briefbook.app.page_lines import hide_repeated
from briefbook.disk.walk import file_of
from briefbook.index.changes import Changes, FileState, compare
from briefbook.index.folder_index import FolderIndex, IndexWriter
from briefbook.library.corrections import Correction, Corrections, correction_of, laid_over
from briefbook.model.document import Document, IndexReport, Problem, Reading, Skipped
from briefbook.model.errors import Cancelled
from briefbook.model.kinds import ProblemKind
from briefbook.model.monitor import Monitor
from briefbook.model.plain import to_plain
from briefbook.worker.child import Answer, Call, Job
from briefbook.worker.supervisor import Child

BATCH_SECONDS = 3.0
LONGEST_BATCH_SECONDS = 20.0
"""What was read is committed, and can be found, at first and at last this often."""
BATCH_TEXT = 50_000_000
"""Code points after which what was read is committed; about 5 bytes of memory each, in two processes (measured)."""
_PASSAGE = 150
"""Code points that take as much memory as a passage without its text."""
_MAY_PASS = frozenset((ProblemKind.UNREADABLE, ProblemKind.NOT_HERE))
"""What hinders opening a file, and may pass without the file being changed."""


@dataclass(slots=True)
class _Tally:
    added: int = 0
    changed: int = 0
    removed: int = 0
    unseen: int = 0


def index(call: Call) -> Answer:
    """Bring an index up to date: `{folder, place, library, rebuild, again}` → `{report, cancelled}`.

    `again` are paths of files, or of parts of files, that are read once more though they are unchanged.

    Raises:
        FolderUnreachable: the folder cannot be looked into, or not any more; what was committed so far is kept.
        IndexBusy: another process writes this index.
        LibraryError: what the officer decided about the folder cannot be read.
    """
    started = time.monotonic()
    folder, library = Path(str(call.arguments["folder"])), Path(str(call.arguments["library"]))
    folder_index = FolderIndex(Path(str(call.arguments["place"])))
    again = call.arguments.get("again")
    if call.arguments.get("rebuild") is True:
        folder_index.rebuild(old_answers=True)
    call.monitor.label("Looking through the folder")
    listing = list_folder(folder, library)
    guest = Child("guest")
    try:
        is_first = not folder_index.exists or folder_index.is_unfinished()
        sizes = [one.size for one in listing.files.values()] if is_first else ()
        with inverting_beside(sizes) as beside, folder_index.writer(beside) as writer:
            corrections = Corrections(library).all()
            work = _Work(folder, listing, writer, guest, call.monitor, corrections)
            tally = _update(work, folder_index, {str(path) for path in again} if isinstance(again, list) else set())
    finally:
        guest.close()
    report = _report(folder_index, listing, tally, time.monotonic() - started)
    return Answer({"report": to_plain(report), "cancelled": call.monitor.cancelled()})


@dataclass(frozen=True, slots=True)
class _Work:
    """What bringing one folder up to date works with."""

    folder: Path
    listing: Listing
    writer: IndexWriter
    guest: Child
    monitor: Monitor
    corrections: tuple[Correction, ...]


def _update(work: _Work, folder_index: FolderIndex, again: set[str]) -> _Tally:
    files, writer = work.listing.files, work.writer
    known = writer.states()
    changes = compare(files, known, work.listing.closed)
    asked = {file_holding(path, known) for path in again}
    repeated = tuple(path for path in changes.unchanged if path in asked)
    changes = replace(changes, changed=tuple(sorted((*changes.changed, *repeated))))
    tally = _Tally(removed=len(changes.removed), unseen=len(changes.unseen))
    for path in changes.removed:
        writer.remove(path)
    _read_all(work, changes, tally)
    writer.set_skipped([Skipped(rule, count) for rule, count in work.listing.skipped.items()])
    writer.commit()
    if not work.monitor.cancelled():
        writer.finish()
        hide_repeated(folder_index, writer, files, (*changes.added, *changes.changed))
        writer.tidy()
    return tally


def _read_all(work: _Work, changes: Changes, tally: _Tally) -> None:
    todo = [*changes.added, *changes.changed]
    added = frozenset(changes.added)
    files = work.listing.files
    batch = _Batch(work.writer, sum(files[path].size for path in todo))
    work.monitor.label("Reading documents")
    work.monitor.advance(0, len(todo))
    unread = (Unread(file_of(work.folder, path), path, files[path].size) for path in todo)
    with closing(read_files(work.guest, unread, work.monitor)) as readings, suppress(Cancelled):
        for number, (path, outcome) in enumerate(readings, 1):
            _put(work, path, outcome)
            if isinstance(outcome, Reading):
                tally.added += path in added
                tally.changed += path not in added
            batch.grow(outcome, files[path].size)
            work.monitor.advance(number, len(todo))


class _Batch:
    """Commits what was read, so that it can be found, is safe from a kill, and does not fill the memory."""

    def __init__(self, writer: IndexWriter, size: int) -> None:
        """Take the writer, and how many bytes there are to read."""
        self._writer = writer
        self._started = self._committed = time.monotonic()
        self._weight = self._size = 0
        self._left = size

    def grow(self, outcome: Outcome, size: int) -> None:
        """Count what was put, of a file of so many bytes, and commit when it is time.

        Later commits are rarer: small segments must be merged. Shortly before the end that is waited for.
        """
        if isinstance(outcome, Reading):
            for document in (outcome.document, *outcome.parts):
                self._weight += sum([len(one.text) for one in document.passages]) + _PASSAGE * len(document.passages)
        self._size += size
        self._left -= size
        waited = time.monotonic() - self._committed
        longest = min(LONGEST_BATCH_SECONDS, max(BATCH_SECONDS, (self._committed - self._started) / 2))
        is_due = waited > longest and (self._left > self._size or waited > LONGEST_BATCH_SECONDS)
        if is_due or self._weight > BATCH_TEXT:
            self._writer.commit()
            self._committed, self._weight, self._size = time.monotonic(), 0, 0


def _put(work: _Work, path: str, outcome: Outcome) -> None:
    state = work.listing.files[path]
    match outcome:
        case Reading():
            parts = [_corrected(work, part) for part in outcome.parts]
            work.writer.put(_corrected(work, outcome.document), state, parts, outcome.problems)
        case PassedOver():
            work.writer.put_passed(path, outcome.rule, state)
        case Problem():
            _put_problem(work, outcome, state)


def _corrected(work: _Work, document: Document) -> Document:
    return laid_over(document, correction_of(work.corrections, document.path, document.fingerprint))


def _put_problem(work: _Work, problem: Problem, state: FileState) -> None:
    """Note a file that gave no document; when the whole folder went away meanwhile, nothing is known of the file."""
    if problem.kind not in _MAY_PASS:
        work.writer.put_problem(problem, state)
    elif work.folder.is_dir():
        work.writer.put_problem(problem, state.unopened())
    else:
        raise unreachable(work.folder)


def _report(folder_index: FolderIndex, listing: Listing, tally: _Tally, seconds: float) -> IndexReport:
    reader = folder_index.reader()
    try:
        counts = reader.report_counts()
        return IndexReport(
            seen=listing.seen + tally.unseen,
            documents=counts.documents,
            passages=counts.passages,
            added=tally.added,
            changed=tally.changed,
            removed=tally.removed,
            parts=counts.parts,
            problems=reader.problems(),
            skipped=reader.skipped(),
            seconds=round(seconds, 3),
            index_folder=str(folder_index.place),
        )
    finally:
        reader.close()


JOBS: Mapping[str, Job] = {"index": index}
