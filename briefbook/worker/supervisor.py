"""Worker room: the parent's side: starts a child, gives it jobs, stops it at its time limit, starts it anew.

The same for window and command line. A child that dies takes nothing with it: the caller gets `ChildFailed`.
"""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from typing import Literal

from briefbook.model.errors import BriefbookError, Cancelled
from briefbook.model.monitor import Monitor, Silent
from briefbook.model.plain import JsonObject
from briefbook.worker.child import Answer
from briefbook.worker.inbox import GUEST_ALLOWANCE, Allowance, Inbox
from briefbook.worker.limits import GUEST_RSS, KEPT_RSS, NEUTRAL_FOLDER, creation_flags, environment, hold
from briefbook.worker.memory import MemoryWatch
from briefbook.worker.outbox import Outbox
from briefbook.worker.protocol import Message, MessageTooLong, ProtocolError, encode_head, error_from_plain

Role = Literal["index", "invert", "guest"]
Failure = Literal["no-start", "died", "too-slow", "memory", "fault"]

RECYCLE_AFTER = 5_000
"""A child is started anew after this many jobs, so that what foreign files leave in memory does not add up."""
CANCEL_SECONDS = 0.6
"""An indexer that is asked to stop has so long to commit what it read: whoever asks is served within a second. What
takes longer is given up; the last commit stands, and what was read since then is read again."""
_START_SECONDS = 60.0
_END_SECONDS = 5.0
"""So long a child has to end, or to take what was sent to it before its answer."""
_POLL_SECONDS = 0.05
_PIPE_BYTES = 64 * 1024
_LOOP = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from briefbook.__main__ import main; sys.exit(main(sys.argv[1:]))"
)


class ChildFailed(Exception):
    """The child did not start, ended, kept silent, ran out of memory or met a bug, as `reason` says."""

    def __init__(self, reason: Failure, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


@dataclass(slots=True)
class _Life:
    """One life of a child, from its start to its end.

    Attributes:
        held: what ties it to this process on Windows; it goes with this object.
    """

    process: "subprocess.Popen[bytes]"
    outbox: Outbox
    inbox: Inbox
    held: object
    watch: MemoryWatch | None = None
    calls: int = 0
    is_ready: bool = False
    is_spent: bool = False

    def end(self) -> int | None:
        """Kill it where it still runs, close all that belongs to it, and return its exit code.

        A process that waits for a drive that does not answer cannot be killed before the drive does; it is left alone.
        """
        if self.process.poll() is None:
            self.process.kill()
        try:
            code = self.process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            return None
        self.inbox.close()
        if self.process.stdout is not None:
            self.process.stdout.close()
        self.outbox.close()
        self.held = None
        return code


class _Clock:
    """When a call has lasted too long: it was silent for too long, or took too long altogether; starting is apart."""

    def __init__(self, seconds: float, total: float | None, *, is_running: bool) -> None:
        self._seconds = seconds
        self._total = total
        self._last = float("inf")
        self._until = time.monotonic() + _START_SECONDS
        if is_running:
            self.begin()

    def begin(self) -> None:
        """Let the time run: the child is ready."""
        self._last = float("inf") if self._total is None else time.monotonic() + self._total
        self.hear()

    def hear(self) -> None:
        """Let the silence begin anew: the child said something."""
        self._until = min(time.monotonic() + self._seconds, self._last)

    def stop(self, seconds: float) -> None:
        """Give no more than so many seconds from now, whatever the child says."""
        self._until = self._last = time.monotonic() + seconds

    def is_over(self) -> bool:
        """Tell whether the time is up."""
        return time.monotonic() >= self._until


class Child:
    """A child process of one role that is started when it is first needed and again after it was lost."""

    def __init__(self, role: Role, command: Sequence[str] | None = None, memory: int = GUEST_RSS) -> None:
        """Take the role, the command line that starts such a child where it is not the usual one, a guest's memory."""
        self._memory = memory
        self._role: Role = role
        self._command = list(command or child_command(role))
        self._life: _Life | None = None

    @property
    def pid(self) -> int | None:
        """The process id while the child runs."""
        return self._life.process.pid if self._life is not None and self._life.process.poll() is None else None

    def call(
        self,
        job: str,
        arguments: JsonObject,
        data: bytes = b"",
        *,
        seconds: float,
        total: float | None = None,
        monitor: Monitor | None = None,
    ) -> Answer:
        """Run one job in the child and return its answer.

        Args:
            job: name of the job in the child's table.
            arguments: what it is about.
            data: raw bytes that go with it.
            seconds: longest silence; a report of progress starts the time anew.
            total: longest time in all, None for any.
            monitor: whom to report to and ask whether to stop.

        Raises:
            BriefbookError: what the job itself reported.
            Cancelled: the monitor asked to stop; a guest is ended at once, an indexer has a moment to commit.
            ChildFailed: it died, was silent or at work for too long, took too much memory, said too much or met a bug.
        """
        line = _line_of({"job": job, "arguments": arguments}, data)
        life = self._started(1)
        life.outbox.put(line, data)
        try:
            return self._answer(life, _Clock(seconds, total, is_running=life.is_ready), monitor or Silent())
        finally:
            self._look_back(life)

    def each(
        self,
        job: str,
        arguments: Sequence[JsonObject],
        *,
        seconds: float,
        total: float | None = None,
        monitor: Monitor | None = None,
    ) -> Generator[Answer | BriefbookError, None, None]:
        """Run one job for each of these arguments; yield its answers in their order, or what the job itself reported.

        The child goes on with the next while its answer is looked at. It is ended when not all answers are taken.

        Args:
            job: name of the job in the child's table.
            arguments: what it is about, each time.
            seconds: longest silence while an answer is waited for; a report of progress starts the time anew.
            total: longest time that one answer is waited for, None for any.
            monitor: as for `call`.

        Raises:
            Cancelled: as `call` does.
            ChildFailed: as `call` does, for the first of these arguments that was not answered; the child is ended.
        """
        line = _line_of({"job": job, "each": list(arguments)})
        life = self._started(len(arguments))
        life.outbox.put(line)
        waiting = len(arguments)
        try:
            while waiting:
                answer = self._answer_or_error(life, _Clock(seconds, total, is_running=life.is_ready), monitor)
                waiting -= 1
                yield answer
        finally:
            if waiting:
                self.kill()
            self._look_back(life)

    def _answer_or_error(self, life: _Life, clock: _Clock, monitor: Monitor | None) -> Answer | BriefbookError:
        try:
            return self._answer(life, clock, monitor or Silent())
        except Cancelled:
            raise
        except BriefbookError as error:
            return error

    def _look_back(self, life: _Life) -> None:
        """After a call, see whether the child may do one more."""
        is_deaf = not life.outbox.is_sent(_END_SECONDS)
        life.is_spent = is_deaf or life.calls >= RECYCLE_AFTER or self._holds_too_much(life)

    def _answer(self, life: _Life, clock: _Clock, monitor: Monitor) -> Answer:
        """Wait for an answer of the child, and pass on what it reports meanwhile."""
        try:
            return self._awaited(life, clock, monitor)
        except ProtocolError as error:
            self.kill()
            raise ChildFailed("fault", str(error)) from error

    def _awaited(self, life: _Life, clock: _Clock, monitor: Monitor) -> Answer:
        is_cancelled = False
        while True:
            if not is_cancelled and monitor.cancelled():
                self._cancel(life, clock)
                is_cancelled = True
            if life.watch is not None and life.watch.is_over():
                self.kill()
                raise ChildFailed("memory")
            if clock.is_over():
                self.kill()
                raise self._lateness(life, is_cancelled)
            try:
                message = life.inbox.get(_POLL_SECONDS)
            except Empty:
                continue
            if not life.is_ready and message is not None:
                self._greet(life, message)
                clock.begin()
            answer = self._understand(life, message, monitor)
            if answer is not None:
                return answer
            if not is_cancelled:
                clock.hear()

    def _cancel(self, life: _Life, clock: _Clock) -> None:
        """Ask an indexer to come to an end; a guest has nothing to finish.

        Raises:
            Cancelled: it is ended already.
        """
        if self._role == "guest" or not life.outbox.is_sent():
            self.kill()
            raise Cancelled("The work was stopped.")
        clock.stop(CANCEL_SECONDS)
        life.outbox.put(encode_head({"cancel": True}))

    @staticmethod
    def _lateness(life: _Life, is_cancelled: bool) -> Exception:
        if is_cancelled:
            return Cancelled("The work was stopped.")
        return ChildFailed("too-slow" if life.is_ready else "no-start")

    def _greet(self, life: _Life, message: Message) -> None:
        """Take the first message of a child: it says which process does the work, and that it has its limits on.

        Raises:
            ProtocolError: it says something else.
        """
        pid = message.head.get("pid")
        if message.head.get("ready") is not True or not isinstance(pid, int):
            raise ProtocolError("a child does not begin with a greeting")
        life.is_ready = True
        life.watch = MemoryWatch(pid, self._memory) if self._role == "guest" else None

    def _understand(self, life: _Life, message: Message | None, monitor: Monitor) -> Answer | None:
        """Return the answer when the message is one; report progress otherwise."""
        if message is None:
            self._life = None
            raise ChildFailed("died" if life.is_ready else "no-start", f"exit code {life.end()}")
        head = message.head
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

    @staticmethod
    def _holds_too_much(life: _Life) -> bool:
        return life.watch is not None and life.watch.holds_more(KEPT_RSS)

    def close(self) -> None:
        """End the child; it stops by itself when its standard input ends, and is killed when it does not."""
        life, self._life = self._life, None
        if life is None:
            return
        life.outbox.finish()
        with contextlib.suppress(subprocess.TimeoutExpired):
            life.process.wait(timeout=2)
        life.end()

    def kill(self) -> None:
        """Stop the child at once."""
        life, self._life = self._life, None
        if life is not None:
            life.end()

    def _started(self, calls: int) -> _Life:
        """Return the child's present life, ready for so many more calls; start the child where none runs."""
        life = self._life
        if life is not None and (life.is_spent or life.process.poll() is not None):
            self.close()
        if self._life is None:
            self._life = self._start()
        self._life.calls += calls
        self._life.inbox.renew()
        return self._life

    def _start(self) -> _Life:
        is_guest = self._role == "guest"
        process = subprocess.Popen(  # our own program with fixed arguments
            self._command,
            bufsize=_PIPE_BYTES,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=NEUTRAL_FOLDER,
            env=environment(os.environ),
            creationflags=creation_flags(is_guest),
        )
        if process.stdin is None or process.stdout is None:
            raise ChildFailed("no-start", "no pipe")
        inbox = Inbox(process.stdout, GUEST_ALLOWANCE if is_guest else Allowance())
        return _Life(process, Outbox(process.stdin), inbox, hold(process, is_guest))


def child_command(role: Role) -> list[str]:
    """Return the command line that starts a child of this role: the frozen console program, or this Python alone."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable).with_name("briefbook-cli" + Path(sys.executable).suffix)
        return [str(program), "--worker", role]
    root = Path(__file__).resolve().parents[2]
    return [sys.executable, "-I", "-X", "utf8", "-c", _LOOP, str(root), "--worker", role]


def _line_of(head: JsonObject, data: bytes = b"") -> bytes:
    try:
        return encode_head(head, data)
    except MessageTooLong as error:
        raise ChildFailed("memory", "the job is too long to be sent") from error
