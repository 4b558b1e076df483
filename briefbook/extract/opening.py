"""Extract room: the bytes of a file: opened once, for reading; never a link, a device, or a file that lies online."""

import errno
import os
import stat
from pathlib import Path

from briefbook.extract.formats import FILE_LIMIT, PROPOSED, limit_of
from briefbook.extract.passed_over import suffix_of
from briefbook.extract.presence import is_online_only
from briefbook.model.errors import NotHere, TooLarge, Unreadable, UnsupportedFormat

_MEGABYTE = 1_000_000
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"))


def bytes_of(file: Path, path: str) -> bytes:
    """Return the content of a file.

    Args:
        file: where it lies.
        path: the same within its folder, for the error.

    Raises:
        ExtractError: it cannot be opened, lies online only, is no ordinary file, or is larger than any that is read.
    """
    try:
        if is_online_only(os.lstat(file)):
            raise NotHere(path, "The file lies online only; open it once so that it is downloaded.")
        return _read_regular(file, path)
    except FileNotFoundError as error:
        raise Unreadable(path, "The file is gone.") from error
    except PermissionError as error:
        raise Unreadable(
            path, "The system does not allow the file to be opened; ask for the right to read it."
        ) from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Unreadable(path, "It is a link to another file; links are not followed.") from error
        raise Unreadable(path, f"The file could not be read ({error.strerror or 'no reason given'}).") from error


def _read_regular(file: Path, path: str) -> bytes:
    handle = os.open(file, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise UnsupportedFormat(path, "It is no ordinary file.")
        proposed = PROPOSED.get(suffix_of(path))
        limit = FILE_LIMIT if proposed is None else limit_of(proposed)
        data = b"" if status.st_size > limit else _all_of(handle, status.st_size, limit)
    finally:
        os.close(handle)
    if status.st_size > limit or len(data) > limit:
        raise TooLarge(path, f"The file is larger than {limit // _MEGABYTE} MB; split it into parts.")
    return data


def _all_of(handle: int, size: int, limit: int) -> bytes:
    """Return what a file holds, one byte beyond the limit at most; room is made for more than its size if it grew."""
    data = _read(handle, size + 1)
    return data + _read(handle, limit + 1 - len(data)) if len(data) > size else data


def _read(handle: int, size: int) -> bytes:
    """Return the next bytes of a file, fewer only where it ends; a stream of Python's takes as long as the reading."""
    data = os.read(handle, size)
    if not data or len(data) == size:
        return data
    parts = [data]
    size -= len(data)
    while size and (data := os.read(handle, size)):
        parts.append(data)
        size -= len(data)
    return b"".join(parts)
