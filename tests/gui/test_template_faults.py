"""A template that an officer broke is named above the last good preview, and the book goes on meanwhile."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefbook.app import assembling
from briefbook.app.templating import new_template, own_folder
from briefbook.gui.main_window import MainWindow
from briefbook.model.excerpt import paragraphs
from briefbook.settings.places import Places
from tests.gui.starting import WAIT_MS, Start

NAME = "cimm-narrative"
"""The officer's own one hides the one of that name."""
FAULT = "# Our note\n{{ titel }}\n"


@pytest.fixture
def folder(places: Places) -> Path:
    """The folder of an officer's own template, a copy of the usual one."""
    new_template(places, NAME, NAME)
    return own_folder(places) / NAME


def problem(window: MainWindow) -> str:
    said = window.panes.note.view.problem
    return said.toPlainText() if said.isVisible() else ""


def shown(window: MainWindow) -> str:
    return window.panes.note.view.toPlainText()


def write(qtbot: QtBot, window: MainWindow, text: str) -> None:
    desk = window.session.desk
    assert desk.state is not None
    section = desk.state.tab.sections[0].id
    desk.edit(partial(assembling.write, section=section, blocks=paragraphs(text)))
    qtbot.waitUntil(lambda: desk.state is not None and text in str(desk.state.book), timeout=WAIT_MS)


def test_the_line_is_named_above_the_last_good_preview_until_it_is_mended(
    qtbot: QtBot, start: Start, folder: Path
) -> None:
    window = start(None)
    write(qtbot, window, "The first text.")
    qtbot.waitUntil(lambda: "The first text." in shown(window), timeout=WAIT_MS)
    body = folder / "template.md.j2"
    good = body.read_text("utf-8")
    body.write_text(FAULT + good, "utf-8")
    write(qtbot, window, "The second text.")
    qtbot.waitUntil(lambda: bool(problem(window)), timeout=WAIT_MS)
    for part in ("Line 2 of template.md.j2", NAME, "did you mean “title”", "{{ titel }}", "last good preview"):
        assert part in problem(window)
    assert "The first text." in shown(window)
    body.write_text(good, "utf-8")
    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)  # type: ignore[union-attr]  # there is one
    qtbot.waitUntil(lambda: "The second text." in shown(window), timeout=WAIT_MS)
    assert problem(window) == ""


def test_in_french_the_place_is_said_in_french(qtbot: QtBot, start: Start, folder: Path) -> None:
    body = folder / "template.md.j2"
    body.write_text(FAULT + body.read_text("utf-8"), "utf-8")
    window = start(None, language="fr")
    qtbot.waitUntil(lambda: bool(problem(window)), timeout=WAIT_MS)
    assert problem(window).startswith(f"Faute dans le modèle {NAME}, ligne 2 : {{{{ titel }}}}")


def test_a_book_is_worked_on_though_its_template_declares_nothing_any_more(
    qtbot: QtBot, start: Start, folder: Path
) -> None:
    window = start(None)
    (folder / "template.toml").write_text("[[\n", "utf-8")
    write(qtbot, window, "Written all the same.")
    qtbot.waitUntil(lambda: "template.toml" in problem(window), timeout=WAIT_MS)
    assert window.panes.notice.isHidden()


def test_a_book_whose_template_is_gone_opens_and_says_so(
    qtbot: QtBot, start: Start, places: Places, tmp_path: Path
) -> None:
    new_template(places, "ours", NAME)
    book = tmp_path / "ours.brief"
    assembling.create_book(book, "ours", {}, places, "en").save(datetime.now(UTC))
    for file in (own_folder(places) / "ours").iterdir():
        file.unlink()
    (own_folder(places) / "ours").rmdir()
    window = start(None)
    window.booking.open(book)
    desk = window.session.desk
    qtbot.waitUntil(lambda: desk.current is not None and desk.current.path == book, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "ours" in problem(window), timeout=WAIT_MS)
