"""The manager of topics: every deed by keyboard, every deed taken back; rules tried while they are typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.dragged import DraggedPassage
from briefbook.gui.flows.topic_files import TopicFiles
from briefbook.gui.main_window import MainWindow
from briefbook.gui.panes.topics_pane import TopicsPane
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index

TOPIC = "human-trafficking"


@pytest.fixture
def window(qtbot: QtBot, start: Start, indexed: Path) -> MainWindow:
    shown = start(indexed)
    wait_for_index(qtbot, shown)
    shown.actions_table["starter-topics"].trigger()
    qtbot.waitUntil(lambda: bool(shown.session.topics.state.counts), timeout=WAIT_MS)
    search(qtbot, shown, "human trafficking")
    shown.actions_table["topics"].trigger()
    assert shown.panes.topics.isVisible()
    return shown


def pane(window: MainWindow) -> TopicsPane:
    return window.panes.topics


def ids(window: MainWindow) -> list[str]:
    return [topic.id for topic in window.session.topics.state.topics]


def labels(window: MainWindow) -> list[str]:
    return [topic.label.en for topic in window.session.topics.state.topics]


def test_it_stands_in_the_place_of_the_results_and_escape_brings_them_back(window: MainWindow) -> None:
    assert not window.panes.middle.isVisible()
    assert pane(window).table.hasFocus()
    assert pane(window).table.topic() == TOPIC
    QTest.keyClick(pane(window).table, Qt.Key.Key_Escape)
    assert window.panes.middle.isVisible()
    assert not pane(window).isVisible()


def test_going_to_the_search_box_or_choosing_at_the_left_brings_the_results_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_table["search"].trigger()
    assert window.panes.search.box.hasFocus()
    assert not pane(window).isVisible()
    window.actions_table["topics"].trigger()
    window.panes.navigation.topic_chosen.emit(TOPIC)
    assert window.panes.middle.isVisible()


def test_the_table_says_what_each_topic_holds(qtbot: QtBot, window: MainWindow) -> None:
    count = window.session.topics.state.counts[window.session.topics.state.topics[0].id]
    qtbot.waitUntil(lambda: pane(window).table.model().index(0, 3).data() == str(count.suggested), timeout=WAIT_MS)
    spoken = pane(window).table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Human trafficking: 0 filed, {count.suggested} suggested"


def test_a_new_topic_is_named_at_once_and_its_rule_is_tried_while_it_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    form, sample = pane(window).form, pane(window).sample
    pane(window).asked.emit("new")
    qtbot.waitUntil(lambda: "new-topic" in ids(window) and form.english.text() == "New topic", timeout=WAIT_MS)
    qtbot.waitUntil(form.english.hasFocus, timeout=WAIT_MS)
    QTest.keyClicks(form.english, "Smugglers")
    form.rules.setPlainText("smugglers")
    qtbot.waitUntil(lambda: sample.count.text() == "1 passage in 1 document", timeout=WAIT_MS)
    assert sample.list.count() == 1
    QTest.keyClick(form.rules, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: labels(window)[-1] == "Smugglers", timeout=WAIT_MS)
    topics = window.session.topics
    qtbot.waitUntil(lambda: topics.state.topics[-1].rules == ("smugglers",), timeout=WAIT_MS)


def test_a_topic_is_moved_duplicated_and_deleted_by_keys_and_all_of_it_is_taken_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    before, table = ids(window), pane(window).table
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: ids(window) == [before[1], before[0], *before[2:]], timeout=WAIT_MS)
    assert table.topic() == TOPIC
    pane(window).asked.emit("duplicate")
    qtbot.waitUntil(lambda: "Human trafficking (copy)" in labels(window), timeout=WAIT_MS)
    assert table.choose(TOPIC)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: TOPIC not in ids(window), timeout=WAIT_MS)
    for _ in range(3):
        left = window.session.topics.state.undo
        window.actions_table["undo"].trigger()
        qtbot.waitUntil(lambda left=left: window.session.topics.state.undo != left, timeout=WAIT_MS)  # type: ignore[misc]  # mypy cannot infer it
    assert ids(window) == before


def test_the_colour_is_chosen_and_kept(qtbot: QtBot, window: MainWindow) -> None:
    colour = pane(window).form.colour
    colour.setCurrentIndex(0)
    colour.activated.emit(0)
    qtbot.waitUntil(lambda: window.session.topics.state.topics[0].colour == "blue", timeout=WAIT_MS)


def test_everything_under_a_topic_goes_into_a_section_in_one_action_and_out_in_one_undo(
    qtbot: QtBot, window: MainWindow
) -> None:
    hits = window.panes.results_model.results.hits
    dropped = tuple(DraggedPassage(hit.passage_id, hit.document.path) for hit in hits)
    window.panes.navigation.model.passages_dropped.emit(TOPIC, dropped)
    qtbot.waitUntil(lambda: len(window.session.topics.state.filed) == len(hits), timeout=WAIT_MS)
    sample = pane(window).sample
    qtbot.waitUntil(lambda: sample.section.currentText() == "Human Trafficking", timeout=WAIT_MS)

    def taken() -> list[str]:
        state = window.session.desk.state
        assert state is not None
        return [section.heading.en for _, section, _ in state.book.entries()]

    sample.go.click()
    qtbot.waitUntil(lambda: taken() == ["Human Trafficking"] * len(hits), timeout=WAIT_MS)
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: taken() == [], timeout=WAIT_MS)


def test_topics_go_into_a_file_and_come_out_of_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file, before = tmp_path / "topics.json", ids(window)
    files = window.findChild(TopicFiles)
    assert isinstance(files, TopicFiles)
    files.export(file)
    qtbot.waitUntil(lambda: window.panes.status.message.text() == "Topics written to topics.json", timeout=WAIT_MS)
    QTest.keyClick(pane(window).table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: TOPIC not in ids(window), timeout=WAIT_MS)
    files.take_in(file)
    qtbot.waitUntil(lambda: sorted(ids(window)) == sorted(before), timeout=WAIT_MS)
    assert window.panes.status.message.text() == "1 topic added or changed"
