"""GUI room: the border at which a fault of Briefbook's own is caught: a dialog with a report that can be copied.

The report holds versions and the traceback's places and types, never a message or a value: those may hold what stands
in the officer's documents.
"""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from briefbook import __version__
from briefbook.gui.wording import Speech


def report(error: BaseException) -> str:
    """Return what can be sent to whoever looks after Briefbook."""
    lines = [
        f"Briefbook {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        *(one for each in _chain(error) for one in _told(each)),
    ]
    return "\n".join(lines)


def _chain(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    now: BaseException | None = error
    while now is not None and now not in chain:
        chain.append(now)
        now = now.__cause__ or now.__context__
    return chain[::-1]


def _told(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {_within(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return [f"{type(error).__module__}.{type(error).__qualname__}", *places]


def _within(path: str) -> str:
    """Return a file's path from the package on, so that no name of the officer's folders is told."""
    parts = path.replace("\\", "/").split("/")
    for root in ("briefbook", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1]


class FailureBorder(QObject):
    """Takes the place of Python's exception hooks while the window is open.

    Signals:
        failed: something went wrong that nobody expected (the report).
    """

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._take
        threading.excepthook = lambda given: self._take(given.exc_type, given.exc_value, given.exc_traceback)

    def _take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error or kind(), trace)
            return
        sys.stderr.write(f"{report(error)}\n")
        self.failed.emit(report(error))

    def release(self) -> None:
        """Give Python its own hooks back."""
        sys.excepthook, threading.excepthook = self._before


def show_report(text: str, say: Speech, window: QWidget) -> None:
    """Show the report in a dialog from which it can be copied; the officer goes on working."""
    box = QMessageBox(window)
    box.setObjectName("failure")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(say("bug.title"))
    box.setText(say("bug.title"))
    box.setInformativeText(say("bug.text"))
    box.setDetailedText(text)
    copy = box.addButton(say("bug.copy"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(say("bug.close"), QMessageBox.ButtonRole.AcceptRole)
    put: Callable[[], None] = lambda: QGuiApplication.clipboard().setText(text)  # noqa: E731
    copy.clicked.disconnect()
    copy.clicked.connect(put)
    box.finished.connect(lambda _code: box.deleteLater())
    box.open()
