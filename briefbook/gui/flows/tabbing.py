"""GUI room: the notes of a book: added of a template, named, moved, copied, taken out, given another template."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefbook.app import retemplating, tabs
from briefbook.app.retemplating import Retemplated
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.desk import BookState
from briefbook.gui.dialogs.template_picker import TemplatePicker
from briefbook.gui.flows.booking import Booking
from briefbook.gui.flows.noting import Noting
from briefbook.gui.placing import dropped_tab, stepped_tab
from briefbook.model.kinds import TabId


class Tabbing(QObject):
    """What is done to the notes of a book as wholes."""

    def __init__(self, bench: Bench, noting: Noting, booking: Booking, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._noting = noting
        self._booking = booking
        self._window = window
        self._desk = bench.session.desk
        self._view = bench.panes.outline.view
        model = bench.panes.outline_model
        self._view.removal_asked.connect(self._remove)
        self._view.move_asked.connect(self._step)
        model.tab_renamed.connect(self._rename)
        model.tab_dropped.connect(self._drop)
        bench.panes.note.template_chosen.connect(self._use)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {
            "new-book": self._ask_book,
            "add-tab": self._ask_tab,
            "duplicate-tab": self._duplicate,
            "change-template": self._ask_template,
        }

    def _pick(self, kind: str, action: str, then: Callable[[str], None]) -> None:
        """Let the officer choose a template."""
        state, say = self._desk.state, self._bench.say
        templates = self._noting.templates
        if state is None or not templates:
            return
        picker = TemplatePicker(templates, self._bench.appearance.look, self._window)
        picker.chosen.connect(then)
        picker.finished.connect(lambda _code: picker.deleteLater())
        picker.ask(say(kind), say(action), state.tab.template)

    def _ask_book(self) -> None:
        self._pick("template.new-title", "template.new-action", self._booking.start_new)

    def _ask_tab(self) -> None:
        self._pick("template.add-title", "template.add-action", self._add)

    def _ask_template(self) -> None:
        self._pick("note.template", "template.use", self._use)

    def _add(self, template: str) -> None:
        places = self._bench.session.places
        self._desk.edit(lambda opened: tabs.add_tab(opened, template, places), self._go_to)

    def _go_to(self, tab_id: TabId) -> None:
        self._view.select_tab(tab_id)
        self._view.setFocus()

    def _duplicate(self) -> None:
        state = self._desk.state
        if state is not None:
            tab_id = state.tab.id
            self._desk.edit(lambda opened: tabs.duplicate_tab(opened, tab_id), self._go_to)

    def _rename(self, tab_id: str, name: str) -> None:
        self._desk.edit(lambda opened: tabs.rename_tab(opened, TabId(tab_id), name))

    def _remove(self, tab_id: str, section_id: str, _entry_id: str) -> None:
        """Take the note of the current row out of the book; the row of a section is not its note."""
        state = self._desk.state
        if state is None or section_id or not tab_id:
            return
        if len(state.book.tabs) == 1:
            self._bench.tell(self._bench.say("tab.only"))
            return
        told = self._bench.say("status.removed", name=self._name(state, TabId(tab_id)))
        self._desk.edit(
            lambda opened: tabs.remove_tab(opened, TabId(tab_id)),
            lambda _: self._bench.tell(told, can_undo=True, toast=True),
        )

    def _name(self, state: BookState, tab_id: TabId) -> str:
        tab = next((tab for tab in state.book.tabs if tab.id == tab_id), None)
        return (tab.name if tab is not None else "") or state.titles.get(tab_id, tab_id)

    def _step(self, tab_id: str, section_id: str, _entry_id: str, step: int) -> None:
        state = self._desk.state
        if state is None or section_id or not tab_id:
            return
        self._move(TabId(tab_id), stepped_tab(state.book, TabId(tab_id), step))

    def _drop(self, tab_id: str, before: str) -> None:
        state = self._desk.state
        if state is not None:
            self._move(TabId(tab_id), dropped_tab(state.book, TabId(tab_id), before))

    def _move(self, tab_id: TabId, at: int | None) -> None:
        if at is not None:
            self._desk.edit(lambda opened: tabs.move_tab(opened, tab_id, at), lambda _: self._view.select_tab(tab_id))

    def _use(self, template: str) -> None:
        """Give the note another template; what found no place is told, and Undo brings the old one back."""
        state, places = self._desk.state, self._bench.session.places
        if state is None or template == state.tab.template:
            return
        tab_id, say = state.tab.id, self._bench.say
        info = next((one for one in self._noting.templates if one.name == template), None)
        title = say.of(info.title) if info is not None else template

        def tell(done: Retemplated) -> None:
            told = say("template.used", title=title)
            if done.not_placed:
                told = f"{told} {say.counted('template.unplaced', len(done.not_placed))}"
            self._bench.tell(told, can_undo=True, toast=True)

        self._desk.edit(lambda opened: retemplating.use_template(opened, template, places, tab_id), tell)
