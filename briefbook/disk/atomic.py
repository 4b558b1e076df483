"""Disk room: files that are always either the old or the new version, whatever fails in between.

Temporary file in the same folder, flushed, renamed, folder flushed: of the ways measured, the only one that lost
nothing in simulated power cuts.
"""

import contextlib
import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

if sys.platform == "win32":
    from briefbook.disk import sync_windows as sync
else:
    from briefbook.disk import sync_posix as sync

_MARK = ".briefbook-tmp"


def write(path: Path, data: bytes) -> None:
    """Make `data` the content of the file at `path`, new or not; a link stays a link, the permissions stay.

    Raises:
        OSError: the system refused (no room, no permission, …); what lay at `path` is untouched.
    """
    target = path.resolve() if path.is_symlink() else path
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        # A rename would go over the head of a file that was marked read-only.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    _put(target, data, mode, sync.replace)


def create(path: Path, data: bytes) -> None:
    """Make a file with `data` at `path`, where nothing may lie yet.

    Raises:
        FileExistsError: something lies there; it is untouched.
        OSError: the system refused; there is no file at `path`.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    _put(path, data, None, sync.place)


def sweep(folder: Path, older_than_seconds: float = 600.0) -> int:
    """Remove the temporary files that a crash left in `folder`, and return how many.

    Args:
        folder: this folder alone, not those within.
        older_than_seconds: younger ones may belong to a save that is going on in another process.

    Raises:
        OSError: the folder cannot be listed.
    """
    before = time.time() - older_than_seconds
    removed = 0
    for file in folder.iterdir():
        if not (file.name.startswith(".") and file.name.endswith(_MARK)):
            continue
        with contextlib.suppress(OSError):  # gone by itself, or held: the next start tries again
            if file.lstat().st_mtime <= before:
                file.unlink()
                removed += 1
    return removed


def _put(target: Path, data: bytes, mode: int | None, name_it: Callable[[Path, Path], None]) -> None:
    # Part of the name only: with the whole of a long one the temporary name would be too long.
    temp = target.with_name(f".{target.name[:32]}.{secrets.token_hex(4)}{_MARK}")
    try:
        with temp.open("xb") as file:
            if mode is not None:
                with contextlib.suppress(PermissionError):  # shares that keep no permissions
                    temp.chmod(mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        name_it(temp, target)
    except OSError as error:
        # who reads of it knows the file by its own name, not by the one it had meanwhile
        raise OSError(error.errno, error.strerror, str(target)) from error
    finally:
        with contextlib.suppress(OSError):  # the first failure is the one to report; a sweep takes what stays
            temp.unlink(missing_ok=True)
