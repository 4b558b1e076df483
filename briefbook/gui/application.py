"""GUI room: starting the window: whether there is a display, whether one is open already, and what it opens."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from briefbook import __version__
from briefbook.gui.appearance import Appearance
from briefbook.gui.failure import FailureBorder, show_report
from briefbook.gui.main_window import MainWindow
from briefbook.gui.session import Session
from briefbook.gui.single_instance import SingleInstance, hand_over, server_name
from briefbook.settings import options
from briefbook.settings.places import Places, find_places
from briefbook.settings.storage import Settings, open_settings

OPEN_VARIABLE = "BRIEFBOOK_OPEN"
"""`sample` opens the sample corpus where no folder was ever opened; start.py sets it."""
NO_DISPLAY = "Briefbook needs a display for its window; use its commands instead, for example: briefbook-cli sample"


def has_display(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Tell whether a window can be shown: Qt would abort the program without a word on Linux."""
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run(arguments: Sequence[str]) -> int:
    """Open the window on a book, or on what was open last, and return the exit code."""
    if not has_display():
        sys.stderr.write(f"{NO_DISPLAY}\n")
        return 1
    places = find_places()
    files = [Path(argument).expanduser().absolute() for argument in arguments]
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Briefbook")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("briefbook")
    name = server_name(places.data)
    if hand_over(name, files):
        return 0
    instance = SingleInstance(name)
    border = FailureBorder()
    window = open_window(places, open_settings(places), files[0] if files else None)
    instance.called.connect(window.take_files)
    border.failed.connect(lambda text: show_report(text, window.bench.say, window))
    window.show()
    code = app.exec()
    instance.close()
    border.release()
    return code


def open_window(places: Places, settings: Settings, book: Path | None = None) -> MainWindow:
    """Return the window, not yet shown; once painted it opens its folder and its book."""
    appearance = Appearance(settings, places)
    appearance.apply()
    session = Session(places, settings)
    window = MainWindow(session, appearance)
    folder = first_folder(places, settings)
    window.show_welcome(welcome=folder is None)
    last = settings.get(options.BOOK)
    chosen = book or (Path(last) if last and Path(last).exists() else None)
    window.painted.connect(lambda: window.begin(folder, chosen))
    return window


def first_folder(places: Places, settings: Settings, environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder to open at the start: the last one, else the sample where it was asked for, else none."""
    last = settings.get(options.FOLDER)
    if last:
        return Path(last)
    return places.sample_corpus if environ.get(OPEN_VARIABLE) == "sample" else None
