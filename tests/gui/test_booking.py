"""Books: opened, saved, begun anew; what goes wrong with a file is one sentence, and a book is open all the same."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from briefbook.app.assembling import OpenBook, create_book, write
from briefbook.app.redacting import redact
from briefbook.gui.main_window import MainWindow
from briefbook.model.book import Redaction
from briefbook.model.excerpt import paragraphs
from briefbook.settings import options
from briefbook.settings.places import Places
from tests.gui.starting import WAIT_MS, Start, choose_template, search, wait_for_index


def path_of(window: MainWindow) -> Path:
    assert window.session.desk.current is not None
    return window.session.desk.current.path


def headings(window: MainWindow) -> list[str]:
    state = window.session.desk.state
    return [section.heading.en for section in state.tab.sections] if state is not None else []


def test_a_newcomers_book_is_untitled_and_kept_from_the_start(start: Start, places: Places) -> None:
    window = start(None)
    assert path_of(window) == places.books / "Untitled.brief"
    assert path_of(window).exists()


def test_in_french_the_untitled_book_is_called_so_and_speaks_french(start: Start, places: Places) -> None:
    window = start(None, language="fr")
    assert path_of(window) == places.books / "Sans titre.brief"
    assert window.session.desk.state is not None
    assert window.session.desk.state.book.language == "fr"
    assert "7\u00a0février\u00a02024" in window.windowTitle() or "7 février 2024" in window.windowTitle()


def test_a_new_book_takes_over_the_committee_and_leaves_the_old_one_saved(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    first = path_of(window)
    with qtbot.waitSignal(window.session.desk.opened, timeout=WAIT_MS):
        choose_template(qtbot, window, "new-book")
    assert path_of(window).name == "Untitled (2).brief"
    assert headings(window) == ["Introduction"]
    state = window.session.desk.state
    assert state is not None
    assert state.tab.fields == {"committee": "CIMM"}
    assert first.exists()


def test_saving_an_untitled_book_asks_for_its_name(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start(None)
    wanted = tmp_path / "february"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    with qtbot.waitSignal(window.session.desk.saved, timeout=WAIT_MS):
        window.actions_table["save-book"].trigger()
    assert path_of(window) == tmp_path / "february.brief"
    assert window.session.settings.get(options.BOOK) == str(tmp_path / "february.brief")
    assert window.panes.status.message.text() == "Saved in february.brief"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_book_with_withheld_words_that_is_saved_elsewhere_says_that_it_holds_them(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    window = start(None, language=language)
    desk, notice = window.session.desk, window.panes.notice
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "given.brief"), ""))

    def save(command: str) -> None:
        with qtbot.waitSignal(desk.saved, timeout=WAIT_MS):
            window.actions_table[command].trigger()

    def withhold(opened: OpenBook) -> None:
        entry = write(opened, opened.book.tabs[0].sections[0].id, paragraphs("The pier is secret."))
        redact(opened, entry, Redaction(12, 18))

    save("save-book-as")
    assert notice.isHidden()
    with qtbot.waitSignal(desk.changed, timeout=WAIT_MS):
        desk.edit(withhold)
    save("save-book")
    assert notice.isHidden()
    save("save-book-as")
    said = {"en": "given.brief holds the words that you withheld", "fr": "given.brief contient les mots que vous avez"}
    assert notice.sentence.text().startswith(said[language])
    assert not notice.isHidden()
    assert b"secret" in (tmp_path / "given.brief").read_bytes()


def test_recent_books_can_be_opened_again(qtbot: QtBot, start: Start) -> None:
    window = start(None)
    with qtbot.waitSignal(window.session.desk.opened, timeout=WAIT_MS):
        choose_template(qtbot, window, "new-book")
    menu = QMenu(window)
    window.booking.fill_recent(menu)
    assert [action.text() for action in menu.actions()] == ["&1  Untitled (2)", "&2  Untitled"]
    with qtbot.waitSignal(window.session.desk.opened, timeout=WAIT_MS):
        menu.actions()[1].trigger()
    assert path_of(window).name == "Untitled.brief"


@pytest.mark.parametrize(("content", "part"), [(None, "no book"), (b"no book at all", "damaged")])
def test_a_book_that_cannot_be_opened_is_one_sentence(
    qtbot: QtBot, start: Start, tmp_path: Path, content: bytes | None, part: str
) -> None:
    window = start(None)
    before = path_of(window)
    file = tmp_path / "broken.brief"
    if content is not None:
        file.write_bytes(content)
    window.booking.open(file)
    qtbot.waitUntil(window.panes.notice.isVisible, timeout=WAIT_MS)
    assert part in window.panes.notice.sentence.text()
    assert path_of(window) == before


RESTORE = {"en": "Restore the backup", "fr": "Rétablir la sauvegarde"}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("damaged", [b"no book at all", None])
def test_a_damaged_or_lost_book_comes_back_from_its_backup_at_the_press_of_a_button(
    qtbot: QtBot, start: Start, tmp_path: Path, places: Places, language: str, damaged: bytes | None
) -> None:
    file = tmp_path / "february.brief"
    book = create_book(file, "cimm-narrative", {"committee": "CIMM"}, places)
    write(book, "Introduction", paragraphs("Saved words."))
    book.save(datetime(2024, 2, 7, 12, 0, tzinfo=UTC))
    if damaged is None:
        file.unlink()
    else:
        file.write_bytes(damaged)
    window = start(None, language=language)
    window.booking.open(file)
    notice = window.panes.notice
    qtbot.waitUntil(lambda: notice.isVisible() and notice.button.text() == RESTORE[language], timeout=WAIT_MS)
    assert "2024" in notice.sentence.text()
    assert str(places.data) not in notice.sentence.text()
    with qtbot.waitSignal(window.session.desk.opened, timeout=WAIT_MS):
        notice.button.click()
    assert path_of(window) == file
    state = window.session.desk.state
    assert state is not None
    assert [entry.text for _, _, entry in state.book.entries()] == ["Saved words."]
    kept = tmp_path / "february (damaged).brief"
    assert (kept.read_bytes() if kept.exists() else None) == damaged
    assert (kept.name in notice.sentence.text()) == (damaged is not None)


def test_a_book_that_somebody_else_saved_is_not_overwritten(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(None)
    other = json.loads(path_of(window).read_text("utf-8"))
    other["saved_at"] = "2030-01-01T00:00:00+00:00"
    path_of(window).write_text(json.dumps(other), "utf-8")
    foreign = path_of(window).read_bytes()
    with qtbot.waitSignal(window.session.desk.unsaved, timeout=WAIT_MS):
        window.actions_table["write-text"].trigger()
        window.panes.editor.box.setPlainText("Mine.")
    assert window.panes.notice.button.text() == "Save under another name…"
    assert path_of(window).read_bytes() == foreign


def test_changes_that_were_not_yet_in_the_file_are_back_after_a_crash(
    qtbot: QtBot, start: Start, places: Places
) -> None:
    window = start(None)
    window.close()
    window = start(None)
    window.actions_table["write-text"].trigger()
    window.panes.editor.box.setPlainText("Typed before the crash.")
    with qtbot.waitSignal(window.session.desk.changed, timeout=WAIT_MS):
        window.panes.editor.flush()
    crashed = places.data.with_name("crashed")
    shutil.copytree(places.data, crashed)  # what is on the disk at this moment, as a power cut would leave it
    kept = crashed / path_of(window).relative_to(places.data)
    assert "Typed before the crash." not in kept.read_text("utf-8")
    settings = crashed / "settings.json"
    settings.write_text(settings.read_text("utf-8").replace(str(places.data), str(crashed)), "utf-8")
    again = start(None, Places(crashed, places.shipped))
    assert path_of(again) == kept
    state = again.session.desk.state
    assert state is not None
    assert "Typed before the crash." in [entry.text for _, _, entry in state.book.entries()]
    assert "they are back" in again.panes.notice.sentence.text()


def test_a_field_that_is_missing_is_one_press_away_from_the_failed_export(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOOK_EXPORTS", str(tmp_path))
    window = start(None)
    with qtbot.waitSignal(window.session.desk.opened, timeout=WAIT_MS):
        choose_template(qtbot, window, "new-book")
    with qtbot.waitSignal(window.session.desk.export_failed, timeout=WAIT_MS):
        window.actions_table["export-again"].trigger()
    assert "date" in window.panes.notice.sentence.text().lower()
    window.panes.notice.button.click()
    line = window.panes.note.fields.findChild(QLineEdit, "field-committee")
    assert line is not None
    assert line.hasFocus()
    assert not list(tmp_path.glob("*.docx"))


def test_the_index_can_be_deleted_while_the_window_is_open(
    qtbot: QtBot, start: Start, indexed: Path, places: Places
) -> None:
    window = start(indexed)
    wait_for_index(qtbot, window)
    search(qtbot, window, "human trafficking")
    count = window.panes.results_model.rowCount()
    shutil.rmtree(places.data / "index")
    window.actions_table["index-again"].trigger()
    qtbot.waitUntil(lambda: not window.session.indexer.is_complete, timeout=WAIT_MS)
    wait_for_index(qtbot, window)
    search(qtbot, window, "human")
    search(qtbot, window, "human trafficking")
    assert window.panes.results_model.rowCount() == count
