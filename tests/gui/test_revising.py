"""Beside the text: its other language, what is withheld of it, who approved it, and looks that typing leaves alone."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefbook.app import assembling
from briefbook.gui.dialogs.signing import SigningDialog
from briefbook.gui.entry_text import entry_span, shown_spans, to_blocks, to_text
from briefbook.gui.main_window import MainWindow
from briefbook.model.book import Entry, Redaction
from briefbook.model.excerpt import paragraphs
from briefbook.model.note import Blocks, ListBlock, Para, Run, plain_text
from tests.gui.starting import WAIT_MS, Start

BLOCKS: Blocks = (
    Para((Run("Ann "), Run("Author", bold=True), Run(" wrote this 🧭."))),
    ListBlock(((Para((Run("first"),)),), (Para((Run("second", href="https://example.org"),)),))),
    Para((Run("The end."),)),
)


def entry_of(window: MainWindow) -> Entry:
    state = window.session.desk.state
    assert state is not None
    return next(entry for _, _, entry in state.book.entries())


@pytest.fixture
def window(qtbot: QtBot, start: Start, indexed: Path) -> MainWindow:
    """The window with an entry of three paragraphs in the editor."""
    made = start(indexed)
    state = made.session.desk.state
    assert state is not None
    write = partial(assembling.write, section=state.tab.sections[0].id, blocks=BLOCKS)
    made.session.desk.edit(write, made.panes.outline.view.entry_opened.emit)
    qtbot.waitUntil(made.panes.editor.isVisible, timeout=WAIT_MS)
    return made


def select(window: MainWindow, words: str) -> None:
    box = window.panes.editor.box
    box.moveCursor(QTextCursor.MoveOperation.Start)
    assert box.find(words)


def test_what_is_selected_is_withheld_and_shown_again(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "wrote this 🧭")
    window.actions_table["withhold"].trigger()
    text = plain_text(BLOCKS)
    start = text.index("wrote")
    wanted = (Redaction(start, start + len("wrote this 🧭")),)
    qtbot.waitUntil(lambda: entry_of(window).redactions == wanted, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(window.panes.editor.box.extraSelections()) == 1, timeout=WAIT_MS)
    select(window, "this")
    window.actions_table["withhold"].trigger()
    qtbot.waitUntil(lambda: len(entry_of(window).redactions) == 2, timeout=WAIT_MS)


def test_without_a_selection_it_says_what_to_do(window: MainWindow) -> None:
    window.actions_table["withhold"].trigger()
    assert "select what is to be withheld" in window.panes.status.message.text()


def test_the_other_language_is_written_side_by_side(qtbot: QtBot, window: MainWindow) -> None:
    editor = window.panes.editor
    window.actions_table["other-language"].trigger()
    assert editor.other.isVisible()
    assert "No French yet" in editor.other.placeholderText()
    QTest.keyClicks(editor.other, "Voici le texte.")
    editor.flush()
    qtbot.waitUntil(lambda: entry_of(window).other_text == "Voici le texte.", timeout=WAIT_MS)
    window.actions_table["swap-languages"].trigger()
    qtbot.waitUntil(lambda: entry_of(window).text == "Voici le texte.", timeout=WAIT_MS)
    assert entry_of(window).other_text == plain_text(BLOCKS)
    window.actions_table["other-language"].trigger()
    assert not editor.other.isVisible()


def test_typing_leaves_bold_links_and_lists_as_they_are(qtbot: QtBot, window: MainWindow) -> None:
    box = window.panes.editor.box
    box.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(box, " Now.")
    window.panes.editor.flush()
    qtbot.waitUntil(lambda: entry_of(window).text.endswith("The end. Now."), timeout=WAIT_MS)
    assert entry_of(window).blocks[:2] == BLOCKS[:2]


def test_a_signature_stands_until_the_text_is_another(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["sign-entry"].trigger()
    dialog = window.findChild(SigningDialog, "signing")
    assert isinstance(dialog, SigningDialog)
    assert not dialog.sign.isEnabled()
    dialog.name.setText("A. Director")
    dialog.sign.click()
    qtbot.waitUntil(lambda: bool(entry_of(window).approvals), timeout=WAIT_MS)
    assert entry_of(window).approvals[0].name == "A. Director"
    states = window.panes.editor.states
    qtbot.waitUntil(lambda: states.text() == "approved", timeout=WAIT_MS)
    QTest.keyClicks(window.panes.editor.box, "Well: ")
    window.panes.editor.flush()
    qtbot.waitUntil(lambda: states.text() == "changed since approval", timeout=WAIT_MS)


def test_a_note_is_signed_and_the_signature_withdrawn(qtbot: QtBot, window: MainWindow) -> None:
    def approvals() -> int:
        state = window.session.desk.state
        return len(state.tab.approvals) if state is not None else -1

    window.actions_table["sign-note"].trigger()
    dialog = window.findChildren(SigningDialog)[-1]
    dialog.name.setText("B. Deputy")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: approvals() == 1, timeout=WAIT_MS)
    window.actions_table["sign-note"].trigger()
    dialog = window.findChildren(SigningDialog)[-1]
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Withdraw").click()
    qtbot.waitUntil(lambda: approvals() == 0, timeout=WAIT_MS)


@pytest.mark.parametrize("words", ["Ann", "Author wrote", "first", "second", "The end.", "🧭"])
def test_places_are_the_same_in_the_entry_and_in_the_editor(words: str) -> None:
    plain, shown = plain_text(BLOCKS), to_text(BLOCKS)
    span = (plain.index(words), plain.index(words) + len(words))
    (there,) = shown_spans(BLOCKS, [span])
    assert shown[slice(*there)] == words
    assert entry_span(BLOCKS, there) == span


def test_a_paragraph_that_is_put_in_leaves_the_others_alone() -> None:
    typed = to_text(BLOCKS).replace("The end.", "A new one.\n\nThe end.")
    made = to_blocks(typed, BLOCKS)
    assert made == (*BLOCKS[:2], *paragraphs("A new one."), BLOCKS[2])


def test_an_item_more_keeps_a_list_a_list() -> None:
    made = to_blocks(to_text(BLOCKS).replace("second", "second\nthird"), BLOCKS)
    assert isinstance(made[1], ListBlock)
    assert [plain_text(item) for item in made[1].items] == ["first", "second", "third"]
