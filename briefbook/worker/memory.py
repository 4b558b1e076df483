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
        now = time.monotonic()
        if not self._limit or now < self._next:
            return False
        self._next = now + _INTERVAL_SECONDS
        return self.resident() > self._limit
