"""GUI room: the widgets of the window by name, and what every part of its behaviour works with."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from briefbook.gui.appearance import Appearance
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
from briefbook.gui.panes.status import StatusLine
from briefbook.gui.panes.toast import Toast
from briefbook.gui.panes.topics_pane import TopicsPane
from briefbook.gui.session import Session
from briefbook.gui.wording import Speech, speech
from briefbook.model.errors import BriefbookError, NothingToUndo

Handlers = dict[str, Callable[[], None]]
"""What a part of the behaviour does for the commands that it answers to, by the id of the command."""


@dataclass(frozen=True, slots=True)
class Panes:
    """The widgets of the window.

    Attributes:
        middle: the column of search, results and preview; first_run stands in its place before a folder is open.
        banner: says that the index is incomplete; notice: everything else that asks for one action;
            source_bar: where a pasted text is from.
    """

    middle: QWidget
    first_run: FirstRun
    navigation: NavigationPane
    search: SearchBar
    banner: InlineBar
    notice: InlineBar
    source_bar: SourceBar
    results: ResultsList
    preview: PreviewPane
    editor: EntryEditor
    compare: ComparePane
    problems: ProblemsPane
    returned: ReturnPane
    topics: TopicsPane
    outline: OutlinePane
    note: NotePane
    status: StatusLine
    toast: Toast
    results_model: ResultsModel
    outline_model: OutlineModel
    navigation_model: TopicDrops


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Bench:
    """What a part of the window's behaviour works with."""

    session: Session
    panes: Panes
    appearance: Appearance

    @property
    def say(self) -> Speech:
        """The window's words in its present language."""
        return speech(self.appearance.look)

    def tell(self, sentence: str, *, can_undo: bool = False, toast: bool = False) -> None:
        """Say what was done in the status line, and with `toast` over the results too."""
        self.panes.status.say(sentence, can_undo=can_undo)
        if toast:
            self.panes.toast.say(sentence, can_undo=can_undo)

    def complain(self, error: BriefbookError, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Say an expected failure in a bar, with one action where there is one."""
        sentence = self.say.failure(error)
        if isinstance(error, NothingToUndo):
            self.tell(sentence)
            return
        self.panes.notice.say(sentence, "danger" if not action else "warning", action, do)
        self.panes.status.say(sentence)
