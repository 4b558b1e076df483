"""App room: changing a book in one go: it is locked, opened, changed and saved, and nobody else comes between."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from briefbook.app.assembling import OpenBook, open_book
from briefbook.disk.lock import FileLock, LockHeld
from briefbook.model.book import Book
from briefbook.model.errors import BookLocked
from briefbook.model.kinds import EntryId
from briefbook.settings.places import Places

WAIT_SECONDS = 5.0
"""How long another program may take to finish with the book."""


def book_lock(path: Path, places: Places) -> FileLock:
    """Return the lock under which a book is opened, changed and saved by one process at a time."""
    folder = places.data / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / f"{uuid.uuid5(uuid.NAMESPACE_URL, str(path.absolute())).hex}.lock")


@contextmanager
def held(path: Path, places: Places, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Keep everybody else from changing the book at `path` meanwhile.

    Raises:
        BookLocked: another program holds it for longer than `wait_seconds`.
    """
    lock = book_lock(path, places)
    try:
        lock.acquire(wait_seconds)
    except LockHeld as error:
        raise BookLocked(f"{path.name} is open in another program ({error.holder}); close it there first.") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def changing(path: Path, places: Places, now: datetime) -> Iterator[OpenBook]:
    """Hold and open a book, and save it when the block ends without an error.

    Raises:
        BookLocked: another program holds it.
        BookError: it cannot be opened or saved; edits that could not be saved are in its history.
    """
    with held(path, places):
        opened = open_book(path, places)
        yield opened
        opened.save(now)


def touched(before: Book, after: Book) -> tuple[EntryId, ...]:
    """Return the ids of the entries that differ between two states of a book, in the order of the ids."""
    old = {one.id: (section.id, one) for _, section, one in before.entries()}
    new = {one.id: (section.id, one) for _, section, one in after.entries()}
    changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    return tuple(sorted(changed, key=lambda name: (len(name), name)))
