"""Index room: what Whoosh keeps of a passage: its words by field, and columns that lead back to the catalogue.

Nothing is stored in Whoosh: texts, titles and dates are the catalogue's. A change of anything here, of `analysis` or of
the catalogue's tables is a change of LAYOUT, and an index of another layout is made anew.
"""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, FieldType, Schema
from whoosh.formats import Format

from briefbook.model.kinds import Language

LAYOUT = 7
TEXT, HEADING, TITLE = "text", "heading", "title"
FIELDS = (TEXT, HEADING, TITLE)
DOCUMENT = "document"
COLUMNS = ROW, MARK, WORDS, SAME = "row", "mark", "words", "same"

IndexedField: TypeAlias = tuple[str, Language | None, Sequence[int]]


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """What the index learns of a passage.

    Attributes:
        row: of the passage in the catalogue.
        document: row of its document in the catalogue.
        mark: check of what the row holds, 32 bits.
        same: check of the words of its text, 32 bits: equal texts have the same; 0 for one of few words.
        fields: of the text, of the heading path, and of the title (first passage of a document only): the field, its
            language (None: not known, then its words have a term in each), and the numbers of its words by place.
    """

    row: int
    document: int
    mark: int
    same: int
    fields: Sequence[IndexedField]


def pack(places: Iterable[int]) -> bytes:
    """Return places of a term in a field, ascending from 0, as bytes: four for each."""
    kept = tuple(places)
    return struct.pack(f"<{len(kept)}I", *kept)


def unpack(packed: bytes) -> tuple[int, ...]:
    """Return the places that `pack` packed."""
    return struct.unpack(f"<{count(packed)}I", packed)


def count(packed: bytes) -> int:
    """Return how many places are packed."""
    return len(packed) // 4


class Places(Format):
    """Postings with the places of a term in its field, each of four bytes."""

    def __init__(self) -> None:
        super().__init__(field_boost=1.0)
        self.posting_size = -1

    def decode_positions(self, packed: bytes) -> tuple[int, ...]:
        """Return the places, for Whoosh's own matchers."""
        return unpack(packed)

    def decode_frequency(self, packed: bytes) -> int:
        """Return how often the term occurs, for Whoosh's own matchers."""
        return count(packed)

    def decode_weight(self, packed: bytes) -> float:
        """Return the weight of the term, for Whoosh's own matchers."""
        return float(count(packed))


class Words(FieldType):
    """A field of words; what stands in it is made by the room's own analysis and written by its own writer."""

    def __init__(self) -> None:
        super().__init__(format=Places(), analyzer=None, scorable=True)


SCHEMA = Schema(
    **{
        TEXT: Words(),
        HEADING: Words(),
        TITLE: Words(),
        DOCUMENT: ID(),
        ROW: COLUMN(NumericColumn("I")),
        MARK: COLUMN(NumericColumn("I")),
        WORDS: COLUMN(NumericColumn("I")),
        SAME: COLUMN(NumericColumn("I")),
    }
)
