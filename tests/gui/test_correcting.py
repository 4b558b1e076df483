"""Correcting what was read: a date in doubt is asked for, details are typed over, and all of it can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from briefbook.gui.main_window import MainWindow
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index

UNDATED = """Note on permits for newcomers

Date: 06/07/2023

The department speaks of permits that end in the summer, and of those who wait for them.

A second paragraph says that the permits are renewed.
"""


@pytest.fixture
def window(qtbot: QtBot, start: Start, corpus: Path) -> MainWindow:
    (corpus / "undated.txt").write_text(UNDATED, "utf-8")
    shown = start(corpus)
    wait_for_index(qtbot, shown)
    search(qtbot, shown, "permits that end in the summer")
    qtbot.waitUntil(lambda: "permits that end" in shown.panes.preview.view.toPlainText(), timeout=WAIT_MS)
    return shown


def spoken(window: MainWindow) -> str:
    return str(window.panes.results_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


def date_shown(window: MainWindow) -> str | None:
    return window.panes.results_model.hit(0).document.date


def line(window: MainWindow, field: str) -> QLineEdit:
    found = window.panes.preview.details.findChild(QLineEdit, f"detail-{field}")
    assert isinstance(found, QLineEdit)
    return found


def type_into(given: QLineEdit, text: str) -> None:
    given.setFocus()
    given.selectAll()
    QTest.keyClicks(given, text)
    QTest.keyClick(given, Qt.Key.Key_Return)


def ways_back(window: MainWindow) -> list[QToolButton]:
    """Return the button that takes a typed title back, once the details show it."""
    buttons = window.panes.preview.details.findChildren(QToolButton)
    return [one for one in buttons if one.isVisible() and one.accessibleName() == "Take the correction back: Title"]


def open_details(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["correct-details"].trigger()
    qtbot.waitUntil(window.panes.preview.details.isVisible, timeout=WAIT_MS)


def test_a_date_in_doubt_is_marked_in_the_list(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: "date unclear" in spoken(window), timeout=WAIT_MS)
    search(qtbot, window, "weather")
    assert "date unclear" not in spoken(window)


def test_one_button_says_which_date_is_meant_and_one_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    question = window.panes.preview.question
    qtbot.waitUntil(question.isVisible, timeout=WAIT_MS)
    assert "06/07/2023" in question.sentence.text()
    assert {question.button.text(), question.other.text()} == {"June 7, 2023", "July 6, 2023"}
    july = question.button if question.button.text().startswith("July") else question.other
    july.click()
    qtbot.waitUntil(lambda: date_shown(window) == "2023-07-06", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "July 6, 2023" in question.sentence.text() and question.isVisible(), timeout=WAIT_MS)
    assert question.button.text() == "Undo"
    question.button.click()
    qtbot.waitUntil(lambda: date_shown(window) is None, timeout=WAIT_MS)
    qtbot.waitUntil(question.other.isVisible, timeout=WAIT_MS)


def test_details_say_from_which_line_they_are(qtbot: QtBot, window: MainWindow) -> None:
    open_details(qtbot, window)
    texts = [label.text() for label in window.panes.preview.details.findChildren(QLabel)]
    assert any(text.startswith("Unclear: “") and "06/07/2023" in text for text in texts)
    assert any("sure, from “Note on permits for newcomers”" in text for text in texts)
    assert line(window, "title").hasFocus()
    assert not window.panes.preview.question.isVisible()


def test_a_title_is_typed_over_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    open_details(qtbot, window)
    type_into(line(window, "title"), "Permits in July")
    qtbot.waitUntil(lambda: window.panes.results_model.hit(0).document.title == "Permits in July", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: ways_back(window) != [], timeout=WAIT_MS)
    ways_back(window)[0].click()
    qtbot.waitUntil(
        lambda: window.panes.results_model.hit(0).document.title == "Note on permits for newcomers", timeout=WAIT_MS
    )


def test_a_date_that_is_none_is_refused_in_one_sentence(qtbot: QtBot, window: MainWindow) -> None:
    open_details(qtbot, window)
    type_into(line(window, "date"), "2023-02-30")
    refusal = window.panes.preview.details.findChild(QLabel, "detailsRefusal")
    assert isinstance(refusal, QLabel)
    assert refusal.isVisible()
    assert "“2023-02-30” is no date" in refusal.text()
    type_into(line(window, "date"), "2023-02")
    qtbot.waitUntil(lambda: date_shown(window) == "2023-02", timeout=WAIT_MS)
    assert not refusal.isVisible()


def test_a_kind_is_chosen_with_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    open_details(qtbot, window)
    box = window.panes.preview.details.findChild(QComboBox, "detail-kind")
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClicks(box, "Spee")
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: window.panes.results_model.hit(0).document.kind == "speech", timeout=WAIT_MS)


def test_escape_gives_back_what_stood_there_then_closes_the_details(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    open_details(qtbot, window)
    title = line(window, "title")
    QTest.keyClicks(title, "x")
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert title.text() == "Note on permits for newcomers"
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert not window.panes.preview.details.isVisible()
    assert QApplication.focusWidget() is window.panes.results


def test_lines_of_the_page_are_shown_by_a_key_and_stay_so_for_other_documents(qtbot: QtBot, window: MainWindow) -> None:
    view = window.panes.preview.view
    assert "Show 1 line of the page" in view.toPlainText()
    window.actions_table["page-lines"].trigger()
    qtbot.waitUntil(lambda: "Hide 1 line of the page" in view.toPlainText(), timeout=WAIT_MS)
    search(qtbot, window, "weather")
    qtbot.waitUntil(lambda: "weather" in view.toPlainText(), timeout=WAIT_MS)
    assert "Show " not in view.toPlainText()
