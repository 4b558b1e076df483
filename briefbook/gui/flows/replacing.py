"""GUI room: finding in the note: places are counted and shown, and replaced in the officer's own text as one edit."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from briefbook.app import replacing
from briefbook.app.replacing import FindOptions, Found, Replaced
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.flows.reading import Reading


class Replacing(QObject):
    """The bar that finds in the note that is worked on."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._desk = bench.session.desk
        self._pane = bench.panes.note
        self._bar = bench.panes.note.find_bar
        self._places: tuple[Found, ...] = ()
        self._current = 0
        self._bar.sought.connect(self._seek)
        self._bar.stepped.connect(self._step)
        self._bar.replace_asked.connect(self._replace)
        self._bar.closed.connect(self._close)
        self._desk.changed.connect(lambda _state: self._seek(keep=True))
        self._desk.preview_arrived.connect(lambda _html: self._mark())

    def handlers(self, reading: Reading) -> Handlers:
        """Return what answers to commands; Ctrl+F finds where the keyboard is."""
        in_document = reading.handlers()["find-in-text"]

        def find() -> None:
            panes, focus = self._bench.panes, QApplication.focusWidget()
            of_the_book = (panes.note, panes.outline)
            if focus is not None and any(pane.isAncestorOf(focus) for pane in of_the_book):
                self._open()
            else:
                in_document()

        return {"find-in-text": find, "replace-in-note": self._open}

    def _open(self) -> None:
        """Show the bar over the note itself: remarks and fields are put away."""
        self._pane.show_remarks(shown=False)
        self._pane.show_fields_form(shown=False)
        self._bar.show()
        self._bar.take_focus()
        self._seek()

    def _close(self) -> None:
        self._bar.hide()
        self._places = ()
        self._pane.view.mark_words("")
        self._pane.view.setFocus()

    def _options(self) -> FindOptions:
        return FindOptions(match_case=self._bar.match_case.isChecked(), whole_words=self._bar.whole_words.isChecked())

    def _seek(self, *, keep: bool = False) -> None:
        """Find the words anew; the place that is shown stays the same one in number where it can."""
        state = self._desk.state
        if self._bar.isHidden() or state is None:
            return
        self._places = replacing.find(state.book, self._bar.field.text(), self._options(), state.tab.id)
        self._current = min(self._current, max(0, len(self._places) - 1)) if keep else 0
        self._show()

    def _step(self, step: int) -> None:
        if self._places:
            self._current = (self._current + step) % len(self._places)
            self._show()

    def _show(self) -> None:
        words, total = self._bench.appearance.look.words, len(self._places)
        place = words.hit_place.format(n=self._current + 1, total=total) if total else words.not_found
        self._bar.found.setText(place if self._bar.field.text() else "")
        own = [one for one in self._places if one.is_own]
        self._bar.one.setEnabled(bool(total) and self._places[self._current].is_own)
        self._bar.all.setEnabled(bool(own))
        self._mark()
        if self._places:
            self._pane.view.show_place(self._places[self._current].entry)

    def _mark(self) -> None:
        if not self._bar.isHidden():
            entry = self._places[self._current].entry if self._places else ""
            nth = sum(one.entry == entry for one in self._places[: self._current])
            self._pane.view.mark_words(self._bar.field.text() if self._places else "", entry, nth)

    def _replace(self, everywhere: bool) -> None:
        if not self._places:
            return
        chosen: Sequence[Found] = self._places if everywhere else (self._places[self._current],)
        text, book = self._bar.instead.text(), self._desk.state.book if self._desk.state is not None else None

        def tell(done: Replaced | None) -> None:
            if done is None:
                self._seek()
                return
            told = self._bench.say.counted("replaced", done.places)
            if done.taken:
                told = f"{told} {self._bench.say.counted('replaced.taken', len(done.taken))}"
            self._bench.tell(told, can_undo=bool(done.places), toast=True)

        self._desk.edit(
            lambda opened: replacing.replace(opened, chosen, text) if opened.book is book else None,
            tell,
        )
