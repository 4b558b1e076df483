"""Book room: keeping a book in its file: never half written, never over what somebody else saved, with backups."""

import errno
import hashlib
import logging
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from briefbook.book import backups as backup_files
from briefbook.book.backups import Backup
from briefbook.book.brief_file import decode, encode, state_of
from briefbook.book.failure import load_failure, save_failure
from briefbook.disk import atomic
from briefbook.disk.envelope import EnvelopeDamaged, EnvelopeNewer
from briefbook.model.book import Book
from briefbook.model.errors import BookChangedOnDisk, BookDamaged, BookError, BookExists, BookMissing, BookNewer
from briefbook.model.plain import NOTHING, Json, JsonObject, PlainError

_LARGEST = 200_000_000
"""Bytes; a book of 10,000 excerpts has a tenth of it, so a larger file is something else."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A book as it was found.

    Attributes:
        body: its plain form without what went out of it, for the history.
        fingerprint: SHA-256 of the file's bytes as 64 hex digits; a save says by it what it expects to replace.
        beside: what a newer Briefbook wrote beside the book; a save is given it again.
    """

    book: Book
    body: JsonObject
    fingerprint: str
    beside: Mapping[str, Json]


def create(path: Path, book: Book, saved_at: str | None = None) -> str:
    """Write a new book to `path`, where no file may be yet, and return its fingerprint.

    Args:
        path: the file.
        book: what goes into it.
        saved_at: the present time, ISO 8601; by the clock when None.

    Raises:
        BookExists: a file is there; it is untouched.
        BookError: the system refused.
    """
    moment = saved_at or datetime.now().astimezone().isoformat(timespec="seconds")
    data = encode(book, moment)
    _write_new(path, data)
    return hashlib.sha256(data).hexdigest()


def load(path: Path, backups_root: Path | None = None) -> Loaded:
    """Return the book in the file at `path`; the file stays as it is in any case.

    Args:
        path: the file.
        backups_root: where a good copy is looked for when the file is damaged; the sentence names it.

    Raises:
        BookMissing: there is no such file.
        BookDamaged: it is no whole book.
        BookNewer: it was written by a newer Briefbook.
        BookError: the system refused.
    """
    data = _read(path)
    try:
        content = decode(data)
    except EnvelopeNewer as error:
        raise BookNewer(
            f"“{path.name}” was saved by a newer Briefbook (format {error.format}); update Briefbook to open it."
        ) from error
    except EnvelopeDamaged as error:
        raise _damaged(
            path, backups_root, "is damaged, or was changed by another program, and cannot be opened"
        ) from error
    except PlainError as error:
        raise _damaged(path, backups_root, f"is not a book that Briefbook can read ({error})") from error
    return Loaded(content.book, state_of(content.book), hashlib.sha256(data).hexdigest(), content.beside)


def save(
    path: Path,
    book: Book,
    expected: str | None,
    saved_at: str,
    backups: Path | None = None,
    beside: Mapping[str, Json] = NOTHING,
) -> str:
    """Write the book to its file and return the new fingerprint.

    Args:
        path: the file.
        book: what goes into it.
        expected: fingerprint of what is to be replaced, as loaded or saved last; None when no file is to be there. To
            replace another version knowingly, give `fingerprint_of(path)`.
        saved_at: the present time, ISO 8601.
        backups: the folder of this book's backups; none is made when None. A backup that cannot be written does not
            stop the save.
        beside: what stood beside the book when it was loaded.

    Raises:
        BookChangedOnDisk: another version lies there, or none any more; it is untouched.
        BookExists: no file was to be there, and there is one; it is untouched.
        BookError: the system refused; the file is as it was.
    """
    data, now = encode(book, saved_at, beside), datetime.fromisoformat(saved_at)
    if expected is None:
        _write_new(path, data)
    else:
        _write_over(path, data, expected)
    if backups is not None:
        try:
            backup_files.keep(backups, path, data, now)
        except OSError as error:
            _log.warning("no backup was written to %s: %s", backups, error)
    return hashlib.sha256(data).hexdigest()


def fingerprint_of(path: Path) -> str | None:
    """Return the SHA-256 of what lies at `path` now, as 64 hex digits; None when nothing does.

    Raises:
        BookError: the system refused.
    """
    try:
        return hashlib.sha256(_read(path)).hexdigest()
    except BookMissing:
        return None


def newest_backup(path: Path, backups_root: Path) -> Backup | None:
    """Return the newest good backup of the book that is, or was, in the file at `path`; None when there is none.

    Raises:
        BookError: the backups cannot be read.
    """
    try:
        return backup_files.newest(backups_root, path)
    except OSError as error:
        raise load_failure(path, error) from error


def restore_backup(path: Path, backup: Backup) -> Path | None:
    """Put a backup in the place of a damaged file, which is kept beside it; return where, None when there was none.

    Raises:
        BookError: the system refused; the damaged file is where it was.
    """
    try:
        kept = _kept_beside(path, path.read_bytes()) if path.exists() else None
        atomic.write(path, backup.path.read_bytes())
    except OSError as error:
        raise save_failure(path, error) from error
    return kept


def _kept_beside(path: Path, data: bytes) -> Path:
    number = 1
    while True:
        name = f"{path.stem} (damaged{f' {number}' if number > 1 else ''}){path.suffix}"
        try:
            atomic.create(path.with_name(name), data)
        except FileExistsError:
            number += 1
        else:
            return path.with_name(name)


def _write_new(path: Path, data: bytes) -> None:
    try:
        atomic.create(path, data)
    except FileExistsError as error:
        raise BookExists(f"There is a file “{path.name}” in {path.parent} already; choose another name.") from error
    except OSError as error:
        raise save_failure(path, error) from error


def _write_over(path: Path, data: bytes, expected: str) -> None:
    try:
        present = fingerprint_of(path)
        if present != expected:
            _refuse(path, is_there=present is not None)
        atomic.write(path, data)
    except OSError as error:
        raise save_failure(path, error) from error


def _refuse(path: Path, *, is_there: bool) -> NoReturn:
    if is_there:
        raise BookChangedOnDisk(
            f"“{path.name}” was saved by somebody else, or by another program, since it was opened here; nothing was "
            "overwritten: save yours under another name, or open theirs."
        )
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    raise BookChangedOnDisk(
        f"“{path.name}” was moved, renamed or deleted since it was opened here; save the book under a name of its own."
    )


def _read(path: Path) -> bytes:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > _LARGEST:
            # Reading a device or a pipe would never end.
            raise BookError(f"“{path.name}” is not a book of Briefbook; choose a file that ends in .brief.")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BookMissing(f"There is no book “{path.name}” in {path.parent}; check the name.") from error
    except OSError as error:
        raise load_failure(path, error) from error


def _damaged(path: Path, backups_root: Path | None, what: str) -> BookDamaged:
    backup = newest_backup(path, backups_root) if backups_root is not None else None
    if backup is None:
        way_out = "the file is left as it is, and no backup of it was found on this computer"
        return BookDamaged(f"“{path.name}” {what}; {way_out}.")
    way_out = f"open the good copy saved at {backup.saved_at} instead, {backup.path}"
    return BookDamaged(f"“{path.name}” {what}; {way_out}; the damaged file is left as it is.", backup.saved_at)
