"""An index is looked through in slices, and what is damaged is made anew while the old one answers."""

from pathlib import Path

import pytest

from briefbook.app.finding import Finder
from briefbook.app.refreshing import refresh
from briefbook.app.staleness import is_stale
from briefbook.app.verifying import Verification, verify
from briefbook.app.workspace import Workspace, open_workspace
from briefbook.model.errors import Cancelled, IndexDamaged
from briefbook.model.monitor import Silent
from briefbook.model.query import Request
from briefbook.settings.places import Places


@pytest.fixture
def workspace(tmp_path: Path, places: Places) -> Workspace:
    folder = tmp_path / "documents"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(f"Harbour report\n\nBerth {number} is in order today.\n", "utf-8")
    opened = open_workspace(folder, places)
    refresh(opened, Silent())
    return opened


def damage(workspace: Workspace) -> None:
    """Turn over one bit in the middle of the posting lists."""
    (segment,) = workspace.place.glob("store-*/*.seg")
    data = bytearray(segment.read_bytes())
    data[len(data) // 3] ^= 4
    segment.write_bytes(data)


class StopsAfter(Silent):
    def __init__(self, files: int) -> None:
        self.files = files
        self.is_stopping = False

    def advance(self, done: int, total: int) -> None:
        self.is_stopping = self.is_stopping or done >= self.files

    def cancelled(self) -> bool:
        return self.is_stopping


def shown(workspace: Workspace) -> int:
    finder = Finder(workspace)
    try:
        return finder.find(Request("berth")).total
    finally:
        finder.close()


def test_a_sound_index_is_looked_through_to_its_end(workspace: Workspace) -> None:
    verification = Verification(workspace)
    slices = 1
    while not verification.go_on(0.0):
        slices += 1
    assert slices > 12
    verify(workspace, Silent())


def test_an_index_that_was_never_made_is_sound(tmp_path: Path, places: Places) -> None:
    (tmp_path / "empty").mkdir()
    assert Verification(open_workspace(tmp_path / "empty", places)).go_on(0.0)


def test_damage_is_found_though_nobody_asked(workspace: Workspace) -> None:
    damage(workspace)
    with pytest.raises(IndexDamaged, match="is being made anew"):
        verify(workspace, Silent())


def test_looking_through_ends_early_when_something_new_is_committed(workspace: Workspace) -> None:
    verification = Verification(workspace)
    assert not verification.go_on(0.0)
    (workspace.folder / "00.txt").unlink()
    refresh(workspace, Silent(), rebuild=True)
    assert verification.go_on(60.0)


def test_the_old_index_answers_until_the_new_one_is_whole(workspace: Workspace) -> None:
    with pytest.raises(Cancelled):
        refresh(workspace, StopsAfter(3), rebuild=True)
    assert shown(workspace) == 12
    assert is_stale(workspace)
    report = refresh(workspace, Silent())
    assert report.added < 12  # what was read before the stop is not read again
    assert shown(workspace) == report.documents == 12
    assert not is_stale(workspace)


def test_a_new_index_that_lacks_its_last_word_is_not_taken_for_whole(workspace: Workspace) -> None:
    with pytest.raises(Cancelled):
        refresh(workspace, StopsAfter(12), rebuild=True)
    assert is_stale(workspace)
    refresh(workspace, Silent())
    assert not is_stale(workspace)
    assert shown(workspace) == 12
