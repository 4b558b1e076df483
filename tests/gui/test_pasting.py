"""Text of other programs is pasted and dropped into the book: its form kept, its source asked for in a bar."""

from functools import partial

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.app import arranging
from briefbook.gui.foreign_text import RICH_TEXT, ForeignText, foreign_text, is_text
from briefbook.gui.main_window import MainWindow
from briefbook.model.book import Entry
from briefbook.model.note import ListBlock, Para, Table
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index

PAGE = """<html><body><p>Permits <b>are free</b>.</p><ul><li>first point</li><li>second point</li></ul>
<table><tr><td>2022</td><td>146</td></tr>
<tr><td>2023</td><td>171</td></tr></table><p><s>gone</s><img src="x.png"><script>x()</script></p></body></html>"""
PAPER = r"{\rtf1\ansi Permits are free.\par Nobody pays.\par}"


def entries(window: MainWindow) -> list[Entry]:
    state = window.session.desk.state
    return [entry for _, _, entry in state.book.entries()] if state is not None else []


def copy(**formats: str) -> None:
    """Put something on the clipboard: `html`, `rtf`, `text`."""
    data = QMimeData()
    if "html" in formats:
        data.setHtml(formats["html"])
    if "rtf" in formats:
        data.setData(RICH_TEXT[0], formats["rtf"].encode())
    if "text" in formats:
        data.setText(formats["text"])
    QGuiApplication.clipboard().setMimeData(data)


def paste(qtbot: QtBot, window: MainWindow) -> Entry:
    """Paste with the keyboard in the outline, and return what came."""
    before = {entry.id for entry in entries(window)}
    window.activateWindow()
    window.panes.outline.view.setFocus()
    QTest.keyClick(window.panes.outline.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(entries(window)) > len(before), timeout=WAIT_MS)
    qtbot.waitUntil(window.panes.source_bar.isVisible, timeout=WAIT_MS)
    return next(entry for entry in entries(window) if entry.id not in before)


def test_text_lists_and_tables_are_pasted_and_what_is_left_out_is_said(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    copy(html=PAGE, text="Permits are free.")
    kinds = [type(block) for block in paste(qtbot, window).blocks]
    assert kinds == [Para, ListBlock, Table]
    assert "x()" not in entries(window)[0].text
    bar = window.panes.source_bar
    assert not bar.sentence.geometry().intersects(bar.field.geometry())
    said = bar.sentence.text()
    assert said == "Left out: 1 picture, 1 passage struck out. Where is this text from?"


def test_the_answer_is_kept_with_the_text_and_the_keyboard_goes_back(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    copy(text="Nobody pays.")
    paste(qtbot, window)
    field = window.panes.source_bar.field
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "Email from the program")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entries(window)[0].said_source == "Email from the program", timeout=WAIT_MS)
    assert window.panes.source_bar.isHidden()
    assert QApplication.focusWidget() is window.panes.outline.view
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: entries(window)[0].said_source == "", timeout=WAIT_MS)


def test_the_question_can_be_passed_over_and_goes_with_its_text(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    copy(text="Nobody pays.")
    paste(qtbot, window)
    QTest.keyClick(window.panes.source_bar.field, Qt.Key.Key_Escape)
    assert window.panes.source_bar.isHidden()
    assert entries(window)[0].said_source == ""
    paste(qtbot, window)
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(window.panes.source_bar.isHidden, timeout=WAIT_MS)


def test_text_goes_behind_the_current_entry(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    for text in ("One.", "Two.", "Three."):
        copy(text=text)
        paste(qtbot, window)
        window.panes.source_bar.passed.emit()
    window.panes.outline.view.select_entry(entries(window)[0].id)
    copy(text="One and a half.")
    paste(qtbot, window)
    assert [entry.text for entry in entries(window)] == ["One.", "One and a half.", "Two.", "Three."]


def test_html_of_another_program_is_dropped_where_it_is_let_go(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    state, model = window.session.desk.state, window.panes.outline_model
    assert state is not None
    second = state.tab.sections[1]
    data = QMimeData()
    data.setHtml(PAGE)
    model.dropMimeData(data, Qt.DropAction.CopyAction, -1, 0, model.index_of_section(state.tab.id, second.id))
    qtbot.waitUntil(window.panes.source_bar.isVisible, timeout=WAIT_MS)
    ((_, section, entry),) = list(window.session.desk.state.book.entries()) if window.session.desk.state else []
    assert section.id == second.id
    assert entry.text.startswith("Permits are free.")


def test_rich_text_is_read_where_there_is_no_page(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    copy(rtf=PAPER, text="Permits are free.")
    assert [block for block in paste(qtbot, window).blocks if isinstance(block, Para)]
    assert entries(window)[0].text == "Permits are free.\nNobody pays."


def test_a_passage_copied_here_keeps_its_source_when_it_is_pasted(qtbot: QtBot, start: Start, indexed: object) -> None:
    window = start(indexed)
    wait_for_index(qtbot, window)
    search(qtbot, window, "smuggling border")
    window.panes.results.setFocus()
    window.panes.results.choose_row(0)
    window.actions_table["copy"].trigger()
    window.actions_table["paste-text"].trigger()
    qtbot.waitUntil(lambda: len(entries(window)) == 1, timeout=WAIT_MS)
    assert entries(window)[0].provenance is not None
    assert window.panes.source_bar.isHidden()


def test_an_excerpt_copied_in_the_outline_is_known_as_one_that_is_there(
    qtbot: QtBot, start: Start, indexed: object
) -> None:
    window = start(indexed)
    wait_for_index(qtbot, window)
    search(qtbot, window, "smuggling border")
    window.panes.results.setFocus()
    window.panes.results.choose_row(0)
    QTest.keyClicks(window.panes.results, "a")
    qtbot.waitUntil(lambda: len(entries(window)) == 1, timeout=WAIT_MS)
    window.activateWindow()
    window.panes.outline.view.select_entry(entries(window)[0].id)
    window.panes.outline.view.setFocus()
    window.actions_table["copy"].trigger()
    assert QGuiApplication.clipboard().text() == entries(window)[0].text
    window.actions_table["paste-text"].trigger()
    qtbot.waitUntil(lambda: window.panes.status.message.text().startswith("Already in"), timeout=WAIT_MS)
    assert len(entries(window)) == 1


def test_what_cannot_be_read_with_its_form_is_one_press_away_without(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    copy(html=f"<p>{'word ' * 120_000}</p>", text="Only a few words.")
    window.actions_table["paste-text"].trigger()
    qtbot.waitUntil(window.panes.notice.isVisible, timeout=WAIT_MS)
    assert window.panes.notice.button.text() == "Paste as plain text"
    window.panes.notice.button.click()
    qtbot.waitUntil(lambda: len(entries(window)) == 1, timeout=WAIT_MS)
    assert entries(window)[0].text == "Only a few words."


def test_a_book_without_a_section_says_how_to_add_one(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    desk = window.session.desk
    assert desk.state is not None
    for section in desk.state.tab.sections:
        desk.edit(partial(arranging.remove_section, name=section.id))
    qtbot.waitUntil(lambda: desk.state is not None and not desk.state.tab.sections, timeout=WAIT_MS)
    copy(text="Nobody pays.")
    window.actions_table["paste-text"].trigger()
    assert "no section" in window.panes.status.message.text()


def test_a_text_field_takes_plain_text_itself(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    copy(html="<b>bold</b> words", text="bold words")
    window.actions_table["write-text"].trigger()
    box = window.panes.editor.box
    window.activateWindow()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == "bold words"
    box.flush()
    qtbot.waitUntil(lambda: len(entries(window)) == 1, timeout=WAIT_MS)
    assert window.panes.source_bar.isHidden()


def test_a_picture_alone_is_no_text(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    copy(html='<p><img src="chart.png"></p>')
    window.actions_table["paste-text"].trigger()
    qtbot.waitUntil(lambda: "no text to paste" in window.panes.status.message.text(), timeout=WAIT_MS)
    assert window.panes.notice.isHidden()
    assert not entries(window)


def test_nothing_to_paste_is_said(start: Start) -> None:
    window = start(None)
    QGuiApplication.clipboard().clear()
    window.actions_table["paste-text"].trigger()
    assert "no text to paste" in window.panes.status.message.text()


@pytest.mark.parametrize(
    ("formats", "form"),
    [
        ({"html": "<p>a</p>", "rtf": PAPER, "text": "a"}, "html"),
        ({"rtf": PAPER, "text": "a"}, "rtf"),
        ({"text": "a"}, "text"),
    ],
)
def test_the_best_form_is_taken(qapp: QApplication, formats: dict[str, str], form: str) -> None:
    copy(**formats)
    taken = foreign_text(QGuiApplication.clipboard().mimeData())
    assert isinstance(taken, ForeignText)
    assert taken.form == form


def test_files_and_pictures_are_no_text() -> None:
    assert foreign_text(None) is None
    data = QMimeData()
    data.setText("file:///home/a.docx")
    data.setUrls(["file:///home/a.docx"])  # type: ignore[list-item]  # Qt makes an address of it
    assert foreign_text(data) is None
    assert not is_text(data)
    data.setHtml("<p>a</p>")
    assert is_text(data)
