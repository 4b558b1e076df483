"""A file is always the old one or the new one, and no failure leaves anything beside it."""

import errno
import os
import stat
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefbook.disk import atomic

OLD = b"old " * 1000
NEW = b"new " * 5000


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Réponse – 7 février.brief"
    path.write_bytes(OLD)
    return path


def test_a_new_file_has_the_bytes_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    atomic.write(tmp_path / "new.brief", NEW)
    assert (tmp_path / "new.brief").read_bytes() == NEW
    assert names(tmp_path) == ["new.brief"]


def test_the_old_bytes_are_replaced_as_a_whole(file: Path) -> None:
    before = file.stat().st_ino
    atomic.write(file, NEW)
    assert file.read_bytes() == NEW
    assert file.stat().st_ino != before
    assert names(file.parent) == [file.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_the_permissions_of_a_file_stay(file: Path) -> None:
    file.chmod(0o600)
    atomic.write(file, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.brief"
    link.symlink_to(file)
    atomic.write(link, NEW)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def test_a_name_as_long_as_the_system_takes_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / ("é" * 120 + ".brief")
    atomic.write(file, NEW)
    assert file.read_bytes() == NEW


def test_a_folder_in_the_way_is_an_error_and_no_temporary_file_stays(tmp_path: Path) -> None:
    (tmp_path / "folder.brief").mkdir()
    with pytest.raises(OSError, match="folder"):
        atomic.write(tmp_path / "folder.brief", NEW)
    assert names(tmp_path) == ["folder.brief"]


def test_a_folder_that_vanished_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic.write(tmp_path / "gone" / "book.brief", NEW)


def test_what_is_there_is_never_replaced_by_create(file: Path) -> None:
    with pytest.raises(FileExistsError):
        atomic.create(file, NEW)
    assert file.read_bytes() == OLD
    assert names(file.parent) == [file.name]


def test_a_file_that_another_program_makes_meanwhile_is_not_replaced_by_create(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: (tmp_path / "book.brief").write_bytes(OLD))
    with pytest.raises(FileExistsError):
        atomic.create(tmp_path / "book.brief", NEW)
    assert (tmp_path / "book.brief").read_bytes() == OLD
    assert names(tmp_path) == ["book.brief"]


def test_create_makes_the_file_whole(tmp_path: Path) -> None:
    atomic.create(tmp_path / "new.brief", NEW)
    assert (tmp_path / "new.brief").read_bytes() == NEW
    assert names(tmp_path) == ["new.brief"]


def recorder(calls: list[str], name: str, call: Callable[..., object]) -> Callable[..., object]:
    def recorded(*arguments: object, **named: object) -> object:
        calls.append(name)
        return call(*arguments, **named)

    return recorded


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no call to write a folder out")
@pytest.mark.parametrize("door", [atomic.write, atomic.create])
def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, door: Callable[[Path, bytes], None]
) -> None:
    calls: list[str] = []
    for name in ("fsync", "replace", "link"):
        monkeypatch.setattr(os, name, recorder(calls, name, getattr(os, name)))
    door(tmp_path / "book.brief", NEW)
    assert calls in (["fsync", "replace", "fsync"], ["fsync", "link", "fsync"])


CHILD = """
    import errno, resource, sys
    from pathlib import Path
    from briefbook.disk import atomic, journal
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
    try:
        atomic.write(Path(sys.argv[1]), b"new " * 5000)
    except OSError as error:
        print(errno.errorcode[error.errno])
"""


def run_child(code: str, *arguments: object) -> str:
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(Path(atomic.__file__).parents[2])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_without_room_the_old_file_stays_byte_for_byte(file: Path) -> None:
    assert run_child(CHILD, file) == errno.errorcode[errno.EFBIG]
    assert file.read_bytes() == OLD
    assert names(file.parent) == [file.name]


def test_a_sweep_takes_old_temporary_files_and_nothing_else(tmp_path: Path) -> None:
    kept = [".book.brief.0a1b2c3d.briefbook-tmp", "mine.briefbook-tmp", ".hidden", "book.brief"]
    left = ".note.docx.99999999.briefbook-tmp"
    for name in [*kept, left]:
        (tmp_path / name).write_bytes(b"x")
    an_hour_ago = time.time() - 3600
    os.utime(tmp_path / left, (an_hour_ago, an_hour_ago))
    assert atomic.sweep(tmp_path) == 1
    assert names(tmp_path) == sorted(kept)


def test_a_process_killed_in_mid_write_leaves_the_old_file_and_a_temporary_one_that_is_swept(file: Path) -> None:
    code = """
        import os, sys
        from pathlib import Path
        from briefbook.disk import atomic
        real = os.fsync
        os.fsync = lambda handle: os._exit(9)
        atomic.write(Path(sys.argv[1]), b"new " * 5000)
    """
    with pytest.raises(subprocess.CalledProcessError):
        run_child(code, file)
    assert file.read_bytes() == OLD
    assert len(names(file.parent)) == 2
    assert atomic.sweep(file.parent, older_than_seconds=-60) == 1
    assert names(file.parent) == [file.name]


@pytest.mark.parametrize("put", [atomic.write, atomic.create])
def test_a_refusal_names_the_file_and_not_its_name_for_the_time_being(
    tmp_path: Path, put: Callable[[Path, bytes], None]
) -> None:
    target = tmp_path / "not there" / "topics.json"
    with pytest.raises(FileNotFoundError) as refused:
        put(target, b"new")
    assert refused.value.filename == str(target)
