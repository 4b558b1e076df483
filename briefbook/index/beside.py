"""Index room: a process beside the writer, which makes a segment of a share of what the writer is given.

It is handed documents as they come, and inverts them at once; at the commit it says which words it met, is told the
rows of the documents, and hands back a finished segment. It touches no file: what it made is written, sealed and named
by the writer alone, so that a process that is lost costs nothing but time. What is said are plain bytes: a checksum,
and a pickle that is read as those of an index are.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from struct import Struct
from typing import Protocol, TypeAlias, cast

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import RamStorage

from briefbook.index.cards import Texts
from briefbook.index.deflate import checksum
from briefbook.index.inversion import Inversion
from briefbook.index.merging import write
from briefbook.index.pickling import dumps, loads
from briefbook.index.preparing import Prepared
from briefbook.index.schema import IndexedDocument
from briefbook.model.kinds import LANGUAGES, Language

_CHECKSUM = Struct("<I")

Words: TypeAlias = Mapping[Language, tuple[str, str]]
"""The words met in each language, and the term of each, parted by blanks."""
Rows: TypeAlias = Sequence[tuple[int, int]]
"""Of each document its row, and that of its first passage."""
_Texts: TypeAlias = Sequence[Sequence[str]]
_Plain: TypeAlias = tuple[bytes, list[int], list[Language | None], _Texts, Sequence[str], Language | None, Texts]
"""Texts, marks, languages, headings and title of a document, the title's language, and what is known of it."""


class Beside(Protocol):
    """The way to a process beside this one, in which a `Inverter` answers; it is there, or it is lost for good."""

    def send(self, message: bytes) -> None:
        """Hand over a message; returns at once."""

    def answer(self) -> bytes | None:
        """Wait for the answer to the oldest message that was not answered yet; None when the process was lost."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A segment that is written nowhere yet.

    Attributes:
        name: its own, by which Whoosh knows it.
        totals: how many words each field has.
        content: of its file.
    """

    name: str
    totals: Mapping[str, int]
    content: bytes


def message(value: object) -> bytes:
    """Return a message that says a plain value."""
    held = dumps(value)
    return _CHECKSUM.pack(checksum(held)) + held


def understood(held: bytes) -> object:
    """Return the plain value that a message says.

    Raises:
        ValueError: it is no message, or not as it was sent.
    """
    said = held[_CHECKSUM.size :]
    if _CHECKSUM.pack(checksum(said)) != held[: _CHECKSUM.size]:
        raise ValueError("this is no message")
    return loads(said)


def added(documents: Sequence[Prepared], *, is_first: bool) -> bytes:
    """Return the message that hands documents over; the first one begins a new share."""
    plain = [
        (one.said, one.marks, one.languages, one.headings, one.title, one.document.language, one.texts)
        for one in documents
    ]
    return message(("add", (is_first, plain)))


def words_asked() -> bytes:
    """Return the message that asks for the words that were met."""
    return message(("words", None))


def words_of(answer: bytes) -> Words:
    """Return the words that an answer says.

    Raises:
        ValueError: it is no answer.
    """
    return cast(Words, understood(answer))  # the checksum vouches that an inverter made it


def segment_asked(rows: Rows) -> bytes:
    """Return the message that asks for the segment, and says the rows of the documents in the order of their coming."""
    return message(("segment", rows))


def segment_of(answer: bytes) -> Finished:
    """Return the segment that an answer says.

    Raises:
        ValueError: it is no answer.
    """
    # the checksum vouches that an inverter made it
    name, totals, content = cast("tuple[str, Mapping[str, int], bytes]", understood(answer))
    return Finished(name, totals, content)


class Inverter:
    """What the process beside does: it answers messages, one after the other."""

    def __init__(self) -> None:
        self._inversion: Inversion | None = None
        self._given = 0

    def answer(self, held: bytes) -> bytes:
        """Do what a message says, and return the answer to it.

        Raises:
            ValueError: it is no message, or none that can be answered now.
        """
        # the checksum vouches that a writer made it
        asked, value = cast("tuple[str, object]", understood(held))
        with uncollected():
            if asked == "add":
                self._add(*cast("tuple[bool, list[_Plain]]", value))
                return b""
            if asked == "words":
                met = {language: self._opened().words(language) for language in LANGUAGES}
                return message({language: (" ".join(one), " ".join(one.values())) for language, one in met.items()})
            return self._segment(cast(Rows, value))

    def _add(self, is_first: bool, documents: Sequence[_Plain]) -> None:
        if is_first:
            self._inversion, self._given = Inversion(), 0
        inversion = self._opened()
        for said, marks, languages, headings, title, language, texts in documents:
            # the rows are not known yet: a number stands for that of the document
            document = IndexedDocument(self._given, 0, marks, languages, said, headings, title, language, texts)
            inversion.add(document)
            self._given += 1

    def _opened(self) -> Inversion:
        if self._inversion is None:
            raise ValueError("there is no share, or not any more")
        return self._inversion

    def _segment(self, rows: Rows) -> bytes:
        inversion, self._inversion = self._opened(), None
        inversion.place(rows)
        storage = RamStorage()
        (segment,) = write(storage, [inversion])
        content = storage.files[segment.make_filename(W3Segment.COMPOUND_EXT)]
        return message((segment.segid, dict(segment._fieldlengths), content))


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no circles of objects meanwhile: a commit makes a million objects and no circle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
