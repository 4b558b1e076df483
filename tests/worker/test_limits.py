"""A guest can neither write nor remove a file, start a program or reach a network."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefbook.worker import limits

ROOT = Path(limits.__file__).resolve().parents[2]
GUEST = """
    import sys
    sys.path.insert(0, sys.argv[1])
    import os, pathlib, shutil, socket, subprocess
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
    ],
)
def test_a_guest_removes_starts_and_reaches_nothing(file: Path, attempt: str) -> None:
    assert attempt_in_guest(attempt, file).startswith("a guest process may not do this")
    assert file.read_text("utf-8") == "The ferries ran all winter."
    assert list(file.parent.iterdir()) == [file]


def test_a_guest_reads(file: Path) -> None:
    assert attempt_in_guest("print(file.read_text('utf-8'))", file) == "The ferries ran all winter."
