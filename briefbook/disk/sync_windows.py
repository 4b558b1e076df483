"""Disk room: giving a finished file its name so that it lasts, on Windows.

A virus scanner or a sync client may hold a file for a moment, and the rename is refused meanwhile; so it is tried
again. Windows writes folders out by itself and has no call for it.
"""

import time
from collections.abc import Callable
from pathlib import Path

_ATTEMPTS = 10
_FIRST_WAIT = 0.01
_LONGEST_WAIT = 0.5


def replace(source: Path, target: Path) -> None:
    """Rename `source` to `target` over whatever lies there.

    Raises:
        OSError: the system refused, in the end; `target` is as it was.
    """
    insist(lambda: source.replace(target))


def place(source: Path, target: Path) -> None:
    """Give `source` the name `target`, which nothing may have yet (`rename` refuses on Windows when something has).

    Raises:
        FileExistsError: something lies at `target`; it is untouched.
        OSError: the system refused, in the end.
    """
    insist(lambda: source.rename(target))


def insist(attempt: Callable[[], object], pause: Callable[[float], None] = time.sleep) -> None:
    """Make `attempt` up to ten times while it is refused, with growing waits of two seconds in all.

    Raises:
        PermissionError: of the last attempt.
    """
    wait = _FIRST_WAIT
    for _ in range(_ATTEMPTS - 1):
        try:
            attempt()
        except PermissionError:
            pause(wait)
            wait = min(2 * wait, _LONGEST_WAIT)
        else:
            return
    attempt()
