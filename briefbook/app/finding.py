"""App room: finding passages and reading documents of a workspace, from what is indexed now."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefbook.app.topic_scopes import TopicScopes
from briefbook.app.workspace import Workspace
from briefbook.index.folder_index import FolderIndex, IndexReader
from briefbook.library.synonyms import SynonymFile
from briefbook.library.versions import Versions
from briefbook.model.document import Document, DocumentRow, Passage, Problem, Skipped
from briefbook.model.errors import DocumentMissing, LibraryError, PassageMissing, UsageError
from briefbook.model.excerpt import Excerpt, Origin, take
from briefbook.model.hit import Results
from briefbook.model.kinds import PassageId
from briefbook.model.query import Explanation, Filters, Request, Understood

_PICK = re.compile(r"(?P<id>[0-9a-f]{16}:[0-9]+)(?:@(?P<start>[0-9]+)-(?P<end>[0-9]+))?")
ANYTHING = Filters()
"""No restriction."""
_NO_SYNONYM = "Your synonyms were not searched for: no line of their file can be used; open the synonyms to see why."
_TOPIC_FIELD = re.compile(r"\b(?:topic|sujet|th[eè]me)s?\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pick:
    """A passage that the officer chose, whole or a span of code points [start, end) of its text.

    Attributes:
        path: which of several identical files is meant; None for the first in order.
    """

    passage_id: PassageId
    span: tuple[int, int] | None = None
    path: str | None = None


def read_pick(text: str, path: str | None = None) -> Pick:
    """Return the pick that `ID` or `ID@START-END` names.

    Raises:
        UsageError: the text is neither.
    """
    match = _PICK.fullmatch(text)
    if match is None:
        raise UsageError(f"{text!r} is no passage; take the passage_id that 'find' prints, with @START-END for a part.")
    span = (int(match["start"]), int(match["end"])) if match["start"] else None
    return Pick(PassageId(match["id"]), span, path)


class Finder:
    """Search and reading over one workspace; it sees each commit of the indexer. Use it from one thread.

    Attributes:
        topic_scopes: the topics of the workspace, as a search knows them.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._reader: IndexReader = FolderIndex(workspace.place).reader()
        self.topic_scopes = TopicScopes(workspace, self._reader)
        self._synonyms = SynonymFile(workspace.library)

    def find(self, request: Request, *, complete: bool = True) -> Results:
        """Return the passages that answer a request; `complete` says whether the whole folder is indexed.

        A request without scopes is asked with the topics of the workspace; when these cannot be read, a note says so.
        """
        self._refresh()
        asked, notes = self._scoped(request)
        found = self._reader.find(asked, complete)
        return replace(found, notes=(*found.notes, *notes)) if notes else found

    def like(self, pick: Pick, filters: Filters = ANYTHING, limit: int = 20, *, text: str = "") -> Results:
        """Return passages that speak of the same as the one picked, or as the part picked of it; it is not among them.

        `text` is a query that narrows them.

        Raises:
            PassageMissing: the id names no passage.
        """
        _, picked = self._picked(pick)
        found = self.find(Request(text, filters, limit + 1, like=picked))
        hits = tuple(hit for hit in found.hits if hit.passage_id != pick.passage_id)
        return replace(found, total=found.total - len(found.hits) + len(hits), hits=hits[:limit])

    def figure(self, text: str, filters: Filters = ANYTHING, limit: int = 20) -> Results:
        """Return the passages that state a figure, however it is written there."""
        return self.find(Request(f'figure:"{text.replace(chr(34), " ")}"', filters, limit))

    def make_ready(self) -> Iterator[None]:
        """Load what first searches need, in steps of some 20 ms; it ends early when there is something new to see."""
        self._refresh()
        return self._reader.make_ready()

    def understand(self, request: Request) -> Understood:
        """Return how a request is taken."""
        return self._reader.understand(self._scoped(request)[0])

    def explain(self, request: Request) -> Explanation:
        """Return what a request is taken for, piece by piece."""
        return self._reader.explain(self._scoped(request)[0])

    def _refresh(self) -> None:
        if self._reader.refresh():
            self.topic_scopes.forget()

    def _scoped(self, request: Request) -> tuple[Request, tuple[str, ...]]:
        notes: tuple[str, ...] = ()
        try:
            held = self._synonyms.read()
            request = replace(request, synonyms=request.synonyms or held.groups)
            notes = (_NO_SYNONYM,) if held.problems and not held.groups else ()
        except LibraryError as error:
            notes = (error.sentence,)
        if request.scopes:
            return request, notes
        by_topic = bool(request.filters.topics) or _TOPIC_FIELD.search(request.text) is not None
        try:
            return replace(request, scopes=self.topic_scopes.scopes(thorough=by_topic)), notes
        except LibraryError as error:
            return request, (*notes, error.sentence)

    def document(self, path: str) -> Document:
        """Return the document at `path` within the folder, whichever form its accents have there.

        Raises:
            DocumentMissing: no document lies there.
        """
        self._refresh()
        try:
            return self._reader.document(path)
        except DocumentMissing:
            known = self._as_known(path)
            if known == path:
                raise
        return self._reader.document(known)

    def _as_known(self, path: str) -> str:
        """Return a path as it is known: é may be one letter or two in a file's name, and no officer sees which."""
        asked = unicodedata.normalize("NFC", path)
        alike = [row.path for row in self._reader.documents() if unicodedata.normalize("NFC", row.path) == asked]
        return path if path in alike or not alike else alike[0]

    def documents(self) -> tuple[DocumentRow, ...]:
        """Return all documents in the order of their paths."""
        self._refresh()
        return self._reader.documents()

    def problems(self) -> tuple[Problem, ...]:
        """Return the files that gave no document."""
        self._refresh()
        return self._reader.problems()

    def skipped(self) -> tuple[Skipped, ...]:
        """Return how many names each rule passed over."""
        return self._reader.skipped()

    def excerpts(self, picks: Sequence[Pick], today: date) -> tuple[Excerpt, ...]:
        """Return what is picked, with its provenance; the documents it stands in are kept as they are now.

        Raises:
            PassageMissing: an id names no passage, or a span lies outside its passage.
            LibraryError: a document could not be kept.
        """
        return tuple(self._excerpt(pick, today) for pick in picks)

    def _excerpt(self, pick: Pick, today: date) -> Excerpt:
        (document, passage), _ = self._picked(pick)
        marking = next((one.value for one in document.evidence if one.field == "marking" and one.value), None)
        origin = Origin(self.workspace.id, self.workspace.label, document.fingerprint, document.row, marking)
        excerpt = take(origin, passage, pick.span, today.isoformat())
        Versions(self.workspace.library).keep(document)
        return excerpt

    def _picked(self, pick: Pick) -> tuple[tuple[Document, Passage], str]:
        """Return the passage of a pick in its document, and the text that was picked of it."""
        path = None if pick.path is None else self._as_known(pick.path)
        document, passage = self._reader.passage(pick.passage_id, path)
        start, end = pick.span or (0, len(passage.text))
        if not 0 <= start < end <= len(passage.text):
            sentence = f"The passage has {len(passage.text)} characters; {start}-{end} is not a selection within it."
            raise PassageMissing(sentence)
        return (document, passage), passage.text[start:end]

    def close(self) -> None:
        """Let go of the index files."""
        self._reader.close()
