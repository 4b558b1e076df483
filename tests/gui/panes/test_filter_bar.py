"""The chips under the search box: named, removed by key and by mouse, gone through with the arrows, added by menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefbook.gui.chip_words import TopicMark
from briefbook.gui.filters import Chip
from briefbook.gui.look import Look
from briefbook.gui.panes.filter_bar import FilterBar
from briefbook.gui.panes.filter_chip import FilterChip
from briefbook.gui.theme import LIGHT
from briefbook.model.hit import FacetCount
from briefbook.model.kinds import DocumentKind, FacetName
from briefbook.model.query import Filters
from tests.gui.conftest import MakeLook

TWO = Filters(kinds=(DocumentKind.SPEECH,), publishers=("The department",))


@pytest.fixture
def bar(qtbot: QtBot, look: Look) -> FilterBar:
    made = FilterBar(look)
    qtbot.addWidget(made)
    made.resize(640, 40)
    made.show()
    made.activateWindow()
    return made


def shown(bar: FilterBar) -> list[FilterChip]:
    chips = [one for one in bar.findChildren(FilterChip) if one.isVisible()]
    return sorted(chips, key=lambda one: (one.y(), one.x()))


def names(bar: FilterBar) -> list[str]:
    return [chip.value.accessibleName() for chip in shown(bar)]


def submenu(bar: FilterBar, sort: FacetName) -> QMenu:
    bar.menu.aboutToShow.emit()
    found = bar.menu.findChild(QMenu, f"filter-{sort}")
    assert isinstance(found, QMenu)
    return found


def test_a_chip_says_its_name_and_what_removes_it(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_filters(TWO)
    qtbot.waitUntil(lambda: names(bar) == ["Kind: Speech", "Publisher: The department"])
    assert shown(bar)[0].cross.accessibleName() == "Remove the filter Kind: Speech"


def test_del_removes_the_chip_and_the_keyboard_goes_on_to_the_next(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_filters(TWO)
    first = shown(bar)[0].value
    first.setFocus()
    with qtbot.waitSignal(bar.changed):
        QTest.keyClick(first, Qt.Key.Key_Delete)
    assert bar.filters == Filters(publishers=("The department",))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is shown(bar)[0].value)
    QTest.keyClick(shown(bar)[0].value, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is bar.row.add)
    assert not bar.is_active


def test_the_arrows_go_through_the_chips(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_filters(TWO)
    first, second = (chip.value for chip in shown(bar))
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    qtbot.waitUntil(second.hasFocus)
    QTest.keyClick(second, Qt.Key.Key_Right)
    qtbot.waitUntil(bar.row.add.hasFocus)
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Left)
    qtbot.waitUntil(first.hasFocus)


def test_the_cross_removes_the_chip(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_filters(TWO)
    shown(bar)[1].cross.click()
    assert bar.filters == Filters(kinds=(DocumentKind.SPEECH,))


def test_clear_all_leaves_nothing(bar: FilterBar) -> None:
    bar.set_filters(TWO, like="A paragraph.")
    assert len(shown(bar)) == 3
    bar.clear()
    assert not bar.is_active
    assert shown(bar) == []


def test_the_menu_offers_values_with_their_counts_and_turns_them(bar: FilterBar) -> None:
    bar.set_facets({FacetName.KIND: (FacetCount("speech", 1204), FacetCount("memo", 3))})
    menu = submenu(bar, FacetName.KIND)
    assert [action.text() for action in menu.actions()] == ["Speech\t1,204", "Memo\t3"]
    menu.actions()[1].trigger()
    assert bar.filters == Filters(kinds=(DocumentKind.MEMO,))
    assert [action.isChecked() for action in submenu(bar, FacetName.KIND).actions()] == [False, True]


def test_the_menu_opens_without_a_mouse_on_its_first_filter(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_facets({FacetName.KIND: (FacetCount("speech", 2),)})
    bar.open_menu()
    qtbot.waitUntil(bar.menu.isVisible)
    assert bar.menu.activeAction().text() == "Kind"
    bar.menu.close()


def test_years_come_newest_first_with_a_way_to_a_range(bar: FilterBar) -> None:
    bar.set_facets({FacetName.YEAR: (FacetCount("2021", 9), FacetCount("2023", 2))})
    actions = submenu(bar, FacetName.YEAR).actions()
    assert [action.text() for action in actions] == ["2023\t2", "2021\t9", "", "From … to …"]
    actions[-1].trigger()
    assert bar.range.isVisible()
    bar.range.since.setText("2021-06")
    QTest.keyClick(bar.range.since, Qt.Key.Key_Return)
    assert bar.filters == Filters(since="2021-06")
    assert names(bar) == ["Date: Since 2021-06"]
    assert not bar.range.isVisible()


def test_a_date_that_is_none_is_refused_in_words(bar: FilterBar) -> None:
    bar.ask_range()
    bar.range.since.setText("last May")
    QTest.keyClick(bar.range.since, Qt.Key.Key_Return)
    assert bar.range.isVisible()
    assert bar.filters == Filters()


def test_what_the_text_says_is_a_chip_that_is_removed_from_the_text(qtbot: QtBot, bar: FilterBar) -> None:
    bar.show_understood(Filters(kinds=(DocumentKind.SPEECH,)))
    assert names(bar) == ["Kind: Speech, from the search box"]
    with qtbot.waitSignal(bar.unsaid) as said:
        shown(bar)[0].cross.click()
    assert said.args == [Chip(FacetName.KIND, "speech", is_typed=True)]


def test_topics_are_called_by_their_label_in_the_language_of_the_window(bar: FilterBar, make_look: MakeLook) -> None:
    bar.set_topics({"trp": TopicMark("Permits", 2)})
    bar.set_filters(Filters(topics=("trp",)))
    assert names(bar) == ["Topic: Permits"]
    bar.set_look(make_look(LIGHT, "fr"))
    assert names(bar) == ["Sujet : Permits"]


def test_chips_go_on_in_a_second_line_where_there_is_no_room(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_filters(Filters(publishers=("The department of one thing", "The ministry of another", "A third one")))
    bar.resize(360, 200)
    qtbot.waitUntil(lambda: len({chip.y() for chip in shown(bar)}) > 1)
    assert all(chip.geometry().right() <= 360 for chip in shown(bar))


def test_a_chip_that_takes_the_place_of_another_is_as_wide_as_its_words(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_filters(Filters(languages=("fr",)))
    qtbot.waitUntil(lambda: [chip.width() >= chip.sizeHint().width() for chip in shown(bar)] == [True])
    bar.set_filters(Filters(), like="A paragraph whose like is searched for in the whole of the corpus.")
    qtbot.waitUntil(lambda: [chip.width() >= chip.sizeHint().width() for chip in shown(bar)] == [True])
