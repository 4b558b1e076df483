"""Extract room: what every reader of a format gives back, and the limits that hold for all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from briefbook.model.document import Evidence

EXTRACTOR_VERSION = "2"
"""Changes whenever the same bytes may give another document; the index then reads the file again."""

FILE_LIMIT = 100_000_000
"""Bytes of a file (source: safety design, limits per type)."""
TEXT_LIMIT = 20_000_000
"""Code points of text taken out of one file (same source)."""


class BlockKind(StrEnum):
    """What form a block of text has in its file; a note stands at its foot or end, under no heading."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    TABLE = "table"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text as its format sets it apart, in file order.

    Attributes:
        text: plain text; rows joined by a newline, cells by a tab, no list marker.
        level: of a heading: 0 is the title of the whole document, 1 the outermost.
        why: in words why this is a line of the page rather than of the document; empty for the document's own.
        is_run_on: whether it stands in the line below the one before, without a blank line between (plain text).
        is_bold: whether all of the text is in bold type; such a line may be a heading in disguise.
    """

    kind: BlockKind
    text: str
    level: int = 0
    why: str = ""
    is_bold: bool = False
    is_run_on: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader finds in a file.

    Attributes:
        blocks: the text.
        said: what the file says about itself outside its text (front matter, meta tags, core properties); values raw.
    """

    blocks: tuple[Block, ...]
    said: tuple[Evidence, ...] = ()


Reader: TypeAlias = Callable[[bytes, str], Content]
"""Takes the bytes of a file and its path within the folder; raises a subclass of ExtractError."""
