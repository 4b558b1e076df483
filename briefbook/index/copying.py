"""Index room: the catalogue copied into memory, for where the disk is too full for what SQLite puts beside a file.

To read a file that is written ahead, SQLite wants an index of that beside it (32 KB, sqlite.org/wal.html, “Use of WAL
Without Shared-Memory”). Whoever has the file alone may keep it in memory. So the file is locked for as long as the copy
takes, by SQLite's own lock: no writer can be at work, what was written ahead is read too, and where another process has
the file, nothing is read.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from briefbook.index import tables

_NO_ROOM = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP})
_BUSY_MS = 5000
_READ = "SELECT name FROM facts"


def opened(file: Path) -> sqlite3.Connection:
    """Open a catalogue to be read, or a copy of it where there is no room for what SQLite puts beside it.

    Raises:
        sqlite3.Error: it is not there, or no catalogue.
    """
    try:
        connection = tables.connect(file)
        try:
            connection.execute(_READ).fetchone()
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) not in _NO_ROOM:
            raise
        return copied(file)
    return connection


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
            source.execute(_READ).fetchone()
            source.backup(copy)
        copy.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        copy.close()
        raise
    return copy
