"""The bar of the preview steps, finds and copies; its button says what it will take, and where to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from briefbook.gui.look import Look
from briefbook.gui.panes.preview_pane import PreviewPane
from briefbook.gui.theme import LIGHT
from tests.gui.conftest import Dress, MakeLook
from tests.gui.samples import DOCUMENT, DOCUMENT_SPANS, TITLE

LONG = "Irregular Migration and the Safe Third Country Agreement"


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> PreviewPane:
    pane = PreviewPane(look)
    qtbot.addWidget(pane)
    pane.resize(640, 420)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    pane.set_title(TITLE, "2023/protection.docx")
    pane.set_destination("Human Trafficking")
    pane.view.show_document(DOCUMENT, DOCUMENT_SPANS, 9)
    return pane


def button(pane: PreviewPane, name: str) -> QAbstractButton:
    return next(one for one in pane.findChildren(QAbstractButton) if one.accessibleName() == name)


def labels(pane: PreviewPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def test_the_bar_shows_the_title_and_the_place_among_the_hits(shown: PreviewPane) -> None:
    assert TITLE in labels(shown)
    before = next(text for text in labels(shown) if text.endswith("/4"))
    button(shown, "Next hit (F3)").click()
    assert before not in labels(shown)
    button(shown, "Previous hit (Shift+F3)").click()
    assert before in labels(shown)


@pytest.mark.parametrize(
    ("name", "signal"),
    [("Open file", "open_asked"), ("Copy", "copy_asked"), ("Copy with source", "copy_with_source_asked")],
)
def test_each_button_asks_for_what_it_says(qtbot: QtBot, shown: PreviewPane, name: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(shown, signal)):
        button(shown, name).click()


def test_the_button_names_what_it_takes_and_where_to(qtbot: QtBot, shown: PreviewPane) -> None:
    assert shown.add_button.text() == "Add passage to Human Trafficking  Ctrl+Enter"
    cursor = shown.view.document().find("renewed", 0)
    shown.view.setTextCursor(cursor)
    assert shown.add_button.text() == "Add selection to Human Trafficking  Ctrl+Enter"
    with qtbot.waitSignal(shown.add_asked):
        shown.add_button.click()


def test_the_button_waits_for_a_document_and_a_section(shown: PreviewPane) -> None:
    shown.set_destination("")
    assert not shown.add_button.isEnabled()
    shown.set_destination("Human Trafficking")
    assert shown.add_button.isEnabled()
    shown.set_title("")
    assert not shown.add_button.isEnabled()
    assert not button(shown, "Copy").isEnabled()


@pytest.mark.parametrize("width", [320, 420, 640, 900])
@pytest.mark.parametrize("size", [10.0, 14.0, 20.0])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_button_says_what_there_is_room_for(
    qtbot: QtBot, dress: Dress, make_look: MakeLook, shown: PreviewPane, size: float, language: str, width: int
) -> None:
    dress(make_look(LIGHT, "fr" if language == "fr" else "en"), size)
    shown.set_destination(LONG)
    shown.resize(width, 420)
    qtbot.waitUntil(lambda: shown.add_button.sizeHint().width() <= shown.add_button.width())
    assert shown.add_button.text()
    assert LONG in shown.add_button.toolTip()
    assert LONG in shown.add_button.accessibleName()


def test_the_key_stands_on_the_button_where_there_is_room(shown: PreviewPane) -> None:
    shown.set_destination(LONG)
    assert shown.add_button.text().endswith("Ctrl+Enter")


def test_ctrl_f_finds_and_escape_gives_the_hits_back(qtbot: QtBot, shown: PreviewPane) -> None:
    shown.find_in_text()
    field = shown.findChild(QLineEdit, "findInText")
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    QTest.keyClicks(field, "permit")
    assert sum(text.endswith("/5") for text in labels(shown)) == 2
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "xyz")
    assert "not found" in labels(shown)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert shown.view.hit_count == 4
    assert shown.view.hasFocus()


def test_without_hits_nothing_is_stepped_through(shown: PreviewPane) -> None:
    shown.view.show_document(DOCUMENT, {}, 5)
    assert "no hits" in labels(shown)
    assert not button(shown, "Next hit (F3)").isEnabled()


def test_every_button_has_a_name(shown: PreviewPane) -> None:
    shown.find_in_text()
    assert all(one.accessibleName() for one in shown.findChildren(QAbstractButton) if one.isVisibleTo(shown))
