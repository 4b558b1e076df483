"""Worker room: how much memory a child holds, seen from its parent, the same on every platform."""

import time

import psutil

_INTERVAL_SECONDS = 0.05
"""Between two looks; memory that is filled at 2 GB a second grows by a tenth of a gigabyte meanwhile."""


class MemoryWatch:
    """Looks at the memory of one process, as often as it is worth it."""

    def __init__(self, pid: int, limit: int) -> None:
        """Watch the process `pid`; `limit` in bytes, 0 for none."""
        self._limit = limit
        self._next = 0.0
        self._seen = 0
        self._process: psutil.Process | None = None
        try:
            self._process = psutil.Process(pid)
        except psutil.Error:
            self._limit = 0  # it is gone, which the end of its messages says better

    def resident(self) -> int:
        """Return the bytes that the process holds in memory now; 0 when it is gone."""
        if self._process is None:
            return 0
        try:
            return int(self._process.memory_info().rss)
        except psutil.Error:
            return 0

    def is_over(self) -> bool:
        """Tell whether the process holds more than its limit; between two looks the answer is no."""
        return bool(self._limit) and self._look() and self._seen > self._limit

    def holds_more(self, size: int) -> bool:
        """Tell whether the process held more than `size` bytes at the last look, which is a moment ago at most."""
        self._look()
        return self._seen > size

    def _look(self) -> bool:
        """Look at the memory when it is time to; tell whether it was."""
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + _INTERVAL_SECONDS
        self._seen = self.resident()
        return True
