"""Paths longer than 260 characters are written so that Windows reaches them; shorter ones stay as they are."""

import ntpath
from pathlib import PureWindowsPath

import pytest

from briefbook.disk import reach_windows


@pytest.fixture(autouse=True)
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the paths of Windows understood on every system."""
    monkeypatch.setattr(reach_windows, "os", type("os", (), {"path": ntpath}))
    monkeypatch.setattr(reach_windows, "Path", PureWindowsPath)


def reaching(path: str) -> str:
    return reach_windows.reaching(PureWindowsPath(path))  # type: ignore[arg-type]  # a Path only on Windows


def test_everything_below_a_folder_is_reached_by_a_path_without_limit() -> None:
    assert reaching("C:\\Users\\Ann\\Papers") == "\\\\?\\C:\\Users\\Ann\\Papers"
    assert reaching("\\\\server\\share\\Papers") == "\\\\?\\UNC\\server\\share\\Papers"
    assert reaching("\\\\?\\C:\\Papers") == "\\\\?\\C:\\Papers"


def test_a_file_of_usual_length_keeps_its_path_and_a_longer_one_is_written_anew() -> None:
    short = PureWindowsPath("C:\\Papers\\a.txt")
    long = PureWindowsPath("C:\\" + "d" * 250 + "\\a.txt")
    within: object = reach_windows.within_reach(short)  # type: ignore[arg-type]  # a Path only on Windows
    assert within == short
    written: object = reach_windows.within_reach(long)  # type: ignore[arg-type]  # the same
    assert str(written) == "\\\\?\\" + str(long)
