"""Windows over small folders of our own words, for the tests that use the whole program."""

import gc
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from briefbook.gui.application import open_window
from briefbook.gui.dialogs.template_picker import TemplatePicker
from briefbook.gui.main_window import MainWindow
from briefbook.settings import options
from briefbook.settings.places import Places
from briefbook.settings.storage import open_settings

Start = Callable[..., MainWindow]
WAIT_MS = 20_000

STATEMENT = """Statement on human trafficking

Ottawa, February 22, 2022 - Human trafficking takes freedom from people, and the department will not look away.

Women and girls are hurt most often by human trafficking, and the permits are there for them.

A second matter is the weather, which stood in nobody's way this year.
"""
BACKGROUNDER = """Backgrounder on smuggling

Migrant smuggling ends at the border, while human trafficking only begins there.

Smugglers are paid by those whom they put in danger.
"""
FRENCH = """Note sur la traite

La traite de personnes prive les victimes de leur liberté, et le ministère agit.
"""


def write_corpus(folder: Path) -> Path:
    """Write three documents, one in a folder of its own, one in French."""
    (folder / "notes").mkdir(parents=True)
    (folder / "statement.txt").write_text(STATEMENT, "utf-8")
    (folder / "notes" / "backgrounder.txt").write_text(BACKGROUNDER, "utf-8")
    (folder / "notes" / "traite.txt").write_text(FRENCH, "utf-8")
    return folder


def choose_template(qtbot: QtBot, window: MainWindow, command: str, words: str = "") -> None:
    """Have a command done that asks for a template, and take the first one with these words."""
    qtbot.waitUntil(lambda: window.panes.note.template_box.count() > 1, timeout=WAIT_MS)
    window.actions_table[command].trigger()
    picker = next(one for one in window.findChildren(TemplatePicker) if one.isVisible())
    if words:
        picker.box.setText(words)
    picker.take.click()
    window.activateWindow()  # without a screen the keyboard does not come back by itself


def show_window(qtbot: QtBot, places: Places, folder: Path | None, **chosen: object) -> MainWindow:
    """Show the window on a folder, or on the welcome page, and wait until the book is open."""
    settings = open_settings(places)
    every = {option.name: option for option in (*options.OPTIONS, *options.REMEMBERED)}
    for name, value in {"language": "en", "theme": "light", **chosen}.items():
        settings.set(every[name], value)
    if folder is not None:
        settings.set(options.FOLDER, str(folder))
    window = open_window(places, settings)
    with qtbot.waitSignal(window.session.desk.changed, timeout=WAIT_MS):
        window.show()
    return window


def wait_for_index(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until everything in the folder can be found."""
    qtbot.waitUntil(lambda: window.session.indexer.is_complete, timeout=WAIT_MS)


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Search for a text and wait until its answer is shown."""
    window.panes.search.box.setText(text)
    qtbot.waitUntil(lambda: window.panes.results_model.results.query == text, timeout=WAIT_MS)


def running_timers() -> set[QTimer]:
    """The timers that would still go off."""
    timers = [thing for thing in gc.get_objects() if type(thing) is QTimer]
    return {timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()}
