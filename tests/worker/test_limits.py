"""A guest can neither write nor remove a file, start a program or reach a network."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefbook.worker import limits
from briefbook.worker.limits import environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the attempts are those of a POSIX system")
ROOT = Path(limits.__file__).resolve().parents[2]
GUEST = """
    import sys
    sys.path.insert(0, sys.argv[1])
    import os, pathlib, resource, shutil, socket, sqlite3, subprocess, tempfile, urllib.request
    import ctypes
    from briefbook.worker.limits import GUEST, apply_limits
    file = pathlib.Path(sys.argv[2])
    apply_limits(GUEST)
    try:
        {attempt}
    except PermissionError as error:
        print(error)
"""


def attempt_in_guest(attempt: str, file: Path) -> str:
    """Try something in a process with the limits of a guest; return the sentence of what was refused."""
    code = textwrap.dedent(GUEST).format(attempt=attempt)
    run = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", code, str(ROOT), str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout.strip()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "statement.txt"
    path.write_text("The ferries ran all winter.", "utf-8")
    return path


@pytest.mark.parametrize(
    "attempt",
    [
        "file.open('w')",
        "file.open('a')",
        "file.open('r+')",
        "file.with_name('new.txt').open('x')",
        "os.open(file, os.O_WRONLY | os.O_TRUNC)",
        "os.open(file, os.O_RDWR)",
        "os.open(file.with_name('new.txt'), os.O_WRONLY | os.O_CREAT)",
        "os.open(file.with_name('new.txt'), os.O_RDONLY | os.O_CREAT)",
        "os.open(file, os.O_RDONLY | os.O_TRUNC)",
        "open(file, 'rb', opener=lambda path, flags: os.open(path, os.O_RDWR))",
    ],
)
def test_a_guest_opens_nothing_for_writing(file: Path, attempt: str) -> None:
    assert attempt_in_guest(attempt, file) == "a guest process may not write files"
    assert file.read_text("utf-8") == "The ferries ran all winter."
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "attempt",
    [
        "file.unlink()",
        "file.rename(file.with_name('new.txt'))",
        "file.with_name('new').mkdir()",
        "os.truncate(file, 0)",
        "shutil.rmtree(file.parent)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.socket()",
        "socket.socketpair()",
        "socket.getaddrinfo('localhost', 80)",
        "socket.gethostbyname('localhost')",
        "urllib.request.urlopen('http://127.0.0.1:9/')",
        "file.chmod(0o777)",
        "os.utime(file)",
        "file.with_name('link').symlink_to(file)",
        "os.link(file, file.with_name('link'))",
        "os.replace(file, file.with_name('new.txt'))",
        "shutil.copy(file, file.with_name('new.txt'))",
        "shutil.move(file, file.with_name('new.txt'))",
        "tempfile.TemporaryFile(dir=file.parent)",
        "tempfile.mkdtemp(dir=file.parent)",
        "sqlite3.connect(file.with_name('new.db'))",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.spawnv(os.P_WAIT, '/bin/true', ['true'])",
        "os.kill(os.getpid(), 9)",
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))",
    ],
)
def test_a_guest_removes_starts_and_reaches_nothing(file: Path, attempt: str) -> None:
    assert attempt_in_guest(attempt, file).startswith("a guest process may not ")
    assert file.read_text("utf-8") == "The ferries ran all winter."
    assert list(file.parent.iterdir()) == [file]


def test_a_guest_reads(file: Path) -> None:
    assert attempt_in_guest("print(file.read_text('utf-8'))", file) == "The ferries ran all winter."


def test_a_guest_loads_no_foreign_library(file: Path) -> None:
    refused = "a guest process may not load this library"
    assert attempt_in_guest("ctypes.CDLL(str(file))", file) == refused
    assert attempt_in_guest("ctypes.CDLL('libm.so.6')", file) == refused
    assert attempt_in_guest("ctypes.CDLL(None); print('itself')", file) == "itself"


def test_a_guest_may_load_the_libraries_it_came_with(file: Path) -> None:
    attempt = "import pypdfium2, lxml.etree, selectolax; print(pypdfium2.PdfDocument.new() is not None)"
    assert attempt_in_guest(attempt, file) == "True"


def test_the_limits_of_a_guest_cannot_be_taken_off(file: Path) -> None:
    attempt = "print([resource.getrlimit(kind) for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)])"
    assert attempt_in_guest(attempt, file) == "[(0, 0), (0, 0)]"


def test_a_child_knows_no_proxy() -> None:
    given = {"PATH": "a", "http_proxy": "b", "HTTPS_PROXY": "c", "ALL_PROXY": "d", "No_Proxy": "e", "PROXY_NAME": "f"}
    assert environment(given) == {"PATH": "a", "PROXY_NAME": "f"}
