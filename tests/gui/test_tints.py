"""Pictures in lists that are open take the colours of another theme with everything else."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from briefbook.app.assembling import templates
from briefbook.gui.dialogs.palette import CommandPalette
from briefbook.gui.dialogs.template_picker import TemplatePicker
from briefbook.gui.dialogs.topic_picker import TopicPicker
from briefbook.gui.finding_words import Remark
from briefbook.gui.look import Dressed, Look
from briefbook.gui.panes.checks_list import ChecksList
from briefbook.gui.panes.return_pane import Change, ReturnPane
from briefbook.gui.panes.topic_table import TopicTable
from briefbook.gui.theme import DARK, LIGHT
from briefbook.gui.topics import TopicsState
from briefbook.model.book import Wording
from briefbook.model.finding import Finding
from briefbook.model.kinds import TabId
from briefbook.model.topic import Topic, TopicId
from briefbook.settings.places import Places
from tests.gui.conftest import MakeLook
from tests.gui.starting import Start

Maker = Callable[[Look, QWidget, Places], QWidget]
EDGE = 16
TOPICS = TopicsState(tuple(Topic(TopicId(name), Wording(name, name)) for name in ("permits", "smuggling")))


def returned(look: Look, parent: QWidget, _places: Places) -> QWidget:
    pane = ReturnPane(look, parent)
    rows = [Change(state, state, state, "", "A text.", "A texts.", "", True) for state in ("edited", "conflict", "new")]
    pane.show_changes("note.docx", (), rows)
    return pane


def template_picker(look: Look, parent: QWidget, places: Places) -> QWidget:
    made = TemplatePicker(templates(places), look, parent)
    made.ask("Add a note", "Add", "")
    return made


def topic_picker(look: Look, parent: QWidget, _places: Places) -> QWidget:
    made = TopicPicker(TOPICS, look, parent)
    made.ask({"permits"}, "")
    made.box.setText("s")
    return made


def topic_table(look: Look, parent: QWidget, _places: Places) -> QWidget:
    made = TopicTable(look, parent)
    made.show_state(TOPICS)
    return made


def checks(look: Look, parent: QWidget, _places: Places) -> QWidget:
    made = ChecksList(look, parent)
    made.show_remarks([Remark(Finding("empty-section", "error", "It is empty."), TabId("t"), "It is empty.")])
    return made


def pictures(widget: QWidget) -> list[QImage]:
    """The pictures of the rows."""
    if isinstance(widget, TopicTable):
        rows = (widget.topLevelItem(row) for row in range(widget.topLevelItemCount()))
        return [row.icon(0).pixmap(EDGE, EDGE).toImage() for row in rows if row is not None]
    lists = widget.findChildren(QListWidget)
    icons = [one.item(row).icon() for one in lists for row in range(one.count())]
    labels = [
        one.pixmap() for one in widget.findChildren(QLabel) if not one.pixmap().isNull() and one.isVisibleTo(widget)
    ]
    return [icon.pixmap(EDGE, EDGE).toImage() for icon in icons] + [label.toImage() for label in labels]


@pytest.mark.parametrize("make", [returned, template_picker, topic_picker, topic_table, checks])
def test_what_is_open_takes_the_colours_of_another_theme(
    qtbot: QtBot, make_look: MakeLook, places: Places, make: Maker
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    shown, fresh = (make(make_look(theme, "en"), parent, places) for theme in (LIGHT, DARK))
    light = pictures(shown)
    assert isinstance(shown, Dressed)
    shown.set_look(make_look(DARK, "en"))
    assert pictures(shown) == pictures(fresh)
    assert len(light) > 0
    assert all(before != after for before, after in zip(light, pictures(shown), strict=True))


def test_the_palette_draws_its_rows_in_the_colours_of_another_theme(start: Start, make_look: MakeLook) -> None:
    window = start(None)
    window.actions_table["palette"].trigger()
    palette = window.findChild(QDialog, "palette")
    assert isinstance(palette, CommandPalette)
    light = palette.list.grab().toImage()
    palette.set_look(make_look(DARK, "en"))
    assert palette.list.grab().toImage() != light
    palette.reject()
