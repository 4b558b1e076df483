"""Command line room: what is printed: one JSON object or text for people on stdout, talk and failures on stderr.

JSON is UTF-8 whatever the console says; text goes to a console as the console can show it, and to a file as UTF-8.
A reader that closed the pipe (`… | head`) has read enough: nothing more is written, and nothing is said about it.
"""

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO

from briefbook.model.errors import BriefbookError
from briefbook.model.plain import JsonObject

WIDEST = 100
"""Longest line of text in columns: longer ones are hard to read."""


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set: its width in columns and the marks around a hit."""

    width: int = 96
    mark_start: str = "["
    mark_end: str = "]"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a command answers.

    Attributes:
        plain: the JSON object of its contract.
        lines: the same as lines for people.
        is_failure: what was asked about is not in order; a script reads it off the exit code, 1.
    """

    plain: JsonObject
    lines: Callable[[Look], Iterable[str]]
    is_failure: bool = False


class Output:
    """The two streams of this process.

    Attributes:
        as_json: whether the answer is to be JSON.
    """

    def __init__(self, stdout: TextIO | None, stderr: TextIO | None, *, as_json: bool = False) -> None:
        self._stdout = stdout
        self._stderr = stderr
        self._is_lost = False
        self.as_json = as_json
        for stream in (stdout, stderr):
            make_safe(stream)

    def reply(self, reply: Reply) -> None:
        """Print what a command answers.

        Raises:
            OSError: the disk that standard output goes to is full or gone.
        """
        try:
            if self.as_json:
                self._print_json(reply.plain)
            else:
                write(self._stdout, "".join(f"{line}\n" for line in reply.lines(self._look())))
        except OSError:
            self._is_lost = True
            raise

    def failure(self, error: BriefbookError) -> None:
        """Print an expected failure: an error object, or one sentence for people."""
        self.fault(type(error).__name__, error.sentence)

    def fault(self, kind: str, sentence: str) -> None:
        """Print what went wrong as an error object or as one sentence."""
        if self.as_json and not self._is_lost:
            self._print_json({"error": {"type": kind, "sentence": sentence}})
        else:
            self.talk(sentence)

    def talk(self, line: str) -> None:
        """Print one line on standard error."""
        write(self._stderr, line + "\n")

    def _print_json(self, plain: JsonObject) -> None:
        text = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
        write_bytes(self._stdout, text.encode("utf-8", "replace") + b"\n")

    def _look(self) -> Look:
        stream = self._stdout
        if stream is None or not stream.isatty():
            return Look()
        width = min(WIDEST, shutil.get_terminal_size().columns)
        return Look(width, "\x1b[1m", "\x1b[22m") if knows_bold(os.environ) else Look(width)


def knows_bold(environ: Mapping[str, str]) -> bool:
    """Tell whether the console can print bold: every one but a dumb terminal and the old console of Windows."""
    if os.name == "nt":
        return "WT_SESSION" in environ
    return environ.get("TERM", "dumb") != "dumb"


def make_safe(stream: TextIO | None) -> None:
    """Make a stream take any text: a file as UTF-8, a console with a question mark for what it cannot show."""
    reconfigure = getattr(stream, "reconfigure", None)
    if stream is not None and reconfigure is not None:
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def write(stream: TextIO | None, text: str) -> None:
    """Write and flush text; nothing happens when nobody reads it any more.

    Raises:
        OSError: the disk is full or gone.
    """
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        _stop_writing(stream, error)


def write_bytes(stream: TextIO | None, data: bytes) -> None:
    """Write and flush bytes behind a text stream; nothing happens when nobody reads them any more.

    Raises:
        OSError: the disk is full or gone.
    """
    if stream is None:
        return
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.flush()
    except OSError as error:
        _stop_writing(stream, error)


def _stop_writing(stream: TextIO, error: OSError) -> None:
    """Let the stream swallow what is still in it, so that nothing is said of it at the end; a full disk is reported."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    # Windows reports a closed pipe as EINVAL
    if not isinstance(error, BrokenPipeError) and error.errno != errno.EINVAL:
        raise error
