"""Filing by key, menu and drag: nothing is filed silently, everything is taken back with one key."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from briefbook.gui.dragged import DraggedPassage
from briefbook.gui.main_window import MainWindow
from briefbook.gui.models.results import ResultRole
from briefbook.gui.standing import Standing
from briefbook.model.hit import Hit
from briefbook.model.topic import TopicCount
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index

TOPIC = "human-trafficking"


@pytest.fixture
def window(qtbot: QtBot, start: Start, indexed: Path) -> MainWindow:
    shown = start(indexed)
    wait_for_index(qtbot, shown)
    qtbot.waitUntil(shown.panes.navigation.starter.isVisible, timeout=WAIT_MS)
    shown.panes.navigation.starter.click()
    qtbot.waitUntil(lambda: bool(shown.session.topics.state.counts), timeout=WAIT_MS)
    search(qtbot, shown, "human trafficking")
    shown.panes.results.setFocus()
    return shown


def counts(window: MainWindow) -> TopicCount:
    return next(one for key, one in window.session.topics.state.counts.items() if key == TOPIC)


def wait_for_counts(qtbot: QtBot, window: MainWindow, filed: int, rejected: int = 0) -> None:
    qtbot.waitUntil(lambda: (counts(window).filed, counts(window).rejected) == (filed, rejected), timeout=WAIT_MS)


def standing(window: MainWindow, row: int) -> Standing:
    found = window.panes.results_model.index(row).data(ResultRole.STANDING)
    assert isinstance(found, Standing)
    return found


def choose_topic(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "")
    window.panes.navigation.topic_chosen.emit(TOPIC)
    model = window.panes.results_model
    qtbot.waitUntil(lambda: 0 < model.rowCount() == counts(window).passages, timeout=WAIT_MS)


def file_first(qtbot: QtBot, window: MainWindow, typed: str = "traffick") -> Hit:
    hit = window.panes.results_model.hit(0)
    window.panes.results.choose_row(0)
    QTest.keyClick(window.panes.results, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: window.findChild(QLineEdit, "topicBox") is not None, timeout=WAIT_MS)
    box = window.findChild(QLineEdit, "topicBox")
    assert isinstance(box, QLineEdit)
    box.setText(typed)
    QTest.keyClick(box, Qt.Key.Key_Return)
    return hit


def test_the_starter_topics_stand_in_the_left_column_with_their_counts(window: MainWindow) -> None:
    index = window.panes.navigation.model.index_of_topic(TOPIC)
    assert index.data() == "Human trafficking"
    assert counts(window).suggested > 0
    assert not window.panes.navigation.starter.isVisible()


def test_t_files_a_passage_marks_it_and_ctrl_z_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    hit = file_first(qtbot, window)
    wait_for_counts(qtbot, window, 1)
    assert window.session.topics.state.filed[hit.passage_id] == (TOPIC,)
    assert window.panes.status.message.text() == "Filed under Human trafficking"
    assert [(one.label, one.is_filed) for one in standing(window, 0).topics] == [("Human trafficking", True)]
    assert window.actions_table["undo"].text() == "&Undo “File under Human trafficking”"
    window.actions_table["undo"].trigger()
    wait_for_counts(qtbot, window, 0)
    assert standing(window, 0).topics == ()
    window.actions_table["redo"].trigger()
    wait_for_counts(qtbot, window, 1)


def test_t_on_the_topic_it_is_filed_under_takes_it_out(qtbot: QtBot, window: MainWindow) -> None:
    file_first(qtbot, window)
    wait_for_counts(qtbot, window, 1)
    qtbot.waitUntil(lambda: window.findChild(QLineEdit, "topicBox") is None, timeout=WAIT_MS)
    file_first(qtbot, window)
    wait_for_counts(qtbot, window, 0)


def test_a_name_that_no_topic_has_makes_one(qtbot: QtBot, window: MainWindow) -> None:
    hit = file_first(qtbot, window, "Weather")
    filed = window.session.topics
    qtbot.waitUntil(lambda: filed.state.filed.get(hit.passage_id) == ("weather",), timeout=WAIT_MS)
    assert filed.state.topics[-1].label.en == "Weather"
    for _ in range(2):
        before = filed.state.undo
        window.actions_table["undo"].trigger()
        qtbot.waitUntil(lambda before=before: filed.state.undo != before, timeout=WAIT_MS)  # type: ignore[misc]  # mypy cannot infer it
    assert "weather" not in [topic.id for topic in filed.state.topics]


def test_a_topic_is_a_chip_and_its_suggestions_are_told_from_what_is_filed(qtbot: QtBot, window: MainWindow) -> None:
    hit = file_first(qtbot, window)
    wait_for_counts(qtbot, window, 1)
    choose_topic(qtbot, window)
    assert window.panes.search.filters.filters.topics == (TOPIC,)
    model = window.panes.results_model
    marked = {model.hit(row).passage_id: standing(window, row).topics[0].is_filed for row in range(model.rowCount())}
    assert [one for one, is_filed in marked.items() if is_filed] == [hit.passage_id]
    assert len(marked) > 1


def test_shift_t_rejects_and_the_passage_is_suggested_no_more(qtbot: QtBot, window: MainWindow) -> None:
    choose_topic(qtbot, window)
    model = window.panes.results_model
    before, rejected = model.rowCount(), model.hit(0)
    window.panes.results.choose_row(0)
    QTest.keyClick(window.panes.results, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: model.rowCount() < before, timeout=WAIT_MS)
    assert model.row_of(rejected.passage_id) is None
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: model.rowCount() == before, timeout=WAIT_MS)


def test_without_a_topic_nothing_is_rejected(window: MainWindow) -> None:
    QTest.keyClick(window.panes.results, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert window.panes.status.message.text().startswith("Choose a topic in the left column first")
    assert not any(topic.rejected for topic in window.session.topics.state.topics)


def test_all_suggestions_that_are_shown_are_filed_at_once_and_taken_back_at_once(
    qtbot: QtBot, window: MainWindow
) -> None:
    choose_topic(qtbot, window)
    suggested = counts(window).suggested
    window.actions_table["accept-shown"].trigger()
    wait_for_counts(qtbot, window, suggested)
    window.actions_table["undo"].trigger()
    wait_for_counts(qtbot, window, 0)


def test_a_hit_that_is_let_go_on_a_topic_is_filed(qtbot: QtBot, window: MainWindow) -> None:
    hit = window.panes.results_model.hit(0)
    window.panes.navigation.model.passages_dropped.emit(TOPIC, (DraggedPassage(hit.passage_id, hit.document.path),))
    wait_for_counts(qtbot, window, 1)


def test_the_topic_under_what_is_dragged_takes_it(qtbot: QtBot, window: MainWindow) -> None:
    view, model = window.panes.navigation.view, window.panes.navigation.model
    data = window.panes.results_model.mimeData([window.panes.results_model.index(0)])
    place = view.visualRect(model.index_of_topic(TOPIC)).center()
    copying, left, free = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(place, copying, data, left, free))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(place, copying, data, left, free))
    assert view.dropped_on == model.index_of_topic(TOPIC)
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(place), copying, data, left, free))
    assert not view.dropped_on.isValid()
    wait_for_counts(qtbot, window, 1)


def test_undo_goes_back_through_book_and_topics_in_the_order_of_doing(qtbot: QtBot, window: MainWindow) -> None:
    results = window.panes.results
    QTest.keyClick(results, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: "Add passage" in window.actions_table["undo"].text(), timeout=WAIT_MS)
    file_first(qtbot, window)
    wait_for_counts(qtbot, window, 1)
    qtbot.waitUntil(lambda: "File under" in window.actions_table["undo"].text(), timeout=WAIT_MS)
    window.actions_table["undo"].trigger()
    wait_for_counts(qtbot, window, 0)
    qtbot.waitUntil(lambda: "Add passage" in window.actions_table["undo"].text(), timeout=WAIT_MS)
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: "starter" in window.actions_table["undo"].text(), timeout=WAIT_MS)


def test_the_picker_lists_topics_with_their_marks(qtbot: QtBot, window: MainWindow) -> None:
    file_first(qtbot, window)
    wait_for_counts(qtbot, window, 1)
    qtbot.waitUntil(lambda: window.findChild(QLineEdit, "topicBox") is None, timeout=WAIT_MS)
    QTest.keyClick(window.panes.results, Qt.Key.Key_T)
    choice = window.findChild(QListWidget, "topicChoice")
    assert isinstance(choice, QListWidget)
    assert choice.count() == len(window.session.topics.state.topics)
    spoken = [choice.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(choice.count())]
    assert "Human trafficking, filed there; Enter takes it out" in spoken
