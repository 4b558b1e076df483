"""Disk room: one holder at a time among processes; the system takes the lock back when its holder dies.

The file says who holds it, for the sentence that the other one gets; it stays where it is when the lock is given back.
"""

import contextlib
import getpass
import os
import platform
import sys
import time
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

if sys.platform == "win32":
    from briefbook.disk import lock_windows as system
else:
    from briefbook.disk import lock_posix as system

_LOOK_AGAIN = 0.02
_LONGEST_TEXT = 200


class LockHeld(Exception):
    """Somebody else holds the lock; `holder` says who, as in `anna@desk-12 pid 4711 since 2024-02-07 14:30`."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"held by {holder}")
        self.holder = holder


class FileLock:
    """The exclusive lock that the file at `path` stands for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self, wait_seconds: float = 0.0) -> Self:
        """Take the lock, waiting at most this long for another holder to give it back.

        Raises:
            LockHeld: another process, or another `FileLock` of this one, holds it.
            OSError: the file cannot be made or the file system has no locks.
            ValueError: it is held by this very object already.
        """
        if self._handle is not None:
            raise ValueError("this lock is already held")
        until = time.monotonic() + wait_seconds
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            while not system.try_lock(handle):
                if time.monotonic() >= until:
                    raise LockHeld(self._holder())
                time.sleep(_LOOK_AGAIN)
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle
        self._sign(handle, _ourselves())
        return self

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        try:
            self._sign(handle, "")
            system.unlock(handle)
        finally:
            os.close(handle)

    def __enter__(self) -> Self:
        return self if self._handle is not None else self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    @staticmethod
    def _sign(handle: int, text: str) -> None:
        with contextlib.suppress(OSError):  # on a full disk the lock holds all the same; only the name is missing
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, text.encode("utf-8", "replace"))

    def _holder(self) -> str:
        with self._path.open("rb") as file:
            return file.read(_LONGEST_TEXT).decode("utf-8", "replace") or "another program"


def _ourselves() -> str:
    now = datetime.now().astimezone()
    return f"{_user()}@{platform.node() or 'this computer'} pid {os.getpid()} since {now:%Y-%m-%d %H:%M}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in a container
        return "somebody"
