"""Worker room: what a child process may use; the time limit is the supervisor's."""

import sys
from dataclasses import dataclass

if sys.platform == "win32":
    from briefbook.worker.limits_windows import CREATION_FLAGS, limit_resources
else:
    from briefbook.worker.limits_posix import CREATION_FLAGS, limit_resources

__all__ = ["CREATION_FLAGS", "GUEST", "INDEXER", "Limits", "apply_limits", "limit_resources"]

_REFUSED = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.sendto",
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.startfile",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.mkdir",
        "os.truncate",
        "shutil.rmtree",
    }
)


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
        sys.dont_write_bytecode = True
        sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"a guest process may not do this: {event}")
    if event == "open" and _is_writing(arguments):
        raise PermissionError("a guest process may not write files")


def _is_writing(arguments: tuple[object, ...]) -> bool:
    """Tell whether the arguments of an `open` event (path, mode, flags) ask for writing."""
    mode = arguments[1] if len(arguments) > 1 else None
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & 3)
