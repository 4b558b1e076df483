"""Index room: the index of one folder: the door to this room.

One process writes it, any number read it; a reader sees whole commits only. It can be removed at any time: everything
in it is made from the files of the folder.
"""

from collections.abc import Mapping
from pathlib import Path

from briefbook.index.changes import FileState
from briefbook.index.damage import trusted
from briefbook.index.place import Place
from briefbook.index.reader import Counts, IndexReader
from briefbook.index.writer import IndexWriter, read_states

__all__ = ["Counts", "FolderIndex", "IndexReader", "IndexWriter"]


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

    def writer(self) -> IndexWriter:
        """Return a writer; entering it takes the right to write, which one process has at a time."""
        return IndexWriter(self._place)

    def reader(self) -> IndexReader:
        """Return a reader of the last commit; an index that was never written is read as an empty one.

        Raises:
            IndexDamaged: it must be made anew.
        """
        return IndexReader(self._place)

    def rebuild(self) -> None:
        """Start the index anew, empty; readers keep what they show until they refresh.

        Raises:
            IndexBusy: another process writes it.
            IndexingError: the system refused; the index is as it was.
        """
        with trusted():
            lock = self._place.lock()
            try:
                self._place.renew()
            finally:
                lock.release()
