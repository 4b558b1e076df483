"""What could not be read, in the whole window; and an index that is looked after, and made anew, without a click."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefbook.gui.flows import mending as mending_flow
from briefbook.gui.flows.mending import Caretaker, Mending
from briefbook.gui.main_window import MainWindow
from briefbook.model.document import IndexReport
from briefbook.model.errors import FolderUnreachable, IndexDamaged
from briefbook.settings.places import Places
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


DAMAGED = "The search index of this folder is damaged; it is being made anew."
OUTDATED = "The search index is of another version of Briefbook; it is being made anew."


def caretaker(window: MainWindow) -> Caretaker:
    found = window.findChild(Caretaker)
    assert isinstance(found, Caretaker)
    return found


def only(places: Places, pattern: str) -> Path:
    (path,) = places.data.rglob(pattern)
    return path


def turn_a_bit_over(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(data)


def told(window: MainWindow) -> list[str]:
    """Record what the index is said to be, from now on."""
    sentences: list[str] = []
    for signal in (window.session.corpus.damaged, window.session.corpus.renewed):
        signal.connect(lambda _error: sentences.append(window.panes.status.message.text()))
    return sentences


def found(window: MainWindow) -> list[str]:
    return [hit.text for hit in window.panes.results_model.results.hits]


def test_an_index_is_looked_through_by_itself_when_all_is_calm(
    qtbot: QtBot, start: Start, indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending_flow, "CALM_SECONDS", 0.2)
    window = start(indexed)
    qtbot.waitUntil(lambda: caretaker(window).is_sound, timeout=WAIT_MS)


def test_damage_that_nobody_met_is_mended_without_a_click(
    qtbot: QtBot, start: Start, indexed: Path, places: Places
) -> None:
    window = start(indexed)
    wait_for_index(qtbot, window)
    search(qtbot, window, "smuggling")
    before, sentences = found(window), told(window)
    turn_a_bit_over(only(places, "*.seg"))
    with qtbot.waitSignal(window.session.indexer.ended, timeout=WAIT_MS) as ended:
        caretaker(window).look()
    assert sentences == [DAMAGED]
    assert ended.args is not None
    assert ended.args[0].report.added == 3
    search(qtbot, window, "freedom")
    search(qtbot, window, "smuggling")
    assert found(window) == before
    caretaker(window).look()
    qtbot.waitUntil(lambda: caretaker(window).is_sound, timeout=WAIT_MS)


@pytest.mark.parametrize(("pattern", "sentence"), [("*.toc", DAMAGED), ("*.sqlite", DAMAGED), ("index.json", OUTDATED)])
def test_a_window_opens_on_an_index_that_cannot_be_opened(
    qtbot: QtBot, start: Start, indexed: Path, places: Places, pattern: str, sentence: str
) -> None:
    path = only(places, pattern)
    if pattern == "index.json":
        path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "layout": 1}), "utf-8")
    else:
        path.write_bytes(path.read_bytes()[:300])
    window = start(indexed)
    sentences = told(window)
    wait_for_index(qtbot, window)
    search(qtbot, window, "smuggling")
    assert len(found(window)) == 1
    assert sentences in ([], [sentence])  # it may have been said before it could be recorded


def test_damage_that_is_met_while_the_folder_is_looked_through_is_not_forgotten(
    qtbot: QtBot, start: Start, indexed: Path
) -> None:
    window = start(indexed)
    wait_for_index(qtbot, window)
    session = window.session
    reports: list[IndexReport | None] = []
    session.indexer.ended.connect(lambda outcome: reports.append(outcome.report))
    assert session.corpus.workspace is not None
    session.indexer.refresh(session.corpus.workspace)
    for _ in range(3):
        session.indexer.refresh(session.corpus.workspace, rebuild=True)
    qtbot.waitUntil(lambda: len(reports) == 2 and not session.indexer.is_running, timeout=WAIT_MS)
    assert reports[0] is None
    assert reports[1] is not None
    assert reports[1].added == 3


def test_what_cannot_be_made_anew_is_not_tried_without_end(
    qtbot: QtBot, start: Start, corpus: Path, places: Places, tmp_path: Path
) -> None:
    window = start(corpus)
    wait_for_index(qtbot, window)
    session, damage = window.session, IndexDamaged(DAMAGED)
    shutil.move(corpus, tmp_path / "away")
    with qtbot.waitSignal(session.indexer.failed, timeout=WAIT_MS) as failed:
        session.corpus.damaged.emit(damage)
    assert failed.args is not None
    assert isinstance(failed.args[0], FolderUnreachable)
    session.corpus.damaged.emit(damage)
    assert not session.indexer.is_running
    shutil.move(tmp_path / "away", corpus)
    session.index_again()
    wait_for_index(qtbot, window)
    assert only(places, "*.seg").is_file()
