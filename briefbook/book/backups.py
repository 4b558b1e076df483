"""Book room: three copies of every book among the officer's own data, for the day on which its file is damaged.

The first is the last version saved here, the second the one before the last pause of ten minutes, the third the last
one of an earlier day: a save every few seconds does not push the version of yesterday out.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefbook.book.brief_file import book_id_in, decode
from briefbook.disk import atomic
from briefbook.disk.envelope import EnvelopeDamaged, EnvelopeNewer
from briefbook.model.plain import PlainError

_PAUSE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Backup:
    """A good copy of a book: its file, and when it was saved, as the writer gave it."""

    path: Path
    saved_at: str


def keep(folder: Path, path: Path, data: bytes, now: datetime) -> None:
    """Keep the bytes that were just saved to `path` as the first of the backups in `folder`, the book's own.

    Raises:
        OSError: the system refused; the other backups are there still.
    """
    folder.mkdir(parents=True, exist_ok=True)
    first, second, third = (folder / f"{_key(path)}.{slot}.brief" for slot in (1, 2, 3))
    if first.exists():
        before = datetime.fromtimestamp(first.stat().st_mtime, now.tzinfo)
        is_new_day = before.date() != now.date()
        if is_new_day:
            atomic.write(third, first.read_bytes())
        # A clock that was set back counts as a pause too, or the second would never change again.
        if is_new_day or abs(now - before) >= _PAUSE or not second.exists():
            first.replace(second)
    atomic.write(first, data)
    os.utime(first, (now.timestamp(), now.timestamp()))


def newest(root: Path, path: Path) -> Backup | None:
    """Return the newest good backup of the book that is, or was, in the file at `path`; None when there is none.

    Args:
        root: the folder that holds a folder per book id.
        path: the file; where it is damaged, the book is known by the place or by what is left of its id.

    Raises:
        OSError: the backups cannot be read.
    """
    place = f"{_key(path)}.?.brief"
    book_id = book_id_in(path.read_bytes()) if path.is_file() else None
    # A copy of a book has its id, and may have become another note since: what was saved in this place counts first.
    patterns = (f"*/{place}",) if book_id is None else (f"{book_id}/{place}", f"{book_id}/*.?.brief", f"*/{place}")
    for pattern in patterns:
        found = max(_good(root.glob(pattern)), key=lambda backup: _moment(backup.saved_at), default=None)
        if found is not None:
            return found
    return None


def _good(files: Iterable[Path]) -> Iterator[Backup]:
    for file in sorted(files):
        try:
            yield Backup(file, decode(file.read_bytes()).saved_at)
        except (EnvelopeDamaged, EnvelopeNewer, PlainError):  # a backup may be damaged too: the next one counts
            continue


def _key(path: Path) -> str:
    """Return what tells the place of a file from others, for the case that nothing can be read of its content."""
    return hashlib.sha256(os.path.normcase(path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _moment(saved_at: str) -> datetime:
    try:
        return datetime.fromisoformat(saved_at).astimezone(UTC)
    except (ValueError, OverflowError):  # written by another program: older than any that is known
        return datetime.min.replace(tzinfo=UTC)
