"""Command line room: what the system refuses, and faults of our own, in one sentence each."""

import errno
import sys
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TypeAlias

from briefbook.cli.output import Output
from briefbook.model.errors import BookDamaged, BriefbookError, DiskFull, ExportError, FileOpenElsewhere

DEBUG_VARIABLE = "BRIEFBOOK_DEBUG"
Hook: TypeAlias = Callable[[type[BaseException], BaseException, TracebackType | None], None]

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def refusal(error: OSError) -> BriefbookError:
    """Return what the system refused as a failure with one sentence."""
    what = str(error.filename) if error.filename is not None else ""
    name = what or "A file"
    if error.errno in _NO_ROOM:
        return DiskFull("The disk is full; make room and try again. What was saved before is untouched.", what)
    if isinstance(error, PermissionError):
        return FileOpenElsewhere(f"{name} may not be read or written; check its permissions and who has it open.", what)
    reason = error.strerror or type(error).__name__
    return ExportError(f"{name} cannot be used: {reason}.", what)


def way_out(error: BriefbookError) -> str:
    """Return the command that helps where one does, as a sentence after that of the failure; empty otherwise."""
    if isinstance(error, BookDamaged) and error.good_copy:
        return " “briefbook restore BOOK” puts that copy in its place, and keeps the damaged file beside it."
    return ""


def fault_hook(output: Output, environ: Mapping[str, str]) -> Hook:
    """Return what the interpreter is to do with an exception nobody expected: one sentence instead of a traceback."""

    def report(kind: type[BaseException], error: BaseException, frames: TracebackType | None) -> None:
        sentence = f"Briefbook met a fault of its own ({kind.__name__}); what was saved is untouched."
        if environ.get(DEBUG_VARIABLE):
            sys.__excepthook__(kind, error, frames)
        else:
            sentence += f" Set {DEBUG_VARIABLE}=1 and try again to see the details."
        output.fault("Fault", sentence)

    return report
