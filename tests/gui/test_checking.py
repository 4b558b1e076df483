"""What the checks remark stands below the note and in the export dialog, and leads to its place."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from briefbook.app import approving, arranging, assembling
from briefbook.app.approving import Signature
from briefbook.gui.dialogs.export import ExportDialog
from briefbook.gui.main_window import MainWindow
from briefbook.model.book import Entry
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Annex
from tests.gui.starting import WAIT_MS, Start, choose_template


def entries(window: MainWindow) -> list[Entry]:
    state = window.session.desk.state
    return [entry for _, _, entry in state.book.entries()] if state is not None else []


def write(qtbot: QtBot, window: MainWindow, text: str, section_id: str = "") -> Entry:
    state = window.session.desk.state
    assert state is not None
    before = len(entries(window))
    section = section_id or state.tab.sections[0].id
    window.session.desk.edit(partial(assembling.write, section=section, blocks=paragraphs(text), tab=state.tab.id))
    qtbot.waitUntil(lambda: len(entries(window)) == before + 1, timeout=WAIT_MS)
    return entries(window)[-1]


def remarks(window: MainWindow) -> list[str]:
    shown = window.panes.note.remarks
    return [shown.item(row).text() for row in range(shown.count())]


def choose(window: MainWindow, words: str) -> None:
    """Press Enter on the remark with these words."""
    shown = window.panes.note.remarks
    shown.setCurrentRow(next(row for row, text in enumerate(remarks(window)) if words in text))
    QTest.keyClick(shown, Qt.Key.Key_Return)


def dialog_of(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    window.actions_table["export"].trigger()
    dialog = window.findChild(ExportDialog, "exportDialog")
    assert isinstance(dialog, ExportDialog)
    qtbot.waitUntil(lambda: bool(dialog.checks.lines), timeout=WAIT_MS)
    return dialog


def test_the_length_of_the_note_and_the_number_of_remarks_stand_below_it(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    write(qtbot, window, "Permits are free of charge.")
    line = window.panes.note.line
    qtbot.waitUntil(lambda: line.measure.text() == "5 words", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: line.button.text() == f"{len(remarks(window))} remarks", timeout=WAIT_MS)
    assert len(remarks(window)) > 1


@pytest.fixture
def speech(qtbot: QtBot, start: Start) -> MainWindow:
    """The window on speaking notes, whose fields are not set yet, beside another note."""
    window = start(None)
    choose_template(qtbot, window, "add-tab", "speaking")
    desk = window.session.desk
    qtbot.waitUntil(lambda: desk.state is not None and desk.state.tab.template == "speaking-notes", timeout=WAIT_MS)
    return window


def test_a_note_that_is_spoken_says_how_long(qtbot: QtBot, speech: MainWindow) -> None:
    window = speech
    write(qtbot, window, "Permits are free of charge. " * 60)
    qtbot.waitUntil(lambda: "min" in window.panes.note.line.measure.text(), timeout=WAIT_MS)
    assert not any("to say" in text for text in remarks(window))


def test_a_remark_leads_to_its_section_its_entry_and_its_field(qtbot: QtBot, speech: MainWindow) -> None:
    window = speech
    desk, outline = window.session.desk, window.panes.outline.view
    entry = write(qtbot, window, "Permits are free of charge.")
    who = Signature("A. Person")
    desk.edit(lambda opened: approving.approve_entry(opened, entry.id, who))
    desk.edit(lambda opened: arranging.edit_text(opened, entry.id, paragraphs("Permits cost nothing.")))
    qtbot.waitUntil(lambda: any("A. Person" in text for text in remarks(window)), timeout=WAIT_MS)
    assert any(text.startswith("“Permits cost nothing.” was changed since A. Person") for text in remarks(window))
    window.actions_table["remarks"].trigger()
    window.activateWindow()
    assert window.panes.note.view.isHidden()
    assert QApplication.focusWidget() is window.panes.note.remarks
    choose(window, "A. Person")
    assert outline.current_ids()[2] == entry.id
    choose(window, "has no text")
    assert desk.state is not None
    empty = [section.id for section in desk.state.tab.sections[1:]]
    assert outline.current_ids()[0] == desk.state.tab.id
    assert outline.current_ids()[1] in empty
    assert outline.current_ids()[2] == ""
    choose(window, "has no value")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName().startswith("field-")


def test_escape_and_the_same_key_bring_the_preview_back(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    qtbot.waitUntil(lambda: bool(remarks(window)), timeout=WAIT_MS)
    keys: tuple[Callable[[], object], ...] = (
        lambda: QTest.keyClick(window.panes.note.remarks, Qt.Key.Key_Escape),
        window.actions_table["remarks"].trigger,
    )
    for leave in keys:
        window.actions_table["remarks"].trigger()
        window.activateWindow()
        assert window.panes.note.remarks.isVisible()
        leave()
        assert window.panes.note.remarks.isHidden()
        assert window.panes.note.view.isVisible()


def test_remarks_are_worded_in_the_language_of_the_window(qtbot: QtBot, start: Start) -> None:
    window = start(None, language="fr")
    qtbot.waitUntil(lambda: bool(remarks(window)), timeout=WAIT_MS)
    assert all(text.startswith(("La ", "Le ")) for text in remarks(window))
    assert window.panes.note.line.measure.text() == "0 mot"


def test_the_export_dialog_shows_the_gravest_and_leads_to_a_field_of_its_own(qtbot: QtBot, speech: MainWindow) -> None:
    dialog = dialog_of(qtbot, speech)
    lines = [line.accessibleName() for line in dialog.checks.lines]
    severities = [line for line in lines if "needs one" in line or "has no value" in line]
    assert lines[: len(severities)] == severities
    assert len(lines) <= 5
    row = next(row for row, line in enumerate(lines) if "has no value" in line)
    dialog.checks.lines[row].linkActivated.emit("#")
    assert dialog.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert dialog.fields.isAncestorOf(focus)


def test_the_export_dialog_checks_the_language_that_is_chosen(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    state = window.session.desk.state
    assert state is not None
    for section in state.tab.sections:
        write(qtbot, window, "Permits are free of charge.", section.id)
    dialog = dialog_of(qtbot, window)
    dialog.language.setCurrentIndex(1)
    dialog.language.activated.emit(1)
    said = "no French yet"
    qtbot.waitUntil(lambda: any(said in line.accessibleName() for line in dialog.checks.lines), timeout=WAIT_MS)
    line = next(line for line in dialog.checks.lines if said in line.accessibleName())
    line.linkActivated.emit("#")
    assert dialog.isHidden()
    assert window.panes.outline.view.current_ids()[2] == entries(window)[0].id


def test_what_does_not_fit_is_counted_and_leads_to_the_list(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    choose_template(qtbot, window, "add-tab", "memorandum")
    desk = window.session.desk
    qtbot.waitUntil(lambda: desk.state is not None and len(desk.state.book.tabs) == 2, timeout=WAIT_MS)
    dialog = dialog_of(qtbot, window)
    last = dialog.checks.lines[-1]
    assert last.accessibleName().endswith(" more")
    last.linkActivated.emit("#")
    assert dialog.isHidden()
    qtbot.waitUntil(window.panes.note.remarks.isVisible, timeout=WAIT_MS)


@pytest.mark.parametrize(("annex", "copy", "can"), [("tab", "working", True), ("book", "minister", False)])
def test_a_binder_in_the_working_copy_lists_its_sources_where_it_is_said(
    qtbot: QtBot, start: Start, annex: str, copy: str, can: bool
) -> None:
    window = start(None)
    choose_template(qtbot, window, "add-tab", "issue note")
    desk = window.session.desk
    qtbot.waitUntil(lambda: desk.state is not None and len(desk.state.book.tabs) == 2, timeout=WAIT_MS)
    dialog = dialog_of(qtbot, window)
    for name in ("notes-whole", f"copy-{copy}", f"annex-{annex}"):
        button = dialog.findChild(QRadioButton, name)
        assert isinstance(button, QRadioButton)
        assert button.isEnabled() is (can or not name.startswith("annex"))
        button.click()
    assert dialog.choice.annex is (Annex(annex) if can else Annex.BOOK)
