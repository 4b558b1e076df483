"""A fault of Briefbook's own ends in a report that can be copied, without a word of the officer's documents."""

import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefbook import __version__
from briefbook.gui.failure import FailureBorder, report, show_report
from briefbook.gui.wording import Speech


def fault() -> BaseException:
    try:
        try:
            raise KeyError("a sentence of a secret document")
        except KeyError as error:
            raise ValueError("another secret sentence") from error
    except ValueError as error:
        return error


def test_the_report_tells_versions_and_places_but_no_text() -> None:
    told = report(fault())
    assert f"Briefbook {__version__}" in told
    assert "builtins.KeyError" in told
    assert "builtins.ValueError" in told
    assert "test_failure.py:" in told
    assert "secret" not in told


def test_the_border_reports_what_goes_wrong_in_the_window_and_in_threads(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (sys.excepthook, threading.excepthook)
    border = FailureBorder()
    with qtbot.waitSignal(border.failed) as failed:
        sys.excepthook(ValueError, fault(), None)
    assert failed.args is not None
    assert "ValueError" in failed.args[0]
    border.release()
    assert (sys.excepthook, threading.excepthook) == before
    assert "ValueError" in capsys.readouterr().err


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    show_report("the report", Speech("en"), window)
    box = window.findChild(QMessageBox, "failure")
    assert box is not None
    next(button for button in box.findChildren(QPushButton) if button.text() == "Copy the report").click()
    assert QGuiApplication.clipboard().text() == "the report"
    box.close()
