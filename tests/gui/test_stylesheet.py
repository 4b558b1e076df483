"""The common widgets keep their shape in every theme and at every size of text."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefbook.gui.look import Look, system_font
from briefbook.gui.panes.note_view import NoteView
from briefbook.gui.stylesheet import stylesheet
from briefbook.gui.theme import DARK, THEMES, Theme
from briefbook.gui.typography import SMALLEST_TARGET, icon_size, row_height
from tests.gui.conftest import Dress, MakeLook

SIZES = (9.0, 10.0, 14.0, 20.0)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_token_of_the_sheet_is_filled_in(qapp: QApplication, theme: Theme) -> None:
    sheet = stylesheet(theme, system_font(10), Path("icons"))
    assert "$" not in sheet
    assert theme.accent in sheet


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QComboBox, QLineEdit, QCheckBox])
def test_what_is_pressed_is_large_enough_to_hit(
    qtbot: QtBot, dress: Dress, look: Look, kind: type[QWidget], size: float
) -> None:
    dress(look, size)
    widget = kind()
    qtbot.addWidget(widget)
    widget.show()
    hint = widget.sizeHint()
    assert min(hint.width(), hint.height()) >= SMALLEST_TARGET


@pytest.mark.parametrize("size", SIZES)
def test_rows_and_icons_grow_with_the_text(qapp: QApplication, size: float) -> None:
    font = system_font(size)
    assert row_height(font) >= SMALLEST_TARGET
    assert icon_size(font) >= 16
    assert row_height(system_font(size * 2)) > row_height(font)


def test_a_look_is_handed_to_every_widget_that_draws_itself(
    qtbot: QtBot, dress: Dress, look: Look, make_look: MakeLook
) -> None:
    view = NoteView(look)
    qtbot.addWidget(view)
    dress(make_look(DARK, "fr"), 10)
    assert view.accessibleName() == make_look(DARK, "fr").words.note
    assert view.grab().toImage().pixelColor(40, 5).name().upper() == DARK.surface


def test_a_family_that_is_not_installed_leaves_the_system_font(qapp: QApplication) -> None:
    assert system_font(11, "No Such Family").family() == system_font(11).family()
    assert system_font(11).pointSizeF() == 11
