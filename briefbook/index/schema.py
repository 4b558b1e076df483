"""Index room: what Whoosh keeps of a passage: its words by field, and columns that lead back to the catalogue.

Nothing is stored in Whoosh: texts, titles and dates are the catalogue's. A change of anything here, of `analysis` or of
the catalogue's tables is a change of LAYOUT, and an index of another layout is made anew.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, FieldType, Schema
from whoosh.formats import Format

LAYOUT = 2
TEXT, HEADING, TITLE = "text", "heading", "title"
FIELDS = (TEXT, HEADING, TITLE)
DOCUMENT = "document"
ROW, MARK, WORDS = "row", "mark", "words"

Terms = Sequence[Sequence[str]]
"""The terms of a field, place by place: several where the language is not known, none between two headings."""


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """What the index learns of a passage.

    Attributes:
        row: of the passage in the catalogue.
        document: row of its document in the catalogue.
        mark: check of what the row holds, 32 bits.
        fields: terms of the text, of the heading path, and of the title (first passage of a document only).
    """

    row: int
    document: int
    mark: int
    fields: dict[str, Terms]


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
    """A field whose value is its terms: the room's own analysis has been done before Whoosh sees them."""

    def __init__(self) -> None:
        super().__init__(format=Places(), analyzer=None, scorable=True)

    def index(self, value: Terms, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield term, frequency, weight and packed places of each term."""
        places: dict[str, list[int]] = {}
        for place, terms in enumerate(value):
            for term in terms:
                places.setdefault(term, []).append(place)
        for term, found in places.items():
            yield term.encode("utf-8"), len(found), float(len(found)), pack(found)


SCHEMA = Schema(
    **{
        TEXT: Words(),
        HEADING: Words(),
        TITLE: Words(),
        DOCUMENT: ID(),
        ROW: COLUMN(NumericColumn("I")),
        MARK: COLUMN(NumericColumn("I")),
        WORDS: COLUMN(NumericColumn("I")),
    }
)
