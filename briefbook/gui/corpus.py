"""GUI room, the corpus side of the window's session: the open folder, searching it and reading its documents.

Everything that touches files runs on the search lane; the signals arrive in the window's thread.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from briefbook.app.workspace import Workspace, open_workspace
from briefbook.gui.dragged import DraggedPassage
from briefbook.gui.jobs import Failed, Jobs, Lane
from briefbook.model.document import Document, DocumentRow, Problem, Skipped
from briefbook.model.errors import BriefbookError, DocumentMissing, IndexDamaged
from briefbook.model.excerpt import Excerpt
from briefbook.model.hit import Also, Hit, Results
from briefbook.model.query import Explanation, Request, Understood
from briefbook.settings.places import Places

if TYPE_CHECKING:
    from briefbook.app.finding import Finder

T = TypeVar("T")
Spans = dict[int, tuple[tuple[int, int], ...]]
MOST_MARKED = 500
"""Passages of one document whose hits are marked in the preview."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the folder holds: its documents, the files that gave none, the names passed over."""

    documents: tuple[DocumentRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it is to be shown: with the spans that answer the query, by ordinal of the passage."""

    document: Document
    spans: Spans


class Corpus(QObject):
    """The open folder of documents.

    Signals:
        opened: the workspace is known (Workspace).
        results_arrived: the newest search has its answer (Results).
        understood_arrived: how the newest search was taken (Understood); it follows its answer.
        reading_arrived: the newest document asked for is ready to be read (Reading).
        damaged: the index must be made anew (IndexDamaged).
        renewed: the index could not be opened, and an empty one was begun in its place (IndexDamaged).
        failed: one sentence for the officer (BriefbookError).
    """

    opened = Signal(object)
    results_arrived = Signal(object)
    understood_arrived = Signal(object)
    reading_arrived = Signal(object)
    damaged = Signal(object)
    renewed = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._places = places
        self._finder: Finder | None = None
        self._answered_by: Finder | None = None
        self._newest_search = 0
        self._newest_reading = 0
        self._newest_explanation = 0
        self.workspace: Workspace | None = None

    def open(self, folder: Path) -> None:
        """Open a folder and show what is indexed of it."""
        self._jobs.run(Lane.SEARCH, lambda: self._open(folder), self._announce, self.failed.emit)

    def _open(self, folder: Path) -> tuple[Workspace, IndexDamaged | None]:
        from briefbook.app.verifying import finder_of  # noqa: PLC0415  # Whoosh is loaded after the first paint

        workspace = open_workspace(folder, self._places)
        self.close()
        self._finder, damage = finder_of(workspace)
        return workspace, damage

    def _announce(self, opened: tuple[Workspace, IndexDamaged | None]) -> None:
        self.workspace, damage = opened
        self.opened.emit(self.workspace)
        if damage is not None:
            self.renewed.emit(damage)

    def find(self, request: Request, *, complete: bool) -> None:
        """Search; only the newest search is answered. `complete` says whether the whole folder is indexed."""
        self._newest_search += 1
        number = self._newest_search

        def work() -> "tuple[Results, Understood, Finder] | None":
            finder = self._finder
            if number != self._newest_search or finder is None:
                return None
            return _answer(finder, request, complete=complete), finder.understand(request), finder

        def then(answer: "tuple[Results, Understood, Finder] | None") -> None:
            if answer is not None and number == self._newest_search:
                results, understood, self._answered_by = answer
                self.results_arrived.emit(results)
                self.understood_arrived.emit(understood)

        self._jobs.run(Lane.SEARCH, work, then, self._search_failed)

    def ask(self, work: "Callable[[Finder], T]", then: Callable[[T], None], failed: Failed | None = None) -> None:
        """Do something with the finder of the open folder, where one is open, and hand its outcome to `then`."""

        def on_lane() -> tuple[T] | None:
            return None if self._finder is None else (work(self._finder),)

        def hand_over(made: tuple[T] | None) -> None:
            if made is not None:
                then(made[0])

        self._jobs.run(Lane.SEARCH, on_lane, hand_over, failed or self._search_failed)

    def understand(self, requests: Sequence[Request], then: Callable[[tuple[Understood, ...]], None]) -> None:
        """Hand to `then` how requests are taken."""
        self.ask(lambda finder: tuple(finder.understand(one) for one in requests), then)

    def explain(self, request: Request, then: Callable[[Explanation], None]) -> None:
        """Hand to `then` what a request is taken for, piece by piece; only the newest is answered."""
        self._newest_explanation += 1
        number = self._newest_explanation

        def work() -> Explanation | None:
            if number != self._newest_explanation or self._finder is None:
                return None
            return self._finder.explain(request)

        def hand_over(explanation: Explanation | None) -> None:
            if explanation is not None and number == self._newest_explanation:
                then(explanation)

        self._jobs.run(Lane.SEARCH, work, hand_over, self._search_failed)

    def make_ready(self) -> None:
        """Load what the first searches need, step by step: what is typed meanwhile is answered between two of them."""
        self.ask(lambda finder: (finder, finder.make_ready()), lambda begun: self._go_on(*begun))

    def _go_on(self, of: "Finder", steps: Iterator[None]) -> None:
        def step(finder: "Finder") -> bool:
            return finder is of and next(steps, finder) is None

        self.ask(step, lambda is_more: self._go_on(of, steps) if is_more else None)

    def _search_failed(self, error: BriefbookError) -> None:
        if isinstance(error, IndexDamaged):
            self.damaged.emit(error)
        else:
            self.failed.emit(error)

    def read(self, path: str, request: Request) -> None:
        """Fetch the document at `path` with what answers the request in it; only the newest is answered.

        What was found in a folder is not looked for in the one that was opened since.
        """
        self._newest_reading += 1
        number, asked = self._newest_reading, self._answered_by

        def work() -> Reading | None:
            if number != self._newest_reading or self._finder is None or asked not in (None, self._finder):
                return None
            document = self._finder.document(path)
            return Reading(document, _marks(self._finder, document, request))

        def then(reading: Reading | None) -> None:
            if reading is not None and number == self._newest_reading:
                self.reading_arrived.emit(reading)

        self._jobs.run(Lane.SEARCH, work, then, self._search_failed)

    def excerpts(self, picks: Sequence[DraggedPassage], then: Callable[[tuple[Excerpt, ...]], None]) -> None:
        """Fetch what is picked, with its provenance, and hand it to `then`."""

        def work(finder: "Finder") -> tuple[Excerpt, ...]:
            from briefbook.app.finding import Pick  # noqa: PLC0415  # Whoosh is loaded after the first paint

            today = datetime.now().astimezone().date()
            return finder.excerpts([Pick(one.passage_id, one.span, one.path) for one in picks], today)

        self.ask(work, then)

    def overview(self, then: Callable[[Overview], None]) -> None:
        """Fetch all documents, problems and skipped names, and hand them to `then`."""
        self.ask(lambda finder: Overview(finder.documents(), finder.problems(), finder.skipped()), then)

    def elsewhere(self, hit: Hit, other: Also, request: Request, then: Callable[[Hit], None]) -> None:
        """Fetch what a hit says as it stands at another place, and hand it to `then` where it is still there."""
        self.ask(
            lambda finder: _at_another_place(finder, hit, other, request),
            lambda found: then(found) if found is not None else None,
        )

    def documents(self, paths: Sequence[str], then: Callable[[tuple[Document, ...]], None]) -> None:
        """Fetch a few documents, and hand those that are still there to `then`."""
        self.ask(lambda finder: tuple(_documents(finder, paths)), then)

    def close(self) -> None:
        """Let go of the index files; called on the search lane."""
        finder, self._finder = self._finder, None
        if finder is not None:
            finder.close()


def _answer(finder: "Finder", request: Request, *, complete: bool) -> Results:
    """Return what answers a request; a paragraph whose like is searched for is not like itself."""
    results = finder.find(request, complete=complete)
    if request.like is None:
        return results
    others = tuple(hit for hit in results.hits if hit.text != request.like)
    return replace(results, hits=others, total=results.total - len(results.hits) + len(others))


def _at_another_place(finder: "Finder", hit: Hit, other: Also, request: Request) -> Hit | None:
    """Return the hit of another place; None where the passage is not there any more."""
    document = finder.document(other.document.path)
    passage = next((one for one in document.passages if one.ordinal == other.ordinal), None)
    if passage is None:
        return None
    first = Also(hit.passage_id, hit.ordinal, other.identical, hit.document)
    places = [one for one in hit.also if one is not other]
    spans = _marks(finder, document, request).get(passage.ordinal, ())
    return replace(
        hit,
        passage_id=other.passage_id,
        text=passage.text,
        spans=hit.spans if passage.text == hit.text else spans,
        heading=passage.heading,
        ordinal=passage.ordinal,
        kind=passage.kind,
        page=passage.page,
        document=document.row,
        also=(first, *places),
    )


def _documents(finder: "Finder", paths: Sequence[str]) -> Iterator[Document]:
    for path in paths:
        try:
            yield finder.document(path)
        except DocumentMissing:
            continue  # it was taken away since it was found


def _marks(finder: "Finder", document: Document, request: Request) -> Spans:
    if not request.text:
        return {}
    narrowed = replace(request, filters=replace(request.filters, under=document.path), limit=MOST_MARKED)
    hits = finder.find(narrowed).hits
    return {hit.ordinal: hit.spans for hit in hits if hit.document.path == document.path}
