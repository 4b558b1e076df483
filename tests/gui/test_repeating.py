"""What is said in several documents: Right offers them, the one that is chosen is shown, read and taken."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefbook.gui.main_window import MainWindow
from briefbook.model.hit import Also, Hit
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index


@pytest.fixture
def window(qtbot: QtBot, start: Start, indexed: Path) -> MainWindow:
    shown = start(indexed)
    wait_for_index(qtbot, shown)
    search(qtbot, shown, "human trafficking")
    return shown


def repeated(window: MainWindow) -> tuple[Hit, Hit]:
    """Let the first hit be said in the document of another one too."""
    model = window.panes.results_model
    first = model.hit(0)
    other = next(hit for hit in model.results.hits if hit.document.path != first.document.path)
    place = Also(other.passage_id, other.ordinal, identical=False, document=other.document)
    model.set_results(replace(model.results, hits=(replace(first, also=(place,)),)))
    window.panes.results.choose_row(0)
    window.panes.results.setFocus()
    return first, other


def offered(window: MainWindow) -> QMenu:
    QTest.keyClick(window.panes.results, Qt.Key.Key_Right)
    menu = window.findChild(QMenu, "elsewhere")
    assert isinstance(menu, QMenu)
    return menu


def test_right_offers_the_other_documents_and_shows_the_chosen_one(qtbot: QtBot, window: MainWindow) -> None:
    first, other = repeated(window)
    menu = offered(window)
    here, there = menu.actions()
    assert here.isChecked()
    assert there.text().endswith("nearly the same")
    menu.close()
    there.trigger()
    model = window.panes.results_model
    qtbot.waitUntil(lambda: model.hit(0).passage_id == other.passage_id, timeout=WAIT_MS)
    assert model.hit(0).text == other.text
    assert model.hit(0).spans == other.spans
    assert [one.passage_id for one in model.hit(0).also] == [first.passage_id]
    preview = window.panes.preview.view
    qtbot.waitUntil(lambda: other.text[:30] in preview.toPlainText(), timeout=WAIT_MS)


def test_the_shown_place_is_the_one_that_is_taken(qtbot: QtBot, window: MainWindow) -> None:
    _, other = repeated(window)
    menu = offered(window)
    menu.close()
    menu.actions()[1].trigger()
    model = window.panes.results_model
    qtbot.waitUntil(lambda: model.hit(0).passage_id == other.passage_id, timeout=WAIT_MS)
    QTest.keyClick(window.panes.results, Qt.Key.Key_3)

    def taken() -> list[str]:
        state = window.session.desk.state
        entries = [entry for _, _, entry in state.book.entries()] if state is not None else []
        return [entry.provenance.path for entry in entries if entry.provenance is not None]

    qtbot.waitUntil(lambda: taken() == [other.document.path], timeout=WAIT_MS)


def test_a_passage_that_is_said_once_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    QTest.keyClick(window.panes.results, Qt.Key.Key_Right)
    assert window.panes.status.message.text() == "This is said in no other passage."
