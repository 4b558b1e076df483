"""The list of hits tells views and assistive programs what it holds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefbook.gui.chip_words import TopicMark
from briefbook.gui.dragged import DraggedPassage, passages_in
from briefbook.gui.models.results import ResultRole, ResultsModel
from briefbook.gui.standing import Standing
from briefbook.gui.words import FRENCH
from briefbook.model.kinds import PassageKind
from tests.gui.samples import BOAT, PERMITS, TABLE, hit, results

HITS = (hit(), hit(BOAT, 10), hit(TABLE, 11, PassageKind.TABLE))


@pytest.fixture
def model(qtbot: QtBot) -> ResultsModel:
    made = ResultsModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_results(results(*HITS))
    return made


def spoken(model: ResultsModel, row: int) -> str:
    return str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_each_row_is_a_hit(model: ResultsModel) -> None:
    assert [model.index(row).data(ResultRole.HIT) for row in range(model.rowCount())] == list(HITS)
    assert model.row_of(HITS[1].passage_id) == 1
    assert model.row_of(hit(ordinal=99).passage_id) is None


def test_a_new_search_replaces_all_rows(model: ResultsModel) -> None:
    model.set_results(results(HITS[2], query="permits"))
    assert model.rowCount() == 1
    assert model.hit(0) == HITS[2]
    model.set_results(results())
    assert model.rowCount() == 0


def test_only_rows_whose_mark_changed_are_drawn_anew(model: ResultsModel) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda top, _bottom: changed.append(top.row()))
    model.set_in_book({HITS[1].passage_id: "Human Trafficking"})
    assert model.index(1).data(ResultRole.STANDING) == Standing("Human Trafficking")
    model.set_in_book({HITS[1].passage_id: "Human Trafficking", HITS[2].passage_id: "Figures"})
    model.set_in_book({})
    assert changed == [1, 2, 1, 2]


def test_a_row_is_read_aloud_with_its_source_and_its_mark(model: ResultsModel) -> None:
    model.set_in_book({HITS[0].passage_id: "Human Trafficking"})
    words = "Backgrounder on protection, Backgrounder, 2023-05-02, paragraph 7, in the book: Human Trafficking. "
    assert spoken(model, 0) == words + PERMITS
    assert ", table. " in spoken(model, 2)
    model.set_filed({HITS[2].passage_id: (TopicMark("Permits", 1), TopicMark("Figures", 2))})
    assert ", table, filed under Permits, Figures. " in spoken(model, 2)


def test_rows_are_read_aloud_in_french(model: ResultsModel) -> None:
    model.set_words(FRENCH)
    assert "Document d’information, 2023-05-02, paragraphe 7." in spoken(model, 0)


def test_hits_are_dragged_with_their_ids_and_their_text(model: ResultsModel) -> None:
    data = model.mimeData([model.index(1), model.index(0)])
    assert passages_in(data) == tuple(DraggedPassage(one.passage_id, one.document.path) for one in HITS[:2])
    assert data.text() == f"{PERMITS}\n\n{BOAT}"
