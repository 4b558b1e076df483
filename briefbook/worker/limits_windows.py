"""Worker room: limits of the operating system on Windows: Job Objects (source: Microsoft's winnt.h and jobapi2.h).

A child puts itself into a job that limits it, and its parent holds one that ends it: the handle closes with the parent.
"""

import contextlib
import ctypes
import subprocess
import sys
from ctypes import wintypes

assert sys.platform == "win32"  # tells the type checker where this module runs

_BASIC_UI, _EXTENDED = 4, 9
"""JobObjectBasicUIRestrictions and JobObjectExtendedLimitInformation, classes of information."""
_ACTIVE_PROCESS, _PROCESS_MEMORY, _DIE_ON_EXCEPTION, _KILL_ON_CLOSE = 0x8, 0x100, 0x400, 0x2000
"""JOB_OBJECT_LIMIT flags; to die on an unhandled exception keeps the system from asking the officer about it."""
_ALL_UI = 0xFF
"""JOB_OBJECT_UILIMIT flags: no clipboard, no foreign windows, no settings, no leaving Windows."""
_MAY_ASSIGN = 0x0100 | 0x0001
"""PROCESS_SET_QUOTA and PROCESS_TERMINATE, which putting a process into a job asks for."""
_NO_BOXES = 0x1 | 0x2 | 0x8000
"""SEM flags of SetErrorMode: no box of the system when a library fails, a program crashes or a disk is out."""


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
        ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
        ("LimitFlags", wintypes.DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", wintypes.DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", wintypes.DWORD),
        ("SchedulingClass", wintypes.DWORD),
    )


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; the six counters of IO_COUNTERS stand in its middle."""

    _fields_ = (
        ("Basic", _Basic),
        ("IoInfo", ctypes.c_ulonglong * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class _Job:
    """A Job Object; it is closed with this object, or with the process that holds it."""

    def __init__(self, limits: _Extended) -> None:
        self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        self._kernel.CreateJobObjectW.restype = wintypes.HANDLE
        self._kernel.GetCurrentProcess.restype = wintypes.HANDLE
        self._handle = wintypes.HANDLE(self._kernel.CreateJobObjectW(None, None))
        self.set(_EXTENDED, limits)

    def set(self, kind: int, information: ctypes.Structure | wintypes.DWORD) -> None:
        """Set one class of information.

        Raises:
            OSError: the system refuses it.
        """
        size = ctypes.sizeof(information)
        if not self._kernel.SetInformationJobObject(self._handle, kind, ctypes.byref(information), size):
            raise ctypes.WinError(ctypes.get_last_error())

    def take(self, process: wintypes.HANDLE | None) -> None:
        """Put a process, this one where None, into the job.

        Raises:
            OSError: the system refuses it.
        """
        handle = process or wintypes.HANDLE(self._kernel.GetCurrentProcess())
        if not self._kernel.AssignProcessToJobObject(self._handle, handle):
            raise ctypes.WinError(ctypes.get_last_error())

    def __del__(self) -> None:
        self._kernel.CloseHandle(self._handle)


_held: list[_Job] = []
"""The job that this process put itself into; it must not be closed before the process ends."""


def creation_flags(is_guest: bool) -> int:
    """Return the flags that a child is started with: no console window; a guest stands back behind other programs."""
    return subprocess.CREATE_NO_WINDOW | (subprocess.BELOW_NORMAL_PRIORITY_CLASS if is_guest else 0)


def hold(process: "subprocess.Popen[bytes]", is_guest: bool) -> object:
    """Tie a child to this process and return what has to be kept: when it goes, or this process ends, the child ends.

    A guest touches no window and no clipboard, where the system has it so: a process that is in a job already may not
    be put into one that restricts windows. A system that refuses all of it costs no more than a child that ends by
    itself when its standard input does.
    """
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = wintypes.HANDLE(kernel.OpenProcess(_MAY_ASSIGN, False, process.pid))
    try:
        for has_windows_limit in (True, False) if is_guest else (False,):
            with contextlib.suppress(OSError):
                job = _Job(_extended(_KILL_ON_CLOSE))
                if has_windows_limit:
                    job.set(_BASIC_UI, wintypes.DWORD(_ALL_UI))
                job.take(handle)
                return job
    finally:
        kernel.CloseHandle(handle)
    return None


def limit_resources(memory: int, is_guest: bool) -> None:
    """Limit this process: memory in bytes (0: none); a guest starts no process.

    Where the system refuses (a job around this one may forbid it), the parent's watch and the audit hook remain.
    """
    ctypes.WinDLL("kernel32").SetErrorMode(_NO_BOXES)
    if not is_guest:
        return
    limits = _extended(_ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_EXCEPTION)
    limits.Basic.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = memory
    with contextlib.suppress(OSError):
        job = _Job(limits)
        job.take(None)
        _held.append(job)


def _extended(flags: int) -> _Extended:
    limits = _Extended()
    limits.Basic.LimitFlags = flags
    return limits
