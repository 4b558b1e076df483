"""Worker room: the parent's side: starts a child, gives it jobs, stops it at its time limit, starts it anew.

The same for window and command line. A child that dies takes nothing with it: the caller gets `ChildFailed`.
"""

import contextlib
import subprocess
import sys
import threading
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Literal

from briefbook.model.errors import Cancelled
from briefbook.model.monitor import Monitor, Silent
from briefbook.model.plain import JsonObject
from briefbook.worker.child import Answer
from briefbook.worker.limits import CREATION_FLAGS
from briefbook.worker.protocol import Message, ProtocolError, error_from_plain, read_message, write_message

Role = Literal["index", "guest"]
Failure = Literal["no-start", "died", "too-slow", "memory", "fault"]

RECYCLE_AFTER = 500
"""A child is started anew after this many jobs, so that what foreign files leave in memory does not add up."""
_START_SECONDS = 20.0
_CANCEL_SECONDS = 10.0
_LOOP = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from briefbook.__main__ import main; sys.exit(main(sys.argv[1:]))"
)


class ChildFailed(Exception):
    """The child did not start, ended, kept silent, ran out of memory or met a bug, as `reason` says."""

    def __init__(self, reason: Failure, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class Child:
    """A child process of one role that is started when it is first needed and again after it was lost."""

    def __init__(self, role: Role) -> None:
        self._role: Role = role
        self._process: subprocess.Popen[bytes] | None = None
        self._messages: SimpleQueue[Message | None] = SimpleQueue()
        self._reader: threading.Thread | None = None
        self._calls = 0
        self._is_ready = False

    @property
    def pid(self) -> int | None:
        """The process id while the child runs."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def call(
        self,
        job: str,
        arguments: JsonObject,
        data: bytes = b"",
        *,
        seconds: float,
        monitor: Monitor | None = None,
    ) -> Answer:
        """Run one job in the child and return its answer.

        Args:
            job: name of the job in the child's table.
            arguments: what it is about; plain values only.
            data: raw bytes that go with it.
            seconds: longest silence; a report of progress starts the time anew.
            monitor: whom to report to and ask whether to stop.

        Raises:
            BriefbookError: what the job itself reported.
            Cancelled: the monitor asked to stop; a guest is ended at once, an indexer has ten seconds to commit.
            ChildFailed: it died, kept silent for `seconds`, ran out of memory or met a bug.
        """
        fresh = self._ensure_started()
        self._calls += 1
        try:
            write_message(self._stdin(), {"job": job, "arguments": arguments}, data)
        except OSError as error:
            self.kill()
            raise ChildFailed("died") from error
        return self._answer(_START_SECONDS if fresh else seconds, seconds, monitor or Silent())

    def _answer(self, first: float, seconds: float, monitor: Monitor) -> Answer:
        """Wait for the answer: `first` seconds for the first message, `seconds` after each."""
        deadline = time.monotonic() + first
        is_cancelled = False
        while True:
            if self._role == "guest" and monitor.cancelled():
                self.kill()  # a guest has nothing to finish
                raise Cancelled("The work was stopped.")
            if not is_cancelled and monitor.cancelled():
                is_cancelled = True
                deadline = time.monotonic() + _CANCEL_SECONDS
                with contextlib.suppress(OSError):  # a dead child is reported by the end of its messages
                    write_message(self._stdin(), {"cancel": True})
            try:
                message = self._messages.get(timeout=min(0.05, max(0.0, deadline - time.monotonic())))
            except Empty:
                if time.monotonic() >= deadline:
                    self.kill()
                    raise self._lateness(is_cancelled) from None
                continue
            answer = self._understand(message, monitor)
            if answer is not None:
                return answer
            if not is_cancelled:
                deadline = time.monotonic() + seconds

    @staticmethod
    def _lateness(is_cancelled: bool) -> Exception:
        return Cancelled("The work was stopped.") if is_cancelled else ChildFailed("too-slow")

    def _understand(self, message: Message | None, monitor: Monitor) -> Answer | None:
        """Return the answer when the message is one; report progress otherwise."""
        if message is None:
            code = self._reap()
            raise ChildFailed("died" if self._is_ready else "no-start", f"exit code {code}")
        head = message.head
        self._is_ready = self._is_ready or head.get("ready") is True
        if "result" in head and isinstance(head["result"], dict):
            return Answer(head["result"], message.data)
        if "error" in head:
            raise error_from_plain(head["error"])
        if "fault" in head:
            self._raise_fault(head["fault"])
        if isinstance(head.get("label"), str):
            monitor.label(str(head["label"]))
        done, total = head.get("done"), head.get("total")
        if isinstance(done, int) and isinstance(total, int):
            monitor.advance(done, total)
        return None

    def _raise_fault(self, fault: object) -> None:
        kind = str(fault.get("type")) if isinstance(fault, dict) else "unknown"
        frames = str(fault.get("traceback")) if isinstance(fault, dict) else ""
        if kind == "MemoryError":
            self.kill()
            raise ChildFailed("memory")
        raise ChildFailed("fault", f"{kind}\n{frames}")

    def close(self) -> None:
        """End the child; it stops by itself when its standard input ends, and is killed when it does not."""
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):  # it may be dead already
                process.stdin.close()
        try:
            process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            process.kill()
        self._reap()

    def kill(self) -> None:
        """Stop the child at once."""
        if self._process is not None:
            self._process.kill()
            self._reap()

    def _reap(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        if process.poll() is None:
            process.kill()
        code = process.wait()
        if self._reader is not None:
            self._reader.join()
        if process.stdout is not None:
            process.stdout.close()
        if process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):  # nobody is left to read what was still on its way
                process.stdin.close()
        return code

    def _ensure_started(self) -> bool:
        """Start the child where none runs; tell whether it is a fresh one."""
        if self._process is not None and (self._process.poll() is not None or self._calls >= RECYCLE_AFTER):
            self.close()
        if self._process is not None:
            return False
        self._calls = 0
        self._is_ready = False
        self._messages = SimpleQueue()
        self._process = subprocess.Popen(  # our own program with fixed arguments
            child_command(self._role),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=CREATION_FLAGS,
        )
        stdout = self._process.stdout
        if stdout is None:
            raise ChildFailed("died", "no pipe")
        self._reader = threading.Thread(target=_pump, args=(stdout, self._messages), daemon=True)
        self._reader.start()
        return True

    def _stdin(self) -> IO[bytes]:
        if self._process is None or self._process.stdin is None:
            raise ChildFailed("died")
        return self._process.stdin


def child_command(role: Role) -> list[str]:
    """Return the command line that starts a child of this role: the frozen console program, or this Python alone."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable).with_name("briefbook-cli" + Path(sys.executable).suffix)
        return [str(program), "--worker", role]
    root = Path(__file__).resolve().parents[2]
    return [sys.executable, "-I", "-X", "utf8", "-c", _LOOP, str(root), "--worker", role]


def _pump(stream: IO[bytes], messages: "SimpleQueue[Message | None]") -> None:
    """Put every message of the child into the queue, None at its end; what is no message is reported as a fault."""
    try:
        while (message := read_message(stream)) is not None:
            messages.put(message)
    except ProtocolError as error:
        messages.put(Message({"fault": {"type": type(error).__name__, "traceback": str(error)}}))
    finally:
        messages.put(None)
