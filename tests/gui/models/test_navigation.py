"""Topics and folders with their counts."""

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefbook.gui.models.navigation import FolderRow, NavigationModel, NavigationRole, TopicRow
from briefbook.gui.words import FRENCH

TOPICS = [TopicRow("h", "Human trafficking", '"human trafficking"', 0, 18), TopicRow("m", "Smuggling", "smuggling", 1)]
FOLDERS = [FolderRow("", "corpus", 40, (FolderRow("2023", "2023", 12), FolderRow("n", "Narratives", 5)))]


@pytest.fixture
def model(qtbot: QtBot) -> NavigationModel:
    made = NavigationModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_topics(TOPICS, 1412)
    made.set_folders(FOLDERS)
    return made


def rows(model: NavigationModel, parent: QModelIndex) -> list[str]:
    return [str(model.index(row, 0, parent).data()) for row in range(model.rowCount(parent))]


def test_topics_stand_below_all_documents(model: NavigationModel) -> None:
    assert rows(model, QModelIndex()) == ["Topics", "Folders"]
    assert rows(model, model.index(0)) == ["All documents", "Human trafficking", "Smuggling"]
    assert model.index(1, 0, model.index(0)).data(NavigationRole.TOPIC) == TOPICS[0]
    assert [model.index(row, 0, model.index(0)).data(NavigationRole.COUNT) for row in range(3)] == [1412, 18, None]


def test_folders_stand_within_each_other(model: NavigationModel) -> None:
    corpus = model.index(0, 0, model.index(1))
    assert rows(model, corpus) == ["2023", "Narratives"]
    assert model.index(1, 0, corpus).data(NavigationRole.FOLDER) == FOLDERS[0].folders[1]


def test_new_counts_leave_the_selection_where_it_is(model: NavigationModel) -> None:
    topic = QPersistentModelIndex(model.index(1, 0, model.index(0)))
    folder = QPersistentModelIndex(model.index(0, 0, model.index(0, 0, model.index(1))))
    model.set_topics([TopicRow("h", "Human trafficking", '"human trafficking"', 0, 19), TOPICS[1]], 1413)
    model.set_folders([FolderRow("", "corpus", 41, (FolderRow("2023", "2023", 13), FOLDERS[0].folders[1]))])
    assert topic.isValid()
    assert topic.data(NavigationRole.COUNT) == 19
    assert folder.isValid()
    assert folder.data(NavigationRole.COUNT) == 13


def test_other_rows_replace_those_that_were_there(model: NavigationModel) -> None:
    model.set_topics(TOPICS[:1], 1412)
    model.set_folders([])
    assert rows(model, model.index(0)) == ["All documents", "Human trafficking"]
    assert rows(model, model.index(1)) == []


def test_groups_are_named_and_cannot_be_chosen(model: NavigationModel) -> None:
    group = model.index(0)
    assert group.data(NavigationRole.IS_GROUP)
    assert not model.flags(group) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(0, 0, group)) & Qt.ItemFlag.ItemIsSelectable


def test_it_speaks_french(model: NavigationModel) -> None:
    model.set_words(FRENCH)
    assert rows(model, QModelIndex()) == ["Sujets", "Dossiers"]
    everything = model.index(0, 0, model.index(0))
    assert everything.data(Qt.ItemDataRole.AccessibleTextRole) == "Tous les documents, 1\u202f412"
