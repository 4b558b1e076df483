"""App room: finding passages and reading documents of a workspace, from what is indexed now."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefbook.app.workspace import Workspace
from briefbook.index.folder_index import FolderIndex, IndexReader
from briefbook.library.versions import Versions
from briefbook.model.document import Document, DocumentRow, Problem, Skipped
from briefbook.model.errors import DocumentMissing, PassageMissing, UsageError
from briefbook.model.excerpt import Excerpt, Origin, take
from briefbook.model.hit import Results
from briefbook.model.kinds import PassageId
from briefbook.model.query import Request, Understood

_PICK = re.compile(r"(?P<id>[0-9a-f]{16}:[0-9]+)(?:@(?P<start>[0-9]+)-(?P<end>[0-9]+))?")


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
    """Search and reading over one workspace; it sees each commit of the indexer. Use it from one thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._reader: IndexReader = FolderIndex(workspace.place).reader()

    def find(self, request: Request, *, complete: bool = True) -> Results:
        """Return the passages that answer a request; `complete` says whether the whole folder is indexed."""
        self._reader.refresh()
        return self._reader.find(request, complete)

    def understand(self, request: Request) -> Understood:
        """Return how a request is taken."""
        return self._reader.understand(request)

    def document(self, path: str) -> Document:
        """Return the document at `path` within the folder, whichever form its accents have there.

        Raises:
            DocumentMissing: no document lies there.
        """
        self._reader.refresh()
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
        self._reader.refresh()
        return self._reader.documents()

    def problems(self) -> tuple[Problem, ...]:
        """Return the files that gave no document."""
        self._reader.refresh()
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
        path = None if pick.path is None else self._as_known(pick.path)
        document, passage = self._reader.passage(pick.passage_id, path)
        origin = Origin(self._workspace.id, self._workspace.label, document.fingerprint, document.row)
        try:
            excerpt = take(origin, passage, pick.span, today.isoformat())
        except ValueError as error:
            raise PassageMissing(str(error)) from error
        Versions(self._workspace.library).keep(document)
        return excerpt

    def close(self) -> None:
        """Let go of the index files."""
        self._reader.close()
