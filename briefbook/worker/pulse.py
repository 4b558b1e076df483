"""Worker room: signs of life of a child that is at work on something which cannot report by itself."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from briefbook.model.monitor import Monitor

_BETWEEN_SECONDS = 1.0


@contextmanager
def beating(monitor: Monitor) -> Iterator[None]:
    """Report to `monitor` about every second for as long as the block lasts.

    Its caller waits for a silent child only so long. What is ours and may take its time is done within such a block;
    what comes from outside is done without it.
    """
    is_over = threading.Event()

    def beat() -> None:
        while not is_over.wait(_BETWEEN_SECONDS):
            monitor.advance(0, 0)

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
