"""An empty pane says one sentence in its middle."""

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from briefbook.gui.panes.empty_hint import EmptyHint


def test_it_shows_while_there_are_no_rows(qtbot: QtBot) -> None:
    view, rows = QListView(), QStringListModel()
    qtbot.addWidget(view)
    view.setModel(rows)
    hint = EmptyHint(view, "Press Ctrl+K.")
    hint.watch(rows)
    with qtbot.waitExposed(view):
        view.show()
    assert hint.isVisible()
    rows.setStringList(["one"])
    assert not hint.isVisible()
    rows.removeRows(0, 1)
    assert hint.isVisible()
    hint.say("")
    assert not hint.isVisible()


def test_it_stays_in_the_middle(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    hint = EmptyHint(view, "Press Ctrl+K.")
    with qtbot.waitExposed(view):
        view.show()
    for width in (300, 900):
        view.resize(width, 400)
        qtbot.waitUntil(lambda: abs(hint.geometry().center().x() - view.viewport().rect().center().x()) <= 1)
