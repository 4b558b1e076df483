"""The export dialog offers what can be made, and a PDF without LibreOffice says what it is not."""

import unicodedata
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from briefbook.app import assembling
from briefbook.gui.dialogs.export import ExportDialog
from briefbook.gui.main_window import MainWindow
from briefbook.gui.quick_pdf import quick_pdf
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy
from tests.gui.starting import WAIT_MS, Start, choose_template

PAGE = "<html><body><h1>Note on permits</h1><p>The first words.</p></body></html>"


def dialog_of(window: MainWindow) -> ExportDialog:
    window.actions_table["export"].trigger()
    dialog = window.findChild(ExportDialog, "exportDialog")
    assert isinstance(dialog, ExportDialog)
    return dialog


def choose(dialog: ExportDialog, name: str) -> None:
    button = dialog.findChild(QRadioButton, name)
    assert isinstance(button, QRadioButton)
    button.click()


def test_tracked_changes_and_comments_are_for_the_working_copy_in_word(start: Start) -> None:
    dialog = dialog_of(start(None))
    assert not dialog.redline.isEnabled()
    choose(dialog, "copy-working")
    assert dialog.redline.isEnabled()
    dialog.redline.setChecked(True)
    assert dialog.choice.redline is True
    choose(dialog, "format-pdf")
    assert not dialog.redline.isEnabled()
    assert [dialog.choice.redline, dialog.choice.review] == [False, False]
    assert dialog.file.text().endswith(".pdf")


def test_each_copy_can_be_chosen(start: Start) -> None:
    dialog = dialog_of(start(None))
    for copy in Copy:
        choose(dialog, f"copy-{copy.value}")
        assert dialog.choice.copy is copy


def test_one_note_is_exported_without_a_question_about_the_binder(start: Start) -> None:
    dialog = dialog_of(start(None))
    assert not dialog.choice.whole
    assert not any(button.isVisible() for button in dialog.notes.buttons())


def test_a_book_of_two_notes_goes_out_as_binder_or_alone(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOOK_EXPORTS", str(tmp_path))
    window = start(None)
    choose_template(qtbot, window, "add-tab", "issue note")
    desk = window.session.desk
    qtbot.waitUntil(lambda: desk.state is not None and desk.state.tab.template == "issue-note", timeout=WAIT_MS)
    dialog = dialog_of(window)
    alone = dialog.file.text()
    choose(dialog, "notes-whole")
    assert dialog.choice.whole
    assert dialog.file.text() != alone
    assert dialog.file.text().startswith("CIMM – Communications Narrative")


def test_what_went_out_is_remembered_in_the_book_and_is_no_edit(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOOK_EXPORTS", str(tmp_path))
    window = start(None)
    with qtbot.waitSignal(window.session.desk.exported, timeout=WAIT_MS):
        window.actions_table["export-again"].trigger()
    opened = window.session.desk.current
    assert opened is not None
    assert [one.copy for one in opened.book.exports] == [Copy.MINISTER]
    assert opened.undo_label is None


def test_what_went_out_is_said_until_the_officer_writes_on(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOOK_EXPORTS", str(tmp_path))
    window = start(None)
    notice, desk = window.panes.notice, window.session.desk
    with qtbot.waitSignal(desk.exported, timeout=WAIT_MS):
        window.actions_table["export-again"].trigger()
    qtbot.waitUntil(notice.isVisible, timeout=WAIT_MS)
    assert notice.button.text() == "Open"
    state = desk.state
    assert state is not None
    desk.edit(lambda opened: assembling.write(opened, state.tab.sections[0].id, paragraphs("More.")))
    qtbot.waitUntil(lambda: not notice.isVisible(), timeout=WAIT_MS)


@pytest.mark.parametrize("typed", ["7 Feb", "2024-13-01"])
def test_a_date_that_is_none_is_said_and_nothing_goes_out_without_it(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setenv("BRIEFBOOK_EXPORTS", str(tmp_path))
    window = start(None)
    dialog = dialog_of(window)
    line = dialog.findChild(QLineEdit, "field-appearance_date")
    assert isinstance(line, QLineEdit)
    line.setText(typed)
    dialog.export_button.click()
    assert dialog.isVisible()
    assert "YYYY-MM-DD" in dialog.fields.refusal.text()
    state = window.session.desk.state
    assert state is not None
    dialog.show_state(state)
    assert line.text() == typed
    assert not list(tmp_path.glob("*.docx"))
    line.setText("2024-02-07")
    with qtbot.waitSignal(window.session.desk.exported, timeout=WAIT_MS):
        dialog.export_button.click()
    written = window.session.desk.state
    assert written is not None
    assert written.tab.fields["appearance_date"] == "2024-02-07"


def test_a_quick_pdf_holds_the_words_and_says_that_it_is_not_tagged(tmp_path: Path) -> None:
    file = tmp_path / "note.pdf"
    file.write_bytes(quick_pdf(PAGE, "Note on permits", "Quick PDF: not tagged."))
    reader = pypdf.PdfReader(file)
    text = unicodedata.normalize("NFKC", reader.pages[0].extract_text()).replace("\t", " ")
    assert "The first words." in text
    assert "Quick PDF: not tagged." in text
    assert reader.metadata is not None
    assert reader.metadata.title == "Note on permits"


def test_without_libreoffice_a_quick_pdf_is_one_press_away(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOOK_EXPORTS", str(tmp_path))
    monkeypatch.setattr("briefbook.app.printing.find_office", lambda: None)
    window = start(None)
    dialog = dialog_of(window)
    choose(dialog, "format-pdf")
    with qtbot.waitSignal(window.session.desk.export_failed, timeout=WAIT_MS):
        dialog.export_button.click()
    assert not list(tmp_path.glob("*.pdf"))
    assert "LibreOffice" in window.panes.notice.sentence.text()
    window.panes.notice.button.click()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.pdf"))) == 1, timeout=WAIT_MS)
