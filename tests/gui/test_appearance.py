"""Theme, language and text size change at once and are there at the next start."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefbook.gui.appearance import Appearance
from briefbook.gui.keys import key_text
from briefbook.gui.main_window import MainWindow
from briefbook.gui.theme import DARK, HIGH_CONTRAST, LIGHT
from briefbook.settings import options
from briefbook.settings.places import Places
from briefbook.settings.storage import open_settings
from tests.gui.starting import Start


@pytest.fixture
def window(start: Start) -> MainWindow:
    return start(None)


def spoken(window: MainWindow) -> set[str]:
    texts = {widget.text() for widget in window.findChildren(QAbstractButton)}
    texts |= {widget.text() for widget in window.findChildren(QLabel)}
    hints = {widget.placeholderText() for widget in window.findChildren(QLineEdit)}
    return {text for text in texts | hints if any(letter.isalpha() for letter in text)}


def test_the_window_speaks_the_other_language_without_a_restart(window: MainWindow) -> None:
    english = spoken(window)
    window.actions_table["switch-language"].trigger()
    assert "Chercher dans le corpus   Ctrl+K" in spoken(window)
    assert window.menuBar().actions()[0].text() == "&Fichier"
    same = english & spoken(window)
    neither = {"EN | FR", "Briefbook", "CIMM", "Introduction", "Introduction  Ctrl+Enter", "Date", "Pause"}
    assert not [text for text in same if text not in neither and not text.startswith("CIMM")]
    window.actions_table["switch-language"].trigger()
    assert spoken(window) == english


def test_keys_and_the_menus_of_text_fields_are_named_in_the_language_of_the_window(window: MainWindow) -> None:
    said = {}
    for language in ("en", "fr", "en"):
        assert window.appearance.language == language
        menu = window.panes.search.box.createStandardContextMenu()
        fields = " ".join(action.text() for action in menu.actions())
        menu.deleteLater()
        said[language] = (key_text("Ctrl+Shift+N"), key_text("Del"), fields.replace("&", ""))
        window.actions_table["switch-language"].trigger()
    assert said["en"][:2] == ("Ctrl+Shift+N", "Del")
    assert said["fr"][:2] == ("Ctrl+Maj+N", "Suppr")
    assert "Select All" in said["en"][2]
    assert "Tout sélectionner" in said["fr"][2]


def test_the_theme_turns_through_light_dark_and_high_contrast(window: MainWindow) -> None:
    seen = []
    for _ in range(3):
        seen.append(window.appearance.look.theme)
        window.actions_table["next-theme"].trigger()
    assert seen == [LIGHT, DARK, HIGH_CONTRAST]
    assert window.appearance.look.theme is LIGHT
    assert window.palette().window().color().name().upper() == LIGHT.window


def test_text_grows_and_shrinks_within_its_limits_and_finds_back(window: MainWindow) -> None:
    for _ in range(30):
        window.actions_table["larger-text"].trigger()
    assert QApplication.font().pointSize() == options.LARGEST_TEXT
    window.actions_table["usual-text"].trigger()
    assert QApplication.font().pointSize() == options.USUAL_TEXT
    window.actions_table["smaller-text"].trigger()
    assert QApplication.font().pointSize() == options.USUAL_TEXT - 1


def test_what_was_chosen_holds_at_the_next_start(qtbot: QtBot, window: MainWindow, places: Places) -> None:
    window.actions_table["switch-language"].trigger()
    window.actions_table["next-theme"].trigger()
    window.close()
    again = Appearance(open_settings(places), places)
    assert again.language == "fr"
    assert again.theme is DARK


def preferences(window: MainWindow) -> QDialog:
    window.actions_table["preferences"].trigger()
    dialog = window.findChild(QDialog, "preferences")
    assert isinstance(dialog, QDialog)
    return dialog


def test_a_preference_holds_at_once(window: MainWindow) -> None:
    box = preferences(window).findChild(QAbstractButton, "option-letter_keys")
    assert box is not None
    box.click()
    assert window.session.settings.get(options.LETTER_KEYS) is False


def test_the_preferences_can_be_searched(window: MainWindow) -> None:
    dialog = preferences(window)
    dialog.findChildren(QLineEdit)[0].setText("thEme")
    choosers = {one.name: dialog.findChild(QWidget, f"option-{one.name}") for one in options.OPTIONS}
    assert [name for name, chooser in choosers.items() if chooser is not None and chooser.isVisible()] == ["theme"]
