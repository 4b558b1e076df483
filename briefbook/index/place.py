"""Index room: the folder that an index lies in: which store in it counts, and who may write.

The two stores lie in a folder of their own, and a small file names the one that counts. So an index is made anew
beside the old one, in one step, also on Windows, where files that a reader holds open cannot be removed.
"""

import json
import re
import shutil
from pathlib import Path

from briefbook.disk import atomic
from briefbook.disk.lock import FileLock, LockHeld
from briefbook.index import segment_writer, tables
from briefbook.index.schema import LAYOUT
from briefbook.model.errors import IndexBusy, IndexOutdated

_POINTER = "index.json"
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
        try:
            plain = json.loads((self.folder / _POINTER).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        if not isinstance(plain, dict):
            raise ValueError("no store is named")
        if plain.get("layout") != LAYOUT:
            raise IndexOutdated("The search index is of another version of Briefbook; it is being made anew.")
        name = plain.get("store")
        if not isinstance(name, str) or _STORE.fullmatch(name) is None:
            raise ValueError("no store is named")
        return self.folder / name

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

    def renew(self) -> Path:
        """Make an empty store the one that counts; only under the lock.

        Raises:
            OSError: the system refused; the store before it counts.
        """
        numbers = [int(match[1]) for path in self.folder.iterdir() if (match := _STORE.fullmatch(path.name))]
        store = self.folder / f"store-{max(numbers, default=0) + 1}"
        store.mkdir(mode=_PRIVATE)
        tables.create(store / tables.CATALOGUE)
        segment_writer.create(store)
        pointer = json.dumps({"layout": LAYOUT, "store": store.name})
        atomic.write(self.folder / _POINTER, pointer.encode("utf-8"))
        self.sweep(store)
        return store

    def sweep(self, store: Path) -> None:
        """Remove stores that no longer count; only under the lock. One that a reader holds open goes another time."""
        for path in self.folder.iterdir():
            if _STORE.fullmatch(path.name) and path != store:
                shutil.rmtree(path, ignore_errors=True)
        atomic.sweep(self.folder)
