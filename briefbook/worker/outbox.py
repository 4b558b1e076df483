"""Worker room: what is said to a child on its way there: a queue that a thread empties.

A child that hangs does not read, and must not hold its parent up.
"""

import contextlib
import threading
from queue import SimpleQueue
from typing import IO, TypeAlias

from briefbook.worker.protocol import send

_Job: TypeAlias = tuple[bytes, bytes]


class Outbox:
    """The messages to one child in their order."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Take the stream that the child reads; it is closed by the thread that writes to it, and by nobody else."""
        self._stream = stream
        self._waiting: SimpleQueue[_Job | None] = SimpleQueue()
        self._unsent = 0
        self._is_ended = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._send, daemon=True)
        self._thread.start()

    def put(self, line: bytes, data: bytes = b"") -> None:
        """Let a message be sent that `encode_head` made a line of; returns at once."""
        with self._changed:
            self._unsent += 1
        self._waiting.put((line, data))

    def is_sent(self, timeout: float = 0.0) -> bool:
        """Tell whether nothing is on its way any more: all was taken, or nobody is left to take it.

        Args:
            timeout: longest wait for that in seconds.
        """
        with self._changed:
            return self._changed.wait_for(lambda: self._is_ended or not self._unsent, timeout)

    def finish(self) -> None:
        """Close the stream as soon as everything is sent, which tells the child to end."""
        self._waiting.put(None)

    def close(self) -> None:
        """Come to an end; the child must have ended before, so that nothing waits for it to read."""
        self.finish()
        self._thread.join()

    def _send(self) -> None:
        # where it ended, or was ended, meanwhile, its messages say so
        with contextlib.suppress(OSError, ValueError):
            while self._send_next():
                pass
        with contextlib.suppress(OSError):  # nobody is left to read what was still on its way
            self._stream.close()
        with self._changed:
            self._is_ended = True
            self._changed.notify_all()

    def _send_next(self) -> bool:
        """Send one message and keep nothing of it here, for it may be long; tell whether to go on."""
        message = self._waiting.get()
        if message is None:
            return False
        send(self._stream, *message)
        with self._changed:
            self._unsent -= 1
            self._changed.notify_all()
        return True
