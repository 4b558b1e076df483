"""Words are found in the note and replaced in the officer's own text, as one edit; excerpts keep their words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefbook.app import assembling
from briefbook.gui.main_window import MainWindow
from briefbook.gui.panes.note_find_bar import NoteFindBar
from briefbook.model.excerpt import paragraphs
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index


def texts(window: MainWindow) -> list[str]:
    state = window.session.desk.state
    return [entry.text for _, _, entry in state.book.entries()] if state is not None else []


def write(qtbot: QtBot, window: MainWindow, text: str) -> None:
    state = window.session.desk.state
    assert state is not None
    section, before = state.tab.sections[0].id, len(texts(window))
    window.session.desk.edit(lambda opened: assembling.write(opened, section, paragraphs(text)))
    qtbot.waitUntil(lambda: len(texts(window)) == before + 1, timeout=WAIT_MS)


@pytest.fixture
def bar(qtbot: QtBot, start: Start) -> NoteFindBar:
    """The bar over a note with a permit in three places of two texts."""
    window = start(None)
    write(qtbot, window, "A permit is a permit.")
    write(qtbot, window, "No Permit without a form.")
    window.actions_table["replace-in-note"].trigger()
    window.panes.note.find_bar.field.setText("permit")
    return window.panes.note.find_bar


def window_of(bar: NoteFindBar) -> MainWindow:
    window = bar.window()
    assert isinstance(window, MainWindow)
    return window


def test_places_are_counted_and_stepped_through(bar: NoteFindBar) -> None:
    assert bar.found.text() == "1/3"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.found.text() == "2/3"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.found.text() == "3/3"


def test_capitals_and_whole_words_count_when_asked_for(bar: NoteFindBar) -> None:
    bar.match_case.setChecked(True)
    assert bar.found.text() == "1/2"
    bar.match_case.setChecked(False)
    bar.field.setText("perm")
    assert bar.found.text() == "1/3"
    bar.whole_words.setChecked(True)
    assert bar.found.text() == "not found"
    assert not bar.one.isEnabled()


def test_one_place_and_then_all_are_replaced_and_undone(qtbot: QtBot, bar: NoteFindBar) -> None:
    window = window_of(bar)
    bar.instead.setText("visa")
    bar.one.click()
    qtbot.waitUntil(lambda: texts(window)[0] == "A visa is a permit.", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bar.found.text() == "1/2", timeout=WAIT_MS)
    bar.all.click()
    qtbot.waitUntil(lambda: texts(window) == ["A visa is a visa.", "No visa without a form."], timeout=WAIT_MS)
    assert window.panes.status.message.text() == "Replaced in 2 places."
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: texts(window) == ["A visa is a permit.", "No Permit without a form."], timeout=WAIT_MS)


def test_what_is_found_is_marked_in_the_preview_until_the_bar_closes(qtbot: QtBot, bar: NoteFindBar) -> None:
    view = window_of(bar).panes.note.view
    qtbot.waitUntil(lambda: len(view.extraSelections()) == 3, timeout=WAIT_MS)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert not view.extraSelections()


def test_an_excerpt_keeps_its_words(qtbot: QtBot, start: Start, indexed: object) -> None:
    window = start(indexed)
    wait_for_index(qtbot, window)
    search(qtbot, window, "smuggling")
    window.panes.results.setFocus()
    window.panes.results.choose_row(0)
    QTest.keyClicks(window.panes.results, "a")
    qtbot.waitUntil(lambda: len(texts(window)) == 1, timeout=WAIT_MS)
    write(qtbot, window, "Smuggling is a crime.")
    before = next(text for text in texts(window) if not text.startswith("Smuggling is"))
    window.actions_table["replace-in-note"].trigger()
    bar = window.panes.note.find_bar
    bar.field.setText("smuggling")
    bar.instead.setText("trafficking")
    bar.all.click()
    qtbot.waitUntil(lambda: "trafficking is a crime." in texts(window), timeout=WAIT_MS)
    assert before in texts(window)
    assert "1 excerpt was not changed" in window.panes.status.message.text()


def test_ctrl_f_finds_where_the_keyboard_is(start: Start) -> None:
    window = start(None)
    window.panes.outline.view.setFocus()
    window.actions_table["find-in-text"].trigger()
    assert window.panes.note.find_bar.isVisible()
    assert window.findChild(QLineEdit, "findInNote") is window.focusWidget()


def test_marks_do_not_outlive_the_note_that_they_stand_in(qtbot: QtBot, bar: NoteFindBar) -> None:
    view = window_of(bar).panes.note.view
    qtbot.waitUntil(lambda: len(view.extraSelections()) == 3, timeout=WAIT_MS)
    view.show_html("<p>Another note without the word.</p>")
    assert not view.extraSelections()


def test_remarks_and_fields_are_put_away_so_that_the_note_is_seen(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    note = window.panes.note
    qtbot.waitUntil(lambda: note.remarks.count() > 0, timeout=WAIT_MS)
    window.actions_table["fields"].trigger()
    assert note.show_remarks(shown=True)
    window.actions_table["replace-in-note"].trigger()
    assert note.view.isVisible()
    assert not note.fields.isVisible()
    assert note.find_bar.isVisible()
