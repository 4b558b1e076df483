"""What every test of the window can ask for: a look; and the proof that nothing is left behind."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from briefbook.app.refreshing import refresh
from briefbook.app.workspace import open_workspace
from briefbook.gui.icons import Icons
from briefbook.gui.look import Look, apply, system_font
from briefbook.gui.main_window import MainWindow
from briefbook.gui.theme import LIGHT, Theme
from briefbook.gui.words import words
from briefbook.model.kinds import Language
from briefbook.model.monitor import Silent
from briefbook.settings.places import Places, shipped_folder
from tests.gui.starting import Start, running_timers, show_window, write_corpus

MakeLook = Callable[[Theme, Language], Look]
Dress = Callable[[Look, float], None]


def pytest_configure(config: pytest.Config) -> None:
    """Let pass what the offscreen platform says of every window that has a least size or comes to the front."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support (propagateSizeHints|raise|grabbing)")


@pytest.fixture
def make_look() -> MakeLook:
    """Makes a look of a theme and a language."""

    def make(theme: Theme, language: Language) -> Look:
        return Look(theme, Icons(shipped_folder() / "resources" / "icons", theme), words(language))

    return make


@pytest.fixture
def look(make_look: MakeLook) -> Look:
    """The light look in English."""
    return make_look(LIGHT, "en")


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Dress]:
    """Gives the whole program a look at a size in points; afterwards it is as it was."""
    sheet, colours, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield lambda look, size: apply(qapp, look, system_font(size))
    qapp.setStyleSheet(sheet)
    qapp.setPalette(colours)
    qapp.setFont(font)


@pytest.fixture(autouse=True)
def nothing_is_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves threads, running timers or top-level widgets."""
    threads = set(threading.enumerate())
    windows = set(qapp.topLevelWidgets())
    timers = running_timers()
    yield
    qapp.clipboard().clear()  # without a screen Qt frees what lies there after Python is gone, and crashes
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [thread for thread in threading.enumerate() if thread not in threads]
    assert not [window for window in qapp.topLevelWidgets() if window not in windows]
    assert not running_timers() - timers


@pytest.fixture
def start(qtbot: QtBot, places: Places, qapp: QApplication) -> Iterator[Start]:
    """Shows the whole window on a folder; it is closed afterwards, and the program looks as before."""
    sheet, colours, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    windows: list[MainWindow] = []

    def make(folder: Path | None, own_places: Places | None = None, **chosen: object) -> MainWindow:
        windows.append(show_window(qtbot, own_places or places, folder, **chosen))
        return windows[-1]

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(colours)
    qapp.setFont(font)


@pytest.fixture(scope="session")
def indexed_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of three small documents, and a data folder with its index; nobody writes to either."""
    root = tmp_path_factory.mktemp("indexed")
    folder, data = write_corpus(root / "corpus"), root / "data"
    refresh(open_workspace(folder, Places(data, shipped_folder())), Silent())
    return folder, data


@pytest.fixture
def indexed(indexed_once: tuple[Path, Path], places: Places) -> Path:
    """A folder of three small documents that is indexed already in this test's own data."""
    folder, data = indexed_once
    shutil.copytree(data, places.data, dirs_exist_ok=True)
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder of three small documents."""
    return write_corpus(tmp_path / "corpus")
