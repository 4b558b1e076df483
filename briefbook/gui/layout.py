"""GUI room: the three columns of the window: where each pane stands, and how their shares are remembered."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefbook.gui.bench import Panes
from briefbook.gui.look import Look
from briefbook.gui.models.outline import OutlineModel
from briefbook.gui.models.results import ResultsModel
from briefbook.gui.models.topic_drops import TopicDrops
from briefbook.gui.panes.compare_pane import ComparePane
from briefbook.gui.panes.editor import EntryEditor
from briefbook.gui.panes.first_run import FirstRun
from briefbook.gui.panes.inline_bar import InlineBar
from briefbook.gui.panes.navigation import NavigationPane
from briefbook.gui.panes.note_pane import NotePane
from briefbook.gui.panes.outline_pane import OutlinePane
from briefbook.gui.panes.preview_pane import PreviewPane
from briefbook.gui.panes.problems import ProblemsPane
from briefbook.gui.panes.results_list import ResultsList
from briefbook.gui.panes.return_pane import ReturnPane
from briefbook.gui.panes.search_bar import SearchBar
from briefbook.gui.panes.source_bar import SourceBar
from briefbook.gui.panes.splitter import Splitter
from briefbook.gui.panes.status import StatusLine
from briefbook.gui.panes.toast import Toast
from briefbook.gui.panes.topics_pane import TopicsPane
from briefbook.settings import options
from briefbook.settings.options import Option
from briefbook.settings.storage import Settings

_COLUMNS = (220, 680, 380)
_MIDDLE = (420, 300)
_DOCK = (560, 240)
_RIGHT = (320, 380)
_LEAST_RESULTS = 48
"""Pixels; where a bar needs the room, the list gives way down to this."""
_BATCH = 20
"""Rows of results that are measured at a time; the window answers between."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds the panes: the whole, and its splitters."""

    whole: QWidget
    columns: Splitter
    middle: Splitter
    right: Splitter

    def remembered(self) -> tuple[tuple[Splitter, Option[tuple[int, ...]], tuple[int, ...]], ...]:
        """Return each splitter with the option that keeps its shares and their defaults in pixels."""
        return (
            (self.columns, options.COLUMNS, _COLUMNS),
            (self.middle, options.MIDDLE, _MIDDLE),
            (self.right, options.RIGHT, _RIGHT),
        )

    def restore(self, settings: Settings, chosen: Sequence[Splitter]) -> None:
        """Give these splitters the shares that they had."""
        for splitter, option, usual in self.remembered():
            if splitter not in chosen:
                continue
            sizes: tuple[int, ...] = settings.get(option)
            is_kept = len(sizes) == splitter.count() and any(sizes)
            splitter.setSizes(list(sizes if is_kept else usual))

    def remember(self, settings: Settings, chosen: Sequence[Splitter]) -> None:
        """Keep the shares of these splitters; a pane that is hidden keeps the share that it had."""
        for splitter, option, usual in self.remembered():
            if splitter not in chosen or not splitter.isVisible():
                continue
            before: tuple[int, ...] = settings.get(option)
            known = before if len(before) == splitter.count() else usual
            shares = zip(splitter.sizes(), known, splitter.hidden_panes(), strict=True)
            settings.set(option, tuple(kept if is_hidden else size for size, kept, is_hidden in shares))


def make_panes(look: Look, parent: QWidget) -> Panes:
    """Make every widget of the window; `build` gives each its place."""
    results_model, outline_model, navigation_model = ResultsModel(parent), OutlineModel(parent), TopicDrops(parent)
    results = ResultsList(results_model, look, parent)
    results.setBatchSize(_BATCH)
    results.setMinimumHeight(_LEAST_RESULTS)
    middle = QFrame(parent)
    middle.setProperty("role", "surface")
    return Panes(
        middle=middle,
        first_run=FirstRun(look, parent),
        navigation=NavigationPane(navigation_model, look, parent),
        search=SearchBar(look, parent),
        banner=InlineBar(look, parent),
        notice=InlineBar(look, parent),
        source_bar=SourceBar(look, parent),
        results=results,
        preview=PreviewPane(look, parent),
        editor=EntryEditor(look, parent),
        compare=ComparePane(look, parent),
        problems=ProblemsPane(look, parent),
        returned=ReturnPane(look, parent),
        topics=TopicsPane(look, parent),
        outline=OutlinePane(outline_model, look, parent),
        note=NotePane(look, parent),
        status=StatusLine(look, parent),
        toast=Toast(look, results),
        results_model=results_model,
        outline_model=outline_model,
        navigation_model=navigation_model,
    )


def build(panes: Panes, parent: QWidget) -> Frame:
    """Put the panes into their columns."""
    middle = Splitter(Qt.Orientation.Vertical)
    lower = _column(panes.preview, panes.editor, panes.compare)
    for widget in (panes.results, lower):
        middle.addWidget(widget)
    middle.setStretchFactor(0, 3)
    middle.setStretchFactor(1, 2)
    for widget in (panes.editor, panes.compare, panes.problems, panes.topics, panes.returned):
        widget.hide()
    column = QVBoxLayout(panes.middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in (panes.search, panes.banner):
        column.addWidget(widget)
    column.addWidget(middle, 1)
    centre = _column(panes.first_run, panes.middle, panes.topics, panes.returned)
    right = Splitter(Qt.Orientation.Vertical)
    right.addWidget(panes.outline)
    right.addWidget(panes.note)
    columns = Splitter(Qt.Orientation.Horizontal)
    for widget in (panes.navigation, centre, right):
        columns.addWidget(widget)
    columns.setStretchFactor(0, 0)
    columns.setStretchFactor(1, 1)
    columns.setStretchFactor(2, 0)
    columns.setCollapsible(1, False)
    whole = QWidget(parent)
    page = QVBoxLayout(whole)
    page.setContentsMargins(0, 0, 0, 0)
    page.setSpacing(0)
    page.addWidget(panes.notice)
    page.addWidget(panes.source_bar)
    page.addWidget(_docked(columns, panes.problems), 1)
    page.addWidget(panes.status)
    return Frame(whole, columns, middle, right)


def _docked(columns: QWidget, dock: QWidget) -> Splitter:
    """Return the columns with a pane below all of them that is there only when it is asked for."""
    made = Splitter(Qt.Orientation.Vertical)
    for place, widget in enumerate((columns, dock)):
        made.addWidget(widget)
        made.setStretchFactor(place, 1 - place)
    made.setCollapsible(0, False)
    made.setSizes(list(_DOCK))
    return made


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return holder
