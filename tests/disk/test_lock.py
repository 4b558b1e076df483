"""One holder at a time, told by name, and no lock outlives its process."""

import getpass
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.disk import lock as lock_module
from briefbook.disk.lock import FileLock, LockHeld

HOLDER = """
    import sys
    from pathlib import Path
    from briefbook.disk.lock import FileLock
    with FileLock(Path(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.lock"


@pytest.fixture
def other(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the lock until its standard input is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(HOLDER), str(path)],
        env={**os.environ, "PYTHONPATH": str(Path(lock_module.__file__).parents[2])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_holder_is_told_by_user_computer_process_and_time(path: Path) -> None:
    with FileLock(path), pytest.raises(LockHeld) as caught:
        FileLock(path).acquire()
    user = getpass.getuser()
    assert caught.value.holder.startswith(f"{user}@")
    assert f"pid {os.getpid()} since 20" in caught.value.holder
    assert str(caught.value) == f"held by {caught.value.holder}"


def test_another_process_keeps_us_out(path: Path, other: "subprocess.Popen[str]") -> None:
    with pytest.raises(LockHeld, match=f"pid {other.pid} "):
        FileLock(path).acquire(0.1)


def test_the_lock_of_a_killed_process_is_free(path: Path, other: "subprocess.Popen[str]") -> None:
    other.kill()
    other.wait()
    FileLock(path).acquire().release()


def test_waiting_takes_the_lock_as_soon_as_it_is_given_back(
    path: Path, other: "subprocess.Popen[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    assert other.stdin is not None
    give_back, wait = other.stdin.close, time.sleep

    def give_back_while_waiting(seconds: float) -> None:
        give_back()
        wait(seconds)

    monkeypatch.setattr(time, "sleep", give_back_while_waiting)
    with FileLock(path).acquire(30):
        assert f"pid {os.getpid()} " in path.read_text("utf-8")


def test_a_lock_that_was_given_back_can_be_taken_again(path: Path) -> None:
    lock = FileLock(path)
    for _ in range(3):
        with lock:
            assert path.read_text("utf-8")
        assert path.read_text("utf-8") == ""
    lock.release()


def test_a_lock_is_not_taken_twice_by_the_same_object(path: Path) -> None:
    with FileLock(path) as lock, pytest.raises(ValueError, match="already"):
        lock.acquire()
