"""The outline takes the keys of the keyboard contract and shows where passages go."""

from dataclasses import replace
from typing import TypeAlias

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefbook.gui.look import Look
from briefbook.gui.models.outline import OutlineModel
from briefbook.gui.panes.outline_view import OutlineView
from briefbook.gui.typography import SMALLEST_TARGET
from briefbook.model.book import Tab
from briefbook.model.kinds import EntryId, SectionId, TabId
from tests.gui.samples import BOOK, book, own, section

Key: TypeAlias = Qt.Key
Held: TypeAlias = Qt.KeyboardModifier
TAB = TabId("t1")


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> OutlineView:
    rows = OutlineModel()
    rows.set_book(BOOK, TAB, {})
    view = OutlineView(rows, look)
    qtbot.addWidget(view)
    view.resize(320, 500)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    return view


def test_a_section_opens_when_entries_are_moved_into_it_first(shown: OutlineView) -> None:
    rows = rows_of(shown)
    first, second, third, last = BOOK.tabs[0].sections
    changed = book(first, replace(second, entries=()), replace(third, entries=second.entries), last)
    shown.collapse(rows.index_of_section(TAB, third.id))
    rows.set_book(changed, TAB, {})
    assert shown.isExpanded(rows.index_of_section(TAB, third.id))


def rows_of(view: OutlineView) -> OutlineModel:
    rows = view.model()
    assert isinstance(rows, OutlineModel)
    return rows


def test_the_current_row_is_told_with_its_section(qtbot: QtBot, shown: OutlineView) -> None:
    with qtbot.waitSignal(shown.row_changed) as changed:
        shown.select_section(TAB, SectionId("s3"))
    assert changed.args == [TAB, "s3", ""]
    with qtbot.waitSignal(shown.row_changed) as changed:
        shown.select_entry(EntryId("e3"))
    assert changed.args == [TAB, "s2", "e3"]


def test_enter_and_a_double_click_open_an_entry(qtbot: QtBot, shown: OutlineView) -> None:
    shown.select_entry(EntryId("e3"))
    with qtbot.waitSignal(shown.entry_opened) as opened:
        QTest.keyClick(shown, Key.Key_Return)
    assert opened.args == ["e3"]
    place = shown.visualRect(rows_of(shown).index_of_entry(EntryId("e1"))).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, Held.NoModifier, place)
    with qtbot.waitSignal(shown.entry_opened) as opened:
        QTest.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, Held.NoModifier, place)
    assert opened.args == ["e1"]


@pytest.mark.parametrize(("key", "step"), [(Key.Key_Up, -1), (Key.Key_Down, 1)])
def test_alt_with_an_arrow_asks_to_move(qtbot: QtBot, shown: OutlineView, key: Key, step: int) -> None:
    shown.select_entry(EntryId("e3"))
    with qtbot.waitSignal(shown.move_asked) as asked:
        QTest.keyClick(shown, key, Held.AltModifier)
    assert asked.args == [TAB, "s2", "e3", step]
    assert shown.currentIndex() == rows_of(shown).index_of_entry(EntryId("e3"))


def test_del_asks_to_remove_what_is_current(qtbot: QtBot, shown: OutlineView) -> None:
    shown.select_section(TAB, SectionId("s3"))
    with qtbot.waitSignal(shown.removal_asked) as asked:
        QTest.keyClick(shown, Key.Key_Delete)
    assert asked.args == [TAB, "s3", ""]


def test_escape_leaves(qtbot: QtBot, shown: OutlineView) -> None:
    with qtbot.waitSignal(shown.left):
        QTest.keyClick(shown, Key.Key_Escape)


def test_f2_renames_a_section_in_place(qtbot: QtBot, shown: OutlineView) -> None:
    shown.select_section(TAB, SectionId("s2"))
    QTest.keyClick(shown, Key.Key_F2)
    field = shown.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Human Trafficking"
    assert field.accessibleName()
    field.setText("Trafficking")
    with qtbot.waitSignal(rows_of(shown).section_renamed) as renamed:
        QTest.keyClick(field, Key.Key_Return)
    assert renamed.args == [TAB, "s2", "Trafficking"]


def test_renaming_what_is_being_renamed_or_is_not_seen_changes_nothing(shown: OutlineView) -> None:
    shown.select_section(TAB, SectionId("s2"))
    shown.rename_current()
    field = shown.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("Half a word")
    shown.rename_current()
    assert shown.findChildren(QLineEdit) == [field]
    assert field.text() == "Half a word"
    QTest.keyClick(field, Key.Key_Escape)
    shown.hide()
    shown.rename_current()
    assert shown.state() is not QAbstractItemView.State.EditingState


def test_f2_leaves_an_entry_alone(shown: OutlineView) -> None:
    shown.select_entry(EntryId("e1"))
    QTest.keyClick(shown, Key.Key_F2)
    assert shown.findChild(QLineEdit) is None


def test_all_sections_are_open_and_new_entries_show(shown: OutlineView) -> None:
    assert shown.isExpanded(rows_of(shown).index_of_section(TAB, SectionId("s2")))
    rows_of(shown).set_book(book(section("s3", "Smuggling", own("e9", "New."))), TAB, {})
    assert shown.isExpanded(rows_of(shown).index_of_section(TAB, SectionId("s3")))


def test_a_section_that_was_closed_stays_closed(shown: OutlineView) -> None:
    rows, (first, *others) = rows_of(shown), BOOK.tabs[0].sections
    shown.collapse(rows.index_of_section(TAB, SectionId("s2")))
    rows.set_book(book(*others, first), TAB, {})
    assert not shown.isExpanded(rows.index_of_section(TAB, SectionId("s2")))
    assert shown.isExpanded(rows.index_of_section(TAB, SectionId("s1")))


def test_the_destination_has_a_bar(qtbot: QtBot, shown: OutlineView, look: Look) -> None:
    rows_of(shown).set_destination(TAB, SectionId("s2"))
    assert bar_colour(shown, "s2") == look.theme.accent
    assert bar_colour(shown, "s4") == look.theme.surface


def bar_colour(view: OutlineView, name: str) -> str:
    rect = view.visualRect(rows_of(view).index_of_section(TAB, SectionId(name)))
    return view.viewport().grab().toImage().pixelColor(1, rect.center().y()).name().upper()


def test_a_new_entry_flashes_once(qtbot: QtBot, shown: OutlineView, look: Look) -> None:
    shown.flash(EntryId("e4"))
    assert ground_colour(shown, "e4") == look.theme.drop
    qtbot.waitUntil(lambda: ground_colour(shown, "e4") == look.theme.surface)


def test_without_motion_nothing_flashes(shown: OutlineView, look: Look) -> None:
    shown.set_look(replace(look, motion=False))
    shown.flash(EntryId("e4"))
    assert ground_colour(shown, "e4") == look.theme.surface


def ground_colour(view: OutlineView, name: str) -> str:
    rect = view.visualRect(rows_of(view).index_of_entry(EntryId(name)))
    return view.viewport().grab().toImage().pixelColor(rect.right() - 3, rect.top() + 3).name().upper()


def test_rows_are_large_enough_to_hit(shown: OutlineView) -> None:
    rows = rows_of(shown)
    places = [rows.index_of_section(TAB, SectionId("s1")), rows.index_of_entry(EntryId("e1"))]
    assert all(shown.visualRect(place).height() >= SMALLEST_TARGET for place in places)
    assert shown.indentation() >= SMALLEST_TARGET


def test_the_row_under_the_pointer_is_shown(qtbot: QtBot, shown: OutlineView, look: Look) -> None:
    rect = shown.visualRect(rows_of(shown).index_of_entry(EntryId("e4")))
    place, none = QPointF(rect.center()), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Held.NoModifier)
    QApplication.sendEvent(shown.viewport(), move)
    assert ground_colour(shown, "e4") == look.theme.hover


def test_the_outline_and_its_rows_have_names(shown: OutlineView) -> None:
    accessible = QAccessible.queryAccessibleInterface(shown)
    assert accessible.text(QAccessible.Text.Name) == "Outline of the book"
    names = [accessible.child(one).text(QAccessible.Text.Name) for one in range(accessible.childCount())]
    assert "Migrant Smuggling, section 3, empty" in names


def test_the_only_tab_of_a_book_is_not_shown(shown: OutlineView) -> None:
    rows = rows_of(shown)
    assert shown.rootIndex() == rows.index_of_tab(TAB)
    more = Tab(TabId("t2"), "speech", {}, (section("s1", "Opening"),), name="Speech")
    rows.set_book(replace(BOOK, tabs=(*BOOK.tabs, more)), TAB, {TAB: "CIMM – Narrative"})
    assert not shown.rootIndex().isValid()
    assert shown.visualRect(rows.index_of_tab(TabId("t2"))).isValid()
    assert shown.isExpanded(rows.index_of_tab(TabId("t2")))
    rows.set_book(BOOK, TAB, {})
    assert shown.rootIndex() == rows.index_of_tab(TAB)
