"""Index room: the folder that an index lies in: which store in it counts, and who may write.

The two stores lie in a folder of their own, and a small file names the one that counts. So an index is made anew
beside the old one, also on Windows, where files that a reader holds open cannot be removed. Until the new one holds
everything, the old one may go on answering: it is named too.
"""

import json
import re
import shutil
from collections.abc import Collection
from pathlib import Path

from briefbook.disk import atomic
from briefbook.disk.lock import FileLock, LockHeld
from briefbook.index import segment_writer, tables
from briefbook.index.damage import trusted
from briefbook.index.schema import LAYOUT
from briefbook.model.errors import IndexBusy, IndexOutdated

_POINTER = "index.json"
_COUNTS, _ANSWERS = "store", "old"
_LOCK = "write.lock"
_STORE = re.compile(r"store-(\d+)")
_PRIVATE = 0o700


class Place:
    """The folder of one index, on this computer and in the user's own data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def store(self) -> Path | None:
        """Return the folder of the store that counts, None when nothing was ever indexed.

        Raises:
            IndexOutdated: it was written by another version of Briefbook.
            ValueError: what names it is damaged.
        """
        return self.stores()[0]

    def stores(self) -> tuple[Path | None, Path | None]:
        """Return the store that counts, and the old one that goes on answering until it holds everything.

        Both are of one moment. None: nothing was ever indexed; there is no old one, the one that counts answers.

        Raises:
            IndexOutdated: they were written by another version of Briefbook.
            ValueError: what names them is damaged.
        """
        try:
            plain = json.loads((self.folder / _POINTER).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None, None
        if not isinstance(plain, dict):
            raise ValueError("no store is named")
        if plain.get("layout") != LAYOUT:
            raise IndexOutdated("The search index is of another version of Briefbook; it is being made anew.")
        store = self._folder_of(plain.get(_COUNTS))
        if store is None:
            raise ValueError("no store is named")
        return store, self._folder_of(plain.get(_ANSWERS))

    def _folder_of(self, name: object) -> Path | None:
        return self.folder / name if isinstance(name, str) and _STORE.fullmatch(name) else None

    def _name(self, store: Path, old: Path | None) -> None:
        names = {_COUNTS: store.name} if old is None else {_COUNTS: store.name, _ANSWERS: old.name}
        atomic.write(self.folder / _POINTER, json.dumps({"layout": LAYOUT, **names}).encode("utf-8"))

    def lock(self) -> FileLock:
        """Take the right to write.

        Raises:
            IndexBusy: another process has it.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(_PRIVATE)
        try:
            return FileLock(self.folder / _LOCK).acquire(0.0)
        except LockHeld as error:
            sentence = f"This folder is being indexed by {error.holder}; wait until that is done, then try again."
            raise IndexBusy(sentence) from error

    def renew(self, *, old_answers: bool = False) -> Path:
        """Make an empty store the one that counts; only under the lock.

        Args:
            old_answers: whether what was there before goes on answering until `finish`, where it can be read at all.

        Raises:
            OSError: the system refused; the store before it counts.
        """
        old = self._present() if old_answers else None
        numbers = [int(match[1]) for path in self.folder.iterdir() if (match := _STORE.fullmatch(path.name))]
        store = self.folder / f"store-{max(numbers, default=0) + 1}"
        store.mkdir(mode=_PRIVATE)
        tables.create(store / tables.CATALOGUE)
        segment_writer.create(store)
        self._name(store, old)
        self._sweep({store, old})
        return store

    def _present(self) -> Path | None:
        """Return the store that answers now; None where there is none, or none that can be told."""
        try:
            store, old = self.stores()
            return old or store
        except (IndexOutdated, ValueError):
            return None

    def finish(self) -> None:
        """Let the store that counts answer: it holds everything; only under the lock.

        Raises:
            OSError: the system refused; the old one goes on answering.
        """
        store, old = self.stores()
        if store is not None and old is not None:
            self._name(store, None)

    def sweep(self, store: Path) -> None:
        """Remove stores that no longer count; only under the lock. One that a reader holds open goes another time."""
        self._sweep({store, self.stores()[1]})

    def _sweep(self, kept: Collection[Path | None]) -> None:
        for path in self.folder.iterdir():
            if _STORE.fullmatch(path.name) and path not in kept:
                shutil.rmtree(path, ignore_errors=True)
        atomic.sweep(self.folder)


class Shown:
    """Which store of a place a reader reads: while the index is made anew the old one, until it shows damage."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._left: Path | None = None

    def store(self) -> Path | None:
        """Return the folder of the store, None when nothing was ever indexed.

        Raises:
            IndexOutdated: it was written by another version of Briefbook.
            ValueError: what names it is damaged.
        """
        store, old = self._place.stores()
        return store if old is None or old == self._left else old

    def has_turned(self, name: str) -> bool:
        """Return whether there is another store to be read than the one of this name, which failed.

        Raises:
            IndexDamaged: the index must be made anew.
        """
        with trusted():
            store, old = self._place.stores()
        shown = store if old is None or old == self._left else old
        if shown is None or shown.name != name:
            return True
        self._left = old
        return shown == old
