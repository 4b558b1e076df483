"""Index room: the only writer of an index: documents and problems gathered, then committed to both stores together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from briefbook.disk.lock import FileLock
from briefbook.index import segment_writer
from briefbook.index.beside import Beside, uncollected
from briefbook.index.catalogue import Catalogue
from briefbook.index.changes import FileState
from briefbook.index.damage import trusted
from briefbook.index.merging import FEWEST_IN_HASTE, TOGETHER
from briefbook.index.place import Place
from briefbook.index.preparing import Prepared, prepare
from briefbook.index.recording import Recording
from briefbook.index.segments import last_generation
from briefbook.index.sharing import Sharing, inverted
from briefbook.index.storage import sweep
from briefbook.model.document import Document, Problem, Skipped
from briefbook.model.kinds import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class _File:
    """What is to be known of a file from the next commit on; a file that is gone has no state.

    Attributes:
        documents: its own and those of the files within it.
        rule: by which it was passed over, in words.
    """

    state: FileState | None
    documents: list[Prepared]
    problems: list[Problem]
    rule: str | None = None


class IndexWriter:
    """Writes an index while it is open as a context; leaving it without a commit leaves the last commit."""

    def __init__(self, place: Place, beside: Beside | None = None) -> None:
        self._place = place
        self._sharing = Sharing(beside)
        self._lock: FileLock | None = None
        self._store = Path()
        self._recording: Recording | None = None
        self._waiting: dict[str, _File] = {}
        self._skipped: tuple[Skipped, ...] | None = None
        self._recorded: dict[Language, set[str]] = {language: set() for language in LANGUAGES}

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

    def put(
        self, document: Document, state: FileState, parts: Iterable[Document] = (), problems: Iterable[Problem] = ()
    ) -> None:
        """Add a document with those of the files within it, and their problems, in place of what was known of its file.

        Raises:
            ValueError: it holds what is no text; the documents beside it are not touched.
        """
        with uncollected():
            prepared = [prepare(one, state) for one in (document, *parts)]
        self._waiting[document.path] = _File(state, prepared, [_checked(one) for one in problems])
        self._sharing.offer(prepared)

    def put_problem(self, problem: Problem, state: FileState) -> None:
        """Add a file that gave no document, in place of what was known of it."""
        self._waiting[problem.path] = _File(state, [], [_checked(problem)])

    def put_passed(self, path: str, rule: str, state: FileState) -> None:
        """Add a file that was opened and passed over by a rule, in words, in place of what was known of it."""
        self._waiting[path] = _File(state, [], [], rule)

    def remove(self, path: str) -> None:
        """Forget a file, and the parts within it."""
        self._waiting[path] = _File(None, [], [])

    def set_skipped(self, rows: Iterable[Skipped]) -> None:
        """Say how many names each rule passed over, in place of what was said before."""
        self._skipped = tuple(rows)

    def commit(self) -> None:
        """Make all of it searchable at once; nothing happens when there is nothing.

        Raises:
            IndexingError: the system refused (disk full, …); the commit before this one stands.
            IndexDamaged: it failed in a way that only making the index anew mends.
        """
        recording = self._opened()
        if self._waiting or self._skipped is not None:
            self._commit_all(recording, FEWEST_IN_HASTE)

    def tidy(self) -> None:
        """Join the small segments that commits have left: what is found stays the same, and searching stays fast.

        Raises:
            IndexingError: the system refused (disk full, …); the last commit stands.
            IndexDamaged: it failed in a way that only making the index anew mends.
        """
        recording = self._opened()
        with trusted():
            is_due = segment_writer.is_due(self._store)
        if is_due:
            self._commit_all(recording, TOGETHER)

    def _opened(self) -> Recording:
        if self._recording is None:
            raise ValueError("the writer is closed")
        return self._recording

    def _commit_all(self, recording: Recording, together: int) -> None:
        with trusted(), uncollected():
            try:
                self._commit(recording, together)
            except BaseException:
                # the failure may have come after the TOC was named: the segments say which generation counts
                recording.settle(last_generation(self._store))
                raise
        self._forget()

    def finish(self) -> None:
        """Say that everything the folder holds was committed: an index that was made anew takes the old one's place.

        Raises:
            IndexingError: the system refused; the old one goes on answering.
        """
        with trusted():
            self._place.finish()

    def _commit(self, recording: Recording, together: int) -> None:
        """Commit the catalogue, then the segments: their TOC, named last, is what makes a generation."""
        recording.begin()
        waiting = sorted(self._waiting.items())
        removed = [row for path, _ in waiting for row in recording.remove(path)]
        added = [(one, *recording.place(one)) for _, file in waiting for one in file.documents]
        # the other process goes on with its share while the catalogue is written
        kept, share = self._sharing.parted(added)
        for one, row, first in added:
            recording.add(one, row, first)
        for path, file in waiting:
            if file.state is None:
                continue
            for problem in file.problems:
                recording.add_problem(problem, file.state)
            if file.rule is not None:
                recording.add_passed(path, file.rule, file.state)
        if self._skipped is not None:
            recording.set_skipped(self._skipped)
        inversion = inverted(kept)
        shared = share.words() if share else {}
        met: dict[Language, dict[str, str]] = {}
        for language in LANGUAGES:
            words = {**shared.get(language, {}), **inversion.words(language)}
            recorded = self._recorded[language]
            met[language] = {word: term for word, term in words.items() if word not in recorded}
        recording.add_words(met)
        recording.commit()
        segment_writer.commit(self._store, inversion, removed, together, share)
        self._sharing.follow(share)
        recording.follow()
        for language in LANGUAGES:
            self._recorded[language].update(met[language])

    def _forget(self) -> None:
        self._waiting.clear()
        self._skipped = None


def _checked(problem: Problem) -> Problem:
    """Return the problem as it is, or fail before the stores are touched where it holds what is no text."""
    f"{problem.path}{problem.reason}".encode()
    return problem


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
