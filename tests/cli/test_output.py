"""JSON is UTF-8 whatever the console says; a reader that has had enough is left in peace; a full disk is reported."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from briefbook.cli.output import Look, Output, Reply, knows_bold, make_safe

REPLY = Reply({"title": "Traversiers d’hiver – été\u00a02024"}, lambda look: [f"{look.mark_start}été{look.mark_end}"])


class LegacyConsole(io.TextIOWrapper):
    """A console of a legacy encoding."""

    def isatty(self) -> bool:
        return True


def stream(encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


def written(text_stream: io.TextIOWrapper) -> bytes:
    buffer = text_stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_utf_8_and_one_line(encoding: str) -> None:
    out = stream(encoding)
    Output(out, stream(encoding), as_json=True).reply(REPLY)
    assert json.loads(written(out).decode("utf-8")) == REPLY.plain
    assert written(out).count(b"\n") == 1
    assert b"\r" not in written(out)


def test_text_in_a_file_is_utf_8() -> None:
    out = stream("cp1252")
    Output(out, stream("cp1252")).reply(REPLY)
    assert written(out).decode("utf-8") == "[été]\n"


def test_a_legacy_console_gets_what_it_can_show() -> None:
    out = LegacyConsole(io.BytesIO(), encoding="ascii")
    Output(out, stream("ascii")).reply(Reply({}, lambda _: ["été"]))
    assert written(out) == f"?t?{os.linesep}".encode("ascii")


def test_what_is_no_character_cannot_stop_an_answer() -> None:
    out = stream("utf-8")
    Output(out, None, as_json=True).reply(Reply({"path": "caf\udce9"}, lambda _: []))
    assert json.loads(written(out).decode("utf-8")) == {"path": "caf?"}


def test_without_streams_nothing_is_said() -> None:
    output = Output(None, None)
    output.reply(REPLY)
    output.talk("Nobody hears this.")
    make_safe(None)


def test_a_closed_pipe_is_silent() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as out:
        output = Output(out, None, as_json=True)
        output.reply(REPLY)
        output.reply(REPLY)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is a thing of Linux")
@pytest.mark.parametrize("as_json", [True, False])
def test_a_full_disk_behind_stdout_is_reported_on_stderr(as_json: bool) -> None:
    talk = stream("utf-8")
    with Path("/dev/full").open("w", encoding="utf-8") as out:
        output = Output(out, talk, as_json=as_json)
        with pytest.raises(OSError, match="space"):
            output.reply(Reply({"text": "x" * 100_000}, lambda _: ["x" * 100_000]))
        output.fault("DiskFull", "The disk is full.")
    assert written(talk) == b"The disk is full.\n"


def test_bold_is_for_consoles_that_know_it() -> None:
    wanted = {"WT_SESSION": "1"} if sys.platform == "win32" else {"TERM": "xterm-256color"}
    assert knows_bold(wanted)
    assert not knows_bold({"TERM": "dumb"})
    assert not knows_bold({})
    assert Look().mark_start == "["
