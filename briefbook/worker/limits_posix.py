"""Worker room: limits of the operating system on Linux and macOS."""

import resource
import sys

assert sys.platform != "win32"  # tells the type checker where this module runs

CREATION_FLAGS = 0
"""A child needs no flags of its own here."""


def limit_resources(memory: int, is_guest: bool) -> None:
    """Limit this process: address space in bytes (0: none); a guest writes no file and leaves no core dump."""
    if memory:
        _lower(resource.RLIMIT_AS, memory)
    _lower(resource.RLIMIT_CORE, 0)
    if is_guest:
        _lower(resource.RLIMIT_FSIZE, 0)


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (bound, hard))
