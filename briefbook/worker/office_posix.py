"""Worker room: starting and ending LibreOffice on Linux and macOS: in a session of its own, ended as one group."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

assert sys.platform != "win32"  # tells the type checker where this module runs

_END_SECONDS = 5.0
_ORPHAN_SECONDS = 0.5
_POLL_SECONDS = 0.01


class Group:
    """A program and every process that it starts."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], folder: Path) -> None:
        """Start the program in `folder`.

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
            start_new_session=True,
        )

    def is_running(self) -> bool:
        """Tell whether the program has not ended by itself."""
        return self._process.poll() is None

    def end(self) -> None:
        """End the program and all that it started and left behind."""
        # At once after the leader ended: what it left behind still bears its number as that of the group.
        if not self._signal(signal.SIGKILL):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)
        # What it started ends a moment later, and writes into its folder until then.
        until = time.monotonic() + _ORPHAN_SECONDS
        while self._signal(0) and time.monotonic() < until:
            time.sleep(_POLL_SECONDS)

    def _signal(self, number: int) -> bool:
        """Send a signal to all of the group; tell whether there is any left."""
        try:
            os.killpg(self._process.pid, number)
        except (ProcessLookupError, PermissionError):  # the second on macOS, where only the dead are left
            return False
        return True


def programs(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Return where LibreOffice is usually installed, the newest first."""
    home = Path(environ.get("HOME") or "/")
    macos = [root / "LibreOffice.app/Contents/MacOS/soffice" for root in (Path("/Applications"), home / "Applications")]
    linux = [Path(folder) / "program/soffice" for folder in ("/usr/lib/libreoffice", "/usr/lib64/libreoffice")]
    own = sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
    return (*macos, *linux, *own, Path("/snap/bin/libreoffice"))
