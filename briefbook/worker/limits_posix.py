"""Worker room: limits of the operating system on Linux and macOS."""

import ctypes
import os
import resource
import signal
import subprocess
import sys

assert sys.platform != "win32"  # tells the type checker where this module runs

_NICENESS = 5
"""A child stands back behind the window and the officer's other programs."""
_DATA_SHARE = 0.65
"""Of the address space, what a child may fill with data of its own; libraries and reserves take up the rest."""
_PR_SET_PDEATHSIG = 1
"""Of prctl(2): the signal that a process gets when its parent ends."""


def creation_flags(is_guest: bool) -> int:
    """Return the flags that a child is started with: none here, guest or not."""
    del is_guest
    return 0


def hold(process: "subprocess.Popen[bytes]", is_guest: bool) -> object:
    """Return what ties a child to this process while it is kept: nothing here, the child sees to it by itself."""
    del process, is_guest
    return None


def limit_resources(memory: int, is_guest: bool) -> None:
    """Limit this process: address space in bytes (0: none); a guest writes no file and leaves no core dump."""
    _end_with_parent()
    os.nice(max(0, _NICENESS - os.nice(0)))
    if memory:
        _lower(resource.RLIMIT_AS, memory)
        _lower(resource.RLIMIT_DATA, int(memory * _DATA_SHARE))
    _lower(resource.RLIMIT_CORE, 0)
    if is_guest:
        _lower(resource.RLIMIT_FSIZE, 0)


def _end_with_parent() -> None:
    """Have the kernel end this process with its parent, even where it hangs in a library (Linux alone can)."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(0)  # it ended in between, and nobody will tell


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (bound, bound))
