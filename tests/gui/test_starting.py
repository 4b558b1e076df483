"""Starting and ending: what was open last, one window a user, no display, and what is loaded before the first paint."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefbook.gui.application import NO_DISPLAY, has_display
from briefbook.gui.single_instance import SingleInstance, hand_over, server_name
from briefbook.settings import options
from briefbook.settings.places import DATA_VARIABLE, Places
from briefbook.settings.storage import open_settings
from tests.gui.starting import WAIT_MS, Start, search, show_window, wait_for_index

HEAVY = ("whoosh", "docx", "jinja2", "markdown")


def run(repository: Path, data: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    keep = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    keep.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=repository,
        env={**keep, DATA_VARIABLE: str(data), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux can there be no display")
def test_without_a_display_one_line_says_what_to_do(repository: Path, tmp_path: Path) -> None:
    ended = run(repository, tmp_path, "-m", "briefbook")
    assert ended.returncode == 1
    assert ended.stderr.strip() == NO_DISPLAY


def test_a_display_is_what_the_environment_says() -> None:
    assert not has_display({}, "linux")
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert has_display({}, "win32")


def test_before_the_first_paint_nothing_heavy_is_loaded(repository: Path, tmp_path: Path) -> None:
    probe = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from briefbook.gui.application import open_window\n"
        "from briefbook.settings.places import find_places\n"
        "from briefbook.settings.storage import open_settings\n"
        "places = find_places()\n"
        "window = open_window(places, open_settings(places))\n"
        "window.painted.disconnect()\n"
        f"window.painted.connect(lambda: print([name for name in {HEAVY!r} if name in sys.modules]))\n"
        "window.painted.connect(window.close)\n"
        "window.show()\n"
        "app.exec()\n"
    )
    ended = run(repository, tmp_path, "-c", probe, QT_QPA_PLATFORM="offscreen")
    assert ended.stdout.strip() == "[]", ended.stderr


def test_a_second_start_hands_its_files_to_the_first(
    qtbot: QtBot, repository: Path, tmp_path: Path, places: Places
) -> None:
    first = SingleInstance(server_name(places.data))
    book = tmp_path / "mine.brief"
    command = [sys.executable, "-m", "briefbook", str(book)]
    environment = {**os.environ, DATA_VARIABLE: str(places.data), "QT_QPA_PLATFORM": "offscreen"}
    with qtbot.waitSignal(first.called, timeout=WAIT_MS) as called:
        second = subprocess.Popen(command, cwd=repository, env=environment)
    assert called.args == [[book]]
    assert second.wait(timeout=20) == 0
    first.close()


def test_without_a_first_start_nobody_takes_the_files(places: Places) -> None:
    assert not hand_over(server_name(places.data), [])


def test_a_name_left_behind_by_a_killed_program_is_taken_over(
    qtbot: QtBot, repository: Path, places: Places, qapp: object
) -> None:
    name = server_name(places.data)
    left = (
        "import os, sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from PySide6.QtNetwork import QLocalServer\n"
        "app = QCoreApplication([])\n"
        "server = QLocalServer()\n"
        "print(server.listen(sys.argv[1]), flush=True)\n"
        "os._exit(9)\n"
    )
    assert run(repository, places.data, "-c", left, name).stdout.strip() == "True"
    assert not hand_over(name, [])
    instance = SingleInstance(name)
    assert instance.is_listening
    instance.close()
    QLocalServer.removeServer(name)


def test_other_users_and_other_data_have_windows_of_their_own(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")


def test_the_next_start_shows_what_was_open_last(
    qtbot: QtBot, start: Start, indexed: Path, places: Places, tmp_path: Path
) -> None:
    first = start(indexed)
    wait_for_index(qtbot, first)
    search(qtbot, first, "smugglers")
    state = first.session.desk.state
    assert state is not None
    first.panes.outline.view.select_section(state.tab.id, state.tab.sections[2].id)
    first.resize(1100, 700)
    book = first.session.desk.current
    assert book is not None
    first.close()
    again = show_window(qtbot, places, None)
    try:
        assert again.session.desk.current is not None
        assert again.session.desk.current.path == book.path
        assert again.panes.search.box.text() == "smugglers"
        qtbot.waitUntil(lambda: again.panes.results_model.results.query == "smugglers", timeout=WAIT_MS)
        heading = state.tab.sections[2].heading.en
        qtbot.waitUntil(lambda: heading in again.panes.preview.add_button.toolTip(), timeout=WAIT_MS)
    finally:
        again.close()
        again.deleteLater()


def is_roomy(pane: QWidget) -> bool:
    return min(pane.width(), pane.height()) > 50


def test_panes_that_were_hidden_have_their_room_at_the_next_start(
    qtbot: QtBot, start: Start, indexed: Path, places: Places
) -> None:
    start(None).close()
    window = start(indexed)
    wait_for_index(qtbot, window)
    window.actions_table["problems"].trigger()
    for pane in (window.panes.navigation, window.panes.results, window.panes.preview, window.panes.problems):
        assert pane.isVisible()
        qtbot.waitUntil(partial(is_roomy, pane), timeout=WAIT_MS)


def test_a_window_kept_from_a_screen_that_is_gone_is_brought_back(start: Start, places: Places) -> None:
    first = start(None)
    first.setGeometry(QRect(9000, 9000, 4000, 3000))
    first.close()
    again = start(None)
    room = again.screen().availableGeometry()
    assert again.width() <= room.width()
    assert again.height() <= room.height()
    assert room.intersects(again.geometry())


def test_what_was_typed_last_is_in_the_book_when_the_window_closes(qtbot: QtBot, start: Start, places: Places) -> None:
    window = start(None)
    window.actions_table["write-text"].trigger()
    window.panes.editor.box.setPlainText("Typed and gone at once.")
    opened = window.session.desk.current
    assert opened is not None
    window.close()
    assert "Typed and gone at once." in opened.path.read_text("utf-8")


def test_settings_are_kept_when_the_window_closes(start: Start, places: Places) -> None:
    window = start(None)
    window.close()
    assert open_settings(places).get(options.GEOMETRY)
    assert open_settings(places).get(options.BOOK)
