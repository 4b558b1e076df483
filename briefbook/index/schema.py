"""Index room: what Whoosh keeps of a passage: its words by field, and columns that lead back to the catalogue.

Nothing is stored in Whoosh: texts, titles and dates are the catalogue's. A change of anything here, of `analysis` or of
the catalogue's tables is a change of LAYOUT, and an index of another layout is made anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, FieldType, Schema
from whoosh.formats import Format

from briefbook.index.cards import NO_TEXTS, Texts
from briefbook.model.kinds import Language

LAYOUT = 12
TEXT, HEADING, TITLE = "text", "heading", "title"
FIELDS = (TEXT, HEADING, TITLE)
DOCUMENT = "document"
COLUMNS = ROW, MARK, WORDS, SAME = "row", "mark", "words", "same"

GAP = ""
"""Stands in the place of a word between two headings, so that no quotation reaches across."""


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What the index learns of a document, or of passages of it in a row.

    Attributes:
        row: of the document in the catalogue.
        first: row of the first passage in the catalogue; the others follow.
        marks: for each passage the check of what the catalogue holds of it, 32 bits.
        languages: of each passage; None: not known, then its words have a term in each.
        said: the texts of its passages, as `analysis.together` made one of them.
        headings: the words of the heading path of each passage, in order, GAP between two headings.
        title: the words of the title, with the first passage; none where the passages are not the first ones.
        language: of the title.
        texts: what is known of it, beside its passages.
    """

    row: int
    first: int
    marks: Sequence[int]
    languages: Sequence[Language | None]
    said: bytes
    headings: Sequence[Sequence[str]]
    title: Sequence[str]
    language: Language | None
    texts: Texts = NO_TEXTS


Packed: TypeAlias = str
"""Places of a term in a field, ascending from 0: a code point for each, greater by one; pickles hold it short."""
BETWEEN = "\0"
"""Stands between the packed places of two passages; no place is packed so."""
_LAST_PLACE = 0x10FFFE
"""Places beyond it, in a passage of more than a million words, are not told apart."""


def pack(places: Iterable[int]) -> Packed:
    """Return places of a term in a field, ascending from 0, packed."""
    return "".join([chr(min(place, _LAST_PLACE) + 1) for place in places])


def unpack(packed: Packed) -> tuple[int, ...]:
    """Return the places that `pack` packed."""
    return tuple([code - 1 for code in map(ord, packed)])


def count(packed: Packed) -> int:
    """Return how many places are packed."""
    return len(packed)


class Places(Format):
    """Postings with the places of a term in its field; a value is text, where the formats of Whoosh have bytes."""

    def __init__(self) -> None:
        super().__init__(field_boost=1.0)
        self.posting_size = -1

    def decode_positions(self, packed: Packed) -> tuple[int, ...]:
        """Return the places, for Whoosh's own matchers."""
        return unpack(packed)

    def decode_frequency(self, packed: Packed) -> int:
        """Return how often the term occurs, for Whoosh's own matchers."""
        return count(packed)

    def decode_weight(self, packed: Packed) -> float:
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
