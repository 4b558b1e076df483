"""What is dragged over the outline shows where it would go, and goes there."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.gui.dragged import DraggedPassage, put_passages
from briefbook.gui.look import Look
from briefbook.gui.models.outline import OutlineModel
from briefbook.gui.panes.outline_view import OutlineView
from briefbook.model.kinds import EntryId, PassageId, SectionId, TabId
from tests.gui.samples import BOOK

PASSAGE = DraggedPassage(PassageId("ab" * 8 + ":5"), "a.docx")
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

TAB = TabId("t1")


@pytest.fixture
def passages() -> QMimeData:
    data = QMimeData()
    put_passages(data, [PASSAGE], "text")
    return data


@pytest.fixture
def rows(qtbot: QtBot) -> OutlineModel:
    made = OutlineModel()
    made.set_book(BOOK, TAB, {})
    return made


@pytest.fixture
def view(qtbot: QtBot, look: Look, rows: OutlineModel) -> OutlineView:
    made = OutlineView(rows, look)
    qtbot.addWidget(made)
    made.resize(320, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def drag(view: OutlineView, data: QMimeData, place: QPoint) -> bool:
    """Drag over a place; whether it could be let go there."""
    moved = False
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(place, COPY, data, LEFT, NONE)
        QApplication.sendEvent(view.viewport(), event)
        moved = event.isAccepted()
    return moved


def drop(view: OutlineView, data: QMimeData, place: QPoint) -> None:
    drag(view, data, place)
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(place), COPY, data, LEFT, NONE))


def colours_along(view: OutlineView, height: int) -> set[str]:
    image = view.viewport().grab().toImage()
    return {image.pixelColor(x, height).name().upper() for x in range(60, 200)}


def test_a_line_shows_the_place_between_rows(
    view: OutlineView, rows: OutlineModel, passages: QMimeData, look: Look
) -> None:
    top = view.visualRect(rows.index_of_entry(EntryId("e3"))).top()
    assert look.theme.accent not in colours_along(view, top)
    assert drag(view, passages, QPoint(80, top + 1))
    assert colours_along(view, top) == {look.theme.accent}
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert look.theme.accent not in colours_along(view, top)


def test_a_section_under_the_pointer_is_filled(
    view: OutlineView, rows: OutlineModel, passages: QMimeData, look: Look
) -> None:
    rect = view.visualRect(rows.index_of_section(TAB, SectionId("s3")))
    drag(view, passages, rect.center())
    assert look.theme.drop in colours_along(view, rect.top() + 3)


def test_passages_go_where_the_line_stood(
    qtbot: QtBot, view: OutlineView, rows: OutlineModel, passages: QMimeData, look: Look
) -> None:
    top = view.visualRect(rows.index_of_entry(EntryId("e3"))).top()
    with qtbot.waitSignal(rows.passages_dropped) as dropped:
        drop(view, passages, QPoint(80, top + 1))
    assert dropped.args == [TAB, "s2", "e3", (PASSAGE,)]
    assert look.theme.accent not in colours_along(view, top)


def test_passages_let_go_on_a_section_go_to_its_end(
    qtbot: QtBot, view: OutlineView, rows: OutlineModel, passages: QMimeData
) -> None:
    with qtbot.waitSignal(rows.passages_dropped) as dropped:
        drop(view, passages, view.visualRect(rows.index_of_section(TAB, SectionId("s2"))).center())
    assert dropped.args == [TAB, "s2", "", (PASSAGE,)]


def test_files_are_not_for_the_outline(view: OutlineView, rows: OutlineModel) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("a.docx")])
    assert not drag(view, data, view.visualRect(rows.index_of_section(TAB, SectionId("s2"))).center())


def test_a_closed_section_opens_under_what_is_dragged(
    qtbot: QtBot, view: OutlineView, rows: OutlineModel, passages: QMimeData
) -> None:
    place = rows.index_of_section(TAB, SectionId("s2"))
    view.collapse(place)
    drag(view, passages, view.visualRect(place).center())
    assert not view.isExpanded(place)
    qtbot.waitUntil(lambda: view.isExpanded(place))
