"""GUI room: the note: its preview after every edit, its fields, its template, its copies, and its full size."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from briefbook.app import assembling, tabs
from briefbook.app.exporting import Options
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.desk import BookState
from briefbook.gui.jobs import Lane
from briefbook.gui.theme import Theme
from briefbook.model.book import FieldValue
from briefbook.model.errors import BriefbookError, TemplateError
from briefbook.model.kinds import Copy, EntryId, TabId
from briefbook.model.plain import JsonObject
from briefbook.model.template import TemplateInfo
from briefbook.settings import options

_FULL_POINTS = 2.0
"""How much larger than the window's text the note is set at full size."""
_NARROW_POINTS = 12
"""Beside the outline the note grows half as fast from here on: the column does not grow with it."""


class Noting(QObject):
    """The preview of the note and what belongs to it.

    Signals:
        full_size_changed: the note takes the whole window, or its pane again (bool).
    """

    full_size_changed = Signal(bool)

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._pane = bench.panes.note
        self._is_full = False
        self._wanted = ""
        self._note = ("", TabId(""))
        self.copy = Copy.MINISTER
        self.templates: tuple[TemplateInfo, ...] = ()
        desk = bench.session.desk
        desk.changed.connect(self._follow_book)
        desk.preview_arrived.connect(self._show)
        desk.preview_failed.connect(self._show_failure)
        self._pane.fields.field_set.connect(self.set_field)
        self._pane.fields.date_refused.connect(lambda label: bench.tell(bench.say("field.dateless", label=label)))
        self._pane.full_size_asked.connect(self.turn_full_size)
        self._pane.copy_changed.connect(self._choose_copy)
        self._pane.view.left.connect(self._leave)
        self._pane.view.anchor_chosen.connect(lambda anchor: bench.panes.outline.view.select_entry(EntryId(anchor)))
        bench.panes.outline.view.row_changed.connect(self._follow_row)
        bench.appearance.changed.connect(lambda _look: self._render())
        self._has_failed = False
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.applicationStateChanged.connect(self._try_again)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"full-preview": self.turn_full_size, "fields": self.show_fields}

    def begin(self) -> None:
        """Fetch the templates and render by the present look."""
        session = self._bench.session
        places = session.places
        session.jobs.run(Lane.NOTE, lambda: assembling.templates(places), self._take_templates, self._bench.complain)
        self._render()

    def _follow_row(self, _tab_id: str, _section_id: str, entry_id: str) -> None:
        if entry_id and self._bench.panes.outline.view.hasFocus():
            self._pane.view.show_place(entry_id)

    def _take_templates(self, templates: Sequence[TemplateInfo]) -> None:
        self.templates = tuple(templates)
        state = self._bench.session.desk.state
        self._pane.show_templates(self.templates, state.tab.template if state is not None else "")

    def _follow_book(self, state: BookState) -> None:
        note = (state.book.id, state.tab.id)
        if note != self._note:
            self._note = note
            self._pane.view.begin_anew()
        self._pane.fields.show_fields(state.template, state.tab.fields)
        self._pane.show_templates(self.templates or (state.template,), state.tab.template)

    def show_entry(self, entry_id: str) -> None:
        """Bring an entry into sight, now and when the note that holds it is rendered."""
        self._wanted = entry_id
        self._pane.view.show_place(entry_id)

    def _show(self, html: str) -> None:
        self._has_failed = False
        self._pane.view.show_html(html)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._pane.view.show_place(wanted)

    def _render(self) -> None:
        size = self._bench.session.settings.get(options.TEXT_SIZE)
        beside = size + 0.5 if size <= _NARROW_POINTS else _NARROW_POINTS + (size - _NARROW_POINTS) / 2
        points = size + _FULL_POINTS if self._is_full else beside
        look = note_look(self._bench.appearance.theme, points)
        self._bench.session.desk.set_preview(Options(copy=self.copy, preview=True, look=look))

    def _choose_copy(self, copy: Copy) -> None:
        self.copy = copy
        self._render()

    def _show_failure(self, error: BriefbookError) -> None:
        """Say what is wrong, with the place in the template and its line."""
        self._has_failed = True
        say, sentence = self._bench.say, self._bench.say.failure(error)
        if isinstance(error, TemplateError) and error.line and say.language == "fr":
            fault = say("note.fault", template=error.template, n=error.line, text=error.text_of_line.strip())
            sentence = f"{fault} {sentence}"
        self._pane.view.show_error(sentence)

    def _try_again(self, state: Qt.ApplicationState) -> None:
        """Render once more when the officer comes back from mending the template in another program."""
        if self._has_failed and state is Qt.ApplicationState.ApplicationActive:
            self._render()

    def set_field(self, name: str, value: FieldValue | None) -> None:
        """Give a field of the note a value; None takes it away."""
        places, state = self._bench.session.places, self._bench.session.desk.state
        if state is not None:
            tab = state.tab.id
            language = self._bench.say.language
            self._bench.session.desk.edit(lambda opened: tabs.set_fields(opened, {name: value}, places, tab, language))

    def show_fields(self) -> None:
        """Open the form with the fields and put the keyboard into the first."""
        self._pane.show_fields_form(shown=True)
        self._pane.fields.focus_first()

    def turn_full_size(self) -> None:
        """Let the note take the whole window, or its pane again."""
        self._set_full(full=not self._is_full)

    def leave_full_size(self) -> None:
        """Give the note its pane again."""
        if self._is_full:
            self._set_full(full=False)

    def _leave(self) -> None:
        if self._is_full:
            self._set_full(full=False)
        else:
            self._bench.panes.outline.view.setFocus()

    def _set_full(self, *, full: bool) -> None:
        self._is_full = full
        self._wanted = ""
        self._pane.show_full(full=full)
        if full:
            self._pane.view.verticalScrollBar().setValue(0)
        self.full_size_changed.emit(full)
        self._render()


def note_look(theme: Theme, points: float) -> JsonObject:
    """Return the colours of a note's preview in a theme, as the render room takes them."""
    return {
        "text": theme.text,
        "ink": theme.text,
        "muted": theme.muted,
        "accent": theme.warning,
        "link": theme.accent,
        "rule": theme.border,
        "shade": theme.selection_idle,
        "paper": theme.surface,
        "points": points,
        "is_preview": True,
    }
