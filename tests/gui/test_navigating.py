"""The left column keeps searches: kept with one key, searched again with one click, forgotten with Del."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.main_window import MainWindow
from briefbook.settings import options
from briefbook.settings.places import Places
from briefbook.settings.storage import open_settings
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index


@pytest.fixture
def window(qtbot: QtBot, start: Start, indexed: Path) -> MainWindow:
    shown = start(indexed)
    wait_for_index(qtbot, shown)
    search(qtbot, shown, "smugglers")
    return shown


def test_a_search_is_kept_found_again_and_forgotten(qtbot: QtBot, window: MainWindow, places: Places) -> None:
    saved = window.panes.navigation.saved
    assert not saved.isVisible()
    window.actions_table["save-search"].trigger()
    assert saved.isVisible()
    assert saved.item(0).text() == "smugglers"
    search(qtbot, window, "human trafficking")
    saved.itemClicked.emit(saved.item(0))
    qtbot.waitUntil(lambda: window.panes.results_model.results.query == "smugglers", timeout=WAIT_MS)
    assert window.panes.search.box.text() == "smugglers"
    window.close()
    assert open_settings(places).get(options.SEARCHES_SAVED) == (("smugglers", "smugglers"),)


def test_del_forgets_a_kept_search(window: MainWindow) -> None:
    window.actions_table["save-search"].trigger()
    saved = window.panes.navigation.saved
    saved.setCurrentRow(0)
    QTest.keyClick(saved, Qt.Key.Key_Delete)
    assert window.session.settings.get(options.SEARCHES_SAVED) == ()
    assert not saved.isVisible()


def test_nothing_is_kept_twice_and_an_empty_box_says_what_to_do(window: MainWindow) -> None:
    for _ in range(2):
        window.actions_table["save-search"].trigger()
    assert window.panes.status.message.text() == "This search is kept already."
    window.panes.search.box.clear()
    window.actions_table["save-search"].trigger()
    assert window.panes.status.message.text() == "Type a search first, then keep it."


def test_a_topic_searches_for_its_query(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.navigation.topic_chosen.emit('"human trafficking"')
    qtbot.waitUntil(lambda: window.panes.results_model.results.query == '"human trafficking"', timeout=WAIT_MS)


def test_the_newest_documents_come_first_when_asked(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "human trafficking")
    window.panes.search.sort.setCurrentIndex(1)
    assert window.panes.search.request(typing=False).sort.value == "newest"
    with qtbot.waitSignal(window.session.corpus.results_arrived, timeout=WAIT_MS):
        window.searching.search()
