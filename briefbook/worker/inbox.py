"""Worker room: what a child says on its way to who listens: a bounded queue that a thread fills.

A child that talks faster than anybody listens has to wait, and one that talks without end is cut off.
"""

import threading
from collections import deque
from dataclasses import dataclass
from queue import Empty
from typing import IO

from briefbook.worker.protocol import BYTES_CAP, LINE_CAP, Message, ProtocolError, read_message

_WAITING_MESSAGES = 256
_WAITING_BYTES = 8 * 1024 * 1024
"""So much may lie unheard; a single longer message passes alone."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much a child may say in one call: messages, and their bytes together; 0 for no limit."""

    messages: int = 0
    size: int = 0


GUEST_ALLOWANCE = Allowance(messages=50_000, size=LINE_CAP + BYTES_CAP + 64 * 1024 * 1024)
"""A thousand times what a binder of a thousand pages has to say, and one answer at its longest."""


class Inbox:
    """The messages of one child in their order."""

    def __init__(self, stream: IO[bytes], allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance
        self._said = Allowance()
        self._waiting: deque[Message] = deque()
        self._waiting_bytes = 0
        self._end: ProtocolError | None = None
        self._is_ended = False
        self._is_closed = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def renew(self) -> None:
        """Begin to count anew what the child says: a call begins."""
        with self._changed:
            self._said = Allowance()

    def get(self, timeout: float) -> Message | None:
        """Return the next message; None when the child says nothing more.

        Args:
            timeout: longest wait in seconds.

        Raises:
            Empty: there was none in this time.
            ProtocolError: what the child says is no message, or more than it may.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._waiting or self._is_ended, timeout):
                raise Empty
            if not self._waiting:
                if self._end is not None:
                    raise self._end
                return None
            message = self._waiting.popleft()
            self._waiting_bytes -= message.size
            self._changed.notify_all()
            return message

    def close(self) -> None:
        """Stop listening; the child must have ended before, so that its stream has an end."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._thread.join()

    def _listen(self) -> None:
        try:
            while self._take():
                pass
        except ProtocolError as error:
            self._end = error
        with self._changed:
            self._is_ended = True
            self._changed.notify_all()

    def _take(self) -> bool:
        """Take one message and keep nothing of it here, for it may be long; tell whether to listen on."""
        message = read_message(self._stream)
        return message is not None and self._put(message)

    def _put(self, message: Message) -> bool:
        """Let a message wait for its listener, and this thread for room; tell whether to listen on.

        Raises:
            ProtocolError: it is more than the child may say.
        """
        with self._changed:
            said = Allowance(self._said.messages + 1, self._said.size + message.size)
            if 0 < self._allowance.messages < said.messages or 0 < self._allowance.size < said.size:
                raise ProtocolError("a child says more than it may")
            self._said = said
            self._changed.wait_for(lambda: self._is_closed or self._has_room(message))
            self._waiting.append(message)
            self._waiting_bytes += message.size
            self._changed.notify_all()
            return not self._is_closed

    def _has_room(self, message: Message) -> bool:
        return not self._waiting or (
            len(self._waiting) < _WAITING_MESSAGES and self._waiting_bytes + message.size <= _WAITING_BYTES
        )
