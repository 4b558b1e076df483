"""Worker room: what a child process may use and do; how long a call may take is the supervisor's to say."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefbook.worker.refusing import refuse_in_guest

if sys.platform == "win32":
    from briefbook.worker.limits_windows import creation_flags, hold, limit_resources
else:
    from briefbook.worker.limits_posix import creation_flags, hold, limit_resources

__all__ = [
    "GUEST",
    "GUEST_RSS",
    "INDEXER",
    "KEPT_RSS",
    "NEUTRAL_FOLDER",
    "NOTE_RSS",
    "Limits",
    "apply_limits",
    "creation_flags",
    "environment",
    "hold",
    "limit_resources",
]

GUEST_RSS = 1_000_000_000
"""Most memory of a guest in bytes, as its parent sees it; over it the guest is ended (source: safety design)."""
NOTE_RSS = 512 * 1024**2
"""The same of a guest that makes notes: templates by others run there (same source, S5)."""
KEPT_RSS = 400_000_000
"""A guest that still holds more than this many bytes after a call is started anew before the next one."""
NEUTRAL_FOLDER = Path(sys.executable).anchor or None
"""Where a child runs: a folder that is always there, so that no drive of the officer's is kept from being unplugged."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use.

    Attributes:
        memory: address space in bytes, 0 for no limit.
        is_guest: it reads foreign content: no network, no programs, nothing opened for writing.
    """

    memory: int = 0
    is_guest: bool = False


GUEST = Limits(memory=2 * 1024**3, is_guest=True)
INDEXER = Limits()


def apply_limits(limits: Limits) -> None:
    """Put the limits on this process; they cannot be taken off again."""
    limit_resources(limits.memory, limits.is_guest)
    if limits.is_guest:
        refuse_in_guest()


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a child: that of its parent without the proxies, which it has no use for."""
    return {name: value for name, value in environ.items() if not name.lower().endswith("_proxy")}
