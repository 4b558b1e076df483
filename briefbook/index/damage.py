"""Index room: the border at which anything wrong with an index becomes one thing: it must be made anew."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from briefbook.model.errors import BriefbookError, IndexDamaged, IndexingError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_NOW = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE})


@contextmanager
def trusted() -> Iterator[None]:
    """Run what reads an index.

    Raises:
        IndexDamaged: it failed in any way.
    """
    try:
        yield
    except (BriefbookError, MemoryError):
        raise
    except Exception as error:
        # damage shows in too many ways to be listed, and the remedy is one
        raise IndexDamaged("The search index of this folder is damaged; it is being made anew.") from error


@contextmanager
def written() -> Iterator[None]:
    """Run what writes an index.

    Raises:
        IndexingError: the system refused; what was committed before stands.
        IndexDamaged: it failed in any other way.
    """
    with trusted():
        try:
            yield
        except (OSError, sqlite3.OperationalError) as error:
            sentence = _refusal(error)
            if sentence is None:
                raise
            raise IndexingError(sentence) from error


def _refusal(error: OSError | sqlite3.OperationalError) -> str | None:
    if isinstance(error, sqlite3.OperationalError):
        is_full = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
    else:
        is_full = error.errno in _NO_ROOM
        if error.errno in _NOT_NOW:
            return f"The search index could not be written ({error.strerror}); what was indexed before can be searched."
    if is_full:
        return "The disk is full, so the search index was not brought up to date; free some room and index again."
    return None
