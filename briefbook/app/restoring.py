"""App room: a damaged or lost book comes back from its newest good backup; what lay in its place is kept beside it."""

from dataclasses import dataclass
from pathlib import Path

from briefbook.app.changing import WAIT_SECONDS, held
from briefbook.book import storage
from briefbook.model.errors import BookDamaged, BookError, BookMissing
from briefbook.settings.places import Places


@dataclass(frozen=True, slots=True)
class GoodCopy:
    """A good copy of a book among the officer's own data, when it was saved (ISO 8601), and where it lies."""

    saved_at: str
    path: Path


@dataclass(frozen=True, slots=True)
class Restored:
    """A book that is whole again.

    Attributes:
        path: its file.
        saved_at: when the copy that it came from was saved, ISO 8601.
        kept: the damaged file, beside the book under a name of its own; None when no file was there.
    """

    path: Path
    saved_at: str
    kept: Path | None


def good_copy(path: Path, places: Places) -> GoodCopy | None:
    """Return the newest good copy of the book that is, or was, in the file at `path`; None when there is none.

    Raises:
        BookError: the backups cannot be read.
    """
    backup = storage.newest_backup(path, places.data / "backups")
    return GoodCopy(backup.saved_at, backup.path) if backup is not None else None


def restore(path: Path, places: Places, wait_seconds: float = WAIT_SECONDS) -> Restored:
    """Put the newest good backup in the place of a damaged or lost book; edits that were not saved are in its history.

    Args:
        path: the file of the book; a damaged one is kept beside it, never lost.
        places: where the backups lie.
        wait_seconds: how long another program may take to finish with the book.

    Raises:
        BookDamaged: the book is damaged, and there is no backup of it.
        BookMissing: no file is there, and there is no backup of it.
        BookLocked: another program holds the book.
        BookError: the book is not damaged, or the system refused; every file is as it was.
    """
    root = places.data / "backups"
    with held(path, places, wait_seconds):
        try:
            storage.load(path, root)
        except (BookDamaged, BookMissing):
            backup = storage.newest_backup(path, root)
            if backup is None:
                raise
            return Restored(path, backup.saved_at, storage.restore_backup(path, backup))
    raise BookError(f"“{path.name}” is not damaged; it is left as it is: open it.")
