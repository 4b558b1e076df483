"""Nobody is shut out: names for those who listen, Tab for those without a mouse, room for large text and for French."""

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefbook.gui.main_window import MainWindow
from briefbook.gui.typography import SMALLEST_TARGET
from briefbook.model.kinds import DocumentKind
from briefbook.model.query import Filters
from briefbook.settings import options
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index

LOOKS = list(product(("en", "fr"), (10, 14, 20)))


@pytest.fixture
def window(qtbot: QtBot, start: Start, indexed: object) -> MainWindow:
    shown = start(indexed)
    wait_for_index(qtbot, shown)
    search(qtbot, shown, "human trafficking")
    shown.resize(1280, 800)
    return shown


def focusable(window: MainWindow) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}"


@pytest.mark.parametrize(
    "commands",
    [
        ("fields",),
        ("problems", "correct-details"),
        ("edit-entry",),
        ("explain-query",),
        ("topics",),
        ("replace-in-note", "remarks"),
        ("paste-text",),
    ],
)
def test_everything_that_takes_the_keyboard_has_a_name(
    qtbot: QtBot, window: MainWindow, commands: tuple[str, ...]
) -> None:
    qtbot.waitUntil(lambda: "trafficking" in window.panes.preview.view.toPlainText(), timeout=WAIT_MS)
    QGuiApplication.clipboard().setText("Some words.")
    qtbot.waitUntil(lambda: window.panes.note.remarks.count() > 0, timeout=WAIT_MS)
    for command in commands:
        window.actions_table[command].trigger()
    if "paste-text" in commands:
        qtbot.waitUntil(window.panes.source_bar.isVisible, timeout=WAIT_MS)
    assert [described(widget) for widget in focusable(window) if not spoken_name(widget)] == []


def test_tab_reaches_everything_and_comes_round(window: MainWindow) -> None:
    wanted = {described(widget) for widget in focusable(window)}
    start = window.panes.search.box
    start.setFocus()
    reached = {described(start)}
    for _ in range(3 * len(wanted)):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        reached.add(described(now))
    assert wanted - reached == set()


def test_tab_reaches_the_details_and_the_problems(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: "trafficking" in window.panes.preview.view.toPlainText(), timeout=WAIT_MS)
    window.actions_table["correct-details"].trigger()
    window.actions_table["problems"].trigger()
    test_tab_reaches_everything_and_comes_round(window)


@pytest.mark.parametrize(("language", "points"), LOOKS)
def test_no_button_of_details_and_problems_is_cut(qtbot: QtBot, window: MainWindow, language: str, points: int) -> None:
    qtbot.waitUntil(lambda: "trafficking" in window.panes.preview.view.toPlainText(), timeout=WAIT_MS)
    window.actions_table["correct-details"].trigger()
    window.actions_table["problems"].trigger()
    window.panes.status.show_progress(214, 412)
    test_no_button_is_cut_or_too_small_at_1280_pixels(window, language, points)
    window.panes.status.show_paused()
    test_no_button_is_cut_or_too_small_at_1280_pixels(window, language, points)


@pytest.mark.parametrize(("language", "points"), LOOKS)
def test_no_button_is_cut_or_too_small_at_1280_pixels(window: MainWindow, language: str, points: int) -> None:
    settings = window.session.settings
    settings.set(options.LANGUAGE, language)
    settings.set(options.TEXT_SIZE, points)
    window.appearance.apply()
    QApplication.sendPostedEvents()
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and not _in_list(one)]
    assert buttons
    cut = [f"{described(one)} {one.text()}" for one in buttons if one.text() and one.width() < one.sizeHint().width()]
    assert cut == []
    small = [
        f"{described(one)} {one.text()} {one.width()}x{one.height()}"
        for one in buttons
        if min(one.width(), one.height()) < SMALLEST_TARGET
    ]
    assert small == []


@pytest.mark.parametrize(("language", "points"), LOOKS)
def test_no_button_of_filters_and_topics_is_cut(qtbot: QtBot, window: MainWindow, language: str, points: int) -> None:
    window.panes.search.filters.set_filters(Filters(kinds=(DocumentKind.STATEMENT,), languages=("en",)))
    window.panes.search.filters.ask_range()
    window.actions_table["explain-query"].trigger()
    test_no_button_is_cut_or_too_small_at_1280_pixels(window, language, points)
    window.actions_table["starter-topics"].trigger()
    qtbot.waitUntil(lambda: bool(window.session.topics.state.topics), timeout=WAIT_MS)
    window.actions_table["topics"].trigger()
    test_no_button_is_cut_or_too_small_at_1280_pixels(window, language, points)


@pytest.mark.parametrize(("language", "points"), [("en", 20), ("fr", 20), ("fr", 10)])
def test_no_button_of_pasting_replacing_and_remarks_is_cut(
    qtbot: QtBot, window: MainWindow, language: str, points: int
) -> None:
    QGuiApplication.clipboard().setText("Some words.")
    window.actions_table["paste-text"].trigger()
    qtbot.waitUntil(window.panes.source_bar.isVisible, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.panes.note.remarks.count() > 0, timeout=WAIT_MS)
    window.actions_table["replace-in-note"].trigger()
    window.actions_table["remarks"].trigger()
    window.session.settings.set(options.LANGUAGE, language)
    window.session.settings.set(options.TEXT_SIZE, points)
    window.appearance.apply()
    last = window.panes.note.find_bar.all
    qtbot.waitUntil(lambda: last.width() >= last.sizeHint().width(), timeout=WAIT_MS)
    test_no_button_is_cut_or_too_small_at_1280_pixels(window, language, points)


def test_tab_reaches_the_filters_the_explanation_and_the_topics(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.search.filters.set_filters(Filters(kinds=(DocumentKind.STATEMENT,)))
    window.actions_table["explain-query"].trigger()
    test_tab_reaches_everything_and_comes_round(window)


def _in_list(widget: QWidget) -> bool:
    """Tell whether a button is Qt's own within a field or a list, where a key does the same."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea | QLineEdit) or widget.objectName().startswith("qt_")
