"""Large text in a small window stays usable: a column folds, rows are short, the keyboard brings a pane its room."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QRadioButton, QScrollArea
from pytestqt.qtbot import QtBot

from briefbook.gui.main_window import MainWindow
from briefbook.settings import options
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index

SMALL = (1024, 640)
LARGE_TEXT = 20
THREE = 3


@pytest.fixture(params=["en", "fr"])
def cramped(qtbot: QtBot, start: Start, indexed: Path, request: pytest.FixtureRequest) -> MainWindow:
    window = start(indexed, text_size=LARGE_TEXT, language=request.param)
    resize(qtbot, window, *SMALL)
    wait_for_index(qtbot, window)
    search(qtbot, window, "human OR permits OR smugglers OR weather")
    window.panes.results.setFocus()
    return window


def resize(qtbot: QtBot, window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    letters = width / window.fontMetrics().averageCharWidth()
    qtbot.waitUntil(lambda: window.panes.search.left_column.isVisible() == (letters < 100), timeout=WAIT_MS)


def widths(window: MainWindow) -> list[int]:
    """How wide the three columns are that can be seen."""
    panes = window.panes
    seen = (pane.visibleRegion().boundingRect().width() for pane in (panes.navigation, panes.results, panes.outline))
    return list(seen)


def titles_in_sight(window: MainWindow) -> list[str]:
    """The titles of hits whose first line lies within the list."""
    results, seen = window.panes.results, []
    line = results.fontMetrics().height()
    for row in range(window.panes.results_model.rowCount()):
        top = results.visualRect(window.panes.results_model.index(row)).top()
        if top >= 0 and top + line * 1.3 <= results.viewport().height():
            seen.append(window.panes.results_model.hit(row).document.name)
    return seen


def test_three_hits_begin_in_sight_in_a_small_window_of_large_text(qtbot: QtBot, cramped: MainWindow) -> None:
    assert cramped.panes.results_model.rowCount() >= THREE
    qtbot.waitUntil(lambda: len(titles_in_sight(cramped)) >= THREE, timeout=WAIT_MS)
    assert cramped.panes.preview.view.viewport().height() >= cramped.fontMetrics().height()


def test_the_left_column_folds_away_and_unfolds_for_the_keyboard_alone(qtbot: QtBot, cramped: MainWindow) -> None:
    panes = cramped.panes
    assert widths(cramped)[0] == 0
    cramped.actions_table["go-left"].trigger()
    assert panes.navigation.view.hasFocus()
    assert widths(cramped)[0] > 0
    assert widths(cramped)[2] == 0
    for command, target in (("go-right", panes.outline.view), ("go-left", panes.navigation.view)):
        cramped.actions_table[command].trigger()
        assert target.hasFocus()
    QTest.keyClick(panes.navigation.view, Qt.Key.Key_Escape)
    assert panes.search.box.hasFocus()
    assert widths(cramped)[0] == 0
    assert widths(cramped)[2] > 0


def test_f6_goes_through_the_folded_column_too(qtbot: QtBot, cramped: MainWindow) -> None:
    seen = set()
    for _ in range(8):
        cramped.actions_table["next-pane"].trigger()
        now = QApplication.focusWidget()
        seen.add(now.objectName() if now is not None else "")
    assert {"nav", "search", "results", "preview", "outline", "note"} <= seen


def test_names_of_topics_are_whole_where_the_column_is_unfolded(qtbot: QtBot, cramped: MainWindow) -> None:
    cramped.panes.search.left_column.click()
    view = cramped.panes.navigation.view
    widest = max(view.fontMetrics().horizontalAdvance(name) for name in ("All documents", "Irregular migration"))
    counts = view.fontMetrics().horizontalAdvance("0 · 212")
    assert view.viewport().width() >= widest + counts
    cramped.panes.search.left_column.click()
    assert cramped.panes.results.hasFocus()
    assert widths(cramped)[0] == 0


def test_a_wide_window_has_all_three_columns_again(qtbot: QtBot, cramped: MainWindow) -> None:
    resize(qtbot, cramped, 2400, 1400)
    panes = cramped.panes
    qtbot.waitUntil(lambda: all(width > 200 for width in widths(cramped)), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: panes.search.count.y() >= panes.search.filters.geometry().bottom(), timeout=WAIT_MS)


def test_the_pane_with_the_keyboard_has_the_room(qtbot: QtBot, cramped: MainWindow) -> None:
    panes = cramped.panes
    before = panes.preview.height()
    QTest.keyClick(panes.results, Qt.Key.Key_Return)
    qtbot.waitUntil(panes.preview.view.hasFocus, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: panes.preview.height() > before * 1.5, timeout=WAIT_MS)
    QTest.keyClick(panes.preview.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles_in_sight(cramped)) >= THREE, timeout=WAIT_MS)
    outline = panes.outline.height()
    panes.note.view.setFocus()
    qtbot.waitUntil(lambda: panes.outline.height() < outline, timeout=WAIT_MS)


def test_shares_that_want_of_room_gave_are_not_remembered(qtbot: QtBot, cramped: MainWindow) -> None:
    settings = cramped.session.settings
    cramped.close()
    assert settings.get(options.COLUMNS) == options.COLUMNS.default
    assert settings.get(options.RIGHT) == options.RIGHT.default


def test_what_the_short_rows_leave_out_is_in_what_they_say(qtbot: QtBot, cramped: MainWindow) -> None:
    QTest.keyClick(cramped.panes.results, Qt.Key.Key_A)
    index = cramped.panes.results_model.index(0)
    where = "dans le cahier" if cramped.session.settings.get(options.LANGUAGE) == "fr" else "in the book"
    qtbot.waitUntil(lambda: where in str(index.data(Qt.ItemDataRole.AccessibleTextRole)), timeout=WAIT_MS)
    assert not cramped.panes.toast.isVisible()


def test_nothing_of_the_search_line_is_cut(qtbot: QtBot, cramped: MainWindow) -> None:
    add = cramped.panes.search.filters.row.add
    assert add.width() >= add.sizeHint().width()
    assert cramped.panes.search.count.toolTip() == cramped.panes.search.count.text()


def test_copies_are_named_by_the_word_that_tells_them_apart(qtbot: QtBot, cramped: MainWindow) -> None:
    box = cramped.panes.note.copy_box
    texts = [box.itemText(place) for place in range(box.count())]
    assert len(set(texts)) == len(texts)
    room = box.width() - box.fontMetrics().height() - 16
    assert max(box.fontMetrics().horizontalAdvance(text) for text in texts) <= room


def test_no_choice_of_the_export_is_cut(qtbot: QtBot, cramped: MainWindow) -> None:
    cramped.actions_table["export"].trigger()
    dialog = cramped.findChild(QDialog, "exportDialog")
    assert isinstance(dialog, QDialog)
    dialog.resize(960, 500)
    page = dialog.findChild(QScrollArea, "exportPage")
    assert isinstance(page, QScrollArea)
    inner = page.widget()
    assert inner is not None
    qtbot.waitUntil(lambda: inner.width() <= page.viewport().width(), timeout=WAIT_MS)
    for button in dialog.findChildren(QRadioButton):
        if button.isVisibleTo(dialog):
            assert button.width() >= button.sizeHint().width()
            assert button.mapTo(inner, button.rect().bottomRight()).x() <= page.viewport().width()
    dialog.reject()


def test_the_sheet_of_keys_has_one_column_where_two_are_too_wide(qtbot: QtBot, cramped: MainWindow) -> None:
    cramped.actions_table["keys"].trigger()
    sheet = cramped.findChild(QDialog, "keySheet")
    assert isinstance(sheet, QDialog)
    area = sheet.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    page = area.widget()
    assert page is not None
    qtbot.waitUntil(lambda: page.width() == area.viewport().width(), timeout=WAIT_MS)
    labels = [one for one in page.findChildren(QLabel) if one.text()]
    rights = [one.mapTo(page, one.rect().bottomRight()).x() for one in labels]
    assert max(rights) <= area.viewport().width()
    sheet.reject()


def test_the_left_column_is_back_when_the_note_gives_its_room_back(qtbot: QtBot, start: Start, indexed: Path) -> None:
    window = start(None)
    assert not window.panes.navigation.isVisible()
    window.session.open_folder(indexed)
    wait_for_index(qtbot, window)
    for _ in range(2):
        window.actions_table["full-preview"].trigger()
    qtbot.waitUntil(window.panes.navigation.isVisible, timeout=WAIT_MS)
    assert window.panes.results.isVisible()


def test_the_welcome_page_stays_alone_when_the_note_gives_its_room_back(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    for _ in range(2):
        window.actions_table["full-preview"].trigger()
    assert window.panes.first_run.isVisible()
    assert not window.panes.navigation.isVisible()
