"""Worker room: starting and ending LibreOffice on Windows: tied to a Job Object, which ends all that it started."""

import contextlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefbook.worker.limits import hold

assert sys.platform == "win32"  # tells the type checker where this module runs

_END_SECONDS = 5.0


class Group:
    """A program and every process that it starts."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], folder: Path) -> None:
        """Start the program in `folder`, without a window.

        Raises:
            OSError: it cannot be started.
        """
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environ,
            cwd=folder,
            creationflags=subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP,
        )
        self._job: object = hold(self._process, is_guest=False)

    def is_running(self) -> bool:
        """Tell whether the program has not ended by itself."""
        return self._process.poll() is None

    def end(self) -> None:
        """End the program and all that it started and left behind: its job closes with its last handle."""
        self._job = None
        if self._process.poll() is None:
            self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)


def programs(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Return where LibreOffice is usually installed; `soffice.com` waits for its end and says it, `soffice.exe` not."""
    names = ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)")
    roots = [Path(environ[name]) for name in names if environ.get(name)]
    if environ.get("LOCALAPPDATA"):
        roots.append(Path(environ["LOCALAPPDATA"]) / "Programs")
    return tuple(root / "LibreOffice" / "program" / "soffice.com" for root in roots)
