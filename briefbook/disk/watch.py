"""Disk room: word of changes in a folder, also when a program replaces a file by another of the same name.

The system tells where it can (inotify, FSEvents, ReadDirectoryChangesW); where it cannot, the folder is looked through
every few seconds. What changed is not said: a program that saves may touch many names, and shares lose events.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

QUIET_SECONDS = 0.4
"""How long nothing must change before word is given: a program saves in several steps."""
_LONGEST_SECONDS = 2.0
"""Word is given after this time even when changes go on."""
_POLL_SECONDS = 2.0
_HEARD: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent, FileClosedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]
"""Opening and reading a file changes nothing: indexing would call for itself."""


class Watch:
    """Watches one folder, with all that lies in it, until it is closed."""

    def __init__(self, folder: Path, changed: Callable[[], None]) -> None:
        """Begin to watch.

        Args:
            folder: the folder.
            changed: called from a thread of the watch's own when something changed and the folder was quiet since.

        Raises:
            OSError: the folder cannot be watched in any way (it is not there).
        """
        self._bell = _Bell(changed)
        try:
            self._observer = _watching(folder, self._bell)
        except OSError:
            self._bell.silence()
            raise

    def close(self) -> None:
        """Stop watching; no word is given afterwards."""
        self._bell.silence()
        self._observer.stop()
        self._observer.join()


def _watching(folder: Path, bell: "_Bell") -> BaseObserver:
    try:
        return _started(Observer(), folder, bell)
    except OSError:  # too many watches, or a share that gives no word
        return _started(PollingObserver(timeout=_POLL_SECONDS), folder, bell)


def _started(observer: BaseObserver, folder: Path, bell: "_Bell") -> BaseObserver:
    observer.schedule(bell, str(folder), recursive=True, event_filter=_HEARD)
    observer.start()
    return observer


class _Bell(FileSystemEventHandler):
    """Rings once for a burst of changes, when it is over."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._happened = threading.Event()
        self._is_silent = threading.Event()
        self._ringer = threading.Thread(target=self._serve, name="watch", daemon=True)
        self._ringer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note that something changed."""
        del event
        self._happened.set()

    def silence(self) -> None:
        """Ring no more."""
        self._is_silent.set()
        self._happened.set()
        self._ringer.join()

    def _serve(self) -> None:
        while True:
            self._happened.wait()
            since = time.monotonic()
            while self._happened.is_set() and time.monotonic() - since < _LONGEST_SECONDS:
                self._happened.clear()
                if self._is_silent.wait(QUIET_SECONDS):
                    return
            if self._is_silent.is_set():
                return
            self._ring()
