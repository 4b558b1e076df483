"""A Word file that colleagues worked on comes back in the window: shown change by change, taken as one edit."""

from functools import partial
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefbook.app import assembling
from briefbook.gui.main_window import MainWindow
from briefbook.model.excerpt import paragraphs
from tests.gui.starting import WAIT_MS, Start

TEXTS = ("Permits are free of charge.", "The department will go on.", "Nobody waits for long.")


def texts(window: MainWindow) -> list[str]:
    state = window.session.desk.state
    return [entry.text for _, _, entry in state.book.entries()] if state is not None else []


@pytest.fixture
def exported(qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[MainWindow, Path]:
    """The window on a book of three texts, and the Word file that was made of it."""
    monkeypatch.setenv("BRIEFBOOK_EXPORTS", str(tmp_path))
    window = start(None)
    state = window.session.desk.state
    assert state is not None
    section = state.tab.sections[0].id
    for text in TEXTS:
        window.session.desk.edit(partial(assembling.write, section=section, blocks=paragraphs(text)))
    qtbot.waitUntil(lambda: len(texts(window)) == len(TEXTS), timeout=WAIT_MS)
    with qtbot.waitSignal(window.session.desk.exported, timeout=WAIT_MS):
        window.actions_table["export-again"].trigger()
    (file,) = tmp_path.glob("*.docx")
    return window, file


def rework(file: Path) -> None:
    """Reword one paragraph, take one out and write a new one below."""
    note = docx.Document(str(file))
    for paragraph in note.paragraphs:
        if paragraph.text == TEXTS[0]:
            paragraph.runs[0].text = "Permits cost nothing."
        if paragraph.text == TEXTS[1]:
            paragraph.insert_paragraph_before("A new point from the program.")
        if paragraph.text == TEXTS[2]:
            parent = paragraph._p.getparent()
            assert parent is not None
            parent.remove(paragraph._p)
    note.save(str(file))


def bring_back(qtbot: QtBot, window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    window.actions_table["return-file"].trigger()
    qtbot.waitUntil(window.panes.returned.isVisible, timeout=WAIT_MS)


def test_changes_are_listed_taken_and_undone(
    qtbot: QtBot, exported: tuple[MainWindow, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, file = exported
    rework(file)
    bring_back(qtbot, window, file, monkeypatch)
    pane = window.panes.returned
    lines = [pane.list.item(row).text().split(" · ")[0] for row in range(pane.list.count())]
    assert sorted(lines) == ["Edited", "New", "Taken out"]
    assert pane.take.text() == "Take 3 changes"
    pane.take.click()
    qtbot.waitUntil(lambda: "Permits cost nothing." in texts(window), timeout=WAIT_MS)
    assert texts(window) == ["Permits cost nothing.", "A new point from the program.", TEXTS[1]]
    assert pane.isHidden()
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: texts(window) == list(TEXTS), timeout=WAIT_MS)


def test_only_what_is_checked_is_taken(
    qtbot: QtBot, exported: tuple[MainWindow, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, file = exported
    rework(file)
    bring_back(qtbot, window, file, monkeypatch)
    pane = window.panes.returned
    for row in range(pane.list.count()):
        item = pane.list.item(row)
        if not item.text().startswith("Edited"):
            item.setCheckState(Qt.CheckState.Unchecked)
    assert pane.take.text() == "Take 1 change"
    pane.take.click()
    qtbot.waitUntil(lambda: texts(window) == ["Permits cost nothing.", *TEXTS[1:]], timeout=WAIT_MS)


def test_both_texts_of_a_change_are_shown_and_escape_closes(
    qtbot: QtBot, exported: tuple[MainWindow, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, file = exported
    rework(file)
    bring_back(qtbot, window, file, monkeypatch)
    pane = window.panes.returned
    edited = next(row for row in range(pane.list.count()) if pane.list.item(row).text().startswith("Edited"))
    pane.list.setCurrentRow(edited)
    assert pane.texts["exported"].toPlainText() == TEXTS[0]
    assert pane.texts["returned"].toPlainText() == "Permits cost nothing."
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert pane.isHidden()
    assert window.panes.first_run.isVisible()


def test_a_file_that_nobody_changed_says_so(
    qtbot: QtBot, exported: tuple[MainWindow, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, file = exported
    bring_back(qtbot, window, file, monkeypatch)
    assert window.panes.returned.list.count() == 0
    assert not window.panes.returned.take.isEnabled()


def test_what_is_no_word_file_is_one_sentence(
    qtbot: QtBot, exported: tuple[MainWindow, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _ = exported
    wrong = tmp_path / "wrong.docx"
    wrong.write_bytes(b"no Word file")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(wrong), ""))
    window.actions_table["return-file"].trigger()
    qtbot.waitUntil(window.panes.notice.isVisible, timeout=WAIT_MS)
    assert window.panes.returned.isHidden()
