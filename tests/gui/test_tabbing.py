"""The notes of a book in the window: added, named, moved, taken out, and given another template."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefbook.app import assembling
from briefbook.gui.desk import BookState
from briefbook.gui.dialogs.template_picker import TemplatePicker, limits_words
from briefbook.gui.main_window import MainWindow
from briefbook.gui.models.outline_shown import OutlineRole
from briefbook.gui.wording import Speech
from briefbook.model.book import NOT_PLACED
from briefbook.model.excerpt import paragraphs
from briefbook.model.template import Limits
from tests.gui.starting import WAIT_MS, Start, choose_template

SPEECH = "speaking"


def state_of(window: MainWindow) -> BookState:
    assert window.session.desk.state is not None
    return window.session.desk.state


def count(window: MainWindow) -> int:
    return len(state_of(window).book.tabs)


@pytest.fixture
def two(qtbot: QtBot, start: Start) -> MainWindow:
    """The window on a book of two notes, the second one current."""
    window = start(None)
    choose_template(qtbot, window, "add-tab", SPEECH)
    qtbot.waitUntil(lambda: count(window) == 2 and state_of(window).tab is not state_of(window).book.tabs[0])
    return window


def test_a_note_is_added_and_worked_on(two: MainWindow) -> None:
    first, second = state_of(two).book.tabs
    assert state_of(two).tab.id == second.id
    assert state_of(two).template.name == second.template != first.template
    assert set(second.fields) <= {field.name for field in state_of(two).template.fields}
    assert two.panes.outline_model.rowCount() == 2
    assert two.panes.note.template_box.currentData() == second.template


def test_the_row_that_is_current_says_which_note_is_worked_on(qtbot: QtBot, two: MainWindow) -> None:
    first = state_of(two).book.tabs[0]
    two.panes.outline.view.select_section(first.id, first.sections[0].id)
    qtbot.waitUntil(lambda: state_of(two).tab.id == first.id, timeout=WAIT_MS)
    assert two.windowTitle().startswith(state_of(two).titles[first.id])


def test_a_note_is_named_in_place_moved_copied_and_taken_out(qtbot: QtBot, two: MainWindow) -> None:
    outline, second = two.panes.outline.view, state_of(two).tab.id
    outline.select_tab(second)
    outline.setFocus()
    QTest.keyClick(outline, Qt.Key.Key_F2)
    line = outline.findChildren(QLineEdit)[0]
    line.setText("Remarks")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state_of(two).tab.name == "Remarks", timeout=WAIT_MS)
    QTest.keyClick(outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: state_of(two).book.tabs[0].id == second, timeout=WAIT_MS)
    two.actions_table["duplicate-tab"].trigger()
    qtbot.waitUntil(lambda: count(two) == 3, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: state_of(two).tab.id != second, timeout=WAIT_MS)
    QTest.keyClick(outline, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: count(two) == 2, timeout=WAIT_MS)
    two.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: count(two) == 3, timeout=WAIT_MS)


def test_the_only_note_stays(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    window.panes.outline.view.removal_asked.emit(state_of(window).tab.id, "", "")
    assert "at least one note" in window.panes.status.message.text()
    assert count(window) == 1


def test_another_template_keeps_every_entry_and_undo_brings_the_old_one_back(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    before = state_of(window).tab
    headings = [section.heading.en for section in before.sections]
    window.panes.note.template_chosen.emit("speaking-notes")
    qtbot.waitUntil(lambda: state_of(window).tab.template == "speaking-notes", timeout=WAIT_MS)
    assert state_of(window).template.name == "speaking-notes"
    assert not [section for section in state_of(window).tab.sections if section.id == NOT_PLACED and section.entries]
    assert "now follows" in window.panes.status.message.text()
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: state_of(window).tab.template == before.template, timeout=WAIT_MS)
    assert [section.heading.en for section in state_of(window).tab.sections] == headings


def test_what_found_no_place_is_said_and_moved_with_the_keyboard(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    desk, outline = window.session.desk, window.panes.outline.view
    section = state_of(window).tab.sections[1].id
    desk.edit(lambda opened: assembling.write(opened, section, paragraphs("A text without a place.")))
    window.panes.note.template_chosen.emit("news-release")
    qtbot.waitUntil(lambda: state_of(window).tab.template == "news-release", timeout=WAIT_MS)
    unplaced = state_of(window).tab.sections[-1]
    assert unplaced.id == NOT_PLACED
    assert "1 entry found no place" in window.panes.status.message.text()
    outline.select_section(state_of(window).tab.id, NOT_PLACED)
    outline.setFocus()
    QTest.keyClick(outline, Qt.Key.Key_F2)
    assert not outline.findChildren(QLineEdit)
    assert not window.panes.outline_model.index_of_section(state_of(window).tab.id, NOT_PLACED).data(
        OutlineRole.IS_DESTINATION
    )
    outline.select_entry(unplaced.entries[0].id)
    QTest.keyClick(outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(state_of(window).tab.sections[-2].entries), timeout=WAIT_MS)
    assert outline.current_ids()[2] == unplaced.entries[0].id
    assert not window.panes.outline_model.index_of_section(state_of(window).tab.id, NOT_PLACED).isValid()


def test_the_picker_puts_what_begins_with_the_words_first(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    qtbot.waitUntil(lambda: window.panes.note.template_box.count() > 1, timeout=WAIT_MS)
    window.actions_table["add-tab"].trigger()
    picker = window.findChildren(TemplatePicker)[0]
    picker.box.setText("question")
    titles = [picker.list.item(row).text() for row in range(picker.list.count())]
    assert titles[0] == "Question Period note"
    assert "Media lines with questions and answers" in titles[1:]


def test_the_picker_narrows_by_what_is_typed_and_enter_takes(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    qtbot.waitUntil(lambda: window.panes.note.template_box.count() > 1, timeout=WAIT_MS)
    window.actions_table["add-tab"].trigger()
    picker = window.findChildren(TemplatePicker)[0]
    whole = picker.list.count()
    QTest.keyClicks(picker.box, "zzz")
    assert picker.list.count() == 0
    assert not picker.take.isEnabled()
    picker.box.clear()
    assert picker.list.count() == whole
    QTest.keyClick(picker.box, Qt.Key.Key_Down)
    QTest.keyClick(picker.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: count(window) == 2, timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(words_max=650, words_per_minute=130), "Spoken: about 5 minutes"),
        (Limits(words_min=600, words_max=900), "600 to 900 words"),
        (Limits(words_max=900), "At most 900 words"),
        (Limits(), ""),
    ],
)
def test_the_length_of_a_note_is_said_in_words(limits: Limits, said: str) -> None:
    assert limits_words(limits, Speech("en")) == said
