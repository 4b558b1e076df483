"""Notes that have official open-data columns go out of the window as rows, complete in both languages or not at all."""

import csv
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from briefbook.app import assembling, tabs, translating
from briefbook.app.assembling import OpenBook
from briefbook.gui.dialogs.export import ExportDialog
from briefbook.gui.main_window import MainWindow
from briefbook.model.book import FieldValue
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy, SectionId
from briefbook.settings import options
from tests.gui.starting import WAIT_MS, Start, choose_template

FIELDS: dict[str, FieldValue | None] = {
    "reference_number": "ABC-2024-QP-00001",
    "title_en": "Ferries",
    "title_fr": "Traversiers",
    "minister": "Minister of Transport",
    "date_received": "2024-02-07",
}
TEXTS = {"response": ("Ferries sail.", "Les traversiers partent."), "background": ("Nine.", "Neuf.")}
NEEDS = {
    "en": ("The open-data row is not complete; it still needs: ", "” in French"),
    "fr": ("La rangée de données ouvertes n’est pas complète; il manque : ", " » en français"),
}


def question_note(qtbot: QtBot, window: MainWindow) -> None:
    choose_template(qtbot, window, "add-tab", "période")
    qtbot.waitUntil(lambda: template(window) == "qp-note", timeout=WAIT_MS)


def template(window: MainWindow) -> str:
    state = window.session.desk.state
    return state.tab.template if state is not None else ""


def dialog_of(window: MainWindow) -> ExportDialog:
    window.actions_table["export"].trigger()
    dialog = window.findChild(ExportDialog, "exportDialog")
    assert isinstance(dialog, ExportDialog)
    return dialog


def rows_button(dialog: ExportDialog) -> QRadioButton:
    button = dialog.findChild(QRadioButton, "format-csv")
    assert isinstance(button, QRadioButton)
    return button


def fill(opened: OpenBook, window: MainWindow) -> None:
    """Write every field and text that the form requires, in both languages."""
    state = window.session.desk.state
    assert state is not None
    tabs.set_fields(opened, FIELDS, window.session.places, state.tab.id)
    for name, (english, french) in TEXTS.items():
        entry = assembling.write(opened, SectionId(name), paragraphs(english), tab=state.tab.id)
        translating.set_other(opened, entry, paragraphs(french))


def test_a_note_without_official_columns_is_offered_no_rows(start: Start) -> None:
    dialog = dialog_of(start(None))
    assert not rows_button(dialog).isVisible()
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_row_that_is_not_complete_says_at_once_what_it_needs(qtbot: QtBot, start: Start, language: str) -> None:
    window = start(None, language=language)
    question_note(qtbot, window)
    dialog = dialog_of(window)
    rows_button(dialog).click()
    assert dialog.file.text().endswith(".csv")
    assert dialog.choice.copy is Copy.DISCLOSURE
    assert not any(button.isEnabled() for button in (*dialog.copies.buttons(), dialog.language))
    start_words, end_words = NEEDS[language]
    qtbot.waitUntil(lambda: any(start_words in line.accessibleName() for line in dialog.checks.lines), timeout=WAIT_MS)
    assert end_words in dialog.checks.lines[0].accessibleName()
    dialog.reject()


def test_an_incomplete_row_is_no_file_and_a_complete_one_is(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOOK_EXPORTS", str(tmp_path))
    window = start(None)
    question_note(qtbot, window)
    for is_complete in (False, True):
        dialog = dialog_of(window)
        rows_button(dialog).click()
        desk = window.session.desk
        with qtbot.waitSignal(desk.exported if is_complete else desk.export_failed, timeout=WAIT_MS):
            dialog.export_button.click()
        assert len(list(tmp_path.glob("*.csv"))) == is_complete
        if not is_complete:
            qtbot.waitUntil(lambda: NEEDS["en"][0] in window.panes.notice.sentence.text(), timeout=WAIT_MS)
            with qtbot.waitSignal(desk.changed, timeout=WAIT_MS):
                desk.edit(partial(fill, window=window))
    (file,) = tmp_path.glob("*.csv")
    (row,) = csv.DictReader(file.read_text("utf-8-sig").splitlines())
    assert (row["title_fr"], row["response_en"], row["response_fr"]) == (
        "Traversiers",
        "* Ferries sail.",
        "* Les traversiers partent.",
    )
    assert window.session.settings.get(options.EXPORT_FORMAT) == "docx"


def test_all_notes_of_the_kind_stand_in_one_file(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOOK_EXPORTS", str(tmp_path))
    window = start(None)
    question_note(qtbot, window)
    desk = window.session.desk
    with qtbot.waitSignal(desk.changed, timeout=WAIT_MS):
        desk.edit(partial(fill, window=window))
    state = desk.state
    assert state is not None
    desk.edit(lambda opened: tabs.duplicate_tab(opened, state.tab.id))
    qtbot.waitUntil(lambda: desk.state is not None and len(desk.state.book.tabs) == 3, timeout=WAIT_MS)
    dialog = dialog_of(window)
    rows_button(dialog).click()
    whole = dialog.findChild(QRadioButton, "notes-whole")
    assert isinstance(whole, QRadioButton)
    whole.click()
    with qtbot.waitSignal(desk.exported, timeout=WAIT_MS):
        dialog.export_button.click()
    (file,) = tmp_path.glob("*.csv")
    assert len(list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))) == 2
