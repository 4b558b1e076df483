"""Index room: one segment, written as one file: posting lists, the table of terms, lengths and columns.

The format is that of Whoosh 2.7.4 (a compound file of the codec `whoosh3`), which reads it as one of its own.
"""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import Storage

from briefbook.index.cards import Card, packed_cards
from briefbook.index.column import packed
from briefbook.index.postings import Bounds, FieldLengths, Postings, encoded, length_column
from briefbook.index.schema import DOCUMENT, FIELDS, ROW
from briefbook.index.term_table import TermTable

_OFFSETS_FROM = 1 << 15
_AT_ONCE = 1 << 20
"""Bytes of posting lists that are written together."""
_NO_BOUNDS = Bounds(0, 0)
CARDS = ".cards"
"""The end of the name of the part that has the documents; Whoosh knows nothing of it."""
_HEADER = 12
"""Bytes for the place of the directory, which is known last."""


class SegmentFile:
    """A new segment while it is written."""

    def __init__(self, storage: Storage, index_name: str, lengths: Mapping[str, FieldLengths]) -> None:
        """Open the file; `lengths` are those of the fields of words.

        Raises:
            OSError: the system refused.
        """
        self._segment = W3Segment(W3Codec(), index_name)
        self._segment.compound = True
        self._file = self._segment.create_file(storage, W3Segment.COMPOUND_EXT)
        self._file.write(bytes(_HEADER))
        self._directory: dict[str, dict[str, int]] = {}
        self._terms = TermTable((DOCUMENT, *FIELDS))
        self._lengths = lengths
        self._bounds = {field: _bounds(one.held) for field, one in lengths.items()}
        self._waiting: list[bytes] = []
        self._posted = self._written = 0

    def add(self, field: str, term: bytes, postings: Postings) -> None:
        """Add a term: fields in the order of the table of terms, terms in the order of their bytes.

        Raises:
            OSError: the disk is full.
        """
        head, blocks = encoded(postings, self._bounds.get(field, _NO_BOUNDS), self._posted)
        self._terms.add(field, term, head)
        if blocks:
            self._waiting.append(blocks)
            self._posted += len(blocks)
            if self._posted - self._written > _AT_ONCE:
                self._write()

    def _write(self) -> None:
        self._file.write(b"".join(self._waiting))
        self._waiting.clear()
        self._written = self._posted

    def finished(self, columns: Mapping[str, "array[int]"], cards: Sequence[Card]) -> W3Segment:
        """Write the rest, columns of a number for each passage, and documents; it is on the disk and has its name.

        Raises:
            OSError: the system refused.
        """
        count = len(columns[ROW])
        self._write()
        self._directory[self._segment.make_filename(W3Codec.POSTS_EXT)] = {"offset": _HEADER, "length": self._posted}
        self._put(self._segment.make_filename(W3Codec.TERMS_EXT), self._terms.finished())
        for name, values in columns.items():
            self._put(W3Codec.column_filename(self._segment, name), packed(values))
        for field, one in self._lengths.items():
            if one.total:
                self._put(W3Codec.column_filename(self._segment, length_column(field)), one.held)
        self._put(W3Codec.column_filename(self._segment, "_stored"), _nothing_stored(count))
        self._put(self._segment.make_filename(CARDS), packed_cards(cards))
        CompoundStorage.write_dir(self._file, 0, self._directory)
        self._segment.set_doc_count(count)
        self._segment._fieldlengths = defaultdict(int, {field: one.total for field, one in self._lengths.items()})
        return self._segment

    def _put(self, name: str, content: bytes) -> None:
        self._directory[name] = {"offset": self._file.tell(), "length": len(content)}
        self._file.write(content)


def _bounds(lengths: bytes) -> Bounds:
    held = lengths.translate(None, b"\0")
    return Bounds(min(held), max(held)) if held else Bounds(0, 0)


def _nothing_stored(count: int) -> bytes:
    """Whoosh wants the column of stored fields even where nothing is stored: no byte for each passage.

    That is what its own writer (`VarBytesColumn`) makes: the lengths, from some number of passages on the offsets too,
    and by which letter each is packed.
    """
    is_long = count > _OFFSETS_FROM
    return bytes(2 * count if is_long else count) + (b"BBX" if is_long else b"B")
