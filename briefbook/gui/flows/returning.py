"""GUI room: a Word file that colleagues worked on comes back: its changes are shown, and taken as one edit."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from briefbook.app import returning
from briefbook.app.returning import Returned
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.exports import export_folder
from briefbook.gui.jobs import Lane
from briefbook.gui.panes.return_pane import Change
from briefbook.model.errors import BriefbookError
from briefbook.model.kinds import EntryId
from briefbook.model.returned import NewText, Remark, ReturnedEntry
from briefbook.model.text import first_words

_SHOWN = 90


class Returning(QObject):
    """The pane of what came back, in the place of search and results while it is open."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._desk = bench.session.desk
        self._pane = bench.panes.returned
        self._returned: Returned | None = None
        self._pane.take_asked.connect(self._take)
        self._pane.closed.connect(self._close)
        self._pane.shown.connect(self._follow)
        self._desk.opened.connect(lambda _opened: self._close())

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"return-file": self._choose}

    def _choose(self) -> None:
        say = self._bench.say
        folder = str(export_folder(self._bench.session.settings))
        chosen, _ = QFileDialog.getOpenFileName(self._window, say("return.choose"), folder, say("return.files"))
        if chosen:
            self.compare(Path(chosen))

    def compare(self, file: Path) -> None:
        """Compare a file with the book, with all that was typed in it."""
        self._desk.settling.emit()
        opened = self._desk.current
        if opened is None:
            return
        self._bench.tell(self._bench.say("return.reading", name=file.name))
        self._bench.session.jobs.run(
            Lane.BOOK, lambda: returning.compare(file, opened.book), self._show, self._bench.complain
        )

    def _show(self, returned: Returned) -> None:
        self._returned = returned
        say, report = self._bench.say, returned.report
        changes = [*map(self._of_entry, (one for one in report.entries if one.state != "same"))]
        changes += map(self._of_new, report.new)
        notes = [*map(say.sentence, report.notes)]
        if report.frame:
            notes.append(say.counted("return.frame", len(report.frame)))
        if not changes:
            notes.append(say("return.same"))
        title = say("return.title", name=returned.file.name)
        self._pane.show_changes(title, notes, changes)
        self._bench.tell(say.counted("return.found", len(changes)))
        panes = self._bench.panes
        for widget in (panes.middle, panes.topics, panes.first_run):
            widget.hide()
        self._pane.show()
        self._pane.list.setFocus()

    def _of_entry(self, one: ReturnedEntry) -> Change:
        say = self._bench.say
        text = one.returned or one.exported or one.now
        line = f"{say(f'return.state-{one.state}')} · {self._heading(one)} · {first_words(text, _SHOWN)}"
        now = one.now if one.now not in (one.exported, one.returned) else ""
        about = self._about(one.authors, one.remarks)
        if one.state == "conflict" and one.merged is not None:
            about = f"{say('return.merged')} {about}".strip()
        return Change(one.id, one.state, line, about, one.exported, one.returned, now, is_taken=one.state != "conflict")

    def _of_new(self, one: NewText) -> Change:
        say = self._bench.say
        line = f"{say('return.state-new')} · {self._heading(one)} · {first_words(one.text, _SHOWN)}"
        return Change(one.id, "new", line, self._about(one.authors, one.remarks), "", one.text, "", is_taken=True)

    def _heading(self, one: ReturnedEntry | NewText) -> str:
        book = self._returned.book if self._returned is not None else None
        if book is None:
            return ""
        sections = (section for tab in book.tabs if tab.id == one.tab for section in tab.sections)
        found = next((section for section in sections if section.id == one.section), None)
        return found.heading.in_language(book.language) if found is not None else one.section

    def _about(self, authors: tuple[str, ...], remarks: tuple[Remark, ...]) -> str:
        say = self._bench.say
        by = [say("return.by", names=", ".join(authors))] if authors else []
        return " ".join((*by, *(f"{one.author}: {say('text.quoted', text=one.text)}" for one in remarks)))

    def _follow(self, change: str) -> None:
        self._bench.panes.note.view.show_place(change)
        if change.startswith("e"):
            self._bench.panes.outline.view.select_entry(EntryId(change))

    def _take(self) -> None:
        returned, ids = self._returned, self._pane.checked()
        if returned is None or not ids:
            return

        def tell(taken: tuple[str, ...]) -> None:
            self._close()
            self._bench.tell(self._bench.say.counted("return.taken", len(taken)), can_undo=True, toast=True)

        self._desk.edit(lambda opened: returning.take(opened, returned, ids), tell, self._refused)

    def _refused(self, error: BriefbookError) -> None:
        returned = self._returned
        if returned is not None:
            self._bench.complain(error, self._bench.say("return.again"), lambda: self.compare(returned.file))

    def _close(self) -> None:
        self._returned = None
        if self._pane.isHidden():
            return
        self._pane.hide()
        panes, session = self._bench.panes, self._bench.session
        has_folder = session.corpus.workspace is not None
        panes.middle.setVisible(has_folder)
        panes.first_run.setVisible(not has_folder)
        panes.outline.view.setFocus()
