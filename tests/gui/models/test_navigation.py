"""Topics and folders with their counts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefbook.gui.dragged import DraggedPassage
from briefbook.gui.models.navigation import FolderRow, NavigationRole, TopicRow
from briefbook.gui.models.results import ResultsModel
from briefbook.gui.models.topic_drops import TopicDrops
from briefbook.gui.words import FRENCH
from tests.gui.samples import hit, results

TOPICS = [
    TopicRow("h", "Human trafficking", "Human trafficking: 3 filed, 18 suggested", 0, 3, 18),
    TopicRow("m", "Smuggling"),
]
FOLDERS = [FolderRow("", "corpus", 40, (FolderRow("2023", "2023", 12), FolderRow("n", "Narratives", 5)))]


@pytest.fixture
def model(qtbot: QtBot) -> TopicDrops:
    made = TopicDrops()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_topics(TOPICS, 1412)
    made.set_folders(FOLDERS)
    return made


def rows(model: TopicDrops, parent: QModelIndex) -> list[str]:
    return [str(model.index(row, 0, parent).data()) for row in range(model.rowCount(parent))]


def test_topics_stand_below_all_documents(model: TopicDrops) -> None:
    assert rows(model, QModelIndex()) == ["Topics", "Folders"]
    assert rows(model, model.index(0)) == ["All documents", "Human trafficking", "Smuggling"]
    assert model.index(1, 0, model.index(0)).data(NavigationRole.TOPIC) == TOPICS[0]
    assert [model.index(row, 0, model.index(0)).data(NavigationRole.COUNT) for row in range(3)] == [
        "1,412",
        "3 · 18",
        "",
    ]


def test_folders_stand_within_each_other(model: TopicDrops) -> None:
    corpus = model.index(0, 0, model.index(1))
    assert rows(model, corpus) == ["2023", "Narratives"]
    assert model.index(1, 0, corpus).data(NavigationRole.FOLDER) == FOLDERS[0].folders[1]


def test_new_counts_leave_the_selection_where_it_is(model: TopicDrops) -> None:
    topic = QPersistentModelIndex(model.index(1, 0, model.index(0)))
    folder = QPersistentModelIndex(model.index(0, 0, model.index(0, 0, model.index(1))))
    model.set_topics([replace(TOPICS[0], count=4, suggested=17, tip=""), TOPICS[1]], 1413)
    model.set_folders([FolderRow("", "corpus", 41, (FolderRow("2023", "2023", 13), FOLDERS[0].folders[1]))])
    assert topic.isValid()
    assert topic.data(NavigationRole.COUNT) == "4 · 17"
    assert folder.isValid()
    assert folder.data(NavigationRole.COUNT) == "13"


def test_other_rows_replace_those_that_were_there(model: TopicDrops) -> None:
    model.set_topics(TOPICS[:1], 1412)
    model.set_folders([])
    assert rows(model, model.index(0)) == ["All documents", "Human trafficking"]
    assert rows(model, model.index(1)) == []


def test_groups_are_named_and_cannot_be_chosen(model: TopicDrops) -> None:
    group = model.index(0)
    assert group.data(NavigationRole.IS_GROUP)
    assert not model.flags(group) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(0, 0, group)) & Qt.ItemFlag.ItemIsSelectable


def test_it_speaks_french(model: TopicDrops) -> None:
    model.set_words(FRENCH)
    assert rows(model, QModelIndex()) == ["Sujets", "Dossiers"]
    everything = model.index(0, 0, model.index(0))
    assert everything.data(Qt.ItemDataRole.AccessibleTextRole) == "Tous les documents, 1\u202f412"


def test_a_topic_is_read_aloud_with_what_it_holds(model: TopicDrops) -> None:
    topic = model.index_of_topic("h")
    assert topic.data(Qt.ItemDataRole.AccessibleTextRole) == "Human trafficking: 3 filed, 18 suggested"
    assert model.index_of_topic("m").data(Qt.ItemDataRole.AccessibleTextRole) == "Smuggling"


def test_hits_are_let_go_on_topics_and_nowhere_else(qtbot: QtBot, model: TopicDrops) -> None:
    dragged = ResultsModel()
    dragged.set_results(results(hit()))
    data = dragged.mimeData([dragged.index(0)])
    topic, everything = model.index_of_topic("h"), model.index_of_topic("")
    copying = Qt.DropAction.CopyAction
    assert model.canDropMimeData(data, copying, -1, -1, topic)
    assert not model.canDropMimeData(data, copying, -1, -1, everything)
    with qtbot.waitSignal(model.passages_dropped) as dropped:
        model.dropMimeData(data, copying, -1, -1, topic)
    assert dropped.args == ["h", (DraggedPassage(hit().passage_id, hit().document.path),)]
