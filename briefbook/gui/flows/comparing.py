"""GUI room: an excerpt whose source was changed since it was picked: then and now, keep mine or take the new text."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefbook.app import arranging
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.corpus import Overview
from briefbook.gui.dragged import DraggedPassage
from briefbook.gui.entry_text import followed_span
from briefbook.model.book import Entry
from briefbook.model.document import Document
from briefbook.model.excerpt import Excerpt, Provenance
from briefbook.model.kinds import DocumentId, EntryId, document_id

if TYPE_CHECKING:
    from briefbook.app.comparing import Comparison


class Comparing(QObject):
    """The excerpts of the book beside their sources."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._kept: set[tuple[EntryId, str | None]] = set()
        self._there: set[DocumentId] | None = None
        self._compared: dict[tuple[EntryId, str], Comparison] = {}
        self._stale: set[EntryId] = set()
        self._shown: tuple[Entry, Comparison] | None = None
        panes, session = bench.panes, bench.session
        panes.editor.entry_shown.connect(self._check)
        panes.compare.closed.connect(self._close)
        panes.compare.keep_asked.connect(self._keep)
        panes.compare.take_asked.connect(self._take)
        session.indexer.ended.connect(lambda _outcome: self._check_edited())
        session.desk.opened.connect(lambda _opened: self._forget())
        session.indexer.ended.connect(lambda _outcome: self._look_again())
        session.desk.changed.connect(lambda _state: self._look_over())
        panes.outline.view.entry_opened.connect(lambda _entry_id: panes.compare.hide())

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"compare-source": self._compare_current}

    def _entries(self) -> Iterator[Entry]:
        state = self._bench.session.desk.state
        yield from (entry for _, _, entry in state.book.entries()) if state is not None else ()

    def _entry(self, entry_id: EntryId | None) -> Entry | None:
        return next((entry for entry in self._entries() if entry.id == entry_id), None)

    def _is_here(self, provenance: Provenance) -> bool:
        workspace = self._bench.session.corpus.workspace
        return workspace is not None and provenance.folder == workspace.id

    def _look_again(self) -> None:
        """Forget what was compared: the folder was read."""
        self._there, self._compared = None, {}
        if self._bench.session.indexer.is_complete:
            self._bench.session.corpus.overview(self._take_overview)

    def _take_overview(self, overview: Overview) -> None:
        self._there = {document.id for document in overview.documents}
        self._look_over()

    def _look_over(self) -> None:
        """Find the excerpts whose sources were changed; those whose documents are as they were need no look."""
        there = self._there
        if there is None:
            return
        sources = [(one, one.provenance) for one in self._entries() if one.provenance is not None]
        doubtful = {
            _key(entry, source): Excerpt(entry.blocks, source)
            for entry, source in sources
            if self._is_here(source) and document_id(source.document, source.path) not in there
        }
        waiting = {key: excerpt for key, excerpt in doubtful.items() if key not in self._compared}

        def mark(compared: tuple["Comparison", ...]) -> None:
            self._compared.update(zip(waiting, compared, strict=True))
            self._mark({key[0]: self._compared[key] for key in doubtful if key in self._compared})

        if waiting:
            self._bench.session.decisions.compare(tuple(waiting.values()), mark)
        else:
            mark(())

    def _mark(self, compared: Mapping[EntryId, "Comparison"]) -> None:
        """Mark what was changed in the outline; the status line says it once."""
        stale = {
            entry_id
            for entry_id, found in compared.items()
            if found.state != "same" and (entry_id, found.now) not in self._kept
        }
        self._bench.panes.outline_model.set_stale(stale)
        if stale - self._stale:
            self._bench.tell(self._bench.say.counted("stale", len(stale)))
        self._stale = stale

    def _check_edited(self) -> None:
        editor = self._bench.panes.editor
        entry = self._entry(editor.entry_id) if editor.isVisible() else None
        if entry is not None:
            self._check(entry)

    def _check(self, entry: Entry) -> None:
        """Look whether the source of the entry in the editor was changed; the bar above it says so."""
        editor, source = self._bench.panes.editor, entry.provenance
        if source is None or not self._is_here(source):
            editor.bar.hide()
            return

        def tell(compared: tuple["Comparison", ...]) -> None:
            found = compared[0]
            if editor.entry_id != entry.id:
                return
            if found.state == "same" or (entry.id, found.now) in self._kept:
                editor.bar.hide()
                return
            say = self._bench.say
            open_it = (say("compare.open"), lambda: self._show(entry, found))
            editor.bar.ask(say(f"compare.{found.state}"), "warning", [open_it])

        self._bench.session.decisions.compare((Excerpt(entry.blocks, source),), tell)

    def _compare_current(self) -> None:
        """Compare the entry that is edited, or the current one of the outline."""
        panes, say = self._bench.panes, self._bench.say
        current = panes.outline_model.entry_id(panes.outline.view.currentIndex())
        entry = self._entry(panes.editor.entry_id if panes.editor.isVisible() else current)
        if entry is None or entry.provenance is None:
            self._bench.tell(say("compare.none"))
            return
        if not self._is_here(entry.provenance):
            self._bench.tell(say("compare.elsewhere", folder=entry.provenance.label))
            return

        def tell(compared: tuple["Comparison", ...]) -> None:
            found = compared[0]
            if found.state == "same":
                self._bench.tell(say("compare.same"))
            else:
                self._show(entry, found)

        self._bench.session.decisions.compare((Excerpt(entry.blocks, entry.provenance),), tell)

    def _show(self, entry: Entry, found: "Comparison") -> None:
        source, panes = entry.provenance, self._bench.panes
        if source is None:
            return
        self._shown = (entry, found)
        name = source.title or source.path.rpartition("/")[2]
        panes.compare.show_texts(name, found.then, found.now, is_edited=entry.is_edited)
        panes.editor.hide()
        panes.preview.hide()
        panes.compare.show()
        panes.compare.then.setFocus()

    def _close(self) -> None:
        """Put the pane away; the keyboard goes to the entry in the outline."""
        panes, shown = self._bench.panes, self._shown
        self._forget()
        if shown is not None:
            panes.outline.view.select_entry(shown[0].id)
        panes.outline.view.setFocus()

    def _forget(self) -> None:
        self._shown = None
        panes = self._bench.panes
        if panes.compare.isVisible():
            panes.compare.hide()
            panes.preview.show()

    def _keep(self) -> None:
        if self._shown is not None:
            self._kept.add((self._shown[0].id, self._shown[1].now))
            self._look_over()
            self._bench.tell(self._bench.say("compare.kept"))
            self._close()

    def _take(self) -> None:
        """Let the entry be what its source says now, with its new provenance; undo brings the old text back."""
        shown = self._shown
        if shown is None or shown[1].document is None:
            return
        path = shown[1].document.path
        self._bench.session.corpus.documents((path,), lambda found: self._pick(*shown, found))

    def _pick(self, entry: Entry, comparison: "Comparison", found: tuple[Document, ...]) -> None:
        source, now = entry.provenance, comparison.now
        passages = found[0].passages if found else ()
        passage = next((one for one in passages if one.text == now), None)
        if source is None or now is None or passage is None:
            self._check(entry)
            return
        span = followed_span(comparison.then, now, source.text)
        pick = DraggedPassage(found[0].passage_id(passage.ordinal), found[0].path, span)

        def put(excerpts: tuple[Excerpt, ...]) -> None:
            desk = self._bench.session.desk
            desk.edit(lambda opened: arranging.retake(opened, entry.id, excerpts[0]), lambda _: self._tell_taken())

        self._bench.session.corpus.excerpts([pick], put)

    def _tell_taken(self) -> None:
        self._bench.tell(self._bench.say("compare.taken"), can_undo=True, toast=True)
        self._close()


def _key(entry: Entry, source: Provenance) -> tuple[EntryId, str]:
    return entry.id, f"{source.document}:{source.ordinal}:{source.text_hash}"
