"""A change in a folder is heard once it is over, also an atomic replace; reading is no change."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.disk.watch import Watch

STALL = 20.0


class Ear:
    def __init__(self) -> None:
        self.heard = threading.Event()
        self.times = 0

    def __call__(self) -> None:
        self.times += 1
        self.heard.set()

    def wait(self) -> bool:
        heard = self.heard.wait(STALL)
        self.heard.clear()
        return heard


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[Ear]:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "a.txt").write_text("first", "utf-8")
    ear = Ear()
    watch = Watch(tmp_path, ear)
    yield ear
    watch.close()


def test_a_new_file_a_change_a_replace_and_a_removal_are_each_heard(tmp_path: Path, ear: Ear) -> None:
    file, deep = tmp_path / "a.txt", tmp_path / "deep" / "er" / "b.txt"
    deep.write_text("new", "utf-8")
    assert ear.wait()
    file.write_text("second", "utf-8")
    assert ear.wait()
    (tmp_path / "temp").write_text("third", "utf-8")
    assert ear.wait()
    (tmp_path / "temp").replace(file)
    assert ear.wait()
    deep.unlink()
    assert ear.wait()


def test_a_file_in_a_new_folder_is_heard(tmp_path: Path, ear: Ear) -> None:
    (tmp_path / "new").mkdir()
    assert ear.wait()
    (tmp_path / "new" / "a.txt").write_text("x", "utf-8")
    assert ear.wait()


def test_a_burst_of_changes_is_one(tmp_path: Path, ear: Ear) -> None:
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text("x", "utf-8")
    assert ear.wait()
    assert ear.times <= 2


def test_reading_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("first", "utf-8")
    ear = Ear()
    watch = Watch(tmp_path, ear)
    for _ in range(5):
        (tmp_path / "a.txt").read_text("utf-8")
        list(tmp_path.iterdir())
    (tmp_path / "b.txt").write_text("x", "utf-8")
    assert ear.wait()
    watch.close()
    assert ear.times == 1


def test_a_closed_watch_says_nothing(tmp_path: Path) -> None:
    ear = Ear()
    watch = Watch(tmp_path, ear)
    watch.close()
    (tmp_path / "a.txt").write_text("x", "utf-8")
    assert ear.times == 0
    assert not [thread for thread in threading.enumerate() if thread.name == "watch"]


def test_a_folder_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Watch(tmp_path / "gone", Ear())
    assert not [thread for thread in threading.enumerate() if thread.name == "watch"]
