"""Disk room: giving a finished file its name so that it lasts, on Linux and macOS."""

import errno
import os
import sys
from pathlib import Path

assert sys.platform != "win32"

_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.ENOSYS})
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


def replace(source: Path, target: Path) -> None:
    """Rename `source` to `target` over whatever lies there, and have the folder written out.

    Raises:
        OSError: the system refused; `target` is as it was unless only the folder could not be written out.
    """
    source.replace(target)
    _sync_folder(target.parent)


def place(source: Path, target: Path) -> None:
    """Give `source` the name `target`, which nothing may have yet, and have the folder written out.

    Raises:
        FileExistsError: something lies at `target`; it is untouched.
        OSError: the system refused.
    """
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from error
        source.rename(target)
    else:
        source.unlink()
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        if error.errno in _NO_SYNC:  # a folder we may write in but not list: the rename itself has succeeded
            return
        raise
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:  # some network file systems have no such call
            raise
    finally:
        os.close(handle)
