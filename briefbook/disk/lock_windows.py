"""Disk room: the exclusive lock of an open file on Windows; it ends with the process."""

import errno
import msvcrt
import os
import sys

assert sys.platform == "win32"

_PLACE = 0x7FFF0000
"""The byte that is locked: far behind the text, because on Windows a locked byte cannot be read by others."""


def try_lock(handle: int) -> bool:
    """Lock the open file and return true, or return false when another one holds the lock.

    Raises:
        OSError: the file system has no locks.
    """
    os.lseek(handle, _PLACE, os.SEEK_SET)
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def unlock(handle: int) -> None:
    """Give the lock back."""
    os.lseek(handle, _PLACE, os.SEEK_SET)
    msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
