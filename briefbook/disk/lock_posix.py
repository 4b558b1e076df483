"""Disk room: the exclusive lock of an open file on Linux and macOS; it ends with the process."""

import fcntl
import sys

assert sys.platform != "win32"


def try_lock(handle: int) -> bool:
    """Lock the open file and return true, or return false when another one holds the lock.

    Raises:
        OSError: the file system has no locks.
    """
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def unlock(handle: int) -> None:
    """Give the lock back."""
    fcntl.flock(handle, fcntl.LOCK_UN)
