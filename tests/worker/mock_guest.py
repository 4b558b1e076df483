"""A child that does on demand what no child should: the supervisor is proved on it."""

import ctypes
import itertools
import json
import os
import re
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, NoReturn

from briefbook.model.errors import DamagedFile
from briefbook.worker.child import Answer, Call, run_child
from briefbook.worker.limits import GUEST, INDEXER

REPOSITORY = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
_kept: list[bytearray] = []


def command(role: str) -> list[str]:
    """Return the command line that starts this child under the limits of a role."""
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from tests.worker.mock_guest import main; main()"
    return [sys.executable, "-I", "-X", "utf8", "-c", code, str(REPOSITORY), role]


def main() -> NoReturn:
    sys.exit(run_child(JOBS, GUEST if sys.argv[1] == "guest" else INDEXER))


def echo(call: Call) -> Answer:
    return Answer({**call.arguments, "size": len(call.data)}, call.data)


def report(call: Call) -> Answer:
    """Say `labels` one after another with pauses of `pause` seconds."""
    labels, pause = call.arguments["labels"], call.arguments.get("pause", 0)
    assert isinstance(labels, list)
    assert isinstance(pause, int | float)
    for number, label in enumerate(labels):
        call.monitor.label(str(label))
        call.monitor.advance(number, len(labels))
        time.sleep(pause)
    return Answer({})


def tell_limits(call: Call) -> Answer:
    """Say what this process runs with."""
    proxies: list[str] = [name for name in os.environ if name.lower().endswith("_proxy")]
    handles: list[str] = [str(handle) for handle in range(3, 256) if _is_open(handle)]
    return Answer(
        {
            "cwd": str(Path.cwd()),
            "proxies": [*proxies],
            "handles": [*handles],
            "niceness": _niceness(),
        }
    )


if sys.platform == "win32":

    def _niceness() -> int:
        return 0

else:

    def _niceness() -> int:
        return os.nice(0)


def _is_open(handle: int) -> bool:
    try:
        os.fstat(handle)
    except OSError:
        return False
    return True


def hang(call: Call) -> NoReturn:
    while True:
        time.sleep(1)


def hang_in_c(call: Call) -> Answer:
    """Hang where no other thread of this process may run."""
    call.monitor.label("about to hang")
    re.match(r"(a+)+$", "a" * 64 + "b")
    return Answer({})


def ignore_cancel(call: Call) -> NoReturn:
    """Go on, whatever the parent wishes, and keep talking."""
    while True:
        call.monitor.label("still here")
        time.sleep(0.01)


def bloat_in_steps(call: Call) -> NoReturn:
    while True:
        _kept.append(bytearray(b"x" * MEGABYTE))


def bloat_at_once(call: Call) -> Answer:
    _kept.append(bytearray(4_000 * MEGABYTE))
    return Answer({})


def keep_memory(call: Call) -> Answer:
    """Answer, and go on holding 500 MB."""
    _kept.append(bytearray(b"x") * 500 * MEGABYTE)
    return Answer({})


def abort(call: Call) -> NoReturn:
    os.abort()


def segfault(call: Call) -> Answer:
    return Answer({"text": ctypes.string_at(0).decode()})


def leave(call: Call) -> NoReturn:
    sys.exit(3)


def recurse(call: Call) -> Answer:
    def down(depth: int) -> int:
        return down(depth + 1) + 1

    return Answer({"depth": down(0)})


def refuse(call: Call) -> NoReturn:
    raise DamagedFile("caf\udce9.txt", "It is damaged.")


def _parent() -> IO[bytes]:
    """The pipe to the parent, as a library that has gone wild might write to it."""
    pipe = next(handle for handle in range(3, 256) if _is_open(handle) and stat.S_ISFIFO(os.fstat(handle).st_mode))
    return os.fdopen(pipe, "wb", buffering=0, closefd=False)


def flood_garbage(call: Call) -> NoReturn:
    garbage = bytes(itertools.islice(itertools.cycle(range(256)), 65536))
    while True:
        _parent().write(garbage)


def flood_line(call: Call) -> NoReturn:
    """Begin as `start` says, and never end the line."""
    out = _parent()
    out.write(str(call.arguments["start"]).encode())
    while True:
        out.write(b"x" * 65536)


def flood_progress(call: Call) -> NoReturn:
    out = _parent()
    line = json.dumps({"label": "page " + "x" * 100, "done": 1, "total": 2}).encode() + b"\n"
    for _ in range(100_000):
        out.write(line * 100)
    hang(call)


def speak_nonsense(call: Call) -> NoReturn:
    _parent().write(str(call.arguments["line"]).encode() + b"\n")
    hang(call)


def answer_too_long(call: Call) -> Answer:
    return Answer({"text": "x" * 70 * MEGABYTE})


def print_endlessly(call: Call) -> NoReturn:
    while True:
        os.write(1, b"from a library\n" * 1000)
        sys.stdout.write("from Python\n" * 1000)
        os.write(2, b"a warning\n" * 1000)


def open_socket(call: Call) -> Answer:
    with socket.socket() as made:
        return Answer({"handle": made.fileno()})


def resolve_name(call: Call) -> Answer:
    return Answer({"found": len(socket.getaddrinfo("localhost", 80))})


def write_file(call: Call) -> Answer:
    Path(str(call.arguments["file"])).write_text("written by a guest", "utf-8")
    return Answer({})


def start_program(call: Call) -> Answer:
    return Answer({"code": subprocess.run([sys.executable, "--version"], check=False).returncode})


def many_threads(call: Call) -> NoReturn:
    while True:
        threading.Thread(target=hang, args=(call,), daemon=True).start()


JOBS = {
    job.__name__: job
    for job in (
        echo,
        report,
        tell_limits,
        hang,
        hang_in_c,
        ignore_cancel,
        bloat_in_steps,
        bloat_at_once,
        keep_memory,
        abort,
        segfault,
        leave,
        recurse,
        refuse,
        flood_garbage,
        flood_line,
        flood_progress,
        speak_nonsense,
        answer_too_long,
        print_endlessly,
        open_socket,
        resolve_name,
        write_file,
        start_program,
        many_threads,
    )
}
