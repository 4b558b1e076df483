"""Index room: the index of one folder: the door to this room.

One process writes it, any number read it; a reader sees whole commits only. It can be removed at any time: everything
in it is made from the files of the folder.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefbook.index import checking
from briefbook.index.beside import Beside
from briefbook.index.changes import FileState
from briefbook.index.damage import trusted
from briefbook.index.place import Place
from briefbook.index.reader import Counts, IndexReader
from briefbook.index.writer import IndexWriter, read_states

__all__ = ["Beside", "Counts", "FolderIndex", "IndexReader", "IndexWriter"]


class FolderIndex:
    """The index in the folder `place`, in the user's own data on this computer; the folder is made on first writing."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._place = Place(place)

    @property
    def exists(self) -> bool:
        """Whether anything was ever indexed here.

        Raises:
            IndexDamaged: it must be made anew.
        """
        with trusted():
            return self._place.store() is not None

    def states(self) -> Mapping[str, FileState]:
        """Return every file that was read, or tried, as it was at the last commit.

        Raises:
            IndexDamaged: it must be made anew.
        """
        with trusted():
            store = self._place.store()
            return {} if store is None else read_states(store)

    def writer(self, beside: Beside | None = None) -> IndexWriter:
        """Return a writer; entering it takes the right to write, which one process has at a time.

        Args:
            beside: the way to a process in which an `Inverter` answers, for when much is to be indexed.
        """
        return IndexWriter(self._place, beside)

    def reader(self) -> IndexReader:
        """Return a reader of the last commit; an index that was never written is read as an empty one.

        Raises:
            IndexDamaged: it must be made anew.
        """
        return IndexReader(self._place)

    def check(self) -> Iterator[None]:
        """Compare the last commit with what was written, in steps of a few milliseconds, for when nothing else is done.

        It ends early when a new commit comes meanwhile: that one is to be checked.

        Raises:
            IndexDamaged: it must be made anew.
            IndexingError: the system refused for the moment.
        """
        return checking.check(self._place)

    def is_unfinished(self) -> bool:
        """Whether it is being made anew, and an old one answers until `IndexWriter.finish`.

        Raises:
            IndexDamaged: it must be made anew.
        """
        with trusted():
            return self._place.stores()[1] is not None

    def rebuild(self, *, old_answers: bool = False) -> None:
        """Start the index anew, empty; readers keep what they show until they refresh.

        Args:
            old_answers: whether readers are given what was there before, as far as it can be trusted, until
                `IndexWriter.finish`.

        Raises:
            IndexBusy: another process writes it.
            IndexingError: the system refused; the index is as it was.
        """
        with trusted():
            lock = self._place.lock()
            try:
                self._place.renew(old_answers=old_answers)
            finally:
                lock.release()
