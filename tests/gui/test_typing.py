"""As you type: hits come from the second letter on, none vanish on the way, and no older answer takes their place."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.main_window import MainWindow
from briefbook.model.hit import Results
from briefbook.model.kinds import PassageId
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index


@pytest.fixture
def window(qtbot: QtBot, start: Start, indexed: Path) -> MainWindow:
    shown = start(indexed)
    wait_for_index(qtbot, shown)
    search(qtbot, shown, "")
    shown.panes.search.box.setFocus()
    return shown


def found(window: MainWindow) -> set[PassageId]:
    return {hit.passage_id for hit in window.panes.results_model.results.hits}


def test_what_the_whole_word_finds_is_there_from_the_second_letter_on(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "trafficking")
    whole = found(window)
    search(qtbot, window, "")
    model = window.panes.results_model
    for length, letter in enumerate("trafficking", start=1):
        QTest.keyClicks(window.panes.search.box, letter)
        if length > 1:
            typed = "trafficking"[:length]
            qtbot.waitUntil(lambda typed=typed: model.results.query == typed, timeout=WAIT_MS)  # type: ignore[misc]  # mypy cannot infer it
            assert whole <= found(window), typed


def test_an_unfinished_word_stays_unfinished_when_it_is_searched_for_again(qtbot: QtBot, window: MainWindow) -> None:
    model = window.panes.results_model
    QTest.keyClicks(window.panes.search.box, "traffi")
    qtbot.waitUntil(lambda: model.results.query == "traffi", timeout=WAIT_MS)
    before = found(window)
    assert before
    with qtbot.waitSignal(window.session.corpus.results_arrived, timeout=WAIT_MS):
        window.searching.search_again()
    assert found(window) == before


def test_an_older_answer_is_never_shown_after_a_newer_one(qtbot: QtBot, window: MainWindow) -> None:
    shown: list[str] = []

    def note(results: Results) -> None:
        shown.append(results.query)

    window.session.corpus.results_arrived.connect(note)
    for text in ("tr", "smug", "perm", "human trafficking"):
        window.panes.search.box.setText(text)
        window.searching.search()
    qtbot.waitUntil(lambda: "human trafficking" in shown, timeout=WAIT_MS)
    assert shown[-1] == "human trafficking"
    assert window.panes.results_model.results.query == "human trafficking"
