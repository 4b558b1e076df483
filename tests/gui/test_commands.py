"""One table of commands: each worded in both languages, each with keys of its own, each with something that answers."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from briefbook.gui.actions import Actions, MissingHandler
from briefbook.gui.command import MENUS, Command
from briefbook.gui.commands import COMMANDS, command


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: str(one.id))
def test_every_command_is_worded_in_both_languages(one: Command) -> None:
    assert one.text.en
    assert one.text.fr
    assert one.tip.en.endswith(".")
    assert one.tip.fr.endswith(".")


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: str(one.id))
def test_every_key_of_the_window_is_one_that_qt_knows(one: Command) -> None:
    for key in one.keys if one.is_bound else ():
        assert QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText), key


def test_no_key_means_two_things() -> None:
    keys = Counter(key for one in COMMANDS for key in one.keys if one.is_bound or len(key) == 1)
    assert [key for key, count in keys.items() if count > 1] == []


def test_single_letters_never_act_in_the_whole_window() -> None:
    single = [key for one in COMMANDS if one.is_bound for key in one.keys if len(key) == 1 and key.isalnum()]
    assert single == []


def test_no_two_commands_have_one_id() -> None:
    assert max(Counter(one.id for one in COMMANDS).values()) == 1


def test_every_icon_of_a_command_is_in_the_family(repository: Path) -> None:
    icons = {path.stem for path in (repository / "resources" / "icons").glob("*.svg")}
    assert {one.icon for one in COMMANDS if one.icon} <= icons


@pytest.mark.parametrize("language", ["en", "fr"])
def test_within_a_menu_no_two_commands_share_a_letter(language: str) -> None:
    for menu, _ in MENUS:
        texts = [one.text.fr if language == "fr" else one.text.en for one in COMMANDS if one.menu == menu]
        letters = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text)
        assert [letter for letter, count in letters.items() if count > 1] == [], (menu, texts)


def test_a_command_without_a_handler_stops_the_start(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    handlers = {one.id: list for one in COMMANDS if one.id != "undo"}
    with pytest.raises(MissingHandler, match="undo"):
        Actions(handlers, window)  # type: ignore[arg-type]  # what a handler does is of no matter here


def test_a_command_is_found_by_its_id() -> None:
    assert command("export").keys == ("Ctrl+E",)
    with pytest.raises(KeyError):
        command("no such command")
