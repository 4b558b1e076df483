"""The fields of a note in the window: what does not fit is said in its language, by the label that the form shows."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefbook.app.assembling import create_book
from briefbook.model.kinds import Language
from briefbook.settings.places import Places
from tests.gui.starting import WAIT_MS, Start

REFUSED = {
    ("appearance_date", "en"): "Appearance date is “2024-02-30”; write a day as YYYY-MM-DD",
    ("appearance_date", "fr"): "Date de la comparution vaut « 2024-02-30 »; écrivez un jour comme AAAA-MM-JJ",
    ("marking", "en"): "Marking is “hush”; choose one of: unclassified, ",
    ("marking", "fr"): "Marquage de sécurité vaut « hush »; choisissez parmi : Non classé, ",
}
WORDS = {"en": "Appearance date: write a day as", "fr": "Date de la comparution : écrivez un jour comme"}


@pytest.mark.parametrize(("field", "language"), REFUSED)
def test_a_value_that_does_not_fit_is_refused_by_the_label_of_its_field(
    qtbot: QtBot, start: Start, tmp_path: Path, places: Places, field: str, language: Language
) -> None:
    """The window's language counts, whatever that of the book is."""
    other: Language = "fr" if language == "en" else "en"
    book = create_book(tmp_path / "other.brief", "cimm-narrative", {}, places, other)
    book.save(datetime.now(UTC))
    window = start(None, language=language)
    desk = window.session.desk
    window.booking.open(book.path)
    qtbot.waitUntil(lambda: desk.current is not None and desk.current.path == book.path, timeout=WAIT_MS)
    fields, sentence = window.panes.note.fields, window.panes.notice.sentence
    fields.field_set.emit(field, "2024-02-30" if field == "appearance_date" else "hush")
    qtbot.waitUntil(lambda: sentence.text().startswith(REFUSED[field, language]), timeout=WAIT_MS)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_in_place_of_a_date_are_refused_by_the_label_of_their_field(start: Start, language: str) -> None:
    window = start(None, language=language)
    window.actions_table["fields"].trigger()
    line = window.panes.note.fields.findChild(QLineEdit, "field-appearance_date")
    assert isinstance(line, QLineEdit)
    line.setText("tomorrow")
    line.editingFinished.emit()
    assert window.panes.status.message.text().startswith(WORDS[language])
