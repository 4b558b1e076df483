"""Folders that moved: a bar offers to go on at the new place, and asks where the files do not prove it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefbook.gui.flows.moving import Moving
from briefbook.gui.main_window import MainWindow
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index


@pytest.fixture
def window(qtbot: QtBot, start: Start, corpus: Path) -> MainWindow:
    shown = start(corpus)
    wait_for_index(qtbot, shown)
    return shown


def lost(qtbot: QtBot, window: MainWindow, corpus: Path, to: Path) -> None:
    """Move the folder away and look for changes."""
    corpus.rename(to)
    window.actions_table["index-again"].trigger()
    qtbot.waitUntil(lambda: "not reachable" in window.panes.banner.sentence.text(), timeout=WAIT_MS)


def moving(window: MainWindow) -> Moving:
    found = window.findChild(Moving)
    assert isinstance(found, Moving)
    return found


def test_a_folder_that_is_away_can_still_be_searched_and_tried_again(
    qtbot: QtBot, window: MainWindow, corpus: Path, tmp_path: Path
) -> None:
    lost(qtbot, window, corpus, tmp_path / "away")
    banner = window.panes.banner
    assert [banner.button.text(), banner.other.text()] == ["Try again", "This folder has moved…"]
    search(qtbot, window, "human trafficking")
    assert window.panes.results_model.rowCount() == 3
    (tmp_path / "away").rename(corpus)
    banner.button.click()
    wait_for_index(qtbot, window)
    assert not banner.isVisible()
    search(qtbot, window, "zebra")
    (corpus / "new.txt").write_text("A zebra crossed the border of the country today.\n", "utf-8")
    qtbot.waitUntil(lambda: window.panes.results_model.rowCount() == 1, timeout=WAIT_MS)


def test_the_folder_at_its_new_place_is_the_same_folder(
    qtbot: QtBot, window: MainWindow, corpus: Path, tmp_path: Path
) -> None:
    before = window.session.corpus.workspace
    assert before is not None
    lost(qtbot, window, corpus, tmp_path / "new place")
    with qtbot.waitSignal(window.session.corpus.opened, timeout=WAIT_MS) as opened:
        moving(window).take(before, tmp_path / "new place")
    assert opened.args is not None
    assert (opened.args[0].id, opened.args[0].folder) == (before.id, tmp_path / "new place")
    wait_for_index(qtbot, window)


def test_a_folder_with_other_files_is_asked_about_in_the_same_bar(
    qtbot: QtBot, window: MainWindow, corpus: Path, tmp_path: Path
) -> None:
    before = window.session.corpus.workspace
    assert before is not None
    lost(qtbot, window, corpus, tmp_path / "away")
    other = tmp_path / "other"
    other.mkdir()
    (other / "statement.txt").write_bytes((tmp_path / "away" / "statement.txt").read_bytes())
    moving(window).take(before, other)
    banner = window.panes.banner
    qtbot.waitUntil(lambda: banner.button.text() == "Use it", timeout=WAIT_MS)
    assert "Only 33% of the documents of corpus are in other" in banner.sentence.text()
    with qtbot.waitSignal(window.session.corpus.opened, timeout=WAIT_MS) as opened:
        banner.button.click()
    assert opened.args is not None
    assert opened.args[0].id == before.id
    wait_for_index(qtbot, window)


def test_opening_a_folder_that_was_moved_offers_to_bring_everything_along(
    qtbot: QtBot, window: MainWindow, corpus: Path, tmp_path: Path
) -> None:
    before = window.session.corpus.workspace
    assert before is not None
    corpus.rename(tmp_path / "new place")
    window.session.open_folder(tmp_path / "new place")
    notice = window.panes.notice
    qtbot.waitUntil(lambda: notice.button.text() == "Bring them along", timeout=WAIT_MS)
    assert "100% of its documents are here" in notice.sentence.text()
    wait_for_index(qtbot, window)
    with qtbot.waitSignal(window.session.corpus.opened, timeout=WAIT_MS) as opened:
        notice.button.click()
    assert opened.args is not None
    assert opened.args[0].id == before.id
    wait_for_index(qtbot, window)
