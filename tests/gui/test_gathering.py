"""The folder: first run, indexing with progress and an end, what could not be read, what is dropped, a killed child."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefbook.gui.application import first_folder
from briefbook.gui.main_window import MainWindow
from briefbook.settings import options
from briefbook.settings.places import Places
from briefbook.settings.storage import open_settings
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index

KILL = 9
"""SIGKILL, a name that Windows does not have."""


def drop(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    action, button, held = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(10, 10), action, data, button, held))
    QApplication.sendEvent(window, QDropEvent(QPointF(10, 10), action, data, button, held))


def many_documents(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = "\n\n".join(
            f"Paragraph {part} of document {number} speaks of permits and smuggling." for part in range(30)
        )
        (folder / f"document {number:03}.txt").write_text(f"Document {number}\n\n{text}\n", "utf-8")
    return folder


def test_without_a_folder_the_welcome_page_shows_beside_an_open_book(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    assert window.panes.first_run.isVisible()
    assert not window.panes.search.isVisible()
    state = window.session.desk.state
    assert state is not None
    headings = [section.heading.en for section in state.tab.sections]
    assert headings[:3] == ["Introduction", "Human Trafficking", "Migrant Smuggling"]
    assert state.tab.fields == {"committee": "CIMM", "appearance_date": "2024-02-07"}
    assert window.session.desk.current is not None
    assert window.session.desk.current.path.exists()


def test_the_sample_corpus_is_one_button_away(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    with qtbot.waitSignal(window.session.corpus.opened, timeout=WAIT_MS):
        next(one for one in window.panes.first_run.findChildren(QPushButton) if "sample" in one.text()).click()
    assert window.panes.search.isVisible()
    assert window.panes.search.box.hasFocus()
    wait_for_index(qtbot, window)
    search(qtbot, window, "trafficking")
    assert window.panes.results_model.rowCount() > 5


def test_a_newcomer_sees_the_sample_only_when_it_was_asked_for(places: Places) -> None:
    settings = open_settings(places)
    assert first_folder(places, settings, {}) is None
    assert first_folder(places, settings, {"BRIEFBOOK_OPEN": "sample"}) == places.sample_corpus
    settings.set(options.FOLDER, "/somewhere/else")
    assert first_folder(places, settings, {"BRIEFBOOK_OPEN": "sample"}) == Path("/somewhere/else")


def test_what_is_read_is_counted_by_topic_and_folder(qtbot: QtBot, start: Start, corpus: Path) -> None:
    window = start(corpus)
    wait_for_index(qtbot, window)
    model = window.panes.navigation_model
    topics, folders = model.index(0, 0), model.index(1, 0)
    qtbot.waitUntil(lambda: model.rowCount(folders) == 1, timeout=WAIT_MS)
    row = model.index(0, 0, folders)
    assert str(row.data(Qt.ItemDataRole.AccessibleTextRole)) == "notes, 2"
    window.actions_table["starter-topics"].trigger()
    spoken = "Human trafficking: 0 filed, 4 suggested"
    qtbot.waitUntil(
        lambda: model.index(1, 0, topics).data(Qt.ItemDataRole.AccessibleTextRole) == spoken, timeout=WAIT_MS
    )


def test_a_folder_narrows_the_search_and_all_documents_widens_it(qtbot: QtBot, start: Start, indexed: Path) -> None:
    window = start(indexed)
    wait_for_index(qtbot, window)
    search(qtbot, window, "human trafficking")
    window.panes.navigation.folder_chosen.emit("notes")
    qtbot.waitUntil(lambda: window.panes.results_model.rowCount() == 1, timeout=WAIT_MS)
    window.panes.navigation.topic_chosen.emit("")
    qtbot.waitUntil(lambda: window.panes.results_model.rowCount() == 3, timeout=WAIT_MS)


def test_indexing_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(many_documents(tmp_path / "many", 400))
    status = window.panes.status
    qtbot.waitUntil(lambda: status.progress.isVisible() and status.progress.value() > 0, timeout=WAIT_MS)
    assert "Index incomplete" in window.panes.banner.sentence.text()
    with qtbot.waitSignal(window.session.indexer.ended, timeout=WAIT_MS):
        status.cancel.click()
    assert not status.progress.isVisible()
    assert window.panes.banner.button.text() == "Resume"
    search(qtbot, window, "smuggling")
    assert window.panes.results_model.results.complete is False
    window.panes.banner.button.click()
    wait_for_index(qtbot, window)
    qtbot.waitUntil(lambda: not window.panes.banner.isVisible(), timeout=WAIT_MS)


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process with a POSIX signal")
def test_a_killed_indexer_is_one_line_with_a_way_to_go_on(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(many_documents(tmp_path / "many", 400))
    qtbot.waitUntil(lambda: window.panes.status.progress.value() > 0, timeout=WAIT_MS)
    with qtbot.waitSignal(window.session.indexer.failed, timeout=WAIT_MS):
        os.kill(indexer_of_this_process(), KILL)
    assert "stopped before its end" in window.panes.banner.sentence.text()
    window.panes.banner.button.click()
    wait_for_index(qtbot, window)


def indexer_of_this_process() -> int:
    listed = subprocess.run(["ps", "-eww", "-o", "pid,ppid,args"], capture_output=True, check=True).stdout.decode(
        "utf-8"
    )
    rows = [line.split(None, 2) for line in listed.splitlines()]
    mine = [int(row[0]) for row in rows if row[1] == str(os.getpid()) and row[2].endswith("--worker index")]
    assert len(mine) == 1
    return mine[0]


def test_a_damaged_file_is_listed_with_its_reason(qtbot: QtBot, start: Start, corpus: Path) -> None:
    (corpus / "broken.docx").write_bytes(b"PK\x03\x04 not a zip at all")
    window = start(corpus)
    wait_for_index(qtbot, window)
    status = window.panes.status
    qtbot.waitUntil(status.problems.isVisible, timeout=WAIT_MS)
    assert status.problems.text() == "1 problem"
    status.problems.click()
    assert window.panes.problems.isVisible()
    assert window.panes.problems.as_text().startswith("broken.docx\t")


def test_a_folder_that_is_dropped_is_offered_then_searched(
    qtbot: QtBot, start: Start, indexed: Path, tmp_path: Path
) -> None:
    window = start(indexed)
    other = many_documents(tmp_path / "other", 2)
    drop(window, other)
    assert "other" in window.panes.notice.sentence.text()
    with qtbot.waitSignal(window.session.corpus.opened, timeout=WAIT_MS) as opened:
        window.panes.notice.button.click()
    assert opened.args is not None
    assert opened.args[0].folder == other
    wait_for_index(qtbot, window)


def test_a_book_that_is_dropped_is_opened(qtbot: QtBot, start: Start, indexed: Path, tmp_path: Path) -> None:
    window = start(indexed)
    window.session.desk.save_as(tmp_path / "mine.brief")
    qtbot.waitUntil((tmp_path / "mine.brief").exists, timeout=WAIT_MS)
    with qtbot.waitSignal(window.session.desk.opened, timeout=WAIT_MS) as opened:
        drop(window, tmp_path / "mine.brief")
    assert opened.args is not None
    assert opened.args[0].path == tmp_path / "mine.brief"


def test_a_folder_that_has_gone_is_said_in_one_sentence(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "gone")
    qtbot.waitUntil(window.panes.notice.isVisible, timeout=WAIT_MS)
    assert "There is no folder at" in window.panes.notice.sentence.text()


def test_the_list_of_problems_goes_to_the_clipboard(qtbot: QtBot, start: Start, corpus: Path) -> None:
    (corpus / "sheet.xlsx").write_bytes(b"PK\x03\x04")
    window = start(corpus)
    wait_for_index(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.panes.problems.as_text()), timeout=WAIT_MS)
    window.panes.problems.copy_asked.emit(window.panes.problems.as_text())
    assert "sheet.xlsx" in QGuiApplication.clipboard().text()
