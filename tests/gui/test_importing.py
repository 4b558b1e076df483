"""Last time's note becomes a book in the window, and says where its texts come from."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefbook.gui.flows.importing import ImportingNotes
from briefbook.gui.main_window import MainWindow
from briefbook.model.book import Entry
from tests.gui.starting import WAIT_MS, Start, wait_for_index

VERBATIM = "Migrant smuggling ends at the border, while human trafficking only begins there."
ALTERED = "Smugglers are never paid by those whom they put in danger."
OWN = "Officials will bring a chart of all permits that were issued during the past nine years."


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A note in Word: a text of the folder, one that was changed, one that nobody said."""
    made = docx.Document()
    made.add_heading("Note on smuggling", 0)
    made.add_heading("Introduction", 1)
    for text in (VERBATIM, ALTERED, OWN):
        made.add_paragraph(text)
    file = tmp_path / "last time.docx"
    made.save(str(file))
    return file


def entries(window: MainWindow) -> dict[str, Entry]:
    state = window.session.desk.state
    return {entry.text: entry for _, _, entry in state.book.entries()} if state is not None else {}


def tip(window: MainWindow, text: str) -> str:
    model = window.panes.outline_model
    return str(model.index_of_entry(entries(window)[text].id).data(Qt.ItemDataRole.ToolTipRole))


def test_a_note_becomes_a_book_whose_texts_know_their_sources(
    qtbot: QtBot, start: Start, indexed: Path, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start(indexed)
    wait_for_index(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(note), ""))
    window.actions_table["import-note"].trigger()
    qtbot.waitUntil(lambda: VERBATIM in entries(window), timeout=WAIT_MS)
    said = window.panes.notice.sentence.text()
    assert said.startswith("3 passages: 1 word for word, 1 altered, 1 without a source.")
    assert entries(window)[VERBATIM].provenance is not None
    assert entries(window)[OWN].provenance is None
    assert tip(window, VERBATIM).endswith("word for word as its source")
    assert "its source, altered (“never” for nothing" in tip(window, ALTERED)
    assert tip(window, OWN).endswith("no source was found")
    assert window.session.desk.current is not None
    assert window.session.desk.current.path.name == "last time.brief"


def test_without_a_folder_no_source_can_be_found(start: Start) -> None:
    window = start(None)
    window.actions_table["import-note"].trigger()
    assert "Choose a folder" in window.panes.status.message.text()


def test_who_stops_it_has_the_book_of_before(qtbot: QtBot, start: Start, indexed: Path, note: Path) -> None:
    window = start(indexed)
    wait_for_index(qtbot, window)
    before = window.session.desk.current
    importing = window.findChildren(ImportingNotes)[0]
    importing.start(note)
    window.panes.notice.button.click()
    qtbot.waitUntil(lambda: "stopped" in window.panes.status.message.text(), timeout=WAIT_MS)
    assert window.panes.notice.isHidden()
    assert window.session.desk.current is before


def test_what_cannot_be_read_is_said_and_the_book_stays(
    qtbot: QtBot, start: Start, indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start(indexed)
    wait_for_index(qtbot, window)
    before = window.session.desk.current
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 cut off")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(broken), ""))
    window.actions_table["import-note"].trigger()
    qtbot.waitUntil(lambda: "broken.docx" in window.panes.notice.sentence.text() + window.panes.status.message.text())
    qtbot.waitUntil(lambda: "broken.docx" in window.panes.status.message.text(), timeout=WAIT_MS)
    assert window.session.desk.current is before
