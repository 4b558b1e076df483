"""GUI room: writing: the text of an entry is edited below the results, and new texts are begun there."""

from PySide6.QtCore import QObject

from briefbook.app import arranging, assembling
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.entry_text import to_blocks
from briefbook.gui.flows.picking import Picking
from briefbook.model.book import Entry, Section
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import EntryId, EntryKind, SectionId, TabId


class Editing(QObject):
    """The editor of entries, which takes the place of the preview while it is open."""

    def __init__(self, bench: Bench, picking: Picking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._picking = picking
        self._desk = bench.session.desk
        self._editor = bench.panes.editor
        self._new: tuple[TabId, SectionId, EntryKind] | None = None
        self._is_writing = False
        self._typed_meanwhile: str | None = None
        self._editor.text_typed.connect(self._take)
        self._editor.restore_asked.connect(self._restore)
        self._editor.closed.connect(self._close)
        bench.panes.outline.view.entry_opened.connect(lambda entry_id: self.open_entry(EntryId(entry_id)))
        bench.panes.outline.view.row_changed.connect(self._follow_row)
        self._desk.settling.connect(self._editor.flush)
        self._desk.opened.connect(lambda _opened: self._forget())
        self._desk.changed.connect(lambda _state: self._follow_book())

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {
            "edit-entry": self._edit_current,
            "restore-entry": self._restore_current,
            "write-text": lambda: self._begin(EntryKind.OWN),
            "write-note": lambda: self._begin(EntryKind.SELF),
        }

    def _find(self, entry_id: EntryId) -> tuple[Section, Entry] | None:
        state = self._desk.state
        if state is None:
            return None
        return next(((section, entry) for _, section, entry in state.book.entries() if entry.id == entry_id), None)

    def open_entry(self, entry_id: EntryId) -> None:
        """Edit the text of an entry."""
        found = self._find(entry_id)
        if found is None:
            return
        self._new = None
        self._show(*found)
        self._show_editor()

    def _show(self, section: Section, entry: Entry) -> None:
        state = self._desk.state
        if state is not None:
            language = state.book.language
            self._editor.show_entry(entry, section.heading.in_language(language), language)

    def _show_editor(self) -> None:
        self._bench.panes.preview.hide()
        self._editor.show()
        self._editor.box.setFocus()

    def _edit_current(self) -> None:
        entry_id = self._current()
        if entry_id is not None:
            self.open_entry(entry_id)

    def _current(self) -> EntryId | None:
        panes = self._bench.panes
        return panes.outline_model.entry_id(panes.outline.view.currentIndex())

    def _begin(self, kind: EntryKind) -> None:
        """Begin a text of the officer's own in the destination section; the book has it at the first pause."""
        section, state = self._picking.destination(), self._desk.state
        if section is None or state is None:
            return
        self._editor.start_new(kind, section.heading.in_language(state.book.language))
        self._new = (state.tab.id, section.id, kind)
        self._show_editor()

    def _take(self, text: str) -> None:
        entry_id = self._editor.entry_id
        if entry_id is not None:
            self._change(entry_id, text)
        elif self._is_writing:
            self._typed_meanwhile = text
        elif self._new is not None and text.strip():
            self._write(*self._new, text)

    def _change(self, entry_id: EntryId, text: str) -> None:
        found = self._find(entry_id)
        if found is None:
            return
        blocks = to_blocks(text, found[1].blocks)
        if blocks and blocks != found[1].blocks:
            self._desk.edit(lambda opened: arranging.edit_text(opened, entry_id, blocks))

    def _write(self, tab_id: TabId, section_id: SectionId, kind: EntryKind, text: str) -> None:
        self._is_writing = True

        def adopt(entry_id: EntryId) -> None:
            self._is_writing, self._new = False, None
            self._editor.adopt(entry_id)
            self._bench.panes.outline.view.flash(entry_id)
            later, self._typed_meanwhile = self._typed_meanwhile, None
            if later is not None:
                self._change(entry_id, later)
            else:
                self._follow_book()

        self._desk.edit(lambda opened: assembling.write(opened, section_id, paragraphs(text), kind, tab_id), adopt)

    def _restore(self) -> None:
        entry_id = self._editor.entry_id
        if entry_id is not None:
            self._editor.flush()
            self._desk.edit(lambda opened: arranging.restore_text(opened, entry_id))

    def _restore_current(self) -> None:
        entry_id = self._editor.entry_id if self._editor.isVisible() else self._current()
        found = self._find(entry_id) if entry_id is not None else None
        if found is not None and found[1].is_edited:
            self._desk.edit(lambda opened: arranging.restore_text(opened, found[1].id))

    def _follow_row(self, _tab_id: str, _section_id: str, entry_id: str) -> None:
        """Let the open editor follow the outline, without taking the keyboard from it."""
        if not self._editor.isVisible() or not self._bench.panes.outline.view.hasFocus():
            return
        found = self._find(EntryId(entry_id))
        if found is not None:
            self._new = None
            self._show(*found)

    def _follow_book(self) -> None:
        entry_id = self._editor.entry_id
        if not self._editor.isVisible() or entry_id is None:
            return
        found = self._find(entry_id)
        if found is None:
            self._hide()
        else:
            self._show(*found)

    def _close(self) -> None:
        entry_id = self._editor.entry_id
        self._hide()
        outline = self._bench.panes.outline.view
        if entry_id is not None:
            outline.select_entry(entry_id)
        outline.setFocus()

    def _forget(self) -> None:
        self._new, self._is_writing, self._typed_meanwhile = None, False, None
        self._hide()

    def _hide(self) -> None:
        self._editor.hide()
        self._bench.panes.preview.show()
