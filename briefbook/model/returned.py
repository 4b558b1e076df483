"""Model room: a Word file that colleagues worked on, and what it says of the book that it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from briefbook.model.kinds import Copy, EntryId, SectionId, TabId
from briefbook.model.note import Block, Blocks, ListBlock, Table, plain_text

PieceRole = Literal["text", "heading", "frame"]
"""What a piece of a file that belongs to no entry is: text, a heading, or a thing that Briefbook writes itself."""
ReturnState: TypeAlias = Literal["same", "edited", "deleted", "moved", "conflict"]
"""What became of an entry; `conflict`: in the file and in the book, each in another way."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in the margin of a file."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class ReturnedPiece:
    """A piece of a file in its order: all that stands together under one mark, or one paragraph or table without one.

    Attributes:
        mark: name of the bookmark of the entry; empty where there is none. `number` tells bookmarks of one name apart.
        blocks: none where only the mark is left.
        authors: who changed it under tracking.
        apart: of a table that holds text of entries and other text: the pieces in its cells, for it may be a form's.
    """

    blocks: Blocks
    mark: str = ""
    number: int = 0
    role: PieceRole = "text"
    authors: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    apart: tuple["ReturnedPiece", ...] = ()


def lines_of(piece: ReturnedPiece) -> Iterator[str]:
    """Walk over the lines of a piece as an export remembers them: a paragraph whole, a table row by row."""
    for block in piece.blocks:
        if isinstance(block, Table):
            yield from plain_text([block]).split("\n")
        else:
            yield plain_text([block])


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file as it reads when all tracked changes are accepted; `exports` are the marks of exports in it."""

    exports: tuple[str, ...]
    pieces: tuple[ReturnedPiece, ...]


@dataclass(frozen=True, slots=True)
class ReturnedEntry:
    """An entry in a file that came back.

    Attributes:
        tab, section: where it stands there; where it stood when it was exported, if it is deleted there.
        after: the entry before it there, in the same section; None for the first.
        exported: its text as it went out; `returned` as it came back; `now` as the book has it.
        merged: the text with both edits where they do not touch each other; None unless both sides edited it so.
        blocks: the text as it came back.
        is_moved: whether it stands at another place, whatever else became of it.
        by_text: whether it was found by its text, since its mark is lost.
        authors: who changed it under tracking; nobody is named where changes were not tracked.
    """

    id: EntryId
    state: ReturnState
    tab: TabId
    section: SectionId
    after: EntryId | None
    exported: str
    returned: str
    now: str
    merged: str | None = None
    blocks: Blocks = ()
    is_moved: bool = False
    by_text: bool = False
    authors: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class NewText:
    """Text in a file that no entry of the book has.

    Attributes:
        id: n1, n2 … in the order of the file.
        copy_of: the entry whose text this is once more; taken, it keeps the source.
    """

    id: str
    tab: TabId
    section: SectionId
    after: EntryId | None
    text: str
    blocks: Blocks
    copy_of: EntryId | None = None
    authors: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameChange:
    """A line that belongs to no entry (title, heading, field, annex) and was changed or taken out; it is not taken."""

    was: str
    returned: str


@dataclass(frozen=True, slots=True)
class ReturnReport:
    """What a file says of the book, by entry.

    Attributes:
        export: the mark of the export that it was compared with; empty where none is remembered.
        date: on which that was made; `copy` of what kind it was.
        notes: what the officer should know of how it was compared, in sentences.
    """

    export: str
    date: str
    copy: Copy | None
    entries: tuple[ReturnedEntry, ...]
    new: tuple[NewText, ...]
    frame: tuple[FrameChange, ...] = ()
    remarks: tuple[Remark, ...] = ()
    notes: tuple[str, ...] = ()


def together(blocks: Blocks) -> Blocks:
    """Return blocks with neighbouring lists of one kind joined: a file holds their items one by one."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, ListBlock) and isinstance(last, ListBlock):
            below = _below(last, block)
            if below is not None:
                joined[-1] = below
                continue
        joined.append(block)
    return tuple(joined)


def _below(last: ListBlock, new: ListBlock) -> ListBlock | None:
    """Return a list with another one at its end; None where they are not of one kind."""
    match new.items:
        case ((ListBlock() as deeper,),):
            *items, tail = last.items
            return replace(last, items=(*items, together((*tail, deeper))))
    if last.ordered != new.ordered:
        return None
    return replace(last, items=(*last.items, *new.items))
