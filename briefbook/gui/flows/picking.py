"""GUI room: picking: hits and selections go into the sections of the book, once each, with a way back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from briefbook.app import assembling
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.desk import BookState
from briefbook.gui.destination import nearest_section
from briefbook.gui.dragged import DraggedPassage
from briefbook.gui.flows.reading import Reading
from briefbook.gui.flows.searching import Searching
from briefbook.gui.placing import place_before
from briefbook.model.book import NOT_PLACED, Book, Section
from briefbook.model.excerpt import Excerpt
from briefbook.model.kinds import EntryId, PassageId, SectionId, TabId, passage_id
from briefbook.settings import options


class Picking(QObject):
    """What goes from the corpus into the book.

    Signals:
        added: new entries are in the book (id of the first).
    """

    added = Signal(str)

    def __init__(self, bench: Bench, searching: Searching, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._searching = searching
        self._reading = reading
        self._chosen: tuple[TabId | None, SectionId] | None = None
        self._query = ""
        panes, desk = bench.panes, bench.session.desk
        panes.results.passages_chosen.connect(lambda _rows: self._add_hits(None))
        panes.results.section_chosen.connect(lambda _rows, number: self._add_hits(number))
        panes.preview.add_asked.connect(self.add_from_preview)
        panes.outline.view.row_changed.connect(self._choose)
        panes.outline_model.passages_dropped.connect(self._take_drop)
        searching.query_changed.connect(self._follow_query)
        desk.opened.connect(lambda _opened: self._begin())
        desk.changed.connect(self._follow_book)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), panes.preview.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.add_from_preview)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"add-passage": self._add, "add-to-section": self._bench.panes.results.setFocus}

    def _begin(self) -> None:
        remembered = self._bench.session.settings.get(options.SECTION)
        self._chosen = (None, SectionId(remembered)) if remembered else None

    def _choose(self, tab_id: str, section_id: str, _entry_id: str) -> None:
        """Let the section that the officer selected be the destination; a row that is in none changes nothing."""
        if not section_id:
            return
        self._chosen = (TabId(tab_id), SectionId(section_id))
        self._bench.session.settings.set(options.SECTION, section_id)
        self._show_destination()

    def _follow_query(self, query: str) -> None:
        if query != self._query:
            self._query = query
            self._show_destination()

    def _follow_book(self, state: BookState) -> None:
        self._bench.panes.results_model.set_in_book(headings_by_passage(state.book))
        self._show_destination()

    def destination(self) -> Section | None:
        """Return the section that passages go to: the one selected, else the nearest to the query, else the first."""
        state = self._bench.session.desk.state
        if state is None:
            return None
        tab_id, section_id = self._chosen or (None, None)
        places = _places(state)
        here = places if tab_id in (None, state.tab.id) else ()
        chosen = next((one for one in here if one.id == section_id), None)
        return chosen or nearest_section(self._query, places)

    def _show_destination(self) -> None:
        section, state = self.destination(), self._bench.session.desk.state
        panes = self._bench.panes
        if state is not None:
            panes.outline_model.set_destination(state.tab.id, section.id if section is not None else None)
        heading = section.heading.in_language(state.book.language) if section is not None and state is not None else ""
        panes.preview.set_destination(heading)

    def _add(self) -> None:
        if self._bench.panes.preview.view.hasFocus():
            self.add_from_preview()
        else:
            self._add_hits(None)

    def _add_hits(self, number: int | None) -> None:
        """Add the selected hits to section `number`, from 1, or to the destination."""
        self._searching.when_settled(lambda: self._add_selected(number))

    def _add_selected(self, number: int | None) -> None:
        state, panes = self._bench.session.desk.state, self._bench.panes
        if state is None:
            return
        section = self.destination()
        if number is not None:
            sections = _places(state)
            if number > len(sections):
                self._bench.tell(self._bench.say("status.nosection", n=number, count=len(sections)))
                return
            section = sections[number - 1]
        hits = [panes.results_model.hit(row) for row in panes.results.selected_rows()]
        picks = [DraggedPassage(hit.passage_id, hit.document.path) for hit in hits]
        if section is not None and picks:
            self.take(state.tab.id, section.id, picks)

    def add_from_preview(self) -> None:
        """Add what is selected in the preview to the destination; the current hit where nothing is selected."""
        parts, hit = self._bench.panes.preview.view.selected_passages(), self._reading.current_hit()
        section, state = self.destination(), self._bench.session.desk.state
        if hit is None or section is None or state is None:
            return
        fingerprint = hit.passage_id.partition(":")[0]
        path = hit.document.path
        picks = [
            DraggedPassage(PassageId(f"{fingerprint}:{number}"), path, (start, end)) for number, start, end in parts
        ]
        self.take(state.tab.id, section.id, picks or [DraggedPassage(hit.passage_id, path)])

    def _take_drop(self, tab_id: str, section_id: str, before: str, passages: Sequence[DraggedPassage]) -> None:
        self.take(TabId(tab_id), SectionId(section_id), passages, before)

    def take(self, tab_id: TabId, section_id: SectionId, picks: Sequence[DraggedPassage], before: str = "") -> None:
        """Take passages of the corpus into a section, before an entry or at the end."""
        self._bench.session.corpus.excerpts(picks, lambda excerpts: self._put(tab_id, section_id, excerpts, before))

    def _put(self, tab_id: TabId, section_id: SectionId, excerpts: Sequence[Excerpt], before: str) -> None:
        """Put into the book what does not stand in it yet, before an entry or at the end; say where the rest stands."""

        def do(opened: assembling.OpenBook) -> _Taken:
            known = taken_spans(opened.book)
            new = [one for one in excerpts if _key(one) not in known]
            at = place_before(opened.book, tab_id, section_id, before)
            ids = assembling.add(opened, section_id, new, tab=tab_id, at=at) if new else ()
            heading = taken_spans(opened.book).get(_key((new or excerpts)[0]), "")
            return _Taken(ids, heading)

        if excerpts:
            self._bench.session.desk.edit(do, self._tell)

    def _tell(self, taken: "_Taken") -> None:
        say, heading = self._bench.say, taken.heading
        if not taken.ids:
            self._bench.tell(say("status.already", section=heading), toast=True)
            return
        self._bench.tell(say.counted("added", len(taken.ids), section=heading), can_undo=True, toast=True)
        self._bench.panes.outline.view.flash(taken.ids[0])
        self.added.emit(taken.ids[0])


@dataclass(frozen=True, slots=True)
class _Taken:
    """What came of adding: the new entries, none when all stood in the book; the heading they stand under."""

    ids: tuple[EntryId, ...]
    heading: str


def _places(state: BookState) -> list[Section]:
    """Return the sections that passages can go to: all that the note shows."""
    return [section for section in state.tab.sections if section.id != NOT_PLACED]


SpanKey = tuple[PassageId, tuple[int, int]]


def _key(excerpt: Excerpt) -> SpanKey:
    source = excerpt.provenance
    return passage_id(source.document, source.ordinal), source.span


def taken_spans(book: Book) -> dict[SpanKey, str]:
    """Return what was taken into the book, by passage and span, with the heading it stands under."""
    return {
        (passage_id(entry.provenance.document, entry.provenance.ordinal), entry.provenance.span): (
            section.heading.in_language(book.language)
        )
        for _, section, entry in book.entries()
        if entry.provenance is not None
    }


def headings_by_passage(book: Book) -> dict[PassageId, str]:
    """Return the passages that stand in the book, whole or in part, with the heading they stand under."""
    return {passage: heading for (passage, _), heading in taken_spans(book).items()}
