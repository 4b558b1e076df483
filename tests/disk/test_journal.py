"""What was added to a journal once is there after any crash, and a torn line swallows nothing that comes later."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefbook.disk import atomic
from briefbook.disk.journal import Journal
from briefbook.model.plain import JsonObject


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.journal"


def record(number: int) -> JsonObject:
    return {"number": number, "text": "née\n«\u00a0là\u00a0» 😀"}


def filled(path: Path, count: int) -> Journal:
    journal = Journal(path)
    for number in range(count):
        journal.append(record(number))
    return journal


def test_records_come_back_in_order(path: Path) -> None:
    filled(path, 3)
    assert Journal(path).read() == (record(0), record(1), record(2))


def test_a_journal_that_was_never_written_is_empty(path: Path) -> None:
    assert Journal(path).read() == ()


def test_every_torn_tail_is_left_out_and_later_records_are_read(path: Path) -> None:
    filled(path, 2)
    whole = path.read_bytes()
    first_end = whole.index(b"\n") + 1
    for length in range(first_end, len(whole)):
        path.write_bytes(whole[:length])
        assert Journal(path).read() == (record(0),)
        Journal(path).append(record(7))
        assert Journal(path).read() == (record(0), record(7))


def test_reading_stops_at_the_first_damaged_line(path: Path) -> None:
    filled(path, 4)
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"number", b"numbex")
    path.write_bytes(b"".join(lines))
    assert Journal(path).read() == (record(0), record(1))


def test_what_stands_after_a_damaged_line_does_not_come_back_with_the_next_record(path: Path) -> None:
    filled(path, 3)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[1].replace(b"number", b"numbex") + lines[2])
    Journal(path).append(record(7))
    assert Journal(path).read() == (record(0), record(7))


@pytest.mark.parametrize("rubbish", [b"\x00" * 4096, b"\n\n\n", b"xyz", b"00000000 \n", b"\xff" * 100 + b"\n"])
def test_rubbish_is_no_record(path: Path, rubbish: bytes) -> None:
    path.write_bytes(rubbish)
    assert Journal(path).read() == ()
    Journal(path).append(record(1))
    assert Journal(path).read() == (record(1),)


def test_two_writers_do_not_cut_each_other_off(path: Path) -> None:
    one, other = filled(path, 1), Journal(path)
    other.append(record(1))
    one.append(record(2))
    other.append(record(3))
    assert Journal(path).read() == tuple(record(number) for number in range(4))


def test_rewriting_replaces_everything_and_appending_goes_on(path: Path) -> None:
    journal = filled(path, 5)
    journal.rewrite([record(9)])
    journal.append(record(10))
    assert Journal(path).read() == (record(9), record(10))


def test_half_a_character_is_refused_and_nothing_is_written(path: Path) -> None:
    journal = filled(path, 1)
    with pytest.raises(ValueError, match="surrogates"):
        journal.append({"text": "\ud83d"})
    assert Journal(path).read() == (record(0),)


def test_a_record_is_on_the_disk_when_append_returns(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = filled(path, 1)
    flushed: list[int] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        flushed.append(os.fstat(handle).st_size)
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    journal.append(record(1))
    assert flushed == [path.stat().st_size]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_without_room_the_record_fails_and_the_journal_holds_what_it_held(path: Path) -> None:
    filled(path, 2)
    code = """
        import resource, sys
        from pathlib import Path
        from briefbook.disk.journal import Journal
        journal = Journal(Path(sys.argv[1]))
        size = Path(sys.argv[1]).stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, resource.RLIM_INFINITY))
        try:
            journal.append({"text": "x" * 5000})
        except OSError:
            journal.append({"text": "short"})
            print("refused")
    """
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(path)],
        env={**os.environ, "PYTHONPATH": str(Path(atomic.__file__).parents[2])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout == "refused\n"
    assert Journal(path).read() == (record(0), record(1), {"text": "short"})
