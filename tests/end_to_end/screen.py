"""A screen of its own for the program, with a window manager, on which only keys are pressed."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

TOOLS = ("Xvfb", "openbox", "xdotool")
SECONDS = 40.0


def need_tools() -> None:
    """Skip the test where the tools are not installed; fail where all must be there."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"{', '.join(missing)} must be installed here")
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed: apt-get install xvfb openbox xdotool")


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Wait until something is so.

    Raises:
        AssertionError: it did not become so.
    """
    ends, pause = time.monotonic() + SECONDS, threading.Event()
    while not is_so():
        assert time.monotonic() < ends, f"in vain: {what}"
        pause.wait(0.05)


class Screen:
    """An X server without a picture tube, 1280 by 800, with openbox."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
            pass_fds=(writing,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.name = f":{pipe.readline().strip()}"
        self.environ = {**os.environ, "DISPLAY": self.name}
        self.environ.pop("QT_QPA_PLATFORM", None)
        self._manager = subprocess.Popen(
            ["openbox"], env=self.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def tool(self, *arguments: str) -> str:
        """Run xdotool and return what it says."""
        ran = subprocess.run(
            ["xdotool", *arguments], env=self.environ, capture_output=True, check=False, timeout=SECONDS
        )
        return ran.stdout.decode("utf-8").strip()

    def window(self, name: str) -> str:
        """Wait for a window of this name to have the keyboard, and return its number."""
        found: list[str] = []

        def is_there() -> bool:
            found[:] = self.tool("search", "--onlyvisible", "--name", name).split()
            return bool(found) and self.tool("getwindowfocus") in found

        wait_until(is_there, f"a window {name} with the keyboard")
        return self.tool("getwindowfocus")

    def press(self, *keys: str) -> None:
        """Press keys one after the other in the window that has the keyboard."""
        for key in keys:
            self.tool("key", "--clearmodifiers", key)

    def type(self, text: str) -> None:
        """Type a text as fast as a practised officer."""
        self.tool("type", "--delay", "40", text)

    def close(self) -> None:
        """End window manager and server."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(timeout=10)


def only_book(data: Path) -> Path:
    """Return the one book that is kept in a data folder."""
    wait_until(lambda: bool(list((data / "books").glob("*.brief"))), "an untitled book")
    return next((data / "books").glob("*.brief"))
