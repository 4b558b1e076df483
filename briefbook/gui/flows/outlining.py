"""GUI room: the outline: sections and entries are added, named, moved and removed; everything can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from briefbook.app import arranging, assembling
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.desk import BookState
from briefbook.gui.placing import Place, dropped_entry, dropped_section, stepped_entry, stepped_section
from briefbook.model.book import Tab
from briefbook.model.kinds import EntryId, SectionId, TabId
from briefbook.model.text import first_words

_SHOWN = 40
"""Characters of an entry that name it in the status line."""


class Outlining(QObject):
    """What is done to the rows of the outline."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._desk = bench.session.desk
        panes = bench.panes
        self._view, self._model = panes.outline.view, panes.outline_model
        panes.outline.section_asked.connect(self._add_section)
        self._view.row_changed.connect(self._follow_row)
        self._view.removal_asked.connect(self._remove)
        self._view.move_asked.connect(self._step)
        self._model.section_renamed.connect(self._rename)
        self._model.entry_dropped.connect(self._drop_entry)
        self._model.section_dropped.connect(self._drop_section)
        self._desk.changed.connect(self._show)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {
            "add-section": self._add_section,
            "rename-section": self._view.rename_current,
            "move-up": lambda: self._step(*self._view.current_ids(), -1),
            "move-down": lambda: self._step(*self._view.current_ids(), 1),
            "remove": lambda: self._remove(*self._view.current_ids()),
        }

    def _tab(self, tab_id: str) -> Tab | None:
        state = self._desk.state
        return next((tab for tab in state.book.tabs if tab.id == tab_id), None) if state is not None else None

    def _show(self, state: BookState) -> None:
        self._model.set_book(state.book, state.tab.id, state.titles)
        verb, _, label = state.label.partition(" ")
        if verb in ("undo", "redo") and label:
            key = "status.undone" if verb == "undo" else "status.redone"
            self._bench.panes.toast.hide()
            self._bench.tell(self._bench.say(key, edit=self._bench.say.edit(label)))

    def _follow_row(self, tab_id: str, _section_id: str, _entry_id: str) -> None:
        """Work on the note whose row is current."""
        if tab_id:
            self._desk.show_tab(TabId(tab_id))

    def _add_section(self) -> None:
        """Add a section below the current one and let the officer type its heading."""
        state = self._desk.state
        if state is None:
            return
        heading, tab_id = self._bench.say("outline.new"), state.tab.id
        _, section_id, _ = self._view.current_ids()
        ids = [section.id for section in state.tab.sections]
        at = ids.index(SectionId(section_id)) + 1 if section_id in ids else None

        def name_it(new: SectionId) -> None:
            self._view.setFocus()
            self._view.select_section(tab_id, new)
            self._view.rename_current()

        self._desk.edit(lambda opened: arranging.add_section(opened, heading, at, tab_id), name_it)

    def _rename(self, tab_id: str, section_id: str, heading: str) -> None:
        if heading.strip():
            where = TabId(tab_id)
            self._desk.edit(lambda opened: arranging.rename_section(opened, section_id, heading.strip(), where))

    def _remove(self, tab_id: str, section_id: str, entry_id: str) -> None:
        tab = self._tab(tab_id)
        if tab is None or not section_id:
            return
        if entry_id:
            name = self._bench.say("text.quoted", text=_entry_name(tab, entry_id))
            do: Callable[[assembling.OpenBook], None] = lambda opened: arranging.remove(opened, EntryId(entry_id))  # noqa: E731
        else:
            name = self._heading(tab, section_id)
            do = lambda opened: arranging.remove_section(opened, section_id, tab.id)  # noqa: E731
        told = self._bench.say("status.removed", name=name)
        self._desk.edit(do, lambda _: self._bench.tell(told, can_undo=True, toast=True))

    def _heading(self, tab: Tab, section_id: str) -> str:
        state = self._desk.state
        section = next((one for one in tab.sections if one.id == section_id), None)
        return section.heading.in_language(state.book.language) if section is not None and state is not None else ""

    def _step(self, tab_id: str, section_id: str, entry_id: str, step: int) -> None:
        tab = self._tab(tab_id)
        if tab is None or not section_id:
            return
        if entry_id:
            self._move_entry(EntryId(entry_id), tab.id, stepped_entry(tab.sections, EntryId(entry_id), step))
            return
        at = stepped_section(tab.sections, SectionId(section_id), step)
        if at is not None:
            self._desk.edit(lambda opened: arranging.move_section(opened, section_id, at, tab.id))

    def _drop_entry(self, entry_id: str, tab_id: str, section_id: str, before: str) -> None:
        tab = self._tab(tab_id)
        if tab is not None:
            place = dropped_entry(tab.sections, EntryId(entry_id), SectionId(section_id), before)
            self._move_entry(EntryId(entry_id), tab.id, place)

    def _move_entry(self, entry_id: EntryId, tab_id: TabId, place: Place | None) -> None:
        if place is not None:
            self._desk.edit(
                lambda opened: arranging.move(opened, entry_id, place.section_id, place.at, tab_id),
                lambda _: self._view.select_entry(entry_id),
            )

    def _drop_section(self, tab_id: str, section_id: str, before: str) -> None:
        tab = self._tab(tab_id)
        if tab is not None:
            at = dropped_section(tab.sections, SectionId(section_id), before)
            self._desk.edit(lambda opened: arranging.move_section(opened, section_id, at, tab.id))


def _entry_name(tab: Tab, entry_id: str) -> str:
    text = next((one.text for each in tab.sections for one in each.entries if one.id == entry_id), "")
    return first_words(text, _SHOWN)
