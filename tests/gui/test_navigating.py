"""The left column: folders narrow; searches are saved with filters, renamed, moved, forgotten and brought back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefbook.gui.flows.resembling import figure_at
from briefbook.gui.main_window import MainWindow
from briefbook.model.kinds import FacetName
from briefbook.settings import options
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index


@pytest.fixture
def window(qtbot: QtBot, start: Start, indexed: Path) -> MainWindow:
    shown = start(indexed)
    wait_for_index(qtbot, shown)
    search(qtbot, shown, "smugglers")
    return shown


def names(window: MainWindow) -> list[str]:
    saved = window.panes.navigation.saved
    return [saved.item(row).text() for row in range(saved.count())]


def keep(qtbot: QtBot, window: MainWindow, text: str) -> None:
    search(qtbot, window, text)
    window.actions_table["save-search"].trigger()
    qtbot.waitUntil(lambda: text in names(window), timeout=WAIT_MS)


def test_a_search_is_saved_with_its_filters_and_found_again(qtbot: QtBot, window: MainWindow) -> None:
    filters = window.panes.search.filters
    filters.turn(FacetName.FOLDER, "notes")
    window.actions_table["save-search"].trigger()
    qtbot.waitUntil(lambda: names(window) == ["smugglers · In notes"], timeout=WAIT_MS)
    filters.clear()
    search(qtbot, window, "human trafficking")
    saved = window.panes.navigation.saved
    saved.itemClicked.emit(saved.item(0))
    qtbot.waitUntil(lambda: window.panes.results_model.results.query == "smugglers", timeout=WAIT_MS)
    assert window.panes.search.box.text() == "smugglers"
    assert filters.filters.under == "notes"


def test_saved_searches_are_there_at_the_next_start(qtbot: QtBot, window: MainWindow, start: Start) -> None:
    keep(qtbot, window, "permits")
    folder = window.session.corpus.workspace
    assert folder is not None
    window.close()
    again = start(folder.folder)
    qtbot.waitUntil(lambda: names(again) == ["permits"], timeout=WAIT_MS)


def test_searches_kept_in_the_settings_before_are_taken_over_once(qtbot: QtBot, start: Start, indexed: Path) -> None:
    window = start(indexed, searches_saved=[["Permits", "trp"]])
    qtbot.waitUntil(lambda: names(window) == ["Permits"], timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.session.settings.get(options.SEARCHES_SAVED) == (), timeout=WAIT_MS)


def test_a_saved_search_is_renamed_and_moved_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    for text in ("permits", "human trafficking"):
        keep(qtbot, window, text)
    saved = window.panes.navigation.saved
    saved.setCurrentRow(0)
    QTest.keyClick(saved, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: names(window) == ["human trafficking", "permits"], timeout=WAIT_MS)
    assert saved.currentRow() == 1
    saved.item(1).setText("Permits since ever")
    qtbot.waitUntil(lambda: names(window) == ["human trafficking", "Permits since ever"], timeout=WAIT_MS)


def test_del_forgets_a_saved_search_and_the_bar_brings_it_back_to_its_place(qtbot: QtBot, window: MainWindow) -> None:
    for text in ("permits", "human trafficking"):
        keep(qtbot, window, text)
    saved = window.panes.navigation.saved
    saved.setCurrentRow(0)
    QTest.keyClick(saved, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(window) == ["human trafficking"], timeout=WAIT_MS)
    qtbot.waitUntil(window.panes.notice.isVisible, timeout=WAIT_MS)
    window.panes.notice.button.click()
    qtbot.waitUntil(lambda: names(window) == ["permits", "human trafficking"], timeout=WAIT_MS)


def test_nothing_is_kept_twice_and_an_empty_box_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    keep(qtbot, window, "smugglers")
    window.actions_table["save-search"].trigger()
    qtbot.waitUntil(lambda: window.panes.status.message.text() == "This search is kept already.", timeout=WAIT_MS)
    window.panes.search.box.clear()
    window.actions_table["save-search"].trigger()
    assert window.panes.status.message.text() == "Type a search first, then keep it."


def test_down_in_an_empty_box_offers_the_searches_made_before(qtbot: QtBot, window: MainWindow) -> None:
    box = window.panes.search.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    box.clear()
    menu = window.findChild(QMenu, "searchHistory")
    assert isinstance(menu, QMenu)
    QTest.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(menu.isVisible, timeout=WAIT_MS)
    menu.close()
    assert menu.actions()[0].text() == "smugglers"
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: window.panes.results_model.results.query == "smugglers", timeout=WAIT_MS)
    assert box.text() == "smugglers"


def test_a_history_that_is_not_wanted_is_not_kept(qtbot: QtBot, window: MainWindow) -> None:
    window.session.settings.set(options.SEARCH_HISTORY, False)
    QTest.keyClick(window.panes.search.box, Qt.Key.Key_Return)
    window.actions_table["search-history"].trigger()
    qtbot.waitUntil(lambda: window.panes.status.message.text() == "No search was made here yet.", timeout=WAIT_MS)


def test_a_folder_narrows_the_search_and_all_documents_widens_it_again(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "")
    model = window.panes.results_model
    everything = model.rowCount()
    window.panes.navigation.folder_chosen.emit("notes")
    qtbot.waitUntil(lambda: 0 < model.rowCount() < everything, timeout=WAIT_MS)
    assert window.panes.search.filters.is_active
    window.panes.navigation.topic_chosen.emit("")
    qtbot.waitUntil(lambda: model.rowCount() == everything, timeout=WAIT_MS)
    assert not window.panes.search.filters.is_active


def test_another_folder_is_searched_without_the_filters_of_the_one_before(
    qtbot: QtBot, window: MainWindow, corpus: Path
) -> None:
    window.panes.navigation.folder_chosen.emit("notes")
    assert window.panes.search.filters.filters.under == "notes"
    with qtbot.waitSignal(window.session.corpus.opened, timeout=WAIT_MS):
        window.session.open_folder(corpus)
    assert not window.panes.search.filters.is_active
    wait_for_index(qtbot, window)


def test_the_newest_documents_come_first_when_asked(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "human trafficking")
    window.panes.search.sort.setCurrentIndex(1)
    assert window.panes.search.request(typing=False).sort.value == "newest"
    with qtbot.waitSignal(window.session.corpus.results_arrived, timeout=WAIT_MS):
        window.searching.search()


def test_more_like_this_shows_others_and_a_chip_that_is_taken_away(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "women and girls")
    model, filters = window.panes.results_model, window.panes.search.filters
    text = model.hit(0).text
    window.panes.results.choose_row(0)
    window.actions_table["more-like-this"].trigger()
    assert filters.like == text
    assert window.panes.search.box.text() == ""
    qtbot.waitUntil(lambda: model.results.query == "", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: text not in [hit.text for hit in model.results.hits], timeout=WAIT_MS)
    filters.clear()
    qtbot.waitUntil(lambda: text in [hit.text for hit in model.results.hits], timeout=WAIT_MS)


def test_the_figure_of_the_current_hit_is_searched_for(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "Ottawa")
    window.panes.results.choose_row(0)
    window.actions_table["who-says"].trigger()
    assert window.panes.search.box.text() == 'figure:"22"'


@pytest.mark.parametrize(
    ("text", "place", "figure"),
    [
        ("Canada issued 405,000 permits in 2022.", 0, "405,000"),
        ("Canada issued 405,000 permits in 2022.", 30, "2022"),
        ("une hausse de 4,4\u00a0% en 2023", 3, "4,4\u00a0%"),
        ("405 000 demandes", 4, "405 000"),
        ("In 2022 5 people", 0, "2022"),
        ("nothing here", 0, ""),
    ],
)
def test_a_figure_is_seen_where_it_stands(text: str, place: int, figure: str) -> None:
    assert figure_at(text, place) == figure
