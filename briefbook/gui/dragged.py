"""GUI room: what is dragged within the window, as the bytes of a MIME type and back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from briefbook.model.excerpt import Provenance
from briefbook.model.kinds import EntryId, PassageId, SectionId, TabId, passage_id
from briefbook.model.plain import PlainError, from_plain, to_plain

PASSAGES = "application/x-briefbook-excerpt"
ENTRY = "application/x-briefbook-entry"


@dataclass(frozen=True, slots=True)
class DraggedPassage:
    """A passage on its way into the book, whole or the code points [start, end) of its text."""

    passage_id: PassageId
    path: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DraggedRow:
    """A row of the outline on its way to another place: an entry; a section or a tab when the ids below are empty."""

    tab_id: TabId
    section_id: SectionId
    entry_id: EntryId


def passage_of(source: Provenance) -> DraggedPassage:
    """Return the passage that an excerpt was taken from."""
    return DraggedPassage(passage_id(source.document, source.ordinal), source.path, source.span)


def put_passages(data: QMimeData, passages: Sequence[DraggedPassage], text: str) -> None:
    """Write passages and their plain text into what is dragged."""
    if passages:
        data.setData(PASSAGES, _bytes([to_plain(one) for one in passages]))
    data.setText(text)


def passages_in(data: QMimeData) -> tuple[DraggedPassage, ...]:
    """Return the passages that are dragged; none when it is something else."""
    try:
        return from_plain(_Passages, {"items": _read(data, PASSAGES)}).items
    except PlainError:
        return ()


def put_row(data: QMimeData, row: DraggedRow) -> None:
    """Write a row of the outline into what is dragged."""
    data.setData(ENTRY, _bytes(to_plain(row)))


def row_in(data: QMimeData) -> DraggedRow | None:
    """Return the row of the outline that is dragged; None when it is something else."""
    try:
        return from_plain(DraggedRow, _read(data, ENTRY))
    except PlainError:
        return None


@dataclass(frozen=True, slots=True)
class _Passages:
    items: tuple[DraggedPassage, ...]


def _bytes(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=False).encode("utf-8")


def _read(data: QMimeData, name: str) -> object:
    if not data.hasFormat(name):
        return None
    try:
        return json.loads(bytes(data.data(name).data()))
    except ValueError:
        return None
