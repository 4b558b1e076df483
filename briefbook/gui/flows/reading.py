"""GUI room: reading: the preview follows the list; hits are stepped through, texts copied, sources opened."""

from PySide6.QtCore import QMimeData, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.citation import plain_citation, rich_citation
from briefbook.gui.corpus import Reading as DocumentReading
from briefbook.gui.dragged import DraggedPassage, passage_of, put_passages
from briefbook.gui.indexer import Outcome
from briefbook.model.document import Document
from briefbook.model.errors import DocumentMissing
from briefbook.model.hit import Hit
from briefbook.model.kinds import PassageId

_FOLLOW_MS = 30
"""A row that is only passed on the way to another is not read from disk."""


class Reading(QObject):
    """The preview of the document that the current hit stands in.

    Signals:
        shown: another document is shown, or the same one read anew (Document, None for none).
    """

    shown = Signal(object)

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._shown: tuple[Document, str] | None = None
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW_MS)
        self._follow.timeout.connect(self._fetch)
        panes, corpus = bench.panes, bench.session.corpus
        panes.results.hit_changed.connect(lambda _row: self._follow.start())
        panes.results.opened.connect(lambda _row: self._enter())
        panes.results.page_preview.connect(panes.preview.view.page)
        panes.preview.view.left.connect(panes.results.setFocus)
        panes.preview.open_asked.connect(self._open_source)
        panes.preview.copy_asked.connect(self._copy)
        panes.preview.copy_with_source_asked.connect(self._copy_with_source)
        corpus.reading_arrived.connect(self._show)
        bench.appearance.changed.connect(lambda _look: self._forget() if self._shown is None else None)
        corpus.opened.connect(lambda _workspace: self._forget())
        bench.session.indexer.ended.connect(self._look_again)
        self._forget()

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        preview = self._bench.panes.preview
        return {
            "copy": self._copy,
            "copy-with-source": self._copy_with_source,
            "find-in-text": preview.find_in_text,
            "next-hit": preview.view.next_hit,
            "previous-hit": preview.view.previous_hit,
            "open-source": self._open_source,
            "reveal-source": self._reveal_source,
            "page-lines": preview.view.turn_furniture,
        }

    def current_hit(self) -> Hit | None:
        """Return the hit of the current row."""
        row = self._bench.panes.results.currentIndex().row()
        return self._bench.panes.results_model.hit(row) if row >= 0 else None

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._shown[0] if self._shown is not None else None

    def _look_again(self, outcome: Outcome) -> None:
        """Fetch the document that is shown once more where files were read: its details may be others now."""
        if outcome.report is not None and self._shown is not None:
            self._read(self._shown[0].path)

    def _forget(self) -> None:
        self._shown = None
        self.shown.emit(None)
        self._bench.panes.preview.set_title("")
        self._bench.panes.preview.view.show_nothing(self._bench.say("preview.start"))

    def _fetch(self) -> None:
        hit = self.current_hit()
        if hit is None:
            if not self._bench.panes.results_model.rowCount():
                self._forget()
            return
        query = self._bench.panes.results_model.results.query
        if self._shown is not None and (self._shown[0].id, self._shown[1]) == (hit.document.id, query):
            self._bench.panes.preview.view.show_passage(hit.ordinal)
            return
        self._read(hit.document.path)

    def _read(self, path: str) -> None:
        self._bench.session.corpus.read(path, self._bench.panes.search.request(typing=False))

    def _show(self, reading: DocumentReading) -> None:
        hit = self.current_hit()
        if hit is None or hit.document.path != reading.document.path:
            return
        marks = dict(reading.spans)
        marks.setdefault(hit.ordinal, hit.spans)
        self._shown = (reading.document, self._bench.panes.results_model.results.query)
        preview = self._bench.panes.preview
        preview.set_title(reading.document.row.name, reading.document.path)
        preview.view.show_document(reading.document, marks, hit.ordinal)
        self.shown.emit(reading.document)

    def _enter(self) -> None:
        self._bench.panes.preview.view.setFocus()

    def text(self) -> str:
        """Return what is meant by Copy: the selection in the preview, else the current hit."""
        hit = self.current_hit()
        document = self._shown[0] if self._shown is not None else None
        parts = self._bench.panes.preview.view.selected_passages()
        if document is not None and parts:
            texts = {passage.ordinal: passage.text for passage in document.passages}
            return "\n".join(texts[ordinal][start:end] for ordinal, start, end in parts if ordinal in texts)
        return hit.text if hit is not None else ""

    def _copy(self) -> None:
        panes = self._bench.panes
        focus = QApplication.focusWidget()
        entry = panes.outline_model.entry(panes.outline.view.currentIndex())
        if entry is not None and focus is panes.outline.view:
            text, passages = entry.text, [passage_of(entry.provenance)] if entry.provenance is not None else []
        else:
            text, passages = self.text(), self._passages()
        if text:
            data = QMimeData()
            put_passages(data, passages, text)
            QGuiApplication.clipboard().setMimeData(data)
            self._bench.tell(self._bench.say("status.copied"))

    def _passages(self) -> list[DraggedPassage]:
        """Return what `text` is taken from, so that it keeps its source where it is pasted into a book."""
        hit = self.current_hit()
        if hit is None:
            return []
        path, fingerprint = hit.document.path, hit.passage_id.partition(":")[0]
        parts = self._bench.panes.preview.view.selected_passages()
        picks = [DraggedPassage(PassageId(f"{fingerprint}:{number}"), path, (low, high)) for number, low, high in parts]
        return picks or [DraggedPassage(hit.passage_id, path)]

    def _copy_with_source(self) -> None:
        hit, text = self.current_hit(), self.text()
        if hit is None or not text:
            return
        parts = self._bench.panes.preview.view.selected_passages()
        ordinal = parts[0][0] if parts else hit.ordinal
        data = QMimeData()
        put_passages(data, self._passages(), plain_citation(text, hit.document, ordinal))
        data.setHtml(rich_citation(text, hit.document, ordinal))
        QGuiApplication.clipboard().setMimeData(data)
        self._bench.tell(self._bench.say("status.copied-source"))

    def _open_source(self) -> None:
        hit = self.current_hit()
        if hit is not None:
            self._open(hit.document.path, folder=False)

    def _reveal_source(self) -> None:
        hit = self.current_hit()
        if hit is not None:
            self.reveal(hit.document.path)

    def reveal(self, path: str) -> None:
        """Show the folder of the file at `path` within the corpus."""
        self._open(path, folder=True)

    def _open(self, path: str, *, folder: bool) -> None:
        workspace = self._bench.session.corpus.workspace
        if workspace is None:
            return
        file = workspace.file(path)
        if not file.exists():
            missing = DocumentMissing(f"{path} is not in its folder any more; look for changes with Ctrl+R.")
            self._bench.complain(missing)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent if folder else file)))
