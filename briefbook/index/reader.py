"""Index room: one index, read: searched, and its documents, passages and problems looked up. Never blocks a writer."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TypeVar

from briefbook.index.catalogue import Stored
from briefbook.index.damage import trusted
from briefbook.index.interpreting import Interpreters
from briefbook.index.matching import Matcher
from briefbook.index.place import Place, Shown
from briefbook.index.segments import last_generation
from briefbook.index.snapshot import Snapshot
from briefbook.index.warming import steps
from briefbook.model.document import Document, DocumentRow, Passage, Problem, Skipped
from briefbook.model.errors import DocumentMissing, IndexDamaged, PassageMissing
from briefbook.model.hit import Results
from briefbook.model.kinds import PassageId
from briefbook.model.query import Explanation, Request, Understood

T = TypeVar("T")
_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Counts:
    """What an index holds; `parts` are the files within files, `documents` and `problems` those that are none."""

    documents: int
    passages: int
    problems: int
    parts: int


class IndexReader:
    """Reads one index from any thread; what it shows changes only with `refresh`."""

    def __init__(self, place: Place) -> None:
        """Open the last commit; an index that was never written is read as an empty one.

        Raises:
            IndexDamaged: it must be made anew.
        """
        self._shown = Shown(place)
        self._lock = RLock()
        self._by_path: Mapping[str, Stored] | None = None
        self._matcher, self._seen = self._open(None)
        self._interpreters = Interpreters()

    def _open(self, before: Snapshot | None) -> tuple[Matcher, tuple[str, int]]:
        while True:
            with trusted():
                store = self._shown.store()
            try:
                return self._opened(store, before)
            except IndexDamaged:
                if store is None or not self._shown.has_turned(store.name):
                    raise

    def _opened(self, store: Path | None, before: Snapshot | None) -> tuple[Matcher, tuple[str, int]]:
        with trusted():
            seen = _last_commit(store)
            if store is None:
                return Matcher(Snapshot.empty()), seen
            return Matcher(Snapshot.open(store, before if before and self._seen[0] == store.name else None)), seen

    @property
    def _paths(self) -> Mapping[str, Stored]:
        """All documents by their paths, in order; put together when it is first asked for."""
        found = self._by_path
        if found is None:
            found = self._by_path = self._asked(_documents_by_path)
        return found

    def _asked(self, ask: Callable[[Matcher], T]) -> T:
        """Return an answer, from what is there of the new index where the old one is damaged just there."""
        try:
            with trusted():
                return ask(self._matcher)
        except IndexDamaged:
            if not self._shown.has_turned(self._seen[0]):
                raise
            self.refresh()
            with trusted():
                return ask(self._matcher)

    def close(self) -> None:
        """Let go of all files; nothing can be read afterwards."""
        with self._lock:
            self._matcher.snapshot.close()

    def refresh(self) -> bool:
        """Show the last commit; return whether there is something new.

        Raises:
            IndexDamaged: it must be made anew; what was shown before can still be read.
        """
        with self._lock:
            is_new = _has_moved_on(self._shown, self._seen)
            if is_new:
                before = self._matcher.snapshot
                self._matcher, self._seen = self._open(before)
                self._by_path = None
                before.close(self._matcher.snapshot)
            return is_new

    def find(self, request: Request, complete: bool) -> Results:
        """Return the best passages that answer a request; `complete` is passed on to the results.

        Raises:
            QueryError: a date set beside the text is no date.
            IndexDamaged: a passage is not the one that was indexed, or the index cannot be read.
        """
        with self._lock:
            return self._asked(lambda matcher: self._interpreters.of(matcher).find(request, complete))

    def make_ready(self) -> Iterator[None]:
        """Load what first searches need, in steps of some 20 ms; it ends early when something new is shown.

        Raises:
            IndexDamaged: the index cannot be read.
        """
        matcher = self._matcher
        loading = steps(matcher)
        while True:
            with self._lock, trusted():
                if matcher is not self._matcher or next(loading, self) is self:
                    return
            yield

    def understand(self, request: Request) -> Understood:
        """Return what a request means.

        Raises:
            QueryError: a date set beside the text is no date.
            IndexDamaged: the index cannot be read.
        """
        with self._lock:
            return self._asked(lambda matcher: self._interpreters.of(matcher).understand(request))

    def explain(self, request: Request) -> Explanation:
        """Return what a request is taken for, piece by piece, with the forms of its words that the corpus has.

        Raises:
            QueryError: a date set beside the text is no date.
            IndexDamaged: the index cannot be read.
        """
        with self._lock:
            return self._asked(lambda matcher: self._interpreters.of(matcher).explain(request))

    def document(self, path: str) -> Document:
        """Return the document at a path within the folder.

        Raises:
            DocumentMissing: no document lies there.
            IndexDamaged: the index cannot be read.
        """
        with self._lock:
            return self._asked(lambda _: self._document(path))

    def _document(self, path: str) -> Document:
        stored = self._paths.get(path)
        if stored is None:
            raise DocumentMissing(self._why_missing(path))
        return self._matcher.snapshot.catalogue.document(stored)

    def _why_missing(self, path: str) -> str:
        for problem in self.problems():
            if problem.path == path:
                return f"{path} could not be read: {problem.reason}"
        return f"There is no document at {path}; index the folder again if it is new."

    def passage(self, passage_id: PassageId, path: str | None = None) -> tuple[Document, Passage]:
        """Return the passage of this id with its document; of identical files the one at `path`, or the first.

        Raises:
            PassageMissing: no passage has this id, or not at this path.
            IndexDamaged: the index cannot be read.
        """
        prefix, _, ordinal = passage_id.partition(":")
        with self._lock:
            for known, stored in self._paths.items():
                if len(prefix) == _ID_LENGTH and stored.fingerprint.startswith(prefix) and path in (None, known):
                    document = self.document(known)
                    for passage in document.passages:
                        if str(passage.ordinal) == ordinal:
                            return document, passage
        where = "" if path is None else f" at {path}"
        raise PassageMissing(f"There is no passage {passage_id}{where}; search again for its present one.")

    def documents(self) -> tuple[DocumentRow, ...]:
        """Return all documents in the order of their paths.

        Raises:
            IndexDamaged: the index cannot be read.
        """
        with self._lock:
            return tuple(stored.row for stored in self._paths.values())

    def passage_counts(self) -> Mapping[str, int]:
        """Return for the path of each document how many passages it has.

        Raises:
            IndexDamaged: the index cannot be read.
        """
        with self._lock:
            return {path: stored.passages for path, stored in self._paths.items()}

    def report_counts(self) -> Counts:
        """Return how much the index holds.

        Raises:
            IndexDamaged: the index cannot be read.
        """
        with self._lock:
            problems = sum(not problem.part for problem in self.problems())
            files = [stored for stored in self._paths.values() if not stored.is_part]
            passages = sum(self.passage_counts().values())
            return Counts(len(files), passages, problems, sum(stored.parts for stored in files))

    def problems(self) -> tuple[Problem, ...]:
        """Return the files that gave no document, in the order of their paths.

        Raises:
            IndexDamaged: the index cannot be read.
        """
        with self._lock:
            return self._asked(lambda matcher: matcher.snapshot.catalogue.problems())

    def skipped(self) -> tuple[Skipped, ...]:
        """Return how many names each rule passed over.

        Raises:
            IndexDamaged: the index cannot be read.
        """
        with self._lock:
            return self._asked(lambda matcher: matcher.snapshot.catalogue.skipped())


def _documents_by_path(matcher: Matcher) -> Mapping[str, Stored]:
    ordered = sorted(matcher.snapshot.catalogue.documents(), key=lambda stored: stored.row.path)
    return {stored.row.path: stored for stored in ordered}


def _last_commit(store: Path | None) -> tuple[str, int]:
    return ("", 0) if store is None else (store.name, last_generation(store))


def _has_moved_on(shown: Shown, seen: tuple[str, int]) -> bool:
    with trusted():
        store = shown.store()
        try:
            return _last_commit(store) != seen
        except FileNotFoundError:
            if shown.store() == store:
                raise
            return True  # it was cleared away just now: another one answers
