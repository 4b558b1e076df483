"""App room: an excerpt beside its source as it is now: the same, changed since it was picked, or gone."""

import difflib
from dataclasses import dataclass
from typing import Literal

from briefbook.app.workspace import Workspace
from briefbook.index.folder_index import FolderIndex, IndexReader
from briefbook.library.versions import Versions
from briefbook.model.document import Document, DocumentRow, Passage
from briefbook.model.errors import DocumentMissing
from briefbook.model.excerpt import Excerpt, Provenance

State = Literal["same", "changed", "gone"]
_ALIKE = 0.6
"""From this likeness on a passage is taken for the one that was picked, changed."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An excerpt and its source now.

    Attributes:
        then: the passage as it was when it was picked, whole where its version was kept, else the text as taken.
        now: the passage that stands for it now; None when it is gone.
        document: the source now; None when it is gone.
    """

    state: State
    then: str
    now: str | None
    document: DocumentRow | None


def compare(workspace: Workspace, excerpt: Excerpt) -> Comparison:
    """Compare an excerpt with its source as it is indexed now.

    Raises:
        IndexDamaged: the index must be made anew.
    """
    provenance = excerpt.provenance
    then = _then(workspace, provenance)
    reader = FolderIndex(workspace.place).reader()
    try:
        source = _source(reader, provenance)
    finally:
        reader.close()
    if source is None:
        return Comparison("gone", then, None, None)
    for passage in _by_nearness(source, provenance):
        if provenance.text in passage.text:
            return Comparison("same", then, passage.text, source.row)
    nearest = _most_alike(source, then)
    return Comparison("gone" if nearest is None else "changed", then, nearest, source.row)


def _then(workspace: Workspace, provenance: Provenance) -> str:
    kept = Versions(workspace.library).get(provenance.document)
    passages = kept.passages if kept is not None else ()
    return next((one.text for one in passages if one.ordinal == provenance.ordinal), provenance.text)


def _source(reader: IndexReader, provenance: Provenance) -> Document | None:
    """Return the document with the content that was picked from, wherever it lies; else the one at its path."""
    prefix = f"{provenance.document[:16]}@"
    moved = sorted(row.path for row in reader.documents() if row.id.startswith(prefix))
    path = provenance.path if provenance.path in moved or not moved else moved[0]
    try:
        return reader.document(path)
    except DocumentMissing:
        return None


def _by_nearness(source: Document, provenance: Provenance) -> list[Passage]:
    return sorted(source.passages, key=lambda one: abs(one.ordinal - provenance.ordinal))


def _most_alike(source: Document, then: str) -> str | None:
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(then.split())
    best, most = None, _ALIKE
    for passage in source.passages:
        matcher.set_seq1(passage.text.split())
        if matcher.real_quick_ratio() >= most and matcher.quick_ratio() >= most and matcher.ratio() >= most:
            best, most = passage.text, matcher.ratio()
    return best
