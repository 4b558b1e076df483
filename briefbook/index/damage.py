"""Index room: the border at which anything wrong with an index becomes one thing: it must be made anew.

What the system refuses for the moment is no damage: a full disk, a file that another program holds.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from briefbook.model.errors import BriefbookError, IndexDamaged, IndexingError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG})
_NOT_NOW = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE})
_SQLITE_NOT_NOW = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR})
_PRIMARY = 0xFF
"""The part of SQLite's extended result codes that says what sort of failure it was (sqlite.org/rescode.html)."""


@contextmanager
def trusted() -> Iterator[None]:
    """Run what reads or writes an index.

    Raises:
        IndexingError: the system refused; what was committed before stands.
        IndexDamaged: it failed in any other way.
    """
    try:
        yield
    except (BriefbookError, MemoryError):
        raise
    except Exception as error:
        # damage shows in too many ways to be listed, and the remedy is one
        raise _verdict(error) from error


def _verdict(error: Exception) -> IndexingError:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        is_full, refused = code == sqlite3.SQLITE_FULL, code in _SQLITE_NOT_NOW
    else:
        code = error.errno if isinstance(error, OSError) else None
        is_full, refused = code in _NO_ROOM, code in _NOT_NOW
    if is_full:
        return IndexingError(
            "The disk is full, so the search index was not brought up to date; free some room and index again."
        )
    if refused:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return IndexingError(
            f"The search index cannot be used at the moment ({reason}); make sure that the disk has room and that "
            "Briefbook may write its own data, then try again."
        )
    return IndexDamaged("The search index of this folder is damaged; it is being made anew.")
