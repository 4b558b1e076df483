"""GUI room: what the checks remark of the note while it is written, how long it is, and the way to each place."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from briefbook.app import reviewing
from briefbook.app.opening_data import rows_fault
from briefbook.app.speaking import speaking_time
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.desk import BookState, rows_of
from briefbook.gui.dialogs.export import ExportChoice
from briefbook.gui.exports import OPEN_DATA
from briefbook.gui.finding_words import Remark, is_field, remark
from briefbook.gui.flows.noting import Noting
from briefbook.gui.jobs import Lane
from briefbook.model.book import NOT_PLACED, Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import EntryId, EntryKind, Language, SectionId
from briefbook.model.measure import word_count

CHECK_AFTER_MS = 300
_SAID_ELSEWHERE = "speaking-time"
"""What the line of the note says already."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is said of a note: its words, the seconds it takes to say, 0 where it is not spoken, and the remarks."""

    words: int
    seconds: int
    remarks: tuple[Remark, ...]


class Checking(QObject):
    """The line below the preview and the list of remarks.

    The checks run on the lane for what may wait: those of thousands of texts take longer than a preview may.
    """

    def __init__(self, bench: Bench, noting: Noting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._noting = noting
        self._pane = bench.panes.note
        self._desk = bench.session.desk
        self._newest, self._shown = 0, -1
        self._opens_then = False
        self._wanted_field = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(CHECK_AFTER_MS)
        self._wait.timeout.connect(self._check)
        self._desk.changed.connect(self._follow_book)
        bench.appearance.changed.connect(lambda _look: self._wait.start())
        self._pane.remarks.chosen.connect(self.go_to)
        self._pane.remarks.left.connect(self._leave)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"remarks": self._turn}

    def _follow_book(self, state: BookState) -> None:
        self._wait.start()
        if self._wanted_field in {field.name for field in state.template.fields}:
            self._show_field(self._wanted_field)

    def _check(self) -> None:
        state = self._desk.state
        if state is None:
            return
        self._newest += 1
        number, language = self._newest, self._bench.appearance.language

        def show(checked: Checked) -> None:
            if number == self._newest:
                self._shown = number
                self._pane.show_checked(checked.words, checked.seconds, checked.remarks)
                if self._opens_then and not self._wait.isActive():
                    self.open()

        self._bench.session.jobs.run(Lane.ASIDE, lambda: check(state, language), show, self._bench.complain)

    def check_export(self, choice: ExportChoice, then: Callable[[tuple[Remark, ...]], None]) -> None:
        """Say what the checks remark of what is to be exported, the gravest first."""
        state, places, say = self._desk.state, self._bench.session.places, self._bench.say
        if state is None:
            return
        is_rows, book = choice.form == OPEN_DATA, state.book
        all_tabs = rows_of(book, state.tab, whole=True) if is_rows else book.tabs
        tabs = all_tabs if choice.whole else (state.tab,)

        def work() -> tuple[Remark, ...]:
            found = [
                remark(one, tab, say.language)
                for tab in tabs
                for one in reviewing.note_findings(book, tab, places, choice.copy, choice.language)
            ]
            fault = rows_fault(book, tabs, places) if is_rows else None
            if fault is not None:
                sentence = say.failure(fault)
                found.insert(0, Remark(Finding("row-incomplete", "error", sentence), state.tab.id, sentence))
            return tuple(sorted(found, key=lambda one: ("error", "warning", "info").index(one.finding.severity)))

        self._bench.session.jobs.run(Lane.ASIDE, work, then, self._bench.complain)

    def _turn(self) -> None:
        """Open the list with the keyboard in it; from there the same key closes it."""
        if self._pane.remarks.hasFocus():
            self._leave()
        else:
            self.open()

    def open(self) -> None:
        """Open the list with the keyboard in it, once the note is checked as it stands."""
        self._opens_then = self._wait.isActive() or self._shown != self._newest
        if self._opens_then:
            return
        self._noting.leave_full_size()
        if self._pane.show_remarks(shown=True):
            self._pane.remarks.setFocus()
        else:
            self._bench.tell(self._bench.say("remarks.nothing"))

    def _leave(self) -> None:
        self._pane.show_remarks(shown=False)
        self._bench.panes.outline.view.setFocus()

    def go_to(self, chosen: Remark) -> None:
        """Go to the place that a remark speaks of: a field, an entry, a section, or the note itself."""
        state, outline, place = self._desk.state, self._bench.panes.outline.view, chosen.finding.place
        tab = next((one for one in state.book.tabs if one.id == chosen.tab_id), None) if state is not None else None
        if state is None or tab is None:
            return
        if is_field(chosen):
            if state.tab.id == tab.id:
                self._show_field(place)
            else:
                self._wanted_field = place
                outline.select_tab(tab.id)
            return
        if any(entry.id == place for section in tab.sections for entry in section.entries):
            outline.select_entry(EntryId(place))
        elif any(section.id == place for section in tab.sections):
            outline.select_section(tab.id, SectionId(place))
        else:
            outline.select_tab(tab.id)
        outline.setFocus()

    def _show_field(self, name: str) -> None:
        self._wanted_field = ""
        self._noting.show_fields()
        self._pane.fields.focus_field(name)


def check(state: BookState, language: Language) -> Checked:
    """Return what is said of the note that is worked on, in a language."""
    found = reviewing.findings(state.book, state.tab, state.template)
    remarks = tuple(remark(one, state.tab, language) for one in found if one.code != _SAID_ELSEWHERE)
    return Checked(note_words(state.tab), speaking_time(state.book, state.tab, state.template), remarks)


def note_words(tab: Tab) -> int:
    """Return how many words the texts of a note have; notes to self and what has no place do not count."""
    return sum(
        word_count(entry.text)
        for section in tab.sections
        if section.id != NOT_PLACED
        for entry in section.entries
        if entry.kind is not EntryKind.SELF
    )
