"""Which files of the folder are read: wildcards in the preferences hold at once, and one file can be tried."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from briefbook.gui.dialogs.preferences import Preferences
from briefbook.gui.flows.preferring import RulesOfFolder
from briefbook.gui.main_window import MainWindow
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index


@pytest.fixture
def window(qtbot: QtBot, start: Start, indexed: Path) -> MainWindow:
    shown = start(indexed)
    wait_for_index(qtbot, shown)
    search(qtbot, shown, "smuggling")
    return shown


def preferences(qtbot: QtBot, window: MainWindow) -> Preferences:
    window.actions_table["folder-rules"].trigger()
    dialog = window.findChild(Preferences)
    assert isinstance(dialog, Preferences)
    qtbot.waitUntil(dialog.rules.isEnabled, timeout=WAIT_MS)
    return dialog


def box(dialog: Preferences, name: str) -> QPlainTextEdit:
    found = dialog.findChild(QPlainTextEdit, f"rules-{name}")
    assert isinstance(found, QPlainTextEdit)
    return found


def test_the_command_goes_to_the_wildcards(qtbot: QtBot, window: MainWindow) -> None:
    dialog = preferences(qtbot, window)
    qtbot.waitUntil(box(dialog, "exclude").hasFocus, timeout=WAIT_MS)
    dialog.reject()


def test_a_wildcard_holds_after_a_pause_and_its_end_too(qtbot: QtBot, window: MainWindow) -> None:
    dialog = preferences(qtbot, window)
    QTest.keyClicks(box(dialog, "exclude"), "back*")
    qtbot.waitUntil(lambda: window.panes.results_model.rowCount() == 0, timeout=WAIT_MS)
    box(dialog, "exclude").clear()
    dialog.reject()
    qtbot.waitUntil(lambda: window.panes.results_model.rowCount() == 1, timeout=WAIT_MS)


def test_only_what_is_included_is_read(qtbot: QtBot, window: MainWindow) -> None:
    dialog = preferences(qtbot, window)
    box(dialog, "include").setPlainText("notes/t*\n")
    dialog.reject()
    search(qtbot, window, "")
    qtbot.waitUntil(
        lambda: {hit.document.path for hit in window.panes.results_model.results.hits} == {"notes/traite.txt"},
        timeout=WAIT_MS,
    )


def test_the_rules_are_there_when_the_preferences_open_again(qtbot: QtBot, window: MainWindow) -> None:
    dialog = preferences(qtbot, window)
    box(dialog, "exclude").setPlainText("*.tmp\n\n  old  ")
    with qtbot.waitSignal(window.session.indexer.ended, timeout=WAIT_MS):
        dialog.reject()
    again = preferences(qtbot, window)
    qtbot.waitUntil(lambda: again.rules.rules.exclude == ("*.tmp", "old"), timeout=WAIT_MS)
    again.reject()


def test_a_file_is_tried_against_what_stands_there(
    qtbot: QtBot, window: MainWindow, indexed: Path, tmp_path: Path
) -> None:
    dialog = preferences(qtbot, window)
    trial, answer = dialog.findChild(RulesOfFolder), dialog.rules.answer
    assert isinstance(trial, RulesOfFolder)
    trial.test(indexed / "notes" / "traite.txt")
    qtbot.waitUntil(lambda: answer.text() == "notes/traite.txt is read.", timeout=WAIT_MS)
    box(dialog, "exclude").setPlainText("traite*")
    qtbot.waitUntil(lambda: "is not read: left out by your wildcards." in answer.text(), timeout=WAIT_MS)
    trial.test(tmp_path / "elsewhere.txt")
    assert answer.text() == "elsewhere.txt is not in corpus."
    dialog.reject()


def test_the_wildcards_are_found_by_the_search_of_the_preferences(qtbot: QtBot, window: MainWindow) -> None:
    dialog = preferences(qtbot, window)
    dialog.search_for("wildcard")
    assert dialog.rules.isVisible()
    dialog.search_for("theme")
    assert not dialog.rules.isVisible()
    dialog.reject()


def test_without_a_folder_there_is_nothing_to_say(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    window.actions_table["preferences"].trigger()
    dialog = window.findChild(Preferences)
    assert isinstance(dialog, Preferences)
    assert not dialog.rules.isEnabled()
    dialog.reject()
