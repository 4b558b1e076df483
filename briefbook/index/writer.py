"""Index room: the only writer of an index: documents and problems gathered, then committed to both stores together."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from briefbook.disk.lock import FileLock
from briefbook.index import segment_writer
from briefbook.index.catalogue import Catalogue
from briefbook.index.changes import FileState
from briefbook.index.damage import trusted
from briefbook.index.place import Place
from briefbook.index.preparing import Prepared, prepare
from briefbook.index.recording import Recording
from briefbook.index.schema import IndexedPassage
from briefbook.index.segments import last_generation
from briefbook.index.storage import sweep
from briefbook.model.document import Document, Problem, Skipped


class IndexWriter:
    """Writes an index while it is open as a context; leaving it without a commit leaves the last commit."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock: FileLock | None = None
        self._store = Path()
        self._recording: Recording | None = None
        self._documents: dict[str, Prepared] = {}
        self._problems: dict[str, tuple[Problem, FileState]] = {}
        self._removed: set[str] = set()
        self._skipped: tuple[Skipped, ...] | None = None

    def __enter__(self) -> Self:
        """Take the right to write, and clear away what a writer that was killed left behind.

        Raises:
            IndexBusy: another process has it.
            IndexDamaged: what lies there cannot be trusted.
            IndexingError: the system refused.
        """
        with trusted():
            self._lock = self._place.lock()
        try:
            with trusted():
                self._store = self._place.store() or self._place.renew()
                self._place.sweep(self._store)
                sweep(self._store)
                self._recording = Recording(self._store, last_generation(self._store))
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._forget()
        if self._recording is not None:
            self._recording.close()
            self._recording = None
        if self._lock is not None:
            self._lock.release()

    def states(self) -> Mapping[str, FileState]:
        """Return every file as it was at the last commit.

        Raises:
            IndexDamaged: the catalogue cannot be read.
        """
        with trusted():
            return read_states(self._store)

    def put(self, document: Document, state: FileState) -> None:
        """Add a document, in place of what was known of its file.

        Raises:
            ValueError: it holds what is no text; the documents beside it are not touched.
        """
        self.remove(document.path)
        self._documents[document.path] = prepare(document, state)

    def put_problem(self, problem: Problem, state: FileState) -> None:
        """Add a file that gave no document, in place of what was known of it; a part stands beside its file."""
        f"{problem.path}{problem.reason}".encode()
        if not problem.part:
            self.remove(problem.path)
        self._problems[problem.path] = (problem, state)

    def remove(self, path: str) -> None:
        """Forget a file, and the parts within it."""
        self._documents.pop(path, None)
        for known in [one for one in self._problems if one == path or one.startswith(f"{path}/")]:
            del self._problems[known]
        self._removed.add(path)

    def set_skipped(self, rows: Iterable[Skipped]) -> None:
        """Say how many names each rule passed over, in place of what was said before."""
        self._skipped = tuple(rows)

    def commit(self) -> None:
        """Make all of it searchable at once; nothing happens when there is nothing.

        Raises:
            IndexingError: the system refused (disk full, …); the commit before this one stands.
            IndexDamaged: it failed in a way that only making the index anew mends.
        """
        if self._recording is None:
            raise ValueError("the writer is closed")
        if not (self._removed or self._documents or self._problems or self._skipped is not None):
            return
        with trusted():
            try:
                self._commit(self._recording)
            except BaseException:
                # the failure may have come after the TOC was named: the segments say which generation counts
                self._recording.settle(last_generation(self._store))
                raise
        self._forget()

    def _commit(self, recording: Recording) -> None:
        """Commit the catalogue, then the segments: their TOC, named last, is what makes a generation."""
        recording.begin()
        removed = [row for path in sorted(self._removed) for row in recording.remove(path)]
        added = [(prepared, *recording.add(prepared)) for _, prepared in sorted(self._documents.items())]
        for _, (problem, state) in sorted(self._problems.items()):
            recording.add_problem(problem, state)
        if self._skipped is not None:
            recording.set_skipped(self._skipped)
        recording.commit()
        passages = (one for prepared, row, first in added for one in _indexed(prepared, row, first))
        segment_writer.commit(self._store, passages, removed)
        recording.follow()

    def _forget(self) -> None:
        self._documents.clear()
        self._problems.clear()
        self._removed.clear()
        self._skipped = None


def read_states(store: Path) -> Mapping[str, FileState]:
    """Return every file as it was at the last commit of a store.

    Raises:
        Exception: it is damaged.
    """
    catalogue = Catalogue.open(store, last_generation(store))
    try:
        return catalogue.states()
    finally:
        catalogue.close()


def _indexed(prepared: Prepared, document: int, first: int) -> Iterator[IndexedPassage]:
    for number, one in enumerate(prepared.passages):
        yield IndexedPassage(first + number, document, one.mark, one.fields)
