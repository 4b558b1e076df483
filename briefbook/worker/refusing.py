"""Worker room: what a guest refuses to do, told by the audit events of Python (source: its table of audit events).

It stands between a library and what that library would do on a file's behalf; it is no wall against machine code, for
which the limits of the operating system are there.
"""

import os
import sys

_FAMILIES = ("socket.", "shutil.", "tempfile.", "ftplib.", "http.", "imaplib.", "poplib.", "smtplib.", "urllib.")
"""Every event of these is refused: all that reaches a network, or makes and moves files."""
_REFUSED = frozenset(
    {
        "os.chflags",
        "os.chmod",
        "os.chown",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.kill",
        "os.killpg",
        "os.link",
        "os.mkdir",
        "os.posix_spawn",
        "os.remove",
        "os.removexattr",
        "os.rename",
        "os.rmdir",
        "os.setxattr",
        "os.spawn",
        "os.startfile",
        "os.startfile/2",
        "os.symlink",
        "os.system",
        "os.truncate",
        "os.utime",
        "pty.spawn",
        "resource.prlimit",
        "resource.setrlimit",
        "sqlite3.connect",
        "subprocess.Popen",
        "webbrowser.open",
        "winreg.CreateKey",
        "winreg.DeleteKey",
        "winreg.DeleteValue",
        "winreg.SetValue",
        "_winapi.CreateNamedPipe",
        "_winapi.CreateProcess",
    }
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_OWN_FOLDERS = tuple(
    os.path.normcase(os.path.realpath(folder)) + os.sep
    for folder in {sys.prefix, sys.base_prefix, sys.exec_prefix, getattr(sys, "_MEIPASS", sys.prefix)}
)
"""Where the libraries lie that Briefbook ships, or that Python itself came with."""


def refuse_in_guest() -> None:
    """Let this process write no file, start no program and reach no network from now on, whoever asks for it."""
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _REFUSED or event.startswith(_FAMILIES):
        raise PermissionError(f"a guest process may not do this: {event}")
    if event == "open" and _is_writing(arguments):
        raise PermissionError("a guest process may not write files")
    if event == "ctypes.dlopen" and not _is_own(arguments[0]):
        raise PermissionError("a guest process may not load this library")


def _is_writing(arguments: tuple[object, ...]) -> bool:
    """Tell whether the arguments of an `open` event (path, mode, flags) ask for writing."""
    mode = arguments[1] if len(arguments) > 1 else None
    if isinstance(mode, str) and any(letter in mode for letter in "wax+"):
        return True
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & _WRITING)


def _is_own(library: object) -> bool:
    """Tell whether a library is this program itself or one that came with it."""
    if library is None:
        return True
    if not isinstance(library, str | bytes):
        return False
    return os.path.normcase(os.path.realpath(os.fsdecode(library))).startswith(_OWN_FOLDERS)
