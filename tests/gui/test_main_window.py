"""The whole window: searching, picking, arranging, writing and exporting, by the keys an officer presses."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefbook.gui.main_window import MainWindow
from briefbook.model.book import Entry, Section
from briefbook.model.hit import Also
from briefbook.model.kinds import EntryKind, TabId
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index

NAMES = (
    *("search", "sort", "filters", "results", "resultCount", "preview", "addSelection", "nav", "outline", "note"),
    *("templateBox", "exportButton", "statusMessage", "indexProgress", "indexCancel", "problemsButton", "firstRun"),
)


def tab_id(window: MainWindow) -> TabId:
    state = window.session.desk.state
    assert state is not None
    return state.tab.id


def section(window: MainWindow, heading: str) -> Section:
    state = window.session.desk.state
    assert state is not None
    return next(one for one in state.tab.sections if one.heading.en == heading)


def entries(window: MainWindow, heading: str) -> tuple[Entry, ...]:
    return section(window, heading).entries


def wait_for_entries(qtbot: QtBot, window: MainWindow, heading: str, count: int) -> None:
    qtbot.waitUntil(lambda: len(entries(window, heading)) == count, timeout=WAIT_MS)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def window(qtbot: QtBot, start: Start, indexed: Path) -> MainWindow:
    shown = start(indexed)
    wait_for_index(qtbot, shown)
    search(qtbot, shown, "human trafficking")
    return shown


@pytest.mark.parametrize("name", NAMES)
def test_every_part_that_is_promised_is_there_by_its_name(window: MainWindow, name: str) -> None:
    assert window.findChild(QWidget, name) is not None


def test_the_first_hit_is_current_and_its_document_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    hit = window.panes.results_model.hit(window.panes.results.currentIndex().row())
    assert window.panes.results.currentIndex().row() == 0
    qtbot.waitUntil(lambda: hit.text[:40] in window.panes.preview.view.toPlainText(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.panes.preview.view.hit_count >= 1, timeout=WAIT_MS)


def test_the_count_says_passages_and_documents(window: MainWindow) -> None:
    assert window.panes.search.count.text() == "3 passages in 2 documents · index up to date"


def test_the_count_is_honest_about_what_is_said_more_than_once(window: MainWindow) -> None:
    results = window.panes.results_model.results
    first, second, third = results.hits
    place = Also(second.passage_id, second.ordinal, identical=True, document=second.document)
    window.panes.search.show_results(replace(results, hits=(replace(first, also=(place,)), third)), is_current=True)
    assert window.panes.search.count.text() == "3 passages in 2 documents · 2 different · index up to date"
    window.panes.search.show_results(replace(results, hits=(first,)), is_current=False)
    assert window.panes.search.count.text() == "3 passages in 2 documents · first 1 shown"


def test_down_goes_to_the_first_hit_and_escape_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.search.box.setFocus()
    press(window.panes.search.box, Qt.Key.Key_Down)
    assert window.panes.results.hasFocus()
    press(window.panes.results, Qt.Key.Key_Escape)
    assert window.panes.search.box.hasFocus()


def test_escape_empties_the_search_then_goes_back_to_where_the_keyboard_was(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.outline.view.setFocus()
    window.searching.focus()
    press(window.panes.search.box, Qt.Key.Key_Escape)
    assert window.panes.search.box.text() == ""
    press(window.panes.search.box, Qt.Key.Key_Escape)
    assert window.panes.outline.view.hasFocus()


def test_a_key_adds_the_passage_to_the_section_nearest_to_the_query(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    press(window.panes.results, Qt.Key.Key_A)
    wait_for_entries(qtbot, window, "Human Trafficking", 1)
    entry = entries(window, "Human Trafficking")[0]
    assert entry.provenance is not None
    assert entry.provenance.path in ("statement.txt", "notes/backgrounder.txt")
    qtbot.waitUntil(lambda: window.panes.status.message.text() == "Added to Human Trafficking", timeout=WAIT_MS)
    assert window.panes.toast.isVisible()
    assert "in the book: Human Trafficking" in str(
        window.panes.results_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    )


def test_a_second_add_says_where_it_stands_and_adds_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    press(window.panes.results, Qt.Key.Key_A)
    press(window.panes.results, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: window.panes.status.message.text() == "Already in Human Trafficking", timeout=WAIT_MS)
    assert len(entries(window, "Human Trafficking")) == 1


def test_a_digit_adds_to_the_section_of_that_number(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    press(window.panes.results, Qt.Key.Key_3)
    wait_for_entries(qtbot, window, "Migrant Smuggling", 1)


def test_a_digit_without_a_section_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    press(window.panes.results, Qt.Key.Key_9)
    qtbot.waitUntil(lambda: "no section 9" in window.panes.status.message.text(), timeout=WAIT_MS)


def test_letters_in_the_search_box_add_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.search.box.setFocus()
    window.panes.search.box.selectAll()
    QTest.keyClicks(window.panes.search.box, "a1")
    assert window.panes.search.box.text() == "a1"
    assert not entries(window, "Human Trafficking")


def test_the_section_that_is_selected_wins_over_the_nearest_one(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.outline.view.select_section(tab_id(window), section(window, "Mexico Asylum Claims").id)
    window.panes.results.setFocus()
    press(window.panes.results, Qt.Key.Key_A)
    wait_for_entries(qtbot, window, "Mexico Asylum Claims", 1)


def test_a_keyboard_that_passes_through_the_outline_chooses_no_section(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.outline.view.setFocus()
    window.panes.results.setFocus()
    press(window.panes.results, Qt.Key.Key_A)
    wait_for_entries(qtbot, window, "Human Trafficking", 1)


def test_undo_takes_the_addition_back_and_redo_makes_it_again(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    press(window.panes.results, Qt.Key.Key_A)
    wait_for_entries(qtbot, window, "Human Trafficking", 1)
    undo, redo = window.actions_table["undo"], window.actions_table["redo"]
    qtbot.waitUntil(lambda: undo.text() == "&Undo “Add passage to Human Trafficking”", timeout=WAIT_MS)
    undo.trigger()
    wait_for_entries(qtbot, window, "Human Trafficking", 0)
    qtbot.waitUntil(redo.isEnabled, timeout=WAIT_MS)
    redo.trigger()
    wait_for_entries(qtbot, window, "Human Trafficking", 1)


def test_only_the_selection_goes_into_the_book_from_the_preview(qtbot: QtBot, window: MainWindow) -> None:
    view = window.panes.preview.view
    qtbot.waitUntil(lambda: view.hit_count > 0, timeout=WAIT_MS)
    view.moveCursor(QTextCursor.MoveOperation.Start)
    assert QTextEdit.find(view, "the department will not look away")
    qtbot.waitUntil(lambda: len(view.selected_passages()) == 1, timeout=WAIT_MS)
    view.setFocus()
    press(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for_entries(qtbot, window, "Human Trafficking", 1)
    entry = entries(window, "Human Trafficking")[0]
    assert entry.text == "the department will not look away"
    assert entry.provenance is not None
    assert entry.provenance.text == entry.text


def test_a_section_is_added_renamed_moved_and_removed(qtbot: QtBot, window: MainWindow) -> None:
    outline, table = window.panes.outline.view, window.actions_table
    outline.select_section(tab_id(window), section(window, "Introduction").id)
    table["add-section"].trigger()
    qtbot.waitUntil(lambda: bool(outline.findChildren(QLineEdit)), timeout=WAIT_MS)
    line = outline.findChildren(QLineEdit)[0]
    line.setText("Partners")
    press(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _headings(window)[:2] == ["Introduction", "Partners"], timeout=WAIT_MS)
    outline.select_section(tab_id(window), section(window, "Partners").id)
    table["move-up"].trigger()
    qtbot.waitUntil(lambda: _headings(window)[:2] == ["Partners", "Introduction"], timeout=WAIT_MS)
    outline.setFocus()
    press(outline, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Partners" not in _headings(window), timeout=WAIT_MS)


def _headings(window: MainWindow) -> list[str]:
    state = window.session.desk.state
    return [one.heading.en for one in state.tab.sections] if state is not None else []


def test_a_text_of_the_officers_own_is_in_the_book_after_a_pause(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["write-text"].trigger()
    box = window.panes.editor.box
    assert box.hasFocus()
    QTest.keyClicks(box, "We will act.")
    wait_for_entries(qtbot, window, "Human Trafficking", 1)
    QTest.keyClicks(box, " And soon.")
    qtbot.waitUntil(lambda: entries(window, "Human Trafficking")[0].text == "We will act. And soon.", timeout=WAIT_MS)
    assert entries(window, "Human Trafficking")[0].kind is EntryKind.OWN
    press(box, Qt.Key.Key_Escape)
    assert not window.panes.editor.isVisible()
    assert window.panes.outline.view.hasFocus()


def test_an_excerpt_is_edited_compared_and_restored(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    press(window.panes.results, Qt.Key.Key_A)
    wait_for_entries(qtbot, window, "Human Trafficking", 1)
    taken = entries(window, "Human Trafficking")[0]
    window.panes.outline.view.select_entry(taken.id)
    window.panes.outline.view.setFocus()
    press(window.panes.outline.view, Qt.Key.Key_Return)
    box = window.panes.editor.box
    qtbot.waitUntil(box.hasFocus, timeout=WAIT_MS)
    box.selectAll()
    QTest.keyClicks(box, "Shorter.")
    qtbot.waitUntil(lambda: entries(window, "Human Trafficking")[0].text == "Shorter.", timeout=WAIT_MS)
    assert entries(window, "Human Trafficking")[0].is_edited
    window.actions_table["restore-entry"].trigger()
    qtbot.waitUntil(lambda: entries(window, "Human Trafficking")[0].text == taken.text, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: box.text() == taken.text, timeout=WAIT_MS)


def test_undo_in_the_editor_is_the_undo_of_the_book(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["write-text"].trigger()
    QTest.keyClicks(window.panes.editor.box, "Once.")
    wait_for_entries(qtbot, window, "Human Trafficking", 1)
    press(window.panes.editor.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_for_entries(qtbot, window, "Human Trafficking", 0)


def test_a_field_that_is_set_stands_in_the_title_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["fields"].trigger()
    line = window.panes.note.fields.findChild(QLineEdit, "field-committee")
    assert line is not None
    line.setText("SECU")
    press(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("SECU"), timeout=WAIT_MS)


def test_the_working_copy_shows_sources_in_the_preview(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    press(window.panes.results, Qt.Key.Key_A)
    wait_for_entries(qtbot, window, "Human Trafficking", 1)
    box = window.panes.note.copy_box
    box.setCurrentIndex(1)
    box.activated.emit(1)
    qtbot.waitUntil(lambda: "[1]" in window.panes.note.view.toPlainText(), timeout=WAIT_MS)


def test_the_note_takes_the_whole_window_and_gives_it_back(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    window.actions_table["full-preview"].trigger()
    assert not window.panes.results.isVisible()
    assert window.panes.note.view.hasFocus()
    press(window.panes.note.view, Qt.Key.Key_Escape)
    assert window.panes.results.isVisible()
    assert window.panes.results.hasFocus()


def test_by_keys_alone_two_passages_become_a_word_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    monkeypatch.setenv("BRIEFBOOK_EXPORTS", str(exports))
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box, results = window.panes.search.box, window.panes.results
    QTest.keyClicks(box, "trafficking permits")
    for _ in range(2):
        press(QApplication.focusWidget() or box, Qt.Key.Key_Down)
        assert results.hasFocus()
        press(results, Qt.Key.Key_A)
        if results.currentIndex().row() == 0:
            wait_for_entries(qtbot, window, "Human Trafficking", 1)
    QTest.keyClick(window, Qt.Key.Key_F5)
    press(window.panes.note.view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(QDialog, "exportDialog")
    assert isinstance(dialog, QDialog)
    with qtbot.waitSignal(window.session.desk.exported, timeout=WAIT_MS):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    made = exports / "CIMM – Communications Narrative – February 7, 2024.docx"
    paragraphs = [paragraph.text for paragraph in docx.Document(str(made)).paragraphs]
    taken = [entry.text for entry in entries(window, "Human Trafficking")]
    assert taken
    under = paragraphs[paragraphs.index("Human Trafficking") + 1 :]
    assert under[: len(taken)] == taken


def test_a_name_that_exists_is_exported_beside_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOOK_EXPORTS", str(tmp_path))
    for _ in range(2):
        with qtbot.waitSignal(window.session.desk.exported, timeout=WAIT_MS):
            window.actions_table["export-again"].trigger()
    names = sorted(path.name for path in tmp_path.glob("*.docx"))
    title = "CIMM – Communications Narrative – February 7, 2024"
    assert names == [f"{title} (2).docx", f"{title}.docx"]


def test_copy_with_source_puts_text_and_source_on_the_clipboard(qtbot: QtBot, window: MainWindow) -> None:
    hit = window.panes.results_model.hit(0)
    window.panes.results.setFocus()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    press(window.panes.results, Qt.Key.Key_C, control)
    assert QGuiApplication.clipboard().text() == hit.text
    press(window.panes.results, Qt.Key.Key_C, control | shift)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith(hit.text)
    assert hit.document.name in data.text()
    assert hit.document.name in data.html()


def test_what_is_typed_without_a_pause_is_one_edit(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["write-text"].trigger()
    box = window.panes.editor.box
    QTest.keyClicks(box, "One sentence.", delay=5)
    QTest.keyClicks(box, " And another.", delay=5)
    wait_for_entries(qtbot, window, "Human Trafficking", 1)
    assert entries(window, "Human Trafficking")[0].text == "One sentence. And another."
    window.actions_table["undo"].trigger()
    wait_for_entries(qtbot, window, "Human Trafficking", 0)


def test_several_passages_are_added_as_one_edit(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    window.panes.results.selectAll()
    press(window.panes.results, Qt.Key.Key_A)
    wait_for_entries(qtbot, window, "Human Trafficking", 3)
    qtbot.waitUntil(
        lambda: window.panes.status.message.text() == "3 passages added to Human Trafficking", timeout=WAIT_MS
    )
    window.actions_table["undo"].trigger()
    wait_for_entries(qtbot, window, "Human Trafficking", 0)


def test_a_passage_dropped_before_an_entry_stands_before_it(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.results.setFocus()
    press(window.panes.results, Qt.Key.Key_A)
    wait_for_entries(qtbot, window, "Human Trafficking", 1)
    first = entries(window, "Human Trafficking")[0].id
    outline, results = window.panes.outline_model, window.panes.results_model
    dragged = results.mimeData([results.index(1)])
    place = outline.index_of_section(tab_id(window), section(window, "Human Trafficking").id)
    outline.dropMimeData(dragged, Qt.DropAction.CopyAction, 0, 0, place)
    wait_for_entries(qtbot, window, "Human Trafficking", 2)
    assert [entry.id for entry in entries(window, "Human Trafficking")][1] == first


def test_f6_goes_through_the_panes_and_comes_round(window: MainWindow) -> None:
    window.panes.search.box.setFocus()
    seen = []
    for _ in range(6):
        window.actions_table["next-pane"].trigger()
        seen.append(QApplication.focusWidget())
    panes = window.panes
    assert seen == [
        *(panes.results, panes.preview.view, panes.outline.view, panes.note.view),
        *(panes.navigation.view, panes.search.box),
    ]


def test_the_palette_runs_what_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["palette"].trigger()
    palette = window.findChild(QDialog, "palette")
    assert isinstance(palette, QDialog)
    box = palette.findChild(QLineEdit, "paletteBox")
    assert box is not None
    box.setText("full size")
    press(box, Qt.Key.Key_Return)
    assert not window.panes.results.isVisible()


@pytest.mark.parametrize(("typed", "command"), [("pdf", "export"), ("caviarder", "withhold"), ("font", "larger-text")])
def test_the_palette_finds_a_command_by_what_officers_call_it(window: MainWindow, typed: str, command: str) -> None:
    window.actions_table["palette"].trigger()
    box, rows = window.findChild(QLineEdit, "paletteBox"), window.findChild(QListWidget, "paletteList")
    assert box is not None
    assert isinstance(rows, QListWidget)
    box.setText(typed)
    text = window.actions_table[command].text().replace("&", "")
    assert text in [rows.item(row).text() for row in range(rows.count())]


def test_the_palette_says_that_no_command_has_what_is_typed(window: MainWindow) -> None:
    window.actions_table["palette"].trigger()
    box, rows = window.findChild(QLineEdit, "paletteBox"), window.findChild(QListWidget, "paletteList")
    assert box is not None
    assert isinstance(rows, QListWidget)
    box.setText("zzz")
    assert [rows.item(row).text() for row in range(rows.count())] == ["No command has these words."]
    press(box, Qt.Key.Key_Return)
    assert box.isVisible()


def test_no_command_button_or_field_is_without_a_name_for_assistive_programs(window: MainWindow) -> None:
    kinds = (QPushButton, QLineEdit, QPlainTextEdit)
    nameless = [
        widget.objectName() or type(widget).__name__
        for kind in kinds
        for widget in window.findChildren(kind)
        if widget.isVisible() and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert not nameless
