"""Index room: the catalogue copied into memory, for where the disk is too full for what SQLite puts beside a file.

To read a file that is written ahead, SQLite wants an index of that beside it (32 KB, sqlite.org/wal.html, “Use of WAL
Without Shared-Memory”). Whoever has the file alone may keep it in memory. So the file is locked for as long as the copy
takes, by SQLite's own lock: no writer can be at work, what was written ahead is read too, and where another process has
the file, nothing is read.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

_NO_ROOM = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP})
_BUSY_MS = 5000


def wants_room(error: sqlite3.Error) -> bool:
    """Tell whether a file could not be read because there was no room for what SQLite puts beside it."""
    return getattr(error, "sqlite_errorcode", None) in _NO_ROOM


def copied(file: Path, wait_ms: int = _BUSY_MS) -> sqlite3.Connection:
    """Return the last commit of a catalogue, in memory; another process that has it is waited for so long.

    Raises:
        sqlite3.Error: it is not there, no catalogue, or another process has it.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as source:
            source.execute(f"PRAGMA busy_timeout = {wait_ms}")
            source.execute("PRAGMA trusted_schema = OFF")
            source.execute("PRAGMA locking_mode = EXCLUSIVE")
            # this takes the lock, for which `backup` would wait without an end
            source.execute("SELECT name FROM facts").fetchone()
            source.backup(copy)
        copy.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        copy.close()
        raise
    return copy
