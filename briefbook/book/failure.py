"""Book room: what the system says when it refuses, in the officer's words, each with what to do."""

import errno
from pathlib import Path

from briefbook.model.errors import BookError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def save_failure(path: Path, error: OSError) -> BookError:
    """Return the error of a book that could not be written to `path`."""
    name = path.name
    if error.errno in _NO_ROOM:
        return BookError(
            f"There is no room left to save “{name}”; the file is as it was: "
            "free some space, or save the book in another place."
        )
    if not path.parent.is_dir():
        return BookError(f"The folder {path.parent} is not there; save the book in another place.")
    if error.errno in _NOT_ALLOWED:
        return BookError(
            f"“{name}” could not be saved because another program has it open or because you may not write in "
            f"{path.parent}; close it there, or save the book in another place."
        )
    return BookError(
        f"“{name}” could not be saved ({_reason(error)}); the file is as it was: "
        "try again, or save the book in another place."
    )


def load_failure(path: Path, error: OSError) -> BookError:
    """Return the error of a file that is there and could not be read as a book."""
    if error.errno in _NOT_ALLOWED:
        return BookError(
            f"“{path.name}” could not be opened because another program holds it or because you may not read it; "
            "close it there, or ask its owner."
        )
    return BookError(f"“{path.name}” could not be opened ({_reason(error)}); try again, or open a copy of it.")


def history_failure(path: Path, error: OSError) -> BookError:
    """Return the error of a history whose journal at `path` could not be opened."""
    return BookError(
        f"The history of this book could not be opened in {path.parent} ({_reason(error)}); "
        "make room there, make that folder writable, and open the book again."
    )


def record_failure(path: Path, error: OSError) -> BookError:
    """Return the error of an edit that could not be recorded in the journal at `path`."""
    if error.errno in _NO_ROOM:
        return BookError(
            "There is no room left to record this edit, so it was not made; free some space and try again."
        )
    return BookError(
        f"The edit could not be recorded in {path.parent} ({_reason(error)}), so it was not made; "
        "make that folder writable and try again."
    )


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
