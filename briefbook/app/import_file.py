"""App room: a note of last time is read by the guest: its text, and in a Word file how that is set."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefbook.app.file_reading import PassedOver, read_file
from briefbook.book.merge import comparable
from briefbook.model.document import Document, Passage, Problem
from briefbook.model.errors import (
    DamagedFile,
    EncryptedFile,
    ExtractError,
    NoText,
    NotHere,
    TookTooLong,
    TooLarge,
    Unreadable,
    UnsupportedFormat,
)
from briefbook.model.excerpt import blocks_of, spoken_in
from briefbook.model.monitor import Monitor
from briefbook.model.note import Block, Blocks, Heading, ListBlock, plain_text
from briefbook.model.plain import from_plain
from briefbook.model.returned import ReturnedFile
from briefbook.worker.supervisor import Child, ChildFailed

_READ_SECONDS = 60.0


@dataclass(slots=True)
class NoteFile:
    """A note as it was read.

    Attributes:
        formatted: its paragraphs with bold type, links and places in lists, by their text as compared, in their order.
    """

    document: Document
    formatted: Mapping[str, deque[Block]] = field(default_factory=dict)

    def blocks(self, passage: Passage) -> Blocks:
        """Return the blocks of the next passage, as they are set in the note where that is known.

        Passages are to be asked for in their order: of two with the same words each has its own number in a list.
        """
        plain = blocks_of(passage.kind, passage.text)
        found = self.formatted.get(comparable(passage.text))
        if found and type(found[0]) is type(plain[0]):
            plain = (found.popleft() if len(found) > 1 else found[0],)
        return spoken_in(plain, passage.language)


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
            raise _refusal(note.name, outcome)
        if not outcome.document.passages:
            raise NoText(note.name, "There is no text in it.")
        return NoteFile(outcome.document, _formatted(guest, note, monitor))
    finally:
        guest.close()


def _refusal(name: str, problem: Problem) -> ExtractError:
    """Return the error of the kind that a problem is: each is said in its own words."""
    kinds = (UnsupportedFormat, DamagedFile, EncryptedFile, NoText, TooLarge, TookTooLong, NotHere)
    kind = next((one for one in kinds if one.kind is problem.kind), Unreadable)
    return kind(name, problem.reason)


def _formatted(guest: Child, note: Path, monitor: Monitor) -> Mapping[str, deque[Block]]:
    if note.suffix.lower() != ".docx":
        return {}
    try:
        answer = guest.call("read_note", {"file": str(note.absolute())}, seconds=_READ_SECONDS, monitor=monitor)
    except (ExtractError, ChildFailed):
        return {}  # its text is read already; it goes without bold type then
    found: dict[str, deque[Block]] = {}
    for piece in from_plain(ReturnedFile, answer.result).pieces:
        for block in piece.blocks:
            if not isinstance(block, Heading):
                for one in _items(block):
                    found.setdefault(comparable(plain_text([one])), deque()).append(one)
    return found


def _items(block: Block) -> Iterator[Block]:
    """Yield a block, a list as one list for each of its items, with its number and as deep: so a passage is an item."""
    if not isinstance(block, ListBlock):
        yield block
        return
    for number, item in enumerate(block.items, block.start):
        own = tuple(one for one in item if not isinstance(one, ListBlock))
        if own:
            yield replace(block, items=(own,), start=number if block.ordered else 1)
        for below in item:
            if isinstance(below, ListBlock):
                for single in _items(below):
                    yield replace(block, items=((single,),), start=1)
