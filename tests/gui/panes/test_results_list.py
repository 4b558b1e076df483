"""The keys of the list do what the keyboard contract says, and nothing else does."""

from itertools import pairwise
from typing import TypeAlias

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.look import Look
from briefbook.gui.models.results import ResultsModel
from briefbook.gui.panes.results_list import ResultsList
from briefbook.gui.theme import DARK
from briefbook.model.hit import Hit
from tests.gui.conftest import MakeLook
from tests.gui.samples import BOAT, PERMITS, hit, results

Key: TypeAlias = Qt.Key
Held: TypeAlias = Qt.KeyboardModifier


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> ResultsList:
    view = ResultsList(ResultsModel(), look)
    qtbot.addWidget(view)
    view.resize(600, 500)
    model(view).set_results(results(hit(), hit(BOAT, 10), hit(PERMITS * 2, 12)))
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    view.choose_row(0)
    return view


def model(view: ResultsList) -> ResultsModel:
    made = view.model()
    assert isinstance(made, ResultsModel)
    return made


def many(count: int) -> tuple[Hit, ...]:
    return tuple(hit(f"{PERMITS} {n}", n) for n in range(1, count + 1))


@pytest.mark.parametrize(("key", "held"), [(Key.Key_A, Held.NoModifier), (Key.Key_Return, Held.ControlModifier)])
def test_a_and_control_enter_choose_the_passage(qtbot: QtBot, shown: ResultsList, key: Key, held: Held) -> None:
    shown.choose_row(1)
    with qtbot.waitSignal(shown.passages_chosen) as chosen:
        QTest.keyClick(shown, key, held)
    assert chosen.args == [[1]]


def test_a_row_that_is_made_current_is_selected_alone_though_control_is_held(shown: ResultsList) -> None:
    screen = shown.window().windowHandle()
    QTest.keyPress(screen, Key.Key_Control, Held.ControlModifier)
    assert QGuiApplication.keyboardModifiers() == Held.ControlModifier
    shown.choose_row(2)
    QTest.keyRelease(screen, Key.Key_Control, Held.NoModifier)
    assert shown.selected_rows() == [2]


def test_several_selected_passages_are_chosen_in_order(qtbot: QtBot, shown: ResultsList) -> None:
    QTest.keyClick(shown, Key.Key_Down, Held.ShiftModifier)
    with qtbot.waitSignal(shown.passages_chosen) as chosen:
        QTest.keyClick(shown, Key.Key_A)
    assert chosen.args == [[0, 1]]


def test_a_digit_chooses_the_section(qtbot: QtBot, shown: ResultsList) -> None:
    with qtbot.waitSignal(shown.section_chosen) as chosen:
        QTest.keyClick(shown, Key.Key_3)
    assert chosen.args == [[0], 3]


def test_letters_and_digits_can_be_switched_off(qtbot: QtBot, shown: ResultsList) -> None:
    shown.set_letter_keys(False)
    with qtbot.assertNotEmitted(shown.passages_chosen), qtbot.assertNotEmitted(shown.section_chosen):
        QTest.keyClick(shown, Key.Key_A)
        QTest.keyClick(shown, Key.Key_3)
    with qtbot.waitSignal(shown.passages_chosen):
        QTest.keyClick(shown, Key.Key_Return, Held.ControlModifier)


def test_other_letters_neither_choose_nor_jump(qtbot: QtBot, shown: ResultsList) -> None:
    with qtbot.assertNotEmitted(shown.passages_chosen):
        QTest.keyClicks(shown, "bxo0")
        QTest.keyClick(shown, Key.Key_A, Held.AltModifier)
    assert shown.currentIndex().row() == 0


def test_enter_opens_and_escape_leaves(qtbot: QtBot, shown: ResultsList) -> None:
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(shown, Key.Key_Return)
    assert opened.args == [0]
    with qtbot.waitSignal(shown.left):
        QTest.keyClick(shown, Key.Key_Escape)


def test_space_pages_the_preview_and_keeps_the_row(qtbot: QtBot, shown: ResultsList) -> None:
    for held, step in ((Held.NoModifier, 1), (Held.ShiftModifier, -1)):
        with qtbot.waitSignal(shown.page_preview) as paged:
            QTest.keyClick(shown, Key.Key_Space, held)
        assert paged.args == [step]
    assert shown.currentIndex().row() == 0


def test_a_double_click_opens(qtbot: QtBot, shown: ResultsList) -> None:
    place = shown.visualRect(shown.model().index(1, 0)).center()
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, Held.NoModifier, place)
    assert opened.args == [1]


def test_down_tells_which_hit_is_current(qtbot: QtBot, shown: ResultsList) -> None:
    with qtbot.waitSignal(shown.hit_changed) as changed:
        QTest.keyClick(shown, Key.Key_Down)
    assert changed.args == [1]


def test_the_same_search_again_keeps_the_passage(qtbot: QtBot, shown: ResultsList) -> None:
    shown.choose_row(1)
    model(shown).set_results(results(hit(ordinal=99), hit(), hit(BOAT, 10)))
    assert shown.currentIndex().row() == 2


def test_another_search_begins_at_the_top_without_a_hit(qtbot: QtBot, shown: ResultsList) -> None:
    model(shown).set_results(results(*many(50)))
    shown.choose_row(40)
    with qtbot.waitSignal(shown.hit_changed) as changed:
        model(shown).set_results(results(*many(50), query="permits"))
    assert changed.args == [-1]
    assert not shown.currentIndex().isValid()
    assert shown.verticalScrollBar().value() == 0


def test_nothing_is_chosen_where_there_is_nothing(qtbot: QtBot, shown: ResultsList) -> None:
    model(shown).set_results(results())
    with qtbot.assertNotEmitted(shown.passages_chosen), qtbot.assertNotEmitted(shown.opened):
        QTest.keyClick(shown, Key.Key_A)
        QTest.keyClick(shown, Key.Key_Return)


def test_rows_neither_overlap_nor_break_anew_when_the_scroll_bar_comes(qtbot: QtBot, shown: ResultsList) -> None:
    before = shown.visualRect(shown.model().index(0, 0)).height()
    model(shown).set_results(results(hit(), *many(120)))
    qtbot.waitUntil(lambda: shown.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: shown.visualRect(shown.model().index(120, 0)).isValid())
    rects = [shown.visualRect(shown.model().index(row, 0)) for row in range(121)]
    assert rects[0].height() == before
    assert all(below.top() > above.bottom() for above, below in pairwise(rects))


def test_the_list_and_its_rows_have_names(shown: ResultsList, make_look: MakeLook) -> None:
    accessible = QAccessible.queryAccessibleInterface(shown)
    assert accessible.text(QAccessible.Text.Name) == "Search results"
    assert accessible.child(0).text(QAccessible.Text.Name).startswith("Backgrounder on protection, Backgrounder")
    shown.set_look(make_look(DARK, "fr"))
    assert shown.accessibleName() == "Résultats de la recherche"


def test_the_selected_row_is_told_apart_with_and_without_the_keyboard(
    qtbot: QtBot, shown: ResultsList, look: Look
) -> None:
    place = shown.visualRect(shown.model().index(0, 0)).bottomRight() - QPoint(20, 8)
    qtbot.waitUntil(lambda: colour_at(shown, place) == look.theme.selection)
    shown.clearFocus()
    assert colour_at(shown, place) == look.theme.selection_idle


def colour_at(view: ResultsList, place: QPoint) -> str:
    return view.viewport().grab().toImage().pixelColor(place).name().upper()
