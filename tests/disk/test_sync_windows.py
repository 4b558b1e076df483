"""A rename that is refused for a moment is tried again, and not for ever."""

from pathlib import Path

import pytest

from briefbook.disk import sync_windows


class Busy:
    """A file that another program holds for the first attempts."""

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals
        self.attempts = 0

    def __call__(self) -> None:
        self.attempts += 1
        if self.attempts <= self.refusals:
            raise PermissionError(13, "The process cannot access the file")


def test_a_file_that_is_held_for_a_moment_is_written_in_the_end() -> None:
    busy, waits = Busy(9), list[float]()
    sync_windows.insist(busy, waits.append)
    assert busy.attempts == 10
    assert waits == sorted(waits)
    assert waits[0] < waits[-1]
    assert 1 < sum(waits) < 3


def test_a_file_that_stays_held_is_an_error_after_ten_attempts() -> None:
    busy = Busy(100)
    with pytest.raises(PermissionError):
        sync_windows.insist(busy, lambda _: None)
    assert busy.attempts == 10


def test_other_errors_are_not_tried_again(tmp_path: Path) -> None:
    waits = list[float]()
    with pytest.raises(FileNotFoundError):
        sync_windows.insist((tmp_path / "gone").unlink, waits.append)
    assert not waits


def test_the_rename_is_made(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    sync_windows.replace(tmp_path / "new", tmp_path / "old")
    assert [file.name for file in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old").read_bytes() == b"new"
