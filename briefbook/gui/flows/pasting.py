"""GUI room: text of other programs comes into the book, pasted or dropped, and is asked where it is from."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from briefbook.app import pasting
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.desk import BookState
from briefbook.gui.dragged import passages_in
from briefbook.gui.flows.picking import Picking
from briefbook.gui.foreign_text import ForeignText, foreign_text
from briefbook.gui.placing import place_before
from briefbook.model.errors import BriefbookError
from briefbook.model.kinds import EntryId, SectionId, TabId
from briefbook.model.note import plain_text
from briefbook.model.pasted import Pasted


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text goes: into a section of a note, before an entry or, where that is empty, at the end."""

    tab_id: TabId
    section_id: SectionId
    before: str = ""


class Pasting(QObject):
    """Text that Briefbook did not find itself; the guest makes blocks of it, the officer says whose it is."""

    def __init__(self, bench: Bench, picking: Picking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._picking = picking
        self._desk = bench.session.desk
        self._bar = bench.panes.source_bar
        self._asked: EntryId | None = None
        self._bar.answered.connect(self._take_answer)
        self._bar.passed.connect(self._leave)
        bench.panes.outline_model.text_dropped.connect(self._drop)
        self._desk.changed.connect(self._follow_book)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"paste-text": self._paste}

    def _place(self) -> _Place | None:
        """Return the destination; in the outline, behind the current entry."""
        section, state, panes = self._picking.destination(), self._desk.state, self._bench.panes
        if section is None or state is None:
            return None
        ids = [entry.id for entry in section.entries]
        current = panes.outline_model.entry_id(panes.outline.view.currentIndex())
        is_behind = panes.outline.view.hasFocus() and current in ids[:-1]
        before = ids[ids.index(current) + 1] if is_behind and current is not None else ""
        return _Place(state.tab.id, section.id, before)

    def _paste(self) -> None:
        """Paste what the clipboard holds: passages of the corpus with their source, anything else as foreign text."""
        data, place = QGuiApplication.clipboard().mimeData(), self._place()
        if place is None:
            self._bench.tell(self._bench.say("outline.hint"))
            return
        passages = passages_in(data) if data is not None else ()
        text = foreign_text(data)
        if passages:
            self._picking.take(place.tab_id, place.section_id, passages, place.before)
        elif text is not None:
            self._read(text, place)
        else:
            self._bench.tell(self._bench.say("paste.nothing"))

    def _drop(self, tab_id: str, section_id: str, before: str, text: ForeignText) -> None:
        self._read(text, _Place(TabId(tab_id), SectionId(section_id), before))

    def _read(self, text: ForeignText, place: _Place) -> None:
        say, had_focus = self._bench.say, QApplication.focusWidget()
        self._bench.tell(say("paste.reading"))

        def refuse(error: BriefbookError) -> None:
            if text.form == "text" or not text.plain.strip():
                self._bench.complain(error)
            else:
                plain = ForeignText("text", text.plain, text.plain)
                self._bench.complain(error, say("paste.plain"), lambda: self._read(plain, place))

        self._desk.with_maker(
            lambda maker: pasting.read_pasted(maker, text.form, text.content),
            lambda pasted: self._put(pasted, place, had_focus),
            refuse,
        )

    def _put(self, pasted: Pasted, place: _Place, had_focus: QWidget | None) -> None:
        if not plain_text(pasted.blocks).strip():
            self._bench.tell(self._bench.say("paste.nothing"))
            return

        def show(entry_id: EntryId) -> None:
            self._bench.panes.outline.view.flash(entry_id)
            self._bench.panes.outline.view.select_entry(entry_id)
            self._ask(entry_id, pasted, is_undisturbed=QApplication.focusWidget() is had_focus)

        self._desk.edit(
            lambda opened: pasting.paste(
                opened,
                place.section_id,
                pasted.blocks,
                tab=place.tab_id,
                at=place_before(opened.book, place.tab_id, place.section_id, place.before),
            ),
            show,
        )

    def _ask(self, entry_id: EntryId, pasted: Pasted, *, is_undisturbed: bool) -> None:
        """Ask where the text is from, and say what was left out of it; who is at something else keeps the keyboard."""
        state, say = self._desk.state, self._bench.say
        if state is None:
            return
        section = next((one for _, one, entry in state.book.entries() if entry.id == entry_id), None)
        heading = section.heading.in_language(state.book.language) if section is not None else ""
        self._bench.tell(say("paste.done", section=heading), can_undo=True, toast=True)
        left = [say.counted("paste.pictures", pasted.pictures)] if pasted.pictures else []
        left += [say.counted("paste.struck", pasted.struck)] if pasted.struck else []
        lost = [say("paste.left", what=", ".join(left))] if left else []
        known = dict.fromkeys(entry.said_source for _, _, entry in state.book.entries() if entry.said_source)
        self._asked = entry_id
        self._bar.ask(" ".join((*lost, say("paste.ask"))), tuple(known))
        if is_undisturbed:
            self._bar.field.setFocus()

    def _take_answer(self, source: str) -> None:
        entry_id = self._asked
        self._leave()
        if entry_id is not None:
            told = self._bench.say("paste.said", source=source)
            self._desk.edit(
                lambda opened: pasting.say_source(opened, entry_id, source), lambda _: self._bench.tell(told)
            )

    def _leave(self) -> None:
        had_focus = self._bar.isAncestorOf(QApplication.focusWidget() or self._bar)
        self._asked = None
        self._bar.hide()
        if had_focus:
            self._bench.panes.outline.view.setFocus()

    def _follow_book(self, state: BookState) -> None:
        """Ask no more about a text that has gone."""
        if self._asked is not None and all(entry.id != self._asked for _, _, entry in state.book.entries()):
            self._leave()
