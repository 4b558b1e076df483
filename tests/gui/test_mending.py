"""What could not be read, in the whole window: its list, retrying, excluding with a way back, the table."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefbook.gui.flows.mending import Mending
from briefbook.gui.main_window import MainWindow
from tests.gui.starting import STATEMENT, WAIT_MS, Start, search, wait_for_index

BROKEN = b"PK\x03\x04 not a zip at all"


@pytest.fixture
def window(qtbot: QtBot, start: Start, corpus: Path) -> MainWindow:
    (corpus / "broken.docx").write_bytes(BROKEN)
    (corpus / "empty.txt").write_bytes(b"")
    shown = start(corpus)
    wait_for_index(qtbot, shown)
    qtbot.waitUntil(lambda: len(shown.panes.problems.problems) == 2, timeout=WAIT_MS)
    return shown


def paths(window: MainWindow) -> list[str]:
    return [one.path for one in window.panes.problems.problems]


def mending(window: MainWindow) -> Mending:
    found = window.findChild(Mending)
    assert isinstance(found, Mending)
    return found


def test_the_list_never_opens_by_itself_and_gives_the_keyboard_back(qtbot: QtBot, window: MainWindow) -> None:
    panes = window.panes
    assert not panes.problems.isVisible()
    panes.search.box.setFocus()
    window.actions_table["problems"].trigger()
    assert panes.problems.list.hasFocus()
    QTest.keyClick(panes.problems.list, Qt.Key.Key_Escape)
    assert not panes.problems.isVisible()
    assert panes.search.box.hasFocus()


def test_retry_all_reads_the_files_with_problems_and_nothing_else(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["problems"].trigger()
    button = window.panes.problems.findChild(QPushButton, "retryAll")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(window.session.indexer.ended, timeout=WAIT_MS) as ended:
        button.click()
    assert ended.args is not None
    report = ended.args[0].report
    assert report is not None
    assert (report.added, report.documents, len(report.problems)) == (0, 3, 2)


def test_an_excluded_file_is_no_problem_any_more_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["problems"].trigger()
    panes = window.panes
    assert panes.problems.list.current_problem() is not None
    QTest.keyClick(panes.problems.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: paths(window) == ["empty.txt"], timeout=WAIT_MS)
    assert panes.problems.isVisible()
    assert "broken.docx is excluded" in panes.notice.sentence.text()
    panes.notice.button.click()
    qtbot.waitUntil(lambda: paths(window) == ["broken.docx", "empty.txt"], timeout=WAIT_MS)


def test_a_file_that_is_mended_is_found_without_being_asked_for(qtbot: QtBot, window: MainWindow, corpus: Path) -> None:
    (corpus / "empty.txt").write_text(STATEMENT, "utf-8")
    qtbot.waitUntil(lambda: paths(window) == ["broken.docx"], timeout=WAIT_MS)


def test_the_table_is_written_where_the_officer_says(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    mending(window).export(file)
    qtbot.waitUntil(lambda: "list.csv" in window.panes.status.message.text(), timeout=WAIT_MS)
    lines = file.read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0] == "File,Problem,Why"
    assert [line.split(",")[0] for line in lines[1:]] == ["broken.docx", "empty.txt"]


def test_a_table_that_cannot_be_written_is_one_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    mending(window).export(tmp_path / "no folder" / "list.csv")
    qtbot.waitUntil(window.panes.notice.isVisible, timeout=WAIT_MS)
    assert "cannot be written" in window.panes.notice.sentence.text()


def test_searching_goes_on_beside_the_list(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["problems"].trigger()
    search(qtbot, window, "human trafficking")
    assert window.panes.results_model.rowCount() == 3
    assert window.panes.problems.isVisible()
