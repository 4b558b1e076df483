"""What every test of the window can ask for: a look; and the proof that nothing is left behind."""

import os
import threading
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from briefbook.gui.icons import Icons
from briefbook.gui.look import Look, apply, system_font
from briefbook.gui.theme import LIGHT, Theme
from briefbook.gui.words import words
from briefbook.model.kinds import Language
from briefbook.settings.places import shipped_folder

MakeLook = Callable[[Theme, Language], Look]
Dress = Callable[[Look, float], None]


def pytest_configure(config: pytest.Config) -> None:
    """Let pass what the offscreen platform says of every window that has a least size."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


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
    """Fails a test that leaves threads or top-level widgets."""
    threads = set(threading.enumerate())
    windows = set(qapp.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [thread for thread in threading.enumerate() if thread not in threads]
    assert not [window for window in qapp.topLevelWidgets() if window not in windows]
