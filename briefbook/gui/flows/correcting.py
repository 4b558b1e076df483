"""GUI room: correcting: which of two dates is meant, and every other detail that was read of a document."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.date_words import long_date
from briefbook.gui.evidence import evidence_of, is_corrected, unclear_dates
from briefbook.gui.flows.reading import Reading
from briefbook.model.document import Document
from briefbook.model.errors import BriefbookError
from briefbook.model.hit import Results
from briefbook.model.kinds import DocumentId

_AT_ONCE = 8
"""Undated documents that are looked at between two searches."""


class Correcting(QObject):
    """What the officer says a document is called, dated, and so on."""

    def __init__(self, bench: Bench, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._reading = reading
        self._answered = ""
        self._before: QWidget | None = None
        self._looked_at: dict[DocumentId, bool] = {}
        preview = bench.panes.preview
        reading.shown.connect(self._show)
        preview.details_asked.connect(self._turn)
        preview.details.closed.connect(self._close)
        preview.details.corrected.connect(self._take)
        bench.session.corpus.results_arrived.connect(self._look_at)
        bench.appearance.changed.connect(lambda _look: self._show(reading.document))

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"correct-details": self._turn}

    def _turn(self) -> None:
        """Show the details with the keyboard in them, or put them away."""
        preview, document = self._bench.panes.preview, self._reading.document
        details = preview.details
        if details.isVisible():
            self._close()
        elif document is not None:
            self._before = QApplication.focusWidget()
            details.show_document(document)
            preview.question.hide()
            preview.set_details_shown(True)
            details.take_focus()

    def _close(self) -> None:
        panes = self._bench.panes
        had_keyboard = panes.preview.details.isAncestorOf(QApplication.focusWidget() or panes.results)
        panes.preview.set_details_shown(False)
        self._show(self._reading.document)
        if had_keyboard:
            is_there = self._before is not None and self._before.isVisible()
            (self._before if self._before is not None and is_there else panes.preview.view).setFocus()

    def _show(self, document: Document | None) -> None:
        """Follow the document that is read: ask what its date is where that is unclear."""
        preview = self._bench.panes.preview
        if document is None:
            preview.set_details_shown(False)
            preview.question.hide()
            return
        preview.details.show_document(document)
        if preview.details.isVisible():
            preview.question.hide()
        elif unclear_dates(document):
            self._ask(document)
        elif document.path == self._answered and document.date and is_corrected(document, "date"):
            self._tell_answer(document, document.date)
        else:
            preview.question.hide()

    def _ask(self, document: Document) -> None:
        say, language = self._bench.say, self._bench.appearance.language
        found = evidence_of(document, "date")
        line = found.line if found is not None else ""

        def answer(date: str) -> Callable[[], None]:
            def keep() -> None:
                self._answered = document.path
                self._correct(document.path, "date", date)

            return keep

        self._bench.panes.preview.question.ask(
            say("date.question", line=line),
            "warning",
            [(long_date(date, language), answer(date)) for date in unclear_dates(document)[:2]],
        )

    def _tell_answer(self, document: Document, date: str) -> None:
        say = self._bench.say
        sentence = say("date.answered", date=long_date(date, self._bench.appearance.language))

        def take_back() -> None:
            self._answered = ""
            self._correct(document.path, "date", None)

        self._bench.panes.preview.question.say(sentence, "info", say("undo.button"), take_back)

    def _take(self, field: str, value: str | None) -> None:
        document = self._reading.document
        if document is not None:
            self._correct(document.path, field, value)

    def _correct(self, path: str, field: str, value: str | None) -> None:
        bench = self._bench
        say, details = bench.say, bench.panes.preview.details
        sentence = say("details.taken-back" if value is None else "details.kept", field=say(f"details.{field}"))

        def refuse(error: BriefbookError) -> None:
            if details.isVisible():
                details.refuse(say.failure(error))
            else:
                bench.complain(error)

        bench.session.decisions.correct(path, field, value, lambda: bench.tell(sentence), refuse)

    def _look_at(self, results: Results) -> None:
        """Mark the hits whose date is unclear: the undated ones are looked at, a few at a time."""
        undated = {hit.document.id: hit.document.path for hit in results.hits if hit.document.date is None}
        known = {one for one, is_unclear in self._looked_at.items() if is_unclear}
        self._bench.panes.results_model.set_unclear_dates(known)
        waiting = [path for one, path in undated.items() if one not in self._looked_at]
        if waiting:
            self._bench.session.corpus.documents(waiting[:_AT_ONCE], lambda found: self._note(results, waiting, found))

    def _note(self, results: Results, asked: list[str], found: tuple[Document, ...]) -> None:
        for document in found:
            self._looked_at[document.id] = bool(unclear_dates(document))
        gone = set(asked[:_AT_ONCE]) - {document.path for document in found}
        if not gone and results is self._bench.panes.results_model.results:
            self._look_at(results)
        else:
            self._bench.panes.results_model.set_unclear_dates(
                {one for one, is_unclear in self._looked_at.items() if is_unclear}
            )
