"""GUI room: the outline: sections and entries are added, named, moved and removed; everything can be undone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from briefbook.app import arranging, assembling
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.desk import BookState
from briefbook.gui.placing import Place, dropped_entry, dropped_section, stepped_entry, stepped_section
from briefbook.model.book import Section
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import EntryId, SectionId
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
        self._view.removal_asked.connect(self._remove)
        self._view.move_asked.connect(self._step)
        self._model.section_renamed.connect(self._rename)
        self._model.entry_dropped.connect(self._drop_entry)
        self._model.section_dropped.connect(self._drop_section)
        self._model.text_dropped.connect(self._drop_text)
        self._desk.changed.connect(self._show)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {
            "add-section": self._add_section,
            "rename-section": self._view.rename_current,
            "move-up": lambda: self._step_current(-1),
            "move-down": lambda: self._step_current(1),
            "remove": lambda: self._remove(*self._current()),
        }

    def _sections(self) -> Sequence[Section]:
        return self._desk.state.tab.sections if self._desk.state is not None else ()

    def _show(self, state: BookState) -> None:
        self._model.set_book(state.book, state.tab.id, state.book.language)
        verb, _, label = state.label.partition(" ")
        if verb in ("undo", "redo") and label:
            key = "status.undone" if verb == "undo" else "status.redone"
            self._bench.panes.toast.hide()
            self._bench.tell(self._bench.say(key, edit=self._bench.say.edit(label)))

    def _current(self) -> tuple[str, str]:
        index = self._view.currentIndex()
        return self._model.section_id(index) or "", self._model.entry_id(index) or ""

    def _add_section(self) -> None:
        """Add a section below the current one and let the officer type its heading."""
        heading = self._bench.say("outline.new")
        section_id, _ = self._current()
        ids = [section.id for section in self._sections()]
        at = ids.index(SectionId(section_id)) + 1 if section_id in ids else None

        def name_it(new: SectionId) -> None:
            self._view.setFocus()
            self._view.select_section(new)
            self._view.rename_current()

        self._desk.edit(lambda opened: arranging.add_section(opened, heading, at), name_it)

    def _rename(self, section_id: str, heading: str) -> None:
        if heading.strip():
            self._desk.edit(lambda opened: arranging.rename_section(opened, section_id, heading.strip()))

    def _remove(self, section_id: str, entry_id: str) -> None:
        if entry_id:
            name = self._entry_name(entry_id)
            do: Callable[[assembling.OpenBook], None] = lambda opened: arranging.remove(opened, EntryId(entry_id))  # noqa: E731
        elif section_id:
            name = self._heading(section_id)
            do = lambda opened: arranging.remove_section(opened, section_id)  # noqa: E731
        else:
            return
        told = self._bench.say("status.removed", name=name)
        self._desk.edit(do, lambda _: self._bench.tell(told, can_undo=True, toast=True))

    def _entry_name(self, entry_id: str) -> str:
        text = next((one.text for each in self._sections() for one in each.entries if one.id == entry_id), "")
        return f"“{first_words(text, _SHOWN)}”"

    def _heading(self, section_id: str) -> str:
        state = self._desk.state
        section = next((one for one in self._sections() if one.id == section_id), None)
        return section.heading.in_language(state.book.language) if section is not None and state is not None else ""

    def _step_current(self, step: int) -> None:
        section_id, entry_id = self._current()
        self._step(section_id, entry_id, step)

    def _step(self, section_id: str, entry_id: str, step: int) -> None:
        if entry_id:
            self._move_entry(EntryId(entry_id), stepped_entry(self._sections(), EntryId(entry_id), step))
            return
        at = stepped_section(self._sections(), SectionId(section_id), step)
        if at is not None:
            self._desk.edit(lambda opened: arranging.move_section(opened, section_id, at))

    def _drop_entry(self, entry_id: str, section_id: str, before: str) -> None:
        place = dropped_entry(self._sections(), EntryId(entry_id), SectionId(section_id), before)
        self._move_entry(EntryId(entry_id), place)

    def _move_entry(self, entry_id: EntryId, place: Place | None) -> None:
        if place is not None:
            self._desk.edit(
                lambda opened: arranging.move(opened, entry_id, place.section_id, place.at),
                lambda _: self._view.select_entry(entry_id),
            )

    def _drop_section(self, section_id: str, before: str) -> None:
        at = dropped_section(self._sections(), SectionId(section_id), before)
        self._desk.edit(lambda opened: arranging.move_section(opened, section_id, at))

    def _drop_text(self, section_id: str, _before: str, text: str) -> None:
        """Take text dropped from another program as the officer's own: plain paragraphs, never its markup."""
        blocks = paragraphs(text)
        if blocks:
            self._desk.edit(lambda opened: assembling.write(opened, section_id, blocks), self._view.flash)
