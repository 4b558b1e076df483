"""App room: a note of last time is read by the guest: its text, and in a Word file how that is set."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefbook.app.file_reading import PassedOver, read_file
from briefbook.book.merge import comparable
from briefbook.model.document import Document, Passage, Problem
from briefbook.model.errors import ExtractError, NoText, Unreadable, UnsupportedFormat
from briefbook.model.excerpt import blocks_of, spoken_in
from briefbook.model.monitor import Monitor
from briefbook.model.note import Block, Blocks, Heading, ListBlock, plain_text
from briefbook.model.plain import from_plain
from briefbook.model.returned import ReturnedFile
from briefbook.worker.supervisor import Child, ChildFailed

_READ_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A note as it was read; `formatted` are its paragraphs with bold type and links, by their text as compared."""

    document: Document
    formatted: Mapping[str, Blocks] = field(default_factory=dict)

    def blocks(self, passage: Passage) -> Blocks:
        """Return the blocks of a passage, as they are set in the note where that is known."""
        found = self.formatted.get(comparable(passage.text))
        is_alike = found is not None and type(found[0]) is type(blocks_of(passage.kind, passage.text)[0])
        blocks = found if found is not None and is_alike else blocks_of(passage.kind, passage.text)
        return spoken_in(blocks, passage.language)


def read_file_of_note(note: Path, monitor: Monitor) -> NoteFile:
    """Return what is in the file of a note.

    Raises:
        ExtractError: it cannot be read, or holds no text.
        Cancelled: the monitor asked to stop.
    """
    if not note.is_file():
        raise Unreadable(note.name, "There is no such file; check its name.")
    guest = Child("guest")
    try:
        outcome = read_file(guest, note.absolute(), note.name, monitor)
        if isinstance(outcome, PassedOver):
            raise UnsupportedFormat(note.name, "Briefbook does not read this kind of file; save the note as .docx.")
        if isinstance(outcome, Problem):
            raise Unreadable(note.name, outcome.reason)
        if not outcome.document.passages:
            raise NoText(note.name, "There is no text in it.")
        return NoteFile(outcome.document, _formatted(guest, note, monitor))
    finally:
        guest.close()


def _formatted(guest: Child, note: Path, monitor: Monitor) -> Mapping[str, Blocks]:
    if note.suffix.lower() != ".docx":
        return {}
    try:
        answer = guest.call("read_note", {"file": str(note.absolute())}, seconds=_READ_SECONDS, monitor=monitor)
    except (ExtractError, ChildFailed):
        return {}  # its text is read already; it goes without bold type then
    found: dict[str, Blocks] = {}
    for piece in from_plain(ReturnedFile, answer.result).pieces:
        for block in piece.blocks:
            if not isinstance(block, Heading):
                for one in _items(block):
                    found.setdefault(comparable(plain_text([one])), (one,))
    return found


def _items(block: Block) -> Blocks:
    """Return a block, a list as one list for each of its items: so a passage is an item."""
    if not isinstance(block, ListBlock):
        return (block,)
    singles: list[Block] = []
    for item in block.items:
        own = tuple(one for one in item if not isinstance(one, ListBlock))
        singles += [replace(block, items=(own,), ordered=False, start=1)] if own else []
        singles += [single for one in item if isinstance(one, ListBlock) for single in _items(one)]
    return tuple(singles)
